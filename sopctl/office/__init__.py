"""Documents that an office goes on editing: text, tables and shapes as its programs know them."""

from sopctl.office import docx, xlsx
from sopctl.office.setup import Flowchart, Setup

__all__ = ["Flowchart", "Setup", "docx", "xlsx"]
