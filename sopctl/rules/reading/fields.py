"""Where a field that stands in the wrong part of an SOP belongs."""

from sopctl.i18n import Text
from sopctl.model import Identity, Service, Sop, Step
from sopctl.synonyms import translated

_HOMES = (
    (Identity, Text("under `identity:`", "di bawah `identity:`")),
    (Step, Text("in a step, under `steps:`", "pada langkah, di bawah `steps:`")),
    (Sop, Text("at the top level, not indented", "di tingkat teratas, tanpa menjorok")),
    (Service, Text("under `service:`", "di bawah `service:`")),
)


def home_of(name: str) -> tuple[str, Text] | None:
    """Return the field that `name` is or means in another part of an SOP, and where that is."""
    for model, where in _HOMES:
        field = name if name in model.model_fields else translated(name, model.model_fields)
        if field:
            return field, where
    return None
