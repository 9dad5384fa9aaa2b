// Shows the document anew whenever the program has a newer one.
"use strict";
(() => {
  const words = document.querySelector("header").dataset;
  const state = document.getElementById("state");
  const findings = document.getElementById("findings");
  const shown = document.getElementById("document");
  let page = -1;
  let last = "";

  if (location.hash) shown.src = `document${location.hash}`;

  function show(news) {
    state.textContent = words[news.state];
    findings.querySelector("summary").textContent = news.summary;
    findings.querySelector("pre").textContent = news.findings;
    findings.hidden = !news.findings;
    if (news.state !== last) findings.open = news.state !== "current";
    last = news.state;
    document.body.classList.toggle("broken", news.state !== "current");
    if (page !== -1 && page !== news.page) shown.contentWindow.location.reload();
    page = news.page;
  }

  const source = new EventSource("events");
  source.addEventListener("message", (event) => show(JSON.parse(event.data)));
  source.addEventListener("error", () => { state.textContent = words.lost; });
})();
