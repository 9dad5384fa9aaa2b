// Reads BPMN files with bpmn-moddle and lints them with bpmnlint; prints what each found, as JSON.
// node bpmn_clients.cjs MODULES FILE...
const { readFileSync } = require('fs');
const { createRequire } = require('module');
const [modules, ...files] = process.argv.slice(2);
const from = createRequire(modules + '/x.js');

(async () => {
  const { BpmnModdle } = await import(from.resolve('bpmn-moddle'));
  const Linter = from('bpmnlint/lib/linter');
  const NodeResolver = from('bpmnlint/lib/resolver/node-resolver');
  const found = {};
  for (const file of files) {
    // A rule may remember what it saw, so each file has a linter of its own.
    const linter = new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new NodeResolver({ require: from }) });
    const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(file, 'utf8'));
    const results = await linter.lint(rootElement);
    found[file] = {
      warnings: warnings.map(warning => warning.message),
      problems: Object.entries(results).flatMap(([rule, all]) => all.map(one => `${one.category} ${rule} ${one.id}: ${one.message}`)),
      names: rootElement.rootElements.filter(e => e.$type === 'bpmn:Process').flatMap(e => e.flowElements || []).map(e => [e.id, e.$type, e.name || '']),
    };
  }
  console.log(JSON.stringify(found));
})();
