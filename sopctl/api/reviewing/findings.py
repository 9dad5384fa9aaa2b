"""What a change does to the findings of the linter: those that are new, and those that it mended."""

from collections import Counter
from collections.abc import Iterable

from sopctl.diagnostic import Diagnostic


def delta(
    old: Iterable[Diagnostic], new: Iterable[Diagnostic]
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    """Return the findings that only the new version has, and those that only the old one had.

    A finding is known again by its rule and by what it is about, wherever in the file that stands.
    """
    before, after = tuple(old), tuple(new)
    return _without(after, before), _without(before, after)


def _without(some: tuple[Diagnostic, ...], others: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    known = Counter(map(_mark, others))
    left = []
    for diagnostic in some:
        mark = _mark(diagnostic)
        if known[mark]:
            known[mark] -= 1
        else:
            left.append(diagnostic)
    return tuple(left)


def _mark(diagnostic: Diagnostic) -> tuple[str, str]:
    return diagnostic.code, diagnostic.subject or " ".join(diagnostic.excerpt.split())
