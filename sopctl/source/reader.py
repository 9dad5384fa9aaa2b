"""From YAML events to values, places and problems, in one pass.

PyYAML's C parser is the tokenizer; the constructor is our own, because it must know where each key and
value stands, must report duplicate keys, must type scalars as the writer sees them, and must not be
brought down by a hostile file (limits on size, depth and expansion of aliases).
"""

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from sopctl.diagnostic import Place
from sopctl.source.scalars import LONGEST_WORD, SUSPECT, ambiguous, resolve
from sopctl.source.source import START, Mark, Problem, Source, event_start, place_at

MAX_CHARACTERS = 2_000_000
MAX_DEPTH = 40
MAX_DIRECTIVES = 100
MAX_NODES = 200_000
"""Values in one file, those that aliases repeat counted each time."""

_STANDARD_TAGS = "tag:yaml.org,2002:"
_TYPED_TAGS = frozenset(_STANDARD_TAGS + name for name in ("null", "bool", "int", "float"))
_KNOWN_TAGS = _TYPED_TAGS | {_STANDARD_TAGS + name for name in ("str", "map", "seq", "timestamp")}


class _Stop(Exception):
    """Reading cannot go on; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def parse(text: str, name: str) -> Source:
    """Read the YAML document in `text`. Never raises on what the text says: see `Source.problems`."""
    source = Source(name, text)
    try:
        _Reader(source).read()
    except _Stop as stop:
        source.problems.append(stop.problem)
        source.complete = False
    except yaml.YAMLError as error:
        source.problems.append(_syntax_problem(error, text))
        source.complete = False
    return source


class _Reader:
    """Builds the values of one document."""

    def __init__(self, source: Source) -> None:
        if len(source.text) > MAX_CHARACTERS:
            raise _Stop(_limit(START, "characters", MAX_CHARACTERS))
        if source.text.count("%TAG") > MAX_DIRECTIVES:
            raise _Stop(_limit(START, "nodes", MAX_DIRECTIVES))
        self.source = source
        self.problems = source.problems
        self.marks = source.marks
        self.next_event = event_parser(source.text).get_event
        self.anchors: dict[str, tuple[Any, int, int] | None] = {}
        """Value, number of nodes and height behind each anchor; None while it is being read."""
        self.nodes = 0

    def read(self) -> None:
        event = self.next_event()
        while not isinstance(event, (DocumentStartEvent, type(None))):
            event = self.next_event()
        if event is None:
            self.problems.append(Problem("empty-file", START))
            self.source.complete = False
            return
        first = self.next_event()
        if not isinstance(first, MappingStartEvent):
            kind = "empty-file" if isinstance(first, ScalarEvent) and not first.value else "not-a-mapping"
            self.problems.append(Problem(kind, event_start(first)))
            self.source.complete = False
            return
        self._containers(first)
        self._no_second_document()

    def _no_second_document(self) -> None:
        while (event := self.next_event()) is not None:
            if isinstance(event, DocumentStartEvent):
                self.problems.append(Problem("several-documents", event_start(event)))
                return

    def _containers(self, first: Any) -> None:  # noqa: C901  the one hot loop: calls in it would double its time
        """Build the top mapping and everything in it; a loop, not a recursion, so that depth is no danger."""
        container: Any = self.source.value
        marks = self.marks[id(container)] = {}
        in_mapping = True
        key: str | None = None
        key_event: Any = None
        stack: list[tuple[Any, ...]] = []
        anchor, before, nodes, height = first.anchor, 0, 0, 0
        if anchor:
            self.anchors[anchor] = None
        next_event = self.next_event
        while True:
            event = next_event()
            kind = type(event)
            if in_mapping:  # then this is a key, and its value follows, or the end
                if kind is ScalarEvent:
                    nodes += 1
                    key, key_event = event.value, event
                    if key in marks:
                        self._duplicate(key, event, marks[key])
                    event = next_event()
                    kind = type(event)
                elif kind is MappingStartEvent or kind is SequenceStartEvent or kind is AliasEvent:
                    nodes += kind is not AliasEvent
                    self._complex_key(event)
                    key, key_event = None, event
                    event = next_event()
                    kind = type(event)
            if kind is ScalarEvent:
                nodes += 1
                value = event.value
                if event.tag is not None or (
                    not event.style and (not value or (value[0] in SUSPECT and " " not in value))
                ):
                    value = self._typed(event)
                if event.anchor:
                    self.anchors[event.anchor] = (value, 1, 0)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes += 1
                if len(stack) >= MAX_DEPTH:
                    raise _Stop(_limit(event_start(event), "depth", MAX_DEPTH))
                value = {} if kind is MappingStartEvent else []
                if event.tag is not None:
                    self._check_tag(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if in_mapping and "<<" in container:
                    self._merge(container, marks)
                if anchor:
                    self.anchors[anchor] = (container, nodes - before, height + 1)
                if not stack:
                    return
                inner = height + 1
                container, marks, in_mapping, anchor, before, height = stack.pop()
                height = max(height, inner)
                continue
            elif kind is AliasEvent:
                value, size, inner = self._alias(event)
                nodes += size
                height = max(height, inner)
                if len(stack) + inner > MAX_DEPTH:
                    raise _Stop(_limit(event_start(event), "depth", MAX_DEPTH))
            else:
                return
            if nodes > MAX_NODES:
                raise _Stop(_limit(event_start(event), "nodes", MAX_NODES))
            if not in_mapping:
                marks[len(container)] = (None, event)
                container.append(value)
            elif key is not None:
                marks[key] = (key_event, event)
                container[key] = value
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append((container, marks, in_mapping, anchor, before, height))
                height = 0
                container, in_mapping = value, kind is MappingStartEvent
                marks = self.marks[id(value)] = {}
                anchor, before = event.anchor, nodes
                if anchor:
                    self.anchors[anchor] = None

    def _typed(self, event: Any) -> Any:
        tag, value = event.tag, event.value
        if tag is None:
            if len(value) > LONGEST_WORD and value[0].isalpha():
                return value
            if ambiguous(value):
                self._ambiguous(event)
                return value
            typed = resolve(value)
        else:
            self._check_tag(event)
            typed = resolve(value) if tag in _TYPED_TAGS else value
        if typed is None:
            self.source.nulls = True
        return typed

    def _check_tag(self, event: Any) -> None:
        if event.tag not in _KNOWN_TAGS and event.tag != "!":
            self.problems.append(Problem("unsupported-yaml", event_start(event), {"what": "tag", "tag": event.tag}))

    def _ambiguous(self, event: Any) -> None:
        place = self._scalar_place(event)
        self.problems.append(Problem("ambiguous-scalar", place, {"text": event.value}))

    def _duplicate(self, key: str, event: Any, earlier: Mark) -> None:
        self.source.dropped += earlier
        place, first = self._scalar_place(event), self._scalar_place(earlier[0])
        self.problems.append(Problem("duplicate-key", place, {"key": key, "line": str(first.line)}, first))

    @staticmethod
    def _scalar_place(event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        end_column = end.column if end.line == start.line else start.column + 1
        return Place(start.line + 1, start.column + 1, start.line + 1, max(end_column, start.column + 1) + 1)

    def _complex_key(self, event: Any) -> None:
        """Skip a key that is no plain text; what stands behind it is read and dropped."""
        what = "alias-key" if type(event) is AliasEvent else "complex-key"
        self.problems.append(Problem("unsupported-yaml", event_start(event), {"what": what}))
        depth = 0 if what == "alias-key" else 1
        while depth:
            inner = self.next_event()
            depth += isinstance(inner, (MappingStartEvent, SequenceStartEvent))
            if depth > MAX_DEPTH:
                raise _Stop(_limit(event_start(inner), "depth", MAX_DEPTH))
            depth -= isinstance(inner, (MappingEndEvent, SequenceEndEvent))

    def _alias(self, event: Any) -> tuple[Any, int, int]:
        known = self.anchors.get(event.anchor, ("", 0, 0))
        if known is None:
            raise _Stop(Problem("syntax-error", event_start(event), {"message": "alias inside its own anchor"}))
        if event.anchor not in self.anchors:
            raise _Stop(Problem("syntax-error", event_start(event), {"message": "undefined alias"}))
        return known

    def _merge(self, container: dict[str, Any], marks: dict[Any, Mark]) -> None:
        """Take over what `<<` names; keys that are written win (YAML 1.1 merge key)."""
        key_event, value_event = marks["<<"]
        if key_event.style:
            return
        merged, _ = container.pop("<<"), marks.pop("<<")
        for other in merged if isinstance(merged, list) else [merged]:
            if not isinstance(other, dict):
                self.problems.append(Problem("unsupported-yaml", event_start(value_event), {"what": "merge"}))
                return
            for key, value in other.items():
                if key not in container:
                    container[key] = value
                    marks[key] = self.marks[id(other)][key]


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's parser in Python, for where libyaml is missing: slower, same events."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


def event_parser(text: str) -> Any:
    """Return the parser whose `get_event` gives the events of `text`, one a call."""
    if not yaml.__with_libyaml__:
        return _PureParser(text)
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    return CParser(text)


def _limit(place: Place, what: str, limit: int) -> Problem:
    return Problem("over-the-limit", place, {"what": what, "limit": str(limit)})


def _syntax_problem(error: yaml.YAMLError, text: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    message = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    if mark is None:
        return Problem("syntax-error", _unprintable(text), {"message": str(message)})
    context = getattr(error, "context", None) or ""
    place = Place(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    start = getattr(error, "context_mark", None)
    related = Place(start.line + 1, start.column + 1, start.line + 1, start.column + 2) if start else None
    return Problem("syntax-error", place, {"message": str(message), "context": context}, related)


def _unprintable(text: str) -> Place:
    """Return the place of the first character that YAML does not allow."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    return place_at(text, found.start()) if found else START
