"""The settings that hold for a file or folder, value by value, each with the place that it comes from."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct
from pydantic import BaseModel

from sopctl.api.batch import Batch, Overrides
from sopctl.api.errors import ApiError
from sopctl.api.inputs import Input, Settings
from sopctl.config import Config, Resolved
from sopctl.i18n import Text
from sopctl.layers import Layer, presets
from sopctl.layers.find import seen_from_here
from sopctl.layers.keys import Keys
from sopctl.load import Loaded, load
from sopctl.profiles import ProfileFile
from sopctl.project import SUFFIX

_WEIGHTS = ("severities", "options")
"""Tables of which the preset, the profile and the settings each have a part."""


class Setting(NamedTuple):
    """One value: its keys, what it is, and where it is said.

    That is FILE:LINE:COLUMN, or an option of the command line, or nothing where only the default holds.
    """

    keys: Keys
    value: Any
    place: str = ""
    preset: str = ""
    """The preset that says it, where one does."""


class Shown(Struct, frozen=True):
    """What holds for one path."""

    path: str
    file: str
    """The settings file; empty where there is none."""
    preset: str
    settings: tuple[Setting, ...]


def settings_for(path: str, preset: str = "") -> Shown:
    """Return what holds for a file or folder; for an SOP its profile counts too, and the overrides of others do not.

    Raises ApiError for a path that is not there, ConfigError for settings that cannot be used.
    """
    if not os.path.lexists(path):
        raise ApiError(
            Text(f"{path}: there is no such file or folder", f"{path}: tidak ada berkas atau folder ini"),
            Text("name a file or a folder", "sebutkan berkas atau folder"),
        )
    at = Path(path)
    known = Settings(preset)
    file = known.file_for(at / "x" if os.path.isdir(path) else at)
    resolved = known.resolved(file)
    batch = Batch(resolved.config, [], Overrides(preset=preset), file.parent if file else None, resolved)
    weights = batch.linter.selection.weights()  # settings that cannot be used are told here
    holds: frozenset[int] | None = None
    profile = None
    if path.endswith(SUFFIX) and not os.path.isdir(path):
        item = Input(at, path, at.parent)
        loaded: Loaded = load(item.read())
        ruling = batch.ruling(loaded.sop, at.parent)
        profile = ruling.file
        holds = frozenset(weights.judge(loaded, ruling.profile).matched)
    settings = tuple(_settings(resolved, profile, holds))
    if preset:
        settings = tuple(Setting(s.keys, s.value, "--preset") if s.keys == ("preset",) else s for s in settings)
    return Shown(path, str(seen_from_here(file)) if file else "", resolved.preset_name, settings)


def _settings(resolved: Resolved, profile: ProfileFile | None, holds: frozenset[int] | None) -> Iterator[Setting]:
    for name in Config.model_fields:
        value = getattr(resolved.config, name)
        if name in _WEIGHTS:
            yield from _weights(resolved, profile, name)
        elif name == "overrides":
            yield from _overrides(resolved, holds)
        elif isinstance(value, BaseModel):
            yield from (_own(resolved, keys, inner) for keys, inner in _leaves((name,), value) if inner)
        elif name == "preset":
            yield _own(resolved, (name,), resolved.preset_name)
        else:
            yield _own(resolved, (name,), value)


def _own(resolved: Resolved, keys: Keys, value: Any) -> Setting:
    found = resolved.at(keys)
    if found is None or found[0].preset:
        return Setting(keys, value, _place(*found) if found else "", found[0].preset if found else "")
    return Setting(keys, value, _place(*found))


def _weights(resolved: Resolved, profile: ProfileFile | None, name: str) -> Iterator[Setting]:
    """Yield each weight or option of a rule; a later word wins."""
    found: dict[Keys, Setting] = {}
    below = presets.preset(resolved.preset_name)
    for keys, value in _leaves((name,), getattr(resolved.preset, name)):
        found[keys] = Setting(keys, value, _place(below, keys), below.preset)
    if profile and not profile.problems and name == "severities":
        for rule, level in profile.profile.severities.items():
            place = profile.source.place((name, rule), key=True)
            found[name, rule] = Setting((name, rule), level, f"{profile.source.name}:{place.line}:{place.column}")
    for keys, value in _leaves((name,), getattr(resolved.config, name)):
        found[keys] = _own(resolved, keys, value)
    yield from found.values()


def _overrides(resolved: Resolved, holds: frozenset[int] | None) -> Iterator[Setting]:
    below, number = presets.preset(resolved.preset_name), 0
    ours = len(resolved.preset.overrides)
    for index, override in enumerate((*resolved.preset.overrides, *resolved.config.overrides)):
        if holds is not None and index not in holds:
            continue
        own = ("overrides", index if index < ours else index - ours)
        for keys, value in _leaves((), override):
            if value:
                said = Setting((), value, _place(below, (*own, *keys)), below.preset)
                if index >= ours:
                    said = _own(resolved, (*own, *keys), value)
                yield said._replace(keys=("overrides", number, *keys))
        number += 1


def _leaves(above: Keys, value: Any) -> Iterator[tuple[Keys, Any]]:
    """Yield the values in tables, with their keys."""
    if isinstance(value, BaseModel):
        value = {name: getattr(value, name) for name in type(value).model_fields}
    if not isinstance(value, Mapping):
        yield above, value
        return
    for name, inner in value.items():
        yield from _leaves((*above, name), inner)


def _place(layer: Layer, keys: Keys) -> str:
    line, column = layer.line_and_column(keys)
    return f"{layer.path.name if layer.preset else seen_from_here(layer.path)}:{line}:{column}"
