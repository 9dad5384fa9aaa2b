"""`sopctl preview`: the document of one file in the browser, anew on every save."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sopctl.cli.common import message_language, told
from sopctl.cli.options import Lang, ProfileName

if TYPE_CHECKING:
    from sopctl.i18n import Language

File = Annotated[str, typer.Argument(metavar="FILE", help="The SOP to show.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port of the page; any free one by default.")]
Open = Annotated[bool, typer.Option("--open", help="Open the page in the browser.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(preview)


def preview(file: File, port: Port = 0, open_: Open = False, profile: ProfileName = "", lang: Lang = None) -> None:
    """Show an SOP in the browser, anew on every save.

    The page is served to this machine only; Ctrl+C ends it.
    """
    from sopctl.api.live.preview import Preview, check_named
    from sopctl.api.live.server import follow, serving

    with told(lang):
        check_named(file)
        messages = message_language(lang)
        shown = Preview(file, profile, message_language(lang) if lang else None, messages)
        try:
            with serving(shown, port, messages) as server:
                follow(server, shown, ready=lambda: _announce(server.address, messages, open_=open_))
        except KeyboardInterrupt:
            sys.stdout.write("\n")


def _announce(address: str, language: "Language", *, open_: bool) -> None:
    """Say where the page is, and open it where that is wanted."""
    from sopctl.i18n import Text

    words = Text("preview at {address} (Ctrl+C ends it)", "pratinjau di {address} (Ctrl+C untuk berhenti)")
    sys.stdout.write(words.in_(language).format(address=address) + "\n")
    sys.stdout.flush()
    if open_:
        import webbrowser

        webbrowser.open_new_tab(address)
