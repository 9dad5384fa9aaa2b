// Draws a Mermaid file as people do on a server: Mermaid in a headless browser. node browser.mjs MODULES CHROMIUM IN OUT
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [modules, executablePath, source, target] = process.argv.slice(2);
const { chromium } = createRequire(join(modules, "_"))("playwright-core");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
await page.addScriptTag({ path: join(modules, "mermaid", "dist", "mermaid.min.js") });
const drawn = await page.evaluate(async (text) => {
  mermaid.initialize({ startOnLoad: false });
  return (await mermaid.render("chart", text)).svg;
}, readFileSync(source, "utf8"));
writeFileSync(target, drawn);
await browser.close();
