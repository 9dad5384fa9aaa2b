"""Quotes that do not close, close too early, or hold a backslash."""

from sopctl.diagnostic import Place
from sopctl.i18n import Text
from sopctl.rules.reading.syntax.fault import Fault, Told, at

_QUOTES = ('"', "'")
_BEFORE_TEXT = (":", "-", "[", "{", ",", "")
"""What a quoted text can stand after."""


def missing_end(fault: Fault) -> Told | None:
    """Recognise a quoted text that the parser read to the end of the file."""
    if "quoted scalar" not in fault.context or fault.began is None:
        return None
    if "end of stream" not in fault.message and "unexpected document" not in fault.message:
        return None
    start = fault.began
    return _unclosed(start, fault.source.excerpt(start.line)[start.column - 1 : start.column])


def text_behind(fault: Fault) -> Told | None:
    """Recognise text after a closing quote; the quote may have been meant to open another text."""
    before = fault.before.rstrip()
    quote = before[-1:]
    if quote not in _QUOTES or not (fault.misfit or fault.in_brackets):
        return None
    if before.count(quote) % 2:
        start = _opened_above(fault, quote)
        return _unclosed(start, quote) if start else None
    if fault.in_brackets and fault.sign in _QUOTES:
        return None  # two texts without a comma between them
    remedy = (
        Text(
            'put the whole text in "...": there an apostrophe does no harm',
            'apit seluruh teks dengan "...": di dalamnya apostrof tidak menjadi masalah',
        )
        if quote == "'"
        else Text(
            "put the whole text in '...': there the sign \" does no harm",
            "apit seluruh teks dengan '...': di dalamnya tanda \" tidak menjadi masalah",
        )
    )
    return Told(
        Text(
            f"the text goes on after the closing quote {quote}",
            f"teks masih berlanjut setelah tanda petik penutup {quote}",
        ),
        remedy,
        fault.place,
    )


def backslash(fault: Fault) -> Told | None:
    """Recognise a backslash in double quotes that YAML takes for the beginning of a special character."""
    if not any(words in fault.message for words in ("escape character", "hexdecimal", "hexadecimal")):
        return None
    column = fault.before.rfind("\\") + 1
    return Told(
        Text(
            'inside "..." a backslash \\ begins a special character, and this is not one',
            'di dalam "..." garis miring terbalik \\ memulai karakter khusus, padahal ini bukan',
        ),
        Text(
            "use single quotes: '...'; there a backslash is only a backslash",
            "pakai petik tunggal: '...'; di dalamnya garis miring terbalik dibaca apa adanya",
        ),
        at(fault.place.line, column) if column else fault.place,
    )


def _unclosed(start: Place, quote: str) -> Told:
    return Told(
        Text(
            f"the text that begins here has no closing quote {quote}",
            f"teks yang dimulai di sini tidak ditutup dengan tanda petik {quote}",
        ),
        Text(
            f"put {quote} at the end of the text"
            + ("; an apostrophe inside '...' is written twice: ''" if quote == "'" else ""),
            f"tambahkan {quote} di akhir teks"
            + ("; apostrof di dalam '...' ditulis dua kali: ''" if quote == "'" else ""),
        ),
        start,
    )


def _opened_above(fault: Fault, quote: str) -> Place | None:
    """Return the nearest place above where a text was opened with `quote` and not closed on its line."""
    for number in range(fault.place.line - 1, 0, -1):
        line = fault.source.excerpt(number)
        if line.count(quote) % 2:
            column = line.rfind(quote) if line.count(quote) > 1 else line.find(quote)
            if line[:column].rstrip()[-1:] in _BEFORE_TEXT:
                return at(number, column + 1)
    return None
