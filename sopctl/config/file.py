"""From a settings file to the settings that hold: its own, those that it extends, and its preset underneath."""

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field
from pydantic import ValidationError

from sopctl.config.merge import Origins, merged
from sopctl.config.settings import Config, Override
from sopctl.layers import Layer, chain, presets
from sopctl.layers.keys import Keys

_Kind = TypeVar("_Kind", Config, Override)

_OF_THE_PRESET = frozenset({"severities", "overrides"})
"""What a preset says of the weight of rules: a profile weighs more, and the project's own settings most of all."""


class Resolved(Struct, frozen=True, dict=True):
    """The settings that hold for a project, and where they come from."""

    config: Config
    """What the files say, and beneath it the preset but for its weights of rules, which are in `preset`."""
    preset_name: str = presets.DEFAULT
    layers: tuple[Layer, ...] = ()
    """The files, the nearest last."""
    origins: Origins = field(default_factory=dict)

    @cached_property
    def preset(self) -> Config:
        """The preset."""
        return preset(self.preset_name)

    def place(self, *keys: str | int) -> str:
        """Return where a setting stands, as FILE:LINE:COLUMN; nothing where it is in no file."""
        at = self.at(keys)
        return at[0].place(at[1]) if at else ""

    def at(self, keys: Keys) -> tuple[Layer, Keys] | None:
        """Return the layer that says a setting, and its keys there; None where none does."""
        for depth in range(len(keys), 0, -1):
            if found := self.origins.get(keys[:depth]):
                return found[0], (*found[1], *keys[depth:])
        return None


def read(path: Path) -> Config:
    """Return the settings in `path`, with those that it extends. Raises ConfigError with file, line and key."""
    return resolve(path).config


def resolve(file: Path | None, preset_name: str = "") -> Resolved:
    """Return what holds under the settings file `file`, or without one.

    `preset_name` stands in for the preset that the files name. Raises ConfigError with file, line, column and key for
    settings that cannot be used.
    """
    if preset_name:
        presets.check(preset_name)
    if file is None and not preset_name:
        return Resolved(Config.model_construct())
    layers = chain(file) if file else ()
    for layer in layers:
        _validated(layer, layer.table)
    root = file.parent if file else Path()
    table, origins = merged(layers, root)
    name = preset_name or table.get("preset", "") or presets.DEFAULT
    if not preset_name and table.get("preset"):
        layer, keys = origins["preset",]
        presets.check(name, f"{layer.place(keys)}: `preset`")
    below = presets.preset(name)
    rest = {key: value for key, value in below.table.items() if key not in _OF_THE_PRESET}
    if rest:
        beneath = Layer(below.path, below.text, rest, preset=name)
        table, origins = merged((beneath, *layers), root)
    table["preset"] = name
    return Resolved(Config.model_validate(table), name, layers, origins)


@cache
def preset(name: str) -> Config:
    """Return the preset called `name`.

    Its file comes with the tool and is judged by a test: no validator is built for it, which takes long.
    """
    table = presets.preset(name).table
    overrides = tuple(_constructed(Override, item) for item in table.get("overrides", ()))
    return _constructed(Config, {**table, "overrides": overrides})


def _validated(layer: Layer, table: Mapping[str, Any]) -> Config:
    try:
        return Config.model_validate(table)
    except ValidationError as error:
        from sopctl.config.wrong import wrong

        raise wrong(layer, error) from error


def _constructed(kind: type[_Kind], table: Mapping[str, Any]) -> _Kind:
    values: dict[str, Any] = {key: tuple(item) if isinstance(item, list) else item for key, item in table.items()}
    return kind.model_construct(None, **values)
