"""Options of posters."""

from typing import Annotated

import typer

Sizes = Annotated[
    list[str] | None,
    typer.Option(
        "--size",
        metavar="SIZES",
        help="Of posters: x-banner, roll-up, spanduk, A0 to A3, with commas; A3 if left out.",
    ),
]
Url = Annotated[
    str, typer.Option("--url", metavar="ADDRESS", help="Of posters: where the QR code leads, if not as in the file.")
]
Bleed = Annotated[
    float, typer.Option("--bleed", metavar="MM", help="Of posters: how far grounds go on beyond the edge, for cutting.")
]
