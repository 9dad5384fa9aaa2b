"""One step of an SOP: an activity, who does it, how long it takes, what goes in and what comes out."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field

from sopctl.model.base import Before, Id, Model, Texts, one_or_many, short_form
from sopctl.model.duration import DurationInput


class Output(Model):
    """What a step makes: a thing that can be held or seen, not an act."""

    model_config = ConfigDict(json_schema_extra={"required": ["name"]})

    name: str = ""
    """The thing, for example Konsep surat."""
    criteria: str = ""
    """What makes it acceptable, so that it can be checked."""
    record: bool = False
    """True where it is kept as evidence."""
    retention: DurationInput | None = None
    """How long it is kept."""


OutputInput = Annotated[Output, Before(short_form("name"), str | Output)]
"""An output, or just its name."""

Outputs = Annotated[
    tuple[OutputInput, ...],
    Before(one_or_many, OutputInput | list[OutputInput]),
]
"""Outputs; one alone needs no brackets."""


class Branch(Model):
    """One exit of a decision."""

    model_config = ConfigDict(json_schema_extra={"required": ["to"]})

    to: Id = ""
    """The id of the step that this answer leads to."""
    probability: Annotated[float, Field(strict=True, ge=0, le=1)] | None = None
    """How often this answer is given, from 0 to 1."""
    max: Annotated[int, Field(strict=True, ge=1)] | None = None
    """How many times one case may take this branch, for a return that must not go on for ever."""
    reason: str = ""
    """Why this answer is given, in words."""


BranchInput = Annotated[Branch, Before(short_form("to"), str | Branch)]
"""A branch, or just the id of its target."""


class Executors(Model):
    """The actors of one step."""

    ids: tuple[Id, ...] = ()
    """Ids of the actors."""
    mode: Literal["all", "any"] = "all"
    """`all` does the step together; of `any`, one does it."""


class AnyOf(Model):
    """Actors of whom one does the step."""

    any_of: list[Id]
    """Ids of the actors of whom one does the step."""


def _executors(value: Any) -> Any:
    if isinstance(value, str):
        return {"ids": (value,)}
    if isinstance(value, list):
        return {"ids": value}
    if isinstance(value, dict) and value.keys() == {"any_of"}:
        return {"ids": value["any_of"], "mode": "any"}
    return value if isinstance(value, Executors) else {"ids": value}


ExecutorsInput = Annotated[Executors, Before(_executors, Id | list[Id] | AnyOf)]
"""`id`, `[id, id]` (together) or `{any_of: [id, id]}` (either)."""


class Risk(Model):
    """What can go wrong in a step."""

    name: str = ""
    """The risk in words."""
    likelihood: str = ""
    """How likely it is, on the organisation's own scale."""
    impact: str = ""
    """How bad it is, on the organisation's own scale."""


RiskInput = Annotated[Risk, Before(short_form("name"), str | Risk)]
"""A risk, or just its words."""


class Step(Model):
    """One step (langkah): one row of the table and one symbol of the flowchart.

    Without `next`, `decision` or `end` the flow goes on to the step that follows in the file; the last
    step ends by itself.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "required": ["id", "activity", "actor"],
            "anyOf": [{"required": ["duration", "outputs"]}, {"required": ["calls"]}],
        }
    )

    id: Id = ""
    """A name for this step that never changes and is unique in the file."""
    was: Id = ""
    """The id that this step had before."""
    activity: Annotated[str, Field(examples=["Memeriksa konsep surat", "Verify the sample label"])] = ""
    """What is done: an active verb and its object, without the actor (uraian kegiatan)."""
    actor: ExecutorsInput = Executors.model_construct()
    """Who does it: the id of an actor, a list of ids (together) or {any_of: [ids]} (one of them)."""
    inputs: Texts = ()
    """What must be at hand before the step can start (kelengkapan)."""
    duration: DurationInput | None = None
    """How long it takes (waktu), for example 15 menit, 2 hari kerja, 5-10 menit or 2 menit/berkas."""
    outputs: Outputs = ()
    """What the step makes (output)."""
    decision: (
        Annotated[dict[str, BranchInput], Field(examples=[{"Sesuai": "tanda-tangan", "Tidak sesuai": "konsep"}])] | None
    ) = None
    """Answers of a decision, each with the id of the step that it leads to."""
    question: str = ""
    """The question that the decision answers, where the activity alone does not say it."""
    next: Texts = ()
    """The id of the next step where it is not the one that follows; several ids start parallel branches."""
    join: Literal["all", "any"] | None = None
    """On the step where parallel branches meet: wait for `all` of them, or go on with the first, `any`
    of them, and let the others run out. A way back to this step from a later one is not waited for: the step is done
    again at once."""
    start: str | Literal[True] = ""
    """On the first step of each way in: what starts it, for example Melalui e-mail."""
    end: str | Literal[True] = ""
    """On a step after which the procedure is over: the outcome, for example Permohonan ditolak."""
    calls: Id = ""
    """The id of another SOP that runs as this step."""
    note: Texts = ()
    """A remark for the last column (keterangan)."""
    risks: tuple[RiskInput, ...] = ()
    """What can go wrong in this step."""
    controls: Texts = ()
    """What keeps the risks small, for example a second pair of eyes."""
    stage: str = ""
    """On the first step of a group of steps: the name of the group."""
    tags: Texts = ()
    """Labels for searching and for settings."""
