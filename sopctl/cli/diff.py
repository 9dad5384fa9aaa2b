"""`sopctl diff`: what changed in SOPs, and whether it matters."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from sopctl.cli import reviewing
from sopctl.cli.options import Lang

Asked = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[OLD [NEW]] [PATH...]",
        help="Two files or folders, or revisions of git (main, HEAD~3, v1..v2, HEAD~3:a.sop.yaml); "
        "else what changed since the work branched off.",
    ),
]
Format = Annotated[
    Literal["text", "markdown", "json", "github", "html", "svg", "pdf"] | None,
    typer.Option("--format", help="How it is told; by the name of --out, else text. svg and pdf are drawn."),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Write to this file; svg and pdf need one, or a folder.")
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where something changed.")]
FailOn = Annotated[
    Literal["major", "minor", "patch"] | None,
    typer.Option("--fail-on", help="Exit with 1 where a change is at least of this level."),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(diff)


def diff(
    asked: Asked = None,
    output: Format = None,
    out: Out = None,
    exit_code: ExitCode = False,
    fail_on: FailOn = None,
    lang: Lang = None,
) -> None:
    """Show what changed in SOPs, and whether it matters.

    A verdict first, then steps, posts, flow, time, results, words.

    Exit codes: 0 done, 1 changes (with --exit-code or --fail-on), 2 usage, or a file that could not be compared.
    """
    code = reviewing.diff(asked or (), output=output or "", out=out, exit_code=exit_code, fail_on=fail_on, lang=lang)
    raise typer.Exit(code)
