"""One round of `sopctl render`: files go in, lines come out."""

import sys
from typing import TYPE_CHECKING

from sopctl.cli.common import message_language

if TYPE_CHECKING:
    from sopctl.api.batch import Batch
    from sopctl.api.rendering.request import Request
    from sopctl.reports.rendering import RenderReport


def one_round(found: "list[Batch]", request: "Request", lang: str | None) -> "RenderReport":
    """Render these files, or bind them into one book, and say what became of them."""
    from sopctl.api.render import count, engine_note, plans, render
    from sopctl.reports.rendering import RenderReport
    from sopctl.reports.terminal import wants_colour

    if request.volume:
        from sopctl.cli.binding import bind

        return bind(found, request, lang)
    language = message_language(lang, found[0].config.language)
    planned = plans(found, request)
    if note := engine_note(request, planned):
        sys.stderr.write(f"sopctl: {note.in_(language)}\n")
    bar = sys.stdout.isatty() and sys.stderr.isatty()
    report = RenderReport(language, colour=wants_colour(sys.stdout), each=not bar)
    results = render(found, request)
    if bar:
        from sopctl.cli.progress import with_bar

        results = with_bar(results, count(found))
    for result in results:
        say("".join(report.file(result)))
    say("".join(report.end({plan.folder for plan in planned}, check=request.check)))
    return report


def say(text: str) -> None:
    """Print at once: whoever watches wants to see it, also through a pipe."""
    sys.stdout.write(text)
    sys.stdout.flush()
