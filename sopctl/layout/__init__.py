"""Geometry of the table in which the flowchart stands: a form goes in, finished pages come out."""

from sopctl.layout.drawing import Drawing
from sopctl.layout.paging.pages import Arranged, arrange, lay_out, picture
from sopctl.layout.paper import PAPERS, Style
from sopctl.layout.table.form import Arrow, Column, Form, Row

__all__ = [
    "PAPERS",
    "Arranged",
    "Arrow",
    "Column",
    "Drawing",
    "Form",
    "Row",
    "Style",
    "arrange",
    "lay_out",
    "picture",
]
