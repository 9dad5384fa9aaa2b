"""Settings for people, as TOML that could be a settings file, and for programs."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any, Protocol

from sopctl.i18n import Language, Text
from sopctl.layers.keys import Keys
from sopctl.reports.terminal import Painter, safe, width
from sopctl.reports.toml import dotted, toml

_DEFAULT = Text("default", "bawaan")
_FILE = Text("settings file", "berkas setelan")
_NO_FILE = Text("no settings file: defaults hold", "tanpa berkas setelan: nilai bawaan yang berlaku")
_COLUMN = 48
"""Where origins begin at the earliest."""


class _Setting(Protocol):
    @property
    def keys(self) -> Keys: ...
    @property
    def value(self) -> Any: ...
    @property
    def place(self) -> str: ...
    @property
    def preset(self) -> str: ...


class _Shown(Protocol):
    @property
    def path(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def preset(self) -> str: ...
    @property
    def settings(self) -> tuple[_Setting, ...]: ...


def as_text(shown: _Shown, language: Language, paint: Painter, *, origin: bool) -> Iterator[str]:
    """Yield one line a value: dotted name, value, and with `origin` where it comes from."""
    head = f"{_FILE.in_(language)}: {shown.file}" if shown.file else _NO_FILE.in_(language)
    yield paint(f"# {safe(shown.path)}: {safe(head)}", "faint") + "\n"
    lines = [(safe(f"{dotted(setting.keys)} = {toml(setting.value)}"), setting) for setting in shown.settings]
    column = max([_COLUMN, *(width(line) for line, _ in lines if width(line) < 2 * _COLUMN)])
    for line, setting in lines:
        if origin:
            space = " " * (column - width(line))
            yield f"{line}{space}  {paint('# ' + safe(_origin(setting, language)), 'faint')}\n"
        else:
            yield line + "\n"


def as_toml(shown: _Shown, language: Language, *, origin: bool) -> Iterator[str]:
    """Yield a settings file that says the same and rests on no other."""
    plain = [setting for setting in shown.settings if len(setting.keys) == 1 and setting.keys != ("extend",)]
    yield from _pairs(plain, 0, language, origin=origin)
    nested = [setting for setting in shown.settings if len(setting.keys) > 1]
    begun: Keys = ()
    for table, settings in groupby(nested, key=_above):
        names = tuple(key for key in table if isinstance(key, str))
        item = table[:2] if table[0] == "overrides" else ()
        if item and item != begun:
            yield f"\n[[{names[0]}]]\n"
            begun = item
        if table != item:
            yield "\n" * (not item) + f"[{dotted(names)}]\n"
        yield from _pairs(settings, len(table), language, origin=origin)


def as_json(shown: _Shown, *, origin: bool) -> str:
    """Return one JSON document."""
    data: dict[str, Any] = {"path": shown.path, "file": shown.file or None, "preset": shown.preset}
    data["settings"] = {dotted(setting.keys): setting.value for setting in shown.settings}
    if origin:
        data["origins"] = {dotted(setting.keys): _where(setting) for setting in shown.settings}
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_plain) + "\n"
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def _above(setting: _Setting) -> Keys:
    return setting.keys[:-1]


def _pairs(settings: Iterable[_Setting], depth: int, language: Language, *, origin: bool) -> Iterator[str]:
    for setting in settings:
        comment = f"  # {safe(_origin(setting, language))}" if origin else ""
        yield f"{dotted(setting.keys[depth:])} = {toml(setting.value)}{comment}\n"


def _origin(setting: _Setting, language: Language) -> str:
    if setting.preset:
        return f"preset {setting.preset} ({setting.place})"
    return setting.place or _DEFAULT.in_(language)


def _where(setting: _Setting) -> dict[str, Any]:
    kind = "preset" if setting.preset else "default"
    if setting.place and not setting.preset:
        kind = "option" if setting.place.startswith("--") else "file"
    return {"kind": kind, "place": setting.place or None, "preset": setting.preset or None}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else str(value)
