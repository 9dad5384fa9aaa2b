"""The service standard that the SOP fulfils: what the public may expect.

The components are those of UU 25/2009 article 21 as Permenpan RB 15/2014 groups them; those that the SOP
itself tells (procedure, legal basis, competence, equipment) are not repeated here.
"""

from typing import Annotated

from pydantic import Field

from sopctl.model.base import Model, Texts
from sopctl.model.duration import DurationInput

ADDRESS = (
    r"^(https://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?([/?#][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*)?)?$"
)
"""Nothing, or a public address: https only, no user name before the host, nothing but the characters of RFC 3986."""

LONGEST_ADDRESS = 300
"""Letters; the code of a longer one is too fine to be scanned."""

Address = Annotated[
    str, Field(pattern=ADDRESS, max_length=LONGEST_ADDRESS, examples=["https://layanan.contoh.go.id/kk"])
]
"""A page on the web."""


class Service(Model):
    """The service standard, the service hours and the yearly volume."""

    requirements: Texts = ()
    """What an applicant must bring or fulfil (persyaratan)."""
    time: DurationInput | None = None
    """The time promised to the public (jangka waktu penyelesaian)."""
    cost: str = ""
    """The fee, for example Gratis or Rp350.000 (biaya/tarif)."""
    product: Texts = ()
    """What the applicant receives (produk pelayanan)."""
    complaints: Texts = ()
    """Channels for complaints and suggestions (penanganan pengaduan)."""
    hours: dict[str, str] = Field(default_factory=dict, examples=[{"Senin-Kamis": "08.00-15.00"}])
    """Service hours: days, then clock times."""
    url: Address = ""
    """The page with more about the service; posters show it as a QR code."""
    volume: Annotated[int, Field(strict=True, ge=0)] | None = None
    """How many cases a year."""
    facilities: Texts = ()
    """Facilities for those who are served (sarana dan prasarana)."""
    supervision: Texts = ()
    """How the service is supervised inside the organisation (pengawasan internal)."""
    staff: Texts = ()
    """How many persons serve (jumlah pelaksana)."""
    guarantee: Texts = ()
    """What is guaranteed when the standard is not met (jaminan pelayanan)."""
    safety: Texts = ()
    """What keeps the service safe (jaminan keamanan dan keselamatan)."""
    evaluation: Texts = ()
    """How and how often the performance is evaluated (evaluasi kinerja pelaksana)."""
