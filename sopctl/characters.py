"""Characters that a format or a font does not have: the mark in their place, and their names in messages."""

import re
from collections.abc import Sequence

_MOST = 8
"""Characters that one message names."""
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")


def for_xml(text: str) -> str:
    """Return `text` with what XML 1.0 forbids or discourages replaced; markup is not escaped."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def codes(letters: Sequence[str]) -> str:
    """Return the code points of `letters` for a message (`U+0041, U+0042`), the first few where there are many."""
    return ", ".join(f"U+{ord(letter):04X}" for letter in letters[:_MOST])
