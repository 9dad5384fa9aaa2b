"""Brackets that do not close, close twice, or lack a comma."""

from sopctl.i18n import Text
from sopctl.rules.reading.syntax.fault import Fault, Told, at

_CLOSING = {"[": "]", "{": "}"}


def unclosed(fault: Fault) -> Told | None:
    """Recognise a list or mapping in brackets that goes wrong before its end."""
    if "',' or '" not in fault.message or fault.began is None:
        return None
    start = fault.began
    line = fault.source.excerpt(start.line)
    opening = line[start.column - 1 : start.column]
    closing = _CLOSING.get(opening)
    if closing is None:
        return None
    if start.line == fault.place.line and fault.sign:
        return _inside(fault, opening, closing)
    rest = line[start.column :]
    hidden = rest.find(" #")
    if hidden >= 0 and closing in rest[hidden:] and closing not in rest[:hidden]:
        return Told(
            Text(
                f"the sign `#` begins a comment, so the bracket `{opening}` is never closed",
                f"tanda `#` memulai komentar, sehingga kurung `{opening}` tidak pernah ditutup",
            ),
            Text("put the text with `#` in quotes", "apit teks yang memuat `#` dengan tanda petik"),
            at(start.line, start.column + hidden + 2),
        )
    return Told(
        Text(
            f"the bracket `{opening}` that opens here is not closed",
            f"kurung `{opening}` yang dibuka di sini tidak ditutup",
        ),
        Text(
            f"put `{closing}` at its end, and a comma between its items; text that begins with a bracket needs quotes",
            f"tambahkan `{closing}` di akhirnya dan koma di antara butirnya; teks yang diawali kurung perlu "
            "diapit tanda petik",
        ),
        start,
    )


def _inside(fault: Fault, opening: str, closing: str) -> Told:
    if fault.sign == ":":
        return Told(
            Text(
                f"there is a colon inside text without quotes, between `{opening}` and `{closing}`",
                f"ada titik dua di dalam teks tanpa tanda petik, di antara `{opening}` dan `{closing}`",
            ),
            Text(
                "put the text in quotes, or a comma before the next name",
                "apit teks itu dengan tanda petik, atau beri koma sebelum nama berikutnya",
            ),
            fault.place,
        )
    if fault.sign in _CLOSING.values():
        return Told(
            Text(
                f"there is a `{fault.sign}` here, but what opened with `{opening}` ends with `{closing}`",
                f"di sini tertulis `{fault.sign}`, padahal yang dibuka dengan `{opening}` ditutup dengan `{closing}`",
            ),
            Text(f"write `{closing}` instead", f"ganti dengan `{closing}`"),
            fault.place,
        )
    return Told(
        Text(
            f"a comma is missing between `{opening}` and `{closing}`",
            f"koma di antara `{opening}` dan `{closing}` tidak ada",
        ),
        Text("put a comma before this item", "beri koma sebelum butir ini"),
        fault.place,
    )


def end_of_file(fault: Fault) -> Told | None:
    """Recognise a bracket after which the file ends."""
    number = fault.line_above()
    if fault.line.strip() or "node content" not in fault.message or not number:
        return None
    line = fault.source.excerpt(number).rstrip()
    return Told(
        Text("the file ends in the middle of a list in brackets", "berkas berakhir di tengah daftar dalam kurung"),
        Text("close the bracket that was opened", "tutup kurung yang sudah dibuka"),
        at(number, len(line)),
    )


def text_behind(fault: Fault) -> Told | None:
    """Recognise text or another bracket after the closing one."""
    last = fault.before.rstrip()[-1:]
    if not fault.misfit or last not in _CLOSING.values():
        return None
    if fault.sign in _CLOSING.values():
        return Told(
            Text(f"there is one `{fault.sign}` too many", f"kurung `{fault.sign}` kelebihan satu"),
            Text("remove it", "hapus kurung itu"),
            fault.place,
        )
    return Told(
        Text(
            f"there is text after the closing bracket `{last}`",
            f"ada teks setelah kurung penutup `{last}`",
        ),
        Text(
            "put the whole text in quotes: text that begins with a bracket is read as a list",
            "apit seluruh teks dengan tanda petik: teks yang diawali kurung dibaca sebagai daftar",
        ),
        fault.place,
    )
