"""The steps as a form to tick while somebody works by them (daftar tilik).

Source: check lists that Puskesmas keep beside their SOP (No, langkah kegiatan, ya, tidak), with a column for steps that
the case did not need. The share of steps that were done is the usual formula, not one of a regulation.
"""

from collections.abc import Iterator
from types import MappingProxyType

from sopctl.diagrams import wording
from sopctl.documents import fields, words
from sopctl.documents.build import day
from sopctl.documents.document import (
    Block,
    Column,
    Definition,
    Definitions,
    Document,
    Group,
    Identity,
    Line,
    Panels,
    Paragraph,
    Row,
    Signature,
    Signatures,
    Table,
)
from sopctl.documents.words import Wording
from sopctl.flow import Flow
from sopctl.i18n import Language, Text
from sopctl.model import Profile, Sop

KEY = "checklist"
BOX = "\N{WHITE SQUARE}"
"""A box to tick; every font that documents are set in has it."""

_ASKED = ("checklist.unit", "checklist.officer", "checklist.subject", "checklist.date")
"""What is filled in above the steps."""
_IDENTITY = ("identity.number", "version", "identity.effective")
_ANSWERS = MappingProxyType(
    {"yes": "checklist.yes", "not": "checklist.no", "not_applicable": "checklist.not_applicable"}
)
"""Columns to tick, with the keys of their headings."""

_HINT = Text(
    "Tick one box for each step that you see. Where the way parts, tick the answer that was given, and mark the steps "
    "that this case did not need as not applicable.",
    "Beri tanda pada satu kotak untuk setiap langkah yang diamati. Pada percabangan, tandai jawaban yang diambil; "
    "langkah yang tidak diperlukan dalam kasus ini ditandai tidak berlaku.",
)
_RATE = Text("Compliance rate", "Tingkat Kepatuhan")
_FORMULA = Text(
    "Σ yes ÷ (Σ yes + Σ no) × 100 % = ____ ÷ ( ____ + ____ ) × 100 % = ______ %",
    "Σ ya ÷ (Σ ya + Σ tidak) × 100 % = ____ ÷ ( ____ + ____ ) × 100 % = ______ %",
)


def checklist(sop: Sop, flow: Flow, profile: Profile, language: Language) -> Document:
    """Return the check list of `sop`: fields to fill in, a row for each step, the rate, and room for two signatures."""
    say = Wording(profile, language)
    return Document(
        title=sop.title or sop.id,
        language=sop.language,
        status=say.status(sop),
        skip=say.phrase(words.SKIP),
        blocks=(
            _identity(sop, say),
            Definitions(tuple(Definition(say.heading(key), key=key) for key in _ASKED)),
            Paragraph(say.phrase(_HINT)),
            _table(flow, say),
            Definitions((Definition(say.phrase(_RATE), (say.phrase(_FORMULA),)),)),
            Panels((Definition(say.heading("checklist.remarks"), key="checklist.remarks"),)),
            _signatures(say),
        ),
        date=day(sop),
        folio=say.phrase(words.FOLIO),
        page=say.phrase(words.PAGE),
    )


def _identity(sop: Sop, say: Wording) -> Identity:
    return Identity(sop.identity.issuer, say.heading(KEY), tuple(fields.entries(sop, _IDENTITY, say)))


def _table(flow: Flow, say: Wording) -> Table:
    columns = [Column("no", say.heading("no")), Column("activity", say.heading("checklist.activity"))]
    columns += [Column(name, say.heading(key)) for name, key in _ANSWERS.items()]
    rows = tuple(_row(number, flow, say) for number in range(len(flow.steps)))
    return Table(KEY, say.heading(KEY), tuple(Group("", (column,)) for column in columns), rows)


def _row(number: int, flow: Flow, say: Wording) -> Row:
    step = flow.steps[number]
    boxes: tuple[tuple[Line, ...], ...] = tuple(((BOX,),) for _ in _ANSWERS)
    return Row((((str(number + 1),),), tuple(_observed(number, flow, say)), *boxes), stage=step.stage)


def _observed(number: int, flow: Flow, say: Wording) -> Iterator[Line]:
    """Yield what is watched: who does what, and of a decision each answer with a box."""
    step = flow.steps[number]
    who = wording.actors(flow, step, say.language)
    yield (f"{step.activity} ({who})" if who else step.activity,)
    if step.question:
        yield (step.question,)
    targets = {edge.label: edge.target for edge in flow.successors[number] if edge.kind == "branch"}
    for label in step.decision or {}:
        to = targets.get(label)
        way = f" \N{RIGHTWARDS ARROW} {say.phrase(words.STEP, number=to + 1)}" if to is not None else ""
        yield (f"{BOX} {label}{way}",)
    for output in step.outputs:
        if output.criteria:
            yield (f"{output.name}: {output.criteria}",)


def _signatures(say: Wording) -> Block:
    names = ("checklist.officer", "checklist.assessor")
    return Signatures(tuple(Definition(say.heading(key), signature=Signature()) for key in names))
