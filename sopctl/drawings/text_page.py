"""A page of text as SVG: real text with its roles in classes, links, grounds, rules and pictures.

A heading is `<g class="heading" data-level="1">`, an item of a list `<g class="item">`, a table
`<g class="table">` with `<g class="cell">`. Nothing in a picture acts: one that is not plainly drawn is an image.
"""

import base64
import re
from collections.abc import Iterator

from sopctl.drawings.look import INK, PAPER
from sopctl.drawings.xml import box, escaped, fonts, number
from sopctl.layout.publication import Area, Grid, Picture, Run, Shape, Stroke, TextBlock, TextPage
from sopctl.layout.typeface import SHIPPED, Typeface
from sopctl.regex import regex

_MONO = "'Liberation Mono', 'Courier New', monospace"
_MEDIA = {"svg": "image/svg+xml", "png": "image/png", "jpeg": "image/jpeg"}
_SAFE = regex(r"(?:https?://|mailto:|#)", re.IGNORECASE)


def page(page: TextPage, title: str, language: str, typeface: Typeface = SHIPPED) -> bytes:
    """Return a page of the document called `title`."""
    return ("\n".join(_page(page, title, language, typeface)) + "\n").encode()


def _page(page: TextPage, title: str, language: str, typeface: Typeface) -> Iterator[str]:
    width, height = number(page.width), number(page.height)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}" lang="{escaped(language)}" aria-labelledby="title" '
        f'font-family="{fonts(typeface)}" fill="{INK}">'
    )
    yield f'<title id="title">{escaped(title)}</title>'
    yield "<style>text{font-kerning:none;white-space:pre}</style>"
    yield f'<rect class="paper" width="{width}" height="{height}" fill="{PAPER}"/>'
    yield from content(page)
    yield '<g class="furniture" aria-hidden="true">'
    for count, item in enumerate(page.furniture):
        yield from _picture(item, f"f{page.number}-{count}") if isinstance(item, Picture) else [_run(item)]
    yield "</g>"
    yield "</svg>"


def content(page: TextPage) -> Iterator[str]:
    """Yield what stands on a page, without what repeats on every page."""
    for area in page.areas:
        yield _area(area)
    for stroke in page.strokes:
        yield _stroke(stroke)
    for shape in page.shapes:
        yield _shape(shape)
    for count, block in enumerate(page.blocks):
        yield from _block(block, f"p{page.number}-{count}")


def _area(area: Area) -> str:
    round_ = f' rx="{number(area.radius)}"' if area.radius else ""
    return f'<rect class="ground" {box(area.box)}{round_} fill="{area.fill}"/>'


def _stroke(stroke: Stroke) -> str:
    way = " L ".join(f"{number(x)} {number(y)}" for x, y in stroke.points)
    return (
        f'<path class="rule" d="M {way}" fill="none" stroke="{stroke.colour}" stroke-width="{number(stroke.width)}"/>'
    )


def _shape(shape: Shape) -> str:
    way = " ".join(w.kind + " ".join(f"{number(x)} {number(y)}" for x, y in w.points) for w in shape.ways)
    pen = f' stroke="{shape.stroke}" stroke-width="{number(shape.width)}"' if shape.stroke else ""
    round_ = ' stroke-linecap="round" stroke-linejoin="round"' if shape.stroke else ""
    return f'<path class="ornament" d="{way}" fill="{shape.fill or "none"}"{pen}{round_}/>'


def _block(block: TextBlock | Grid | Picture, name: str) -> Iterator[str]:
    if isinstance(block, TextBlock):
        yield from _text(block)
    elif isinstance(block, Picture):
        yield from _picture(block, name)
    else:
        yield from _grid(block, name)


def _text(block: TextBlock) -> Iterator[str]:
    anchor = f' id="{escaped(block.anchor)}"' if block.anchor else ""
    level = f' data-level="{block.level}"' if block.role in {"heading", "item"} else ""
    yield f'<g class="{block.role}"{level}{anchor}>'
    for run in block.runs:
        yield _run(run)
    yield "</g>"


def _grid(grid: Grid, name: str) -> Iterator[str]:
    label = f' aria-label="{escaped(grid.caption)}"' if grid.caption else ""
    yield f'<g class="table"{label}>'
    for count, cell in enumerate(grid.cells):
        heading = " heading" if cell.heading else ""
        yield f'<g class="cell{heading}" data-row="{cell.row}" data-column="{cell.column}">'
        for position, block in enumerate(cell.blocks):
            yield from _block(block, f"{name}-{count}-{position}")
        yield "</g>"
    yield "</g>"


def _run(run: Run) -> str:
    style = ' font-weight="bold"' if run.bold else ""
    style += ' font-style="italic"' if run.italic else ""
    style += f' font-family="{_MONO}"' if run.mono else ""
    style += f' fill="{run.colour}"' if run.colour != INK else ""
    style += ' xml:space="preserve"' if run.text != " ".join(run.text.split()) else ""  # not all read white-space
    place = f'x="{number(run.x)}" y="{number(run.y)}" font-size="{number(run.size)}"'
    text = f"<text {place}{style}>{escaped(run.text)}</text>"
    return f'<a href="{escaped(run.link)}">{text}</a>' if _SAFE.match(run.link) else text


def _picture(picture: Picture, name: str) -> Iterator[str]:
    from sopctl.drawings import plain

    drawn = plain.inline(picture.data, picture.box, name) if picture.kind == "svg" and picture.alt else None
    if drawn is not None:
        yield drawn
        return
    told = f'role="img" aria-label="{escaped(picture.alt)}"' if picture.alt else 'aria-hidden="true"'
    data = base64.b64encode(picture.data).decode()
    yield f'<image {told} {box(picture.box)} href="data:{_MEDIA[picture.kind]};base64,{data}"/>'
