"""What must never be on a page of text: read back from the painted SVG and from the pages themselves."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise

from sopctl.layout.metrics import ASCENT, DESCENT
from sopctl.layout.publication import Grid, Picture, Publication, Run, TextBlock, TextPage
from tests.page_gates import SVG, Rect, overlap

EPSILON = 0.06
"""Coordinates are rounded to hundredths, twice."""


def runs_of(block: TextBlock | Grid | Picture) -> Iterator[Run]:
    if isinstance(block, TextBlock):
        yield from block.runs
    elif isinstance(block, Grid):
        for cell in block.cells:
            for own in cell.blocks:
                yield from runs_of(own)


def all_runs(page: TextPage) -> list[Run]:
    runs = [run for block in page.blocks for run in runs_of(block)]
    return runs + [item for item in page.furniture if isinstance(item, Run)]


def box(run: Run) -> Rect:
    return run.x, run.y - ASCENT * run.size, run.x + run.width, run.y + DESCENT * run.size


def text_faults(page: TextPage) -> list[str]:
    """Everything on a page of text that breaks a gate."""
    return [
        *_off_paper(page),
        *_in_the_foot(page),
        *_over(page),
        *_on_rules(page),
        *_out_of_cells(page),
        *_last_headings(page),
    ]


def _off_paper(page: TextPage) -> Iterator[str]:
    for run in all_runs(page):
        left, top, right, bottom = box(run)
        if left < 3 or top < 3 or right > page.width - 3 or bottom > page.height - 3:
            yield f"{run.text!r} leaves the paper"
    for picture in (item for item in (*page.blocks, *page.furniture) if isinstance(item, Picture)):
        place = picture.box
        if place.x < 3 or place.y < 3 or place.right > page.width - 3 or place.bottom > page.height - 3:
            yield f"a picture leaves the paper: {place}"
        corners = (place.x, place.y, place.right, place.bottom)
        yield from (f"{run.text!r} on a picture" for run in all_runs(page) if overlap(box(run), corners))


def _in_the_foot(page: TextPage) -> Iterator[str]:
    feet = [item.y - item.size for item in page.furniture if isinstance(item, Run) and item.y > page.height / 2]
    for run in (run for block in page.blocks for run in runs_of(block)):
        if feet and box(run)[3] > min(feet) - 1:
            yield f"{run.text!r} is in the foot of the page"
    for stroke in page.strokes if feet else ():
        if max(point.y for point in stroke.points) > min(feet) - 1:
            yield f"a rule ends in the foot of the page: {stroke.points}"


def _over(page: TextPage) -> Iterator[str]:
    runs = sorted(all_runs(page), key=lambda run: box(run)[1])
    for number, one in enumerate(runs):
        for two in runs[number + 1 :]:
            if box(two)[1] > box(one)[3]:
                break
            if overlap(box(one), box(two)) and _deep(box(one), box(two)):
                yield f"{one.text!r} over {two.text!r}"


def _deep(one: Rect, two: Rect) -> bool:
    wide = min(one[2], two[2]) - max(one[0], two[0])
    tall = min(one[3], two[3]) - max(one[1], two[1])
    return wide > EPSILON and tall > EPSILON


def _on_rules(page: TextPage) -> Iterator[str]:
    runs = all_runs(page)
    for stroke in page.strokes:
        for (ax, ay), (bx, by) in zip(stroke.points, stroke.points[1:], strict=False):
            assert ax == bx or ay == by, "a slanted rule"
            for run in runs:
                left, top, right, bottom = box(run)
                if _deep((left, top, right, bottom - DESCENT * run.size),
                         (min(ax, bx) - 0.1, min(ay, by) - 0.1, max(ax, bx) + 0.1, max(ay, by) + 0.1)):  # fmt: skip
                    yield f"{run.text!r} on a rule from {ax},{ay} to {bx},{by}"


def _out_of_cells(page: TextPage) -> Iterator[str]:
    for grid in (block for block in page.blocks if isinstance(block, Grid)):
        for cell in grid.cells:
            for block in cell.blocks:
                for run in runs_of(block):
                    left, top, right, bottom = box(run)
                    place = cell.box
                    if (
                        left < place.x - EPSILON
                        or top < place.y - EPSILON
                        or right > place.right + EPSILON
                        or bottom > place.bottom + EPSILON
                    ):
                        yield f"{run.text!r} leaves its cell"


def _last_headings(page: TextPage) -> Iterator[str]:
    low = max((box(run)[3] for block in page.blocks for run in runs_of(block)), default=0.0)
    low = max([low, *(block.box.bottom for block in page.blocks if isinstance(block, Picture))])
    top = 0.0
    for before, block in pairwise((None, *page.blocks)):
        if isinstance(block, TextBlock) and block.role == "heading" and block.runs:
            foot = box(block.runs[-1])[3]
            if not (isinstance(before, TextBlock) and before.role == "heading"):
                top = box(block.runs[0])[1]
            longer_than_a_page = block.continued or foot - top > page.height / 3
            if foot >= low - EPSILON and not longer_than_a_page and not _beside(page, block):
                yield f"the heading {block.runs[0].text!r} is the last on its page"


def _beside(page: TextPage, heading: TextBlock) -> bool:
    """Whether text stands on the right of a heading, or panels below it that are to be filled in."""
    top, bottom = box(heading.runs[0])[1], box(heading.runs[-1])[3]
    others = [run for block in page.blocks if block is not heading for run in runs_of(block)]
    others = [run for run in others if not (run.bold and run.x < heading.runs[0].x)]
    return any(top - 1 < run.y < bottom + 1 for run in others) or any(
        points[0].y > bottom for points in (stroke.points for stroke in page.strokes)
    )


_GLUE = re.compile(r"[\s\-\u00a0]")


def written(made: Publication) -> str:
    """All that stands on the pages, without blanks and hyphens."""
    texts = []
    for page in made.pages:
        text = page if isinstance(page, TextPage) else page.below
        if not isinstance(page, TextPage):
            texts += [line.text for cell in page.page.cells for line in cell.lines]
        if text:
            texts += [run.text for block in text.blocks for run in runs_of(block)]
            texts += [item.text for item in text.furniture if isinstance(item, Run)]
    return glued("".join(texts))


def glued(text: str) -> str:
    return _GLUE.sub("", text)


def painted_texts(data: bytes) -> list[str]:
    """Texts of a painted page in reading order."""
    return [element.text or "" for element in ET.fromstring(data).iter(SVG + "text")]
