"""`sopctl render`: pictures and documents."""

import typer

from sopctl.cli.options import Jobs, Lang, NoCache, Paths, ProfileName, StdinName
from sopctl.cli.poster_options import Bleed, Sizes, Url
from sopctl.cli.render_options import (
    Check,
    Engine,
    Force,
    Formats,
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
    no_cache: NoCache = False,  # noqa: ARG001
    lang: Lang = None,
) -> None:
    """Draw flowcharts and write documents.

    SOPs that have errors are left out.

    Exit codes: 0 done, 1 an SOP was left out or a result differs (--check), 2 usage or settings, 3 nothing to render,
    4 internal error.
    """
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
