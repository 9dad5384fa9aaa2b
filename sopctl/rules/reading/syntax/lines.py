"""Lines that are not `name: text`, or stand in the wrong column."""

from sopctl.i18n import Text
from sopctl.model import Sop, Step
from sopctl.regex import regex
from sopctl.rules.reading.syntax.fault import Fault, Told, at, quoted, shortened, without_comment

_NO_SPACE = regex(r"(\s*(?:- +)*)([A-Za-z_][\w-]*):(?!//)(\S.*)")
_DASH_WITHOUT_SPACE = regex(r"\s*-(?=[^\s-])")
_TEXT_BEGUN = regex(r"\s*(?:- +)*(?P<whole>(?P<name>[^\s#:][^:]*):\s+(?=\S))")
_STRAY = frozenset("[]{}\"'!&*|>@`%\\")
_NAME = regex(r"[a-z_]+\Z")


def no_colon(fault: Fault) -> Told | None:
    """Recognise a line that should be `name: text` and has no colon, or no space after it."""
    if "could not find expected ':'" not in fault.message:
        return None
    number = (fault.began or fault.place).line
    if told := _no_dash_space(fault, number) or _no_space(fault, number):
        return told
    line = fault.source.excerpt(number)
    text = without_comment(line)
    start = len(line) - len(line.lstrip()) + 1
    if text and text[0] in _STRAY and ":" in text:
        return Told(
            Text(
                f"this line begins with `{text[0]}`, so it is not a `name: text` line",
                f"baris ini diawali `{text[0]}`, sehingga bukan `nama: isi`",
            ),
            Text(f"remove the `{text[0]}` if it does not belong here", f"hapus `{text[0]}` bila tidak perlu"),
            at(number, start),
        )
    name, _, rest = text.partition(" ")
    remedy = Text(
        "write `name: text`; if the line goes on with the text above, indent it deeper than that line",
        "tulis `nama: isi`; bila baris ini lanjutan teks di atasnya, buat lebih menjorok daripada baris itu",
    )
    if name in Sop.model_fields or name in Step.model_fields:
        right = f"{name}: {rest}".strip()
        remedy = Text(f"write `{shortened(right)}`", f"tulis `{shortened(right)}`")
    return Told(
        Text(f"there is no colon in `{shortened(text)}`", f"tidak ada titik dua pada `{shortened(text)}`"),
        remedy,
        at(number, start, len(text)),
    )


def colon_in_text(fault: Fault) -> Told | None:
    """Recognise a second colon on a line, which makes half of a text a name."""
    if "mapping values are not allowed" not in fault.message:
        return None
    begun = _TEXT_BEGUN.match(fault.before)
    if not begun:
        return None
    start = begun.end() if _NAME.match(begun["name"]) else begun.start("whole")
    whole = quoted(without_comment(fault.line[start:]))
    example = f": {whole}" if whole else ""
    return Told(
        Text("there is a colon inside text without quotes", "ada titik dua di dalam teks tanpa tanda petik"),
        Text(f"put the whole text in quotes{example}", f"apit seluruh teks dengan tanda petik{example}"),
        fault.place,
    )


def too_deep(fault: Fault) -> Told | None:
    """Recognise a line that is read as part of the text above it."""
    if "mapping values are not allowed" not in fault.message:
        return None
    above = fault.line_above()
    if told := _no_dash_space(fault, above) or _no_space(fault, above):
        return told
    return Told(
        Text(
            f"this line is indented deeper than line {above}, so it is read as part of the text there",
            f"baris ini lebih menjorok daripada baris {above}, sehingga dibaca sebagai bagian dari teksnya",
        ),
        Text(
            "start the line in the same column as the other lines of its level",
            "mulai baris ini pada kolom yang sama dengan baris lain yang setingkat",
        ),
        at(fault.place.line, len(fault.before) - len(fault.before.lstrip()) + 1, len(fault.before.strip())),
    )


def wrong_column(fault: Fault) -> Told | None:
    """Recognise a line whose start fits no line above, or that has a dash where its neighbours have none."""
    if not fault.misfit or fault.in_brackets or fault.before.strip():
        return None
    place = at(fault.place.line, fault.place.column, len(without_comment(fault.line)))
    if fault.sign == "-":
        return Told(
            Text(
                "this line begins with a dash `-`, but the lines of its level do not",
                "baris ini diawali tanda hubung `-`, padahal baris lain yang setingkat tidak",
            ),
            Text(
                "begin each item of a list with `- `, all in the same column, below the name of the list",
                "awali setiap butir daftar dengan `- `, semuanya pada kolom yang sama, di bawah nama daftarnya",
            ),
            place,
        )
    if "'-' indicator" in fault.message:
        return Told(
            Text(
                "this line is level with items that begin with a dash `-`, but has none",
                "baris ini sejajar dengan butir yang diawali tanda hubung `-`, tetapi tidak diawali tanda itu",
            ),
            Text(
                "indent it two spaces deeper than the dash, so that it belongs to the item; or begin it with `- `",
                "jorokkan dua spasi lebih dalam daripada tanda hubung agar menjadi bagian butir itu, "
                "atau awali dengan `- `",
            ),
            place,
        )
    return Told(
        Text(
            "the start of this line fits no line above it",
            "awal baris ini tidak sejajar dengan baris mana pun di atasnya",
        ),
        Text(
            "start the line in the same column as the other lines of its level; use spaces, not tabs",
            "mulai baris ini pada kolom yang sama dengan baris lain yang setingkat; pakai spasi, bukan tab",
        ),
        place,
    )


def after_the_end(fault: Fault) -> Told | None:
    """Recognise lines after the end of the document."""
    if "document start" not in fault.message:
        return None
    return Told(
        Text("there is text after the end of the document", "ada teks setelah akhir dokumen"),
        Text(
            "remove the line `...` above it, or the text itself",
            "hapus baris `...` di atasnya, atau hapus teks itu",
        ),
        fault.place,
    )


def no_space_in_brackets(fault: Fault) -> Told | None:
    """Recognise `name:[` inside brackets."""
    if "unexpected ':'" not in fault.message:
        return None
    return Told(
        Text("there is no space after this colon", "tidak ada spasi setelah titik dua ini"),
        Text(
            "put a space after the colon, or the text in quotes",
            "beri spasi setelah titik dua, atau apit teksnya dengan tanda petik",
        ),
        fault.place,
    )


def _no_dash_space(fault: Fault, number: int) -> Told | None:
    dash = _DASH_WITHOUT_SPACE.match(fault.source.excerpt(number))
    if not dash:
        return None
    return Told(
        Text("there is no space after the dash", "tidak ada spasi setelah tanda hubung"),
        Text("write `- ` with a space after the dash", "tulis `- ` dengan spasi setelah tanda hubung"),
        at(number, dash.end()),
    )


def _no_space(fault: Fault, number: int) -> Told | None:
    line = fault.source.excerpt(number)
    found = _NO_SPACE.match(line)
    if not found:
        return None
    name, right = found[2], shortened(f"{found[2]}: {without_comment(found[3])}")
    return Told(
        Text(f"there is no space after the colon of `{name}`", f"tidak ada spasi setelah titik dua pada `{name}`"),
        Text(f"write `{right}`", f"tulis `{right}`"),
        at(number, len(found[1]) + 1, len(name) + 1),
    )
