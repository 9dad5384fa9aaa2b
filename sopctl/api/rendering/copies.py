"""Work that this process shares with copies of itself.

A copy has at once what was read and imported so far: nothing starts anew, nothing is sent but numbers of items one
way and results the other. Linux only, and only where this process has no other thread.
"""

import gc
import os
import pickle
import select
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

from sopctl.api.rendering.workers import HELD
from sopctl.cache import trace

_AHEAD = 4
"""Items that a copy has before it, so that a long one here does not keep it waiting; fewer towards the end."""
_ALONE = 3
"""Links of the folder of the threads of a process that has only one; counted so since Linux 2.6."""
_WORD = 8
"""Bytes of a number that is sent."""
_ROOM = 1 << 20
"""Bytes of results that a copy may have sent before anybody reads them, where the system grants so many."""


class CopyEndedError(Exception):
    """A copy ended in the middle of its work."""


def may_be_made() -> bool:
    """Tell whether a copy of this process can do no harm: threads, and the locks they hold, are not copied."""
    if sys.platform != "linux":
        return False
    try:
        return Path("/proc/self/task").stat().st_nlink == _ALONE
    except OSError:
        return False


def shared(items: Sequence[Any], work: Callable[[Any], Any], others: int) -> Iterator[Any]:
    """Yield what `work` makes of `items`, in their order; so many `others` do it too, and none is left behind.

    What `work` raises elsewhere is raised here, when its turn comes. Raises CopyEndedError.
    """
    copies: list[_Copy] = []
    try:
        for _ in range(others):
            with suppress(OSError):  # the system grants no more processes: those that there are do it all
                copies.append(_Copy(items, work, copies))
        yield from _in_order(items, work, copies)
    finally:
        for copy in copies:
            copy.close()
        for copy in copies:
            os.waitpid(copy.process, 0)


def _in_order(items: Sequence[Any], work: Callable[[Any], Any], copies: "Sequence[_Copy]") -> Iterator[Any]:
    """Yield the results; this process never waits while there is something left to do."""
    poll = select.poll()
    for copy in copies:
        poll.register(copy.answers, select.POLLIN)
    found: dict[int, Any] = {}
    given, total = 0, len(items)
    for turn in range(total):
        while turn not in found:
            for copy in copies:
                while given < total and len(copy.has) < min(_AHEAD, 1 + (total - given) // (2 * len(copies) + 2)):
                    copy.give(given)
                    given += 1
                if given == total:
                    copy.no_more()
            idle = given == total or len(found) >= HELD
            told = {file for file, _ in poll.poll(None if idle else 0)}
            for copy in copies:
                if copy.answers in told:
                    found.update(copy.results())
                    if copy.ended:
                        poll.unregister(copy.answers)
            if not idle and turn not in found:
                found[given] = _done(work, items[given])
                given += 1
        result = found.pop(turn)
        if isinstance(result, _Failure):
            raise result.error
        yield result


class _Failure:
    """What was raised in the place of a result."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _done(work: Callable[[Any], Any], item: Any) -> Any:
    try:
        return work(item)
    except Exception as error:  # noqa: BLE001  raised when its turn comes
        return _Failure(error)


class _Copy:
    """A copy of this process, seen from here."""

    def __init__(self, items: Sequence[Any], work: Callable[[Any], Any], before: "Sequence[_Copy]") -> None:
        """Make it; it lets go of what leads to those made `before` it."""
        orders, self._orders = os.pipe()
        self.answers, answers = os.pipe()
        _widen(answers)
        self.has: deque[int] = deque()
        """The items that it was given and has not answered yet."""
        self.ended = False
        self._unread = bytearray()
        try:
            with uninterrupted():
                self.process = os.fork()
                if not self.process:
                    for copy in (self, *before):
                        copy.close()
                    _serve(items, work, orders, answers)
        except OSError:
            self.close()
            raise
        finally:
            os.close(orders)
            os.close(answers)

    def give(self, number: int) -> None:
        """Have the item with this number done."""
        self.has.append(number)
        with suppress(BrokenPipeError):  # that it has ended is told where it is listened to
            os.write(self._orders, number.to_bytes(_WORD))

    def results(self) -> dict[int, Any]:
        """Return the results that have arrived, by the numbers of their items. Raises CopyEndedError."""
        data = os.read(self.answers, _ROOM)
        self.ended = not data
        if self.ended and self.has:
            raise CopyEndedError
        self._unread += data
        found, at = {}, 0
        while len(self._unread) - at >= _WORD:
            end = at + _WORD + int.from_bytes(self._unread[at : at + _WORD])
            if end > len(self._unread):
                break
            result, notes = pickle.loads(self._unread[at + _WORD : end])  # noqa: S301  we wrote it ourselves
            if notes and (own := trace.current()):
                own.take_over(notes)
            found[self.has.popleft()] = result
            at = end
        del self._unread[:at]
        return found

    def no_more(self) -> None:
        """Tell it to end once it has answered."""
        if self._orders >= 0:
            os.close(self._orders)
            self._orders = -1

    def close(self) -> None:
        """Tell it to end after what it has in hand."""
        self.no_more()
        os.close(self.answers)


def _serve(items: Sequence[Any], work: Callable[[Any], Any], orders: int, answers: int) -> NoReturn:
    """Do what is ordered until nobody orders or listens any more; the life of a copy."""
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is for the one that it is a copy of
        gc.freeze()  # what is copied is not looked through for garbage, which would write to it
        noting = trace.begin() if trace.current() else None
        while order := os.read(orders, _WORD):
            answer = _answer(_done(work, items[int.from_bytes(order)]), noting)
            left = memoryview(len(answer).to_bytes(_WORD) + answer)
            while left:
                left = left[os.write(answers, left) :]
        code = 0
    except BrokenPipeError:
        code = 0
    finally:
        os._exit(code)  # nothing that the one it is a copy of has begun is ended here: buffers, files, other copies


def _answer(result: Any, noting: trace.Trace | None) -> bytes:
    """Return what is sent for a result; one that cannot be sent is a failure."""
    notes = noting.hand_over() if noting else None
    try:
        return pickle.dumps((result, notes), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001  whatever the value raises
        return pickle.dumps((_Failure(RuntimeError(f"{type(error).__name__}: {error}")), notes))


def _widen(pipe: int) -> None:
    """Let a pipe hold what several items give, so that a copy need not wait for being read."""
    import fcntl

    with suppress(OSError, AttributeError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _ROOM)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let an interrupt wait for a moment, for this process and for what is started meanwhile."""
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
