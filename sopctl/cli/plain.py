"""The usual calls of `sopctl lint` and `sopctl render`, told apart without an option parser.

Its start takes as long as a picture, or as the checks of ten files.
"""

from collections.abc import Container
from typing import Any, get_args

from sopctl.choices import HERE, MOST_JOBS, PaperName, PictureName, Threshold
from sopctl.i18n import LANGUAGES

_FLAGS: dict[str, dict[str, str]] = {"lint": {}, "render": {"--check": "check", "--force": "force"}}
_BOTH = {"--format": "output", "--jobs": "jobs", "--lang": "lang"}
_VALUES = {
    "lint": {**_BOTH, "--fail-on": "fail_on"},
    "render": {**_BOTH, "--out": "out", "--view": "view", "--paper": "paper"},
}
_CHOICES: dict[str, Container[str]] = {
    "fail_on": get_args(Threshold),
    "view": get_args(PictureName),
    "paper": get_args(PaperName),
    "jobs": {"auto", *map(str, range(1, MOST_JOBS + 1))},
    "lang": LANGUAGES,
}
_LISTS = frozenset({("render", "output")})


def understood(command: str, arguments: list[str]) -> dict[str, Any] | None:
    """Return what the options and paths of a call mean, None where that is left to the parser, as all errors are."""
    flags, values = _FLAGS[command], _VALUES[command]
    meant: dict[str, Any] = {"paths": []}
    words = iter(arguments)
    for word in words:
        if word in flags:
            meant[flags[word]] = True
        elif word in values:
            name, value = values[word], next(words, "")
            if name in meant or value.startswith("-") or value not in _CHOICES.get(name, (value,) if value else ()):
                return None
            meant[name] = [value] if (command, name) in _LISTS else value
        elif word.startswith("-") and word != "-":
            return None
        else:
            meant["paths"].append(word)
    if command == "lint" and not meant["paths"]:
        meant["paths"] = [*HERE]
    return meant if meant["paths"] else None
