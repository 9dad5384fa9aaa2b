"""`sopctl baseline`: findings that an old stock is known to have."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from sopctl.choices import HERE
from sopctl.cli.common import message_language, told
from sopctl.cli.options import Lang
from sopctl.i18n import Text

Paths = Annotated[
    list[str] | None, typer.Argument(metavar="PATH...", help="Files or folders; the current folder by default.")
]
File = Annotated[Path, typer.Option("--file", metavar="FILE", help="The baseline.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a baseline that exists.")]
NAME = Path("sopctl-baseline.json")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, help="Findings that are known and do not fail.")
    group.command()(create)
    group.command()(shrink)
    group.command()(report)
    app.add_typer(group, name="baseline")


def create(paths: Paths = None, file: File = NAME, force: Force = False, lang: Lang = None) -> None:
    """Write down every finding of today.

    `baseline = "FILE"` in sopctl.toml then keeps them from failing.
    """
    from sopctl.api import baseline
    from sopctl.api.batch import batches
    from sopctl.reports.terminal import safe

    with told(lang):
        made = baseline.create(batches(paths or HERE), file, force=force)
        count = made.known.total()
        said = Text(
            f"{file}: {count} finding{' is' if count == 1 else 's are'} known now",
            f"{file}: {count} temuan kini tercatat",
        )
        hint = Text(
            f'add `baseline = "{file.as_posix()}"` to sopctl.toml, above its first [table]',
            f'tambahkan `baseline = "{file.as_posix()}"` ke sopctl.toml, di atas [tabel] yang pertama',
        )
        language = message_language(lang)
        typer.echo(f"{safe(said.in_(language))}\n  {safe(hint.in_(language))}")
        if made.never:
            typer.echo(f"  {_never(made.never).in_(language)}")


def _never(found: Counter[str]) -> Text:
    """Say what stays a finding all the same."""
    count, codes = found.total(), ", ".join(sorted(found))
    return Text(
        f"{count} finding{' stays: it is' if count == 1 else 's stay: they are'} about how a file is written "
        f"({codes}), and what cannot be read can hide anything; mend {'it' if count == 1 else 'them'} first",
        f"{count} temuan tetap dilaporkan karena menyangkut penulisan berkas ({codes}): berkas yang tidak terbaca "
        "dapat menyembunyikan apa saja; perbaiki dahulu",
    )


def shrink(paths: Paths = None, file: File = NAME, lang: Lang = None) -> None:
    """Forget known findings that are gone."""
    from sopctl.api import baseline
    from sopctl.api.batch import batches
    from sopctl.reports.terminal import safe

    with told(lang):
        left, gone = baseline.shrink(batches(paths or HERE), file)
        count = left.known.total()
        said = Text(f"{file}: {gone} gone, {count} left", f"{file}: {gone} sudah hilang, tersisa {count}")
        typer.echo(safe(said.in_(message_language(lang))))


def report(paths: Paths = None, file: File = NAME, lang: Lang = None) -> None:
    """Tell what is known, file by file."""
    from sopctl.api import baseline
    from sopctl.api.batch import batches
    from sopctl.reports.baseline import table

    with told(lang):
        found = baseline.compare(batches(paths or HERE), file)
        typer.echo("".join(table(found.known, found.gone, message_language(lang))), nl=False)
