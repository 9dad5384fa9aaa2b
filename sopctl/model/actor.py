"""Who does the work: posts, units and parties, never persons."""

from typing import Annotated

from sopctl.model.base import Before, Model, Texts, short_form


class Actor(Model):
    """An actor (pelaksana): a post, unit or party that does steps; it gets one column or lane."""

    name: str = ""
    """The post, unit or party as it is printed at the head of the column, for example Kepala Subbagian."""
    qualification: str = ""
    """What the holder must be or be able to do, for example Eselon IV or Certified phlebotomist."""
    aliases: Texts = ()
    """Other names of the same actor that stand in texts, for example Kasubag."""
    external: bool = False
    """True for a party outside the organisation, for example the applicant."""
    was: str = ""
    """The id that this actor had before."""


ActorInput = Annotated[Actor, Before(short_form("name"), str | Actor)]
"""An actor, or just its name."""
