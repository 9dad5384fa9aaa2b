"""Workbooks of Excel."""

from sopctl.office.xlsx.workbook import write

__all__ = ["write"]
