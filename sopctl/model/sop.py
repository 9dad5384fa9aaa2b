"""The whole SOP: one file, one value."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from sopctl.model.actor import ActorInput
from sopctl.model.base import Before, Id, Model, Texts, short_form
from sopctl.model.duration import DurationInput
from sopctl.model.identity import Identity, Revision
from sopctl.model.kind import SopKind
from sopctl.model.service import Service
from sopctl.model.step import Step

FORMAT = 1
"""The version of the file format that this release writes; it reads this and every earlier one."""


class Record(Model):
    """A form, register or file in which the work is written down (pencatatan dan pendataan)."""

    model_config = ConfigDict(json_schema_extra={"required": ["name"]})

    name: str = ""
    """The form or register."""
    retention: DurationInput | None = None
    """How long it is kept."""
    place: str = ""
    """Where it is kept."""


RecordInput = Annotated[Record, Before(short_form("name"), str | Record)]
"""A record, or just its name."""


class Layout(Model):
    """Hints for drawing; a good picture needs none."""

    actors: Literal["appearance", "written"] = "appearance"
    """Order of the columns: as the actors first appear in the steps, or as they are written in `actors`."""
    direction: Literal["down", "right"] = "down"
    """Where the flowchart runs to."""


class Sop(Model):
    """A Standard Operating Procedure."""

    model_config = ConfigDict(title="SOP", json_schema_extra={"required": ["sopctl", "id", "title", "actors", "steps"]})

    sopctl: Annotated[int, Field(strict=True, json_schema_extra={"enum": [FORMAT]})] | None = None
    """The version of this file format: 1."""
    id: Id = ""
    """A name for this SOP that never changes and is unique in the project."""
    title: Annotated[str, Field(examples=["Pengelolaan Surat Keluar"])] = ""
    """The name of the procedure, without the word SOP."""
    language: Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", examples=["id", "en"])] = "id"
    """The language of the texts (BCP 47)."""
    profile: Annotated[str, Field(examples=["sop-ap", "plain"])] = ""
    """What the document must carry and how it looks: the name of a profile, or the path of your own."""
    identity: Identity = Identity.model_construct()
    """Number, unit, dates and approval."""
    version: Annotated[str, Field(examples=["1.0"])] = ""
    """The version of the document, in quotes: "1.0"."""
    status: Literal["draft", "review", "effective", "retired"] = "draft"
    """How far the document is."""
    kind: SopKind | None = None
    """What sort of procedure it is: technical or administrative, macro or micro, and so on (jenis SOP)."""
    owner: str = ""
    """The post that keeps the SOP up to date."""
    review_every: DurationInput | None = None
    """How often the SOP is reviewed, for example 12 bulan."""
    history: tuple[Revision, ...] = ()
    """Earlier versions and this one."""
    legal_basis: Texts = ()
    """Regulations that the procedure rests on (dasar hukum)."""
    related: Texts = ()
    """Ids of other SOPs that feed or follow this one, or free text where there is none yet (keterkaitan)."""
    warnings: Texts = ()
    """What happens if the procedure is not followed (peringatan)."""
    qualifications: Texts = ()
    """What the actors must be able to do (kualifikasi pelaksana)."""
    equipment: Texts = ()
    """Main tools (peralatan dan perlengkapan)."""
    records: tuple[RecordInput, ...] = ()
    """Forms and registers in which the work is written down (pencatatan dan pendataan)."""
    actors: dict[str, ActorInput] = Field(default_factory=dict, examples=[{"kasubag": "Kepala Subbagian"}])
    """Who takes part: an id, then the name of the post or more about it."""
    steps: tuple[Step, ...] = ()
    """What is done, in the order of the flow."""
    total: DurationInput | None = None
    """The time of the whole procedure where the document states one; it is compared with the steps."""
    service: Service | None = None
    """The service standard, for a procedure that serves the public."""
    sections: dict[str, str] = Field(default_factory=dict, examples=[{"purpose": "..."}])
    """Text sections that the profile asks for, in Markdown: purpose, scope, definitions, safety ..."""
    tags: Texts = ()
    """Labels for searching and for settings."""
    layout: Layout = Layout.model_construct()
    """Hints for drawing."""
