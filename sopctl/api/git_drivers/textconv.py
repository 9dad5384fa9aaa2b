"""An SOP as plain lines, one fact a line, for `git diff` and `git log -p`.

How a file is written makes no line: quotes, brackets, comments and the order of fields are not in it. All that it says
is, also fields that the format does not know, so nothing can be changed behind the back of a reviewer.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from sopctl.api.errors import unreadable
from sopctl.regex import regex
from sopctl.source import parse

FIELDS = (  # noqa: SIM905
    "sopctl id title language profile identity version status kind owner review_every history legal_basis "
    "related warnings qualifications equipment records actors steps total service sections tags layout "
    "was activity actor inputs duration outputs decision question next join start end calls note risks "
    "controls stage"
).split()
"""The fields in the order of the format; the model itself, which a test compares them with, takes long to import."""
_ORDER = {name: number for number, name in enumerate(FIELDS)}
_MARK = regex(r"(<{7}|\|{7}|={7}|>{7})(?: .*)?$")
_PLACES = {"<": "ours", "|": "base", "=": "theirs", ">": "both"}
"""Where the lines after a mark of a merge belong."""
_NAMES = ("id", "name", "version")


def textconv(path: Path) -> str:
    """Return the SOP in the file at `path` as plain lines; the lines of the file where it is no YAML.

    Raises ApiError where there is no such file.
    """
    try:
        text = _decoded(path.read_bytes())
    except OSError as error:
        raise unreadable(path, error) from error
    told = _converted(text)
    return _plain(text) if told is None else told


def side_by_side(old: bytes, new: bytes) -> tuple[str, str]:
    """Return two versions as plain lines, both as the lines of their files where one cannot be understood."""
    texts = [_decoded(data) for data in (old, new)]
    before, after = map(_converted, texts)
    return (_plain(texts[0]), _plain(texts[1])) if before is None or after is None else (before, after)


def is_readable(data: bytes) -> bool:
    """Tell whether the bytes of a file are YAML from their beginning to their end."""
    return _told(_decoded(data)) is not None


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _plain(text: str) -> str:
    return "".join(f"{_line(line)}\n" for line in text.split("\n")).removesuffix("\n")


def _converted(text: str) -> str | None:
    """Return an SOP as lines, with marks where a merge left two versions; None where it cannot be understood."""
    told = _told(text)
    if told is None and (sides := _sides(text)):
        told = _both(*sides)
    return None if told is None else "".join(f"{line}\n" for line in told)


def _told(text: str) -> list[str] | None:
    """Return the lines of an SOP, None where it is none."""
    source = parse(text.removeprefix("\ufeff"), "")
    if not source.complete or source.loss:
        return None
    return list(_mapping(source.value, 0, ""))


def _sides(text: str) -> tuple[str, str] | None:
    """Return both sides of a file in which a merge marked conflicts, None where there are none."""
    sides: list[list[str]] = [[], []]
    place = "both"
    for line in text.splitlines(keepends=True):
        if mark := _MARK.match(line):
            place = _PLACES[mark[1][0]]
        else:
            for number, side in enumerate(("ours", "theirs")):
                if place in {"both", side}:
                    sides[number].append(line)
    both = tuple("".join(side) for side in sides)
    return (both[0], both[1]) if both[0] != both[1] else None


def _both(ours: str, theirs: str) -> list[str] | None:
    """Return the lines of both sides, with marks around those that differ."""
    mine, yours = _told(ours), _told(theirs)
    if mine is None or yours is None:
        return None
    lines: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        lines += mine[a:b] if what == "equal" else ["<" * 7, *mine[a:b], "=" * 7, *yours[c:d], ">" * 7]
    return lines


def _mapping(value: dict[str, Any], depth: int, path: str) -> Iterator[str]:
    for key in sorted(value, key=_place) if path not in {"actors", "sections"} else value:
        inner, here = value[key], str(key)
        if here == "steps" and not path and isinstance(inner, list):
            yield from _steps(inner)
        else:
            yield from _named(here, inner, depth, here)


def _place(key: str) -> tuple[int, str]:
    return _ORDER.get(key, len(_ORDER)), str(key)


def _steps(steps: list[Any]) -> Iterator[str]:
    """Yield the steps, each with a head that git can show above what changed in it."""
    for step in steps:
        yield ""
        if isinstance(step, dict):
            yield f"steps.{_line(step.get('id', '?'))}"
            yield from _mapping({key: inner for key, inner in step.items() if key != "id"}, 1, "step")
        else:
            yield f"steps: {_line(step)}"
    yield ""


def _named(name: str, value: Any, depth: int, path: str) -> Iterator[str]:
    blank = "  " * depth
    if isinstance(value, dict) and value:
        yield f"{blank}{name}"
        yield from _mapping(value, depth + 1, path)
    elif isinstance(value, list) and value:
        yield f"{blank}{name}"
        for item in value:
            yield from _item(item, depth + 1)
    elif isinstance(value, str) and "\n" in value:
        yield f"{blank}{name}"
        yield from (f"{blank}  {_line(line)}".rstrip() for line in value.split("\n"))
    else:
        yield f"{blank}{name}: {_line(value)}".rstrip()


def _item(item: Any, depth: int) -> Iterator[str]:
    blank = "  " * depth
    if isinstance(item, dict) and item:
        name = next((key for key in _NAMES if key in item and not isinstance(item[key], (dict, list))), "")
        yield f"{blank}- {_line(item[name]) if name else ''}".rstrip()
        yield from _mapping({key: inner for key, inner in item.items() if key != name}, depth + 1, "item")
    elif isinstance(item, list):
        yield f"{blank}-"
        for inner in item:
            yield from _item(inner, depth + 1)
    else:
        yield f"{blank}- {_line(item)}".rstrip()


def _line(value: Any) -> str:
    """Return a scalar on one line; nothing that a terminal would obey."""
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value).removesuffix("\r")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
