"""`sopctl init`: a folder becomes an SOP project."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from sopctl.cli.common import message_language, told
from sopctl.cli.options import Lang
from sopctl.i18n import Text

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder; this one if left out.")]
Ci = Annotated[Literal["github", "gitlab", "none"], typer.Option("--ci", help="Whose CI job to write.")]
DocumentLanguage = Annotated[Literal["id", "en"] | None, typer.Option("--language", help="Language of the example.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(init)


def init(
    folder: Folder = Path(),
    ci: Ci = "github",
    language: DocumentLanguage = None,
    lang: Lang = None,
) -> None:
    """Write sopctl.toml, an example, the CI job and the pre-commit entry; files that exist are left as they are."""
    from sopctl.api.init import init as files

    with told(lang):
        messages = message_language(lang)
        for written in files(folder, language or messages, ci):
            if written.new:
                typer.echo(str(written.path))
                continue
            kept = "sudah ada, tidak diubah" if messages == "id" else "exists, left as it is"
            typer.echo(f"{written.path}: {kept}")
            if written.to_add:
                below = written.to_add.startswith("  -")
                hint = Text(
                    "add this to it" + ", below `repos:`" * below,
                    "tambahkan ini ke dalamnya" + ", di bawah `repos:`" * below,
                )
                typer.echo(f"  {hint.in_(messages)}:\n\n{written.to_add}")
