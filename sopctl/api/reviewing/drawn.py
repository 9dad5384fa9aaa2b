"""The drawn diff: one table with the flowchart for both versions, with what differs marked in it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sopctl.diff.review import Review
from sopctl.i18n import Language, Text
from sopctl.model import Profile, Sop
from sopctl.reports.changes.verdict import lead_time, version

if TYPE_CHECKING:
    from sopctl.layout import Drawing, Form, Style
    from sopctl.layout.publication import Publication, TextPage
    from sopctl.layout.table.marks import Mark, Marks

_LEGEND: "dict[Mark, Text]" = {
    "added": Text("added", "ditambahkan"),
    "removed": Text("removed", "dihapus"),
    "changed": Text("changed", "berubah"),
    "moved": Text("moved", "pindah"),
}
_OF_A_STEP = 2
"""The length of a path that ends at a step."""


def picture(review: Review, profile: Profile, language: Language) -> str:
    """Return the table of both versions as one SVG picture; "" for an SOP that nothing can be drawn of."""
    from sopctl import layout
    from sopctl.drawings import svg

    found = _union(review, profile, language)
    if not found:
        return ""
    form, marks = found
    drawing = layout.picture(form, profile.page.paper, _style())
    (page,) = svg.pages(drawing, marks=marks)
    return page.decode()


def publication(reviews: tuple[Review, ...], profiles: Mapping[str, Profile], language: Language) -> "Publication":
    """Return the tables of all SOPs on pages, for print."""
    from sopctl import layout
    from sopctl.layout.publication import Publication

    pages: list[TextPage] = []
    missing: set[str] = set()
    for review in reviews:
        profile = profiles.get(review.file, Profile())
        if found := _union(review, profile, language):
            drawing = layout.lay_out(found[0], profile.page.paper, _style())
            missing.update(drawing.missing)
            pages += _pages(drawing, found[1], len(pages) + 1)
    title = Text("Changes", "Perubahan").in_(language)
    named = [review.comparison.new.title or review.comparison.old.title for review in reviews if review.comparison]
    name = f"{title}: {', '.join(named)}" if named else title
    return Publication(name, "", language, "", tuple(pages), tuple(sorted(missing)))


def _pages(drawing: "Drawing", marks: "Marks", first: int) -> "list[TextPage]":
    from sopctl.drawings import svg
    from sopctl.layout.drawing import Box
    from sopctl.layout.publication import Picture, TextPage

    box = Box(0.0, 0.0, drawing.width, drawing.height)
    painted = svg.pages(drawing, marks=marks)
    return [
        TextPage(number, drawing.width, drawing.height, (Picture(box, "svg", page, drawing.title),))
        for number, page in enumerate(painted, first)
    ]


def _style() -> "Style":
    from sopctl import layout

    return layout.Style(margin=12.0, title=13.0)  # room for the bars in the margin, and for the legend


def _union(review: Review, profile: Profile, language: Language) -> "tuple[Form, Marks] | None":
    comparison = review.comparison
    if not comparison or not (comparison.old.steps or comparison.new.steps):
        return None
    from sopctl.documents import form
    from sopctl.flow import Flow
    from sopctl.layout.table.union import union

    named = comparison.new if comparison.new.steps else comparison.old
    spoken: Language = "id" if named.language.startswith("id") else "en"
    old, new = _with_names_of(comparison.aligned, comparison.new), comparison.new
    forms = [form(Flow.of(sop), profile, spoken) for sop in (old, new)]
    forms = [one if one.rows else _empty(one, forms[1 - number]) for number, one in enumerate(forms)]
    of_steps = [change for change in comparison.changes if change.path[:1] == ("steps",)]
    moved = {change.path[1] for change in of_steps if change.kind == "moved" and len(change.path) == _OF_A_STEP}
    changed = {change.path[1] for change in of_steps if len(change.path) > _OF_A_STEP}
    made, marks = union(
        forms[0], forms[1], moved, changed, {mark: word.in_(language) for mark, word in _LEGEND.items()}
    )
    title = named.title or named.id
    if review.status == "changed":
        title += f" \N{EM DASH} {version(comparison).in_(language)}"
    status = lead_time(review.effects, language) if review.effects else ""
    return replace(made, title=title, status=status), marks


def _empty(form: "Form", other: "Form") -> "Form":
    """Return a table without rows in the columns of the other version."""
    return replace(other, rows=(), arrows=(), title=form.title)


def _with_names_of(old: Sop, new: Sop) -> Sop:
    """Return `old` with the names that its actors have now, so that each has one column."""
    return old.model_copy(update={"actors": {key: new.actors.get(key, actor) for key, actor in old.actors.items()}})
