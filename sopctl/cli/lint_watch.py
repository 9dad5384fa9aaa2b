"""`sopctl lint --watch`: all findings after each save, of which only those are worked out that may have changed."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sopctl.cli.common import complain, message_language, told, words
from sopctl.cli.linting import lint
from sopctl.cli.round import say

if TYPE_CHECKING:
    from sopctl.api.live.rounds import Round
    from sopctl.api.memory import Session

_CLEAR = "\x1b[2J\x1b[H"
"""Removes everything from the screen and goes to its first line (ECMA-48, ED and CUP)."""


def watch(paths: Sequence[str], **options: Any) -> int:
    """Lint as `lint` does, and again after each save, until the user interrupts; return the exit code."""
    with told(options["lang"]):
        from sopctl.api.batch import Overrides
        from sopctl.api.live.rounds import rounds
        from sopctl.reports.findings.watching import WatchReport

        overrides = Overrides(words(options["select"]), words(options["ignore"]), options["profile"])
        report, sessions = WatchReport(message_language(options["lang"])), _Sessions()
        try:
            for one in rounds(paths, overrides, drawing=False):
                say(_clear() + report.changed(one.changed, one.gone))
                _lint(paths, one, sessions, options)
                say(report.waiting())
        except KeyboardInterrupt:
            say("\n")
    return 0


def _lint(paths: Sequence[str], one: "Round", sessions: "_Sessions", options: dict[str, Any]) -> None:
    """Print all findings, or why there are none; what cannot begin cannot go on."""
    if one.failure:
        complain(one.failure.text, one.failure.remedy, message_language(options["lang"]))
        return
    sessions.look_at(one)
    try:
        lint(paths, **options, found=one.everything)
    except SystemExit:
        if not one.changed:
            raise


class _Sessions:
    """What is known of the files of each project."""

    def __init__(self) -> None:
        self._known: dict[Path | None, Session] = {}
        self._files: set[Path] = set()

    def look_at(self, one: "Round") -> None:
        """Let the files of a round be looked up; everything is forgotten where more than SOPs changed."""
        from sopctl.api.memory import Session

        self._files |= {Path(os.path.abspath(item.path)) for batch in one.everything for item in batch.inputs}
        if any(Path(os.path.abspath(path)) not in self._files for path in one.changed):
            self._known.clear()
        for batch in one.everything:
            batch.memory = self._known.setdefault(batch.root, Session())


def _clear() -> str:
    from sopctl.reports.terminal import obeys

    return _CLEAR if obeys(sys.stdout) else ""
