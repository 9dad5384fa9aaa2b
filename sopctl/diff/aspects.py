"""Which side of a procedure a change is about; reviewers look at one after the other."""

from typing import Literal

from sopctl.diff.change import Change

Aspect = Literal["steps", "responsibility", "flow", "time", "quality", "governance", "words"]
ASPECTS: tuple[Aspect, ...] = ("steps", "responsibility", "flow", "time", "quality", "governance", "words")
"""In the order of a review."""

_OF_A_STEP: dict[str, Aspect] = {
    "actor": "responsibility",
    "duration": "time",
    **dict.fromkeys(("decision", "next", "join", "start", "end", "calls"), "flow"),
    **dict.fromkeys(("inputs", "outputs", "risks", "controls"), "quality"),
    **dict.fromkeys(("was", "tags"), "governance"),
}
_OF_AN_SOP: dict[str, Aspect] = {
    "actors": "responsibility",
    "qualifications": "responsibility",
    "total": "time",
    "sections": "words",
    **dict.fromkeys(("warnings", "records", "equipment", "service"), "quality"),
}


def aspect(change: Change) -> Aspect:
    """Return the side of the procedure that `change` is about."""
    path = change.path
    if path[:1] == ("steps",):
        return _OF_A_STEP.get(path[2], "words") if len(path) > len(("steps", "id")) else "steps"
    if path[:2] == ("service", "time"):
        return "time"
    return _OF_AN_SOP.get(path[0], "governance") if path else "governance"
