"""What all pages of a publication share on their way to the press: styles of text and pictures, each named once."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sopctl.drawings.press.glyphs import printable
from sopctl.drawings.press.tags import Tags
from sopctl.layout.metrics import widths
from sopctl.layout.publication import INK, Run
from sopctl.layout.typeface import MONO, SHIPPED, Face, Typeface

Data = dict[str, Any]
"""A value of JSON that the template reads."""

_JOINED = ("-", "/", "_")
"""Ends of a line after which the word goes on in the next line."""
_LINK = 0.8
"""Height of the place that can be clicked, above the base line, in ems."""


class Cut(NamedTuple):
    """A face as Typst calls it."""

    family: str
    weight: int = 400
    style: str = "normal"


class _Style(NamedTuple):
    """One look of text."""

    size: float
    face: Face
    colour: str


_SHIPPED: Mapping[Face, Cut] = {
    "regular": Cut(SHIPPED.family),
    "bold": Cut(SHIPPED.family, 700),
    "italic": Cut(SHIPPED.family, 400, "italic"),
    "bold_italic": Cut(SHIPPED.family, 700, "italic"),
    "mono": Cut(MONO),
}


class Plate:
    """Collects styles and pictures while pages are made ready. `anchors` are the names that links may lead to."""

    def __init__(
        self, typeface: Typeface, cuts: Mapping[Face, Cut], anchors: frozenset[str], *, careful: bool = False
    ) -> None:
        self._typeface = typeface
        self._careful = careful
        self.cuts = {**_SHIPPED, **cuts}
        self.anchors = anchors
        self.tags = Tags()
        self._styles: dict[_Style, int] = {}
        self._pictures: dict[str, int] = {}
        self._names: dict[str, int] = {}

    def runs(self, runs: Sequence[Run], x: float, y: float) -> list[list[Any]]:
        """Return runs for the template, measured from the point (`x`, `y`).

        A run ends with a space where another word follows, so that a reader of the text finds words apart.
        """
        return [self._run(run, x, y, space) for run, space in _spaced(runs) if run.text.strip()]

    def text(self, runs: Sequence[Run]) -> str:
        """Return the words of runs, as a reader of the text finds them."""
        return "".join(self.shown(run) + (" " if space else "") for run, space in _spaced(runs))

    def shown(self, run: Run) -> str:
        """Return the text of a run in characters that its face has."""
        return printable(run.text, self._widths(_face(run)))

    def picture(self, svg: str) -> int:
        """Return the number of a picture."""
        return self._pictures.setdefault(svg, len(self._pictures))

    def anchor(self, name: str) -> str:
        """Return the name of an anchor in the template."""
        return f"a{self._names.setdefault(name, len(self._names))}"

    def data(self) -> Data:
        """Return what was collected."""
        return {"images": list(self._pictures), "styles": [self._look(style) for style in self._styles]}

    def _run(self, run: Run, x: float, y: float, space: bool) -> list[Any]:  # noqa: FBT001  called once for each run
        shown = self.shown(run)
        bare = shown.lstrip(" ")
        indent = (len(shown) - len(bare)) * self._widths(_face(run)).get(" ", 0.0) * run.size
        style = _Style(round(run.size, 4), _face(run), run.colour)
        number = self._styles.setdefault(style, len(self._styles))
        words = bare.rstrip(" ") + " " if space else bare
        made = [_mm(run.x - x + indent), _mm(run.y - y), words, number, _mm(run.width)]
        link = self._link(run.link)
        return [*made, _mm(_LINK * run.size), link] if link else made

    def _link(self, link: str) -> str:
        if link.startswith("#"):
            return f"#{self.anchor(link[1:])}" if link[1:] in self.anchors else ""
        return link if link.startswith(("https://", "http://", "mailto:")) and link.isprintable() else ""

    def _widths(self, face: Face) -> Mapping[str, float]:
        table = widths(face, self._typeface)
        if not self._careful:
            return table
        return {letter: wide for letter, wide in table.items() if _is_simple(letter)}

    def _look(self, style: _Style) -> Data:
        family, weight, slant = self.cuts[style.face]
        return {"size": style.size, "font": family, "weight": weight, "style": slant, "fill": style.colour or INK}


def _is_simple(letter: str) -> bool:
    """Return whether a letter stands beside the next one without more ado: Latin, Greek, Cyrillic, signs."""
    return letter < "\u0300" or "\u0370" <= letter <= "\u052f" or "\u1e00" <= letter <= "\u27ff"


def _face(run: Run) -> Face:
    if run.mono:
        return "mono"
    if run.italic:
        return "bold_italic" if run.bold else "italic"
    return "bold" if run.bold else "regular"


def _spaced(runs: Sequence[Run]) -> Iterator[tuple[Run, bool]]:
    """Yield runs, and whether a space goes between each and the next one."""
    for number, run in enumerate(runs):
        yield run, _follows(run, runs[number + 1] if number + 1 < len(runs) else None)


def _follows(run: Run, after: Run | None) -> bool:
    """Return whether a word ends where a run does."""
    if after is None:
        return False
    if abs(after.y - run.y) > run.size / 2:
        return not run.text.endswith(_JOINED)
    return run.text.endswith(" ") or after.text.startswith(" ") or after.x - run.x - run.width > run.size / 10


def _mm(length: float) -> float:
    return round(length, 3)
