"""What `sopctl diff` does once its options are known."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from sopctl.cli.common import FINDINGS, USAGE, message_language, told


def diff(
    asked: Sequence[str],
    *,
    output: str = "",
    out: Path | None = None,
    exit_code: bool = False,
    fail_on: str | None = None,
    lang: str | None = None,
) -> int:
    """Print or write what changed and return the exit code."""
    with told(lang):
        from sopctl.api.review import review
        from sopctl.api.reviewing.writing import Wish, write
        from sopctl.diff import Level
        from sopctl.reports.terminal import wants_colour

        wish = Wish.of(output, out)
        found = review(asked)
        colour = wish.file is None and wants_colour(sys.stdout)
        columns = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
        sys.stdout.writelines(
            write(found, wish, message_language(lang, found.config.language), colour=colour, columns=columns)
        )
        if any(one.status == "unreadable" for one in found.reviews):
            return USAGE
        least = Level[fail_on.upper()] if fail_on else None
        reached = least is not None and any(one.level >= least for one in found.reviews)
        return FINDINGS if reached or (exit_code and found.reviews) else 0
