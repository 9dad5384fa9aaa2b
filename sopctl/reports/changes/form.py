"""What the JSON report of `diff` says; `schemas/diff.schema.json` is made from it."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sopctl.diff.aspects import Aspect
from sopctl.diff.change import Kind, Note
from sopctl.diff.effects.ways import Health
from sopctl.diff.review import Status

LevelName = Literal["major", "minor", "patch", "none"]


class Form(BaseModel):
    """A part of the report."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class ChangeForm(Form):
    """One change."""

    kind: Kind
    """What was done."""
    path: tuple[str, ...]
    """To what: keys of the file, with steps and actors by id and items of lists by their text. Empty for the SOP."""
    old: Any = None
    """The value before; of a step that moved, the id of the step before it."""
    new: Any = None
    """The value after."""
    was_at: tuple[int, ...] = ()
    """Places in the old list, counted from 1."""
    now_at: tuple[int, ...] = ()
    """Places in the new list, counted from 1."""
    note: Note = ""
    """Whether a time got longer, how much of a text stayed, or how a new id was recognised."""
    aspect: Aspect
    """The side of the procedure that it is about."""
    level: LevelName
    """The part of the version number that it asks for."""
    fingerprint: str
    """Twelve hexadecimal digits that stay as long as the same is done to the same part."""
    message: str
    """The change in a sentence."""
    line: int = 0
    """The line in the new version, or where it would stand; 0 where that is not known."""
    column: int = 0
    """The column in that line, counted from 1."""


class FindingForm(Form):
    """A finding of the linter."""

    code: str
    """The rule."""
    severity: str
    """error, warning or info."""
    line: int
    """The line in its version."""
    message: str
    """What was found."""


class SideForm(Form):
    """One version in numbers."""

    version: str = ""
    """The version of the document."""
    steps: int = 0
    """How many steps there are."""
    lead_time: dict[str, float] = Field(default_factory=dict)
    """Usual minutes along the longest way, for each kind of time: effort, working, elapsed."""
    critical_path: tuple[str, ...] = ()
    """The steps on the longest way, by id."""
    handoffs: int = 0
    """How often work goes from one actor to another."""
    ways: int = 0
    """Ways from a start to an end that never go back."""
    health: Health | Literal[""] = ""
    """Whether it can always finish properly (soundness); empty where that was not looked at."""


class SopForm(Form):
    """One SOP that differs."""

    file: str
    """The file as it is called now, or was where it is gone."""
    was: str = ""
    """The file before, where it was called otherwise."""
    status: Status
    """Whether it changed, came, went, or could not be compared."""
    id: str = ""
    """The id of the SOP."""
    title: str = ""
    """Its name."""
    level: LevelName = "none"
    """The part of the version number that has to grow."""
    version_due: str = ""
    """The version that follows from the changes."""
    version_enough: bool = True
    """Whether the new version is at least that one."""
    old: SideForm = SideForm.model_construct()
    """The version before."""
    new: SideForm = SideForm.model_construct()
    """The version after."""
    train: tuple[str, ...] = ()
    """The actors who work differently now, by id."""
    changes: tuple[ChangeForm, ...] = ()
    """What changed."""
    new_findings: tuple[FindingForm, ...] = ()
    """Findings that only the new version has."""
    fixed_findings: tuple[FindingForm, ...] = ()
    """Findings that only the old version had."""
    callers: tuple[str, ...] = ()
    """Files that still name an SOP that is gone."""
    notes: tuple[str, ...] = ()
    """What could not be understood, and so was not compared."""


class DiffReport(Form):
    """What `sopctl diff --format json` gives."""

    model_config = ConfigDict(title="sopctl diff")

    format: Literal[1] = 1
    """The version of this format."""
    old: str
    """How the old side is called: a file, folder or revision."""
    new: str
    """How the new side is called; empty for the files as they are."""
    level: LevelName
    """The highest level of all changes."""
    sops: tuple[SopForm, ...]
    """The SOPs that differ."""
