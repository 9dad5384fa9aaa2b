"""`sopctl lint`: find what a reviewer would find."""

from collections.abc import Callable

import typer

from sopctl.choices import HERE
from sopctl.cli import linting
from sopctl.cli.fix_options import AddIgnore, Diff, Fix, Reason, Unsafe
from sopctl.cli.fixing import Wishes
from sopctl.cli.lint_options import ChangedSince, FailOn, Format, Report, Statistics, Watch
from sopctl.cli.options import (
    ForceExclude,
    Ignore,
    Jobs,
    Lang,
    NoCache,
    PathsOrHere,
    Preset,
    ProfileName,
    Select,
    StdinName,
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(lint)


def lint(
    paths: PathsOrHere = None,
    output: Format = "",
    statistics: Statistics = False,
    report: Report = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    profile: ProfileName = "",
    preset: Preset = "",
    stdin_filename: StdinName = "",
    force_exclude: ForceExclude = False,
    changed_since: ChangedSince = "",
    fix: Fix = False,
    unsafe_fixes: Unsafe = False,
    diff: Diff = False,
    add_ignore: AddIgnore = False,
    reason: Reason = "",
    jobs: Jobs = "auto",
    watch: Watch = False,
    no_cache: NoCache = False,  # noqa: ARG001
    lang: Lang = None,
) -> None:
    """Check SOPs.

    Exit codes: 0 clean, 1 findings, 2 usage or settings, 3 nothing to lint, 4 internal error.
    """
    paths = paths or [*HERE]
    if watch and ("-" in paths or changed_since or force_exclude):
        raise typer.BadParameter(
            "cannot go with standard input, --changed-since or --force-exclude", param_hint="--watch"
        )
    if statistics and output not in {"", "statistics"}:
        raise typer.BadParameter(f"cannot go with --format {output}", param_hint="--statistics")
    if reason and not add_ignore:
        raise typer.BadParameter("goes with --add-ignore", param_hint="--reason")
    work: Callable[..., int] = linting.lint
    if watch:
        from sopctl.cli import lint_watch

        work = lint_watch.watch
    code = work(
        paths,
        output="statistics" if statistics else output,
        reports=report or (),
        select=select or (),
        ignore=ignore or (),
        fail_on=fail_on,
        profile=profile,
        preset=preset,
        stdin_filename=stdin_filename,
        force_exclude=force_exclude,
        changed_since=changed_since,
        wishes=Wishes(fix, unsafe_fixes, diff, add_ignore, reason),
        jobs=jobs,
        lang=lang,
    )
    raise typer.Exit(code)
