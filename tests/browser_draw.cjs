// Draws Mermaid texts in Chromium; prints the words of each node and answer and the number of connectors, as JSON.
// node browser_draw.cjs MODULES CHROMIUM FILE...
const { readFileSync } = require('fs');
const { createRequire } = require('module');
const [modules, chromium, ...files] = process.argv.slice(2);
const from = createRequire(modules + '/x.js');

(async () => {
  const browser = await from('playwright-core').chromium.launch({
    executablePath: chromium,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  });
  const page = await browser.newPage();
  await page.setContent('<div id="place"></div>');
  await page.addScriptTag({ path: modules + '/mermaid/dist/mermaid.min.js' });
  await page.evaluate(() => mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }));
  const found = {};
  for (const file of files) {
    found[file] = await page.evaluate(async text => {
      const { svg } = await mermaid.render('drawn', text);
      const place = document.querySelector('#place');
      place.innerHTML = svg;
      // Lines of a box or a capsule whose corners are outside of it.
      const cut = node => {
        const shape = node.querySelector('rect, path'), into = shape?.getScreenCTM().inverse();
        const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), range = document.createRange(), found = [];
        while (shape && !node.querySelector('polygon') && texts.nextNode()) {
          range.selectNodeContents(texts.currentNode);
          for (const { left, right, top, bottom, width } of range.getClientRects()) {
            const corners = [[left, top + 4], [right, top + 4], [left, bottom - 4], [right, bottom - 4]];
            const inside = ([x, y]) => shape.isPointInFill(new DOMPoint(x, y).matrixTransform(into));
            if (width > 1 && !corners.every(inside)) found.push(texts.currentNode.textContent);
          }
        }
        return found;
      };
      const words = kind => [...place.querySelectorAll(kind)].map(element => element.textContent);
      return {
        nodes: words('g.node'),
        answers: words('g.edgeLabels g.edgeLabel').filter(text => text.trim()),
        connectors: place.querySelectorAll('path.flowchart-link').length,
        cut: [...place.querySelectorAll('g.node')].flatMap(cut),
        active: place.querySelectorAll('script, img, iframe, a, i, b, em, strong, code, [onerror], [onload]').length,
      };
    }, readFileSync(file, 'utf8'));
  }
  console.log(JSON.stringify(found));
  await browser.close();
})().catch(error => { console.error(String(error)); process.exit(1); });
