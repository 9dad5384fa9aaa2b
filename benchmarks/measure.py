"""Measuring: what child processes and calls take, medians of several runs."""

import gc
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sopctl.cache.place import OFF, VARIABLE

SCRIPTS = sysconfig.get_path("scripts")
TWO_CORES = 1.9
"""How many times as fast two commands at once are where a machine has a core for each; less leaves no room for a bound
of 1.7, since a tenth of the time of one process is its start, which nothing can share."""


@dataclass(frozen=True)
class Used:
    """What a child process used."""

    cpu: float
    """Seconds of CPU, user and system, its own children's too."""
    wall: float
    """Seconds that passed."""
    memory: float
    """Peak resident memory in MiB; 0 where the system does not tell."""
    code: int


def peer(name: str) -> str | None:
    """Return the path of a command of this environment or machine, None where it is absent."""
    return shutil.which(name, path=SCRIPTS) or shutil.which(name)


def command(name: str) -> str:
    """Return the path of a command that must be there."""
    return peer(name) or sys.exit(f"{name} is not installed: pip install -e '.[dev]'")


def child(command: Sequence[str], cache: str = "") -> Used:
    """Run a command to its end, its output thrown away; sopctl remembers nothing unless a folder is given for it."""
    started = time.perf_counter()
    environment = _environment(cache)
    null = subprocess.DEVNULL
    if not hasattr(os, "wait4"):
        code = subprocess.run(command, stdout=null, stderr=null, check=False, env=environment).returncode
        passed = time.perf_counter() - started
        return Used(passed, passed, 0, code)
    process = subprocess.Popen(command, stdout=null, stderr=null, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    passed = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Used(usage.ru_utime + usage.ru_stime, passed, usage.ru_maxrss / scale, process.returncode)


def gained_at_once(first: Sequence[str], second: Sequence[str]) -> float:
    """Return how many times as fast two commands that share nothing are at once as one after the other."""
    apart, together = [], []
    for _ in range(9):
        apart.append(_passed(first) + _passed(second))
        together.append(_passed(first, second))
    return statistics.median(apart) / statistics.median(together)


def _passed(*commands: Sequence[str]) -> float:
    """Return the seconds that pass until all of these commands, begun together, have ended well."""
    started = time.perf_counter()
    null, environment = subprocess.DEVNULL, _environment("")
    running = [subprocess.Popen(command, stdout=null, stderr=null, env=environment) for command in commands]
    codes = [process.wait() for process in running]
    if any(codes):
        sys.exit(f"failed: {' '.join(commands[0])}")
    return time.perf_counter() - started


def _environment(cache: str) -> dict[str, str]:
    """Return the variables of a command that remembers in the folder `cache`, or nothing where it is empty."""
    environment = {name: value for name, value in os.environ.items() if name not in {OFF, VARIABLE}}
    return environment | ({VARIABLE: cache} if cache else {OFF: "1"})


def median_child(command: Sequence[str], runs: int, *, cache: str = "", fine: Sequence[int] = (0,)) -> Used:
    """Return the run in the middle of several, by CPU time."""
    return median_children({"": command}, runs, caches={"": cache}, fine=fine)[""]


def median_children(
    commands: Mapping[str, Sequence[str]],
    runs: int,
    *,
    by: str = "cpu",
    caches: Mapping[str, str] = MappingProxyType({}),
    fine: Sequence[int] = (0,),
) -> dict[str, Used]:
    """Return for each command its run in the middle of several, by CPU time or another measure.

    The commands take turns, so that what else the machine does meets them alike. Each runs once before it
    counts. A run that failed would measure nothing: one whose exit code is not `fine` ends it all. `caches` are the
    folders in which commands remember.
    """
    used: dict[str, list[Used]] = {name: [] for name in commands}
    for turn in range(runs + 1 if runs > 1 else 1):
        for name, command in commands.items():
            one = child(command, caches.get(name, ""))
            if one.code not in fine:
                sys.exit(f"{' '.join(command)}: exit {one.code}")
            if turn or runs == 1:
                used[name].append(one)
    return {name: sorted(found, key=lambda one: getattr(one, by))[len(found) // 2] for name, found in used.items()}


def median_call(call: Callable[[], object], runs: int) -> float:
    """Return the median CPU seconds of a call."""
    times = []
    call()
    for _ in range(runs):
        gc.collect()
        started = time.process_time()
        call()
        times.append(time.process_time() - started)
    return statistics.median(times)


@dataclass(frozen=True)
class Row:
    """One line of a table: what, how much, and against what it is held."""

    what: str
    value: float | None
    """None where it could not be measured, since the tool is absent, or where the row only compares."""
    unit: str
    ratio: str = ""
    bound: str = ""
    holds: bool | str | None = None
    """Why it could not be judged, where it is a text."""


def two_processes(what: str, took: Mapping[str, float], bound: float, most: float) -> list[Row]:
    """Return the rows of the seconds that a command took with `--jobs 1` and `--jobs 2`.

    `most` is what two commands that share nothing gained. Where that is little (two threads of one core, a busy
    neighbour), no program could hold the bound, so nothing is judged.
    """
    ratio = took["1"] / took["2"]
    holds = ratio >= bound if most >= TWO_CORES else "no second core to judge by"
    return [
        Row(f"{what} --jobs 1", took["1"], "s"),
        Row(f"{what} --jobs 2", took["2"], "s", f"{ratio:.2f} times as fast as one", f"at least {bound}", holds),
    ]


def table(title: str, rows: Sequence[Row]) -> None:
    """Print a table."""
    print(f"\n{title}")
    wide = max(len(row.what) for row in rows)
    for row in rows:
        value = f"{row.value:>9.2f}" if row.value is not None else f"{'' if row.ratio else 'absent':>9}"
        state = {None: "", True: "holds", False: "BROKEN"}.get(row.holds, row.holds)
        print(f"  {row.what:<{wide}}  {value} {row.unit:<9} {row.ratio:<34} {row.bound:<28} {state}".rstrip())
