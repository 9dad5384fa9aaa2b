"""What is told of a setting that cannot be used: file, line, key, and what was meant or what it must be."""

from typing import Any

from pydantic import BaseModel, ValidationError

from sopctl.config.homes import home_of, table_of
from sopctl.config.settings import Config
from sopctl.i18n import Text
from sopctl.layers import ConfigError, Layer
from sopctl.layers.keys import Keys
from sopctl.suggest import did_you_mean


def wrong(layer: Layer, error: ValidationError) -> ConfigError:
    """Return the first setting in `layer` that cannot be used."""
    item = error.errors(include_url=False)[0]
    keys = _in_table(layer.table, item["loc"])
    names = [key for key in keys if isinstance(key, str)]
    where, name = layer.place(keys), _shortened(".".join(names))
    if item["type"] == "extra_forbidden":
        fields = list(_part(names[:-1]))
        return ConfigError(
            Text(f"{where}: unknown setting `{name}`", f"{where}: setelan `{name}` tidak dikenal"),
            home_of(layer, names[:-1], names[-1], _value(layer.table, keys))
            or did_you_mean(names[-1], fields)
            or Text(f"known settings: {', '.join(fields)}", f"setelan yang ada: {', '.join(fields)}"),
        )
    if own := _OWN.get(item["type"]):
        return ConfigError(Text(f"{where}: {own[0].en}", f"{where}: {own[0].id}"), own[1])
    wanted = _wanted(names, item["type"])
    stray = home_of(layer, names[:-1], names[-1]) if names and not _part(names[:-1]) else None
    return ConfigError(
        Text(f"{where}: `{name}` cannot be used", f"{where}: nilai `{name}` tidak dapat dipakai"),
        stray or Text(f"it must be {wanted.en}", f"nilainya harus berupa {wanted.id}"),
    )


def _in_table(table: Any, loc: tuple[str | int, ...]) -> Keys:
    """Return the part of pydantic's `loc` that is in the file: it also names branches of unions."""
    keys: list[str | int] = []
    for step in loc:
        in_list = isinstance(table, list) and isinstance(step, int) and step < len(table)
        if in_list or (isinstance(table, dict) and step in table):
            table = table[step]
            keys.append(step)
    return tuple(keys)


def _shortened(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 3] + "..."


def _value(table: Any, keys: Keys) -> Any:
    for key in keys:
        table = table[key]
    return table


def _part(keys: list[str]) -> dict[str, Any]:
    """Return the settings that may stand in the table called `keys`, by name."""
    model: type[BaseModel] | None = Config
    for key in keys:
        field = model.model_fields.get(key) if model else None
        model = table_of(field.annotation) if field else None
    return dict(model.model_fields) if model else {}


def _wanted(keys: list[str], kind: str) -> Text:
    """Return what a setting must be, by its own words, else by those of its kind."""
    ways = (".".join(keys), ".".join(keys[:2]), keys[0]) if keys else ("",)
    own = next((_WANTED[way] for way in ways if way in _WANTED), None)
    return own or (_SHORTER if kind == "string_too_long" else _KINDS.get(kind, _TEXT))


