"""What stands above and below the text of every page."""

from collections.abc import Iterator, Sequence

from sopctl.documents.document import Definition, Document
from sopctl.layout.metrics import POINT
from sopctl.layout.metrics import width as measure
from sopctl.layout.wrap import shortened
from sopctl.office.docx import maker
from sopctl.office.docx.chapters import identity_of
from sopctl.office.docx.forms import signature
from sopctl.office.docx.media import Media
from sopctl.office.xml import Element

_SIDE = 0.24
"""The part of a letterhead that the issuer takes."""
_NARROW_SIDE = 0.2
"""The part that either side takes where both have a logo."""
_LABEL = 0.36
"""The part of the middle that labels take there."""
_LOGO = 16.0
"""Greatest height of a logo (mm)."""
_SHOWN = 3
"""Fields that every page shows beside its number."""
_TITLE = 9
"""Size of the style `Header` (points)."""
_FOLIO = "888 / 888"
"""What stands for the number of a page."""
_PADDING = 2 * 1.8 + 0.6
"""Room that a field needs beside its text (mm)."""


def running(document: Document, width: float) -> Iterator[Element]:
    """Yield title and number in one line, above a rule."""
    number = next((e.lines[0] for e in identity_of(document).entries if e.key == "identity.number" and e.lines), "")
    yield maker.paragraph(maker.run(f"{document.title}\t{number}"), style="RunningHead", tab=width)


def title(document: Document, width: float) -> Iterator[Element]:
    """Yield the title in one line, just as it stands above the table with the flowchart."""
    yield maker.paragraph(maker.run(shortened(document.title, width, _TITLE * POINT, bold=True)), style="Header")


def foot(document: Document, width: float, *, status: bool) -> Iterator[Element]:
    """Yield how far the document is, and the number of the page as a field."""
    words = maker.numbered(document.folio, 1, 1)
    yield maker.paragraph(maker.run((document.status if status else "") + "\t"), *words, style="Footer", tab=width)


def letterhead(document: Document, width: float, media: Media) -> Iterator[Element]:
    """Yield a form with logo, issuer, title and fields."""
    twofold = len(media.setup.brand.logos) > 1
    yield _twofold(document, width, media) if twofold else _simple(document, width, media)
    yield maker.paragraph(style="Gap")


def _simple(document: Document, width: float, media: Media) -> Element:
    """Return a form with the issuer on the left, and the title above fields that stand side by side."""
    identity = identity_of(document)
    side = _SIDE * width
    issuer = [*media.logos((side * 0.8, _LOGO)), *_posts(identity.issuer)]
    fields = _shown(document)
    widths = _widths([*fields, Definition(document.page, (_FOLIO,))], width - side, media.setup.page.size * POINT)
    cells = [maker.cell(_field(entry), one) for entry, one in zip(fields, widths, strict=False)]
    folio = [maker.paragraph(maker.run(document.page), style="FieldLabel"), _folio("SignedPost")]
    cells.append(maker.cell(folio, widths[-1]))
    rows = [
        maker.row(
            [
                maker.cell(issuer, side, merge="restart", middle=True),
                maker.cell(_title(document), width - side, columns=len(cells), middle=True),
            ]
        ),
        maker.row([maker.cell([], side, merge="continue"), *cells]),
    ]
    return maker.table((side, *widths), rows, style="FormTable")


def _widths(fields: Sequence[Definition], room: float, size: float) -> list[float]:
    """Return how wide fields side by side are: each has its text on one line, all the same where that is too much."""
    needed = [max(measure(text, size) for text in (entry.label, *entry.lines)) + _PADDING for entry in fields]
    if sum(needed) > room:
        return [room / len(fields)] * len(fields)
    return [own + (room - sum(needed)) / len(fields) for own in needed]


def _twofold(document: Document, width: float, media: Media) -> Element:
    """Return a form with a logo on either side, that of the unit on the right, and fields below the title."""
    organisation, unit = identity_of(document).sides
    side = _NARROW_SIDE * width
    label, value = (part * (width - 2 * side) for part in (_LABEL, 1 - _LABEL))
    room = side * 0.8, _LOGO
    left = [*media.logos(room, slice(0, 1)), *_posts(organisation)]
    right = [*media.logos(room, slice(1, 2)), *_posts(unit)]
    rows = [
        maker.row(
            [
                maker.cell(left, side, merge="restart", middle=True),
                maker.cell(_title(document), label + value, columns=2, middle=True),
                maker.cell(right, side, merge="restart", middle=True),
            ]
        )
    ]
    fields = [(e.label, [maker.paragraph(maker.run(line), style="FormText") for line in e.lines])
              for e in _shown(document)]  # fmt: skip
    for name, said in [*fields, (document.page, [_folio("FormText")])]:
        own = [
            maker.cell([maker.paragraph(maker.run(name), style="FormText")], label),
            maker.cell(said, value),
        ]
        below = [maker.cell([], side, merge="continue") for _ in range(2)]
        rows.append(maker.row([below[0], *own, below[1]]))
    return maker.table((side, label, value, side), rows, style="FormTable")


def _title(document: Document) -> list[Element]:
    kind = identity_of(document).document
    above = [maker.paragraph(maker.run(kind), style="SignedPost")] if kind else []
    return [*above, maker.paragraph(maker.run(document.title), style="HeadTitle")]


def _posts(lines: Sequence[str]) -> list[Element]:
    return [maker.paragraph(maker.run(line, bold=True), style="SignedPost") for line in lines]


def _shown(document: Document) -> list[Definition]:
    entries = identity_of(document).entries
    return [entry for entry in entries if entry.key != "title" and not entry.signature][:_SHOWN]


def _folio(style: str) -> Element:
    return maker.paragraph(*maker.numbered("{number} / {count}", 1, 1), style=style)


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
