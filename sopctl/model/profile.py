"""A profile: what a kind of document must carry, in which order and under which headings.

Profiles are files of their own (`templates/profiles/`); a user's own profile has the same form.
"""

from typing import Literal

from pydantic import Field

from sopctl.model.base import Model, Texts

Level = Literal["error", "warning", "info", "off"]


class Words(Model):
    """A phrase in the languages that the profile speaks."""

    en: str = ""
    """English."""
    id: str = ""
    """Indonesian."""


class Profile(Model):
    """What a document must carry and the words of its headings."""

    profile: str = ""
    """The name by which SOP files ask for it."""
    description: Words = Words()
    """What it is for, in a sentence."""
    source: str = ""
    """The regulation or standard that it follows."""
    document: Words = Words()
    """What such a document is called, printed above the title."""
    required: dict[str, Level] = Field(default_factory=dict)
    """Fields that an SOP must fill, as dotted paths (identity.number), and how bad it is when one is empty."""
    severities: dict[str, Level] = Field(default_factory=dict)
    """Rules, by code, name or group, that weigh more or less in this kind of document."""
    identity: Texts = ()
    """Fields of the identity block, as dotted paths, in printed order."""
    before_steps: Texts = ()
    """Fields and sections printed between the identity and the steps, in printed order."""
    columns: Texts = ("no", "activity", "actor", "inputs", "duration", "outputs", "note")
    """Columns of the table of steps, in printed order."""
    after_steps: Texts = ()
    """Fields and sections printed after the steps, in printed order."""
    words: dict[str, Words] = Field(default_factory=dict)
    """Headings: a field, section or column, then its words."""
