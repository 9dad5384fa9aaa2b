"""The files that one settings file rests on: what it extends, and what those extend."""

import os
from collections.abc import Iterator
from pathlib import Path

from sopctl.cache.trace import look
from sopctl.i18n import Text
from sopctl.layers.find import seen_from_here
from sopctl.layers.layer import ConfigError, Layer, read

MAX_FILES = 50
"""Files in one chain; nobody can say what holds among more of them."""


def chain(file: Path) -> tuple[Layer, ...]:
    """Return the layers of a settings file, the one that others rest on first and the file itself last.

    A file that is reached on two ways counts once. Raises ConfigError with file, line and column for a file that is
    missing, cannot be read, or comes back to itself.
    """
    found: dict[str, Layer] = {}
    _follow(read(file), (), found)
    return tuple(found.values())


def _follow(layer: Layer, coming_from: tuple[str, ...], found: dict[str, Layer]) -> None:
    here = os.path.realpath(layer.path)
    for number, name in _extended(layer):
        where = f"{layer.place(('extend', number))}: `extend`"
        path = Path(os.path.normpath(layer.path.parent / name))
        if "\0" in name:  # which no system call takes
            raise _missing(where, name, path)
        real = os.path.realpath(path)
        if real in (*coming_from, here):
            raise ConfigError(
                Text(f"{where} comes back to {seen_from_here(path)}", f"{where} kembali ke {seen_from_here(path)}"),
                Text("take one of the two lines out", "hapus salah satu dari kedua baris itu"),
            )
        look(path)
        if not os.path.isfile(path):
            raise _missing(where, name, path)
        if len(coming_from) >= MAX_FILES or len(found) >= MAX_FILES:
            raise ConfigError(
                Text(
                    f"{where}: more than {MAX_FILES} files extend each other",
                    f"{where}: lebih dari {MAX_FILES} berkas saling memperluas",
                ),
                Text("put what they say into fewer files", "satukan isinya ke dalam berkas yang lebih sedikit"),
            )
        if real not in found:
            _follow(read(path), (*coming_from, here), found)
    found[here] = layer


def _extended(layer: Layer) -> Iterator[tuple[int, str]]:
    """Yield what a file extends; a value of the wrong kind is told where all settings are judged."""
    value = layer.table.get("extend", ())
    names = [value] if isinstance(value, str) else value
    if isinstance(names, (list, tuple)):
        yield from ((number, name) for number, name in enumerate(names) if isinstance(name, str))


def _missing(where: str, name: str, path: Path) -> ConfigError:
    from sopctl.layers import presets

    path = seen_from_here(path)
    message = Text(f"{where}: there is no file {path}", f"{where}: tidak ada berkas {path}")
    if name in presets.names():
        return ConfigError(
            message,
            Text(f'a preset is chosen with `preset = "{name}"`', f'preset dipilih dengan `preset = "{name}"`'),
        )
    return ConfigError(
        message,
        Text(
            'name a settings file as seen from this one, such as `extend = "../base.toml"`',
            'sebutkan berkas setelan dilihat dari berkas ini, misalnya `extend = "../dasar.toml"`',
        ),
    )
