"""What every poster must hold, measured on its finished pages."""

import re
from collections import Counter
from dataclasses import dataclass

from sopctl.layout.drawing import Box
from sopctl.layout.metrics import ASCENT, DESCENT
from sopctl.layout.publication import Run, Shape, TextBlock, TextPage
from sopctl.poster import Content, Poster
from sopctl.poster.layout.palette import WHITE, contrast

EPS = 0.06


@dataclass(frozen=True)
class Inked:
    """Where a run stands, from the top of its capitals to its lowest letters."""

    run: Run
    box: Box

    def touches(self, other: Box, apart: float = EPS) -> bool:
        return (
            self.box.x < other.right - apart
            and other.x < self.box.right - apart
            and self.box.y < other.bottom - apart
            and other.y < self.box.bottom - apart
        )


def inked(page: TextPage) -> list[Inked]:
    runs = [run for block in page.blocks if isinstance(block, TextBlock) for run in block.runs]
    return [Inked(r, Box(r.x, r.y - ASCENT * r.size, r.width, (ASCENT + DESCENT) * r.size)) for r in runs]


def faults(poster: Poster, margin: float | None = None) -> Counter[str]:
    """Return how often each rule is broken."""
    (page,) = poster.publication.pages
    assert isinstance(page, TextPage)
    found: Counter[str] = Counter()
    size = poster.size
    edge = size.margin if margin is None else margin
    safe = Box(edge, edge, page.width - 2 * edge, page.height - 2 * edge)
    texts = inked(page)
    boxes = [(shape, bounds(shape)) for shape in page.shapes]
    for number, text in enumerate(texts):
        found["outside the safe margin"] += not inside(text.box, safe)
        found["too small to read"] += text.run.size < size.least - 0.01
        found["text over text"] += sum(text.touches(other.box) for other in texts[number + 1 :])
        for shape, box in boxes:
            crosses = text.touches(box) and not (shape.fill and inside(text.box, box))
            found["text over a drawing"] += crosses
        found["text across an edge"] += not _on_one_ground(text, page)
        found["too little contrast"] += contrast(text.run.colour, ground(text, page, boxes)) < 4.5
    for shape, box in boxes:
        found["drawing outside the safe margin"] += not inside(box, safe)
        del shape
    return +found


def inside(inner: Box, outer: Box) -> bool:
    return (
        inner.x >= outer.x - EPS
        and inner.y >= outer.y - EPS
        and inner.right <= outer.right + EPS
        and inner.bottom <= outer.bottom + EPS
    )


def bounds(shape: Shape) -> Box:
    points = [point for way in shape.ways for point in way.points]
    pen = shape.width / 2
    left, top = min(p.x for p in points) - pen, min(p.y for p in points) - pen
    right, bottom = max(p.x for p in points) + pen, max(p.y for p in points) + pen
    return Box(left, top, right - left, bottom - top)


def _on_one_ground(text: Inked, page: TextPage) -> bool:
    """Tell whether the uppermost ground that a text touches holds all of it."""
    touched = [area for area in page.areas if text.touches(area.box)]
    return not touched or inside(text.box, touched[-1].box)


def ground(text: Inked, page: TextPage, boxes: list[tuple[Shape, Box]]) -> str:
    """Return the colour that a text stands on."""
    filled = [shape.fill for shape, box in boxes if shape.fill and inside(text.box, box)]
    areas = [area.fill for area in page.areas if inside(text.box, area.box)]
    return (filled or areas or [WHITE])[-1]


def said(poster: Poster) -> str:
    """Return all text of a poster in reading order, without blanks and hyphens, in which lines may differ."""
    (page,) = poster.publication.pages
    assert isinstance(page, TextPage)
    return bare("".join(text.run.text for text in inked(page)))


def bare(text: str) -> str:
    return re.sub(r"[\s\-]", "", text)


def promised(content: Content) -> list[str]:
    """Return what must be readable on a poster."""
    texts = [content.kind.upper(), content.title, *content.issuer, content.heading, content.outcome, content.basis]
    texts += [text for fact in content.facts for text in (fact.heading, fact.value, fact.after)]
    for stage in content.stages:
        texts += [str(stage.number or ""), stage.who, *stage.texts, stage.time, *(note.text for note in stage.notes)]
    for section in content.sections:
        texts += [section.heading, *(text for line in section.lines for text in line)]
    if content.url:
        texts += [content.invitation, content.url.removeprefix("https://")]
    return [bare(text) for text in (*texts, content.imprint) if text]
