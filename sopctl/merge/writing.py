"""How an entry is written: with comments, dash and key, on lines of its own or between commas."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sopctl.merge.clash import Clash
from sopctl.merge.lines import comments, dashed, indent, remark
from sopctl.merge.parts import Part


class Piece(NamedTuple):
    """A stretch of text, and what the sides want it to be where they contradict."""

    ours: str
    theirs: str
    base: str = ""
    clashes: tuple[Clash, ...] = ()

    @property
    def texts(self) -> tuple[str, str, str]:
        """The wordings: ours, theirs, and that of the base."""
        return self.ours, self.theirs, self.base

    def written(self, how: Callable[[str], str]) -> "Piece":
        """Return it with each wording written otherwise."""
        return Piece(how(self.ours), how(self.theirs), how(self.base), self.clashes)


Pieces = tuple[Piece, ...]


def one(text: str) -> Pieces:
    """Return the pieces of a text that is agreed on."""
    return (Piece(text, text, text),) if text else ()


def wording(pieces: Sequence[Piece], side: int) -> str:
    """Return the text of one side: 0 ours, 1 theirs, 2 the base."""
    return "".join(piece.texts[side] for piece in pieces)


def clashes(pieces: Sequence[Piece]) -> tuple[Clash, ...]:
    """Return all contradictions."""
    return tuple(clash for piece in pieces for clash in piece.clashes)


def shift(pieces: Sequence[Piece], columns: int) -> Pieces:
    """Return the pieces so many columns further right."""
    return tuple(piece.written(lambda text: indent(text, columns)) for piece in pieces)


def own(entry: Part, *, flow: bool) -> str:
    """Return an entry without the comments above it, the dash of an item left out."""
    if flow or entry.text.endswith("\n"):
        return entry.text
    return head(entry, entry.content.text) + entry.content.text + "\n"


def whole(entry: Part, *, flow: bool = False) -> str:
    """Return an entry with the comments above it."""
    if flow:
        return entry.text
    lines = own(entry, flow=False)
    return entry.before + (lines if entry.key is not None else dashed(lines))


def head(entry: Part, text: str, *, flow: bool = False) -> str:
    """Return what stands before the value of an entry, fit for the value `text`."""
    if entry.key is None:
        return "" if flow else entry.head or "  "
    colon = entry.head.rstrip().endswith(":") or "\n" in entry.head
    start = entry.head if colon else entry.head.rstrip() + ":"
    return start + " " if text and not start[-1].isspace() else start


def above(base: Part | None, ours: Part, theirs: Part) -> str:
    """Return the comments above an entry. One that stands in brackets can have none, so that says nothing."""
    old = base.before if base and _has_lines(base) else ""
    return comments(old, *(entry.before if _has_lines(entry) else old for entry in (ours, theirs)))


def foot(base: Part | None, ours: Part, theirs: Part) -> str:
    """Return what follows a value up to the next entry: a comment on its line, and comments below it."""
    said = remark(base.remark if base else "", ours.remark, theirs.remark)
    return f"{said}\n{comments(base.after if base else '', ours.after, theirs.after)}"


def _has_lines(entry: Part) -> bool:
    return entry.text.endswith("\n")


def with_dash(pieces: Pieces) -> Pieces:
    """Put the dash of an item into its first line; where the sides contradict there, into that of both."""
    for number, piece in enumerate(pieces):
        if any(_has_room(text) for text in piece.texts[:2]):
            if not all(_has_room(text) for text in piece.texts[:2]):
                break
            old = dashed(piece.base) if piece.base else ""
            return (
                *pieces[:number],
                Piece(dashed(piece.ours), dashed(piece.theirs), old, piece.clashes),
                *pieces[number + 1 :],
            )
    texts = [dashed(text) if text else "" for text in (wording(pieces, side) for side in range(3))]
    return (Piece(texts[0], texts[1], texts[2], clashes(pieces)),)


def _has_room(text: str) -> bool:
    return any(line[:1] in {" ", "\n"} for line in text.splitlines(keepends=True))
