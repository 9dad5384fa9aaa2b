"""Types of plain scalars by the core schema of YAML 1.2.2 (section 10.3.2), and what YAML 1.1 would make of them."""

from typing import Any

from sopctl.regex import regex

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_WHOLE = regex(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_OTHER_BASE = regex(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = regex(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_SPECIAL = {
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_LONGEST_NUMBER = 40

SUSPECT = frozenset("0123456789+-.~nNtTfFyYoO")
"""First characters of plain scalars that may be something else than text, to us or to other readers."""
LONGEST_WORD = len("false")
"""No word longer than this is anything else than text."""

_READ_OTHERWISE = regex(
    r"(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF"  # booleans
    r"|[-+]?0[0-9_]+|0b[01_]+"  # octal and binary
    r"|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"  # base 60
    r"|[-+]?[0-9]+(?:_[0-9]+)+)\Z"
)


def resolve(text: str) -> Any:
    """Return the value of the plain scalar `text`.

    A number with leading zeros stays text, since who writes 08 means two digits; so does one too long to
    be a number that somebody counts with.
    """
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if len(text) <= _LONGEST_NUMBER:
        if _WHOLE.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
        if _OTHER_BASE.match(text):
            return int(text, 0)
    return _SPECIAL.get(text, text)


def ambiguous(text: str) -> bool:
    """Tell whether a YAML 1.1 reader takes the plain scalar `text` for something else than we do."""
    return _READ_OTHERWISE.match(text) is not None
