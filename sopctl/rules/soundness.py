"""Words for a run that shows why a procedure cannot finish properly."""

from collections.abc import Iterable

from sopctl.i18n import Language, Text
from sopctl.rules.base import Document
from sopctl.rules.references import flow_is_known

Choices = tuple[tuple[int, str], ...]
_MOST = 4


def is_known(document: Document) -> bool:
    """Tell whether all exits could be read and the verdict of `Document.soundness` stands."""
    return document.soundness is not None and flow_is_known(document)


def names(document: Document, steps: tuple[int, ...], language: Language) -> str:
    """Return steps as a list in words, the first ones where they are many."""
    last = Text(" and ", " dan ").in_(language)
    said = [f"`{document.name_of(step)}`" for step in steps]
    if len(said) > _MOST + 1:
        rest = len(said) - _MOST
        said = [*said[:_MOST], Text(f"{rest} more", f"{rest} lainnya").in_(language)]
    return said[0] if len(said) == 1 else ", ".join(said[:-1]) + last + said[-1]


def after(document: Document, choices: Choices, about: Iterable[int], language: Language) -> str:
    """Return the answers that lead there; nothing where none was given.

    Where they are many, those that matter to the steps that the message is `about`, and of these the last ones.
    """
    if not choices:
        return ""
    kept = choices if len(choices) <= _MOST else _telling(document, choices, about) or choices
    shown = [f"`{document.name_of(step)}`: {answer}" for step, answer in kept[-_MOST:]]
    if len(choices) > _MOST:
        shown.insert(0, "...")
    return Text(" after ", " setelah ").in_(language) + ", ".join(shown)


def _telling(document: Document, choices: Choices, about: Iterable[int]) -> Choices:
    """Return the answers behind which one of the steps is out of reach, or is not any more."""
    flow = document.flow
    told: set[tuple[int, str]] = set()
    for step in about:
        leading = flow.leading_to((step,))
        for number, answer in choices:
            reaching = {edge.label: edge.target in leading for edge in flow.successors[number]}
            if len(set(reaching.values())) > 1:
                told.add((number, answer))
    return tuple(choice for choice in choices if tuple(choice) in told)
