"""`sopctl lint`: find what a reviewer would find."""

from typing import Annotated, Literal

import typer

from sopctl.cli import linting
from sopctl.cli.options import Ignore, Lang, Paths, ProfileName, Select, StdinName

Format = Annotated[Literal["text", "json"], typer.Option("--format", help="How findings are written.")]
FailOn = Annotated[
    Literal["error", "warning", "info", "never"] | None,
    typer.Option("--fail-on", help="The mildest finding that makes the exit code 1; error by default."),
]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Leave excluded files out even where they are named, as hooks do.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(lint)


def lint(
    paths: Paths,
    output: Format = "text",
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    profile: ProfileName = "",
    stdin_filename: StdinName = "",
    force_exclude: ForceExclude = False,
    lang: Lang = None,
) -> None:
    """Check SOPs.

    Exit codes: 0 clean, 1 findings, 2 usage or settings, 3 nothing to lint, 4 internal error.
    """
    code = linting.lint(
        paths,
        output=output,
        select=select or (),
        ignore=ignore or (),
        fail_on=fail_on,
        profile=profile,
        stdin_filename=stdin_filename,
        force_exclude=force_exclude,
        lang=lang,
    )
    raise typer.Exit(code)
