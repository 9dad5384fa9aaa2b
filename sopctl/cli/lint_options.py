"""What `sopctl lint` alone is asked for, beside its fixes."""

from typing import Annotated

import typer

from sopctl.choices import Threshold

Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="text, concise, grouped, statistics, json, sarif, github, gitlab, junit, markdown; of the CI, else text.",
    ),
]
Report = Annotated[
    list[str] | None,
    typer.Option("--report", metavar="FORMAT=FILE", help="Write findings to a file too; may be given several times."),
]
FailOn = Annotated[
    Threshold | None,
    typer.Option("--fail-on", help="The mildest finding that makes the exit code 1; error by default."),
]
ChangedSince = Annotated[
    str,
    typer.Option("--changed-since", metavar="REF", help="Only SOPs that changed since this git revision, or call one."),
]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Only how often each rule spoke; the same as --format statistics.")
]
Watch = Annotated[bool, typer.Option("--watch", help="Stay, and lint again what changes, until Ctrl+C.")]
