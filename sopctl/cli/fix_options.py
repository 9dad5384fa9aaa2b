"""The options of `sopctl lint` that change files."""

from typing import Annotated

import typer

Fix = Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely, then report what is left.")]
Unsafe = Annotated[
    bool,
    typer.Option("--unsafe-fixes", help="Also take fixes whose result must be looked at."),
]
Diff = Annotated[
    bool, typer.Option("--diff", help="Print what --fix would change, write nothing; exit 1 if anything would.")
]
AddIgnore = Annotated[bool, typer.Option("--add-ignore", help="Write comments that silence the findings there are.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="The reason that --add-ignore writes.")]
