"""Lines of styled text: words of several styles are broken into lines of a given width, and nothing is cut off."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from sopctl.layout import metrics
from sopctl.layout.wrap import wrap
from sopctl.pages.style import Face

BREAK = "\n"
"""The text of a span that ends a line."""


_WHOLE = 16
"""Letters up to which a link within the document, such as "step 12", stays on one line."""


class Span(NamedTuple):
    """A text in one style."""

    text: str
    face: Face = Face()


class Piece(NamedTuple):
    """A span on a line, `x` from the left end of the line."""

    x: float
    text: str
    width: float
    face: Face


class Line(Struct, frozen=True):
    """One line, `x` from the left edge of what it stands in."""

    pieces: tuple[Piece, ...]
    width: float
    x: float = 0.0


def measure(text: str, size: float, face: Face) -> float:
    """Return the width of `text` in the unit of `size`."""
    return metrics.width(text, size, bold=face.bold, italic=face.italic, mono=face.mono)


def lines(spans: Iterable[Span], room: float, size: float) -> tuple[Line, ...]:
    """Return the lines of `spans`, none wider than `room`, unless a single character is."""
    spans = tuple(spans)
    if len(spans) == 1 and not (spans[0].face.mono or spans[0].face.italic):
        (text, face) = spans[0]
        return tuple(_line([Span(line, face)], size) for line in wrap(text, room, size, bold=face.bold))
    return tuple(_line(own, size) for own in _broken(spans, room, size))


def code(text: str, room: float, size: float) -> tuple[Line, ...]:
    """Return a line of code with its blanks, parted anywhere where it is too long."""
    face = Face(mono=True)
    return tuple(_line([Span(piece, face)] if piece.strip() else [], size) for piece in _pieces(text, room, size, face))


def _pieces(text: str, room: float, size: float, face: Face) -> list[str]:
    """Return a text parted between any two letters."""
    pieces, used = [""], 0.0
    for letter in text:
        wide = measure(letter, size, face)
        if pieces[-1] and used + wide > room:
            pieces.append("")
            used = 0.0
        pieces[-1] += letter
        used += wide
    return pieces


def natural(spans: Iterable[Span], size: float) -> float:
    """Return the width of `spans` on one line."""
    return sum(measure(" ".join(span.text.split()), size, span.face) for span in spans)


Word = list[Span]
"""Spans without room between them."""


def _words(spans: Iterable[Span]) -> Iterator[Word]:
    """Yield the words, and an empty one where a line must end."""
    word: Word = []
    for text, face in spans:
        if text == BREAK:
            if word:
                yield word
            yield []
            word = []
            continue
        whole = face.link.startswith("#") and len(text) <= _WHOLE
        parts = [text] if whole else text.split()
        if text[:1].isspace() and word:
            yield word
            word = []
        for number, part in enumerate(parts):
            if number and word:
                yield word
                word = []
            word.append(Span(part, face))
        if parts and text[-1:].isspace():
            yield word
            word = []
    if word:
        yield word


def _broken(spans: Iterable[Span], room: float, size: float) -> Iterator[list[Span]]:
    """Yield the spans of each line."""
    line: list[Span] = []
    used = 0.0
    for word in _words(spans):
        if not word:
            if line:
                yield line
            line, used = [], 0.0
            continue
        wide = sum(measure(text, size, face) for text, face in word)
        within_code = line and line[-1].face == word[0].face and word[0].face.mono
        blank = measure(" ", size, Face(mono=bool(within_code))) if line else 0.0
        if used + blank + wide <= room:
            line += _spaced(line, word) if line else word
            used += blank + wide
            continue
        if line:
            yield line
        *full, line = _parted(word, room, size) if wide > room else [word]
        yield from full
        line = list(line)
        used = sum(measure(text, size, face) for text, face in line)
    if line:
        yield line


def _spaced(line: list[Span], word: Word) -> Word:
    """Return a word with a blank before it, which code and links do not take."""
    (first, *others), last = word, line[-1].face
    if last == first.face or not (first.face.mono or first.face.link):
        return [Span(" " + first.text, first.face), *others]
    if last.mono or last.link:
        return [Span(" "), *word]
    line[-1] = Span(line[-1].text + " ", last)
    return word


def _parted(word: Word, room: float, size: float) -> list[Word]:
    """Return the pieces of a word that is wider than a line."""
    pieces: list[Word] = []
    for text, face in word:
        plain = not (face.mono or face.italic)
        parts = wrap(text, room, size, bold=face.bold) if plain else _pieces(text, room, size, face)
        pieces += [[Span(part, face)] for part in parts]
    return pieces


def _line(spans: Iterable[Span], size: float) -> Line:
    """Set the spans side by side, those of one style in one piece."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].face == span.face:
            joined[-1] = Span(joined[-1].text + span.text, span.face)
        else:
            joined.append(span)
    pieces, x = [], 0.0
    for text, face in joined:
        wide = measure(text, size, face)
        pieces.append(Piece(x, text, wide, face))
        x += wide
    return Line(tuple(pieces), x)
