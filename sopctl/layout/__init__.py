"""Geometry of the table in which the flowchart stands: a form goes in, finished pages come out."""

from sopctl.layout.drawing import Drawing
from sopctl.layout.form import Arrow, Column, Form, Row
from sopctl.layout.pages import Arranged, arrange, lay_out, picture
from sopctl.layout.paper import PAPERS, PaperName, Style

__all__ = [
    "PAPERS",
    "Arranged",
    "Arrow",
    "Column",
    "Drawing",
    "Form",
    "PaperName",
    "Row",
    "Style",
    "arrange",
    "lay_out",
    "picture",
]
