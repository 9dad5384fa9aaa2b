"""What the merge driver tells: every contradiction in one line, what both sides did to it, and what was not seen."""

from collections.abc import Iterator
from typing import Protocol

from sopctl.i18n import Language, Text
from sopctl.merge import Clash, Names
from sopctl.reports.terminal import safe


class Merged(Protocol):
    """What became of a file."""

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """What contradicts."""

    @property
    def lines(self) -> tuple[int, ...]:
        """The line of each contradiction."""

    @property
    def names(self) -> Names:
        """What both sides are called."""

    @property
    def by_lines(self) -> bool:
        """True where git merged it line by line."""

    @property
    def lost(self) -> tuple[str, ...]:
        """References that lead nowhere."""


def lines(name: str, merged: Merged, language: Language) -> Iterator[str]:
    """Yield what is to be said of the file `name`; nothing where all went well."""
    if merged.by_lines:
        yield _by_lines(name, language)
    elif merged.clashes:
        yield from _conflicts(name, merged.clashes, merged.lines, merged.names, language)
    if merged.lost:
        yield _lost(name, merged.lost, language)


def _conflicts(
    name: str, clashes: tuple[Clash, ...], lines: tuple[int, ...], names: Names, language: Language
) -> Iterator[str]:
    """Yield the lines about contradictions in the file `name`."""
    count = len(clashes)
    told = Text(f"{count} contradiction{'s' * (count != 1)}", f"{count} pertentangan")
    yield f"sopctl: {safe(name)}: {told.in_(language)}"
    for clash, line in zip(clashes, lines, strict=True):
        ours, theirs = clash.what(clash.ours, language), clash.what(clash.theirs, language)
        sides = f"{names.ours}: {ours}; {names.theirs}: {theirs}"
        yield f"  {safe(name)}:{line}: {safe(clash.where)}: {safe(sides)}"


def _by_lines(name: str, language: Language) -> str:
    """Return the line about a file that was merged by lines."""
    told = Text(
        "merged line by line, because it is no YAML that sopctl can take apart; look at the result",
        "digabung baris demi baris karena bukan YAML yang dapat diurai oleh sopctl; periksa hasilnya",
    )
    return f"sopctl: {safe(name)}: {told.in_(language)}"


def _lost(name: str, ids: tuple[str, ...], language: Language) -> str:
    """Return the line about references that lead nowhere after the merge."""
    which = ", ".join(f"`{one}`" for one in ids)
    told = Text(
        f"merged, but one side refers to {which}, which the other one removed or renamed; run `sopctl lint`",
        f"tergabung, tetapi satu pihak merujuk {which} yang dihapus atau diganti namanya oleh pihak lain; "
        "jalankan `sopctl lint`",
    )
    return f"sopctl: {safe(name)}: {safe(told.in_(language))}"
