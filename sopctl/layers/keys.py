"""Where each key of a TOML text stands: the parser of the standard library tells no places.

The text was parsed before, so that it is known to be right; this only follows its form.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

Keys = tuple[str | int, ...]
"""The way from the top of a file to a value: names in tables and indexes in lists."""

_PIECES = (
    r'(?P<long>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5})'
    r"""|(?P<quoted>"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
    r"|(?P<bare>[^\s\[\]{},=.#\"']+)|(?P<sign>[\[\]{},=.\n])|#[^\n]*"
)
"""Made a pattern when it is needed, which is seldom."""


class _Token(Struct, frozen=True):
    text: str
    start: int
    name: bool
    """Whether it may be a key."""


class Places:
    """The places of the keys of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: dict[Keys, int] = {}
        self._counts: dict[Keys, int] = {}
        """How many tables an array of tables has so far."""
        self._tokens = list(_tokens(text))
        self._at = 0
        try:
            self._read()
        except (IndexError, RecursionError):  # deeper than anybody writes: what was met so far has its place
            return

    def of(self, keys: Keys) -> tuple[int, int]:
        """Return line and column, from 1, of a key or of an item of a list; of the nearest around it if unknown."""
        start = next((self._starts[keys[:n]] for n in range(len(keys), 0, -1) if keys[:n] in self._starts), 0)
        return self._text.count("\n", 0, start) + 1, start - self._text.rfind("\n", 0, start)

    def _read(self) -> None:
        table: Keys = ()
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.text == "[" and not token.name:
                table = self._header()
            elif token.name:
                self._pair(table)
            else:
                self._at += 1

    def _header(self) -> Keys:
        """Read `[a.b]` or `[[a.b]]` and return the table that it begins."""
        self._at += 1
        many = self._sign("[")
        self._at += many
        names = self._names()
        keys: Keys = ()
        for number, (name, start) in enumerate(names):
            keys = (*keys, name)
            self._starts.setdefault(keys, start)
            if number == len(names) - 1 and many:
                self._counts[keys] = self._counts.get(keys, -1) + 1
            if keys in self._counts:
                keys = (*keys, self._counts[keys])
                self._starts.setdefault(keys, start)
        self._at += 1 + many
        return keys

    def _pair(self, table: Keys) -> None:
        """Read `a.b = value`."""
        keys = table
        for name, start in self._names():
            keys = (*keys, name)
            self._starts.setdefault(keys, start)
        self._at += 1
        self._value(keys)

    def _names(self) -> list[tuple[str, int]]:
        """Read a dotted key."""
        found = []
        while True:
            token = self._tokens[self._at]
            found.append((token.text, token.start))
            self._at += 1
            if not self._sign("."):
                return found
            self._at += 1

    def _value(self, keys: Keys) -> None:
        if self._sign("["):
            self._list(keys)
        elif self._sign("{"):
            self._at += 1
            while not self._sign("}"):
                if self._tokens[self._at].name:
                    self._pair(keys)
                else:
                    self._at += 1
            self._at += 1
        else:
            while self._at < len(self._tokens) and not any(map(self._sign, ",]}\n")):
                self._at += 1

    def _list(self, keys: Keys) -> None:
        self._at += 1
        number = 0
        while not self._sign("]"):
            if self._sign(",") or self._sign("\n"):
                number += self._sign(",")
                self._at += 1
            else:
                self._starts[*keys, number] = self._tokens[self._at].start
                self._value((*keys, number))
        self._at += 1

    def _sign(self, sign: str) -> bool:
        token = self._tokens[self._at]
        return token.text == sign and not token.name


def _tokens(text: str) -> Iterator[_Token]:
    for match in re.finditer(_PIECES, text, re.DOTALL):
        kind = match.lastgroup
        if kind == "quoted":
            yield _Token(_unquoted(match[0]), match.start(), name=True)
        elif kind:
            yield _Token(match[0], match.start(), name=kind == "bare")


def _unquoted(text: str) -> str:
    if text[0] == "'" or "\\" not in text:
        return text[1:-1]
    import tomllib

    return str(tomllib.loads(f"a = {text}")["a"])
