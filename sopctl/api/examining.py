"""Files that are checked by one process or by several."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Protocol

from sopctl.api.inputs import Input
from sopctl.api.memory import Examined
from sopctl.api.rendering.workers import cores, crew

_WORTH, _WORTH_COPY = 200, 40
"""Files for which it is worth to start another process: it takes as long to start as to check half of them; and those
for which it is worth to make a copy of this one."""
_TOGETHER = 8
"""Files that go to a process at once, at most."""


class _Examiner(Protocol):
    def examine(self, item: Input) -> Examined: ...


@contextmanager
def examining(
    here: _Examiner, elsewhere: _Examiner, items: Sequence[Input], jobs: int | None
) -> Iterator[Iterator[Examined]]:
    """Give what comes out for each of `items`, in their order; `elsewhere` is what other processes get."""
    processes = min(len(items), jobs or min(cores(), 1 + len(items) // _worth())) if len(items) > 1 else 1
    with crew(processes, _Examination(here, elsewhere)) as work:
        yield chain.from_iterable(work(_bundles(items, processes)))


def _worth() -> int:
    from sopctl.api.rendering import copies

    return _WORTH_COPY if copies.may_be_made() else _WORTH


def _bundles(items: Sequence[Input], processes: int) -> Iterator[Sequence[Input]]:
    """Yield the items in bundles, small ones at the end, so that all processes are ready at about the same time."""
    at = 0
    while at < len(items):
        together = min(_TOGETHER, 1 + (len(items) - at) // (4 * processes)) if processes > 1 else 1
        yield items[at : at + together]
        at += together


class _Examination:
    """What each process does; it gets the batch once."""

    def __init__(self, here: _Examiner, elsewhere: _Examiner) -> None:
        self.examiner, self._elsewhere = here, elsewhere

    def __reduce__(self) -> tuple[type["_Examination"], tuple[_Examiner, _Examiner]]:
        return _Examination, (self._elsewhere, self._elsewhere)

    def __call__(self, items: Iterable[Input]) -> list[Examined]:
        return [self.examiner.examine(item) for item in items]
