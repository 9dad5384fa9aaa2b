"""Names that stand in heads of columns and beside arrows, where no text can go on in the next line for ever."""

from collections.abc import Iterable, Iterator

from sopctl.i18n import Text
from sopctl.model import Actor, Sop

LONGEST = 300
"""Letters of an actor's name and of an answer that are drawn."""
_TOLD = 30
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


def drawable(sop: Sop) -> tuple[Sop, Text | None]:
    """Return `sop` with names of actors and answers no longer than they can be drawn, and what to tell if some were."""
    long = list(dict.fromkeys(text for text in _names(sop) if len(text) > LONGEST))
    if not long:
        return sop, None
    used = {actor for step in sop.steps for actor in step.actor.ids}
    actors = {name: _called(name, sop.actors.get(name)) for name in (*sop.actors, *sorted(used - sop.actors.keys()))}
    steps = tuple(
        step.model_copy(update={"decision": dict(zip(_cut(step.decision), step.decision.values(), strict=True))})
        if step.decision
        else step
        for step in sop.steps
    )
    named = f"`{long[0][:_TOLD]}{_ELLIPSIS}`" + (f" (+{len(long) - 1})" if long[1:] else "")
    return sop.model_copy(update={"actors": actors, "steps": steps}), Text(
        f"names of actors and answers with more than {LONGEST} letters were cut: {named}",
        f"nama pelaksana dan jawaban yang lebih dari {LONGEST} huruf dipotong: {named}",
    )


def crowded(sop: Sop) -> Text | None:
    """Return what to tell where a decision has more answers than can stand at its arrows."""
    from sopctl.layout.labels import MOST_ANSWERS

    found = next((step for step in sop.steps if len(step.decision or ()) > MOST_ANSWERS), None)
    if not found:
        return None
    count, name = len(found.decision or ()), found.id[:_TOLD]
    return Text(
        f"`{name}` has {count} answers: with more than {MOST_ANSWERS} none stand at the arrows, neither in the table, "
        "which lists them, nor in lanes",
        f"`{name}` memiliki {count} jawaban: jika lebih dari {MOST_ANSWERS}, jawaban tidak ditulis pada panah, baik di "
        "tabel, yang memuat daftarnya, maupun di bagan berlajur",
    )


def _names(sop: Sop) -> Iterator[str]:
    """Yield what is drawn of actors and answers; an actor without a name is called by the id."""
    for name, actor in sop.actors.items():
        yield actor.name or name
    for step in sop.steps:
        yield from (actor for actor in step.actor.ids if actor not in sop.actors)
        yield from step.decision or ()


def _called(name: str, actor: Actor | None) -> Actor:
    called = (actor and actor.name) or name
    short = called if len(called) <= LONGEST else called[: LONGEST - 1] + _ELLIPSIS
    return actor.model_copy(update={"name": short}) if actor else Actor(name=short)


def _cut(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts cut, each still another than those before; those that begin alike get a number."""
    whole = set(texts)
    for text in texts:
        short = text if len(text) <= LONGEST else text[: LONGEST - 1] + _ELLIPSIS
        number = 1
        while short != text and short in whole:
            number += 1
            end = f"{_ELLIPSIS} {number}"
            short = text[: LONGEST - len(end)] + end
        whole.add(short)
        yield short
