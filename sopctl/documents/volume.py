"""What opens a volume of SOPs: cover, decree, contents and explanation.

Source: Permenpan RB 35/2012, document set: halaman judul, keputusan pimpinan, daftar isi, penjelasan singkat penggunaan
(ruang lingkup, ringkasan, definisi), then the procedures. The sentences are our own and stand in for those that the
settings do not give; what nobody can know is left open for the pen.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from sopctl.config import Decree, VolumeSettings
from sopctl.documents import volume_words as sentences
from sopctl.documents import words
from sopctl.documents.document import (
    Block,
    Centred,
    Clause,
    Clauses,
    Column,
    Definition,
    Document,
    Group,
    Heading,
    Identity,
    Line,
    Link,
    Prose,
    Row,
    Signature,
    Signatures,
    Table,
)
from sopctl.documents.words import Wording
from sopctl.model.identity import lines
from sopctl.regex import regex

BLANK = "\N{HORIZONTAL ELLIPSIS}" * 8
"""Where something is to be written in by hand."""
CONTENTS = "contents"
PAGE = "page-"
"""What the names of pages begin with that the contents lead to."""
_REGULATION = regex(
    r"\b(?:undang-undang|uud?|peraturan|perda|per(?:pres|men|gub|bup|wali|ban)\w*|pp|keputusan|kep(?:pres|men)\w*|"
    r"ketetapan|instruksi|inpres|qanun)\b"
)
"""What a decree may rest on: a text that names a regulation, and not a book or a form."""
_NUMBER_AND_YEAR = regex(r"nomor\s+(\d{1,6})\s+tahun\s+(\d{4})")


class Entry(Struct, frozen=True):
    """An SOP of the volume, and the page on which it begins."""

    number: str
    title: str
    version: str
    basis: tuple[str, ...] = ()
    page: str = ""


class Volume(Struct, frozen=True):
    """What is known of a volume: its settings, the words round them, and the SOPs in printed order."""

    settings: VolumeSettings
    say: Wording
    entries: tuple[Entry, ...]
    agency: str = ""
    unit: str = ""
    position: str = ""
    """The post that approved the SOPs, where it is the same in all."""
    day: str = ""
    """The day of the latest SOP (YYYY-MM-DD), empty where none is known."""

    @property
    def title(self) -> str:
        """The title, made of the unit where the settings give none."""
        kind = self.say.of(self.say.profile.document)
        return self.settings.title or " ".join((kind, *self.issuer[-1:]))

    @property
    def issuer(self) -> tuple[str, ...]:
        """The lines of the organisation, then the unit."""
        return lines(self.agency, self.unit)

    @property
    def name(self) -> str:
        """What the office is called in a sentence."""
        return self.issuer[-1] if self.issuer else self.say.phrase(sentences.OFFICE)


def cover(volume: Volume) -> Document:
    """Return the cover (halaman judul)."""
    say = volume.say
    kind = say.of(say.profile.document)
    kind = "" if kind.casefold() in volume.title.casefold() else kind
    front = Identity(volume.issuer, kind, ())
    year = str(volume.settings.year)
    day = volume.day if volume.day.startswith(year) else f"{year}-01-01"
    return _document(volume, volume.title, (front,), (Definition("", volume.settings.note),), day)


def decree(volume: Volume, own: str = "") -> Document | None:
    """Return the decree (keputusan pimpinan), None where the settings want none.

    `own` is a text of the house for it, in Markdown.
    """
    settings = volume.settings.decree
    if not settings:
        return None
    title = volume.say.phrase(sentences.DECREE)
    return _document(volume, title, (Prose(own),) if own else tuple(_decree(settings, volume)))


def contents(volume: Volume, front: Sequence[tuple[str, str]]) -> Document:
    """Return the contents (daftar isi): what opens the volume with its pages, then the SOPs."""
    say = volume.say
    groups = tuple(Group("", (Column(key, say.phrase(text)),)) for key, text in sentences.COLUMNS.items())
    rows = [Row(((), (), ((title,),), (), (_page(page),))) for title, page in front]
    for number, entry in enumerate(volume.entries, 1):
        written = (str(number), entry.number, entry.title, entry.version)
        cells = tuple(((text,),) if text else () for text in written)
        stage = say.phrase(sentences.PROCEDURES) if number == 1 and front else ""
        rows.append(Row((*cells, (_page(entry.page),)), stage=stage))
    title = say.phrase(sentences.CONTENTS)
    return _document(volume, title, (Table(CONTENTS, title, groups, tuple(rows)),))


def _page(number: str) -> Line:
    """Return the number of a page, which leads to it."""
    return (Link(number, f"{PAGE}{number}"),)


def explanation(volume: Volume) -> Document:
    """Return the explanation (penjelasan singkat penggunaan): scope, summary, definitions."""
    say, blocks = volume.say, list[Block]()
    for heading, name, default in sentences.PARTS:
        own = str(getattr(volume.settings, name))
        text = own or say.phrase(default, count=len(volume.entries), unit=_plain(volume.name))
        blocks += [Heading(say.phrase(heading)), Prose(text)]
    return _document(volume, say.phrase(sentences.EXPLANATION), tuple(blocks))


def _plain(name: str) -> str:
    """Return a name so that Markdown finds nothing in it."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|~&!" else letter for letter in name)


