"""`sopctl bump`: the version that the changes of an SOP ask for."""

from datetime import date
from typing import Annotated, Literal

import typer

from sopctl.cli.common import FINDINGS, message_language, told
from sopctl.cli.options import Lang

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, or folders (every *.sop.yaml below).")]
From = Annotated[
    str, typer.Option("--from", metavar="REF", help="Compare with where HEAD parted from this; else the main branch.")
]
AtLevel = Annotated[
    Literal["auto", "major", "minor", "patch"], typer.Option("--level", help="The part of the version that grows.")
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="What the history says; else what changed.")]
Day = Annotated[str, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of the revision; else today.")]
Check = Annotated[bool, typer.Option("--check", help="Write nothing; exit code 1 if a version is too low.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(bump)


def bump(
    paths: Paths,
    since: From = "",
    level: AtLevel = "auto",
    reason: Reason = "",
    day: Day = "",
    check: Check = False,
    lang: Lang = None,
) -> None:
    """Raise the version of SOPs as their changes ask.

    Writes version, day of revision and a line of the history.

    Exit codes: 0 done or nothing to do, 1 a version is too low (--check), 2 usage, 3 no SOP, 4 internal error.
    """
    from sopctl.api.revising.bump import bump as raised
    from sopctl.api.revising.bump import save
    from sopctl.api.revising.due import due
    from sopctl.diff import Level
    from sopctl.reports import revisions

    on = _day(day)
    with told(lang):
        language = message_language(lang)
        found = list(due(paths, since))
        if check:
            for one in found:
                typer.echo(revisions.checked(one, language))
            if not found:
                typer.echo(revisions.nothing(language))
            raise typer.Exit(FINDINGS if any(not one.is_enough for one in found) else 0)
        wanted = None if level == "auto" else Level[level.upper()]
        alone = len(found) == 1 or wanted is not None
        chosen = found if alone else [one for one in found if one.comparison]
        done = [raised(one, level=wanted, reason=reason, day=on) for one in chosen]
        for bumped in done:
            save(bumped)
            typer.echo(revisions.raised(bumped.due, bumped.version, bumped.change, language))
        if not done:
            typer.echo(revisions.nothing(language))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(f"{text} is no day written YYYY-MM-DD", param_hint="--date") from error
