"""What the manual says, as plain values."""

from typing import NamedTuple

from msgspec import Struct

from sopctl.diagnostic import Diagnostic
from sopctl.i18n import Language
from sopctl.rules.catalogue import Rule
from sopctl.source import Source


class Setting(NamedTuple):
    """Something that a project may set for a rule."""

    name: str
    default: str
    """The default as it is written in `sopctl.toml`."""
    text: str
    """What it means, in English; empty where nothing says so."""


class Sample(Struct, frozen=True):
    """A bad or a good example, as a reader sees it: without the marks that say where the faults are."""

    bad: bool
    files: tuple[Source, ...]
    """What is in it; none for a command, which is `command`."""
    command: str
    found: tuple[Diagnostic, ...]
    """What the rule finds in it."""
    picture: str
    """The flowchart as an SVG file with the faults marked; empty where there are no steps."""
    mermaid: str
    """The same in the language of Mermaid."""


class Entry(Struct, frozen=True):
    """A rule."""

    rule: Rule
    options: tuple[Setting, ...]
    samples: tuple[Sample, ...]
    fix: str
    """`safe` or `unsafe` where its findings can be mended by the tool, empty where only a person can."""
    corpus: str
    """What was counted in real SOPs, empty where nothing was."""


class Manual(Struct, frozen=True):
    """All rules, in the order of their groups."""

    version: str
    language: Language
    entries: tuple[Entry, ...]
