"""Documents of Word."""

from sopctl.office.docx.document import write

__all__ = ["write"]
