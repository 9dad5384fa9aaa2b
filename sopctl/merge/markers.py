"""Contradictions as git marks them, around whole lines, with what each side did behind the signs."""

from collections.abc import Sequence

from sopctl.i18n import Language
from sopctl.merge.clash import Clash, Names
from sopctl.merge.lines import loose
from sopctl.merge.writing import Piece


def marked(pieces: Sequence[Piece], names: Names, size: int, language: Language) -> tuple[str, tuple[int, ...]]:
    """Return the text of `pieces` and the line of each contradiction in it."""
    texts: list[str] = []
    lines: list[int] = []
    line = 1
    for piece in pieces:
        if piece.clashes:
            lines += [line] * len(piece.clashes)
        text = loose(_marked(piece, names, size, language) if piece.clashes else piece.ours)
        line += text.count("\n")
        texts.append(text)
    return "".join(texts), tuple(lines)


def _marked(piece: Piece, names: Names, size: int, language: Language) -> str:
    mine = _said(piece.clashes, names.ours, language, ours=True)
    yours = _said(piece.clashes, names.theirs, language, ours=False)
    return f"{'<' * size} {mine}\n{piece.ours}{'=' * size}\n{piece.theirs}{'>' * size} {yours}\n"


def _said(found: Sequence[Clash], name: str, language: Language, *, ours: bool) -> str:
    told = [f"{clash.where}: {clash.what(clash.ours if ours else clash.theirs, language)}" for clash in found]
    return f"{name} ({'; '.join(told)})"
