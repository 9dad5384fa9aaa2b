"""The flowchart as pixels."""

from sopctl.diagrams import dot, engine
from sopctl.flow import Flow
from sopctl.i18n import Language

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_OPTIONS = ("-Tpng", "-Gdpi=144")
"""Twice the size of the SVG, so that it is sharp on paper and on dense screens."""


def draw(flow: Flow, language: Language, program: engine.Engine) -> bytes:
    """Return the flowchart as PNG. Raises EngineError."""
    picture = engine.run(program, dot.flowchart(flow, language).source, _OPTIONS)
    if not picture.startswith(_SIGNATURE):
        raise engine.failed(program, "this is not a PNG")
    return picture
