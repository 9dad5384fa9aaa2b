"""`sopctl schema`: the JSON Schemas of the file formats."""

from typing import Annotated

import typer

from sopctl.cli.common import told
from sopctl.cli.options import Lang

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="sop, profile, sopctl (the settings), rules (your own), report, diff or history (what lint, diff and "
        "history give as JSON).",
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(schema)


def schema(name: Name = "sop", lang: Lang = None) -> None:
    """Print the JSON Schema of a file format.

    An editor completes and checks files with it.
    """
    from sopctl.api.schema import shipped

    with told(lang):
        typer.echo(shipped(name), nl=False)
