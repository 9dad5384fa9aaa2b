"""Words for values that both the picture and the document print: actors and times."""

from sopctl.flow import Flow
from sopctl.i18n import Language, Text
from sopctl.model import Amount, Duration, Step
from sopctl.model.duration import spell

TOGETHER = Text(" with ", " bersama ")
EITHER = Text(" or ", " atau ")
_PER = Text(" per ", " per ")


def actors(flow: Flow, step: Step, language: Language) -> str:
    """Return who does `step`, by name; an id that nobody declared stands for itself."""
    return (EITHER if step.actor.mode == "any" else TOGETHER).in_(language).join(actor_names(flow, step))


def actor_names(flow: Flow, step: Step) -> list[str]:
    """Return the names of the actors of `step`."""
    declared = flow.sop.actors
    return [(declared[actor].name if actor in declared else "") or actor for actor in step.actor.ids]


def usual_duration(value: Duration | None, language: Language) -> str:
    """Return a duration in few words: of a three-point estimate, the usual time alone."""
    if value and value.typical and value.low != value.high:
        return spell(value.typical, language) + (_PER.in_(language) + value.per if value.per else "")
    return duration(value, language)


def duration(value: Duration | None, language: Language) -> str:
    """Return a duration as it was written; what was written for machines is put into words."""
    if value is None:
        return ""
    if value.typical and value.low and value.high and value.low != value.high:
        words = f"{spell(value.typical, language)} ({span(value.low, value.high, language)})"
        return words + (_PER.in_(language) + value.per if value.per else "")
    if value.typical and value.text.strip().startswith("P"):
        return spell(value.typical, language)
    return value.text


def span(low: Amount, high: Amount, language: Language) -> str:
    """Return bounds, with their unit said once where it is the same: 5–20 menit."""
    least, most = spell(low, language), spell(high, language)
    if least == most:
        return least
    number, _, unit = least.partition(" ")
    last = most.partition(" ")[2]
    if unit.rstrip("s") == last.rstrip("s") and not any(map(str.isdigit, unit)):
        return f"{number}\N{EN DASH}{most}"
    return f"{least} \N{EN DASH} {most}"
