"""Bump: an SOP gets the version that its changes ask for."""

from datetime import date

from msgspec import Struct

from sopctl.api.errors import ApiError
from sopctl.api.revising.due import Due
from sopctl.api.revising.entry import Line, latest_author, with_line, with_version
from sopctl.api.revising.words import told
from sopctl.api.rewriting import rewrite
from sopctl.clock import today
from sopctl.diff import Level
from sopctl.diff.version import following, is_enough, numbers
from sopctl.i18n import Text, document_language
from sopctl.load import load
from sopctl.reports.changes.verdict import LEVELS
from sopctl.source import decode


class Bumped(Struct, frozen=True):
    """What became of one SOP; `version` is "" where nothing had to be done."""

    due: Due
    version: str = ""
    change: tuple[str, ...] = ()
    after: bytes = b""


def bump(due: Due, *, level: Level | None = None, reason: str = "", day: date | None = None) -> Bumped:
    """Return an SOP with its next version; nothing is written. Raises ApiError where that makes no sense.

    A line of the history that the base does not know, of the version that the file has, is brought up to date instead
    of being followed by another one; what it says stays, unless there is a reason to say. An SOP
    with a version that is enough gets the line that it lacks.
    """
    if due.comparison is None:
        raise ApiError(
            Text(
                f"{due.item.name}: {due.base} does not have this SOP, so there is nothing to compare it with",
                f"{due.item.name}: SOP ini belum ada di {due.base}, jadi tidak ada pembandingnya",
            ),
            Text("a new SOP keeps the version that it was written with", "SOP baru memakai versi yang sudah ditulis"),
        )
    wanted = due.level if level is None else level
    if wanted is Level.NONE:
        return Bumped(due)
    _check(due, wanted)
    target = following(due.old, wanted)
    if is_enough(due.old, due.has, wanted):
        target = due.has
    sop = due.loaded.sop
    if target == due.has and any(line.version == target for line in sop.history):
        return Bumped(due)
    language = document_language(sop.language)
    own = next((n for n, old in enumerate(sop.history) if old.version == due.has and due.has not in due.history), None)
    said = sop.history[own].change if own is not None else ()
    change = (reason,) if reason else told(due.comparison, language, said)
    line = Line(target, day or today(), change, latest_author(sop.history, sop.owner))
    data = with_version(due.loaded, target, line.day, due.data)
    again = load(decode(data, due.item.name))
    after = with_line(again.source, line, own if due.has != due.old else None, data)
    return Bumped(due, target, line.change, after)


def save(bumped: Bumped) -> None:
    """Write the file. Raises OutputError, and then leaves it as it is."""
    if bumped.version:
        rewrite(bumped.due.item.path, bumped.due.data, bumped.after)


def _check(due: Due, wanted: Level) -> None:
    """Refuse what makes no sense."""
    name = due.item.name
    if not numbers(due.old):
        shown = due.old or '""'
        raise ApiError(
            Text(
                f"{name}: the version in {due.base} ({shown}) has no number that could grow",
                f"{name}: versi di {due.base} ({shown}) tidak memuat angka yang dapat dinaikkan",
            ),
            Text('write `version: "1.0"` once by hand, and commit it', 'tulis `version: "1.0"` sekali, lalu komit'),
        )
    if "version" not in due.loaded.source.value:
        raise ApiError(
            Text(f"{name}: `version` is gone", f"{name}: `version` hilang"),
            Text(f'write `version: "{due.old}"` again', f'tulis lagi `version: "{due.old}"`'),
        )
    if numbers(due.has) < numbers(due.old):
        raise ApiError(
            Text(
                f"{name}: version {due.has} is lower than {due.old} in {due.base}",
                f"{name}: versi {due.has} lebih rendah daripada {due.old} di {due.base}",
            ),
            Text(f'write `version: "{due.old}"` again', f'tulis lagi `version: "{due.old}"`'),
        )
    if wanted < due.level:
        raise ApiError(
            Text(
                f"{name}: the changes ask for {LEVELS[due.level].en}; {LEVELS[wanted].en} is too low",
                f"{name}: perubahannya bertingkat {LEVELS[due.level].id}; tingkat {LEVELS[wanted].id} terlalu rendah",
            ),
            Text(
                "if your house weighs them otherwise, say so in [diff.levels] of sopctl.toml",
                "bila instansi Anda menilainya lain, atur di [diff.levels] pada sopctl.toml",
            ),
        )
