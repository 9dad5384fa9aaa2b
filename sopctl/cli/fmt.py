"""`sopctl fmt`: write SOPs in the one form."""

from typing import Annotated

import typer

from sopctl.choices import HERE
from sopctl.cli import formatting
from sopctl.cli.options import ForceExclude, Lang, PathsOrHere, StdinName

Check = Annotated[bool, typer.Option("--check", help="Write nothing, only name the files that would change.")]
Diff = Annotated[bool, typer.Option("--diff", help="Write nothing, print what would change.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(fmt)


def fmt(
    paths: PathsOrHere = None,
    check: Check = False,
    diff: Diff = False,
    force_exclude: ForceExclude = False,
    stdin_filename: StdinName = "",
    lang: Lang = None,
) -> None:
    """Write SOPs in the one form.

    That is the order of keys, indentation, spaces and quotes; values and comments stay.

    Exit codes: 0 done, 1 a file would change (--check, --diff), 2 a file cannot be read or
    written, 3 nothing to format.
    """
    code = formatting.run(
        paths or HERE, check=check, diff=diff, force_exclude=force_exclude, stdin_filename=stdin_filename, lang=lang
    )
    raise typer.Exit(code)
