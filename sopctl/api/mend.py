"""Mending: the fixes of findings applied to files, and comments that silence what is left."""

import codecs
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from sopctl.api.batch import Batch
from sopctl.api.inputs import Input
from sopctl.api.lint import lint
from sopctl.check import INTERNAL
from sopctl.diagnostic import Diagnostic, Fix
from sopctl.edit.apply import apply, keeps_promise
from sopctl.edit.ignores import with_file_ignores, with_ignores
from sopctl.rules.catalogue import all_rules
from sopctl.source import Source, decode
from sopctl.source.files import MAX_BYTES

_UNREAD = frozenset({"unreadable-file", "not-utf8", "over-the-limit", "syntax-error"})
"""Rules about files of which no more can be said."""
ROUNDS = 20
"""Times that a file is mended and looked at again; what one fix brings to light the next round mends."""


class Mended(NamedTuple):
    """A file that comes out different."""

    item: Input
    before: bytes
    after: bytes
    fixed: int = 0
    """Fixes that were applied."""


def mend(batches: Sequence[Batch], *, fix: bool, unsafe: bool, reason: str | None = None) -> Iterator[Mended]:
    """Yield the files that come out different; nothing is written.

    With `fix` findings are mended, with `unsafe` also by fixes whose result somebody must look at. With a `reason`
    comments silence what is left then, for that reason. Raises ApiError as linting does.
    """
    for batch in batches:
        files = _fixed(batch, unsafe=unsafe) if fix else list(_unfixed(batch))
        changed = files if reason is None else _silenced_all(batch, files, reason)
        yield from (mended for mended in changed if mended.after != mended.before)


class Untouched(NamedTuple):
    """What mending without a doubt leaves as it is."""

    unsafe: int
    """Findings that only fixes mend whose result somebody must look at."""
    unread: tuple[Diagnostic, ...]
    """Why files could not be read, so that nothing in them can be mended."""


def untouched(batches: Sequence[Batch]) -> Untouched:
    """Return what `mend` leaves as it is. Raises ApiError as linting does."""
    found = [diagnostic for result in lint(list(batches), 1) for diagnostic in result.diagnostics]
    unsafe = sum(bool(one.fixes) and chosen(one, unsafe=False) is None for one in found)
    return Untouched(unsafe, tuple(one for one in found if one.name in _UNREAD))


def _fixed(batch: Batch, *, unsafe: bool) -> list[Mended]:
    """Return the files after their fixes, then after those of what they say about each other."""
    scratch = replace(batch, inputs=list(batch.inputs))
    files = []
    for mended in _unfixed(batch):
        after, count = _mended(scratch, mended.item, mended.before, unsafe=unsafe)
        files.append(mended._replace(after=after, fixed=count))
    scratch.inputs[:] = [replace(mended.item, data=mended.after) for mended in files]
    fixes: dict[str, list[Fix]] = {}
    for found in scratch.documents():
        if fix := chosen(found, unsafe=unsafe):
            fixes.setdefault(found.file, []).append(fix)
    for number, mended in enumerate(files):
        if wanted := fixes.get(mended.item.name):
            after, count = _applied(decode(mended.after, mended.item.name), mended.after, wanted)
            files[number] = mended._replace(after=after, fixed=mended.fixed + count)
    return files


def _unfixed(batch: Batch) -> Iterator[Mended]:
    """Yield every file that can be read, as it is."""
    for item in batch.inputs:
        if (data := _bytes(item)) is not None:
            yield Mended(item, data, data)


def _mended(batch: Batch, item: Input, data: bytes, *, unsafe: bool) -> tuple[bytes, int]:
    entries = batch.linter.project.entries
    fixed = 0
    for _ in range(ROUNDS):
        if entries and entries[-1].file == item.name:
            entries.pop()  # what the other files are to know is how this one is now
        checked = batch.check(replace(item, data=data))
        fixes = [fix for found in checked.diagnostics if (fix := chosen(found, unsafe=unsafe))]
        if not checked.loaded.source.complete or not fixes:
            break
        data, count = _applied(checked.loaded.source, data, fixes)
        fixed += count
        if not count:
            break
    return data, fixed


