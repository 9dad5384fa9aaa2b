"""Names that links lead to, kept apart where several documents stand in one."""

from msgspec.structs import replace

from sopctl.documents.document import Document, Line, Link, Row, Table


def marked(document: Document, mark: str) -> Document:
    """Return `document` with `mark` before the names of its anchors and in the links that lead to them."""
    if not mark:
        return document
    return replace(document, blocks=tuple(_table(b, mark) if isinstance(b, Table) else b for b in document.blocks))


def _table(table: Table, mark: str) -> Table:
    return replace(table, rows=tuple(_row(row, mark) for row in table.rows))


def _row(row: Row, mark: str) -> Row:
    cells = tuple(tuple(_line(line, mark) for line in cell) for cell in row.cells)
    return replace(row, cells=cells, anchor=row.anchor and mark + row.anchor)


def _line(line: Line, mark: str) -> Line:
    return tuple(part if isinstance(part, str) else Link(part.text, mark + part.anchor) for part in line)
