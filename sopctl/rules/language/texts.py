"""Texts of an SOP as the rules read them: what counts as empty, as a word, as the same; and the word lists.

A word list is a file in `words/`: one entry a line, in lower case; `word = other word` where it has an answer.
Lines that begin with `#` say what the list is for. Lists are read when they are first asked for.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path as File
from types import MappingProxyType

from pydantic import BaseModel

from sopctl.i18n import Language
from sopctl.model import Duration, Sop
from sopctl.model.step import Executors
from sopctl.regex import regex
from sopctl.source import Path

LONGEST = 1000
"""Characters that are read of an activity; one that is longer is a finding of its own."""
REMEMBERED = 200
"""Characters; what is found of a longer text is not kept, so that memory does not grow with hostile files."""
_LISTS = File(__file__).parent / "words"
_BLANKS = " \t\r\n\u00a0-\u2013\u2014"
_WORD = regex(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_NUMBERING = regex(r"\s*(?:[-*\u2022\u2013]\s+|\(?(?:\d{1,2}|[a-zA-Z])[.)]\s+)*[\"'\u201c\u2018(]*")
_MARKUP = "/?(?:a|b|br|code|em|hr|i|img|kbd|li|ol|p|strong|sub|sup|table|td|th|tr|u|ul)\\b"
PLACEHOLDER = regex(
    rf"""\.{{3,}}|\u2026
      |(?<![^\W_])(?:x{{3,}}|X{{4,}}|XXX(?=[/-])|TODO|FIXME|[Tt][Bb][Dd])(?![^\W_])
      |_{{4,}}
      |<(?:isi|diisi|fill|insert|your)\b[^<>]*>|<(?!{_MARKUP}|https?:|mailto:)[^\W\d][^<>@=/]*>
      |\[(?:isi|diisi|nama|tanggal|nomor|jabatan|fill|insert|your|name|date|number|xx)\b[^\[\]]*\](?![(\[])
      |\b[Ll]orem\ ipsum\b""",
    re.VERBOSE,
)
"""What is written where something is still to be filled in."""
PLACEHOLDER_SIGNS = ("...", "\u2026", "xxx", "todo", "fixme", "tbd", "____", "<", "[", "lorem")
"""One of these is in every placeholder, in lower case: looking for them is much faster."""
_REFERENCES = frozenset({"id", "was", "next", "to", "calls", "language", "profile"})
"""Fields that hold names for machines; rules about references judge them."""
_WITHOUT_TEXT = frozenset({Executors, Duration, int, float, bool, type(None)})
"""Types of values that hold no text to be judged."""


def is_blank(text: str) -> bool:
    """Tell whether `text` says nothing: it is empty, or only a dash as in a table cell."""
    return not text.strip(_BLANKS)


def has_placeholder(text: str) -> bool:
    """Tell whether something is still to be filled in in `text`."""
    lower = text.lower()
    return any(sign in lower for sign in PLACEHOLDER_SIGNS) and PLACEHOLDER.search(text) is not None


def folded(text: str) -> str:
    """Return `text` for comparing: without upper case, extra spaces and a full stop at the end."""
    return _folded(text) if len(text) <= REMEMBERED else _folded.__wrapped__(text)


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .")


def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in lower case; a word with a hyphen is one."""
    return _words(text) if len(text) <= REMEMBERED else _words.__wrapped__(text)


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


def without_numbering(text: str) -> str:
    """Return `text` without what stands before its first word: "1.", "a)", a bullet, a quotation mark."""
    if text[:2].isalpha():
        return text  # as nearly always
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


def table_texts(sop: Sop) -> Iterator[tuple[Path, str]]:
    """Yield what stands in the table of the steps, with its path: names of actors, activities, inputs and outputs."""
    for actor, about in sop.actors.items():
        yield ("actors", actor, "name"), about.name
    for number, step in enumerate(sop.steps):
        here = ("steps", number)
        yield (*here, "activity"), step.activity
        for position, text in enumerate(step.inputs):
            yield (*here, "inputs", position), text
        for position, output in enumerate(step.outputs):
            yield (*here, "outputs", position), output.name


def texts_of(sop: Sop) -> list[tuple[Path, str, bool]]:
    """Return every text that is written in `sop`: its path, the text, and whether it is a key.

    Names for machines (ids and references), durations and dates are left out: other rules read those. Several rules
    ask for those of one SOP in turn, so the last answer is kept.
    """
    global _last  # noqa: PLW0603
    if _last[0] is not sop:
        found: list[tuple[Path, str, bool]] = []
        _collect(sop, (), found)
        _last = sop, found
    return _last[1]


_last: tuple[Sop | None, list[tuple[Path, str, bool]]] = (None, [])


def _collect(value: object, path: Path, found: list[tuple[Path, str, bool]]) -> None:
    """Add the texts in a model, a mapping or a list. What is text or has none is told here: calls take long."""
    items: Iterable[tuple[str | int, object]]
    is_decision = False
    if isinstance(value, BaseModel):
        items = [(name, inner) for name, inner in value.__dict__.items() if inner and name not in _REFERENCES]
    elif isinstance(value, dict):
        items, is_decision = value.items(), path[-1:] == ("decision",)
    elif isinstance(value, tuple):
        items = enumerate(value)
    else:
        return
    for name, inner in items:
        here = (*path, name)
        if is_decision:
            found.append((here, str(name), True))
        if type(inner) is str:
            found.append((here, inner, False))
        elif type(inner) not in _WITHOUT_TEXT:
            _collect(inner, here, found)
