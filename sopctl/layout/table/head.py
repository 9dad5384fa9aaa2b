"""The head of the table, the same on every page: headings, and headings that several columns share."""

from itertools import groupby

from msgspec import Struct

from sopctl.layout.drawing import Box, Cell, Point, Rule
from sopctl.layout.paper import Style
from sopctl.layout.table.columns import HEADING_PADDING, Columns
from sopctl.layout.table.form import Column, Form
from sopctl.layout.table.rows import Written, placed
from sopctl.layout.wrap import widest_word, wrap

_CENTRED = "no"


class _Slot(Struct, frozen=True):
    """A heading: what it says and from where to where it reaches."""

    key: str
    text: str
    left: float
    right: float
    under: bool = False
    """Whether a shared heading is above it."""
    shared: bool = False
    size: float = 0.0
    """The size of type where it is not the usual one."""


class Head(Struct, frozen=True):
    """The head, from y = 0 down."""

    height: float
    cells: tuple[Cell, ...]
    rules: tuple[Rule, ...]
    """Rules inside the head."""


def head(form: Form, columns: Columns, style: Style) -> Head:
    """Return the head of the table."""
    slots = [*_texts(form.before, columns.before), *_actors(form, columns, style), *_texts(form.after, columns.after)]
    lines = [_lines(slot, style) for slot in slots]
    tall = [len(own) * _size(slot, style) * style.leading for slot, own in zip(slots, lines, strict=True)]
    sized = list(zip(slots, tall, strict=True))
    upper = max((high for slot, high in sized if slot.shared), default=0.0) + 2 * style.padding
    lower = max((high for slot, high in sized if slot.under), default=0.0) + 2 * style.padding
    alone = max((high for slot, high in sized if not slot.shared and not slot.under), default=0.0) + 2 * style.padding
    upper, lower = round(upper, 2), round(max(lower, alone - upper), 2)
    cells = []
    rules = []
    for slot, own in zip(slots, lines, strict=True):
        top = upper if slot.under else 0.0
        bottom = upper if slot.shared else upper + lower
        box = Box(slot.left, top, round(slot.right - slot.left, 2), round(bottom - top, 2))
        text = placed(own, _CENTRED, box, style, size=_size(slot, style), bold=True)
        cells.append(Cell(slot.key, "", box, text))
        if slot.shared:
            rules.append(Rule(Point(slot.left, upper), Point(slot.right, upper)))
        rules.append(Rule(Point(slot.left, top), Point(slot.left, bottom)))
    return Head(round(upper + lower, 2), tuple(cells), tuple(rules))


def _size(slot: _Slot, style: Style) -> float:
    return slot.size or style.heading


def _lines(slot: _Slot, style: Style) -> tuple[Written, ...]:
    room = slot.right - slot.left - 2 * HEADING_PADDING
    return tuple(Written(text) for text in wrap(slot.text, room, _size(slot, style), bold=True))


def _actors(form: Form, columns: Columns, style: Style) -> list[_Slot]:
    edges = columns.actors
    room = edges[1] - edges[0] - 2 * HEADING_PADDING
    widest = max(widest_word(name, 1.0, bold=True) for name in form.actors)
    size = max(min(style.heading, 0.999 * room / widest if widest else style.heading), style.small)
    slots = [_Slot("actor", form.heading, edges[0], edges[-1], shared=True)]
    for number, name in enumerate(form.actors):
        slots.append(_Slot(f"actor-{number + 1}", name, edges[number], edges[number + 1], under=True, size=size))
    return slots


def _texts(columns: tuple[Column, ...], edges: tuple[float, ...]) -> list[_Slot]:
    slots: list[_Slot] = []
    numbered = enumerate(columns)
    for group, members in groupby(numbered, lambda item: item[1].group):
        own = list(members)
        if group:
            first, last = own[0][0], own[-1][0]
            slots.append(_Slot("group", group, edges[first], edges[last + 1], shared=True))
        for number, column in own:
            slots.append(_Slot(column.key, column.heading, edges[number], edges[number + 1], under=bool(group)))
    return slots
