"""Texts of cells: whatever they say, Excel shows it and works nothing out."""

from sopctl.characters import for_xml
from sopctl.regex import regex

LONGEST = 32_767
"""Characters that a cell can hold."""
_FORBIDDEN = regex(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


def cell_text(text: str) -> str:
    """Return a text as a cell can hold it: what is too long ends with an ellipsis."""
    text = for_xml(text.replace("\r\n", "\n").replace("\r", "\n"))
    units = len(text.encode("utf-16-le")) // 2
    if units <= LONGEST:
        return text
    short = text.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore")
    return short + "\N{HORIZONTAL ELLIPSIS}"


def sheet_name(title: str, taken: set[str]) -> str:
    """Return a name for a sheet that Excel accepts and no other sheet has."""
    plain = " ".join(_FORBIDDEN.sub(" ", for_xml(title)).split()).strip("'")[:_LONGEST_NAME].strip() or "-"
    if plain.casefold() == "history":  # a name that Excel keeps for itself
        plain += "_"
    name, number = plain, 1
    while name.casefold() in taken:
        number += 1
        end = f" {number}"
        name = plain[: _LONGEST_NAME - len(end)] + end
    taken.add(name.casefold())
    return name
