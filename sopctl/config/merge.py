"""Several layers of settings become one, and each value keeps the place that it comes from.

Values and lists of a nearer layer replace those of a farther one; tables are merged; what is a collection of things
of one's own is added to. A file is meant as seen from the layer that names it, a pattern as seen from the project.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sopctl.layers import Layer
from sopctl.layers.keys import Keys

ADDED = frozenset({"overrides", "profiles", "rules", "plugins", "words.*"})
"""Lists that grow from layer to layer; `words.*` are all those in the table."""
_OF_ONE = frozenset({"extend"})
"""What each file says for itself."""
_PATHS = frozenset({"profiles", "rules", "brand.logo", "brand.unit_logo", "brand.templates"})
_TABLES_OF_PATHS = frozenset({"brand.font"})

Origins = Mapping[Keys, tuple[Layer, Keys]]
"""Where each value comes from: its keys in the merged table, then the layer and its keys there."""


def merged(layers: Sequence[Layer], root: Path) -> tuple[dict[str, Any], Origins]:
    """Return the settings of all layers, the nearest last, as one table with paths relative to `root`."""
    table: dict[str, Any] = {}
    origins: dict[Keys, tuple[Layer, Keys]] = {}
    for number, layer in enumerate(layers):
        own = layer.path.parent != root and not layer.preset
        for name, value in layer.table.items():
            if name in _OF_ONE and number < len(layers) - 1:
                continue
            listed = [value] if name in ADDED and isinstance(value, str) else value
            _add(table, origins, layer, (name,), _moved(name, listed, layer.path.parent, root) if own else listed)
    return table, origins


def _add(
    table: dict[str, Any], origins: dict[Keys, tuple[Layer, Keys]], layer: Layer, keys: tuple[str, ...], value: Any
) -> None:
    name = keys[-1]
    if isinstance(value, dict):
        inner = table.get(name)
        inner = table[name] = dict(inner) if isinstance(inner, dict) else {}
        origins.setdefault(keys, (layer, keys))
        for key, item in value.items():
            _add(inner, origins, layer, (*keys, key), item)
        return
    if (keys[0] if len(keys) == 1 else f"{keys[0]}.*") in ADDED and isinstance(value, list):
        before = table.get(name, [])
        for number in range(len(value)):
            origins[*keys, len(before) + number] = (layer, (*keys, number))
        table[name] = [*before, *value]
    else:
        for key in [key for key in origins if key[: len(keys)] == keys]:
            del origins[key]
        table[name] = value
    origins[keys] = (layer, keys)


def _moved(name: str, value: Any, folder: Path, root: Path) -> Any:
    """Return `value` with the paths in it as seen from `root`."""
    if name in _TABLES_OF_PATHS and isinstance(value, dict):
        return {key: _moved_all(item, folder, root) for key, item in value.items()}
    if isinstance(value, dict):
        return {key: _moved(f"{name}.{key}", item, folder, root) for key, item in value.items()}
    return _moved_all(value, folder, root) if name in _PATHS else value


def _moved_all(value: Any, folder: Path, root: Path) -> Any:
    if isinstance(value, list):
        return [_moved_all(item, folder, root) for item in value]
    if not isinstance(value, str) or not value:
        return value
    try:
        return Path(os.path.relpath(folder / value, root)).as_posix()
    except ValueError:  # another drive
        return str(folder / value)
