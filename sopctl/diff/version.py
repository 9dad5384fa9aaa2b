"""The version of a document as numbers: which one a change of some level asks for, and whether it has it."""

from sopctl.diff.change import Level
from sopctl.regex import regex

_NUMBERS = regex(r"[0-9]{1,9}(?:\.[0-9]{1,9})*")
_MAJOR, _MINOR, _PATCH = 0, 1, 2


def numbers(version: str) -> tuple[int, ...]:
    """Return the numbers in a version such as 1.2, v2.0.1 or Rev 3; none where it has none."""
    found = _NUMBERS.search(version)
    return tuple(int(part) for part in found[0].split(".")) if found else ()


def following(version: str, level: Level) -> str:
    """Return the version after `version` for a change of some level; "" where it has no number.

    What stands around the numbers stays. A version of two numbers, as most offices write it, gets no third one: a
    patch makes its second grow; one of a single number grows by one whatever changed.
    """
    parts = numbers(version)
    if not parts:
        return ""
    if level is Level.NONE:
        return version
    at = min({Level.MAJOR: _MAJOR, Level.MINOR: _MINOR, Level.PATCH: _PATCH}[level], len(parts) - 1)
    grown = (*parts[:at], parts[at] + 1, *(0 for _ in parts[at + 1 :]))
    return _NUMBERS.sub(".".join(map(str, grown)), version, count=1)


def is_enough(old: str, new: str, level: Level) -> bool:
    """Tell whether `new` is at least the version that follows `old`; always where either has no number."""
    mine, theirs = numbers(following(old, level)), numbers(new)
    longest = max(len(mine), len(theirs))
    padded = [(*parts, *(0 for _ in range(longest - len(parts)))) for parts in (mine, theirs)]
    return not mine or not theirs or padded[0] <= padded[1]
