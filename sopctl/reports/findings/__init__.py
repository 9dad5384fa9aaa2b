"""Findings as they are read by people, by other programs and by the platforms that show them."""

import importlib

from sopctl.errors import ToldError
from sopctl.i18n import Language, Text
from sopctl.reports.findings.report import Report
from sopctl.suggest import did_you_mean

FORMATS = {
    "text": "text.TextReport",
    "concise": "concise.ConciseReport",
    "grouped": "grouped.GroupedReport",
    "statistics": "statistics.StatisticsReport",
    "json": "json.JsonReport",
    "sarif": "sarif.SarifReport",
    "github": "github.GithubReport",
    "gitlab": "gitlab.GitlabReport",
    "junit": "junit.JunitReport",
    "markdown": "markdown.MarkdownReport",
}
"""The name of a format, and the module and class that write it; only what is asked for is imported."""


class ReportError(ToldError):
    """A report that does not exist was asked for."""


def report(name: str, language: Language, *, colour: bool = False) -> Report:
    """Return a new report. Raises ReportError where no format has this name."""
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise ReportError(
            Text(f"there is no report `{name}`", f"tidak ada laporan `{name}`"),
            did_you_mean(name.lower(), list(FORMATS)) or Text(f"reports: {known}", f"laporan yang ada: {known}"),
        )
    module, _, kind = FORMATS[name].partition(".")
    made: Report = getattr(importlib.import_module(f"{__name__}.{module}"), kind)(language, colour=colour)
    return made
