"""Every word that an SOP says, so that a rule that looks for certain words knows at once where none of them is."""

from collections.abc import Iterable

from sopctl.model import Sop
from sopctl.rules.language.texts import words

_JOINERS = str.maketrans("-'\u2019", "   ")
_TWINS = str.maketrans("\u0130\u0131\u017f", "iis")
"""Letters that patterns without upper case take for others, though their lower case is another one."""


def vocabulary_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of `texts` in lower case, and some more.

    Of a word with a hyphen the parts are there too. So a pattern for whole words, with or without upper case, finds
    nothing in these texts where no word that it begins with, or needs, is among them.
    """
    said: set[str] = set()
    for text in texts:
        said.update(words(text))
        if not text.isascii():
            said.update(words(text.translate(_TWINS)))
    joined = [word for word in said if not word.isalpha()]
    return frozenset(said.union(*(word.translate(_JOINERS).split() for word in joined)))


def said_in(sop: Sop) -> list[str]:
    """Return the texts of the title, the warnings, the actors and the steps but the activities.

    Stages, questions, answers, risks and outcomes are not among them.
    """
    texts = [sop.title, *sop.warnings, *(actor.name for actor in sop.actors.values())]
    for step in sop.steps:
        texts += step.inputs
        texts += step.controls
        texts += step.note
        for output in step.outputs:
            texts.append(output.name)
            if output.criteria:
                texts.append(output.criteria)
    return texts
