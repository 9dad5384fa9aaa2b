"""`sopctl explain` and `sopctl rules`: what is checked and why."""

import sys
from typing import Annotated, Literal

import typer

from sopctl.cli.common import message_language, told
from sopctl.cli.options import Lang
from sopctl.cli.reference import Form, Out, reference
from sopctl.cli.rule_tests import test

Name = Annotated[str, typer.Argument(metavar="CODE|NAME", help="Code, name or group of a rule.")]
Format = Annotated[Literal["text", "json"], typer.Option("--format", help="How rules are written.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(explain)
    group = typer.Typer(
        invoke_without_command=True, callback=rules, help="List all rules, or test your own (`rules test`)."
    )
    group.command()(test)
    app.add_typer(group, name="rules")


def explain(name: Name, output: Format = "text", lang: Lang = None) -> None:
    """Explain a rule, with examples.

    What it finds, why it matters, from which source, a bad and a good example.
    """
    _show(name, output, lang, pages=True)


def rules(context: typer.Context, output: Form = "text", out: Out = None, lang: Lang = None) -> None:
    """List all rules, those of the project too, or write the reference of them; `rules test` tests those of a project.

    The reference is one page (html) or Markdown: each rule with its examples and pictures.
    """
    if context.invoked_subcommand is None and not reference(output, out, lang):
        _show("", output, lang, pages=False)


def _show(name: str, output: str, lang: str | None, *, pages: bool) -> None:
    import json

    from sopctl.api.explain import as_data, in_this_project
    from sopctl.reports.rules import page, table
    from sopctl.reports.terminal import Painter, wants_colour

    with told(lang):
        language = message_language(lang)
        data = [as_data(rule, language) for rule in in_this_project(name)]
        if output == "json":
            typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
            return
        paint = Painter(colour=wants_colour(sys.stdout))
        if not pages:
            sys.stdout.writelines(table(data, paint))
            return
        for number, rule in enumerate(data):
            sys.stdout.write("\n\n" * bool(number))
            sys.stdout.writelines(page(rule, language, paint))
