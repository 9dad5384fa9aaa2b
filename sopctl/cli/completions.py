"""`sopctl completions`: the script with which a shell completes commands, options and their values."""

import sys
from typing import Annotated, get_args

import typer

from sopctl.cli.common import message_language, told
from sopctl.cli.options import Lang
from sopctl.reports.completions import Shell

Name = Annotated[str, typer.Argument(metavar="|".join(get_args(Shell)), help="The shell that the script is for.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(completions)


def completions(shell: Name, lang: Lang = None) -> None:
    """Print the completion script of a shell.

    It stands by itself, and nothing starts while it completes.

    \b
    bash:        sopctl completions bash >> ~/.bash_completion
    zsh:         sopctl completions zsh > ~/.zfunc/_sopctl   (a folder in fpath)
    fish:        sopctl completions fish > ~/.config/fish/completions/sopctl.fish
    PowerShell:  sopctl completions powershell >> $PROFILE
    """
    from typer.main import get_command

    from sopctl import __version__
    from sopctl.api.completions import supported
    from sopctl.cli.app import MODULES, build
    from sopctl.cli.command_tree import tree
    from sopctl.reports.completions import script

    with told(lang):
        name = supported(shell)
        root = tree(get_command(build(list(MODULES))), (), message_language(lang))
        sys.stdout.write(script(name, root, __version__))
