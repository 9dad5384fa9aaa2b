"""`sopctl doctor`: what this machine offers."""

import typer

from sopctl.cli.common import FINDINGS, message_language, told
from sopctl.cli.options import Lang


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(doctor)


def doctor(lang: Lang = None) -> None:
    """Show what this installation can do.

    Versions, the engines that were found, and what degrades without them; exit 1 if something is missing.
    """
    from sopctl.api.doctor import doctor as checks

    missing = False
    with told(lang):
        language = message_language(lang)
        for check in checks():
            state = check.found or ("tidak ada" if language == "id" else "missing")
            what = f"{state:<16} {check.what.in_(language)}" if check.what else state
            typer.echo(f"{check.name:<20} {what}")
            if not check.found and check.without:
                typer.echo(f"{'':<20} {check.without.in_(language)}")
                missing = missing or check.needed
    if missing:
        raise typer.Exit(FINDINGS)
