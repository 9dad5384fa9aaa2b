"""`sopctl render`: pictures and documents."""

import typer

from sopctl.cli.options import Lang, Paths, ProfileName, StdinName
from sopctl.cli.poster_options import Bleed, Sizes, Url
from sopctl.cli.render_options import (
    Check,
    Engine,
    Force,
    Formats,
    Jobs,
    Out,
    Outlined,
    Paper,
    Shown,
    Title,
    Volume,
    Watch,
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(render)


def render(
    paths: Paths,
    output: Formats = None,
    out: Out = None,
    profile: ProfileName = "",
    engine: Engine = "embedded",
    view: Shown = None,
    paper: Paper = None,
    outlined: Outlined = False,
    size: Sizes = None,
    url: Url = "",
    bleed: Bleed = 0.0,
    volume: Volume = False,
    title: Title = "",
    force: Force = False,
    check: Check = False,
    watch: Watch = False,
    jobs: Jobs = "auto",
    stdin_filename: StdinName = "",
    lang: Lang = None,
) -> None:
    """Draw flowcharts and write documents of SOPs that have no errors; exit 1 where one was left out."""
    from sopctl.cli import rendering

    if watch and (check or volume or "-" in paths):
        raise typer.BadParameter("cannot go with --check, --volume or standard input", param_hint="--watch")
    if title and not volume:
        raise typer.BadParameter("is that of a volume: add --volume", param_hint="--title")
    code = rendering.run(
        paths,
        output=output,
        out=out,
        profile=profile,
        engine=engine,
        view=view or "",
        paper=paper,
        outlined=outlined,
        poster=(size, url, bleed),
        force=force,
        check=check,
        volume=volume,
        title=title,
        watch=watch,
        jobs=jobs,
        stdin_filename=stdin_filename,
        lang=lang,
    )
    raise typer.Exit(code)
