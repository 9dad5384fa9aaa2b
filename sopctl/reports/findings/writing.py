"""All reports of one run: one on standard output, any number of files beside it."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sopctl import output
from sopctl.diagnostic import Diagnostic
from sopctl.i18n import Language, Text
from sopctl.reports.findings import ReportError, report
from sopctl.reports.findings.report import Report
from sopctl.reports.findings.summary import Summary
from sopctl.reports.links import Links, links_on
from sopctl.reports.terminal import wants_colour

if TYPE_CHECKING:
    from sopctl.rules.catalogue import Rule


class Writers:
    """Sends findings to every report. A file is written when the run is over, whole or not at all."""

    def __init__(
        self, language: Language, shown: str = "", files: Sequence[str] = (), sources: Iterable[Path] = ()
    ) -> None:
        """Open the report called `shown` on standard output, by default that of the CI system that we run in.

        Each of `files` is `FORMAT=FILE`; `sources` are files that are linted. Raises ReportError for formats that do
        not exist, and where a file would be written twice or over what is linted.
        """
        name = shown.lower() or _of_the_system()
        self._shown = report(name, language, colour=wants_colour(sys.stdout))
        self._files: list[tuple[Path, Report, list[str]]] = []
        for wanted in files:
            kind, equals, path = wanted.partition("=")
            if not equals or not path:
                raise _no_file(wanted)
            self._files.append((Path(path), report(kind.strip().lower(), language), []))
        taken = {os.path.realpath(source) for source in sources} if files else set()
        for file, _, _ in self._files:
            if (place := os.path.realpath(file)) in taken:
                raise _taken(file)
            taken.add(place)

    def know(self, rules: "Iterable[Rule]") -> None:
        """Tell the reports which rules the projects bring themselves, each once."""
        own = tuple({rule.code: rule for rule in rules}.values())
        for made in (self._shown, *(of for _, of, _ in self._files)):
            made.own_rules = own

    def start(self, rules_url: str = "") -> None:
        """Begin; `rules_url` is the address of the rule reference, which codes of rules lead to."""
        self._shown.links = links_on(sys.stdout, rules_url)
        for _, report_, _ in self._files:
            report_.links = Links(rules=rules_url)
        self._send(self._shown.start(), [of.start() for _, of, _ in self._files])

    def file(self, name: str, diagnostics: Sequence[Diagnostic]) -> None:
        """Send what was found in one file."""
        self._send(self._shown.file(name, diagnostics), [of.file(name, diagnostics) for _, of, _ in self._files])

    def end(self, summary: Summary) -> None:
        """Finish, and write the files. Raises OutputError."""
        self._send(self._shown.end(summary), [of.end(summary) for _, of, _ in self._files])
        for path, _, pieces in self._files:
            output.write(path, "".join(pieces).encode("utf-8", "backslashreplace"))

    def _send(self, shown: Iterable[str], others: Sequence[Iterator[str]]) -> None:
        sys.stdout.writelines(shown)
        for (_, _, pieces), more in zip(self._files, others, strict=True):
            pieces.extend(more)


def _of_the_system() -> str:
    """Return what the log of GitHub Actions understands where we run there, else text.

    The log of GitLab understands no findings, and what a merge request shows is a file, which only `--report` writes.
    """
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _no_file(wanted: str) -> ReportError:
    return ReportError(
        Text(f"`--report {wanted}` names no file", f"`--report {wanted}` tidak menyebut berkas"),
        Text(
            "write --report FORMAT=FILE, such as sarif=sopctl.sarif",
            "tulis --report FORMAT=BERKAS, misalnya sarif=sopctl.sarif",
        ),
    )


def _taken(path: Path) -> ReportError:
    return ReportError(
        Text(
            f"{path}: is linted itself, or written by another report",
            f"{path}: sedang diperiksa, atau ditulis oleh laporan lain",
        ),
        Text("give each report a file of its own", "beri setiap laporan berkasnya sendiri"),
    )
