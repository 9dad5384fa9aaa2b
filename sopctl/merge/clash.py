"""What contradicts: the same thing changed in two ways, or changed by one and removed by the other."""

from typing import Any, NamedTuple

from sopctl.i18n import Language, Text

_LONGEST = 60
"""Characters of a value that is shown."""


class Names(NamedTuple):
    """What the two sides are called in messages and in the file."""

    ours: str = "ours"
    theirs: str = "theirs"


OURS_AND_THEIRS = Names()


class Missing:
    """What is not there."""


MISSING = Missing()


class Clash(NamedTuple):
    """One contradiction: where, and the value before and on both sides, MISSING where there is none."""

    path: tuple[str, ...]
    """Keys, and ids or texts of items."""
    base: Any
    ours: Any
    theirs: Any
    order: bool = False
    """True where both moved the same things, to places that cannot both be."""

    @property
    def where(self) -> str:
        """The path in one line."""
        return ".".join(_short(step) for step in self.path)

    def what(self, side: Any, language: Language) -> str:
        """Return in words what one side did to the base."""
        if self.order:
            return Text("another order", "urutan lain").in_(language)
        if isinstance(side, Missing):
            return Text("removed", "dihapus").in_(language)
        if isinstance(self.base, Missing):
            return Text(f"added {_value(side)}", f"ditambahkan {_value(side)}").in_(language)
        if side == self.base:
            return Text("commented", "diberi komentar").in_(language)
        if isinstance(side, (dict, list)) or isinstance(self.base, (dict, list)):
            what = Text("changed", "diubah").in_(language)
            fields = ", ".join(_differing(self.base, side))
            return f"{what} ({fields})" if fields else what
        arrow = f"{_value(self.base)} -> {_value(side)}"
        return arrow if len(arrow) <= _LONGEST else Text("reworded", "diubah redaksinya").in_(language)


def _differing(base: Any, side: Any) -> list[str]:
    """Return the keys whose values differ."""
    if not isinstance(base, dict) or not isinstance(side, dict):
        return []
    return [_short(str(key)) for key in {**base, **side} if base.get(key, MISSING) != side.get(key, MISSING)]


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return _short(str(value.get("id") or value.get("name") or ", ".join(value)))
    if isinstance(value, list):
        return _short(", ".join(str(item) for item in value))
    return '""' if value in (None, "") else _short(str(value))


def _short(text: str) -> str:
    line = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
