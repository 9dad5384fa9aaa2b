"""One table of two: all rows of the new version where they stand now, those that are gone where they stood."""

from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from sopctl.layout.table.form import Arrow, Form, Lines, Row
from sopctl.layout.table.marks import SIGNS, Mark, Marks

_NUMBER = "no"


def union(
    old: Form, new: Form, moved: Collection[str], changed: Collection[str], legend: Mapping[Mark, str]
) -> tuple[Form, Marks]:
    """Return a table of both versions and what is marked in it; rows that moved or changed are named.

    Both tables have the same columns of text, and a row that is in both has one name. What is gone from a cell begins
    with a minus sign, what came with a plus sign.
    """
    actors = tuple(_order([*new.actors], [*old.actors]))
    before = {row.step: _shifted(row, old, actors) for row in old.rows}
    after = {row.step: _shifted(row, new, actors) for row in new.rows}
    marks: dict[str, Mark] = {}
    ghosts: dict[str, tuple[int, ...]] = {}
    rows = []
    for name in _order([*before], [*after]):
        mark, row = _row(before.get(name), after.get(name), new, actors)
        mark = mark or ("moved" if name in moved else "changed" if name in changed else None)
        if mark:
            marks[name] = mark
            row = replace(row, cells=_numbered(row.cells, new, mark))
        if name in before and name in after and (left := set(before[name].actors) - set(after[name].actors)):
            ghosts[name] = tuple(sorted(left))
        rows.append(row)
    arrows, ways = _arrows(old, new, [row.step for row in rows])
    used = {*marks.values(), *ways.values()}
    words = tuple((mark, word) for mark, word in legend.items() if mark in used)
    form = replace(new, actors=actors, rows=tuple(rows), arrows=arrows, signs=(SIGNS["added"], SIGNS["removed"]))
    return form, Marks(marks, ways, ghosts, words)


def _shifted(row: Row, form: Form, actors: tuple[str, ...]) -> Row:
    """Return a row with the numbers that its actors have in the common table."""
    return replace(row, actors=tuple(sorted({actors.index(form.actors[number]) for number in row.actors})))


def _order(old: list[str], new: list[str]) -> list[str]:
    """Return all names: the order of `new`, and behind each name those that follow it in `old` and are not in `new`.

    Rows are ordered as they are now, and columns as they were.
    """
    there = set(new)
    gone: dict[str, list[str]] = {}
    last = ""
    for name in old:
        if name in there:
            last = name
        else:
            gone.setdefault(last, []).append(name)
    return [*gone.get("", ()), *(name for row in new for name in (row, *gone.get(row, ())))]


def _row(before: Row | None, after: Row | None, form: Form, actors: tuple[str, ...]) -> tuple[Mark | None, Row]:
    """Return a row with what it says in both versions, and its mark where it is in one of them only."""
    if not after:
        assert before
        return "removed", before
    if not before:
        return "added", after
    keys = [column.key for column in form.texts]
    cells = tuple(
        mine if key == _NUMBER else _both(theirs, mine)
        for key, theirs, mine in zip(keys, before.cells, after.cells, strict=True)
    )
    if before.actors != after.actors:
        cells = _with_actors(cells, keys, before, after, actors)
    return None, replace(after, cells=cells)


def _numbered(cells: tuple[Lines, ...], form: Form, mark: Mark) -> tuple[Lines, ...]:
    """Return the cells with the sign of the mark before the number of the row."""
    return tuple(
        tuple(f"{SIGNS[mark]} {line}" for line in cell) if column.key == _NUMBER else cell
        for column, cell in zip(form.texts, cells, strict=True)
    )


def _both(before: Lines, after: Lines) -> Lines:
    """Return the paragraphs of a cell in both versions: what stayed, and with their signs what went and what came."""
    if before == after:
        return after
    gone = [f"{SIGNS['removed']} {line}" for line in before if line not in after]
    return (*gone, *(line if line in before else f"{SIGNS['added']} {line}" for line in after))


def _with_actors(
    cells: tuple[Lines, ...], keys: list[str], before: Row, after: Row, actors: tuple[str, ...]
) -> tuple[Lines, ...]:
    """Say in the last column who did a step before and who does it now; a symbol shows only the latter."""
    gone = [f"{SIGNS['removed']} {actors[number]}" for number in before.actors if number not in after.actors]
    come = [f"{SIGNS['added']} {actors[number]}" for number in after.actors if number not in before.actors]
    last = len(keys) - 1
    return tuple((*cell, *gone, *come) if number == last else cell for number, cell in enumerate(cells))


def _arrows(old: Form, new: Form, names: list[str]) -> tuple[tuple[Arrow, ...], dict[tuple[str, str], Mark]]:
    """Return the arrows of both versions.

    An arrow without an answer that is gone between two rows that stay is left out: the arrow that leads elsewhere now
    shows the change, and two lines from one symbol would look like a choice.
    """
    place = {name: number for number, name in enumerate(names)}
    stays = {row.step for row in new.rows}
    was, now = _named(old), _named(new)
    found: list[Arrow] = []
    ways: dict[tuple[str, str], Mark] = {}
    for source, target, label in now:
        found.append(Arrow(place[source], place[target], label))
        if (source, target, label) not in was:
            same = any((source, target) == (one, other) for one, other, _ in was)
            ways[source, target] = "changed" if same else "added"
    for source, target, label in was:
        if (source, target) in {(one, other) for one, other, _ in now} or (not label and {source, target} <= stays):
            continue
        found.append(Arrow(place[source], place[target], label))
        ways[source, target] = "removed"
    return tuple(found), ways


def _named(form: Form) -> list[tuple[str, str, str]]:
    steps: Iterable[str] = [row.step for row in form.rows]
    names = list(steps)
    return [(names[arrow.source], names[arrow.target], arrow.label) for arrow in form.arrows]
