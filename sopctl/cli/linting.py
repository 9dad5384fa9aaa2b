"""What `sopctl lint` does once its options are known.

No option parser is imported here: the usual call, which names files and no options, starts without one.
"""

from collections.abc import Sequence
from itertools import chain, islice

from sopctl.cli.common import FINDINGS, message_language, read_stdin, told, words


def lint(
    paths: Sequence[str],
    *,
    output: str = "",
    reports: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: str | None = None,
    profile: str = "",
    stdin_filename: str = "",
    force_exclude: bool = False,
    changed_since: str = "",
    lang: str | None = None,
) -> int:
    """Print what is found in `paths` and return the exit code."""
    with told(lang):
        from sopctl.api.batch import Overrides, batches
        from sopctl.api.inputs import Standard
        from sopctl.api.lint import lint as findings_of
        from sopctl.reports.findings.summary import Summary, reaches
        from sopctl.reports.findings.writing import Writers

        overrides = Overrides(words(select), words(ignore), profile)
        stdin = Standard(read_stdin, stdin_filename)
        found = batches(
            paths, overrides=overrides, stdin=stdin, force_exclude=force_exclude, changed_since=changed_since
        )
        language = message_language(lang, found[0].config.language if found else "")
        writers = Writers(language, output, reports, (item.path for batch in found for item in batch.inputs))
        summary, failed = Summary(), False
        results = findings_of(found)
        first = list(islice(results, 1))  # wrong settings and names are told before anything is printed
        writers.start()
        for result in chain(first, results):
            summary.files += bool(result.file)
            summary.add(result.diagnostics)
            summary.known += result.known
            failed = failed or reaches(result.diagnostics, fail_on or result.config.fail_on)
            writers.file(result.file, result.diagnostics)
        writers.end(summary)
        return FINDINGS if failed else 0
