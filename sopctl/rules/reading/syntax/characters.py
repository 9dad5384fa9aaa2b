"""Characters and lines that have no business in an SOP: tabs, control characters, left-overs of a merge."""

import unicodedata

from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.reading.syntax.fault import Fault, Told, at

_CONFLICT = regex(r"<{7} |={7}$|>{7} ")


def merge_conflict(fault: Fault) -> Told | None:
    """Recognise the marks that version control leaves where two changes collided."""
    if not _CONFLICT.match(fault.line) and not _CONFLICT.match(fault.source.excerpt(fault.place.line - 1)):
        return None
    lines = enumerate(fault.source.lines, 1)
    number = next((n for n, line in lines if line.startswith("<<<<<<< ")), fault.place.line)
    return Told(
        Text(
            "two versions of the file collided here, and the marks of the merge were left in it",
            "dua versi berkas bertabrakan di sini, dan tanda penggabungannya masih tertinggal",
        ),
        Text(
            "keep one of the two versions and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`",
            "pertahankan salah satu versi, lalu hapus baris `<<<<<<<`, `=======`, dan `>>>>>>>`",
        ),
        at(number, 1, 7),
    )


def tab(fault: Fault) -> Told | None:
    """Recognise a tab in front of a line."""
    margin = fault.line[: len(fault.line) - len(fault.line.lstrip())]
    if not (fault.sign == "\t" or "tab character" in fault.message or ("\t" in margin and not fault.in_brackets)):
        return None
    column = fault.line.find("\t") + 1
    return Told(
        Text(
            "this line is indented with a tab; YAML allows only spaces",
            "baris ini menjorok dengan tab; YAML hanya menerima spasi",
        ),
        Text(
            "replace every tab at the start of a line with spaces, two for each level",
            "ganti setiap tab di awal baris dengan spasi, dua spasi untuk setiap tingkat",
        ),
        at(fault.place.line, column) if column else fault.place,
    )


def control_character(fault: Fault) -> Told | None:
    """Recognise a character that cannot be seen and is not allowed."""
    if "characters are not allowed" not in fault.message:
        return None
    if fault.sign == "\0":
        return Told(
            Text("the file contains empty (NUL) characters", "berkas ini berisi karakter kosong (NUL)"),
            Text(
                "save the file again as UTF-8: it was probably saved as Unicode (UTF-16), or it is not a text file",
                "simpan ulang berkas sebagai UTF-8: mungkin tersimpan sebagai Unicode (UTF-16) atau bukan berkas teks",
            ),
            fault.place,
        )
    known = fault.sign and unicodedata.category(fault.sign)[0] == "C"
    code = f" (U+{ord(fault.sign):04X})" if known else ""
    return Told(
        Text(
            f"an invisible control character{code} is here",
            f"ada karakter kendali yang tidak terlihat{code} di sini",
        ),
        Text(
            "delete it and type the word again; such characters come along when text is copied from Word or PDF",
            "hapus lalu ketik ulang katanya; karakter seperti ini terbawa saat teks disalin dari Word atau PDF",
        ),
        fault.place,
    )
