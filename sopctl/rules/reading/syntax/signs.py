"""Texts that begin with a sign to which YAML gives a meaning of its own."""

from sopctl.diagnostic import Place
from sopctl.i18n import Text
from sopctl.rules.reading.syntax.fault import Fault, Told, quoted, without_comment

_NAMES = {
    "@": Text("an at sign `@`", "tanda `@`"),
    "`": Text("a backtick", "tanda petik balik (backtick)"),
    "%": Text("a percent sign `%`", "tanda persen `%`"),
    ":": Text("a colon `:`", "titik dua `:`"),
    ",": Text("a comma `,`", "tanda koma `,`"),
    "]": Text("a bracket `]`", "tanda kurung `]`"),
    "}": Text("a brace `}`", "tanda kurung `}`"),
    "*": Text("an asterisk `*`", "tanda bintang `*`"),
    "&": Text("an ampersand `&`", "tanda `&`"),
    "!": Text("an exclamation mark `!`", "tanda seru `!`"),
    ">": Text("a sign `>`", "tanda `>`"),
    "|": Text("a bar `|`", "tanda garis tegak `|`"),
    "-": Text("a dash `-`", "tanda hubung `-`"),
    "?": Text("a question mark `?`", "tanda tanya `?`"),
}


def sign_before_text(fault: Fault) -> Told | None:
    """Recognise a text that begins with a sign of YAML's own."""
    place = _place(fault)
    line = fault.source.excerpt(place.line) if place else ""
    name = _NAMES.get(line[place.column - 1 : place.column]) if place else None
    if place is None or name is None:
        return None
    whole = quoted(without_comment(line[place.column - 1 :]))
    example = Text(f": {whole}", f": {whole}") if whole else Text("", "")
    return Told(
        Text(f"text without quotes begins with {name.en}", f"teks tanpa tanda petik diawali {name.id}"),
        Text(f"put the whole text in quotes{example.en}", f"apit seluruh teks dengan tanda petik{example.id}"),
        place,
    )


def _place(fault: Fault) -> Place | None:
    """Return the place of the sign, by what the parser was looking for."""
    message, context = fault.message, fault.context
    if "cannot start any token" in message or "node content" in message:
        return fault.place
    if "entries are not allowed" in message or "mapping keys are not allowed" in message:
        return fault.place
    if "alphabetic or numeric" in message or "tag handle" in message or context.endswith("a tag"):
        return fault.began or fault.place
    if "block scalar" in context and "tab character" not in message:
        return fault.began
    return None


def instruction(fault: Fault) -> Told | None:
    """Recognise a line that begins with `%`."""
    if "directive" not in fault.message + fault.context and "incompatible YAML" not in fault.message:
        return None
    return Told(
        Text(
            "a line that begins with `%` is an instruction to YAML, and this one is not understood",
            "baris yang diawali `%` adalah perintah bagi YAML, dan perintah ini tidak dikenal",
        ),
        Text("remove the line, or put its text in quotes", "hapus baris itu, atau apit teksnya dengan tanda petik"),
        fault.began or fault.place,
    )


def repetition(fault: Fault) -> Told | None:
    """Recognise `*name` that repeats nothing, or itself."""
    if fault.message not in {"undefined alias", "alias inside its own anchor"}:
        return None
    words = fault.line[fault.place.column :].split()
    name = words[0].rstrip(",]}") if words else ""
    place = fault.place._replace(end_column=fault.place.column + 1 + len(name))
    if fault.message == "undefined alias":
        return Told(
            Text(
                f"`*{name}` repeats a value that was marked `&{name}`, but nothing is marked so",
                f"`*{name}` mengulang nilai yang ditandai `&{name}`, padahal tidak ada",
            ),
            Text(
                f"if it is meant as text, put it in quotes; else mark the value with `&{name}` further up",
                f"bila dimaksudkan sebagai teks, apit dengan tanda petik; bila tidak, tandai nilainya dengan `&{name}` "
                "di bagian atas",
            ),
            place,
        )
    return Told(
        Text(
            f"`*{name}` is inside the value that it repeats, so it would never end",
            f"`*{name}` berada di dalam nilai yang diulangnya sendiri, sehingga tidak akan pernah selesai",
        ),
        Text("write out what is meant here", "tuliskan langsung apa yang dimaksud di sini"),
        place,
    )
