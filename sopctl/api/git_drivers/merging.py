"""The merge driver of git: two versions of an SOP and what they came from, in files, become one."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sopctl import output
from sopctl.api.errors import unreadable
from sopctl.git import GitError, merge_file
from sopctl.i18n import Language, Text, document_language
from sopctl.load import load
from sopctl.merge import OURS_AND_THEIRS, Clash, Names, merge
from sopctl.model import Sop
from sopctl.source import parse


class Merged(Struct, frozen=True):
    """What became of a file."""

    clashes: tuple[Clash, ...] = ()
    lines: tuple[int, ...] = ()
    """The line of each contradiction."""
    names: Names = OURS_AND_THEIRS
    by_lines: bool = False
    """True where the text could not be understood, so that git merged it line by line."""
    conflict: bool = False
    """True where something is left to decide."""
    lost: tuple[str, ...] = ()
    """Steps and actors that one side refers to, and the other one removed or renamed."""


def merge_files(base: Path, ours: Path, theirs: Path, names: Names, size: int) -> Merged:
    """Merge three files and write the result to `ours`, as git wants it. Raises ToldError, and then writes nothing.

    What cannot be merged by its parts is merged by lines, as git does it without this driver.
    """
    data = [_read(path) for path in (base, ours, theirs)]
    try:
        texts = [part.decode("utf-8") for part in data]
        found = merge(texts[0], texts[1], texts[2], names, size=size, language=_language(texts[1]))
    except Exception:  # noqa: BLE001  besides what it tells, a fault of ours must not cost anybody their changes
        return _by_lines(data, (ours, base, theirs), names, size)
    output.write(ours, found.text.encode("utf-8"))
    lost = () if found.clashes else tuple(_lost(found.text, texts[1:]))
    return Merged(found.clashes, found.lines, names, conflict=bool(found.clashes), lost=lost)


def _by_lines(data: list[bytes], files: tuple[Path, Path, Path], names: Names, size: int) -> Merged:
    ours, base, theirs = files
    try:
        text, conflicts = merge_file(str(ours), str(base), str(theirs), (names.ours, "base", names.theirs), size)
    except GitError:  # as it is with git: ours stays, theirs is to be looked at
        return Merged(names=names, by_lines=True, conflict=True)
    if not conflicts and _is_worse(text, data[1:]):
        text, conflicts = _both(data[1], data[2], names, size), True
    output.write(ours, text)
    return Merged(names=names, by_lines=True, conflict=conflicts)


def _is_worse(text: bytes, sides: list[bytes]) -> bool:
    """Tell whether merged lines are no YAML, though both sides were."""
    return _is_broken(text) and not any(_is_broken(side) for side in sides)


def _is_broken(data: bytes) -> bool:
    try:
        return parse(data.decode("utf-8").removeprefix("\ufeff"), "").loss is not None
    except UnicodeDecodeError:
        return True


def _both(ours: bytes, theirs: bytes, names: Names, size: int) -> bytes:
    """Return both files as one contradiction."""
    mine, yours = (data if data.endswith(b"\n") or not data else data + b"\n" for data in (ours, theirs))
    signs = [sign.encode() * size for sign in "<=>"]
    start, end = (name.encode("utf-8") for name in names)
    return b"".join((signs[0], b" ", start, b"\n", mine, signs[1], b"\n", yours, signs[2], b" ", end, b"\n"))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        remedy = Text(
            "git calls this command by itself, after `sopctl git install`",
            "perintah ini dipanggil oleh git sendiri, setelah `sopctl git install`",
        )
        raise unreadable(path, error, remedy) from error


def _language(text: str) -> Language:
    """Return the language of the SOP, in which its contradictions are explained: the file is read by its authors."""
    return document_language(load(parse(text.removeprefix("\ufeff"), "")).sop.language)


def _lost(text: str, sides: list[str]) -> Iterator[str]:
    """Yield the ids that are referred to and missing after the merge, but were not before it."""
    before = {name for side in sides for name in _dangling(load(parse(side.removeprefix("\ufeff"), "")).sop)}
    yield from sorted(set(_dangling(load(parse(text.removeprefix("\ufeff"), "")).sop)) - before)


def _dangling(sop: Sop) -> Iterator[str]:
    steps = {step.id for step in sop.steps}
    for step in sop.steps:
        targets = [*step.next, *(branch.to for branch in (step.decision or {}).values())]
        yield from (name for name in targets if name not in steps)
        yield from (name for name in step.actor.ids if name not in sop.actors)


def shown_path(path: str, ours: Path) -> str:
    """Return what a file is called in messages: as git told, else as it is."""
    return path if path and not path.startswith("%") else os.fspath(ours)
