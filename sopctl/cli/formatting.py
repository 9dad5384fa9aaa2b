"""What `sopctl fmt` does once its options are known. No option parser is imported here."""

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sopctl.cli.common import FINDINGS, USAGE, complain, message_language, read_stdin, rewritten, show_diff, told
from sopctl.i18n import Language, Text

if TYPE_CHECKING:
    from sopctl.api.fmt import Tidied


def run(
    paths: Sequence[str],
    *,
    check: bool = False,
    diff: bool = False,
    force_exclude: bool = False,
    stdin_filename: str = "",
    lang: str | None = None,
) -> int:
    """Format `paths`, or tell what would change, and return the exit code."""
    language = message_language(lang)
    counts: Counter[str] = Counter()
    with told(lang):
        from sopctl.api.fmt import fmt
        from sopctl.api.inputs import Standard

        for tidied in fmt(paths, stdin=Standard(read_stdin, stdin_filename), force_exclude=force_exclude):
            language = message_language(lang, tidied.language)
            if tidied.faults:
                _tell(tidied, language)
                counts["failed"] += 1
            elif tidied.before != tidied.after and (check or diff):
                _show(tidied, language, diff=diff)
                counts["changed"] += 1
            elif tidied.before != tidied.after:
                counts["changed" if _write(tidied, language) else "failed"] += 1
            else:
                counts["same"] += 1
            if tidied.item.data is not None and not (check or diff):
                sys.stdout.flush()
                sys.stdout.buffer.write(tidied.after)
    would = check or diff
    sys.stderr.write(_summary(counts, language, would=would) + "\n")
    return USAGE if counts["failed"] else FINDINGS if would and counts["changed"] else 0


def _tell(tidied: "Tidied", language: Language) -> None:
    for fault in tidied.faults[:1]:
        place = f"{tidied.item.name}:{fault.place.line}:{fault.place.column}"
        told_ = Text(f"{place}: left as it is: {fault.message.en}", f"{place}: tidak diubah: {fault.message.id}")
        complain(told_, fault.help, language)


def _show(tidied: "Tidied", language: Language, *, diff: bool) -> None:
    from sopctl.reports.terminal import safe

    name = tidied.item.name
    if diff:
        show_diff(name, tidied.before, tidied.after)
    else:
        would = Text(f"would format {safe(name)}", f"akan dirapikan: {safe(name)}")
        sys.stdout.write(would.in_(language) + "\n")


def _write(tidied: "Tidied", language: Language) -> bool:
    """Write the file; tell why that cannot be done, and return whether it was."""
    if tidied.item.data is not None:
        return True
    return rewritten(tidied.item.path, tidied.before, tidied.after, language)


def _summary(counts: Counter[str], language: Language, *, would: bool) -> str:
    changed, same, failed = counts["changed"], counts["same"], counts["failed"]
    files = f"file{'s' * (changed != 1)}"
    done = Text(f"{changed} {files} formatted", f"{changed} berkas dirapikan")
    to_do = Text(f"{changed} {files} would change", f"{changed} berkas akan berubah")
    parts = [to_do if would else done] if changed else []
    parts += (
        [Text(f"{same} left as they are" if same != 1 else "1 left as it is", f"{same} sudah rapi")] if same else []
    )
    parts += [Text(f"{failed} not formatted", f"{failed} tidak dapat dirapikan")] if failed else []
    return ", ".join(part.in_(language) for part in parts)
