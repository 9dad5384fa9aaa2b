"""The question "did you mean ...?": which known name is spelt most like one that is not known."""

from bisect import bisect_left
from collections.abc import Collection
from functools import lru_cache

from sopctl.i18n import Text

_ALIKE = 0.6
_LONGEST = 60
"""Characters; nobody mistypes a longer name, and comparing takes the square of the length."""
_MANY = 100
_NEIGHBOURS = 30
"""Names before and behind in the alphabet that are compared where many are known."""
_MOST_MISSING = 3
"""Letters that a slip of the pen leaves out or adds."""


def did_you_mean(name: str, known: Collection[str]) -> Text | None:
    """Return the question whether the one of `known` was meant that is most like `name`, if there is one."""
    return question(closest(name, known))


def question(meant: str) -> Text | None:
    """Return the question whether `meant` was meant; None where it is nothing."""
    return Text(f"did you mean `{meant}`?", f"mungkin maksudnya `{meant}`?") if meant else None


def closest(name: str, known: Collection[str]) -> str:
    """Return the one of `known` that is spelt most like `name`, else nothing.

    The time that one call takes is bounded: among very many names only neighbours in the alphabet are compared.
    """
    if not name or not known or len(name) > _LONGEST:
        return ""
    candidates = sorted(known)
    if len(candidates) > _MANY:
        position = bisect_left(candidates, name)
        around = candidates[max(0, position - _NEIGHBOURS) : position + _NEIGHBOURS]
        candidates = [other for other in around if abs(len(other) - len(name)) <= _MOST_MISSING]
    return _most_alike(name, tuple(candidates))


@lru_cache(maxsize=2048)
def _most_alike(name: str, candidates: tuple[str, ...]) -> str:
    import difflib

    close = difflib.get_close_matches(name, [other for other in candidates if len(other) <= _LONGEST], 1, _ALIKE)
    return close[0] if close else ""
