"""`sopctl render`: pictures and documents."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sopctl.cli.common import FINDINGS, message_language, read_stdin, told, words
from sopctl.cli.options import Lang, Paths, ProfileName, StdinName

if TYPE_CHECKING:
    from sopctl.api.render import Rendered

Out = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where results are written.")]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format", metavar="FORMATS", help="svg, png, dot, html, md, json, with commas; svg,html,md if left out."
    ),
]
Engine = Annotated[
    Literal["embedded", "system"],
    typer.Option("--engine", help="What draws: the engine that comes along, or the Graphviz of this machine."),
]
Shown = Annotated[
    Literal["flowchart", "table"],
    typer.Option("--view", help="What svg shows: the flowchart, or the table with symbols in the actors' columns."),
]
Paper = Annotated[
    Literal["A4", "F4", "letter", "legal"], typer.Option("--paper", help="Paper of the table, lying on its long side.")
]
Force = Annotated[bool, typer.Option("--force", help="Render files that have errors too.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(render)


def render(
    paths: Paths,
    output: Formats = None,
    out: Out = Path("build"),
    profile: ProfileName = "",
    engine: Engine = "embedded",
    view: Shown = "flowchart",
    paper: Paper = "A4",
    force: Force = False,
    stdin_filename: StdinName = "",
    lang: Lang = None,
) -> None:
    """Draw flowcharts and write documents of SOPs that have no errors; exit 1 where one was left out."""
    from sopctl.api.batch import Overrides, batches
    from sopctl.api.inputs import Standard
    from sopctl.api.render import Request, count, engine_note
    from sopctl.api.render import render as rendered
    from sopctl.reports.rendering import RenderReport
    from sopctl.reports.terminal import wants_colour

    with told(lang):
        stdin = Standard(read_stdin, stdin_filename)
        found = batches(paths, overrides=Overrides(profile=profile), stdin=stdin)
        language = message_language(lang, found[0].config.language)
        fixed_words = message_language(lang) if lang else None
        formats = tuple(map(str.lower, words(output)))
        request = Request(out, formats, fixed_words, force, engine, view, paper)
        if note := engine_note(request):
            sys.stderr.write(f"sopctl: {note.in_(language)}\n")
        bar = sys.stdout.isatty() and sys.stderr.isatty()
        report = RenderReport(language, colour=wants_colour(sys.stdout), each=not bar)
        results = rendered(found, request)
        for result in _with_bar(results, count(found)) if bar else results:
            sys.stdout.write("".join(report.file(result)))
        sys.stdout.write("".join(report.end(out)))
    if report.skipped:
        raise typer.Exit(FINDINGS)


def _with_bar(results: "Iterable[Rendered]", total: int) -> "Iterator[Rendered]":
    """Show a bar while results come in; what is printed meanwhile appears above it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from sopctl.reports.terminal import safe

    name = TextColumn("{task.fields[file]}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), name)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, file="")
        for result in results:
            yield result
            progress.update(task, advance=1, file=safe(Path(result.file).name))
