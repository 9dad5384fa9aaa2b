"""`sopctl init`: a folder becomes an SOP project."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from sopctl.cli.common import message_language, told
from sopctl.cli.options import Lang
from sopctl.i18n import Text

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder; this one if left out.")]
Ci = Annotated[Literal["github", "gitlab", "none"], typer.Option("--ci", help="Whose CI job to write.")]
Review = Annotated[bool, typer.Option("--review", help="Write the job that comments on change requests, too.")]
DocumentLanguage = Annotated[
    Literal["id", "en"] | None, typer.Option("--language", help="Language of the example and the settings.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(init)


def init(
    folder: Folder = Path(),
    ci: Ci = "github",
    review: Review = False,
    language: DocumentLanguage = None,
    lang: Lang = None,
) -> None:
    """Begin a project: settings, an example, a CI job.

    Writes sopctl.toml, an example if there is no SOP yet, the CI job, the pre-commit entry and .gitignore; files that
    exist are left as they are.
    """
    from sopctl.api.init import init as files
    from sopctl.project import SUFFIX
    from sopctl.reports.terminal import safe

    with told(lang):
        messages = message_language(lang)
        comments = messages if lang else language or messages
        begun = False
        for written in files(folder, language or messages, ci, review=review, comments=comments):
            begun = begun or written.path.name.endswith(SUFFIX)
            if written.new:
                typer.echo(safe(str(written.path)))
                if written.path.parts[-2:] == (".gitlab", "sop-review.yml"):
                    hint = Text("add to .gitlab-ci.yml", "tambahkan ke .gitlab-ci.yml")
                    typer.echo(f"  {hint.in_(messages)}: include: .gitlab/sop-review.yml")
                continue
            kept = "sudah ada, tidak diubah" if messages == "id" else "exists, left as it is"
            typer.echo(f"{safe(str(written.path))}: {kept}")
            if written.to_add:
                below = written.to_add.startswith("  -")
                hint = Text(
                    "add this to it" + ", below `repos:`" * below,
                    "tambahkan ini ke dalamnya" + ", di bawah `repos:`" * below,
                )
                typer.echo(f"  {hint.in_(messages)}:\n\n{written.to_add}")
        at = " ." if folder == Path() else f" {folder}"
        steps = Text(
            f"next: `sopctl lint{at}` checks the example, `sopctl render{at}` draws and prints it; "
            "`sopctl new` begins an SOP of your own",
            f"selanjutnya: `sopctl lint{at}` memeriksa contoh, `sopctl render{at}` menggambar dan "
            "mencetaknya; `sopctl new` memulai SOP Anda sendiri",
        )
        if not begun:
            steps = Text(
                f"next: `sopctl lint{at}` checks your SOPs; where it finds too much to mend at once, "
                f"`sopctl baseline create{at}` takes what is found today as known",
                f"selanjutnya: `sopctl lint{at}` memeriksa SOP Anda; bila temuannya terlalu banyak untuk diperbaiki "
                f"sekaligus, `sopctl baseline create{at}` mencatat temuan hari ini sebagai sudah diketahui",
            )
        typer.echo(f"\n{safe(steps.in_(messages))}")
