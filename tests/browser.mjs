// A reader with a browser: opens pages, does what a task says, and writes what was seen as JSON.
// node browser.mjs TASK FILE...   with SOPCTL_NODE_MODULES and SOPCTL_BROWSER set, the address of a browser that runs
// node browser.mjs serve          with SOPCTL_NODE_MODULES and SOPCTL_CHROMIUM set: such a browser, until input ends
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.SOPCTL_NODE_MODULES}/x.js`);
const { chromium } = require("playwright-core");
const [task, ...files] = process.argv.slice(2);
if (task === "serve") {
  const server = await chromium.launchServer({
    executablePath: process.env.SOPCTL_CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  console.log(server.wsEndpoint());
  for await (const _ of process.stdin);
  await server.close();
  process.exit();
}
const browser = await chromium.connect(process.env.SOPCTL_BROWSER);

async function open(file, { width = 1440, colorScheme = "light", javaScriptEnabled = true, hash = "" } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled });
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.faults.push(message.text()));
  page.on("dialog", (dialog) => { page.faults.push(dialog.message()); dialog.dismiss(); });
  page.on("request", (request) => /^(file|data):/.test(request.url()) || page.faults.push(request.url()));
  await page.goto(/^http/.test(file) ? file + hash : pathToFileURL(file) + hash);
  return page;
}

const width = (page) => page.locator(".view > *").evaluate((picture) => picture.getBoundingClientRect().width);
const lit = (page) => page.locator(".overlay .lit").evaluateAll((found) => (
  found.map((piece) => piece.dataset.step ?? `${piece.dataset.from}>${piece.dataset.to}`)
));
const count = (page) => page.locator("#found").innerText();
const marked = (page, name) => page.evaluate((key) => [...CSS.highlights.get(key)].map(String), name);

async function axe(file, windows) {
  const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const found = [];
  for (const [wide, colorScheme] of windows) {
    const page = await open(file, { width: wide, colorScheme });
    await page.evaluate(source);
    const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
    found.push(...violations.map(({ id, nodes }) => [wide, colorScheme, id, nodes[0].html, nodes[0].failureSummary]));
    if (passes.length < 15) found.push([wide, colorScheme, "axe did not look"]);
    found.push(...page.faults);
    await page.context().close();
  }
  return found;
}

const tasks = {
  // The manual of the rules: what its search and its filter leave, and what fits into the window.
  async manual(file) {
    const page = await open(file);
    const seen = {};
    const left = () => page.locator("article:not([hidden])").evaluateAll((found) => found.map(({ id }) => id));
    seen.all = (await left()).length;
    await page.keyboard.press("/");
    await page.keyboard.type("FLO004 deadlock");
    seen.deadlock = await left();
    seen.count = await page.locator("#shown").innerText();
    await page.keyboard.press("Escape");
    await page.selectOption("#severity", "info");
    seen.infos = await left();
    await page.fill("#search", "no rule says this");
    seen.none = [(await left()).length, await page.locator("#nothing").isVisible()];
    await page.evaluate(() => { location.hash = "#FLO003"; });
    await page.waitForFunction(() => !document.querySelector("#FLO003").hidden);
    await page.waitForTimeout(200);
    const box = await page.locator("#FLO003").boundingBox();
    seen.afterHash = [(await left()).length, box.y >= 0 && box.y < 200];
    const phone = await open(file, { width: 390 });
    const isOpen = (where) => where.locator("nav details").evaluate((details) => details.open);
    seen.folded = [await isOpen(page), await isOpen(phone)];
    seen.wide = [];
    for (const where of [page, phone]) {
      const [inner, scroll] = await where.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
      if (scroll > inner) seen.wide.push([inner, scroll]);
    }
    seen.faults = [...page.faults, ...phone.faults];
    return seen;
  },

  // What axe finds in the light, in the dark, on a phone and in a narrow window.
  axe: (file) => axe(file, [[1440, "light"], [1440, "dark"], [1024, "light"], [390, "light"], [390, "dark"]]),

  // The same for a page that is made of what others were looked at: each width and each colour once.
  glance: (file) => axe(file, [[1440, "light"], [390, "dark"]]),

  // How far symbols are from the middle of their cells, and cells whose text does not fit, in pixels.
  async overlay(file) {
    const found = [];
    for (const wide of [1000, 1440, 2200]) {
      const page = await open(file, { width: wide });
      found.push(await page.evaluate(() => {
        const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
        const rows = [...document.querySelectorAll(".sheet tbody tr")];
        const lanes = rows.flatMap((row) => [...row.querySelectorAll(".lane:has(.vh)")].map((lane) => [row, lane]));
        const off = lanes.map(([row, lane]) => {
          const [x, y] = middle(lane.getBoundingClientRect());
          const { top, bottom } = row.getBoundingClientRect();
          const symbols = [...document.querySelectorAll(`.overlay .symbol[data-step="${row.dataset.step}"] .outline`)];
          return Math.min(...symbols.map((symbol) => {
            const box = symbol.getBoundingClientRect();
            const [across] = middle(box);
            return Math.abs(across - x) + Math.max(0, top - box.top) + Math.max(0, box.bottom - bottom) + 0 * y;
          }));
        });
        const cells = [...document.querySelectorAll(".sheet th, .sheet td")];
        const full = cells.filter((cell) => [...cell.querySelectorAll("p")].some((text) => {
          const [inner, outer] = [text.getBoundingClientRect(), cell.getBoundingClientRect()];
          return inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1 || text.scrollWidth > text.clientWidth + 1;
        }));
        return { symbols: lanes.length, off: Math.max(...off), full: full.map((cell) => cell.innerText) };
      }));
      await page.context().close();
    }
    return found;
  },

  async search(file) {
    const page = await open(file);
    const seen = {};
    await page.keyboard.press("/");
    seen.focused = await page.evaluate(() => document.activeElement.id);
    await page.keyboard.type("SURAT  keluar");
    seen.first = await count(page);
    seen.marked = await marked(page, "found");
    await page.getByRole("button", { name: "Hasil berikutnya" }).click();
    seen.next = await count(page);
    await page.getByRole("button", { name: "Hasil sebelumnya" }).click();
    await page.getByRole("button", { name: "Hasil sebelumnya" }).click();
    seen.last = await count(page);
    await page.getByRole("searchbox").press("Enter");
    seen.round = await count(page);
    await page.getByRole("searchbox").fill("Terkirim");
    seen.place = await page.evaluate(() => {
      const { top, bottom } = [...CSS.highlights.get("found-now")][0].getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
    await page.getByRole("searchbox").fill("zzz");
    seen.nothing = await count(page);
    await page.getByRole("searchbox").press("Escape");
    seen.cleared = [await count(page), (await marked(page, "found")).length];
    seen.faults = page.faults;
    return seen;
  },

  async zoom(file) {
    const page = await open(file);
    const widths = [await width(page)];
    const note = async () => widths.push(await width(page));
    await page.getByRole("button", { name: /Perbesar|Zoom in/ }).click();
    await note();
    await page.getByRole("button", { name: /Perkecil|Zoom out/ }).click();
    await note();
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    await note();
    await page.keyboard.press("-");
    await note();
    await page.keyboard.press("0");
    await note();
    const view = page.locator(".view");
    await view.scrollIntoViewIfNeeded();
    const box = await view.boundingBox();
    await page.mouse.move(box.x + box.width * 0.75, Math.max(100, Math.min(box.y + 200, 800)));
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -400);
    await page.keyboard.up("Control");
    await page.waitForTimeout(100);
    await note();
    const pan = await view.evaluate((element) => [element.scrollLeft, element.scrollWidth - element.clientWidth]);
    const said = await page.locator("[data-do=fit] span").first().innerText();
    await page.locator("[data-do=fit]").click();
    await note();
    return { widths, pan, said, faults: page.faults };
  },

  // The keyboard alone: the skip link, then the steps with their ways; and what lights up.
  async keyboard(file) {
    const page = await open(file);
    const seen = {};
    await page.keyboard.press("Tab");
    seen.skip = await page.evaluate(() => document.activeElement.className);
    await page.keyboard.press("Enter");
    seen.content = await page.evaluate(() => document.activeElement.id);
    seen.stops = [];
    for (let stop = 0; stop < 8; stop += 1) {
      await page.keyboard.press("Tab");
      seen.stops.push(await page.evaluate(() => {
        const { width: wide, height } = document.activeElement.parentElement.getBoundingClientRect();
        const { outlineStyle } = getComputedStyle(document.activeElement);
        return [document.activeElement.innerText.slice(0, 20), wide > 2 && height > 2 && outlineStyle !== "none"];
      }));
    }
    seen.lit = await lit(page);
    await page.keyboard.press("Enter");
    seen.hash = new URL(page.url()).hash;
    return seen;
  },

  async steps(file) {
    const page = await open(file, { hash: "#langkah-6" });
    const seen = { faults: page.faults };
    const uncovered = (number) => page.evaluate((wanted) => {
      const row = document.querySelectorAll(".sheet tbody tr")[wanted - 1];
      const { left, top, width: wide, height } = row.getBoundingClientRect();
      return [0.02, 0.98].every((part) => row.contains(document.elementFromPoint(left + wide / 4, top + height * part)));
    }, number);
    const ground = (number) => page.evaluate((wanted) => (
      getComputedStyle(document.querySelectorAll(".sheet tbody tr")[wanted - 1].cells[1]).backgroundColor
    ), number);
    seen.uncovered = await uncovered(6);
    seen.ground = [await ground(5), await ground(6)];
    seen.current = await page.locator(".overlay .symbol.current").evaluateAll((all) => all.map(({ dataset }) => dataset.step));
    await page.locator(".sheet tbody tr").nth(1).hover();
    seen.lit = await lit(page);
    await page.evaluate(() => { location.hash = "#step-konsep"; });
    await page.waitForTimeout(100);
    seen.again = await page.locator(".overlay .symbol.current").evaluateAll((all) => all.map(({ dataset }) => dataset.step));
    return seen;
  },

  async phone(file) {
    const page = await open(file, { width: 390 });
    return {
      faults: page.faults,
      wider: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      cards: await page.locator(".sheet tbody tr").evaluateAll((rows) => rows.map((row) => row.innerText.replace(/\s+/g, " "))),
      overlay: await page.locator(".overlay").isVisible(),
      tall: await page.locator(".sheet tbody a").evaluateAll((links) => Math.min(...links.map((link) => link.getBoundingClientRect().height))),
    };
  },

  async plain(file) {
    const page = await open(file, { javaScriptEnabled: false });
    return {
      bar: await page.locator(".bar").isVisible(),
      paper: await page.locator(".paper").isVisible(),
      overlay: await page.locator(".overlay").isVisible(),
      text: await page.locator("main").innerText(),
      faults: page.faults,
    };
  },

  // Opens the page and clicks whatever there is to click.
  async attack(file) {
    const page = await open(file);
    for (const link of await page.locator("main a:visible").all()) await link.click({ timeout: 2000 }).catch(() => {});
    return { faults: page.faults, pwned: await page.evaluate(() => globalThis.pwned ?? null), title: await page.title() };
  },

  // A page of `sopctl preview`: the file beside it is saved, spoiled and repaired while somebody looks.
  async preview(file) {
    const [address, path] = file.split("|");
    const page = await open(address);
    page.faults = page.faults.filter((fault) => !fault.startsWith("http://127.0.0.1:"));
    const shown = page.frameLocator("#document");
    const state = page.locator("#state");
    const seen = {};
    await shown.getByText("Menyusun konsep surat").first().waitFor();
    seen.fresh = await state.innerText();
    await page.locator("#document").evaluate((frame) => frame.contentWindow.scrollTo(0, 300));
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("Menyusun konsep surat", "Menulis konsep surat"));
    await shown.getByText("Menulis konsep surat").first().waitFor();
    seen.saved = await state.innerText();
    writeFileSync(path, text.replace("steps:", "steps: ["));
    await page.locator("#findings pre").waitFor({ state: "visible" });
    seen.spoiled = [await state.innerText(), await page.locator("#findings pre").innerText()];
    seen.kept = await shown.getByText("Menulis konsep surat").first().isVisible();
    writeFileSync(path, text);
    await shown.getByText("Menyusun konsep surat").first().waitFor();
    seen.repaired = [await state.innerText(), await page.locator("#findings pre").isVisible()];
    seen.faults = page.faults.filter((fault) => !fault.startsWith("http://127.0.0.1:"));
    return seen;
  },

  async print(file) {
    const page = await open(file);
    const data = await page.pdf({ preferCSSPageSize: true });
    return { pdf: data.toString("base64"), faults: page.faults };
  },
};

console.log(JSON.stringify(await Promise.all(files.map((file) => tasks[task](file)))));
await browser.close();
