"""The flowchart in the D2 language.

Actors are told by colour and by name. Containers of D2 are no lanes: its layouts move them apart and lead lines round
them, so that nobody can follow the order.
"""

from sopctl.diagrams import palette
from sopctl.exchange.chart import Arc, Chart, Node
from sopctl.layout.wrap import wrap

_WIDE, _NARROW, _QUESTION = 34, 24, 18
"""About how many letters a line has: of a step, of an answer, of a question."""
_SIGNS = str.maketrans({"\\": "\\\\", '"': '\\"', "$": "\\$"})


def write(chart: Chart) -> str:
    """Return the source; every text of the SOP is a quoted string, in which D2 knows only escapes."""
    lines = [f"direction: {'right' if chart.flow.sop.layout.direction == 'right' else 'down'}", *_classes(chart)]
    lines += [_node(chart, node) for node in chart.nodes]
    lines += [_arc(arc) for arc in chart.arcs]
    return "\n".join(lines) + "\n"


def _classes(chart: Chart) -> list[str]:
    fills = {"decision": palette.DECISION, "junction": palette.STAGE}
    fills |= {f"actor{n + 1}": palette.ACTORS[n % len(palette.ACTORS)] for n in range(len(chart.lanes))}
    ink = f'stroke: "{palette.LINE}"; font-color: "{palette.INK}"'
    lines = ["classes: {"]
    lines += [f'  {name}: {{style: {{fill: "{fill}"; {ink}; bold: false}}}}' for name, fill in fills.items()]
    lines += [f'  back: {{style: {{stroke: "{palette.RETURN}"; stroke-dash: 4}}}}', "}"]
    return lines


def _node(chart: Chart, node: Node) -> str:
    if node.kind == "decision":
        return f"{node.name}: {_label(_lines(node.text, _QUESTION))} {{class: decision; shape: diamond}}"
    if node.kind != "task":
        return f"{node.name}: {_label([node.text])} {{class: junction; style.border-radius: 8}}"
    task = chart.task(node.step)
    texts = (*task.above, task.activity, task.actors, task.duration, *task.below)
    more = "; style.border-radius: 40" if chart.terminal(node.step) else ""
    more += "; style.double-border: true" if chart.flow.steps[node.step].calls else ""
    actor = chart.lanes_of(node.step)[0] + 1
    lines = [line for text in texts if text for line in _lines(text, _WIDE)]
    return f"{node.name}: {_label(lines)} {{class: actor{actor}{more}}}"


def _arc(arc: Arc) -> str:
    line = "--" if arc.link and not arc.source.startswith("j") else "->"
    label = f": {_label(_lines(arc.label, _NARROW))}" if arc.label else ""
    return f"{arc.source} {line} {arc.target}{label}" + (" {class: back}" if arc.backward else "")


def _lines(text: str, letters: int) -> list[str]:
    return wrap(text, letters * 0.5, 1.0) or [""]


def _label(lines: list[str]) -> str:
    return '"' + "\\n".join(line.translate(_SIGNS) for line in lines) + '"'
