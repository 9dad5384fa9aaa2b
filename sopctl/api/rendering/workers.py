"""Work that several processes share: results in order, few items ahead, no process left behind."""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from sopctl.errors import ToldError
from sopctl.i18n import Text

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

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
def crew(processes: int, work: Callable[[Item], Result]) -> Iterator[Callable[[Iterable[Item]], Iterator[Result]]]:
    """Give a `map` that lets so many processes do `work`, which they get once; with one it is done right here.

    Processes start at once, so that they get ready while the caller prepares the items. They are started anew,
    never copied, on every system: what was imported or locked here means nothing to them. An interrupt is for
    the caller alone: each process finishes what it has in hand, so that no file is left half written.
    """
    if processes < 2:
        yield lambda items: map(work, items)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(
        processes, multiprocessing.get_context("spawn"), initializer=_get_ready, initargs=(work,)
    )
    try:
        with _no_interrupt():
            for _ in range(processes):
                pool.submit(int)  # starts a process
        yield lambda items: _in_order(pool, items, processes * _AHEAD)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(pool: "ProcessPoolExecutor", items: Iterable[Item], ahead: int) -> Iterator[Any]:
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[Any]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(_do, item))
            if len(waiting) >= ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise WorkerError(
            Text("a process ended in the middle of its work", "satu proses berhenti di tengah pekerjaannya"),
            Text(
                "there may be too little memory: try again with --jobs 1",
                "mungkin memori kurang: coba lagi dengan --jobs 1",
            ),
        ) from error


def _get_ready(work: Callable[[Any], Any]) -> None:
    global _work  # noqa: PLW0603  each process has its own
    _work = work
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
        return _work(item)


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
