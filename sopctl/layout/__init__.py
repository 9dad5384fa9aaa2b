"""Geometry of the table in which the flowchart stands: a form goes in, finished pages come out."""

from sopctl.layout.drawing import Drawing
from sopctl.layout.form import Arrow, Column, Form, Row
from sopctl.layout.pages import lay_out
from sopctl.layout.paper import PAPERS, PaperName, Style

__all__ = ["PAPERS", "Arrow", "Column", "Drawing", "Form", "PaperName", "Row", "Style", "lay_out"]
