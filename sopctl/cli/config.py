"""`sopctl config`: what the settings say, and where."""

import sys
from typing import Annotated, Literal

import typer

from sopctl.cli.common import message_language, told
from sopctl.cli.options import Lang, Preset

Where = Annotated[str, typer.Argument(metavar="PATH", help="A file or folder; this folder if left out.")]
Origin = Annotated[bool, typer.Option("--origin", help="Say for each value where it comes from.")]
Format = Annotated[Literal["text", "toml", "json"], typer.Option("--format", help="How settings are written.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, help="The settings of a project.")
    group.callback()(_group)
    group.command()(show)
    app.add_typer(group, name="config")


def _group() -> None:
    """Settings of a project."""


def show(
    path: Where = ".", origin: Origin = False, output: Format = "text", preset: Preset = "", lang: Lang = None
) -> None:
    """Print what holds for a file or folder.

    That comes from settings files, what they extend, the preset and the defaults.
    """
    from sopctl.api.settings import settings_for
    from sopctl.reports import settings as reports
    from sopctl.reports.terminal import Painter, wants_colour

    with told(lang):
        found = settings_for(path, preset)
        language = message_language(lang)
        if output == "json":
            sys.stdout.write(reports.as_json(found, origin=origin))
        elif output == "toml":
            sys.stdout.writelines(reports.as_toml(found, language, origin=origin))
        else:
            paint = Painter(colour=wants_colour(sys.stdout))
            sys.stdout.writelines(reports.as_text(found, language, paint, origin=origin))
