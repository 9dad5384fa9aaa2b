"""Which other SOPs name one that is gone: those that run it as a step, and those that list it as related."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sopctl.api.reviewing.versions import Versions
from sopctl.layers.find import seen_from_here
from sopctl.load import load
from sopctl.project import SUFFIX, sop_files
from sopctl.source import decode


def callers(gone: str, found: Versions) -> tuple[str, ...]:
    """Return the files on the new side that name the SOP with the id `gone`."""
    return tuple(sorted(name for name, data in _holding(gone, found) if _names(gone, data)))


def _holding(word: str, found: Versions) -> Iterator[tuple[str, bytes]]:
    """Yield the SOPs of the new side with `word` somewhere in their text, found without reading them as YAML."""
    if found.repository:
        names = found.repository.mentions(found.revision, word, f"*{SUFFIX}")
        if found.revision is None:
            yield from _read(Path(found.repository.top, name) for name in names)
            return
        objects = found.repository.files(found.revision)
        blobs = found.repository.blobs(objects[name] for name in names)
        yield from ((name, blobs[objects[name]]) for name in names)
    elif Path(found.new).is_dir():
        yield from ((name, data) for name, data in _read(sop_files(Path(found.new))) if word.encode() in data)


def _read(paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError:
            continue
        yield seen_from_here(path).as_posix(), data


def _names(gone: str, data: bytes) -> bool:
    sop = load(decode(data, "")).sop
    return sop.id != gone and (gone in sop.related or any(step.calls == gone for step in sop.steps))
