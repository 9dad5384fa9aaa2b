// What makes reading easier: search, zoom, and the way that a step takes. Without it the page is complete all the same.
"use strict";
(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const bar = one(".bar");
  const field = one("#search");
  const view = one(".view");
  const writing = (element) => element.matches("input, textarea, select, [contenteditable]");

  // Zoom: 1 is the size in which the picture comes.
  const zoom = (() => {
    const least = 0.25;
    const most = 8;
    const shown = one("[data-do=fit] span");
    let factor = 1;
    let natural = 0;

    function size(picture) {
      if (picture.matches("svg")) {
        natural ||= picture.getBoundingClientRect().width;
        picture.style.width = factor === 1 ? "" : `${natural * factor}px`;
        picture.style.maxWidth = factor === 1 ? "" : "none";
      } else {
        picture.style.setProperty("--zoom", factor);
      }
    }

    // The point of the picture at `x`, `y` of the window stays where it is.
    function set(next, x, y) {
      if (!view) return;
      const picture = view.firstElementChild;
      const before = picture.getBoundingClientRect();
      const frame = view.getBoundingClientRect();
      const left = x ?? (Math.max(frame.left, 0) + Math.min(frame.right, innerWidth)) / 2;
      const top = y ?? (Math.max(frame.top, 0) + Math.min(frame.bottom, innerHeight)) / 2;
      const across = (left - before.left) / before.width;
      const down = (top - before.top) / before.height;
      factor = Math.min(most, Math.max(least, next));
      if (Math.abs(factor - 1) < 0.02) factor = 1;
      view.classList.toggle("zoomed", factor > 1);
      size(picture);
      shown.textContent = `${Math.round(factor * 100)}\u00a0%`;
      const after = picture.getBoundingClientRect();
      view.scrollLeft += after.left + across * after.width - left;
      view.scrollTop += after.top + down * after.height - top;
      const rest = picture.getBoundingClientRect();
      scrollBy({ top: rest.top + down * rest.height - top, behavior: "instant" });
    }

    function fit() {
      if (!view) return;
      set(1);
      view.classList.toggle("fitted", view.scrollWidth > view.clientWidth + 1);
    }

    view?.addEventListener("wheel", (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      set(factor * Math.exp(-event.deltaY / 400), event.clientX, event.clientY);
    }, { passive: false });
    return { larger: () => set(factor * 1.25), smaller: () => set(factor / 1.25), fit };
  })();

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  }

  // The way that a step takes: its symbol, and the connectors that come to it and leave it.
  const trail = (() => {
    const pieces = all("[data-step], [data-from]").filter((piece) => piece.closest(".overlay"));
    let current = "";
    let lit = "";

    function mark(name, step) {
      for (const piece of pieces) {
        const { step: own, from = "", to } = piece.dataset;
        piece.classList.toggle(name, step !== "" && (own === step || to === step || from.split(" ").includes(step)));
      }
    }

    function light(step) {
      if (step !== lit) mark("lit", lit = step);
    }

    function settle() {
      let name = location.hash.slice(1);
      try {
        name = decodeURIComponent(name);
      } catch {
        // a broken address names no step
      }
      const row = document.getElementById(name)?.closest("tr[data-step]");
      current = row ? row.dataset.step : "";
      mark("current", current);
    }

    const of = (event) => event.target.closest?.("tr[data-step]")?.dataset.step ?? "";
    addEventListener("hashchange", settle);
    document.addEventListener("mouseover", (event) => light(of(event)));
    document.addEventListener("focusin", (event) => light(of(event)));
    settle();
  })();

  // Search, in what can be seen.
  const search = (() => {
    const count = one("#found");
    const blocks = "p, li, dt, dd, th, td, h1, h2, h3, h4, h5, h6, pre, caption, text, .line";
    let ranges = [];
    let now = -1;

    function visible(node) {
      const element = node.parentElement;
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && element.checkVisibility?.() !== false;
    }

    const plain = (letter) => {
      const simple = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      return simple.length === 1 ? simple : letter;
    };

    // Return the letters of the page, each with its place; texts of different blocks never touch.
    function letters() {
      const found = { text: "", places: [] };
      let block = null;
      const walker = document.createTreeWalker(one("body"), NodeFilter.SHOW_TEXT, (node) => (
        node.parentElement.closest("main, header") && visible(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT
      ));
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const own = node.parentElement.closest(blocks);
        if (own !== block) found.text += "\n";
        if (own !== block) found.places.push(null);
        block = own;
        for (let place = 0; place < node.data.length; place += 1) {
          const letter = /\s/.test(node.data[place]) ? " " : plain(node.data[place]);
          if (letter === " " && found.text.endsWith(" ")) continue;
          found.text += letter;
          found.places.push([node, place]);
        }
      }
      return found;
    }

    function find(wanted) {
      const { text, places } = letters();
      const found = [];
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const [first, last] = [places[at], places[at + wanted.length - 1]];
        if (!first || !last) continue;
        const range = new Range();
        range.setStart(...first);
        range.setEnd(last[0], last[1] + 1);
        found.push(range);
      }
      return found;
    }

    function show() {
      const words = count.dataset;
      const filled = ranges.length ? words.found.replace("{now}", now + 1).replace("{all}", ranges.length) : words.nothing;
      count.textContent = field.value.trim() ? filled : "";
      if (globalThis.Highlight && CSS.highlights) {
        CSS.highlights.set("found", new Highlight(...ranges));
        CSS.highlights.set("found-now", new Highlight(...ranges.slice(now, now + 1)));
      }
    }

    function go(step) {
      if (!ranges.length) return;
      now = (now + step + ranges.length) % ranges.length;
      show();
      const [range] = [ranges[now]];
      range.startContainer.parentElement.scrollIntoView({ block: "center", inline: "center" });
      if (!globalThis.Highlight) {
        getSelection().removeAllRanges();
        getSelection().addRange(range);
      }
    }

    function run() {
      const wanted = [...field.value.trim().replace(/\s+/g, " ")].map(plain).join("");
      ranges = wanted ? find(wanted) : [];
      now = -1;
      show();
      go(1);
    }

    function clear() {
      field.value = "";
      run();
      field.blur();
    }

    return { run, clear, next: () => go(1), previous: () => go(-1) };
  })();

  const actions = { ...zoom, full, print: () => print(), next: search.next, previous: search.previous };
  const keys = { "+": zoom.larger, "=": zoom.larger, "-": zoom.smaller, 0: zoom.fit, "/": () => field.select() };

  bar.addEventListener("click", (event) => actions[event.target.closest("[data-do]")?.dataset.do]?.());
  field.addEventListener("input", search.run);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") actions[event.shiftKey ? "previous" : "next"]();
    if (event.key === "Escape") search.clear();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target) || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  bar.hidden = false;
})();
