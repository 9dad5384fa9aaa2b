"""`sopctl lint`: find what a reviewer would find."""

from typing import Annotated, Literal

import typer

from sopctl.cli import linting
from sopctl.cli.options import Ignore, Lang, Paths, ProfileName, Select, StdinName

Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text, concise, grouped, statistics, json, sarif, github, gitlab, junit, markdown; of the CI, else text.",
    ),
]
Report = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="FORMAT=FILE", help="Write findings to a file too; may be given several times."),
]
FailOn = Annotated[
    Literal["error", "warning", "info", "never"] | None,
    typer.Option("--fail-on", help="The mildest finding that makes the exit code 1; error by default."),
]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Leave excluded files out even where they are named, as hooks do.")
]
ChangedSince = Annotated[
    str,
    typer.Option("--changed-since", metavar="REF", help="Only SOPs that changed since this git revision, or call one."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(lint)


def lint(
    paths: Paths,
    output: Format = "",
    report: Report = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    profile: ProfileName = "",
    stdin_filename: StdinName = "",
    force_exclude: ForceExclude = False,
    changed_since: ChangedSince = "",
    lang: Lang = None,
) -> None:
    """Check SOPs.

    Exit codes: 0 clean, 1 findings, 2 usage or settings, 3 nothing to lint, 4 internal error.
    """
    code = linting.lint(
        paths,
        output=output,
        reports=report or (),
        select=select or (),
        ignore=ignore or (),
        fail_on=fail_on,
        profile=profile,
        stdin_filename=stdin_filename,
        force_exclude=force_exclude,
        changed_since=changed_since,
        lang=lang,
    )
    raise typer.Exit(code)
