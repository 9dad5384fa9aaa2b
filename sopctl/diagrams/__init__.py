"""Pictures of an SOP's flow: a value goes in, bytes come out. Each format is one file."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Literal

from sopctl.diagrams import dot, png, svg
from sopctl.diagrams.dot import flowchart
from sopctl.diagrams.engine import EngineError, EngineName
from sopctl.flow import Flow
from sopctl.i18n import Language

__all__ = ["FORMATS", "EngineError", "EngineName", "Format", "draw", "flowchart"]

Format = Literal["dot", "png", "svg"]

FORMATS: MappingProxyType[Format, Callable[[Flow, Language, EngineName], bytes]] = MappingProxyType(
    {"dot": dot.draw, "png": png.draw, "svg": svg.draw}
)
"""What a flowchart can be written as."""


def draw(flow: Flow, format: Format, language: Language, engine: EngineName = "embedded") -> bytes:  # noqa: A002
    """Return the flowchart of `flow` in `format`, with fixed words in `language`.

    Raises EngineError where no engine is found or it fails; `dot` needs none.
    """
    return FORMATS[format](flow, language, engine)
