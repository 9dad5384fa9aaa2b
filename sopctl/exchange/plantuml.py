"""The flowchart in the language of PlantUML.

An SOP whose flow has blocks becomes an activity diagram with swimlanes. Its language knows no jumps, so every other
flow becomes a state diagram, which has no lanes but shows each way; there actors are told by colour and by name.
"""

import re

from sopctl.diagrams import palette
from sopctl.exchange.chart import Chart, Node
from sopctl.exchange.structure import Act, Block, Blocks, Choice, Fork, Loop, Stop, blocks
from sopctl.layout.metrics import width
from sopctl.layout.wrap import widest_word, wrap
from sopctl.regex import regex

_SIGNS = regex(r"[^\w\s,.:?/\u2013\u00b7-]|_|([.:/-])(?=\1)|(?<=([.:/-]))\2|^[.:/-]")
"""Characters that may mean something to PlantUML or to its Creole inside a text."""
_NOT_ASCII = 0x7F
_WIDE, _NARROW = 17.0, 10.0
"""Width of a line in ems: of an activity, and of a question or answer."""
_SMALLER = 11 / 12
"""Size of questions and answers, as a part of that of activities."""
_PASSING = 0.6
"""How much farther out than the edge of its activity a line back passes than the room round a question (ems)."""
_SETTINGS = (
    "skinparam shadowing false",
    "skinparam defaultFontName Arial",
    "skinparam defaultTextAlignment center",
    f"skinparam ArrowColor {palette.LINE}",
)


def write(chart: Chart) -> str:
    """Return the source; every text of the SOP is text there and nothing else."""
    tree = blocks(chart.flow)
    body = _Activities(chart).lines(tree) if tree else _states(chart)
    return "\n".join(["@startuml", *_SETTINGS, *body, "@enduml"]) + "\n"


