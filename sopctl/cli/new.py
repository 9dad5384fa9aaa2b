"""`sopctl new`: a first SOP from an archetype."""

import sys
from typing import Annotated, Literal

import typer

from sopctl.api.errors import ApiError
from sopctl.cli.common import complain, message_language, told, words
from sopctl.cli.options import Lang
from sopctl.cli.questions import Questions
from sopctl.i18n import Language, Text

Archetype = Annotated[
    str,
    typer.Option("--archetype", metavar="NAME", help="Kind of procedure; --list shows them; permission if left out."),
]
Title = Annotated[str, typer.Option("--title", metavar="TEXT", help="Name of the procedure.")]
Actors = Annotated[
    list[str] | None,
    typer.Option("--actors", metavar="NAMES", help="Posts that take part, with commas, in the order of --list."),
]
Profile = Annotated[str, typer.Option("--profile", metavar="NAME", help="Kind of document.")]
DocumentLanguage = Annotated[Literal["id", "en"] | None, typer.Option("--language", help="Language of the SOP.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")]
List = Annotated[bool, typer.Option("--list", help="List the archetypes with their posts and exit.")]
Name = Annotated[str | None, typer.Argument(metavar="NAME", help="Id of the SOP, or a path that ends with it.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(new)


def new(
    name: Name = None,
    title: Title = "",
    actors: Actors = None,
    archetype: Archetype = "",
    profile: Profile = "",
    language: DocumentLanguage = None,
    force: Force = False,
    show: List = False,
    lang: Lang = None,
) -> None:
    """Begin an SOP from an archetype.

    Writes NAME.sop.yaml, ready to be filled in; what is not given is asked for on a terminal.
    """
    from sopctl.api import new as scaffold

    if show:
        for one in scaffold.archetypes():
            typer.echo(f"{one:<14} {', '.join(scaffold.posts(one, language or message_language(lang)))}")
        return
    with told(lang):
        messages = message_language(lang)
        spoken: Language = language or messages
        if sys.stdin.isatty() and sys.stdout.isatty():
            ask = Questions(messages)
            name = name or ask(Text("Id", "Id"), "surat-masuk", scaffold.check_name)
            kinds = ", ".join(scaffold.archetypes())
            kind = Text(f"Archetype ({kinds})", f"Jenis ({kinds})")
            archetype = archetype or ask(kind, "permission", scaffold.check_archetype)
            title = title or ask(Text("Title", "Judul"), _title(name))
            posts = ", ".join(scaffold.posts(archetype, spoken))
            actors = actors or [ask(Text("Actors, with commas", "Pelaksana, dipisah koma"), posts)]
            actors = None if actors == [posts] else actors
        elif name is None:
            raise ApiError(
                Text("NAME is missing", "NAME belum disebut"),
                Text("for example `sopctl new surat-masuk`", "misalnya `sopctl new surat-masuk`"),
            )
        wanted = scaffold.Request(
            name, archetype or "permission", spoken, title or _title(name), words(actors), profile, force
        )
        for path in scaffold.new(wanted):
            typer.echo(str(path))
        if shared := scaffold.shared(wanted):
            complain(shared, None, messages)


def _title(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", maxsplit=1)[-1].removesuffix(".sop.yaml").replace("-", " ").title()
