"""Options and arguments that several commands have."""

from typing import Annotated

import typer

from sopctl.i18n import LANGUAGES


def _language(value: str | None) -> str | None:
    if value is not None and value not in LANGUAGES:
        raise typer.BadParameter(f"choose from {', '.join(LANGUAGES)}")
    return value


Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="en|id", callback=_language, help="Language of messages; else the environment's."),
]
Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders (every *.sop.yaml below), or - for standard input."),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULES", help="Run only these rules: codes, names or groups, with commas."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULES", help="Do not run these rules: codes, names or groups, with commas."),
]
StdinName = Annotated[
    str, typer.Option("--stdin-filename", metavar="FILE", help="What standard input is called, and where it lies.")
]
ProfileName = Annotated[
    str, typer.Option("--profile", metavar="NAME", help="Use this profile instead of the one in the file.")
]
