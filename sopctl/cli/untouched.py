"""What `sopctl lint --diff` says beside the patch. No option parser is imported here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sopctl.cli.common import complain
from sopctl.i18n import Language, Text

if TYPE_CHECKING:
    from sopctl.api.batch import Batch


def tell_of_untouched(batches: "Sequence[Batch]", language: Language, *, unsafe: bool) -> bool:
    """Say on standard error, for standard output is a patch, what it leaves out; return whether a file is unreadable.

    With `unsafe` the fixes that somebody must look at are not left out.
    """
    from sopctl.api.mend import untouched

    left = untouched(batches)
    for one in left.unread:
        where = f"{one.file}:{one.place.line}:{one.place.column}"
        complain(Text(f"{where}: {one.message.en}", f"{where}: {one.message.id}"), one.help, language)
    if left.unsafe and not unsafe:
        more = Text(
            f"{left.unsafe} more finding{'s' * (left.unsafe != 1)} can be mended, but somebody has to look at the "
            "result: add --unsafe-fixes",
            f"{left.unsafe} temuan lagi dapat diperbaiki, tetapi hasilnya perlu ditinjau: tambahkan --unsafe-fixes",
        )
        complain(more, None, language)
    return bool(left.unread)
