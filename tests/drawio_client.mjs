// Opens draw.io files with maxGraph, which grew out of draw.io's own engine, and lets it draw them; prints what stands
// where and which way each edge takes, as JSON.
// node drawio_client.mjs MODULES FILE...
import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { pathToFileURL } from 'url';
const [modules, ...files] = process.argv.slice(2);
const from = createRequire(modules + '/x.js');

const { window } = new (from('jsdom').JSDOM)('<!doctype html><body><div id="graph"></div>');
window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 10, height: 10 });
for (const name of ['document', 'location', 'navigator', 'DOMParser', 'XMLSerializer', 'Element', 'HTMLElement', 'SVGElement', 'Node',
  'Document', 'Event', 'MouseEvent', 'MutationObserver', 'getComputedStyle'])
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
globalThis.window = window;

const { Graph, ModelXmlSerializer } = await import(pathToFileURL(modules + '/@maxgraph/core/lib/esm/index.js'));
const found = {};
for (const file of files) {
  const [model] = new window.DOMParser().parseFromString(readFileSync(file, 'utf8'), 'text/xml').getElementsByTagName('mxGraphModel');
  const graph = new Graph(window.document.getElementById('graph'));
  new ModelXmlSerializer(graph.getDataModel()).import(new window.XMLSerializer().serializeToString(model));
  graph.view.validate();
  found[file] = Object.values(graph.getDataModel().cells).map(cell => {
    const state = graph.view.getState(cell);
    return {
      id: cell.id,
      parent: cell.parent?.id ?? null,
      source: cell.source?.id ?? null,
      target: cell.target?.id ?? null,
      box: cell.isVertex() ? [state.x, state.y, state.width, state.height] : null,
      way: cell.isEdge() ? state.absolutePoints.map(point => [point.x, point.y]) : null,
    };
  });
}
process.stdout.write(JSON.stringify(found), () => process.exit(0));
