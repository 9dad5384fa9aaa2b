"""What sort of procedure an SOP describes, on four axes that do not depend on each other.

Source: Permenpan RB 35/2012, kinds of SOP (sifat kegiatan, cakupan, kelengkapan, isi). The words of the regulation may
be written too.
"""

from typing import Annotated, Literal

from sopctl.model.base import Before, Model, in_english

Scope = Literal["macro", "micro"]
Nature = Literal["technical", "administrative"]
Completeness = Literal["final", "partial"]
Content = Literal["generic", "specific"]


class SopKind(Model):
    """What sort of procedure an SOP describes (jenis SOP)."""

    nature: (
        Annotated[
            Nature,
            Before(
                in_english(teknis="technical", administratif="administrative"),
                Literal["technical", "administrative", "teknis", "administratif"],
            ),
        ]
        | None
    ) = None
    """One person, team or post in full detail (technical), or several actors (administrative)."""
    scope: (
        Annotated[
            Scope,
            Before(
                in_english(makro="macro", mikro="micro"),
                Literal["macro", "micro", "makro", "mikro"],
            ),
        ]
        | None
    ) = None
    """An SOP that covers several others (macro), or one that is a part of such a one (micro)."""
    completeness: (
        Annotated[
            Completeness,
            Before(in_english(parsial="partial"), Literal["final", "partial", "parsial"]),
        ]
        | None
    ) = None
    """It gives the end product (final), or another SOP goes on from it (partial)."""
    content: (
        Annotated[
            Content,
            Before(
                in_english(generik="generic", spesifik="specific"),
                Literal["generic", "specific", "generik", "spesifik"],
            ),
        ]
        | None
    ) = None
    """The same for several places (generic), or for one (specific)."""
