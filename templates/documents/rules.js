"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const bar = document.querySelector(".bar");
  const search = at("search");
  const severity = at("severity");
  const shown = at("shown");
  const contents = document.querySelector("nav details");
  const narrow = matchMedia("(max-width: 60rem)");
  const plain = (text) => text.toLowerCase().normalize("NFKD");
  const rules = [...document.querySelectorAll("article")].map((article) => ({
    article,
    link: document.querySelector(`nav a[href="#${article.id}"]`).parentElement,
    severity: article.dataset.severity,
    text: "",
  }));
  const groups = [...document.querySelectorAll(".group")].map((group) => ({
    group,
    link: document.querySelector(`nav a[href="#${group.id}"]`).closest("section"),
  }));

  const read = (rule) => (rule.text ||= plain(
    [...rule.article.querySelectorAll("h3, .what, dd, pre code")].map((part) => part.textContent).join(" ")
  ));

  const filter = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const rule of rules) {
      const fits = (!severity.value || rule.severity === severity.value) && words.every((word) => read(rule).includes(word));
      rule.article.hidden = rule.link.hidden = !fits;
      count += fits;
    }
    for (const { group, link } of groups) {
      group.hidden = link.hidden = !group.querySelector("article:not([hidden])");
    }
    at("nothing").hidden = count > 0;
    const all = count === rules.length && !words.length;
    shown.textContent = all ? "" : shown.dataset.shown.replace("{shown}", count).replace("{all}", rules.length);
  };

  const fold = () => { contents.open = !narrow.matches; };

  bar.hidden = false;
  search.addEventListener("input", filter);
  severity.addEventListener("change", filter);
  narrow.addEventListener("change", fold);
  contents.addEventListener("click", (event) => { if (narrow.matches && event.target.closest("a")) contents.open = false; });
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, select") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === "Escape" && event.target === search) {
      search.value = "";
      filter();
    }
  });
  addEventListener("hashchange", () => {
    const target = at(decodeURIComponent(location.hash.slice(1)));
    if (target?.hidden) {
      search.value = severity.value = "";
      filter();
      target.scrollIntoView();
    }
  });
  fold();
  filter();
})();
