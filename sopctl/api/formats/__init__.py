"""What an SOP can be rendered to: a name, and a format. One line here is all that a new format needs."""

from sopctl.api.formats.checklist import checklist
from sopctl.api.formats.diagram import pdf, png, svg
from sopctl.api.formats.document import html, markdown
from sopctl.api.formats.exchange import bpmn, d2, dot, drawio, json, mermaid, plantuml
from sopctl.api.formats.format import PICTURES, Format
from sopctl.api.formats.job import File, Job
from sopctl.api.formats.office import docx, xlsx
from sopctl.api.formats.poster import poster
from sopctl.api.formats.wish import PosterWish, RenderWish, View

__all__ = ["DEFAULT", "FORMATS", "File", "Format", "Job", "PosterWish", "RenderWish", "View"]

FORMATS: dict[str, Format] = {
    "pdf": Format(pdf, views=PICTURES, graphviz=("flowchart",), options=("paper",)),
    "svg": Format(svg, views=PICTURES, graphviz=("flowchart",), options=("paper", "outlined")),
    "png": Format(png, views=PICTURES, graphviz=("flowchart",), options=("paper",)),
    "dot": Format(dot, views=("", "flowchart", "swimlane")),
    "mermaid": Format(mermaid),
    "plantuml": Format(plantuml),
    "d2": Format(d2),
    "drawio": Format(drawio),
    "bpmn": Format(bpmn),
    "html": Format(html),
    "md": Format(markdown),
    "json": Format(json),
    "docx": Format(docx, graphviz=("",), options=("paper",)),
    "xlsx": Format(xlsx, options=("paper",)),
    "poster": Format(poster, options=("size", "url", "bleed")),
    "checklist": Format(checklist, options=("paper",)),
}
"""Every format by its name."""
DEFAULT = ("pdf", "html", "md")
"""What is rendered where nobody says what."""
