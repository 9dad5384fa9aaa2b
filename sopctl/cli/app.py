"""All commands under one name.

Nothing heavy is imported here, and only the command that was asked for is built: a command imports what it
needs when it runs.
"""

import importlib
import sys

import typer

MODULES = {
    "lint": "lint",
    "fmt": "fmt",
    "render": "render",
    "preview": "preview",
    "diff": "diff",
    "baseline": "baseline",
    "new": "new",
    "init": "init",
    "explain": "explain",
    "rules": "explain",
    "config": "config",
    "schema": "schema",
    "bump": "bump",
    "history": "history",
    "git": "git",
    "doctor": "doctor",
    "completions": "completions",
}
"""The commands, in the order of `--help`, and the module of each."""

_AFTER_LANGUAGE = 3


def run() -> int:
    """Run the command line on `sys.argv` and return the exit code."""
    if sys.argv[1:2] == ["--lang"] and sys.argv[_AFTER_LANGUAGE:]:  # an option of the commands, written before one
        sys.argv[1:] = [*sys.argv[_AFTER_LANGUAGE:], *sys.argv[1:_AFTER_LANGUAGE]]
    asked = sys.argv[1] if len(sys.argv) > 1 else ""
    try:
        build([asked] if asked in MODULES else list(MODULES))(prog_name="sopctl")
    except SystemExit as done:
        if isinstance(done.__context__, BrokenPipeError):
            raise done.__context__ from None  # typer would call it a failure
        return done.code if isinstance(done.code, int) else 0
    return 0


def build(commands: list[str]) -> typer.Typer:
    """Return the command line with these commands."""
    program = typer.Typer(
        name="sopctl",
        help="Standard Operating Procedures as code: check, draw and print SOPs written in YAML.",
        no_args_is_help=True,
        add_completion=False,  # `sopctl completions` prints scripts that start nothing and are put where the user wants
        context_settings={"help_option_names": ["-h", "--help"]},
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    program.callback(invoke_without_command=True)(_root)
    for module in dict.fromkeys(MODULES[command] for command in commands):
        importlib.import_module(f"sopctl.cli.{module}").register(program)
    return program


def _root(version: bool = typer.Option(False, "--version", help="Show the version and exit.")) -> None:  # noqa: FBT001
    if version:
        from sopctl import __version__

        typer.echo(f"sopctl {__version__}")
        raise typer.Exit
