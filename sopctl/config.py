"""Settings of a project: `sopctl.toml`, or `[tool.sopctl]` in `pyproject.toml`, nearest upward from a file."""

import difflib
import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

Level = Literal["error", "warning", "info", "off"]


class ConfigError(Exception):
    """The settings cannot be used; the message names file, line and key."""


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
    root: Path = Field(default=Path(), exclude=True)
    """The folder of the file that these settings came from."""


def nearest(folder: Path) -> Path | None:
    """Return the settings file that holds for files in `folder`, or None."""
    for parent in (folder, *folder.parents):
        own = parent / "sopctl.toml"
        if own.is_file():
            return own
        shared = parent / "pyproject.toml"
        if shared.is_file() and _has_table(shared):
            return shared
    return None


def _has_table(path: Path) -> bool:
    try:
        return re.search(r"^\[tool\.sopctl[\].]", path.read_text(encoding="utf-8"), re.MULTILINE) is not None
    except (OSError, UnicodeDecodeError):
        return False


@lru_cache(maxsize=256)
def read(path: Path) -> Config:
    """Return the settings in `path`. Raises ConfigError with file, line and key."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        table: dict[str, Any] = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {error}") from error
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("sopctl", {})
    table.pop("root", None)
    try:
        return Config.model_validate({**table, "root": path.parent})
    except ValidationError as error:
        raise ConfigError(_explain(path, text, error)) from error


def _explain(path: Path, text: str, error: ValidationError) -> str:
    lines = []
    for item in error.errors(include_url=False):
        key = str(item["loc"][0])
        match = re.search(rf"^\s*(\[.*\b)?\"?{re.escape(key)}\"?\s*[\]=.]", text, re.MULTILINE)
        line = text.count("\n", 0, match.end()) + 1 if match else 1
        message = f"{path}:{line}: `{'.'.join(map(str, item['loc']))}`: {item['msg'].lower()}"
        if item["type"] == "extra_forbidden":
            close = difflib.get_close_matches(key, Config.model_fields, 1)
            message = f"{path}:{line}: unknown setting `{key}`" + (f"; did you mean `{close[0]}`?" if close else "")
        lines.append(message)
    return "\n".join(lines)
