"""Words with marks on what went and what came, which each format paints in its own way."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from sopctl.regex import regex

Mark = Literal["", "gone", "come", "cut", "put", "id", "worse"]
"""What went or came as a whole, what was cut from or put into a text, the id of something, and what is worse now."""

_TOKEN = regex(r"\w+|\s+|[^\w\s]")
_MOST_TOKENS = 1_500
_WORTH_IT = 0.35
"""Texts with less in common are easier to read one after the other."""


class Part(NamedTuple):
    """A piece of a sentence."""

    text: str
    mark: Mark = ""


Phrase = tuple[Part, ...]


def say(*parts: str | Part | Iterable[Part]) -> Phrase:
    """Return a phrase from texts, parts and other phrases."""
    found: list[Part] = []
    for part in parts:
        if isinstance(part, str):
            found.append(Part(part))
        elif isinstance(part, Part):
            found.append(part)
        else:
            found += part
    return tuple(part for part in found if part.text)


def joined(phrases: Iterable[Phrase], between: str = ", ") -> Phrase:
    """Return phrases with something between them."""
    found: list[Part] = []
    for phrase in phrases:
        found += [Part(between), *phrase] if found else phrase
    return tuple(found)


def arrow(old: str, new: str) -> Phrase:
    """Return what was and what is."""
    return (Part(old, "gone"), Part(" → "), Part(new, "come"))


def reworded(old: str, new: str) -> Phrase:
    """Return a text word by word, with what went and what came; very different ones as a whole."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) + len(after) > _MOST_TOKENS:
        return arrow(old, new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _WORTH_IT:
        return arrow(old, new)
    parts: list[Part] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            parts.append(Part("".join(before[a:b])))
            continue
        gone, come = "".join(before[a:b]), "".join(after[c:d])
        if parts and not parts[-1].mark and parts[-1].text.isspace() and len(parts) > 1:
            gone, come = _over_the_gap(parts, gone, come)
        parts += [Part(gone, "cut"), Part(come, "put")]
    return tuple(part for part in parts if part.text)


def _over_the_gap(parts: list[Part], gone: str, come: str) -> tuple[str, str]:
    """Return two changes with only a space between them as one: whole phrases are easier to read than single words."""
    gap = parts.pop().text
    marks = {part.mark: part.text for part in parts[-2:] if part.mark}
    while parts and parts[-1].mark:
        parts.pop()
    return marks.get("cut", "") + gap + gone, marks.get("put", "") + gap + come
