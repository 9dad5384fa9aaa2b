"""The usual calls of `sopctl render`, told apart without an option parser, whose start takes as long as a picture."""

from typing import Any

_FLAGS = {"--check": "check", "--force": "force"}
_VALUES = {"--format": "output", "--out": "out", "--view": "view", "--paper": "paper", "--lang": "lang"}
_CHOICES = {
    "view": {"flowchart", "table", "swimlane"},
    "paper": {"A4", "F4", "letter", "legal"},
    "lang": {"en", "id"},
}


def understood(arguments: list[str]) -> dict[str, Any] | None:
    """Return what the options and paths of a call mean, None where that is left to the parser, as all errors are."""
    meant: dict[str, Any] = {"paths": []}
    words = iter(arguments)
    for word in words:
        if word in _FLAGS:
            meant[_FLAGS[word]] = True
        elif word in _VALUES:
            name, value = _VALUES[word], next(words, "")
            if name in meant or value.startswith("-") or value not in _CHOICES.get(name, {value} - {""}):
                return None
            meant[name] = [value] if name == "output" else value
        elif word.startswith("-") and word != "-":
            return None
        else:
            meant["paths"].append(word)
    return meant if meant["paths"] else None
