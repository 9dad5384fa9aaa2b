"""What Word takes; a file with more is broken in its eyes."""

import re
from urllib.parse import urlsplit

from sopctl.errors import ToldError
from sopctl.i18n import Text
from sopctl.regex import regex

MOST_COLUMNS = 63
"""Columns of a table."""
_LONGEST = 2079
"""Letters of an address."""
_SCHEMES = ("http", "https", "mailto")
_LETTERS = r"(?:%[0-9A-Fa-f]{2}|[\w\-.~:/?@!$&'()*+,;=])"
_ADDRESS = regex(rf"{_LETTERS}+(?:#{_LETTERS}*)?", re.ASCII)
"""Letters of an address and of its fragment (RFC 3986); hosts that are numbers in brackets are left out."""
_HOST = regex(r"[\w.-]+", re.ASCII)


class WordError(ToldError):
    """Word could not open the document."""


def opens(address: str) -> bool:
    """Return whether an address is one of the web or of mail, and such that Word can read it."""
    if len(address) > _LONGEST or not _ADDRESS.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.path if parts.scheme == "mailto" else _HOST.fullmatch(host or ""))


def judge_columns(count: int) -> None:
    """Raise WordError for a table with more columns than Word takes."""
    if count > MOST_COLUMNS:
        raise WordError(
            Text(
                f"a table has {count} columns; Word takes at most {MOST_COLUMNS}",
                f"sebuah tabel memiliki {count} kolom; Word menerima paling banyak {MOST_COLUMNS}",
            ),
            Text(
                "render it as pdf, html or xlsx, or let fewer actors share one SOP",
                "buat sebagai pdf, html, atau xlsx, atau kurangi jumlah pelaksana dalam satu SOP",
            ),
        )
