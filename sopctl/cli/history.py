"""`sopctl history`: what became of one SOP, version by version."""

from typing import Annotated, Literal

import typer

from sopctl.cli.common import message_language, told
from sopctl.cli.options import Lang

File = Annotated[str, typer.Argument(metavar="FILE", help="An SOP in a git repository.")]
By = Annotated[
    Literal["version", "commit"], typer.Option("--by", help="A line for each version, or for each commit that matters.")
]
Format = Annotated[Literal["text", "markdown", "json"], typer.Option("--format", help="How it is told.")]
Write = Annotated[bool, typer.Option("--write", help="Add the versions that the SOP's own history lacks to it.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(history)


def history(file: File, by: By = "version", output: Format = "text", write: Write = False, lang: Lang = None) -> None:
    """Show the revisions of an SOP, from git.

    A table of what changed over its git history; renamed files are followed.

    Exit codes: 0 done, 2 usage, or a file that git does not know, 4 internal error.
    """
    from sopctl.api.revising.past import past
    from sopctl.reports import past as report

    if write and (by, output) != ("version", "text"):
        raise typer.BadParameter("cannot go with --by or --format", param_hint="--write")
    with told(lang):
        language = message_language(lang)
        if write:
            from sopctl.api.revising.chronicle import write_missing

            for line in write_missing(file):
                typer.echo(line.in_(language))
            return
        found = past(file, by_commit=by == "commit")
        rows = [
            report.Row(p.version, p.day, p.commit.name, p.commit.subject, p.commit.path, p.comparison, p.said)
            for p in found.passages
        ]
        if output == "json":
            typer.echo(report.as_json(file, rows, found.notes, language))
            return
        lines = report.as_markdown if output == "markdown" else report.as_text
        for told_line in lines(rows, found.notes, language):
            typer.echo(told_line)
