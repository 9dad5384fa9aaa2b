"""The identity part of an SOP (bagian identitas): who issued which version when.

Source: Permenpan RB 35/2012, document set and identity part.
"""

from pydantic import ConfigDict

from sopctl.model.base import Date, Model, Texts

_LEVELS = 5
"""How many lines the name of an organisation has at most: ministry, directorate general, office, unit, town."""


class Approval(Model):
    """Who approved the SOP, by post; the name stands only here, never among the actors."""

    position: str = ""
    """The post of the official who approves, for example Kepala Dinas."""
    name: str = ""
    """The official's name."""
    employee_id: str = ""
    """The employee number (NIP), written as text."""


class Identity(Model):
    """Number, issuing unit, dates and approval."""

    number: str = ""
    """The number that the organisation's filing rules give the document."""
    agency: str = ""
    """The organisation that the unit belongs to, for example Pemerintah Kota Contoh; a line for each of its levels."""
    unit: str = ""
    """The unit that made the SOP."""
    created: Date | None = None
    """The day on which the SOP was finished (tanggal pembuatan)."""
    revised: Date | None = None
    """The day of the last revision (tanggal revisi); empty in a first version."""
    effective: Date | None = None
    """The day from which the SOP holds (tanggal efektif)."""
    approved_by: Approval | None = None
    """The official who made the SOP binding (disahkan oleh)."""

    @property
    def issuer(self) -> tuple[str, ...]:
        """The lines of a letterhead: organisation, with the lines that its writer gave it, then the unit."""
        return lines(self.agency, self.unit)


def lines(*texts: str) -> tuple[str, ...]:
    """Return the lines of texts that say something; what is more than a letterhead has goes on in the last of them."""
    found: list[str] = []
    for text in texts:
        own = [line for part in text.splitlines() if (line := part.strip())]
        found += [*own[: _LEVELS - 1], " ".join(own[_LEVELS - 1 :])] if len(own) > _LEVELS else own
    return tuple(found)


class Revision(Model):
    """One line of the revision history."""

    model_config = ConfigDict(json_schema_extra={"required": ["version", "date", "change"]})

    version: str = ""
    """The version that this line is about, in quotes."""
    date: Date | None = None
    """The day of that version."""
    part: Texts = ()
    """Which part of the document changed (yang diubah), for example Langkah 3."""
    change: Texts = ()
    """What changed, in words."""
    author: str = ""
    """The post that made the change."""
