"""Fixes that rules propose, in the same words everywhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from sopctl.edit import (
    Append,
    Exchange,
    Insert,
    Operation,
    Proposal,
    Quote,
    Remove,
    Rename,
    Reorder,
    Replace,
    Rewrite,
    Set,
)
from sopctl.i18n import Text
from sopctl.model import Branch
from sopctl.rules.base import Document, Ignore
from sopctl.source import Path, Source
from sopctl.source.scalars import resolve

_LONGEST = 60


def write(path: Path, value: Any, *, safe: bool = False) -> Proposal:
    """Propose to give what stands at `path` the value `value`."""
    shown = _short(value)
    return Proposal(Text(f"write `{shown}`", f"tulis `{shown}`"), (Set(path, value),), safe)


def quote(line: int, column: int) -> Proposal:
    """Propose to put the scalar at a place into quotes."""
    return Proposal(Text("put it in quotes", "apit dengan tanda petik"), (Quote(line, column),), safe=True)


def respell(path: Path, old: str, new: str, *, safe: bool = False) -> Proposal:
    """Propose to write `new` for the first `old` in the text at `path`."""
    title = Text(f"write `{new}` for `{old}`", f"ganti `{old}` dengan `{new}`")
    return Proposal(title, (Replace(path, old, new),), safe)


def rename(path: Path, name: str) -> Proposal:
    """Propose to give the key at `path` another name."""
    return Proposal(Text(f"rename it to `{name}`", f"ganti namanya menjadi `{name}`"), (Rename(path, name),))


def remove(path: Path, *, safe: bool = False) -> Proposal:
    """Propose to take out what stands at `path`."""
    name = path[-1] if isinstance(path[-1], str) else str(path[-2])
    return Proposal(Text(f"remove `{name}`", f"hapus `{name}`"), (Remove(path),), safe)


def add(path: Path, value: Any, *, safe: bool = False) -> Proposal:
    """Propose to write a field that is missing."""
    shown = _short(value)
    return Proposal(
        Text(f"add `{path[-1]}: {shown}`", f"tambahkan `{path[-1]}: {shown}`"), (Insert(path, value),), safe
    )


def fill_in(document: Document, path: Path, what: Text, *, many: bool = False) -> Proposal:
    """Propose a placeholder for what is missing at `path`, which another rule goes on to find; in a list if `many`."""
    text = what.in_(document.language)
    placeholder: Any = f"<fill in: {text}>" if document.language == "en" else f"<isi: {text}>"
    value = [placeholder] if many else placeholder
    written = document.loaded.source.deepest(path) == path
    title = Text("add a placeholder to fill in", "tambahkan penanda isian untuk dilengkapi")
    return Proposal(title, (Set(path, value) if written else Insert(path, value),))


def append(path: Path, value: Any) -> Proposal:
    """Propose a new item at the end of the list at `path`."""
    return Proposal(Text(f"add an item to `{path[-1]}`", f"tambahkan butir pada `{path[-1]}`"), (Append(path, value),))


def reorder(path: Path, keys: Iterable[str]) -> Proposal:
    """Propose another order of keys, which means nothing."""
    return Proposal(
        Text("put them in this order", "susun menurut urutan itu"), (Reorder(path, tuple(keys)),), safe=True
    )


def rewrite(title: Text, edits: Iterable[tuple[int, int, str]]) -> Proposal:
    """Propose other characters where no value stands: comments, line ends."""
    return Proposal(title, tuple(Rewrite(*edit) for edit in edits), safe=True)


def without_decision(path: Path, branches: Sequence[Branch]) -> Proposal:
    """Propose `next:` in the place of a decision whose branches all lead to one step, or nothing where it has none."""
    if not branches:
        return remove(path, safe=True)
    target = branches[0].to
    title = Text(f"write `next: {target}` instead", f"ganti dengan `next: {target}`")
    return Proposal(title, (Exchange(path, "next", target),))


def without_comment(source: Source, ignore: Ignore) -> Proposal:
    """Propose to take out a comment, with its line where it has one to itself."""
    line, column = ignore.place.line, ignore.place.column
    start, end = source.offset(line, column), source.line_starts[line - 1] + len(source.excerpt(line))
    before = source.text[source.line_starts[line - 1] : start]
    start -= len(before) - len(before.rstrip())
    if not before.strip():
        start, end = source.line_starts[line - 1], source.offset(line + 1, 1) if line < len(source.lines) else end
    return rewrite(Text("remove the comment", "hapus komentar ini"), [(start, end, "")])


def without_name(source: Source, ignore: Ignore, name: str) -> Proposal:
    """Propose to take a rule out of a comment that silences several, or the comment where it is the only one."""
    if len(ignore.names) == 1:
        return without_comment(source, ignore)
    start = source.text.index("[", source.offset(ignore.place.line, ignore.place.column)) + 1
    rest = list(ignore.names)
    rest.remove(name)
    title = Text(f"take `{name}` out of the comment", f"hapus `{name}` dari komentar ini")
    return rewrite(title, [(start, source.text.index("]", start), ", ".join(rest))])


class References(Struct, frozen=True):
    """Where the ids of steps and actors are written, to change them everywhere."""

    ids: Counter[str]
    """How many steps have an id."""
    steps: dict[str, list[Path]]
    actors: dict[str, list[Path]]

    @classmethod
    def of(cls, document: Document) -> "References":
        """Return those of `document`, found once."""
        found: References | None = document.__dict__.get("references")
        if found is None:
            found = cls(Counter(step.id for step in document.sop.steps), {}, {})
            for path, target in _step_references(document):
                found.steps.setdefault(target, []).append(path)
            for path, actor in _actor_references(document.loaded.source):
                found.actors.setdefault(actor, []).append(path)
            document.__dict__["references"] = found
        return found


def renamed_steps(document: Document, names: Mapping[int, str], *, was: bool = False) -> Proposal | None:
    """Propose other ids for steps, told by their numbers, here and in all that refers to them.

    With `was`, the old id is kept in `was:`, so that whoever knows the step by it still finds it. None where an id is
    taken, or where two steps have the old one.
    """
    steps, index = document.sop.steps, References.of(document)
    new = {steps[number].id: name for number, name in names.items()}
    if len(set(new.values())) < len(names) or len(new) < len(names):
        return None
    if any(index.ids[old] > 1 for old in new) or any(name in index.ids for name in new.values()):
        return None
    operations: list[Operation] = [Set(("steps", number, "id"), name) for number, name in names.items()]
    if was:
        operations += [Insert(("steps", n, "was"), steps[n].id) for n in names if not steps[n].was]
    operations += [Set(path, name) for old, name in new.items() for path in index.steps.get(old, ())]
    shown = ", ".join(f"`{name}`" for name in list(names.values())[:3]) + (", ..." if len(names) > 3 else "")
    title = Text(f"rename to {shown}, references too", f"ganti namanya menjadi {shown}, beserta rujukannya")
    return Proposal(title, tuple(operations))


def renamed_actor(document: Document, actor: str, name: str) -> Proposal | None:
    """Propose another id for an actor, here and in the steps; None where it is taken."""
    if name in document.sop.actors:
        return None
    operations: list[Operation] = [Rename(("actors", actor), name)]
    operations += [Set(path, name) for path in References.of(document).actors.get(actor, ())]
    title = Text(f"rename to `{name}`, references too", f"ganti namanya menjadi `{name}`, beserta rujukannya")
    return Proposal(title, tuple(operations))


def written_at(document: Document, path: Path) -> Any:
    """Return what the file has at `path`, None where there is nothing."""
    source = document.loaded.source
    return _value(source, path) if source.deepest(path) == path else None


def _value(source: Source, path: Path) -> Any:
    value: Any = source.value
    for step in path:
        value = value[step]
    return value


def _step_references(document: Document) -> Iterator[tuple[Path, str]]:
    """Yield the path of every reference to a step, and the id that stands there."""
    steps = document.loaded.source.value.get("steps")
    for number, step in enumerate(steps if isinstance(steps, list) else ()):
        if not isinstance(step, dict):
            continue
        decision = step.get("decision")
        places: list[tuple[Path, Any]] = [(("next",), step.get("next"))]
        places += [(("decision", label), to) for label, to in decision.items()] if isinstance(decision, dict) else []
        places = [
            ((*path, "to"), to["to"]) if isinstance(to, dict) and "to" in to else (path, to) for path, to in places
        ]
        for path, to in places:
            many = [((*path, n), item) for n, item in enumerate(to)] if isinstance(to, list) else [(path, to)]
            yield from ((("steps", number, *inner), text) for inner, text in many if isinstance(text, str))


def _actor_references(source: Source) -> Iterator[tuple[Path, str]]:
    """Yield the path of every reference to an actor, and the id that stands there."""
    steps = source.value.get("steps")
    for number, step in enumerate(steps if isinstance(steps, list) else ()):
        actor = step.get("actor") if isinstance(step, dict) else None
        path: Path = ("steps", number, "actor")
        if isinstance(actor, dict):
            path, actor = (*path, "any_of"), actor.get("any_of")
        several = [((*path, n), item) for n, item in enumerate(actor)] if isinstance(actor, list) else [(path, actor)]
        yield from ((where, name) for where, name in several if isinstance(name, str))


def _short(value: Any) -> str:
    if isinstance(value, str) and not isinstance(resolve(value), str):
        return f'"{value}"'  # the quotes are what makes it a text
    text = value if isinstance(value, str) else ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
