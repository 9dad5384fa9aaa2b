"""A workbook under construction: formats that are made once, sheets with names, cells that hold nothing but text."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from sopctl.documents.document import Document
from sopctl.office.xlsx.text import cell_text, sheet_name

FONT = "Arial"
SHADE = "#E9EDF1"
_PAPERS = {"A4": 9, "F4": 14, "letter": 1, "legal": 5, "A3": 8, "A2": 66}
"""Numbers that Excel has for papers; F4 is what it calls folio."""
_INCH = 25.4
_LONGEST_RICH = 30_000
_FOOT, _HEAD = 7.0, 5.0
INDENT = 2.9
"""Room that a text loses which keeps away from the rule on its left: three spaces (mm)."""
PRINT_SCALE = 94
"""Per cent: columns are up to six per cent wider in some programs and on some screens, and must not part the page."""


class Book(Struct):
    """Wraps the library's workbook."""

    workbook: Any
    document: Document
    formats: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def format(self, **properties: object) -> Any:
        """Return a format; the same properties give the same one."""
        wanted = {"font_name": FONT, "font_scheme": "none", "valign": "vcenter", "text_wrap": True, **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(wanted)
        return self.formats[key]

    def sheet(self, title: str) -> Any:
        """Add a sheet."""
        made = self.workbook.add_worksheet(sheet_name(title, self.names))
        made.hide_gridlines(2)
        made.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return made

    def set_page(self, sheet: Any, paper: str, margin: float, *, landscape: bool, below: float = 0.0) -> None:
        """Set paper, margins (mm) and foot of a sheet; `below` is more room at the foot."""
        if landscape:
            sheet.set_landscape()
        else:
            sheet.set_portrait()
        sheet.set_paper(_PAPERS[paper])
        side = margin / _INCH
        sheet.set_margins(left=side, right=side, top=side, bottom=(margin + below) / _INCH)
        folio = header_text(self.document.folio).replace("{number}", "&P").replace("{count}", "&N")
        status = header_text(self.document.status)
        size = '&"Arial,Regular"&7 '
        sheet.set_footer(f"&L{size}{status}&R{size}{folio}", {"margin": _FOOT / _INCH})
        sheet.center_horizontally()

    def set_head(self, sheet: Any) -> None:
        """Print the title of the document at the head of each page."""
        title = header_text(self.document.title)
        sheet.set_header(f'&L&"Arial,Bold"&8 {title}', {"margin": _HEAD / _INCH})


def known_paper(paper: str, width: float) -> tuple[str, float]:
    """Return a paper that Excel knows and its width: A3 where it does not know the one of a drawing."""
    return (paper, width) if paper in _PAPERS else ("A3", 420.0)


def header_text(text: str) -> str:
    """Return a text as the foot of a page takes it, where `&` begins a code."""
    return cell_text(text).replace("&", "&&")[:100].rstrip("&")


def write_text(sheet: Any, row: int, column: int, text: str, form: Any) -> None:
    """Write a text, which never becomes a formula, a number or a link."""
    if text:
        sheet.write_string(row, column, cell_text(text), form)
    else:
        sheet.write_blank(row, column, None, form)


def write_across(sheet: Any, first: tuple[int, int], last: tuple[int, int], text: str, form: Any) -> None:
    """Write a text into a cell that takes all rows and columns from `first` to `last`."""
    if first != last:
        sheet.merge_range(*first, *last, "", form)
    write_text(sheet, *first, text, form)


def write_parts(book: Book, sheet: Any, place: tuple[int, int], parts: Iterable[tuple[str, bool]], form: Any) -> None:
    """Write a text again whose pieces are bold or not, where there are several."""
    pieces = [(cell_text(text), bold) for text, bold in parts if text]
    if len(pieces) == 1 and pieces[0][1]:
        pieces = [*pieces, (" ", False)]
    if len(pieces) < 2 or sum(len(text) for text, _ in pieces) > _LONGEST_RICH:
        return
    size = form.font_size
    fonts = {bold: book.format(font_size=size, bold=bold) for bold in (True, False)}
    sheet.write_rich_string(*place, *(item for text, bold in pieces for item in (fonts[bold], text)), form)
