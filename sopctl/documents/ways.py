"""What the symbols and arrows of the table say, in words: who does a step, and where it leads to."""

from collections.abc import Iterator

from sopctl.documents import words
from sopctl.documents.document import Line, Link
from sopctl.documents.steps import anchors, cells
from sopctl.documents.words import Wording
from sopctl.flow import Edge, Flow
from sopctl.i18n import Language, Text
from sopctl.model import Profile


def ways(flow: Flow, profile: Profile, language: Language) -> tuple[tuple[Line, ...], ...]:
    """Return, for each step, a line that names the actors and a line for each way that leads on from it."""
    say = Wording(profile, language)
    actor, names = cells(flow, say)["actor"], anchors(flow)
    return tuple(
        ((f"{say.heading('actor')}: ", *next(actor(number))), *_onward(flow, number, names, say))
        for number in range(len(flow.steps))
    )


def _onward(flow: Flow, number: int, names: tuple[str, ...], say: Wording) -> Iterator[Line]:
    for edge in flow.successors[number]:
        way = say.phrase(_words(edge))
        link = Link(say.phrase(words.STEP, number=edge.target + 1), names[edge.target])
        yield (f"{edge.label}: {way}" if edge.label else way[:1].upper() + way[1:], link)
    if number in flow.ends:
        yield (say.phrase(words.ENDS),)


def _words(edge: Edge) -> Text:
    if edge.target == edge.source:
        return words.AGAIN
    return words.BACK if edge.backward else words.ON
