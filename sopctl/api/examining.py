"""Files that are checked by one process or by several."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import Protocol

from sopctl.api.inputs import Input
from sopctl.api.memory import Examined
from sopctl.api.rendering.workers import cores, crew

_WORTH = 200
"""Files for which it is worth to start another process: it takes as long to start as to check half of them."""
_TOGETHER = 8
"""Files that go to a process at once."""


class _Examiner(Protocol):
    def examine(self, item: Input) -> Examined: ...


@contextmanager
def examining(
    here: _Examiner, elsewhere: _Examiner, items: Sequence[Input], jobs: int | None
) -> Iterator[Iterator[Examined]]:
    """Give what comes out for each of `items`, in their order; `elsewhere` is what other processes get."""
    processes = min(len(items), jobs or min(cores(), 1 + len(items) // _WORTH))
    together = _TOGETHER if processes > 1 else 1
    bundles = [items[n : n + together] for n in range(0, len(items), together)]
    with crew(processes, _Examination(here, elsewhere), helping=True) as work:
        yield chain.from_iterable(work(bundles))


class _Examination:
    """What each process does; it gets the batch once."""

    def __init__(self, here: _Examiner, elsewhere: _Examiner) -> None:
        self.examiner, self._elsewhere = here, elsewhere

    def __reduce__(self) -> tuple[type["_Examination"], tuple[_Examiner, _Examiner]]:
        return _Examination, (self._elsewhere, self._elsewhere)

    def __call__(self, items: Iterable[Input]) -> list[Examined]:
        return [self.examiner.examine(item) for item in items]
