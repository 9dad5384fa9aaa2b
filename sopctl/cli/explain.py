"""`sopctl explain` and `sopctl rules`: what is checked and why."""

import sys
from typing import Annotated, Literal

import typer

from sopctl.cli.common import message_language, told
from sopctl.cli.options import Lang

Name = Annotated[str, typer.Argument(metavar="CODE|NAME", help="Code, name or group of a rule.")]
Format = Annotated[Literal["text", "json"], typer.Option("--format", help="How rules are written.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(explain)
    app.command()(rules)


def explain(name: Name, output: Format = "text", lang: Lang = None) -> None:
    """Explain a rule: what it finds, why it matters, from which source, bad and good examples."""
    _show(name, output, lang, pages=True)


def rules(output: Format = "text", lang: Lang = None) -> None:
    """List all rules."""
    _show("", output, lang, pages=False)


def _show(name: str, output: str, lang: str | None, *, pages: bool) -> None:
    import json

    from sopctl.api.explain import as_data
    from sopctl.api.explain import rules as found
    from sopctl.reports.rules import page, table
    from sopctl.reports.terminal import Painter, wants_colour

    with told(lang):
        language = message_language(lang)
        data = [as_data(rule, language) for rule in found(name)]
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
