"""A table of the document on a sheet of its own, such as the steps of a profile that draws a picture instead."""

from typing import Any

from sopctl.documents.document import Table
from sopctl.layout.metrics import POINT
from sopctl.layout.wrap import wrap
from sopctl.office.xlsx.book import INDENT, SHADE, Book, write_across
from sopctl.office.xlsx.forms import plain_lines
from sopctl.office.xlsx.measures import pixels

_SHARES = {"no": 0.35, "activity": 2.4, "duration": 0.9, "change": 3.0, "version": 0.6}
_USUAL = 1.3
_CENTRED = frozenset({"no", "duration", "version"})
_PADDING = 2.0
_LEADING = 1.3
_TALLEST = 540


def write(book: Book, sheet: Any, block: Table, width: float, size: float) -> float:
    """Write a table `width` mm wide, with its head repeated on every page; return its height (mm)."""
    shares = [_SHARES.get(column.key, _USUAL) for column in block.columns]
    widths = [width * share / sum(shares) for share in shares]
    for number, own in enumerate(widths):
        sheet.set_column_pixels(number, number, pixels(own))
    heads = _head(book, sheet, block, size)
    row, high = heads, heads * 6.0
    for said in block.rows:
        if said.stage:
            form = book.format(border=1, font_size=size, bold=True, bg_color=SHADE, align="left", indent=1)
            write_across(sheet, (row, 0), (row, len(widths) - 1), said.stage, form)
            row, high = row + 1, high + 6.0
        tall = 0
        for number, (column, cell) in enumerate(zip(block.columns, said.cells, strict=True)):
            text = plain_lines(cell)
            align = "center" if column.key in _CENTRED else "left"
            indent = int(align == "left")
            form = book.format(border=1, font_size=size, align=align, valign="top", indent=indent)
            room = widths[number] - _PADDING - indent * INDENT
            count = sum(max(1, len(wrap(line, room, size * POINT * 1.04))) for line in text.split("\n"))
            tall = max(tall, count)
            if column.key == "no" and text.isascii() and text.isdigit():
                sheet.write_number(row, number, int(text), form)
            else:
                write_across(sheet, (row, number), (row, number), text, form)
        high += tall * size * POINT * _LEADING + _PADDING
        sheet.set_row_pixels(row, min(_TALLEST, pixels(tall * size * POINT * _LEADING + _PADDING)))
        row += 1
    sheet.repeat_rows(0, heads - 1)
    sheet.freeze_panes(heads, 0)
    sheet.print_area(0, 0, max(row, heads) - 1, len(widths) - 1)
    return high


def _head(book: Book, sheet: Any, block: Table, size: float) -> int:
    form = book.format(border=1, font_size=size, bold=True, align="center", bg_color=SHADE)
    number, last = 0, int(block.grouped)
    for group in block.groups:
        end = number + len(group.columns) - 1
        if group.heading:
            write_across(sheet, (0, number), (0, end), group.heading, form)
            for at, column in enumerate(group.columns):
                write_across(sheet, (1, number + at), (1, number + at), column.heading, form)
        else:
            write_across(sheet, (0, number), (last, number), group.columns[0].heading, form)
        number = end + 1
    return last + 1