_OWN = {
    "no_condition": (
        Text("an override says for what it holds", "pengecualian harus menyebut untuk apa ia berlaku"),
        Text(
            'add `path`, `tag`, `profile`, `status`, `step` or `actor`, such as path = "archive/**"',
            'tambahkan `path`, `tag`, `profile`, `status`, `step`, atau `actor`, misalnya path = "arsip/**"',
        ),
    ),
    "options_of_a_part": (
        Text(
            "the options of a rule cannot depend on a step or an actor",
            "opsi aturan tidak dapat bergantung pada langkah atau pelaksana",
        ),
        Text("use `path`, `tag`, `profile` or `status`", "gunakan `path`, `tag`, `profile`, atau `status`"),
    ),
}
_LONGEST = 100
"""Letters of a name that are shown; whoever looks at the place sees the others."""
_RULES = Text('a list such as ["GOV002", "vague-word"]', 'daftar, misalnya ["GOV002", "vague-word"]')
_ONE_WORD = Text('a list of single words such as ["memparaf"]', 'daftar kata tunggal, misalnya ["memparaf"]')
_PATHS = Text('a list of paths such as ["archive"]', 'daftar lokasi, misalnya ["arsip"]')
_TEXT = Text("a text in quotes", "teks yang diapit tanda petik")
_TEXTS = Text('a text, or a list such as ["...", "..."]', 'teks, atau daftar seperti ["...", "..."]')
_TABLE = Text('a table of `name = "text"` lines', 'tabel berisi baris `nama = "teks"`')
_SHORTER = Text("a shorter text", "teks yang lebih pendek")
_KINDS = {"tuple_type": _TEXTS, "model_type": _TABLE, "model_attributes_type": _TABLE}
_LEVELS = Text("error, warning, info or off", "error, warning, info, atau off")
_OPTIONS = Text(
    "options of rules, such as [options.long-activity] with a line `words = 30`",
    "opsi aturan, misalnya [options.long-activity] dengan baris `words = 30`",
)
_WANTED = {
    "extend": Text('a file or a list such as ["../base.toml"]', 'berkas atau daftar, misalnya ["../dasar.toml"]'),
    "select": _RULES,
    "ignore": _RULES,
    "severities": _LEVELS,
    "options": _OPTIONS,
    "overrides": Text("tables, each below a line [[overrides]]", "tabel, masing-masing di bawah baris [[overrides]]"),
    "overrides.ignore": _RULES,
    "overrides.severities": _LEVELS,
    "overrides.options": _OPTIONS,
    "overrides.status": Text("draft, review, effective or retired", "draft, review, effective, atau retired"),
    "overrides.path": _TEXTS,
    "overrides.tag": _TEXTS,
    "overrides.profile": _TEXTS,
    "overrides.step": _TEXTS,
    "overrides.actor": _TEXTS,
    "rules": _PATHS,
    "plugins": _TEXTS,
    "fail_on": Text("error, warning, info or never", "error, warning, info, atau never"),
    "exclude": _PATHS,
    "profiles": _PATHS,
    "words.verbs": _ONE_WORD,
    "words.not_verbs": _ONE_WORD,
    "words.posts": _ONE_WORD,
    "words.vague": Text('a list of phrases such as ["secara berkala"]', 'daftar frasa, misalnya ["secara berkala"]'),
    "words.abbreviations": Text('a list such as ["SIAK"]', 'daftar, misalnya ["SIAK"]'),
    "words.action_nouns": Text('a table such as {pengujian = "menguji"}', 'tabel seperti {pengujian = "menguji"}'),
    "words.misspellings": Text('a table such as {kwitansi = "kuitansi"}', 'tabel seperti {kwitansi = "kuitansi"}'),
    "profile": _TEXT,
    "rules_url": Text('an address such as "https://example.org/rules.html"',
                      'alamat, misalnya "https://contoh.go.id/aturan.html"'),
    "cache": Text("true or false", "true atau false"),
    "baseline": Text("the name of a file in quotes", "nama berkas yang diapit tanda petik"),
    "language": Text("en or id, in quotes", "en atau id, diapit tanda petik"),
    "brand.colour": Text("a colour such as \"#1d4f7c\"", "warna seperti \"#1d4f7c\""),
    "brand.font": Text('files such as {regular = "a.ttf", bold = "b.ttf"}',
                       'berkas seperti {regular = "a.ttf", bold = "b.ttf"}'),
    "render.formats": Text('a list such as ["pdf", "docx"]', 'daftar, misalnya ["pdf", "docx"]'),
    "render.paper": Text("A4, F4, letter or legal, in quotes", "A4, F4, letter, atau legal, diapit tanda petik"),
    "volume.decree": Text("a table such as {number = ...}, or false", "tabel seperti {number = ...}, atau false"),
}  # fmt: skip
