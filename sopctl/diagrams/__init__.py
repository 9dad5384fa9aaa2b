"""The flowchart: a flow goes in, bytes come out. Each format is one file."""

from collections.abc import Callable
from typing import Literal, TypeVar

from sopctl.diagrams import engine as engines
from sopctl.diagrams.engine import Engine, EngineError, EngineName
from sopctl.flow import Flow
from sopctl.flow.pieces import Opening
from sopctl.i18n import Language, Text

__all__ = ["EngineError", "EngineName", "Format", "draw", "pieces"]

T = TypeVar("T")
Format = Literal["dot", "png", "svg"]


def draw(
    flow: Flow,
    format: Format,  # noqa: A002
    language: Language,
    engine: EngineName = "embedded",
    tell: Callable[[Text], object] = lambda _: None,
) -> bytes:
    """Return the flowchart of `flow` in `format`, with fixed words in `language`.

    Where an engine fails, the other one stands in if it is there, and `tell` is called with a note for the user.
    Raises EngineError where no engine is found or none succeeds; `dot` needs none.
    """
    from sopctl.diagrams import dot, png, svg

    if format == "dot":
        return dot.draw(flow, language)
    drawn = png.draw if format == "png" else svg.draw
    return _drawn(lambda program: drawn(flow, language, program), engine, tell)


def pieces(
    flow: Flow,
    language: Language,
    room: tuple[float, float],
    engine: EngineName = "embedded",
    tell: Callable[[Text], object] = lambda _: None,
    opening: Opening | None = None,
) -> tuple[bytes, ...]:
    """Return the flowchart as SVG for pages with `room` (width and height in mm): one picture or several.

    There are none where even several could not be read, or as `opening` asks for. Engines stand in for each other, and
    errors are, as in `draw`.
    """
    from sopctl.diagrams import paper

    return _drawn(lambda program: paper.pieces(flow, language, program, room, opening), engine, tell)


def _drawn(drawn: Callable[[Engine], T], engine: EngineName, tell: Callable[[Text], object]) -> T:
    found = engines.find(engine)
    try:
        return drawn(found)
    except EngineError as failure:
        other = engines.other(found)
        if other is None:
            raise
        picture = _stand_in(drawn, other, failure)
        tell(engines.stood_in(failure, other))
        return picture


def _stand_in(drawn: Callable[[Engine], T], other: Engine, first: EngineError) -> T:
    try:
        return drawn(other)
    except EngineError:
        raise first from None  # the engine that was asked for is the one to look at
