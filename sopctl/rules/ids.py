"""Ids: what they look like, and which one a text would get."""

import re
import unicodedata

from sopctl.regex import regex

_ID = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z", re.ASCII)
_OTHER = regex(r"[^a-z0-9]+")
_LONGEST = 40


def is_id(text: str) -> bool:
    """Tell whether `text` is made of lower-case ASCII letters, digits and single hyphens between them."""
    return _ID.match(text) is not None


def slug(text: str) -> str:
    """Return `text` as an id of at most 40 characters, cut between words; nothing where no letter is left of it."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = _OTHER.sub(" ", plain).split()
    found = ""
    for word in words:
        longer = f"{found}-{word}" if found else word
        if len(longer) > _LONGEST:
            break
        found = longer
    return found or "".join(words[:1])[:_LONGEST]
