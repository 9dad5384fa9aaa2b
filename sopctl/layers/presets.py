"""Presets: settings that come with the tool, in the same form as a user's own."""

from functools import cache
from pathlib import Path

from sopctl import resources
from sopctl.i18n import Text
from sopctl.layers.layer import ConfigError, Layer, read
from sopctl.suggest import did_you_mean

DEFAULT = "recommended"
"""What holds where nobody chooses."""
_SUFFIX = ".toml"


@cache
def names() -> tuple[str, ...]:
    """Return the names of all presets."""
    return tuple(sorted(file.name.removesuffix(_SUFFIX) for file in _folder().glob(f"*{_SUFFIX}")))


@cache
def preset(name: str) -> Layer:
    """Return the preset called `name`, which is one of `names()`."""
    return read(_folder() / (name + _SUFFIX), name)


def check(name: str, where: str = "") -> None:
    """Raise ConfigError where there is no preset called `name`; `where` is the place of that name in a file."""
    if name in names():
        return
    known = ", ".join(names())
    before = f"{where}: " if where else ""
    raise ConfigError(
        Text(f"{before}there is no preset `{name}`", f"{before}tidak ada preset `{name}`"),
        did_you_mean(name, names()) or Text(f"known presets: {known}", f"preset yang ada: {known}"),
    )


def _folder() -> Path:
    return resources.templates() / "presets"
