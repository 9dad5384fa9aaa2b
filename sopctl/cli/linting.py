"""What `sopctl lint` does once its options are known.

No option parser is imported here: the usual call, which names files and no options, starts without one.
"""

import sys
from collections.abc import Sequence
from itertools import chain, islice

from sopctl.cli.common import FINDINGS, message_language, read_stdin, told, words


def lint(
    paths: Sequence[str],
    *,
    output: str = "text",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: str | None = None,
    profile: str = "",
    stdin_filename: str = "",
    force_exclude: bool = False,
    lang: str | None = None,
) -> int:
    """Print what is found in `paths` and return the exit code."""
    with told(lang):
        from sopctl.api.batch import Overrides, batches
        from sopctl.api.inputs import Standard
        from sopctl.api.lint import lint as findings_of
        from sopctl.reports.json_report import JsonReport
        from sopctl.reports.summary import Summary, reaches
        from sopctl.reports.terminal import wants_colour
        from sopctl.reports.text import TextReport

        overrides = Overrides(words(select), words(ignore), profile)
        stdin = Standard(read_stdin, stdin_filename)
        found = batches(paths, overrides=overrides, stdin=stdin, force_exclude=force_exclude)
        language = message_language(lang, found[0].config.language if found else "")
        json = output == "json"
        report = JsonReport(language) if json else TextReport(language, colour=wants_colour(sys.stdout))
        summary, failed = Summary(), False
        results = findings_of(found)
        first = list(islice(results, 1))  # wrong settings and names are told before anything is printed
        sys.stdout.writelines(report.start())
        for result in chain(first, results):
            summary.files += bool(result.file)
            summary.add(result.diagnostics)
            failed = failed or reaches(result.diagnostics, fail_on or result.config.fail_on)
            sys.stdout.writelines(report.findings(result.diagnostics))
        sys.stdout.writelines(report.end(summary))
        return FINDINGS if failed else 0
