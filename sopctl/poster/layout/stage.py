"""The words of one stage, as they stand in a ladder and on a track alike."""

from sopctl.layout.drawing import Point
from sopctl.layout.publication import Way
from sopctl.poster.content import Content, Stage
from sopctl.poster.layout.canvas import Canvas, Setting, Style


def _sentence(acts: tuple[str, ...]) -> str:
    """Return what the office does as one sentence; an abbreviation keeps its capitals."""
    first, *rest = acts
    return "; ".join([first, *(text if text[1:2].isupper() else text[:1].lower() + text[1:] for text in rest)])


def badge(canvas: Canvas, style: Style, stage: Stage, x: float, y: float, radius: float) -> Setting | None:
    """Put the sign of a stage round a point: its number, or the office where the public waits."""
    palette = style.palette
    if not stage.number:
        border = 0.14 * style.body
        canvas.ring(x, y, radius - border / 2, fill="#ffffff", stroke=palette.strong, width=border)
        canvas.icon(stage.icon, x - radius * 0.62, y - radius * 0.66, radius * 1.24, palette.strong)
        return None
    canvas.ring(x, y, radius, fill=palette.brand)
    text = str(stage.number)
    kind = style.of(1.9 if len(text) < 3 else 0.8, palette.on_brand, bold=True)
    (measured,) = canvas.set(0, 0, 1e6, text, kind).runs()
    return canvas.set(x - measured.width / 2, y - kind.size * 0.36, 1e6, text, kind)


def finish(canvas: Canvas, style: Style, x: float, y: float, radius: float) -> None:
    """Put the sign of a good end round a point."""
    canvas.ring(x, y, radius, fill=style.palette.brand)
    canvas.icon("tick", x - radius * 0.62, y - radius * 0.62, radius * 1.24, style.palette.on_brand, 1.5)


def words(
    canvas: Canvas,
    style: Style,
    content: Content,
    stage: Stage,
    x: float,
    y: float,
    room: float,
    number: Setting | None,
) -> float:
    """Put who does what in which time; return the height that it takes."""
    palette = style.palette
    public = bool(stage.number)
    settings = [number] if number else []
    at = y
    small = style.of(-1, palette.muted)
    if stage.who:
        settings.append(canvas.set(x, at, room, stage.who, style.of(-0.8, palette.strong, bold=True)))
        at += settings[-1].height + 0.4 * style.body
    main = style.of(1 if public else 0.4, palette.ink, bold=True, leading=1.14)
    for place, text in enumerate(stage.texts):
        if place:
            at += 0.1 * style.body
            settings.append(canvas.set(x, at, room, content.either, small))
            at += settings[-1].height + 0.4 * style.body
        settings.append(canvas.set(x, at, room, text, main))
        at += settings[-1].height + 0.3 * style.body
    if stage.inside:
        at += 0.15 * style.body
        settings.append(canvas.set(x, at, room, _sentence(stage.inside), style.of(-1, palette.muted, leading=1.35)))
        at += settings[-1].height + 0.3 * style.body
    marked = [("clock", stage.time)] if stage.time else []
    for icon, text in (*marked, *(("back" if note.back else "arrow", note.text) for note in stage.notes)):
        at += 0.25 * style.body
        side = 1.05 * style.body
        setting = canvas.set(x + 1.45 * style.body, at, room - 1.45 * style.body, text, small)
        canvas.icon(icon, x, at + small.size * 0.36 - side / 2, side, palette.strong, 1.25)
        settings.append(setting)
        at += setting.height + 0.3 * style.body
    canvas.block("item" if public else "paragraph", *settings)
    return at - 0.3 * style.body - y


def arrow(canvas: Canvas, style: Style, start: Point, end: Point) -> None:
    """Put a line with a head at its end, upright or level; nothing where there is no room for it."""
    head = 0.62 * style.body
    level = start.y == end.y
    long = (end.x - start.x) if level else (end.y - start.y)
    if long < head * 0.8:
        return
    width = 0.2 * style.body
    colour = style.palette.line
    if level:
        tips = (Point(end.x - head, end.y - head * 0.7), end, Point(end.x - head, end.y + head * 0.7))
    else:
        tips = (Point(end.x - head * 0.7, end.y - head), end, Point(end.x + head * 0.7, end.y - head))
    ways = (Way("M", (start,)), Way("L", (end,)), Way("M", tips[:1]), Way("L", (end,)), Way("L", tips[2:]))
    canvas.shape(ways, stroke=colour, width=width)
