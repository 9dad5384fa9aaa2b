"""The flowchart in the language of Mermaid, which GitHub, GitLab and many editors draw by themselves.

Actors are told by colour and by name and not by subgraphs: Mermaid lays those out as boxes that slide apart, and lines
run through their headings. Only what Mermaid 9 knows already is used, since hosts update late.
"""

import re
from textwrap import wrap

from sopctl.diagrams import palette
from sopctl.exchange.chart import Arc, Chart, Node
from sopctl.regex import regex

LONGEST = 50_000
MOST_ARCS = 500
"""What Mermaid draws at most (`maxTextSize`, `maxEdges`)."""

_SIGNS = regex(r"[^\w\s,./()?!'\u2013\u00b7:-]|:(?=\S)|_")
"""Characters that may mean something to Mermaid, to Markdown or to HTML inside a label."""
_LIKE_A_LIST = regex(r"^(\d+[.)]|-) ")
_LATER = regex(r"(?<=\\)(?=n)|(?<=\$)(?=\$)|(?<=:)(?=fa-)")
"""Where Mermaid finds a line break, a formula or an icon even after it has put characters in place of their numbers."""
_NOT_ASCII = 0x7F
_WIDE = 26
"""Characters that fit a line; who and how long stand on lines of their own where they are more."""
_HIGH = 4
"""Lines from which on the round ends of a capsule cut into the first and the last of them, if they are long."""
_CUT = 0.06
"""How much of the longest line each line more costs there."""


def write(chart: Chart) -> str:
    """Return the flowchart; every text of the SOP is a label and nothing else."""
    direction = "LR" if chart.flow.sop.layout.direction == "right" else "TD"
    lines = [f"flowchart {direction}", *(f"  {_node(chart, node)}" for node in chart.nodes)]
    lines += [f"  {_arc(arc)}" for arc in chart.arcs]
    lines += [f"  {line}" for line in _classes(chart)]
    return "\n".join(lines) + "\n"


def fits(chart: Chart, text: str) -> bool:
    """Return whether hosts draw a text that is as long as `text`."""
    return len(text) < LONGEST and len(chart.arcs) <= MOST_ARCS


def _node(chart: Chart, node: Node) -> str:
    if node.kind == "task":
        lines = _task_lines(chart, node.step)
        words = "<br/>".join(map(_label, lines))
        if chart.terminal(node.step):
            return f'{node.name}(["{_airy(words) if _is_cut(lines) else words}"])'
        return f'{node.name}[["{words}"]]' if chart.flow.steps[node.step].calls else f'{node.name}["{words}"]'
    if node.kind == "decision":
        return f'{node.name}{{"{_label(node.text)}"}}'
    return f'{node.name}("{_label(node.text)}")'


def _task_lines(chart: Chart, number: int) -> list[str]:
    task = chart.task(number)
    both = [text for text in (task.actors, task.duration) if text]
    if len(" · ".join(both)) <= _WIDE:
        both = [" · ".join(both)]
    return [text for text in (*task.above, task.activity, *both, *task.below) if text]


def _is_cut(lines: list[str]) -> bool:
    """Return whether the round ends of a capsule would run through these lines."""
    rows = [row for line in lines for row in wrap(line, _WIDE, break_long_words=False)]
    outer, longest = max(map(len, (rows[0], rows[-1])), default=0), max(map(len, rows), default=0)
    return len(rows) > _HIGH and outer > longest * (1 - _CUT * (len(rows) - _HIGH))


def _airy(words: str) -> str:
    """Return words with an empty line above and below: a capsule that is higher is wider too."""
    return f"\N{ZERO WIDTH SPACE}<br/>{words}<br/>\N{ZERO WIDTH SPACE}"


def _arc(arc: Arc) -> str:
    line = "-.->" if arc.backward else "---" if arc.link and not arc.source.startswith("j") else "-->"
    label = f'|"{_label(arc.label)}"|' if arc.label else ""
    return f"{arc.source} {line}{label} {arc.target}"


def _classes(chart: Chart) -> list[str]:
    ink = f"stroke:{palette.LINE},color:{palette.INK}"
    groups = {"ask": (palette.DECISION, [node.name for node in chart.nodes if node.kind == "decision"])}
    groups["bar"] = (palette.STAGE, [node.name for node in chart.nodes if node.kind in {"fork", "join", "merge"}])
    for number in range(len(chart.lanes)):
        own = [node.name for node in chart.nodes if node.kind == "task" and chart.lanes_of(node.step)[0] == number]
        groups[f"actor{number + 1}"] = (palette.ACTORS[number % len(palette.ACTORS)], own)
    lines = []
    for name, (fill, members) in groups.items():
        if members:
            lines += [f"classDef {name} fill:{fill},{ink}", f"class {','.join(members)} {name}"]
    return lines


def _label(text: str) -> str:
    """Return a text for a quoted label: Mermaid turns `#35;` into the character with this number."""
    text = _LIKE_A_LIST.sub("\\1\N{NO-BREAK SPACE}", text)
    text = _LATER.sub("\N{ZERO WIDTH SPACE}", text)
    return _SIGNS.sub(_entity, text)


def _entity(match: re.Match[str]) -> str:
    sign = match[0]
    return f"#{ord(sign)};" if ord(sign) <= _NOT_ASCII else sign
