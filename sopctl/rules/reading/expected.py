"""What a field wants, in plain words: pydantic's kinds of error told to somebody who never heard of types."""

import re
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from sopctl.i18n import Language, Text
from sopctl.regex import regex
from sopctl.rules.reading.dates import how_to_date
from sopctl.rules.reading.syntax.fault import quoted, shortened
from sopctl.suggest import did_you_mean, question

_IN_QUOTES = regex(r"'([^']*)'")
_NUMBER = regex(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z|[-+]?\.?(?:inf|nan)\Z", re.IGNORECASE)
_NOT_IN_BRACES = regex(r"[\[\]{},#:]")
_LONGEST = 60
_DATE = Text("a date such as 2026-01-31", "tanggal seperti 2026-01-31")


class Wanted(Struct, frozen=True):
    """What a field wants and how to write it."""

    kind: Text
    help: Text | None = None


_LIST = Wanted(
    Text("a list", "daftar"),
    Text(
        "begin each item on a line of its own with `- `, or write [..., ...]",
        "tulis setiap butir pada barisnya sendiri dengan awalan `- `, atau tulis [..., ...]",
    ),
)
_MAPPING = Wanted(
    Text("a group of `name: text` lines", "kelompok baris `nama: isi`"),
    Text(
        "write one `name: text` on each line below it, indented by two spaces",
        "tulis satu `nama: isi` pada setiap baris di bawahnya, menjorok dua spasi",
    ),
)
_BOOL = Wanted(
    Text("`true` or `false`", "`true` atau `false`"),
    Text("write `true` for yes or `false` for no, without quotes", "tulis `true` untuk ya atau `false` untuk tidak"),
)
_DURATION = Wanted(
    Text("a time with its unit", "waktu beserta satuannya"),
    Text(
        "write it like 15 menit, 2 hari kerja, 5-10 menit, or {min: ..., typical: ..., max: ...}",
        "tulis misalnya 15 menit, 2 hari kerja, 5-10 menit, atau {min: ..., typical: ..., max: ...}",
    ),
)
_TABLE = {
    "int_type": Wanted(
        Text("a whole number", "bilangan bulat"),
        Text("write digits only, without quotes, points or units", "tulis angka saja, tanpa petik, titik, atau satuan"),
    ),
    "float_type": Wanted(
        Text("a number", "angka"),
        Text("write a number with a decimal point, such as 0.2", "tulis angka dengan titik desimal, misalnya 0.2"),
    ),
    "bool_type": _BOOL,
    "bool_parsing": _BOOL,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "string_pattern_mismatch": Wanted(
        Text("a language code", "kode bahasa"),
        Text(
            "write `id` for Indonesian or `en` for English",
            "tulis `id` untuk bahasa Indonesia atau `en` untuk bahasa Inggris",
        ),
    ),
    "missing": Wanted(Text("filled in", "isi yang tidak kosong")),
}
_UNKNOWN = Wanted(Text("a value of another kind", "nilai jenis lain"))

_FILLED_LINE_BY_LINE = {
    "actors": Text(
        "write one actor on each line below it: `kasubag: Kepala Subbagian`",
        "tulis satu pelaksana pada setiap baris di bawahnya: `kasubag: Kepala Subbagian`",
    ),
    "decision": Text(
        "write one answer on each line below it, with the id of the step that follows: `Lengkap: arsip`",
        "tulis satu jawaban pada setiap baris di bawahnya, dengan id langkah berikutnya: `Lengkap: arsip`",
    ),
    "hours": Text(
        'write the days and the time on each line below it: `Senin-Kamis: "08.00-15.00"`',
        'tulis hari dan jamnya pada setiap baris di bawahnya: `Senin-Kamis: "08.00-15.00"`',
    ),
}
_ACTOR = Wanted(
    Text("the id of an actor, or a list of ids", "id pelaksana, atau daftar id"),
    Text(
        "write `actor: kasubag`, `actor: [kasubag, staf]` (together) or `actor: {any_of: [kasubag, staf]}` "
        "(one of them)",
        "tulis `actor: kasubag`, `actor: [kasubag, staf]` (bersama), atau `actor: {any_of: [kasubag, staf]}` "
        "(salah satu)",
    ),
)
_URL = Wanted(
    Text("the address of a page that begins with https://", "alamat laman yang diawali https://"),
    Text(
        "write it as the browser shows it, such as https://dinas.contoh.go.id/layanan, at most 300 characters",
        "tulis seperti pada peramban, misalnya https://dinas.contoh.go.id/layanan, paling banyak 300 karakter",
    ),
)
_NEVER_ONE_TEXT = frozenset({"steps", "history", "identity", "approved_by", "service", "layout", "actors", "decision"})
"""Fields that want a list or a mapping and have no short form."""
_MEANT = {
    "aktif": "effective",
    "berlaku": "effective",
    "active": "effective",
    "draf": "draft",
    "konsep": "draft",
    "reviu": "review",
    "dicabut": "retired",
    "tidak berlaku": "retired",
    "semua": "all",
    "salah satu": "any",
}
"""Words that stand for one of those that the format allows."""


def expectation(detail: Mapping[str, str], written: str, language: Language) -> Wanted:
    """Return what the field in a `wrong-type` problem wants; `written` stands at its place, in an SOP in `language`."""
    kind, found, field = detail["type"], detail["found"], detail["field"]
    if field == "actor" and kind != "string_type":
        return _ACTOR
    if field == "url" and kind in {"string_pattern_mismatch", "string_too_long"}:
        return _URL
    if kind == "string_type":
        return _text(found, written)
    if kind == "literal_error":
        return _one_of(_IN_QUOTES.findall(detail["expected"]), found)
    if kind.startswith("date"):
        return Wanted(_DATE, how_to_date(found, language))
    if kind == "is_instance_of":
        return _DURATION
    if kind.startswith(("greater_than", "less_than")):
        return _bounded(detail)
    if kind == "int_type" and written.strip("\"'").isdigit():
        plain = written.strip("\"'")
        return replace(_TABLE[kind], help=Text(f"write {plain} without quotes", f"tulis {plain} tanpa tanda petik"))
    return _container(_TABLE.get(kind, _UNKNOWN), detail, written)


def allowed(expected: str) -> list[str]:
    """Return the words that a field allows, as pydantic lists them in a message."""
    return _IN_QUOTES.findall(expected)


def meant_word(text: str) -> str:
    """Return the word of the format that `text`, in lower case, stands for; nothing where it is none."""
    return _MEANT.get(text, "")


def _container(wanted: Wanted, detail: Mapping[str, str], written: str) -> Wanted:
    """Return `wanted` as it fits the field: many lists and mappings may be written as one text."""
    field, found = detail["field"], detail["found"]
    if wanted in (_LIST, _MAPPING) and _is_scalar(found) and field not in _NEVER_ONE_TEXT:
        kind = Text("text or a list", "teks atau daftar") if wanted is _LIST else Text("text", "teks")
        return replace(_text(found, written), kind=kind)
    if wanted is _MAPPING and field == "approved_by" and (position := _flow_text(found, written)):
        example = f"approved_by: {{position: {position}}}"
        return replace(wanted, help=Text(f"write `{example}`", f"tulis `{example}`"))
    if wanted is _MAPPING and field in _FILLED_LINE_BY_LINE:
        return replace(wanted, help=_FILLED_LINE_BY_LINE[field])
    return wanted


def _flow_text(found: str, written: str) -> str:
    """Return a text as it may stand in braces; nothing where it is none or too long for a message."""
    if found.startswith(("[", "{")) or "\n" in written:
        return ""
    if written.startswith(('"', "'")) or not _NOT_IN_BRACES.search(written):
        return written if len(written) <= _LONGEST else ""
    return quoted(written)


def _is_scalar(found: str) -> bool:
    return found in {"True", "False"} or _NUMBER.match(found) is not None


def name_of_kind(found: str, written: str, field: str) -> Text:
    """Return what was found: the value itself where it is short, else its kind."""
    if found.startswith("[") and not written.startswith(('"', "'")):
        return Text("a list", "daftar")
    if found.startswith("{") and not written.startswith(('"', "'")):
        return Text("a group of `name: text` lines", "kelompok baris `nama: isi`")
    if found in {"None", ""}:
        return Text("empty", "kosong")
    plain = written if written.strip("\"'") != field and "\n" not in written else found
    value = shortened(plain or found)
    if found in {"True", "False"}:
        return Text(f"the value `{value}`", f"nilai `{value}`")
    if _NUMBER.match(found) and not plain.startswith(('"', "'")):
        return Text(f"the number `{value}`", f"angka `{value}`")
    return Text(f"`{value}`", f"`{value}`")


def _text(found: str, written: str) -> Wanted:
    kind = Text("text", "teks")
    if found.startswith("["):
        return Wanted(
            kind,
            Text("write a single text, without brackets or dashes", "tulis satu teks, tanpa kurung atau tanda hubung"),
        )
    if found.startswith("{"):
        return Wanted(
            kind,
            Text(
                "write a single text; text that contains a colon or begins with a brace needs quotes",
                "tulis satu teks; teks yang memuat titik dua atau diawali kurung kurawal perlu diapit tanda petik",
            ),
        )
    if found == "None":
        return Wanted(kind, Text("fill in this item, or remove it", "isi butir ini, atau hapus"))
    whole = quoted(written)
    example = f": {whole}" if whole else ""
    return Wanted(kind, Text(f"put it in quotes{example}", f"apit dengan tanda petik{example}"))


def _one_of(allowed: list[str], found: str) -> Wanted:
    listed = ", ".join(f"`{value}`" for value in allowed)
    kind = Text(f"one of {listed}", f"salah satu dari {listed}")
    meant = _MEANT.get(found.strip().lower(), "")
    asked = question(meant) if meant in allowed else did_you_mean(found.strip().lower(), allowed)
    return Wanted(kind, asked or Text("write one of these words", "tulis salah satu kata itu"))


def _bounded(detail: Mapping[str, str]) -> Wanted:
    limit, found = detail["expected"], detail["found"]
    if detail["field"] == "probability":
        return _share(found)
    if detail["type"].startswith("greater"):
        return Wanted(
            Text(f"{limit} or more", f"{limit} atau lebih"),
            Text("write a larger number", "tulis angka yang lebih besar"),
        )
    return Wanted(
        Text(f"{limit} or less", f"{limit} atau kurang"),
        Text("write a smaller number", "tulis angka yang lebih kecil"),
    )


def _share(found: str) -> Wanted:
    kind = Text("a number from 0 to 1", "angka dari 0 sampai dengan 1")
    if _NUMBER.match(found) and 1 < float(found) <= 100:
        share = f"{float(found) / 100:g}"
        return Wanted(kind, Text(f"write {share} for {found} %", f"tulis {share} untuk {found} %"))
    return Wanted(
        kind,
        Text("write for example 0.2 for one case in five", "tulis misalnya 0.2 untuk satu dari lima kasus"),
    )
