"""A document as a plain value: blocks in printed order. What it looks like is up to the writers."""

from typing import ClassVar

from msgspec import Struct


class Link(Struct, frozen=True):
    """A text that leads to an anchor in the same document."""

    text: str
    anchor: str


Line = tuple[str | Link, ...]
"""A line of text, some of it links."""


class Signature(Struct, frozen=True):
    """Who signs: the post, the name and the employee number, each empty where it is not known."""

    position: str = ""
    name: str = ""
    number: str = ""


class Definition(Struct, frozen=True):
    """A label and what it says, line by line; no line where the form is still to be filled in."""

    label: str
    lines: tuple[str, ...] = ()
    signature: Signature | None = None
    """Who signs; then the lines say the same, and the signature goes below the first."""
    key: str = ""
    """The field of the SOP, as a dotted path."""

    @property
    def signed(self) -> bool:
        """Whether a signature goes below the first line."""
        return self.signature is not None


class Identity(Struct, frozen=True):
    """The head of the document: who issues it on one side, what and when on the other."""

    kind: ClassVar[str] = "identity"
    issuer: tuple[str, ...]
    """The lines of the organisation, then the unit."""
    document: str
    """What such a document is called."""
    entries: tuple[Definition, ...]

    @property
    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The organisation, and the unit: the last line where there are several."""
        last = max(1, len(self.issuer) - 1)
        return self.issuer[:last], self.issuer[last:]


class Heading(Struct, frozen=True):
    """A heading under the title."""

    kind: ClassVar[str] = "heading"
    text: str


class Paragraph(Struct, frozen=True):
    """Plain text."""

    kind: ClassVar[str] = "paragraph"
    text: str


class Definitions(Struct, frozen=True):
    """Labels and values, one below the other."""

    kind: ClassVar[str] = "definitions"
    entries: tuple[Definition, ...]


class Signatures(Struct, frozen=True):
    """Places to sign, side by side: who signs as what, and the lines above the signature, such as place and day."""

    kind: ClassVar[str] = "signatures"
    entries: tuple[Definition, ...]


class Centred(Struct, frozen=True):
    """Lines in the middle of the page, one below the other, as at the head of a decree."""

    kind: ClassVar[str] = "centred"
    lines: tuple[str, ...]
    strong: bool = True


class Clause(Struct, frozen=True):
    """Sentences under a word that opens them: Menimbang, Mengingat, KESATU."""

    label: str
    lines: tuple[str, ...]
    marks: tuple[str, ...] = ()
    """What stands before each line, such as a. or 1."""


class Clauses(Struct, frozen=True):
    """The clauses of a decree."""

    kind: ClassVar[str] = "clauses"
    clauses: tuple[Clause, ...]


class Panels(Struct, frozen=True):
    """Short lists under headings of their own, side by side where there is room."""

    kind: ClassVar[str] = "panels"
    panels: tuple[Definition, ...]


class Prose(Struct, frozen=True):
    """A section that its author wrote in Markdown."""

    kind: ClassVar[str] = "prose"
    markdown: str


class Column(Struct, frozen=True):
    """A column of a table: its key, its heading, and the heading above it that it shares with its neighbours."""

    key: str
    heading: str
    group: str = ""


class Row(Struct, frozen=True):
    """A row of a table: a cell a column, each of several lines. The first cell names the row."""

    cells: tuple[tuple[Line, ...], ...]
    anchor: str = ""
    stage: str = ""
    """The heading of the rows that begin here."""


class Group(Struct, frozen=True):
    """Neighbouring columns under one heading; a column without a group stands alone."""

    heading: str
    columns: tuple[Column, ...]


class Table(Struct, frozen=True):
    """A table; `groups` are its columns as the head of the table shows them."""

    kind: ClassVar[str] = "table"
    key: str
    caption: str
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns from left to right."""
        return tuple(column for group in self.groups for column in group.columns)

    @property
    def grouped(self) -> bool:
        """Whether the head has two rows."""
        return any(group.heading for group in self.groups)


class Figure(Struct, frozen=True):
    """A picture: the finished SVG, the name of a file that shows it, what it shows in words, and as Mermaid."""

    kind: ClassVar[str] = "figure"
    svg: str
    file: str
    alt: str
    mermaid: str = ""


Block = Identity | Heading | Paragraph | Definitions | Panels | Prose | Table | Figure | Signatures | Centred | Clauses


class Document(Struct, frozen=True):
    """A whole document."""

    title: str
    language: str
    """The language of the texts (BCP 47)."""
    status: str
    """How far the document is, in words, with its version."""
    skip: str
    """What the link to the content says."""
    blocks: tuple[Block, ...]
    cover: tuple[Definition, ...] = ()
    """What the cover says beside title and issuer; where there is nothing, so is the cover."""
    date: str = ""
    """The day of this version (YYYY-MM-DD), empty where none is known."""
    folio: str = "{number} / {count}"
    """The words of a page's number."""
    page: str = ""
    """What a page is called in a form."""
    contents: tuple[str, str, str] = ("", "", "")
    """The heading of the table of contents and those of its columns, sections and pages; empty where there is none."""
