"""Words for a run that shows why a procedure cannot finish properly."""

from sopctl.i18n import Language, Text
from sopctl.rules.base import Document
from sopctl.rules.references import flow_is_known

Choices = tuple[tuple[int, str], ...]
_MOST = 4


def is_known(document: Document) -> bool:
    """Tell whether all exits could be read and the verdict of `Document.soundness` stands."""
    return document.soundness is not None and flow_is_known(document)


def names(document: Document, steps: tuple[int, ...], language: Language) -> str:
    """Return steps as a list in words."""
    last = Text(" and ", " dan ").in_(language)
    said = [f"`{document.name_of(step)}`" for step in steps]
    return said[0] if len(said) == 1 else ", ".join(said[:-1]) + last + said[-1]


def after(document: Document, choices: Choices, language: Language) -> str:
    """Return the answers that lead there, the last ones where there are many; nothing where none was given."""
    if not choices:
        return ""
    shown = [f"`{document.name_of(step)}`: {answer}" for step, answer in choices[-_MOST:]]
    if len(choices) > _MOST:
        shown.insert(0, "...")
    return Text(" after ", " setelah ").in_(language) + ", ".join(shown)
