"""What a poster says, as a plain value in the order in which it is read."""

from collections.abc import Iterator

from msgspec import Struct


class Note(Struct, frozen=True):
    """Where else it may go on; `back` to what stands before."""

    text: str
    back: bool = False


class Stage(Struct, frozen=True):
    """A stop on the way of the public; `number` 0 where the office works and the public waits."""

    number: int
    who: str
    texts: tuple[str, ...]
    """What is done there; several texts are ways of which the public takes one."""
    icon: str
    """The name of an icon; empty where none says it."""
    time: str = ""
    inside: tuple[str, ...] = ()
    """What the office does meanwhile."""
    notes: tuple[Note, ...] = ()
    leads_on: bool = True
    """Whether what stands next also comes next."""


class Fact(Struct, frozen=True):
    """What everybody asks first: how long, what it costs, what one gets."""

    icon: str
    heading: str
    value: str
    after: str = ""
    """What belongs to the value and is of less weight."""


class Section(Struct, frozen=True):
    """A list under a heading; a line may have a label before it, such as days before hours."""

    icon: str
    heading: str
    lines: tuple[tuple[str, str], ...]


class Content(Struct, frozen=True):
    """Everything that a poster says."""

    language: str
    """The language of the texts (BCP 47)."""
    kind: str
    """What this is, printed above the title."""
    title: str
    issuer: tuple[str, ...]
    """Agency and unit, those that are known."""
    facts: tuple[Fact, ...]
    requirements: Section | None
    heading: str
    """The heading of the stages."""
    stages: tuple[Stage, ...]
    outcome: str
    """How it ends well; empty where the file does not say."""
    hours: Section | None
    complaints: Section | None
    url: str
    invitation: str
    """What stands beside the QR code."""
    either: str
    """The word between two ways of a stage."""
    basis: str
    """The legal basis in one paragraph."""
    imprint: str
    """Number, version and date."""
    date: str
    """The day of this version (YYYY-MM-DD); empty where none is known."""
    lacking: tuple[str, ...] = ()
    """What the public should find on it and the file does not say: fields of the service standard."""
    shortened: bool = False
    """Whether something was left out because the paper does not hold it."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The lists beside the stages, those that are there."""
        return tuple(section for section in (self.requirements, self.hours, self.complaints) if section)

    @property
    def texts(self) -> Iterator[str]:
        """All that may be of any length."""
        yield from (self.title, *self.issuer, self.outcome, self.basis, self.imprint)
        for fact in self.facts:
            yield from (fact.value, fact.after)
        for section in self.sections:
            for line in section.lines:
                yield from line
        for stage in self.stages:
            yield from (stage.who, *stage.texts, stage.time, *stage.inside, *(note.text for note in stage.notes))
