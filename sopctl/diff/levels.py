"""Which part of the version number a change asks for: rules that are data, and may be a project's own.

A rule is a pattern and a level. The pattern is a path with `*` for one name and `**` at the end for all below; a word
before it limits the rule to changes of that kind (`removed steps.*`) or note (`longer service.time`). Of all rules
that fit, the last one holds.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple, get_args

from msgspec import Struct

from sopctl.diff.change import Kind, Level, Note, Path
from sopctl.errors import ToldError
from sopctl.i18n import Text
from sopctl.model import Sop
from sopctl.resources import templates
from sopctl.suggest import did_you_mean

_WORDS = frozenset((*get_args(Kind), *get_args(Note))) - {""}
_NAMES = {level.word: level for level in Level}


class LevelError(ToldError):
    """A project's rule for the level of changes is none: `rule` is its pattern."""

    def __init__(self, text: Text, remedy: Text | None = None, rule: str = "") -> None:
        super().__init__(text, remedy)
        self.rule = rule


class _Rule(NamedTuple):
    word: str
    parts: Path
    deep: bool
    level: Level

    def fits(self, words: frozenset[str], path: Path) -> bool:
        if self.word and self.word not in words:
            return False
        if len(path) != len(self.parts) and not (self.deep and len(path) > len(self.parts)):
            return False
        return all(wanted in {"*", found} for wanted, found in zip(self.parts, path, strict=False))


class Levels(Struct, frozen=True):
    """Rules for the level of a change."""

    rules: tuple[_Rule, ...]

    def of(self, kind: str, note: str, path: Path) -> Level:
        """Return the level of a change; a patch where no rule fits."""
        words = frozenset((kind, note))
        return next((rule.level for rule in reversed(self.rules) if rule.fits(words, path)), Level.PATCH)

    def with_own(self, own: Mapping[str, str]) -> "Levels":
        """Return these rules with a project's own behind them. Raises LevelError for one that is no rule."""
        return Levels((*self.rules, *_read(own.items()))) if own else self


@cache
def standard() -> Levels:
    """Return the rules that come with the tool."""
    table = tomllib.loads((templates() / "diff" / "levels.toml").read_text(encoding="utf-8"))
    return Levels(tuple(_read(table["diff"]["levels"].items())))


def _read(rules: Iterable[tuple[str, str]]) -> Iterable[_Rule]:
    for told, level in rules:
        word, _, path = told.strip().rpartition(" ")
        parts = tuple(path.split("."))
        if word and word not in _WORDS:
            raise _wrong(told, word, "word", _WORDS)
        if parts[0] not in {*Sop.model_fields, "*", "**"}:
            raise _wrong(told, parts[0], "field", Sop.model_fields)
        if level not in _NAMES:
            raise _wrong(told, level, "level", _NAMES)
        deep = parts[-1] == "**"
        yield _Rule(word, parts[:-1] if deep else parts, deep, _NAMES[level])


_WHAT = {
    "word": Text("kind of change", "jenis perubahan"),
    "field": Text("field of an SOP", "isian SOP"),
    "level": Text("level", "tingkat"),
}


def _wrong(told: str, found: str, what: str, known: Iterable[str]) -> LevelError:
    name = _WHAT[what]
    meant = did_you_mean(found, list(known))
    hint = Text(f"; {meant.en}", f"; {meant.id}") if meant else Text("", "")
    return LevelError(
        Text(
            f'[diff.levels] "{told}": `{found}` is no {name.en}{hint.en}',
            f'[diff.levels] "{told}": `{found}` bukan {name.id}{hint.id}',
        ),
        Text(
            f"choose from {', '.join(sorted(known))}",
            f"pilih dari {', '.join(sorted(known))}",
        ),
        told,
    )
