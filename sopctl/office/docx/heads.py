"""What stands above and below the text of every page."""

from collections.abc import Iterator

from sopctl.documents.document import Definition, Document
from sopctl.office.docx import maker
from sopctl.office.docx.chapters import identity_of
from sopctl.office.docx.forms import signature
from sopctl.office.docx.media import Media
from sopctl.office.xml import Element

_SIDE = 0.24
"""The part of a letterhead that the issuer takes."""
_SHOWN = 3
"""Fields that every page shows beside its number."""


def running(document: Document, width: float) -> Iterator[Element]:
    """Yield title and number in one line, above a rule."""
    number = next((e.lines[0] for e in identity_of(document).entries if e.key == "identity.number" and e.lines), "")
    yield maker.paragraph(maker.run(f"{document.title}\t{number}"), style="RunningHead", tab=width)


def foot(document: Document, width: float, *, status: bool) -> Iterator[Element]:
    """Yield how far the document is, and the number of the page as a field."""
    words = maker.numbered(document.folio, 1, 1)
    yield maker.paragraph(maker.run((document.status if status else "") + "\t"), *words, style="Footer", tab=width)


def letterhead(document: Document, width: float, media: Media) -> Iterator[Element]:
    """Yield a form with logo, issuer, title and fields."""
    identity = identity_of(document)
    side = _SIDE * width
    issuer = [
        *media.logo((side * 0.8, 16.0)),
        *(maker.paragraph(maker.run(line), style="SignedPost") for line in identity.issuer),
    ]
    title = [maker.paragraph(maker.run(identity.document), style="SignedPost")] if identity.document else []
    title.append(maker.paragraph(maker.run(document.title), style="HeadTitle"))
    fields = [e for e in identity.entries if e.key != "title" and not e.signature][:_SHOWN]
    one = (width - side) / (len(fields) + 1)
    cells = [maker.cell(_field(entry), one) for entry in fields]
    page = maker.numbered("{number} / {count}", 1, 1)
    cells.append(
        maker.cell(
            [maker.paragraph(maker.run(document.page), style="FieldLabel"), maker.paragraph(*page, style="SignedPost")],
            one,
        )
    )
    rows = [
        maker.row(
            [
                maker.cell(issuer, side, merge="restart", middle=True),
                maker.cell(title, width - side, columns=len(cells), middle=True),
            ]
        ),
        maker.row([maker.cell([], side, merge="continue"), *cells]),
    ]
    yield maker.table((side, *[one] * len(cells)), rows, style="FormTable")
    yield maker.paragraph(style="Gap")


def approval(document: Document, width: float) -> Iterator[Element]:
    """Yield what the letterhead leaves out: further fields on the left, signatures on their right."""
    entries = [entry for entry in identity_of(document).entries if entry.key != "title"]
    others = [entry for entry in entries if not entry.signature][_SHOWN:]
    signed = [entry for entry in entries if entry.signature]
    count = bool(others) + len(signed)
    if not count:
        return
    cells = []
    if others:
        lines = [part for entry in others for part in _said(entry)]
        cells.append(maker.cell(lines, width / count))
    for entry in signed:
        label = maker.paragraph(maker.run(entry.label), style="SignedPost")
        cells.append(maker.cell([label, *(signature(entry.signature) if entry.signature else ())], width / count))
    yield maker.table([width / count] * count, [maker.row(cells)], style="FormTable")


def _field(entry: Definition) -> list[Element]:
    label = maker.paragraph(maker.run(entry.label), style="FieldLabel")
    return [label, *(maker.paragraph(maker.run(line), style="SignedPost") for line in entry.lines)]


def _said(entry: Definition) -> Iterator[Element]:
    yield maker.paragraph(maker.run(f"{entry.label}:"), style="FieldName")
    for line in entry.lines:
        yield maker.paragraph(maker.run(line), style="FormText")
