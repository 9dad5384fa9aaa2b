"""What `sopctl lint` does once its options are known.

No option parser is imported here: the usual call, which names files and no options, starts without one.
"""

import sys
from collections.abc import Sequence
from contextlib import ExitStack, redirect_stdout
from itertools import chain, islice
from typing import TYPE_CHECKING

from sopctl.cli.common import FINDINGS, message_language, read_stdin, told, words
from sopctl.cli.fixing import Wishes, carry_out

NO_WISHES = Wishes()

if TYPE_CHECKING:
    from sopctl.api.batch import Batch


def lint(
    paths: Sequence[str],
    *,
    output: str = "",
    reports: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    fail_on: str | None = None,
    profile: str = "",
    preset: str = "",
    stdin_filename: str = "",
    force_exclude: bool = False,
    changed_since: str = "",
    wishes: Wishes = NO_WISHES,
    jobs: str = "auto",
    found: "Sequence[Batch]" = (),
    lang: str | None = None,
) -> int:
    """Print what is found in `paths`, or in the files of `found`, and return the exit code.

    Before that, mend what is wished.
    """
    with told(lang), ExitStack() as stack:
        from sopctl.api.batch import Overrides, batches
        from sopctl.api.inputs import Standard
        from sopctl.api.lint import lint as findings_of
        from sopctl.reports.findings.summary import Summary, reaches
        from sopctl.reports.findings.writing import Writers

        overrides = Overrides(words(select), words(ignore), profile, preset)
        stdin = Standard(read_stdin, stdin_filename)
        found = list(found) or batches(
            paths, overrides=overrides, stdin=stdin, force_exclude=force_exclude, changed_since=changed_since
        )
        language = message_language(lang, found[0].config.language if found else "")
        writers = Writers(language, output, reports, (item.path for batch in found for item in batch.inputs))
        outcome = carry_out(found, wishes, language)
        if wishes.diff:
            return outcome.code
        if outcome.taken:
            stack.enter_context(redirect_stdout(sys.stderr))
        summary, failed = Summary(fixed=outcome.fixed, unsafe=wishes.unsafe), False
        writers.know(rule for batch in found for rule in batch.own_rules)
        results = findings_of(found, None if jobs == "auto" else int(jobs))
        first = list(islice(results, 1))  # wrong settings and names are told before anything is printed
        writers.start(found[0].config.rules_url if found else "")
        for result in chain(first, results):
            summary.files += bool(result.file)
            summary.add(result.diagnostics)
            summary.known += result.known
            failed = failed or reaches(result.diagnostics, fail_on or result.config.fail_on)
            writers.file(result.file, result.diagnostics)
        writers.end(summary)
        return outcome.code or (FINDINGS if failed else 0)
