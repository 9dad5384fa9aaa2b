"""`sopctl git`: git shows and merges SOPs by their steps."""

from typing import Annotated

import typer

from sopctl.cli import git_drivers
from sopctl.cli.common import message_language, told
from sopctl.cli.options import Lang

Folder = Annotated[str, typer.Argument(metavar="FOLDER", help="A folder of the repository; this one if left out.")]
Everywhere = Annotated[bool, typer.Option("--global", help="For all repositories of this user.")]
Command = Annotated[
    str,
    typer.Option("--command", metavar="TEXT", help="What starts sopctl, for git's shell; this program if left out."),
]
Report = Annotated[
    bool, typer.Option("--report/--no-report", help="`git diff` tells what changed, or shows lines like `git log -p`.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(no_args_is_help=True, help="Let git show and merge SOPs step by step.")
    group.command()(install)
    group.command()(uninstall)
    git_drivers.register(group)
    app.add_typer(group, name="git")


def install(
    folder: Folder = ".",
    everywhere: Everywhere = False,
    command: Command = "",
    report: Report = True,
    lang: Lang = None,
) -> None:
    """Set the drivers of git for *.sop.yaml.

    They go into the configuration of git and into .gitattributes.
    """
    from sopctl.api.git_drivers.setup import install as steps

    with told(lang):
        for line in steps(folder, everywhere=everywhere, command=command, report=report):
            typer.echo(line.in_(message_language(lang)))


def uninstall(folder: Folder = ".", everywhere: Everywhere = False, lang: Lang = None) -> None:
    """Take out what `install` put in.

    Everything else is left as it is.
    """
    from sopctl.api.git_drivers.setup import uninstall as steps
    from sopctl.i18n import Text

    with told(lang):
        done = list(steps(folder, everywhere=everywhere)) or [Text("nothing to do", "tidak ada yang dikerjakan")]
        for line in done:
            typer.echo(line.in_(message_language(lang)))
