"""Copies of a process that share its work. Each test is a program of its own, since only one without threads has any."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux only")

START = """
import os, signal, sys, time
from sopctl.api.rendering import copies
from sopctl.api.rendering.workers import WorkerError, crew

def work(n):
    time.sleep(0.001 * (n % 3))
    return n * n, os.getpid()

def nobody_is_left():
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False
"""


def ran(code: str) -> str:
    """Return what a program says. Its asserts are tests."""
    command = [sys.executable, "-c", START + code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


@pytest.mark.parametrize("others", [0, 1, 3])
def test_results_come_in_order_and_all_take_part(others: int) -> None:
    ran(f"""
assert copies.may_be_made()
found = list(copies.shared(range(300), work, {others}))
assert [square for square, _ in found] == [n * n for n in range(300)]
assert len({{process for _, process in found}}) == 1 + {others}
assert os.getpid() in {{process for _, process in found}}
assert nobody_is_left()
""")


def test_one_that_takes_long_keeps_nobody_waiting() -> None:
    ran("""
def slow(n):
    time.sleep(0.5 if n in (0, 9) else 0.001)
    return n, os.getpid()
found = list(copies.shared(range(60), slow, 1))
assert [n for n, _ in found] == [*range(60)]
here = [n for n, process in found if process == os.getpid()]
assert here and len(here) < 60
""")


@pytest.mark.parametrize("others", [0, 1, 2])
def test_an_error_is_raised_when_its_turn_comes(others: int) -> None:
    ran(f"""
def fails(n):
    if n >= 20:
        raise LookupError(n)
    return n
got = []
try:
    for n in copies.shared(range(50), fails, {others}):
        got.append(n)
except LookupError as error:
    assert error.args == (20,)
assert got == [*range(20)]
assert nobody_is_left()
""")


def test_large_results_and_many_items() -> None:
    ran("""
assert [len(text) for text in copies.shared(range(12), lambda n: "x" * (n * 700_000), 2)] == [n * 700_000 for n in range(12)]
assert list(copies.shared(range(5000), abs, 2)) == [*range(5000)]
assert list(copies.shared([], abs, 2)) == []
""")


def test_a_result_that_cannot_be_sent_is_an_error() -> None:
    ran("""
here = os.getpid()
try:
    list(copies.shared(range(40), lambda n: n if os.getpid() == here else (lambda: n), 1))
except RuntimeError as error:
    assert "pickle" in str(error)
else:
    raise SystemExit("nothing was raised")
""")


@pytest.mark.parametrize("end", ["os._exit(3)", "os.kill(os.getpid(), signal.SIGKILL)", "sys.exit(0)"])
def test_a_copy_that_ends_is_told(end: str) -> None:
    ran(f"""
here = os.getpid()
def ends(n):
    if os.getpid() != here:
        {end}
    return n
try:
    with crew(2, ends) as many:
        list(many(range(40)))
except WorkerError as error:
    assert "--jobs 1" in str(error)
else:
    raise SystemExit("nothing was raised")
assert nobody_is_left()
""")


def test_without_another_process_the_work_is_done_alone() -> None:
    ran("""
def refused():
    raise BlockingIOError(11, "Resource temporarily unavailable")
before = len(os.listdir("/proc/self/fd"))
os.fork = refused
with crew(3, work) as many:
    assert [square for square, _ in many(range(20))] == [n * n for n in range(20)]
assert len(os.listdir("/proc/self/fd")) == before
""")


def test_with_a_thread_there_is_no_copy() -> None:
    ran("""
import threading
def refused():
    raise AssertionError
os.fork = refused
thread = threading.Thread(target=time.sleep, args=(1,))
with crew(2, work) as many:
    thread.start()
    assert not copies.may_be_made()
    assert len(list(many(range(20)))) == 20
thread.join()
""")


def test_what_was_not_written_yet_is_written_once(tmp_path: Path) -> None:
    assert ran("""
sys.stdout.write("before ")
with crew(3, work) as many:
    list(many(range(20)))
print("after")
""") == "before after\n"  # fmt: skip


def test_who_stops_listening_leaves_nobody_behind() -> None:
    ran("""
with crew(3, work) as many:
    found = many(range(1000))
    next(found)
assert nobody_is_left()
try:
    with crew(3, work) as many:
        found = many(range(1000))
        next(found)
        raise KeyboardInterrupt
except KeyboardInterrupt:
    assert nobody_is_left()
""")
