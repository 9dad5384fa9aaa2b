"""Names of steps that point nowhere, and what they may have meant."""

from sopctl.model import Step
from sopctl.rules.base import Document
from sopctl.suggest import closest

_EXITS = frozenset({"id", "decision", "next", "end", "start", "join"})


class StepNames:
    """The names of all steps of a document, to look up what a name that is no id may have meant."""

    def __init__(self, document: Document) -> None:
        self._count = len(document.sop.steps)
        self._former: dict[str, int] = {}
        self._ids: dict[str, int] = {}
        for number, step in document.steps():
            if step.was:
                self._former.setdefault(step.was, number)
            if step.id:
                self._ids.setdefault(step.id.lower(), number)

    def meant(self, target: str) -> int | None:
        """Return the step that `target`, which is no id, probably means: a former, similar or numbered one."""
        if (former := self._former.get(target.strip())) is not None:
            return former
        wanted = target.strip().lower().replace("_", "-").replace(" ", "-")
        if wanted.isascii() and wanted.isdigit():
            position = int(wanted[:9]) - 1
            return position if 0 <= position < self._count else None
        return self._ids.get(closest(wanted, self._ids))


def flow_is_known(document: Document) -> bool:
    """Tell whether all exits of all steps could be read, so that what is missing in the flow is truly missing."""
    for path in document.loaded.broken:
        if path[:1] != ("steps",):
            continue
        if len(path) < 3 or path[2] in _EXITS or path[2] not in Step.model_fields:
            return False
    return True


def empty_branches(document: Document, number: int) -> tuple[str, ...]:
    """Return the answers of a decision that are followed by nothing, as in `Tidak:`; the model leaves them out."""
    steps = document.loaded.source.value.get("steps")
    if not isinstance(steps, list) or number >= len(steps) or not isinstance(steps[number], dict):
        return ()
    decision = steps[number].get("decision")
    if not isinstance(decision, dict):
        return ()
    return tuple(label for label, target in decision.items() if target is None and isinstance(label, str))
