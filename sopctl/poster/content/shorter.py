"""What is left out, little by little, where the paper does not hold everything."""

from collections.abc import Iterator

from msgspec.structs import replace

from sopctl.i18n import Language, document_language
from sopctl.poster.content import words
from sopctl.poster.content.content import Content, Fact, Section, Stage

_LIMITS = ((14, 8, 200), (12, 6, 140), (10, 5, 100), (8, 4, 80), (6, 3, 60), (5, 2, 44), (4, 1, 32), (3, 1, 24))
"""Stages, lines of a list and characters of a text that are kept, from try to try."""
_BASIS = 3
"""How much longer than another text the legal basis may be."""


def shorter(content: Content, *, brief: bool) -> Iterator[Content]:
    """Yield `content`, then ever shorter forms of it; a `brief` one never tells what the office does step by step."""
    if not brief:
        yield content
    plain = replace(content, stages=tuple(replace(stage, inside=()) for stage in content.stages))
    yield plain
    language = document_language(content.language)
    for stages, lines, letters in _LIMITS:
        short = _limited(plain, stages, lines, letters, language)
        if short != plain:
            yield replace(short, shortened=True)


def _limited(content: Content, stages: int, lines: int, letters: int, language: Language) -> Content:
    def cut(text: str) -> str:
        return _cut(text, letters)

    def section(part: Section | None) -> Section | None:
        return part and _section(part, lines, letters, language)

    return replace(
        content,
        title=cut(content.title),
        issuer=tuple(map(cut, content.issuer)),
        facts=tuple(Fact(f.icon, f.heading, cut(f.value), cut(f.after)) for f in content.facts),
        requirements=section(content.requirements),
        stages=tuple(_stage(stage, letters) for stage in _fewer(content.stages, stages, language)),
        outcome=cut(content.outcome),
        hours=section(content.hours),
        complaints=section(content.complaints),
        basis=_cut(content.basis, _BASIS * letters),
        imprint=cut(content.imprint),
    )


def _cut(text: str, letters: int) -> str:
    """Return a text of at most so many characters, ended between words where it can be."""
    if len(text) <= letters:
        return text
    head = text[: letters - 1]
    at_word = head.rsplit(None, 1)[0] if " " in head[letters // 2 :] else head
    return at_word.rstrip(" ,;.:") + "\N{HORIZONTAL ELLIPSIS}"


def _section(part: Section, lines: int, letters: int, language: Language) -> Section:
    kept = tuple((_cut(label, letters // 2), _cut(text, letters)) for label, text in part.lines[:lines])
    if (more := len(part.lines) - lines) > 0:
        kept = (*kept, ("", words.MORE.in_(language).format(count=more)))
    return replace(part, lines=kept)


def _fewer(stages: tuple[Stage, ...], most: int, language: Language) -> tuple[Stage, ...]:
    """Return at most so many stages: the first ones, one that counts those left out, and the last."""
    if len(stages) <= most:
        return stages
    left_out = len(stages) - (most - 1)
    text = words.MORE_STEPS.in_(language).format(count=left_out)
    return (*stages[: most - 2], Stage(0, "", (text,), "dots"), stages[-1])


def _stage(stage: Stage, letters: int) -> Stage:
    texts = tuple(_cut(text, letters) for text in stage.texts[:2])
    notes = tuple(replace(note, text=_cut(note.text, letters)) for note in stage.notes) if letters > 100 else ()
    return replace(stage, who=_cut(stage.who, letters), texts=texts, time=_cut(stage.time, letters), notes=notes)
