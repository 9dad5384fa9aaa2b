"""Texts of an SOP as the rules read them: what counts as empty, as a word, as the same; and the word lists.

A word list is a file in `words/`: one entry a line, in lower case; `word = other word` where it has an answer.
Lines that begin with `#` say what the list is for. Lists are read when they are first asked for.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path as File
from types import MappingProxyType

from pydantic import BaseModel

from sopctl.i18n import Language
from sopctl.model import Duration, Sop
from sopctl.model.step import Executors
from sopctl.source import Path

LONGEST = 1000
"""Characters that are read of an activity; one that is longer is a finding of its own."""
REMEMBERED = 200
"""Characters; what is found of a longer text is not kept, so that memory does not grow with hostile files."""
_LISTS = File(__file__).parent / "words"
_BLANKS = " \t\r\n\u00a0-\u2013\u2014"
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_NUMBERING = re.compile(r"\s*(?:[-*\u2022\u2013]\s+|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s+)*[\"'\u201c\u2018(]*")
_MARKUP = "/?(?:a|b|br|code|em|hr|i|img|kbd|li|ol|p|strong|sub|sup|table|td|th|tr|u|ul)\\b"
PLACEHOLDER = re.compile(
    rf"""\.{{3,}}|\u2026
      |(?<![^\W_])(?:x{{3,}}|X{{4,}}|XXX(?=[/-])|TODO|FIXME|[Tt][Bb][Dd])(?![^\W_])
      |_{{4,}}
      |<(?:isi|diisi|fill|insert|your)\b[^<>]*>|<(?!{_MARKUP}|https?:|mailto:)[^\W\d][^<>@=/]*>
      |\[(?:isi|diisi|nama|tanggal|nomor|jabatan|fill|insert|your|name|date|number|xx)\b[^\[\]]*\](?![(\[])
      |\b[Ll]orem\ ipsum\b""",
    re.VERBOSE,
)
"""What is written where something is still to be filled in."""
_REFERENCES = frozenset({"id", "was", "next", "to", "calls", "language", "profile"})
"""Fields that hold names for machines; rules about references judge them."""


def is_blank(text: str) -> bool:
    """Tell whether `text` says nothing: it is empty, or only a dash as in a table cell."""
    return not text.strip(_BLANKS)


def folded(text: str) -> str:
    """Return `text` for comparing: without upper case, extra spaces and a full stop at the end."""
    return " ".join(text.casefold().split()).rstrip(" .")


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in lower case; a word with a hyphen is one."""
    return _words(text) if len(text) <= REMEMBERED else _words.__wrapped__(text)


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def without_numbering(text: str) -> str:
    """Return `text` without what stands before its first word: "1.", "a)", a bullet, a quotation mark."""
    match = _NUMBERING.match(text)
    return text[match.end() :] if match else text


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the entries of the list `name`."""
    return frozenset(_entries(name))


@cache
def word_pairs(name: str) -> Mapping[str, str]:
    """Return the entries of the list `name`, each with its answer."""
    pairs = (entry.partition("=") for entry in _entries(name))
    return MappingProxyType({left.strip(): right.strip() for left, _, right in pairs})


def word_pairs_of(language: Language, name: str) -> Mapping[str, str]:
    """Return the pairs of the list `name` that belongs to `language`."""
    return word_pairs(f"{language}_{name}")


def _entries(name: str) -> Iterator[str]:
    for line in (_LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        entry = line.strip()
        if entry and not entry.startswith("#"):
            yield entry


def texts_of(sop: Sop) -> list[tuple[Path, str, bool]]:
    """Return every text that is written in `sop`: its path, the text, and whether it is a key.

    Names for machines (ids and references), durations and dates are left out: other rules read those.
    """
    found: list[tuple[Path, str, bool]] = []
    _collect(sop, (), found)
    return found


def _collect(value: object, path: Path, found: list[tuple[Path, str, bool]]) -> None:
    if isinstance(value, str):
        found.append((path, value, False))
    elif isinstance(value, BaseModel):
        if isinstance(value, Executors):
            return
        for name, inner in value.__dict__.items():
            if inner and name not in _REFERENCES:
                _collect(inner, (*path, name), found)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if path[-1:] == ("decision",):
                found.append(((*path, key), key, True))
            _collect(inner, (*path, key), found)
    elif isinstance(value, tuple) and not isinstance(value, Duration):
        for number, inner in enumerate(value):
            _collect(inner, (*path, number), found)
