"""What `bump` tells about versions."""

from collections.abc import Sequence
from typing import Protocol

from sopctl.diff import Level
from sopctl.i18n import Language, Text
from sopctl.reports.changes.verdict import LEVELS
from sopctl.reports.terminal import safe


class Named(Protocol):
    """A file."""

    @property
    def name(self) -> str:
        """What it is called in messages."""


class Versions(Protocol):
    """The versions of an SOP: that of the base, that of the file, and that which the changes ask for."""

    @property
    def item(self) -> Named:
        """The file."""

    @property
    def base(self) -> str:
        """The revision that was compared with."""

    @property
    def old(self) -> str:
        """The version of then."""

    @property
    def has(self) -> str:
        """The version that the file has."""

    @property
    def needed(self) -> str:
        """The version that it must have."""

    @property
    def level(self) -> Level:
        """What the changes come to."""

    @property
    def is_enough(self) -> bool:
        """Whether it has it."""

    @property
    def is_effective(self) -> bool:
        """Whether the file says that it holds."""

    @property
    def comparison(self) -> object | None:
        """None for a new SOP."""


def checked(due: Versions, language: Language) -> str:
    """Return the line about whether a version is high enough."""
    level = LEVELS[due.level].in_(language)
    if due.comparison is None:
        said = Text("new", "baru")
    elif due.level is Level.NONE:
        said = Text(f"{due.has}: nothing that asks for a new version", f"{due.has}: tidak perlu versi baru")
    elif not due.needed:
        said = Text(f"{level}; there is no version that could grow", f"{level}; tidak ada versi yang dapat dinaikkan")
    elif due.is_enough:
        said = Text(f"{due.old} -> {due.has}: enough ({level})", f"{due.old} -> {due.has}: cukup ({level})")
    else:
        said = Text(
            f"{due.old} -> {due.has}: too low, the changes ask for {due.needed} ({level}); run `sopctl bump`",
            f"{due.old} -> {due.has}: terlalu rendah, perubahannya menuntut {due.needed} ({level}); "
            "jalankan `sopctl bump`",
        )
    return f"{safe(due.item.name)}: {safe(said.in_(language))}"


def raised(due: Versions, version: str, change: Sequence[str], language: Language) -> str:
    """Return the lines about a version that was written; about none where nothing had to be done."""
    if not version:
        said = Text(
            f"{due.has}: nothing to do since {due.base}", f"{due.has}: tidak ada yang perlu dilakukan sejak {due.base}"
        )
        return f"{safe(due.item.name)}: {safe(said.in_(language))}"
    level = LEVELS[due.level].in_(language)
    lines = [f"{safe(due.item.name)}: {safe(due.old)} -> {safe(version)} ({level})"]
    lines += [f"  - {safe(one)}" for one in change]
    if due.is_effective:
        left = Text(
            "status, effective date and approval are left to you: nobody has approved this version yet",
            "status, tanggal efektif, dan pengesahan tidak diubah: versi ini belum disahkan",
        )
        lines.append(f"  ! {left.in_(language)}")
    return "\n".join(lines)


def nothing(language: Language) -> str:
    """Return the line for files in which nothing changed."""
    return Text("nothing changed", "tidak ada perubahan").in_(language)
