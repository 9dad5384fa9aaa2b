"""Work that several processes share: results in order, few items ahead, no process left behind."""

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from sopctl.cache import trace
from sopctl.errors import ToldError
from sopctl.i18n import Text

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

HELD = 64
"""Results that may wait for an earlier one."""
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
    """Give a `map` that lets so many processes do `work`, this one among them; with one it is done right here.

    Where that is safe, the others are copies of this process, made as soon as there are items: that saves them their
    start, as long as the work on a hundred files. Otherwise they start anew and get the work once; they start at
    once, so that they get ready while the caller prepares the items, and what was imported or locked here means
    nothing to them. An interrupt is for the caller alone: each process finishes what it has in hand, so that no file
    is left half written.
    """
    if processes < 2:
        yield lambda items: map(work, items)
        return
    from sopctl.api.rendering import copies

    if copies.may_be_made():
        with ExitStack() as ends:
            yield lambda items: ends.enter_context(closing(_copied(list(items), work, processes - 1)))
    else:
        with _started(work, processes - 1) as pool:
            yield lambda items: _helped(pool, items, work, processes - 1)


@contextmanager
def _started(work: Callable[[Any], Any], others: int) -> Iterator["ProcessPoolExecutor"]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    from sopctl.api.rendering import copies

    pool = ProcessPoolExecutor(
        others,
        multiprocessing.get_context("spawn"),
        initializer=_get_ready,
        initargs=(work, trace.current() is not None),
    )
    try:
        if sys.platform != "win32":
            from multiprocessing import resource_tracker

            resource_tracker.ensure_running()  # starting it would let an interrupt through
        with copies.uninterrupted():
            for _ in range(others):
                pool.submit(int)  # starts a process
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _copied(items: list[Any], work: Callable[[Any], Any], others: int) -> Generator[Any, None, None]:
    from sopctl.api.rendering import copies

    others = min(others, len(items) - 1) if copies.may_be_made() else 0  # what prepared the items may have threads
    try:
        yield from copies.shared(items, work, others)
    except copies.CopyEndedError as error:
        raise _broken() from error


def _helped(
    pool: "ProcessPoolExecutor", items: Iterable[Item], work: Callable[[Item], Any], others: int
) -> Iterator[Any]:
    """Yield results in order, made by the others and by this process, which never waits while there is work left."""
    from concurrent.futures.process import BrokenProcessPool

    left = iter(items)
    waiting: deque[Future[Any]] = deque()
    given: list[Future[Any]] = []
    try:
        while True:
            given = [future for future in given if not future.done()]
            new = [pool.submit(_do, item) for item in islice(left, 2 * others - len(given))]
            given += new
            waiting += new
            if waiting and waiting[0].done():
                yield _taken(waiting.popleft())
            elif len(waiting) < HELD and (more := list(islice(left, 1))):
                waiting.append(_done_here(work, more[0]))
            elif waiting:
                yield _taken(waiting.popleft())
            else:
                return
    except BrokenProcessPool as error:
        raise _broken() from error


def _done_here(work: Callable[[Any], Any], item: Any) -> "Future[Any]":
    """Do one item, and tell what comes of it as other processes do: an error is raised when its turn comes."""
    from concurrent.futures import Future

    done: Future[Any] = Future()
    try:
        done.set_result((work(item), None))
    except Exception as error:  # noqa: BLE001
        done.set_exception(error)
    return done


def _broken() -> WorkerError:
    return WorkerError(
        Text("a process ended in the middle of its work", "satu proses berhenti di tengah pekerjaannya"),
        Text(
            "there may be too little memory: try again with --jobs 1",
            "mungkin memori kurang: coba lagi dengan --jobs 1",
        ),
    )


def _taken(done: "Future[Any]") -> Any:
    """Return a result, and note what was looked at for it in another process."""
    result, notes = done.result()
    if notes and (own := trace.current()):
        own.take_over(notes)
    return result


def _get_ready(work: Callable[[Any], Any], noting: bool) -> None:  # noqa: FBT001
    import signal

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
