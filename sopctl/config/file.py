"""The file of the settings: `sopctl.toml`, or `[tool.sopctl]` in `pyproject.toml`, nearest upward from a file."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from sopctl.config.settings import Config
from sopctl.errors import ToldError
from sopctl.i18n import Text
from sopctl.suggest import did_you_mean

OWN, SHARED = "sopctl.toml", "pyproject.toml"
"""Names of the file that is all settings, and of the one in which they are a table beside others."""


class ConfigError(ToldError):
    """The settings cannot be used: where and what."""


def nearest(folder: Path) -> Path | None:
    """Return the settings file that holds for files in `folder`, or None."""
    return next(
        (file for file in places(folder) if os.path.isfile(file) and (file.name == OWN or _has_table(file))), None
    )


def places(folder: Path) -> Iterator[Path]:
    """Yield where settings for files in `folder` may be, the nearest first, whether there is a file or not."""
    for parent in (folder, *folder.parents):
        yield from (parent / OWN, parent / SHARED)


def _has_table(path: Path) -> bool:
    try:
        return re.search(r"^\[tool\.sopctl[\].]", path.read_text(encoding="utf-8"), re.MULTILINE) is not None
    except (OSError, UnicodeDecodeError):
        return False


def read(path: Path) -> Config:
    """Return the settings in `path`. Raises ConfigError with file, line, column and key."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8-sig")
        table: dict[str, Any] = tomllib.loads(text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(
            Text(f"{path}: cannot be read: {reason}", f"{path}: tidak dapat dibaca: {reason}"),
            Text("check the permissions of the file", "periksa izin berkas itu"),
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            Text(f"{path}:1:1: is not UTF-8 (byte {error.start})", f"{path}:1:1: bukan UTF-8 (bita {error.start})"),
            Text("save the file as UTF-8", "simpan berkas itu sebagai UTF-8"),
        ) from error
    except (ValueError, RecursionError) as error:
        raise _broken(path, text, str(error)) from error
    if path.name == SHARED:
        tool = table.get("tool")
        own = tool.get("sopctl") if isinstance(tool, dict) else None
        table = own if isinstance(own, dict) else {}
    try:
        return Config.model_validate(table)
    except ValidationError as error:
        raise _wrong(path, text, error) from error


def _broken(path: Path, text: str, message: str) -> ConfigError:
    """Return the complaint of the TOML parser, with its place in front as every other message has it."""
    match = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    if match:
        where, what = f"{path}:{match[1]}:{match[2]}", message[: match.start()].lower()
    else:
        last = text.count("\n") + (not text.endswith("\n"))
        where, what = f"{path}:{last}:1", message.removesuffix(" (at end of document)").lower()
    return ConfigError(
        Text(f"{where}: this is not TOML: {what}", f"{where}: ini bukan TOML: {what}"),
        Text('a setting is written `name = ["value"]`', 'setelan ditulis `nama = ["nilai"]`'),
    )


def _wrong(path: Path, text: str, error: ValidationError) -> ConfigError:
    """Return the first setting that cannot be used."""
    item = error.errors(include_url=False)[0]
    keys = [str(key) for key in item["loc"] if isinstance(key, str) and key.isidentifier()] or [""]
    unknown = item["type"] == "extra_forbidden"
    keys = [*_known_part(keys), keys[-1]] if unknown else _known_part(keys) or keys[:1]
    line, column = _place(text, keys)
    where, name = f"{path}:{line}:{column}", ".".join(keys)
    if unknown:
        fields = list(_part(keys[:-1]))
        return ConfigError(
            Text(f"{where}: unknown setting `{name}`", f"{where}: setelan `{name}` tidak dikenal"),
            did_you_mean(keys[-1], fields)
            or Text(f"known settings: {', '.join(fields)}", f"setelan yang ada: {', '.join(fields)}"),
        )
    wanted = _wanted(keys, item["type"])
    return ConfigError(
        Text(f"{where}: `{name}` cannot be used", f"{where}: nilai `{name}` tidak dapat dipakai"),
        Text(f"it must be {wanted.en}", f"nilainya harus berupa {wanted.id}"),
    )


def _part(keys: list[str]) -> dict[str, Any]:
    """Return the settings that may stand in the table called `keys`, by name."""
    model: type[BaseModel] | None = Config
    for key in keys:
        field = model.model_fields.get(key) if model else None
        kinds = (field.annotation, *get_args(field.annotation)) if field else ()
        model = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
    return dict(model.model_fields) if model else {}


def _known_part(keys: list[str]) -> list[str]:
    """Return as many of `keys` as lead into the settings; the parser of the model names its own branches too."""
    known: list[str] = []
    for key in keys:
        if key in _part(known) or known == ["severities"]:
            known.append(key)
    return known


def _wanted(keys: list[str], kind: str) -> Text:
    """Return what a setting must be, by its own words, else by those of its kind."""
    own = _WANTED.get(".".join(keys)) or _WANTED.get(keys[0])
    return own or (_SHORTER if kind == "string_too_long" else _KINDS.get(kind, _TEXT))


_RULES = Text('a list such as ["GOV002", "vague-word"]', 'daftar, misalnya ["GOV002", "vague-word"]')
_PATHS = Text('a list of paths such as ["archive"]', 'daftar lokasi, misalnya ["arsip"]')
_TEXT = Text("a text in quotes", "teks yang diapit tanda petik")
_TEXTS = Text('a text, or a list such as ["...", "..."]', 'teks, atau daftar seperti ["...", "..."]')
_TABLE = Text('a table of `name = "text"` lines', 'tabel berisi baris `nama = "teks"`')
_SHORTER = Text("a shorter text", "teks yang lebih pendek")
_KINDS = {"tuple_type": _TEXTS, "model_type": _TABLE, "model_attributes_type": _TABLE}
_WANTED = {
    "select": _RULES,
    "ignore": _RULES,
    "severities": Text("error, warning, info or off", "error, warning, info, atau off"),
    "fail_on": Text("error, warning, info or never", "error, warning, info, atau never"),
    "exclude": _PATHS,
    "profiles": _PATHS,
    "profile": _TEXT,
    "baseline": Text("the name of a file in quotes", "nama berkas yang diapit tanda petik"),
    "language": Text("en or id, in quotes", "en atau id, diapit tanda petik"),
    "brand.colour": Text("a colour such as \"#1d4f7c\"", "warna seperti \"#1d4f7c\""),
    "brand.font": Text('files such as {regular = "a.ttf", bold = "b.ttf"}',
                       'berkas seperti {regular = "a.ttf", bold = "b.ttf"}'),
    "render.formats": Text('a list such as ["pdf", "docx"]', 'daftar, misalnya ["pdf", "docx"]'),
    "render.paper": Text("A4, F4, letter or legal, in quotes", "A4, F4, letter, atau legal, diapit tanda petik"),
    "volume.decree": Text("a table such as {number = ...}, or false", "tabel seperti {number = ...}, atau false"),
}  # fmt: skip


def _place(text: str, keys: list[str]) -> tuple[int, int]:
    """Return line and column of the last of `keys`, found as text: the TOML parser tells no places."""
    start = 0
    for key in keys:
        match = re.compile(rf"^[ \t]*(?:\[[^\]\n]*\b)?(\"?{re.escape(key)}\"?)[ \t]*[\]=.]", re.MULTILINE).search(
            text, start
        )
        if match:
            start = match.start(1)
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
