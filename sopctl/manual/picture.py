"""The flowchart of an example, with what is at fault marked in it."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sopctl.diagnostic import Diagnostic
from sopctl.diagrams import EngineError, draw
from sopctl.exchange import Chart, mermaid, swimlane
from sopctl.flow import Flow
from sopctl.i18n import Language
from sopctl.load import load
from sopctl.source import Source

_SVG = "http://www.w3.org/2000/svg"
MOST = 20
"""Steps of a flow that is still legible beside its text."""
_BY_ACTOR = frozenset(("actors",))
"""Groups of rules whose faults show in lanes."""
_RED = "fill:#fde8e4,stroke:#b3261e,stroke-width:3px"


class Marks(NamedTuple):
    """Steps by their ids, and ways by step and answer."""

    faults: frozenset[str]
    related: frozenset[str]
    ways: frozenset[tuple[str, str]]


def pictures(
    sources: Sequence[Source], found: Sequence[Diagnostic], group: str, language: Language, *, drawn: bool = True
) -> tuple[str, str]:
    """Return the flowchart of the first file with findings, else of the first with steps: as SVG and as Mermaid.

    Both are empty where no file that can be read to its end has some steps; the SVG is where nothing can draw it, or
    where it is not to be `drawn`.
    """
    faulty = {diagnostic.file for diagnostic in found}
    for source in sorted(sources, key=lambda source: source.name not in faulty):
        flow = Flow.of(load(source).sop)
        if 0 < len(flow.steps) <= MOST and source.complete:
            marks = _marks(source, [one for one in found if one.file == source.name])
            svg = _svg(flow, marks, group, language) if drawn else ""
            return svg, _mermaid(flow, marks, language)
    return "", ""


def _marks(source: Source, found: Iterable[Diagnostic]) -> Marks:
    """Return which steps and ways the findings are about, as far as they are about any."""
    ids = _ids(source)
    lines = [(source.place(("steps", number)).line, name) for number, name in enumerate(ids)]
    at = [(one, _step_at(lines, one.place.line)) for one in found if _is_in_a_step(one)]
    related = {_step_at(lines, other.place.line) for one, _ in at for other in one.related if not other.file}
    faults = frozenset(step for _, step in at) - {""}
    ways = set()
    for one, step in at:
        _, _, field = one.subject.partition(f".{step}.")
        kind, _, answer = field.partition(".")
        if kind in {"decision", "next"}:
            ways.add((step, answer.split(".")[0] if kind == "decision" else ""))
    return Marks(faults, frozenset(related) - faults - {""}, frozenset(ways))


def _is_in_a_step(found: Diagnostic) -> bool:
    """Tell whether a finding is in the list of steps: by what it is about, or as it is indented like them."""
    return found.subject.startswith("steps.") or (not found.subject and found.excerpt[:1] in {" ", "-"})


def _ids(source: Source) -> list[str]:
    steps: Any = source.value.get("steps") if isinstance(source.value, dict) else None
    return [str(step.get("id", "")) if isinstance(step, dict) else "" for step in steps or ()]


def _step_at(lines: Sequence[tuple[int, str]], line: int) -> str:
    """Return the id of the step that a line belongs to, empty where it stands before the first."""
    return next((name for first, name in reversed(lines) if first <= line), "")


def _svg(flow: Flow, marks: Marks, group: str, language: Language) -> str:
    if group in _BY_ACTOR and flow.sop.actors:
        drawn = swimlane.draw(Chart(flow, language))
    else:
        try:
            drawn = draw(flow, "svg", language)
        except EngineError:
            return ""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(drawn)  # noqa: S314  our own painters wrote it
    for element in root.iter():
        kinds = element.get("class", "").split()
        if mark := _mark(element, kinds, marks):
            element.set("class", " ".join([*kinds, mark]))
    return ET.tostring(root, encoding="unicode")


def _mark(element: ET.Element, kinds: Sequence[str], marks: Marks) -> str:
    if "symbol" in kinds:
        step = element.get("data-step")
        return "fault" if step in marks.faults else "related" if step in marks.related else ""
    if "connector" in kinds:
        answer = "".join(text.text or "" for text in element.iter(f"{{{_SVG}}}text"))
        return "fault" if {(element.get("data-from"), answer), (element.get("data-from"), "")} & marks.ways else ""
    return ""


def _mermaid(flow: Flow, marks: Marks, language: Language) -> str:
    chart = Chart(flow, language)
    faulty = [
        node.name for node in chart.nodes if node.kind == "task" and flow.steps[node.step].id in marks.faults - {""}
    ]
    return mermaid.write(chart) + "".join(f"  style {name} {_RED}\n" for name in faulty)
