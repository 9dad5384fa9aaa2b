"""What `sopctl render --volume` tells."""

import sys
from typing import TYPE_CHECKING

from sopctl.cli.common import message_language

if TYPE_CHECKING:
    from sopctl.api.batch import Batch
    from sopctl.api.rendering.request import Request
    from sopctl.reports.rendering import RenderReport


def bind(found: "list[Batch]", request: "Request", lang: str | None) -> "RenderReport":
    """Bind the SOPs into one book, and say what became of it."""
    from sopctl.api.volume import volume
    from sopctl.reports.rendering import RenderReport
    from sopctl.reports.terminal import wants_colour

    report = RenderReport(message_language(lang, found[0].config.language), colour=wants_colour(sys.stdout))
    folders = set()
    for result in volume(found, request):
        sys.stdout.write("".join(report.file(result)))
        folders |= {path.parent for path, _ in result.results}
    sys.stdout.write("".join(report.end(folders, check=request.check)))
    return report
