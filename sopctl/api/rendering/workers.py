"""Work that several processes share: results in order, few items ahead, no process left behind."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sopctl.cache import trace
from sopctl.errors import ToldError
from sopctl.i18n import Text

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

_HELD = 64
"""Items whose results may wait for an earlier one."""
_AHEAD = 4
"""Items for each process that wait for their turn or for being taken; more would only fill the memory."""
_work: Callable[[Any], Any]
_busy = threading.Lock()


class WorkerError(ToldError):
    """A process ended in the middle of its work."""


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def crew(
    processes: int, work: Callable[[Item], Result], *, helping: bool = False
) -> Iterator[Callable[[Iterable[Item]], Iterator[Result]]]:
    """Give a `map` that lets so many processes do `work`, which they get once; with one it is done right here.

    Where this process has nothing else to do, it is one of them (`helping`): there is one less to start.

    Processes start at once, so that they get ready while the caller prepares the items. They are started anew,
    not copied: what was imported or locked here means nothing to them. Only helpers of this process are copies of it,
    where that is safe: it saves them their start, as long as the work on a hundred files. An interrupt is for
    the caller alone: each process finishes what it has in hand, so that no file is left half written.
    """
    if processes < 2:
        yield lambda items: map(work, items)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    others = processes - helping
    pool = ProcessPoolExecutor(
        others,
        multiprocessing.get_context("fork" if helping and _may_be_copied() else "spawn"),
        initializer=_get_ready,
        initargs=(work, trace.current() is not None),
    )
    try:
        with _no_interrupt():
            for _ in range(others):
                pool.submit(int)  # starts a process
        if helping:
            yield lambda items: _helped(pool, items, work, others)
        else:
            yield lambda items: _in_order(pool, items, processes * _AHEAD)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _may_be_copied() -> bool:
    """Tell whether a copy of this process can do no harm: on Linux, as long as it has no other thread."""
    return sys.platform == "linux" and threading.active_count() == 1


def _in_order(pool: "ProcessPoolExecutor", items: Iterable[Item], ahead: int) -> Iterator[Any]:
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[Any]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(_do, item))
            if len(waiting) >= ahead:
                yield _taken(waiting.popleft())
        while waiting:
            yield _taken(waiting.popleft())
    except BrokenProcessPool as error:
        raise _broken() from error


def _helped(
    pool: "ProcessPoolExecutor", items: Iterable[Item], work: Callable[[Item], Any], others: int
) -> Iterator[Any]:
    """Yield results in order, made by the others and by this process, which never waits while there is work left."""
    from concurrent.futures.process import BrokenProcessPool

    left = iter(items)
    waiting: deque[Future[Any] | tuple[Any, None]] = deque()
    given: list[Future[Any]] = []
    try:
        while True:
            given = [future for future in given if not future.done()]
            new = [pool.submit(_do, item) for item in islice(left, 2 * others - len(given))]
            given += new
            waiting += new
            if waiting and (isinstance(waiting[0], tuple) or waiting[0].done()):
                yield _taken(waiting.popleft())
            elif len(waiting) < _HELD and (more := list(islice(left, 1))):
                waiting.append((work(more[0]), None))
            elif waiting:
                yield _taken(waiting.popleft())
            else:
                return
    except BrokenProcessPool as error:
        raise _broken() from error


def _broken() -> WorkerError:
    return WorkerError(
        Text("a process ended in the middle of its work", "satu proses berhenti di tengah pekerjaannya"),
        Text(
            "there may be too little memory: try again with --jobs 1",
            "mungkin memori kurang: coba lagi dengan --jobs 1",
        ),
    )


def _taken(done: "Future[Any] | tuple[Any, None]") -> Any:
    """Return a result, and note what was looked at for it in another process."""
    result, notes = done if isinstance(done, tuple) else done.result()
    if notes and (own := trace.current()):
        own.take_over(notes)
    return result


def _get_ready(work: Callable[[Any], Any], noting: bool) -> None:  # noqa: FBT001
    global _work  # noqa: PLW0603  each process has its own
    _work = work
    if noting:
        trace.begin()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone without a word."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        with _busy:  # what is in hand is finished first
            os._exit(1)


def _do(item: Any) -> Any:
    with _busy:
        result = _work(item)
    noting = trace.current()
    return result, noting.hand_over() if noting else None


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Ignore an interrupt for a moment; what is started meanwhile ignores it from its first instruction."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
