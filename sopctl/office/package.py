"""The file round the parts: an Office file is a ZIP archive, here with the same bytes for the same parts."""

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNKNOWN = date(2000, 1, 1)


def repacked(data: bytes, changed: Mapping[str, bytes] | None = None) -> bytes:
    """Return the archive with fixed times; `changed` are parts with other content, by their names."""
    changed = changed or {}
    result = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, changed.get(name) or old.read(name), compresslevel=6)
    return result.getvalue()


def moment(day: date | None) -> datetime:
    """Return the time at which a file says that it was made: the start of a day of the SOP, or a fixed one."""
    day = day or _UNKNOWN
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def day(text: str) -> date | None:
    """Return a day that is written YYYY-MM-DD, None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
