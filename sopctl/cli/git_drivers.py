"""What git calls of `sopctl`, after `sopctl git install`: the drivers for showing and for merging an SOP."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sopctl.cli.common import FINDINGS, complain, message_language, told
from sopctl.cli.options import Lang

FAILED = 129
"""From here on git takes the exit code of a merge driver for a failure, not for a conflict."""

File = Annotated[str, typer.Argument(metavar="FILE", help="A version of an SOP.")]
Told = Annotated[list[str], typer.Argument(metavar="ARG...", help="What git tells a program that shows changes.")]
Base = Annotated[Path, typer.Argument(metavar="BASE", help="What both sides came from.")]
Ours = Annotated[Path, typer.Argument(metavar="OURS", help="Our version; the result goes here.")]
Theirs = Annotated[Path, typer.Argument(metavar="THEIRS", help="Their version.")]
Shown = Annotated[str, typer.Argument(metavar="PATH", help="What the file is called in the repository.")]
Names = Annotated[tuple[str, str], typer.Option("--names", help="What both sides are called.")]
MarkerSize = Annotated[
    int, typer.Option("--marker-size", min=1, max=1000, help="Signs in a line that marks a conflict.")
]


def register(group: typer.Typer) -> None:
    """Add the commands."""
    group.command()(textconv)
    group.command("diff-driver")(diff_driver)
    group.command("merge-driver")(merge_driver)


def textconv(file: File, lang: Lang = None) -> None:
    """Print an SOP as plain lines, one fact a line.

    git calls this for `git diff` and `git log -p`.
    """
    from sopctl.cli.textconv import textconv as lines

    raise typer.Exit(lines(file, lang))


def diff_driver(arguments: Told, lang: Lang = None) -> None:
    """Print what changed in an SOP.

    git calls this for `git diff`, with PATH OLD HEX MODE NEW HEX MODE.
    """
    from sopctl.api.git_drivers.report import report

    with told(lang):
        for text in report(arguments, message_language(lang)):
            sys.stdout.write(text)


def merge_driver(
    base: Base,
    ours: Ours,
    theirs: Theirs,
    path: Shown = "",
    marker_size: MarkerSize = 7,
    names: Names = ("", ""),
    lang: Lang = None,
) -> None:
    """Merge three versions of an SOP into OURS.

    git calls this when both sides changed a file.

    Exit codes: 0 merged, 1 something contradicts and is marked, 129 could not be done, which stops git.
    """
    from sopctl.api.git_drivers import merging
    from sopctl.errors import ToldError
    from sopctl.merge import Names as Called
    from sopctl.reports import merging as report

    language = message_language(lang)
    called = Called(*(one if one and one[0] != "%" else other for one, other in zip(names, Called(), strict=True)))
    try:
        merged = merging.merge_files(base, ours, theirs, called, marker_size)
    except ToldError as error:
        complain(error.text, error.remedy, language)
        raise typer.Exit(FAILED) from error
    for line in report.lines(merging.shown_path(path, ours), merged, language):
        typer.echo(line, err=True)
    raise typer.Exit(FINDINGS if merged.conflict else 0)
