"""Three texts in, one out: never less than what both sides did, and what cannot be told apart is left to git."""

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from sopctl.i18n import Language
from sopctl.merge.clash import OURS_AND_THEIRS, Clash, Names
from sopctl.merge.join import Joined, join_blocks
from sopctl.merge.lines import loose, says_more
from sopctl.merge.markers import marked
from sopctl.merge.parts import UnmergeableError, read
from sopctl.merge.writing import clashes, wording
from sopctl.source import parse
from sopctl.source.equality import same

_MARK = "\ufeff"


class Outcome(NamedTuple):
    """The merged text, and what contradicts in it."""

    text: str
    clashes: tuple[Clash, ...]
    names: Names = OURS_AND_THEIRS
    lines: tuple[int, ...] = ()
    """The line of the text on which each contradiction begins; the first is 1."""


def merge(
    base: str, ours: str, theirs: str, names: Names | None = None, *, size: int = 7, language: Language = "en"
) -> Outcome:
    """Merge what `ours` and `theirs` made of `base`. Raises UnmergeableError where lines are all that can be merged.

    Contradictions are marked in the text as git marks them, in lines of `size` signs. A text without one is a YAML
    document that holds both sides' changes, which is looked at before it is returned.
    """
    called = names or OURS_AND_THEIRS
    sides = [_plain(text) for text in (base, ours, theirs)]
    if sides[2] in (sides[0], sides[1]):
        return Outcome(_three(base, ours, theirs, sides[1]), (), called)
    if sides[1] == sides[0]:
        return Outcome(_three(base, ours, theirs, sides[2]), (), called)
    joined = join_blocks(read(sides[0]), read(sides[1]), read(sides[2]))
    _check(joined)
    both = "\n".join(loose(wording(joined.pieces, side)) for side in (0, 1))
    if any(says_more(f"{sides[0]}\n{both}", side) for side in sides[1:]):
        raise UnmergeableError  # a comment would be lost
    text, lines = marked(joined.pieces, called, size, language)
    return Outcome(_three(base, ours, theirs, text), clashes(joined.pieces), called, lines)


def _check(joined: Joined) -> None:
    """Read again what was written. Raises UnmergeableError where it does not say what was meant."""
    for side, value in ((0, joined.ours), (1, joined.theirs)):
        source = parse(loose(wording(joined.pieces, side)), "")
        if not same(source.value, value) or source.loss:
            raise UnmergeableError


def _plain(text: str) -> str:
    """Return a text with plain line ends, the last one too."""
    plain = text.removeprefix(_MARK).replace("\r\n", "\n")
    return plain + "\n" if plain and not plain.endswith("\n") else plain


def _three(base: str, ours: str, theirs: str, text: str) -> str:
    """Give a text the byte order mark, line ends and end of file that the sides want."""
    if _voted(lambda t: t.endswith("\n") or not t, base, ours, theirs) is False:
        text = text.removesuffix("\n")
    if _voted(_is_windows, base, ours, theirs):
        text = text.replace("\n", "\r\n")
    return _MARK + text if _voted(lambda t: t.startswith(_MARK), base, ours, theirs) else text


def _voted(asked: Callable[[str], bool], base: str, ours: str, theirs: str) -> bool:
    """Return what the side that changed it wants, in doubt ours."""
    old, mine, yours = asked(base), asked(ours), asked(theirs)
    return yours if mine == old and base else mine


def _is_windows(text: str) -> bool:
    ends = Counter(line[-2:] == "\r\n" for line in text.splitlines(keepends=True))
    return ends[True] > ends[False]