def _applied(source: Source, data: bytes, fixes: list[Fix]) -> tuple[bytes, int]:
    """Return `data`, the bytes of `source`, with as many of `fixes` as can be made at once, and their number."""
    done = apply(source, fixes)
    loses_mark = any(edit.start < 0 for fix in done.done for edit in fix.edits)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) and not loses_mark else b""
    return mark + done.text.encode("utf-8", "surrogatepass"), len(done.done)


def chosen(found: Diagnostic, *, unsafe: bool) -> Fix | None:
    """Return the fix of a finding that would be applied."""
    return next((fix for fix in found.fixes if fix.safe or unsafe), None)


def _silenced_all(batch: Batch, files: list[Mended], reason: str) -> Iterator[Mended]:
    """Yield all files with comments that silence what is found in them, as far as comments can.

    A finding that no line silences is silenced for its whole file.
    """
    texts = {mended.item.name: mended.after for mended in files}
    now, hopeless = _by_lines(batch, texts, reason, frozenset())
    moved = hopeless
    while moved:
        now, _ = _by_lines(batch, texts, reason, hopeless)
        for name, findings in _findings(batch, now).items():
            now[name] = _silenced(name, now[name], findings, reason, whole=True)
        # A comment at the top moves the line that a finding about the whole file was silenced on.
        moved = frozenset(_name(found)[:2] for found in chain.from_iterable(_findings(batch, now).values())) - hopeless
        hopeless |= moved
    yield from (mended._replace(after=now[mended.item.name]) for mended in files)


def _by_lines(
    batch: Batch, texts: dict[str, bytes], reason: str, hopeless: frozenset[tuple[str, ...]]
) -> tuple[dict[str, bytes], frozenset[tuple[str, ...]]]:
    """Return the texts with comments for all lines but those of `hopeless`, and the names of findings that stayed.

    A name without its last part stands for all findings of a rule in a file.
    """
    now = dict(texts)
    for _ in range(2):  # as two findings may want to change one comment
        for name, findings in _findings(batch, now).items():
            wanted = [found for found in findings if hopeless.isdisjoint({_name(found), _name(found)[:2]})]
            now[name] = _silenced(name, now[name], wanted, reason, whole=False)
    return now, frozenset(_name(found) for findings in _findings(batch, now).values() for found in findings)


def _name(found: Diagnostic) -> tuple[str, ...]:
    """Return what a finding is known by while lines move: its last part is missing where it stands at our comment."""
    about = found.subject or found.excerpt.partition("# sopctl:")[0].strip()
    return (found.file, found.code, about) if about else (found.file, found.code)


def _findings(batch: Batch, texts: dict[str, bytes]) -> dict[str, list[Diagnostic]]:
    """Return what is found in `texts`, file by file, as far as a comment can silence it."""
    items = [replace(item, data=texts[item.name]) for item in batch.inputs if item.name in texts]
    never = {rule.name for rule in all_rules() if rule.about.last} | {INTERNAL}
    found: dict[str, list[Diagnostic]] = {}
    for result in lint([replace(batch, inputs=items)]):
        for diagnostic in result.diagnostics:
            if diagnostic.name not in never and diagnostic.file in texts:
                found.setdefault(diagnostic.file, []).append(diagnostic)
    return found


def _silenced(name: str, data: bytes, findings: list[Diagnostic], reason: str, *, whole: bool) -> bytes:
    source = decode(data, name)
    if not source.complete:
        return data
    text = (with_file_ignores if whole else with_ignores)(source, findings, " ".join(reason.split()))
    if not keeps_promise(source, text, ()):
        return data
    return (codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b"") + text.encode("utf-8", "surrogatepass")


def _bytes(item: Input) -> bytes | None:
    """Return the bytes of a file; None where it cannot be read, which linting tells."""
    if item.data is not None:
        return item.data
    try:
        data = item.path.read_bytes() if item.path.is_file() else None
    except (OSError, ValueError):
        return None
    return data if data is not None and len(data) <= MAX_BYTES else None
