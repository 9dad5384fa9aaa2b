"""Settings of a project: `sopctl.toml`, or `[tool.sopctl]` in `pyproject.toml`, nearest upward from a file."""

import os
import re
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sopctl.errors import ToldError
from sopctl.i18n import Text
from sopctl.suggest import did_you_mean

Level = Literal["error", "warning", "info", "off"]


class ConfigError(ToldError):
    """The settings cannot be used: where and what."""


class Config(BaseModel):
    """What a project sets for itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    select: tuple[str, ...] = ()
    """Rules to run, by code, name or group; all where empty."""
    ignore: tuple[str, ...] = ()
    """Rules not to run."""
    severities: dict[str, Level] = Field(default_factory=dict)
    """Rules that weigh more or less than by themselves."""
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    """The mildest finding that makes `lint` fail."""
    exclude: tuple[str, ...] = ()
    """Patterns of files that are left out when a folder is given, relative to this file."""
    profile: str = ""
    """The profile of SOPs that name none."""
    profiles: tuple[str, ...] = ()
    """Folders with profiles of your own, relative to this file."""
    language: Literal["", "en", "id"] = ""
    """The language of messages; that of the environment where empty."""


def nearest(folder: Path) -> Path | None:
    """Return the settings file that holds for files in `folder`, or None."""
    for parent in (folder, *folder.parents):
        own, shared = parent / "sopctl.toml", parent / "pyproject.toml"
        if os.path.isfile(own):
            return own
        if os.path.isfile(shared) and _has_table(shared):
            return shared
    return None


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
    if path.name == "pyproject.toml":
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
    keys = [str(key) for key in item["loc"] if isinstance(key, str)] or [""]
    line, column = _place(text, keys)
    where, name = f"{path}:{line}:{column}", ".".join(keys)
    if item["type"] == "extra_forbidden":
        close = did_you_mean(keys[-1], list(Config.model_fields))
        known = ", ".join(Config.model_fields)
        return ConfigError(
            Text(f"{where}: unknown setting `{name}`", f"{where}: setelan `{name}` tidak dikenal"),
            close or Text(f"known settings: {known}", f"setelan yang ada: {known}"),
        )
    wanted = _WANTED.get(keys[0], _WANTED["profile"])
    return ConfigError(
        Text(f"{where}: `{name}` cannot be used", f"{where}: nilai `{name}` tidak dapat dipakai"),
        Text(f"it must be {wanted.en}", f"nilainya harus berupa {wanted.id}"),
    )


_RULES = Text('a list such as ["GOV002", "vague-word"]', 'daftar, misalnya ["GOV002", "vague-word"]')
_PATHS = Text('a list of paths such as ["archive"]', 'daftar lokasi, misalnya ["arsip"]')
_WANTED = {
    "select": _RULES,
    "ignore": _RULES,
    "severities": Text("error, warning, info or off", "error, warning, info, atau off"),
    "fail_on": Text("error, warning, info or never", "error, warning, info, atau never"),
    "exclude": _PATHS,
    "profiles": _PATHS,
    "profile": Text("a text in quotes", "teks yang diapit tanda petik"),
    "language": Text("en or id, in quotes", "en atau id, diapit tanda petik"),
}


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
