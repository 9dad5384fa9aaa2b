"""`sopctl rules --format html|markdown`: the manual of all rules."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from sopctl.cli.common import message_language, told

Form = Annotated[
    Literal["text", "json", "html", "markdown"],
    typer.Option("--format", help="How rules are written; html and markdown are the whole reference with pictures."),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Where the reference is written; standard output if left out."),
]


def reference(form: str, out: Path | None, lang: str | None) -> bool:
    """Write the reference where it is asked for, and tell whether it is."""
    if form not in {"html", "markdown"}:
        if out is not None:
            raise typer.BadParameter("is for --format html or markdown", param_hint="--out")
        return False
    from sopctl.api.reference import reference as made
    from sopctl.output import write

    with told(lang):
        text = made(form, message_language(lang))
        if out is None:
            sys.stdout.write(text)
        else:
            write(out, text.encode())
    return True
