"""All passes over a text, each checked: one that would change what the text says is left out."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sopctl.edit.order import order_at
from sopctl.formatting.blanks import without_spare_lines
from sopctl.formatting.indentation import indented
from sopctl.formatting.keys import in_order
from sopctl.formatting.spaces import spaced
from sopctl.regex import regex
from sopctl.source import Source, parse
from sopctl.source.equality import same

_OTHER_BREAKS = regex("\r(?!\n)|[\x85\u2028\u2029]")
_PASSES: tuple[Callable[[Source], str], ...] = (in_order, indented, spaced, without_spare_lines)
_ROUNDS = 3
"""A pass may give an earlier one something to do, once."""


class Formatted(NamedTuple):
    """A text after formatting."""

    text: str
    left_alone: bool = False
    """True where it was not touched, because its lines end in ways that only few programs know."""


def formatted(source: Source) -> Formatted:
    """Return the text of `source`, which was read to its end, in the one form.

    Lines end as the first one does. Values, the order of keys that mean something by it, and comments are compared
    after each pass.
    """
    if _OTHER_BREAKS.search(source.text):
        return Formatted(source.text, left_alone=True)
    windows = source.text.partition("\n")[0].endswith("\r")
    now = parse(source.text.replace("\r\n", "\n"), source.name)
    for _ in range(_ROUNDS):
        before = now.text
        for make in _PASSES:
            now = _checked(now, make)
        if now.text == before:
            break
    return Formatted(now.text.replace("\n", "\r\n") if windows else now.text)


def _checked(source: Source, make: Callable[[Source], str]) -> Source:
    text = make(source)
    if text == source.text:
        return source
    after = parse(text, source.name)
    if not after.complete or not says_the_same(source.value, after.value):
        return source
    return after if _comments(source) == _comments(after) else source


def _comments(source: Source) -> list[str]:
    return sorted(comment.text.rstrip() for comment in source.comments)


def says_the_same(one: Any, other: Any) -> bool:
    """Tell whether two values are equal; the order of keys counts where they are the user's own, as answers are."""
    return same(one, other, ordered=lambda path: not order_at(path))
