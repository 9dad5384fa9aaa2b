"""Options and arguments that several commands have."""

from typing import Annotated

import typer

from sopctl.choices import MOST_JOBS
from sopctl.i18n import LANGUAGES


def _language(value: str | None) -> str | None:
    if value is not None and value not in LANGUAGES:
        raise typer.BadParameter(f"choose from {', '.join(LANGUAGES)}")
    return value


def _processes(value: str) -> str:
    if value != "auto" and not (value.isascii() and value.isdigit() and 0 < int(value) <= MOST_JOBS):
        raise typer.BadParameter(f"a number from 1 to {MOST_JOBS}, or auto")
    return value


Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="en|id", callback=_language, help="Language of messages; else the environment's."),
]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders (every *.sop.yaml below), or - for standard input."),
]
PathsOrHere = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input; the current folder by default."),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULES", help="Run only these rules: codes, names or groups, with commas."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", help="Do not run these rules: codes, names or groups, with commas."),
]
Preset = Annotated[
    str,
    typer.Option("--preset", metavar="NAME", help="Judge by this preset: correctness, recommended or strict."),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Work everything out anew, and keep nothing for the next run.")
]
"""Read by `sopctl.cache.calls` before the options are parsed; here it is only known."""
StdinName = Annotated[
    str, typer.Option("--stdin-filename", metavar="FILE", help="What standard input is called, and where it lies.")
]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Leave excluded files out even where they are named, as hooks do.")
]
ProfileName = Annotated[
    str, typer.Option("--profile", metavar="NAME", help="Use this profile instead of the one in the file.")
]
Jobs = Annotated[
    str,
    typer.Option(
        "--jobs", metavar="N|auto", callback=_processes, help="Processes that share the work; auto: as it is worth it."
    ),
]
