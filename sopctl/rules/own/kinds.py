"""What a declared rule checks: texts against a pattern, fields that must be there, the order of steps, counts."""

from collections.abc import Iterator

from sopctl.i18n import Text
from sopctl.model import Step
from sopctl.rules.base import Document, Finding
from sopctl.rules.own.form import Condition, Count, Order, OwnRule, When
from sopctl.rules.own.paths import ITEM, NAME, Segments, bound_to, missing, resolve, segments, texts
from sopctl.rules.own.patterns import compiled
from sopctl.rules.requirements import is_empty
from sopctl.source import Path

_LONGEST_VALUE = 60


def check(rule: OwnRule, document: Document) -> Iterator[Finding]:
    """Yield what the rule finds in a document."""
    for path, value in _found(rule, document):
        yield Finding(path, _message(rule, document, path, value))


def _found(rule: OwnRule, document: Document) -> Iterator[tuple[Path, str]]:
    """Yield the path of each finding, and the text or number that is there."""
    if rule.path is not None:
        yield from _texts(rule, rule.path, document)
    elif rule.required is not None:
        own = segments(rule.required)
        for path in missing(document.sop, own):
            if not document.is_unknown(path) and _holds(rule.when, document, path, own):
                yield path, ""
    elif rule.order is not None:
        if _holds(rule.when, document, (), ()):
            yield from _out_of_order(rule.order, document)
    elif rule.count is not None:
        yield from _counted(rule.when, rule.count, document)


def _texts(rule: OwnRule, selector: str, document: Document) -> Iterator[tuple[Path, str]]:
    own = segments(selector)
    for path, value in resolve(document.sop, own):
        for place, text in texts(path, value):
            if not _fits(text, rule.pattern, rule.not_pattern) and _holds(rule.when, document, path, own):
                yield place, text


def _fits(text: str, pattern: str | None, not_pattern: str | None) -> bool:
    if pattern and not compiled(pattern).found_in(text):
        return False
    return not (not_pattern and compiled(not_pattern).found_in(text))


def _holds(when: When | None, document: Document, path: Path, own: Segments) -> bool:
    """Tell whether the rule is asked at `path`, to which its way `own` led."""
    if when is None:
        return True
    other = segments(when.path)
    values = list(resolve(document.sop, other, bound_to(path, own, other)))
    return _met(values, when.pattern, when.not_pattern)


def _met(values: list[tuple[Path, object]], pattern: str, not_pattern: str) -> bool:
    """Tell whether something is there, some text in it is like one pattern, and none is like the other."""
    if all(is_empty(value) for _, value in values):
        return False
    said = [text for path, value in values for _, text in texts(path, value)]
    if pattern and not any(compiled(pattern).found_in(text) for text in said):
        return False
    return not (not_pattern and any(compiled(not_pattern).found_in(text) for text in said))


def _out_of_order(order: Order, document: Document) -> Iterator[tuple[Path, str]]:
    """Yield each later step that some way reaches without the earlier one."""
    assert order.step is not None
    assert order.before is not None
    first = {number for number, step in document.steps() if _is_like(step, order.step)}
    pending = [number for number in document.flow.starts if number not in first]
    reached = set(pending)
    while pending:
        for edge in document.flow.successors[pending.pop()]:
            if edge.target not in reached and edge.target not in first:
                reached.add(edge.target)
                pending.append(edge.target)
    for number, step in document.steps():
        if number in reached and _is_like(step, order.before):
            yield ("steps", number, segments(order.before.path, of_a_step=True)[0]), ""


def _is_like(step: Step, condition: Condition) -> bool:
    values = list(resolve(step, segments(condition.path, of_a_step=True)))
    return _met(values, condition.pattern, condition.not_pattern)


def _counted(when: When | None, count: Count, document: Document) -> Iterator[tuple[Path, str]]:
    own = segments(count.path)
    last = max(number for number, piece in enumerate(own) if piece in {ITEM, NAME})
    groups = list(resolve(document.sop, own[:last]))
    if not groups and ITEM not in own[:last] and NAME not in own[:last]:
        groups = [(own[:last], ())]
    for path, container in groups:
        if not _holds(when, document, path, own) or (count.pattern and document.is_unknown(path)):
            continue  # a text that was left out as wrong might have counted
        found = [(at, value) for at, value in resolve(container, own[last:]) if not is_empty(value)]
        if count.pattern:
            said = ((text for _, text in texts(at, value)) for at, value in found)
            number = sum(any(compiled(count.pattern).found_in(text) for text in each) for each in said)
        else:
            number = len(found)
        if (count.min is not None and number < count.min) or (count.max is not None and number > count.max):
            yield path, str(number)


def _message(rule: OwnRule, document: Document, path: Path, value: str) -> Text:
    """Return the message with what was found in it. The names in it are exchanged as text: they are no code."""
    said = rule.message.text
    if "{" not in said.en + said.id:
        return said
    number = path[1] if len(path) > 1 and path[0] == "steps" else None
    step = document.name_of(number) if isinstance(number, int) else ""
    shown = " ".join(value.split())
    shown = shown if len(shown) <= _LONGEST_VALUE else shown[: _LONGEST_VALUE - 1] + "\u2026"
    return Text(*(text.replace("{step}", step).replace("{count}", value).replace("{value}", shown) for text in said))
