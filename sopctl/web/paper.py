"""The pages of the publication as SVG inside the page. They are shown only when it is printed.

Texts, lines and pictures have their places in millimetres, so that the paper is the same as that of the PDF.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence

from sopctl.drawings import plain
from sopctl.layout.drawing import TextLine
from sopctl.layout.publication import INK, Grid, Picture, Run, Stroke, TablePage, TextBlock, TextPage
from sopctl.web import svg
from sopctl.web.overlay import flow

_MEDIA = {"svg": "image/svg+xml", "png": "image/png", "jpeg": "image/jpeg"}


def pages(printed: Sequence[TextPage | TablePage]) -> Iterator[str]:
    """Yield each page as an SVG."""
    names = _names(printed)
    for page in printed:
        width, height = svg.number(page.width), svg.number(page.height)
        head = f'<svg class="{names[page.width, page.height]}" viewBox="0 0 {width} {height}">'
        content = _table(page) if isinstance(page, TablePage) else _text(page)
        yield head + "".join(content) + "</svg>"


def style(printed: Sequence[TextPage | TablePage]) -> str:
    """Return the rules that give each page its paper."""
    rules = []
    for (width, height), name in _names(printed).items():
        wide, high = svg.number(width), svg.number(height)
        rules.append(
            f"@page {name}{{size:{wide}mm {high}mm;margin:0}}\n"
            f".paper .{name}{{page:{name};width:{wide}mm;height:{high}mm}}"
        )
    return "\n".join(rules)


def _names(printed: Sequence[TextPage | TablePage]) -> dict[tuple[float, float], str]:
    sizes = dict.fromkeys((page.width, page.height) for page in printed)
    return {size: f"paper-{number}" for number, size in enumerate(sizes, 1)}


def _table(shown: TablePage) -> Iterator[str]:
    page = shown.page
    yield from map(_line, page.texts)
    for cell in page.cells:
        if not cell.step and cell.lines:
            yield f'<rect class="head" {svg.box(cell.box)}/>'
    rules = "".join(svg.way((rule.start, rule.end)) for rule in page.rules)
    yield f'<path class="rule" d="{rules}"/>'
    for cell in page.cells:
        yield from map(_line, cell.lines)
    yield from flow(page, shown.drawing.arrow)
    if shown.below:
        yield from _text(shown.below)


def _text(page: TextPage) -> Iterator[str]:
    for area in page.areas:
        round_ = f' rx="{svg.number(area.radius)}"' if area.radius else ""
        yield f'<rect {svg.box(area.box)} fill="{svg.escaped(area.fill)}"{round_}/>'
    yield from map(_stroke, page.strokes)
    for block in page.blocks:
        if isinstance(block, Grid):
            for inner in (inner for cell in block.cells for inner in cell.blocks):
                yield from _block(inner)
        else:
            yield from _block(block)
    for item in page.furniture:
        yield _picture(item) if isinstance(item, Picture) else _run(item)


def _block(block: TextBlock | Picture) -> Iterator[str]:
    if isinstance(block, Picture):
        yield _picture(block)
    else:
        yield from map(_run, block.runs)


def _picture(picture: Picture) -> str:
    name = f"picture-{hashlib.sha256(picture.data).hexdigest()[:8]}-{picture.box.x:g}-{picture.box.y:g}"
    if picture.kind == "svg" and (drawn := plain.inline(picture.data, picture.box, name)):
        return drawn
    data = base64.b64encode(picture.data).decode()
    return f'<image {svg.box(picture.box)} href="data:{_MEDIA[picture.kind]};base64,{data}"/>'


def _stroke(stroke: Stroke) -> str:
    colour = "" if stroke.colour == INK else f' stroke="{svg.escaped(stroke.colour)}"'
    return f'<path class="stroke" d="{svg.way(stroke.points)}" stroke-width="{svg.number(stroke.width)}"{colour}/>'


def _run(run: Run) -> str:
    kinds = [name for name in ("bold", "italic", "mono") if getattr(run, name)]
    look = f' class="{" ".join(kinds)}"' if kinds else ""
    colour = "" if run.colour == INK else f' fill="{svg.escaped(run.colour)}"'
    return (
        f'<text x="{svg.number(run.x)}" y="{svg.number(run.y)}" font-size="{run.size:g}"{look}{colour}>'
        f"{svg.escaped(run.text)}</text>"
    )


def _line(line: TextLine) -> str:
    look = ' class="bold"' if line.bold else ""
    middle = ' text-anchor="middle"' if line.centred else ""
    return (
        f'<text x="{svg.number(line.x)}" y="{svg.number(line.y)}" font-size="{line.size:g}"{look}{middle}>'
        f"{svg.escaped(line.text)}</text>"
    )
