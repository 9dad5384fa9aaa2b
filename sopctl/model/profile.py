"""A profile: what a kind of document must carry, in which order and under which headings.

Profiles are files of their own (`templates/profiles/`); a user's own profile has the same form.
"""

from typing import Annotated, Literal

from pydantic import Field

from sopctl.choices import PaperName
from sopctl.i18n import Language
from sopctl.model.base import Model, Texts

Level = Literal["error", "warning", "info", "off"]

COLUMNS = ("no", "activity", "actor", "inputs", "duration", "outputs", "note")
"""Every column that the table of steps can have."""


class Words(Model):
    """A phrase in the languages that the profile speaks."""

    en: str = ""
    """English."""
    id: str = ""
    """Indonesian."""

    def in_(self, language: Language) -> str:
        """Return the phrase in `language`, in the other one where there is nothing else."""
        return (self.id or self.en) if language == "id" else (self.en or self.id)


class PageSetup(Model):
    """The paper of a printed document and what its pages of text look like."""

    paper: PaperName = "A4"
    """The paper, unless the command line asks for another one."""
    orientation: Literal["portrait", "landscape"] = "portrait"
    """How pages of text lie; the table with the flowchart always lies on its long side."""
    margin: Annotated[float, Field(ge=5, le=50)] = 20.0
    """Room round the text, in millimetres."""
    size: Annotated[float, Field(ge=6, le=16)] = 10.0
    """Size of the text, in points."""
    head: Literal["none", "running", "letterhead"] = "running"
    """What stands above the text of every page: nothing, title and number in one line, or a form with logo, title and
    the fields of the identity on every page."""


class Profile(Model):
    """What a document must carry and the words of its headings."""

    profile: str = ""
    """The name by which SOP files ask for it: that of its file, without .yaml."""
    document: Words = Words.model_construct()
    """What such a document is called, printed above the title."""
    required: dict[str, Level] = Field(default_factory=dict)
    """Fields that an SOP must fill, as dotted paths (identity.number), and how bad it is when one is empty."""
    severities: dict[str, Level] = Field(default_factory=dict)
    """Rules, by code, name or group, that weigh more or less in this kind of document."""
    page: PageSetup = PageSetup.model_construct()
    """Paper and type of the printed document."""
    cover: Texts = ()
    """Fields on the cover, as dotted paths, in printed order; where there are none, so is the cover."""
    contents: bool = False
    """Whether the printed document has a table of contents, behind its cover."""
    flow: Literal["table", "flowchart", "swimlane", "none"] = "flowchart"
    """How the printed document shows the flow: the table with symbols in the columns of the actors, which is then its
    table of steps too, or a picture before the table of steps."""
    flow_place: Literal["before_steps", "after_steps"] = "before_steps"
    """Where the picture of the flow stands: before the table of steps or behind it."""
    identity: Texts = ()
    """Fields of the identity block, as dotted paths, in printed order."""
    before_steps: Texts = ()
    """Fields and sections printed between the identity and the steps, in printed order."""
    columns: Texts = COLUMNS
    """Columns of the table of steps, in printed order."""
    after_steps: Texts = ()
    """Fields and sections printed after the steps, in printed order."""
    words: dict[str, Words] = Field(default_factory=dict)
    """Headings: a field, section or column, then its words."""
