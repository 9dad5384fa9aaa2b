"""Options of `sopctl render`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from sopctl.choices import PaperName, PictureName

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FOLDER", help="Where results are written; `build`, or what the settings say."),
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        metavar="FORMATS",
        help="With commas: pdf, svg, png, html, md, docx, xlsx, poster, checklist; drawio, bpmn, mermaid, plantuml, "
        "d2, dot, json. pdf,html,md if left out.",
    ),
]
Engine = Annotated[
    Literal["embedded", "system"],
    typer.Option("--engine", help="What draws: the engine that comes along, or the Graphviz of this machine."),
]
Shown = Annotated[
    PictureName | None,
    typer.Option("--view", help="Show one picture: flowchart, flowchart in lanes, or table with symbols in columns."),
]
Paper = Annotated[
    PaperName | None,
    typer.Option("--paper", case_sensitive=False, help="Paper; that of the profile if left out."),
]
Volume = Annotated[
    bool,
    typer.Option("--volume", help="One PDF of all SOPs, with cover, decree, contents and explanation: volume.pdf."),
]
Title = Annotated[str, typer.Option("--title", metavar="TEXT", help="Title of the volume; that of the settings.")]
Outlined = Annotated[bool, typer.Option("--outlined", help="Draw the text of svg as curves, for print shops.")]
Force = Annotated[bool, typer.Option("--force", help="Render files that have errors too.")]
Check = Annotated[
    bool, typer.Option("--check", help="Write nothing; exit 1 where a result in the folder is not what it should be.")
]
Watch = Annotated[bool, typer.Option("--watch", help="Stay, and render again what changes, until Ctrl+C.")]
