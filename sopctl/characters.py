"""Characters that a format or a font does not have: the mark in their place, and their names in messages."""

from collections.abc import Sequence

from sopctl.regex import regex

_MOST = 8
"""Characters that one message names."""
_NOT_IN_XML = regex("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def for_xml(text: str) -> str:
    """Return `text` with what XML 1.0 forbids or discourages replaced; markup is not escaped."""
    if text.isprintable():
        return text
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def codes(letters: Sequence[str]) -> str:
    """Return the code points of `letters` for a message (`U+0041, U+0042`), or the first few and how many more."""
    named = ", ".join(f"U+{ord(letter):04X}" for letter in letters[:_MOST])
    return f"{named} ... +{len(letters) - _MOST}" if len(letters) > _MOST else named
