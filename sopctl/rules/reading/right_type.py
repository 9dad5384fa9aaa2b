"""The value that a field wants, where one of the wrong kind plainly means it."""

from collections.abc import Sequence

from sopctl.edit import Proposal
from sopctl.regex import regex
from sopctl.rules.base import Document
from sopctl.rules.fixing import write, written_at
from sopctl.rules.reading.dates import days_meant
from sopctl.rules.reading.expected import allowed, meant_word
from sopctl.source import Problem
from sopctl.source.tree import node_at
from sopctl.suggest import closest

_LETTER = regex(r"[^\W\d_]")
_MOST = 100
"""Per cent."""


def fix_for(document: Document, problem: Problem) -> Proposal | None:
    """Propose the value that a wrong one plainly means; None where that is not plain."""
    path, kind = problem.path, problem.detail["type"]
    value = written_at(document, path) if path else None
    if kind == "string_type" and isinstance(value, (int, float, bool)):
        node = node_at(document.loaded.source, path)
        raw = document.loaded.source.text[node.start : node.end] if node and node.style is None else ""
        return write(path, raw, safe=True) if raw else None
    if not isinstance(value, (str, int, float)):
        return None
    if kind.startswith("date"):
        days = days_meant(str(value), document.language)
        return write(path, days[0], safe=_LETTER.search(str(value)) is not None) if len(days) == 1 else None
    if kind == "literal_error" and isinstance(value, str):
        return _one_of(problem, value)
    if kind == "int_type" and isinstance(value, str) and value.isascii() and value.isdigit():
        return write(path, int(value), safe=True)
    if problem.detail["field"] == "probability" and isinstance(value, (int, float)) and 1 < value <= _MOST:
        return write(path, round(value / 100, 6))
    return None


def _one_of(problem: Problem, value: str) -> Proposal | None:
    words: Sequence[str] = allowed(problem.detail["expected"])
    plain = value.strip().lower()
    meant = meant_word(plain)
    word = meant if meant in words else closest(plain, words)
    return write(problem.path, word, safe=plain == word) if word else None