class _Activities:
    """An activity diagram on its way: PlantUML puts what follows into the lane that was named last."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.lane = -1

    def lines(self, tree: Blocks) -> list[str]:
        lanes = [f"|{_text(name)}|" for name in self.chart.lanes]
        return [
            f"skinparam ActivityBorderColor {palette.LINE}",
            f"skinparam ActivityDiamondBorderColor {palette.LINE}",
            f"skinparam ActivityBackgroundColor {palette.CARD}",
            f"skinparam ActivityDiamondBackgroundColor {palette.DECISION}",
            *lanes,
            *self._to_lane_of(tree[0]),
            "start",
            *self._of(tree),
        ]

    def _of(self, tree: Blocks) -> list[str]:
        return [line for block in tree for line in self._block(block)]

    def _block(self, block: Block) -> list[str]:
        if isinstance(block, Act):
            return [*self._to_lane_of(block), self._act(block.step)]
        if isinstance(block, Choice):
            return self._choice(block.step, block.branches)
        if isinstance(block, Fork):
            branches = [self._of(branch) for branch in block.branches]
            inner = [line for branch in branches for line in ("fork again", *branch)][1:]
            return ["fork", *inner, "end fork"]
        if isinstance(block, Loop):
            first = self._to_lane_of(block.body[0])
            body = self._of(block.body)
            back = _lines((block.back,), self._beside(block))
            words = f"({self._question(block.step)}) is ({back}) not ({_answer(block.onwards)})"
            return [*first, "repeat", *body, f"repeat while {words}"]
        return ["stop"]

    def _choice(self, step: int, branches: tuple[tuple[str, Blocks], ...]) -> list[str]:
        """Return two answers, or one and all others, since lanes of PlantUML lose lines of longer choices."""
        (label, inner), *others = branches
        lane = self.lane
        first = self._of(inner)
        lines = [f"if ({self._question(step)}) then ({_answer(label)})", *first]
        if others:
            lines.append(f"else ({_answer(' / '.join(label for label, _ in others))})")
            if len(others) > 1:
                lines += [*self._to(lane), *self._choice(step, tuple(others))]
            else:
                lines += self._of(others[0][1])
        return [*lines, "endif"]

    def _act(self, step: int) -> str:
        colour = palette.TERMINAL if self.chart.terminal(step) else palette.CARD
        return f"{colour}:{_lines(self._texts(step), _WIDE)};"

    def _texts(self, step: int) -> tuple[str, ...]:
        """Return what an activity says."""
        task = self.chart.task(step)
        shared = (task.actors,) if len(self.chart.lanes_of(step)) > 1 else ()
        return (*task.above, task.activity, *shared, task.duration, *task.below)

    def _question(self, step: int) -> str:
        return _lines((self.chart.ask(step),), _NARROW)

    def _beside(self, loop: Loop) -> float:
        """Return how wide an answer may be between its question and the line back, which passes by the activity."""
        inside = max(map(_width, wrap(self.chart.ask(loop.step), _NARROW, 1.0)), default=0.0)
        activity = max(_width(line) for text in self._texts(loop.step) for line in wrap(text, _WIDE, 1.0))
        room = (activity / _SMALLER - inside) / 2 + _PASSING
        return min(_NARROW, max(room, widest_word(loop.back, 1.0)))

    def _to_lane_of(self, block: Block) -> list[str]:
        """Return what leads to the lane of the first step of a block."""
        while isinstance(block, Loop):
            block = block.body[0]
        return [] if isinstance(block, Stop) else self._to(self.chart.lanes_of(block.step)[0])

    def _to(self, lane: int) -> list[str]:
        if lane == self.lane:
            return []
        self.lane = lane
        return [f"|{_text(self.chart.lanes[lane])}|"]


def _states(chart: Chart) -> list[str]:
    lines = ["hide empty description"]
    if chart.flow.sop.layout.direction == "right":
        lines.append("left to right direction")
    lines += [
        f"skinparam StateBorderColor {palette.LINE}",
        f"skinparam StateBackgroundColor {palette.CARD}",
        f"skinparam StateFontColor {palette.INK}",
        f"skinparam ActivityBorderColor {palette.LINE}",
        f"skinparam ActivityDiamondBorderColor {palette.LINE}",
        f"skinparam ActivityDiamondBackgroundColor {palette.DECISION}",
        *(_state(chart, node) for node in chart.nodes),
    ]
    lines += [f"[*] --> s{number}" for number in chart.flow.starts]
    for arc in chart.arcs:
        line = f"-[{palette.RETURN},dashed]->" if arc.backward else "-->"
        asked = chart.ask(int(arc.target[1:])) if arc.link and arc.target.startswith("d") else ""
        words = _lines((arc.label or asked.removeprefix("?"),), _NARROW)
        lines.append(f"{arc.source} {line} {arc.target}" + (f" : {words}" if words else ""))
    return [*lines, *(f"s{number} --> [*]" for number in chart.flow.ends)]


def _state(chart: Chart, node: Node) -> str:
    if node.kind != "task":
        if node.kind == "merge":
            return f'state "{_text(node.text)}" as {node.name} {palette.STAGE}'
        return f"state {node.name} <<{'choice' if node.kind == 'decision' else node.kind}>>"
    task = chart.task(node.step)
    texts = (*task.above, task.activity, task.actors, task.duration, *task.below)
    colour = palette.ACTORS[chart.lanes_of(node.step)[0] % len(palette.ACTORS)]
    return f'state "{_lines(texts, _WIDE)}" as {node.name} {colour}'


def _lines(texts: tuple[str, ...], room: float) -> str:
    return "\\n".join(_text(line) for text in texts for line in wrap(text, room, 1.0))


def _width(line: str) -> float:
    return width(line, 1.0)


def _answer(text: str) -> str:
    return _lines((text,), _NARROW)


def _text(text: str) -> str:
    """Return a text on one line in which every sign that could mean something is told by its number."""
    return _SIGNS.sub(_number, text)


def _number(match: re.Match[str]) -> str:
    sign = match[0]
    return f"<U+{ord(sign):04X}>" if ord(sign) <= _NOT_ASCII else sign
