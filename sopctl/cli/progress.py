"""A bar on the terminal while results come in."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar


class _Named(Protocol):
    @property
    def file(self) -> str: ...


Result = TypeVar("Result", bound=_Named)


def with_bar(results: Iterable[Result], total: int) -> Iterator[Result]:
    """Yield `results` below a bar on standard error; what is printed meanwhile appears above it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from sopctl.reports.terminal import safe

    name = TextColumn("{task.fields[file]}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), name)
    console = Console(file=getattr(sys.stderr, "unheard", sys.stderr))  # a bar is not to be shown again
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total, file="")
        for result in results:
            yield result
            progress.update(task, advance=1, file=safe(Path(result.file).name))
