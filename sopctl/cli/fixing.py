"""What `sopctl lint` does to files when it is asked to mend them. No option parser is imported here."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sopctl.cli.common import FINDINGS, USAGE, complain, rewritten, show_diff
from sopctl.i18n import Language, Text

if TYPE_CHECKING:
    from sopctl.api.batch import Batch
    from sopctl.api.mend import Mended

NOT_REVIEWED = Text("not reviewed yet", "belum ditinjau")
"""The reason that is written where none is given."""


class Wishes(Struct, frozen=True):
    """What is to be done to files."""

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    add_ignore: bool = False
    reason: str = ""


class Outcome(Struct, frozen=True):
    """What was done."""

    code: int = 0
    """The exit code so far: of a diff, or of files that could not be written."""
    fixed: int = 0
    taken: bool = False
    """True where standard output holds a text that came from standard input, so that findings go elsewhere."""


def carry_out(batches: "Sequence[Batch]", wishes: Wishes, language: Language) -> Outcome:
    """Mend and silence as wished, or show what would change.

    Files are written; a text that came from standard input goes to standard output and takes its place in `batches`.
    """
    if not (wishes.fix or wishes.diff or wishes.add_ignore):
        return Outcome()
    from sopctl.api.mend import mend

    fix = wishes.fix or not wishes.add_ignore
    reason = (wishes.reason or NOT_REVIEWED.in_(language)) if wishes.add_ignore else None
    code = fixed = files = 0
    for mended in mend(batches, fix=fix, unsafe=wishes.unsafe, reason=reason):
        if wishes.diff:
            code = FINDINGS
            show_diff(mended.item.name, mended.before, mended.after)
        elif _write(batches, mended, language):
            fixed += mended.fixed
            files += 1
        else:
            code = USAGE
    if wishes.diff:
        from sopctl.cli.untouched import tell_of_untouched

        code = FINDINGS if tell_of_untouched(batches, language, unsafe=wishes.unsafe or not fix) else code
    if wishes.add_ignore and files:
        _tell_of_comments(files, language)
    given = [] if wishes.diff else [item.data for batch in batches for item in batch.inputs if item.data is not None]
    if given:
        sys.stdout.flush()
        sys.stdout.buffer.write(given[0])
    return Outcome(code, fixed, bool(given))


def _tell_of_comments(files: int, language: Language) -> None:
    """Say on standard error that findings are silenced, for the report has only those that are left."""
    said = Text(
        f"what was found is silenced by comments in {files} file{'s' * (files != 1)}",
        f"temuan diredam dengan komentar di dalam {files} berkas",
    )
    hint = Text("look for `# sopctl: ignore`, mend it in time", "cari `# sopctl: ignore`, perbaiki bila sempat")
    complain(said, hint, language)


def _write(batches: "Sequence[Batch]", mended: "Mended", language: Language) -> bool:
    """Put the new text where the old one came from; tell why that cannot be done, and return whether it was."""
    if mended.item.data is not None:
        for inputs in (batch.inputs for batch in batches):
            inputs[:] = (replace(item, data=mended.after) if item == mended.item else item for item in inputs)
        return True
    return rewritten(mended.item.path, mended.before, mended.after, language)
