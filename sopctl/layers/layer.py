"""One file of settings as it was read: its table, and where each key stands in it."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from sopctl.errors import ToldError, reason
from sopctl.i18n import Text
from sopctl.layers.find import SHARED, seen_from_here
from sopctl.layers.keys import Keys, Places

MAX_BYTES = 1_000_000
"""A hundred times the longest settings that anybody writes; `extend` may name any file."""


class ConfigError(ToldError):
    """The settings cannot be used: where and what."""


class Layer(Struct, frozen=True, dict=True):
    """The settings in one file."""

    path: Path
    text: str
    table: Mapping[str, Any]
    above: Keys = ()
    """The way to the table in the file."""
    preset: str = ""
    """The name of the preset that it is, one that comes with the tool; empty for a file of the user's own."""

    @cached_property
    def _places(self) -> Places:
        return Places(self.text)

    def line_and_column(self, keys: Keys) -> tuple[int, int]:
        """Return where the setting at `keys` stands, from 1."""
        return self._places.of((*self.above, *keys))

    def place(self, keys: Keys) -> str:
        """Return where the setting at `keys` stands, as FILE:LINE:COLUMN."""
        line, column = self.line_and_column(keys)
        return f"{seen_from_here(self.path)}:{line}:{column}"


def read(path: Path, preset: str = "") -> Layer:
    """Read a file of settings. Raises ConfigError with file, line and column where it is no TOML or cannot be read."""
    import tomllib

    text = _text(path)
    try:
        table: dict[str, Any] = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _broken(path, text, error) from error
    if path.name != SHARED:
        return Layer(path, text, table, preset=preset)
    tool = table.get("tool")
    own = tool.get("sopctl") if isinstance(tool, dict) else None
    return Layer(path, text, own if isinstance(own, dict) else {}, ("tool", "sopctl"))


def _text(file: Path) -> str:
    path = seen_from_here(file)
    try:
        if file.stat().st_size > MAX_BYTES:
            raise ConfigError(
                Text(f"{path}: is larger than {MAX_BYTES} bytes", f"{path}: lebih dari {MAX_BYTES} bita"),
                Text("check that it really is a settings file", "pastikan berkas ini memang berkas setelan"),
            )
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(
            Text(f"{path}:1:1: is not UTF-8 (byte {error.start})", f"{path}:1:1: bukan UTF-8 (bita {error.start})"),
            Text("save the file as UTF-8", "simpan berkas itu sebagai UTF-8"),
        ) from error
    except (OSError, ValueError) as error:
        why = reason(error)
        raise ConfigError(
            Text(f"{path}: cannot be read: {why.en}", f"{path}: tidak dapat dibaca: {why.id}"),
            Text("check the permissions of the file", "periksa izin berkas itu"),
        ) from error


def _broken(file: Path, text: str, error: Exception) -> ConfigError:
    """Return the complaint of the TOML parser, with its place in front as every other message has it."""
    import re

    path = seen_from_here(file)
    message = "too deeply nested" if isinstance(error, RecursionError) else str(error)
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
