"""The flowchart: a flow goes in, bytes come out. Each format is one file."""

from collections.abc import Callable
from typing import Literal

from sopctl.diagrams import engine as engines
from sopctl.diagrams.engine import Engine, EngineError, EngineName
from sopctl.flow import Flow
from sopctl.i18n import Language, Text

__all__ = ["EngineError", "EngineName", "Format", "draw"]

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
    found = engines.find(engine)
    try:
        return drawn(flow, language, found)
    except EngineError as failure:
        other = engines.other(found)
        if other is None:
            raise
        picture = _stand_in(drawn, flow, language, other, failure)
        tell(engines.stood_in(failure, other))
        return picture


def _stand_in(
    drawn: Callable[[Flow, Language, Engine], bytes], flow: Flow, language: Language, other: Engine, first: EngineError
) -> bytes:
    try:
        return drawn(flow, language, other)
    except EngineError:
        raise first from None  # the engine that was asked for is the one to look at
