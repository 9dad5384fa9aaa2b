"""What is put on a poster while it is laid out, and the way in which text is set. Lengths in millimetres."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from msgspec import Struct, field
from msgspec.structs import replace

from sopctl.layout import metrics, wrap
from sopctl.layout.drawing import Box, Point
from sopctl.layout.publication import Area, Picture, Role, Run, Shape, TextBlock, Way
from sopctl.layout.typeface import Typeface, current
from sopctl.poster.layout import icons
from sopctl.poster.layout.palette import Palette

_TRIES = 1 << 12
"""How many texts in lines are remembered: some tries of a long poster."""


class Type(Struct, frozen=True):
    """How text is set."""

    size: float
    colour: str
    bold: bool = False
    leading: float = 1.22
    """Distance of base lines, in ems."""


class Style(Struct, frozen=True):
    """The measures of one try: everything follows from the size of the text and the air between things."""

    body: float
    palette: Palette
    air: float = 1.0

    def of(self, steps: float, colour: str = "", *, bold: bool = False, leading: float = 1.22) -> Type:
        """Return a type some steps up or down the scale of major thirds."""
        return Type(self.body * 1.25**steps, colour or self.palette.ink, bold, leading)

    def gap(self, ems: float) -> float:
        """Return room between things."""
        return ems * self.body * self.air


class Setting(Struct, frozen=True):
    """Text that is set: its lines, the first with its base line at a point."""

    x: float
    base: float
    lines: tuple[str, ...]
    kind: Type
    link: str = ""

    @property
    def height(self) -> float:
        """From the top of its capitals to its lowest letters."""
        return height_of(len(self.lines), self.kind)

    def runs(self) -> Iterator[Run]:
        """Yield the lines with their places and widths."""
        kind = self.kind
        x, size = round(self.x, 2), round(kind.size, 2)
        for number, line in enumerate(self.lines):
            y = round(self.base + number * (kind.size * kind.leading), 2)
            wide = round(metrics.width(line, size, bold=kind.bold), 2)
            yield Run(x, y, line, size, wide, bold=kind.bold, colour=kind.colour, link=self.link)


class Canvas(Struct):
    """Everything that was put on the poster so far."""

    areas: list[Area] = field(default_factory=list)
    drawn: list[tuple[Iterable[Way], str, str, float]] = field(default_factory=list)
    """Outlines that nobody has walked along yet, with fill, stroke and width; most tries are never looked at."""
    written: list[Picture | tuple[Role, tuple[Setting, ...]]] = field(default_factory=list)
    """Pictures, and texts whose lines nobody has placed yet."""
    broken: bool = False
    """Whether a word had to be parted at a place of no sense."""

    def area(self, box: Box, fill: str, radius: float = 0.0) -> None:
        """Put a ground."""
        self.areas.append(Area(_box(box), fill, round(radius, 2)))

    def ring(self, x: float, y: float, radius: float, *, fill: str = "", stroke: str = "", width: float = 0.0) -> None:
        """Put a circle round a point."""
        self.shape(icons.circle(x, y, radius), fill=fill, stroke=stroke, width=width)

    def shape(self, ways: Iterable[Way], *, fill: str = "", stroke: str = "", width: float = 0.0) -> None:
        """Put a drawn shape."""
        self.drawn.append((ways, fill, stroke, width))

    def shapes(self) -> Iterator[Shape]:
        """Yield what was drawn."""
        for ways, fill, stroke, width in self.drawn:
            rounded = tuple(Way(w.kind, tuple(_point(point) for point in w.points)) for w in ways)
            yield Shape(rounded, fill, stroke, round(width, 3))

    def icon(self, name: str, x: float, y: float, side: float, colour: str, weight: float = 1.0) -> None:
        """Put an icon, its field's upper left corner at a point; nothing where there is no such name."""
        if name not in icons.NAMES:
            return
        scale = side / icons.FIELD
        ways = (
            Way(way.kind, tuple(Point(x + p.x * scale, y + p.y * scale) for p in way.points))
            for way in icons.drawn(name)
        )
        self.shape(ways, stroke=colour, width=icons.PEN * scale * weight)

    def block(self, role: Role, *settings: Setting) -> None:
        """Put text; what was set becomes one block for a screen reader."""
        self.written.append((role, settings))

    def blocks(self) -> Iterator[TextBlock | Picture]:
        """Yield pictures and texts."""
        for block in self.written:
            if isinstance(block, Picture):
                yield block
                continue
            role, settings = block
            if runs := tuple(run for setting in settings for run in setting.runs()):
                yield TextBlock(role, runs)

    def set(self, x: float, y: float, room: float, text: str, kind: Type, *, link: str = "") -> Setting:
        """Set text in lines no wider than `room`, the top of its capitals at `y`."""
        lines = broken_lines(text, room, kind.size, bold=kind.bold)
        if not self.broken and wrap.widest_word(text, kind.size, bold=kind.bold) > room:
            self.broken = True
        return Setting(x, y + metrics.ASCENT * kind.size, lines, kind, link)


_GROWTH = (1.4, 1.3, 1.2, 1.1)


def grown(style: Style, put: Callable[[Canvas, Style], float], height: float) -> Style:
    """Return the style with larger type where one part alone still fits its height so, with whole words."""
    for factor in _GROWTH:
        tried = Canvas()
        larger = replace(style, body=style.body * factor)
        if put(tried, larger) <= height and not tried.broken:
            return larger
    return style


def height_of(lines: int, kind: Type) -> float:
    """Return how high lines are from the top of the first capitals to the lowest letters."""
    if not lines:
        return 0.0
    return kind.size * (metrics.ASCENT + metrics.DESCENT + (lines - 1) * kind.leading)


def broken_lines(text: str, room: float, size: float, *, bold: bool) -> tuple[str, ...]:
    """Return the lines of a text, about equally long where they are few."""
    return _broken(text, room, size, bold, current())


@lru_cache(_TRIES)
def _broken(text: str, room: float, size: float, bold: bool, _typeface: Typeface) -> tuple[str, ...]:  # noqa: FBT001
    """Return them; a part is measured before it is put, so each text is asked for again and again."""
    lines = wrap.wrap(text, room, size, bold=bold)
    if not 1 < len(lines) <= 4:
        return tuple(lines)
    widest = max(metrics.width(word, size, bold=bold) for word in text.split())
    low, high = room / 2, room
    while high - low > room / 50:
        middle = (low + high) / 2
        fits = widest <= middle and len(wrap.wrap(text, middle, size, bold=bold)) == len(lines)
        low, high = (low, middle) if fits else (middle, high)
    return tuple(wrap.wrap(text, high, size, bold=bold))


def _point(point: Point) -> Point:
    return Point(round(point.x, 3), round(point.y, 3))


def _box(box: Box) -> Box:
    return Box(*(round(value, 2) for value in box))
