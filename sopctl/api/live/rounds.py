"""Rounds of work: everything at first, then whatever changed, as long as somebody waits for it."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sopctl import config
from sopctl.api.batch import Batch, Overrides, batches
from sopctl.api.inputs import Input
from sopctl.api.live.watch import INTERVAL, changes
from sopctl.cache import trace
from sopctl.errors import ToldError
from sopctl.layers.find import seen_from_here
from sopctl.project import SUFFIX


class Round(Struct, frozen=True):
    """What is to be done now."""

    batches: list[Batch]
    changed: tuple[Path, ...] = ()
    """The files that were saved or went; none in the first round."""
    gone: tuple[Path, ...] = ()
    """Those of them that are SOPs and are no more."""
    everything: tuple[Batch, ...] = ()
    """All SOPs, whether there is anything to be done for them or not."""
    failure: ToldError | None = None
    """Why nothing can be done until something is changed again, such as a fault in the settings."""

    def besides(self, names: Collection[str]) -> list[Batch]:
        """Return what is to be done, and the SOPs called `names` too, as far as they are still there."""
        if not names or self.failure:
            return self.batches
        wanted = {item.name for batch in self.batches for item in batch.inputs}.union(names)
        return _kept(self.everything, lambda item: item.name in wanted)


def rounds(
    paths: Sequence[str], overrides: Overrides | None = None, *, interval: float = INTERVAL, drawing: bool = True
) -> Iterator[Round]:
    """Yield what `paths` stand for, then after each save what is to be done again, without end.

    An SOP that is saved is done again, and those that show its title where that changed; all are after a change of
    the settings, a profile, a template or a picture; the house is looked at only where there is `drawing`. Raises as
    `batches` does, in the first round only.
    """
    scene = _Scene(paths, overrides, drawing=drawing)
    before, titles = scene.batches, _titles(scene.batches)
    stream = changes(scene.files, interval=interval)
    yield Round(before, everything=tuple(before))
    for changed in stream:
        failure = scene.look()
        known = _sops(before) | _sops(scene.batches)
        gone = tuple(sorted(path for path in changed & known if not os.path.lexists(path)))
        told = tuple(sorted(map(seen_from_here, changed)))
        if failure:
            yield Round([], told, gone, failure=failure)
            continue
        renamed = {name for name, _ in titles ^ _titles(scene.batches)}
        touched = scene.batches if changed - known else _touched(scene.batches, changed, renamed)
        before, titles = scene.batches, _titles(scene.batches)
        yield Round(touched, told, gone, tuple(scene.batches))


class _Scene:
    """The SOPs and what surrounds them, as they were when they could last be made out."""

    def __init__(self, paths: Sequence[str], overrides: Overrides | None, *, drawing: bool) -> None:
        self._asked = paths, overrides
        self._drawing = drawing
        self._around: set[Path] = set()
        self._in_the_way: frozenset[Path] = frozenset()
        """What was looked at, or looked for, in an attempt that failed: to mend it may need no other file."""
        self.batches = self._found()

    def look(self) -> ToldError | None:
        """Look anew; return what is in the way."""
        noting = trace.begin()
        try:
            found = self._found()
            for batch in found if self._drawing else ():
                batch.brand  # noqa: B018  raises
        except ToldError as error:
            self._in_the_way = frozenset(Path(path) for path in noting.files if not path.endswith(SUFFIX))
            return error
        finally:
            trace.end()
        self.batches, self._in_the_way = found, frozenset()
        return None

    def files(self) -> Iterator[Path]:
        """Yield every file that a result depends on, and where settings would be."""
        try:
            sops = [item.path for batch in self._found() for item in batch.inputs]
        except ToldError:
            sops = [item.path for batch in self.batches for item in batch.inputs]
        yield from sops
        folders = {Path(os.path.abspath(path)).parent for path in sops}
        yield from {place for folder in folders for place in config.places(folder)}
        for batch in self.batches:
            self._around.update(batch.surroundings())
        yield from self._around
        yield from self._in_the_way

    def _found(self) -> list[Batch]:
        paths, overrides = self._asked
        return batches(paths, overrides=overrides)


def _touched(found: list[Batch], changed: frozenset[Path], renamed: set[str]) -> list[Batch]:
    """Return the batches with the SOPs that changed and those that name one whose title changed."""
    names = re.compile("|".join(rf"(?<![\w-]){re.escape(name)}(?![\w-])" for name in sorted(renamed)))

    def touched(path: Path) -> bool:
        return path in changed or (bool(renamed) and names.search(_text(path)) is not None)

    return _kept(found, lambda item: touched(item.path))


def _kept(found: Iterable[Batch], wanted: Callable[[Input], bool]) -> list[Batch]:
    kept = [replace(batch, inputs=list(filter(wanted, batch.inputs))) for batch in found]
    return [batch for batch in kept if batch.inputs]


def _titles(found: list[Batch]) -> set[tuple[str, str]]:
    return set().union(*(batch.titles.items() for batch in found))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _sops(found: list[Batch]) -> set[Path]:
    return {item.path for batch in found for item in batch.inputs}