def _document(
    volume: Volume, title: str, blocks: tuple[Block, ...], front: tuple[Definition, ...] = (), day: str = ""
) -> Document:
    say = volume.say
    folio, page = say.phrase(words.FOLIO), say.phrase(words.PAGE)
    return Document(title, say.language, "", say.phrase(words.SKIP), blocks, front, day, folio, page)


def _decree(settings: Decree, volume: Volume) -> list[Block]:
    say = volume.say
    position = settings.position or volume.position or BLANK
    subject = settings.subject or volume.title
    head = (
        say.phrase(sentences.DECREE_OF, position=position.upper()),
        say.phrase(sentences.NUMBER, number=settings.number or BLANK),
        say.phrase(sentences.ABOUT),
        subject.upper(),
    )
    of = {"unit": volume.name, "position": position, "subject": subject}
    reasons = settings.considering or [f"{say.phrase(text, **of)};" for text in sentences.REASONS]
    every = dict.fromkeys(line for entry in volume.entries for line in entry.basis)
    laws = [line for line in every if _REGULATION.search(line.casefold())] if say.language == "id" else [*every]
    basis = settings.basis or tuple(f"{line.rstrip(' .;')};" for line in sorted(laws, key=_rank))
    rulings = settings.decides or tuple(map(say.phrase, sentences.RULINGS))
    ordinals = say.phrase(sentences.ORDINALS).split()
    numbered = [
        Clause(ordinals[number] if number < len(ordinals) else str(number + 1), (line,))
        for number, line in enumerate(rulings)
    ]
    signature = Signature(position, settings.name, _employee(settings, say))
    place = say.phrase(sentences.AT, place=settings.place or BLANK), say.phrase(sentences.ON, day=_day(settings, say))
    return [
        Centred(head),
        Centred((say.phrase(sentences.WHO, position=position.upper()),)),
        Clauses((Clause(say.phrase(sentences.CONSIDERING), tuple(reasons), _letters(len(reasons))),)),
        Clauses((Clause(say.phrase(sentences.BASIS), basis or (BLANK,), _digits(len(basis))),)),
        Centred((say.phrase(sentences.DECIDES),)),
        Clauses((Clause(say.phrase(sentences.RULES), (f"{head[0]} {head[2]} {head[3]}.",)), *numbered)),
        Signatures((Definition("", place, signature),)),
    ]


def _rank(regulation: str) -> tuple[int, int, int]:
    """Return the usual order of regulations: by rank, then by year and number; others stay behind them."""
    name = regulation.casefold()
    rank = next((n for n, start in enumerate(sentences.RANKS) if name.startswith(start)), len(sentences.RANKS))
    said = _NUMBER_AND_YEAR.search(name)
    return (rank, int(said[2]), int(said[1])) if said else (rank, 0, 0)


def _employee(settings: Decree, say: Wording) -> str:
    return say.phrase(words.EMPLOYEE, number=settings.employee_id) if settings.employee_id else ""


def _day(settings: Decree, say: Wording) -> str:
    return say.day(settings.day) if isinstance(settings.day, date) else settings.day or BLANK


def _letters(count: int) -> tuple[str, ...]:
    return tuple(f"{chr(ord('a') + number % 26)}." for number in range(count))


def _digits(count: int) -> tuple[str, ...]:
    return tuple(f"{number}." for number in range(1, max(count, 1) + 1))
