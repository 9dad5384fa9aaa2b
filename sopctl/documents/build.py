"""From an SOP and its profile to a document: what is printed, in which order and in which words."""

from collections.abc import Iterator

from sopctl.diagrams import wording
from sopctl.documents import fields, steps, words
from sopctl.documents.document import Block, Definition, Definitions, Document, Figure, Heading, Identity, Paragraph
from sopctl.documents.words import Wording
from sopctl.flow import Flow, times
from sopctl.i18n import Language
from sopctl.model import Amount, Kind, Profile, Sop


def build(
    sop: Sop,
    flow: Flow,
    profile: Profile,
    language: Language,
    *,
    svg: str = "",
    picture: str = "",
    mermaid: str = "",
) -> Document:
    """Return the document of `sop` in the form of `profile`.

    `language` is that of the fixed words. The flowchart is `svg`, a finished picture for writers that hold
    pictures, `picture`, the name of a file for those that link to them, or `mermaid` for those whose readers
    draw that; without all of them it is left out.
    """
    say = Wording(profile, language)
    figure = Figure(svg, picture, say.phrase(words.ALT, title=sop.title, steps=len(sop.steps)), mermaid)
    after = profile.flow_place == "after_steps"
    return Document(
        title=sop.title or sop.id,
        language=sop.language,
        status=say.status(sop),
        skip=say.phrase(words.SKIP),
        blocks=(
            _identity(sop, say),
            *_opening(sop, say),
            *(() if after else _figure(figure, say)),
            *_steps(sop, flow, say),
            *(_figure(figure, say) if after else ()),
            *fields.blocks(sop, profile.after_steps, say),
        ),
        cover=tuple(fields.entries(sop, profile.cover, say)),
        date=day(sop),
        folio=say.phrase(words.FOLIO),
        page=say.phrase(words.PAGE),
        contents=_contents(profile, say),
    )


def _contents(profile: Profile, say: Wording) -> tuple[str, str, str]:
    if not profile.contents:
        return ("", "", "")
    return say.phrase(words.CONTENTS), say.phrase(words.SECTION), say.phrase(words.PAGE)


def day(sop: Sop) -> str:
    """Return the day of this version: of its last revision, else of its making, else the one from which it holds."""
    days = (sop.identity.revised, sop.identity.created, sop.identity.effective)
    return next((day.isoformat() for day in days if day), "")


def _identity(sop: Sop, say: Wording) -> Identity:
    left = {"identity.agency", "identity.unit"}
    right = [path for path in say.profile.identity if path not in left]
    return Identity(sop.identity.issuer, say.of(say.profile.document), tuple(fields.entries(sop, right, say)))


def _opening(sop: Sop, say: Wording) -> Iterator[Block]:
    """Yield what stands before the steps, and every section that the profile does not know."""
    named = {*say.profile.before_steps, *say.profile.after_steps}
    others = [path for path in (f"sections.{name}" for name in sop.sections) if path not in named]
    return fields.blocks(sop, (*say.profile.before_steps, *others), say)


def _figure(figure: Figure, say: Wording) -> Iterator[Block]:
    if figure.svg or figure.file or figure.mermaid:
        yield Heading(say.heading("flowchart"))
        yield figure


def _steps(sop: Sop, flow: Flow, say: Wording) -> Iterator[Block]:
    if flow.steps:
        yield Heading(say.heading("steps"))
        yield steps.table(flow, say)
        yield from _totals(sop, flow, say)


def _totals(sop: Sop, flow: Flow, say: Wording) -> Iterator[Block]:
    """Yield the time of all steps, a line for each kind, since adding them up would be a lie.

    A form without a column for the time of a step has no place for their sum either.
    """
    if "duration" not in say.profile.columns and not sop.total:
        return
    found = times(flow)
    entries = []
    for kind in Kind:
        if kind in found.all_steps:
            least, most = (Amount(minutes, kind) for minutes in found.all_steps[kind])
            entries.append(Definition(say.phrase(words.KINDS[kind]), (wording.span(least, most, say.language),)))
    if sop.total:
        entries.append(Definition(say.phrase(words.STATED), (wording.duration(sop.total, say.language),)))
    if not entries:
        return
    yield Heading(say.heading("total"))
    yield Definitions(tuple(entries))
    remarks = [words.ONCE] if found.complete else [words.ONCE, words.INCOMPLETE]
    yield Paragraph(" ".join(map(say.phrase, remarks)))
