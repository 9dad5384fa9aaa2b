"""The past of an SOP as a revision table: for a terminal, for a document, for a program."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sopctl.diff import Comparison, Level, plain
from sopctl.i18n import Language, Text
from sopctl.reports.changes.summary import summary
from sopctl.reports.changes.verdict import LEVELS
from sopctl.reports.past_form import HistoryReport, PastChange, PastRow
from sopctl.reports.terminal import safe, width

_HEADS = (
    Text("Version", "Versi"),
    Text("Date", "Tanggal"),
    Text("Level", "Tingkat"),
    Text("What changed", "Yang diubah"),
    Text("Commit", "Komit"),
)
_MOST, _SHOWN = 12, 10
_WIDE = 100


class Row(NamedTuple):
    """One line of the table; `said` is what the document's own history says about the version."""

    version: str
    day: date
    commit: str
    subject: str
    file: str
    comparison: Comparison | None
    said: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """How much it matters."""
        return self.comparison.level if self.comparison else Level.NONE


def as_text(rows: Sequence[Row], notes: Iterable[Text], language: Language) -> Iterator[str]:
    """Yield the lines of the table, the latest first."""
    cells = [(*_cells(row, language)[:3], row.commit[:_SHOWN]) for row in rows]
    heads = [head.in_(language) for head in (*_HEADS[:3], _HEADS[4])]
    widths = [max(map(width, column)) for column in zip(heads, *cells, strict=True)]
    indent = " " * (sum(widths) + 2 * len(widths))
    yield f"{_line(heads, widths)}  {_HEADS[3].in_(language)}"
    for row, cell in reversed(list(zip(rows, cells, strict=True))):
        told = [safe(line) for line in _told(row, language)]
        wrapped = [part for line in told for part in textwrap.wrap(line, _WIDE - 2, subsequent_indent="  ") or [""]]
        yield f"{_line(cell, widths)}  {wrapped[0] if wrapped else ''}".rstrip()
        yield from (indent + part for part in wrapped[1:])
    for note in notes:
        yield ""
        yield safe(note.in_(language))


def as_markdown(rows: Sequence[Row], notes: Iterable[Text], language: Language) -> Iterator[str]:
    """Yield the lines of a Markdown table, the oldest first, as documents have it."""
    yield "| " + " | ".join(head.in_(language) for head in _HEADS[:4]) + " |"
    yield "|---|---|---|---|"
    for row in rows:
        told = "<br>".join(_markdown(line) for line in _told(row, language))
        yield "| " + " | ".join((*(_markdown(cell) for cell in _cells(row, language)[:3]), told)) + " |"
    for note in notes:
        yield ""
        yield _markdown(note.in_(language))


def as_json(file: str, rows: Sequence[Row], notes: Iterable[Text], language: Language) -> str:
    """Return everything for programs, the oldest first, in the form of `schemas/history.schema.json`."""
    report = HistoryReport(
        format=1,
        file=file,
        rows=tuple(_form(row, language) for row in rows),
        notes=tuple(note.in_(language) for note in notes),
    )
    return json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=2)


def _form(row: Row, language: Language) -> PastRow:
    changes = row.comparison.changes if row.comparison else ()
    return PastRow(
        version=row.version,
        date=row.day.isoformat(),
        commit=row.commit,
        subject=row.subject,
        file=row.file,
        level=row.level.word,
        said=row.said,
        summary=tuple(_told(row, language)),
        changes=tuple(
            PastChange(
                kind=change.kind,
                path=change.path,
                old=plain(change.old),
                new=plain(change.new),
                level=change.level.word,
                fingerprint=change.fingerprint,
            )
            for change in changes
        ),
    )


def _cells(row: Row, language: Language) -> tuple[str, str, str, str]:
    new = Text("first", "pertama")
    unissued = Text("(next)", "(berikut)")
    level = LEVELS[row.level] if row.comparison else new
    version = row.version or (unissued.in_(language) if row.comparison else "-")
    return safe(version), row.day.isoformat(), level.in_(language), row.commit


def _told(row: Row, language: Language) -> list[str]:
    if row.comparison is None:
        return list(row.said) or [
            Text("the first version that git knows", "versi pertama yang dikenal git").in_(language)
        ]
    told = summary(row.comparison, language, _MOST)
    return told or list(row.said) or [Text("bookkeeping only", "hanya catatan").in_(language)]


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    return "  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths, strict=True))


def _markdown(text: str) -> str:
    """Return `text` as one cell that no sign in it can break out of."""
    line = safe(" ".join(text.split()))
    return "".join(f"\\{c}" if c in "\\`*_[]|<>~#" else c for c in line).replace("&", "&amp;").replace("@", "&#64;")
