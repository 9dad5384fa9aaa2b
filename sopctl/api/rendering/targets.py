"""Where results go: names that every system can have, and no two files in one place."""

from collections.abc import Iterable
from pathlib import Path

from sopctl.api.errors import ApiError
from sopctl.api.inputs import Input
from sopctl.i18n import Text
from sopctl.output import is_device
from sopctl.project import SUFFIX
from sopctl.regex import regex

_FORBIDDEN = regex(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]')
"""What names cannot hold on Windows; half characters stand for bytes that are no text."""
_LONGEST = 200
"""Bytes of a name, so that every end fits below the 255 that file systems allow."""


def target(item: Input) -> Path:
    """Return where in the folder the results of a file go, without the end of the name.

    The way from what the user named is kept.
    """
    name = item.path.name.removesuffix(SUFFIX).removesuffix(".yaml").removesuffix(".yml").strip(".")
    way = item.path.parent.relative_to(item.base) if item.path.parent.is_relative_to(item.base) else Path()
    return Path(*(part if part == ".." else portable(part) for part in way.parts), portable(name or "sop"))


def check_targets(places: Iterable[tuple[Path, Input]]) -> None:
    """Refuse two files whose results would go to one place below a folder, on systems that know no case too.

    Raises ApiError.
    """
    taken: dict[str, str] = {}
    for folder, item in places:
        place = folder / target(item)
        earlier = taken.setdefault(str(place).casefold(), item.name)
        if earlier != item.name:
            raise clash(earlier, item.name, place)


def portable(name: str) -> str:
    """Return a name that can be written on every system, the same one as far as it can."""
    safe = _FORBIDDEN.sub("_", name).rstrip(". ") or "_"
    if is_device(safe):
        safe = f"_{safe}"
    if len(safe.encode()) <= _LONGEST:
        return safe
    import hashlib

    short = safe.encode()[: _LONGEST - 9].decode(errors="ignore")
    return f"{short}-{hashlib.sha256(safe.encode()).hexdigest()[:8]}"


def clash(first: str, second: str, place: Path) -> ApiError:
    """Return the error for two SOPs with one place."""
    return ApiError(
        Text(
            f"{first} and {second} would both be written to {place}",
            f"{first} dan {second} akan ditulis ke tempat yang sama, {place}",
        ),
        Text("render them into different folders with --out", "tulis ke folder yang berbeda dengan --out"),
    )
