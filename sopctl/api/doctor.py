"""Doctor: what this machine offers and what degrades without it."""

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from sopctl import __version__
from sopctl.i18n import Text

_PACKAGES = ("typer", "pyyaml", "pydantic", "jinja2", "graphviz", "graphviz-pure", "markdown-it-py")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked for: what was found, and what follows where it is missing."""

    name: str
    found: str
    """Version or place; empty where it is missing."""
    without: Text | None = None
    needed: bool = False


def doctor() -> Iterator[Check]:
    """Yield what was found."""
    yield Check("sopctl", __version__)
    yield Check("python", f"{platform.python_version()} ({sys.platform})")
    for package in _PACKAGES:
        yield Check(package, _version(package), _without(package), needed=True)
    yield Check(
        "libyaml", _libyaml(), Text("files are read ten times slower", "berkas dibaca sepuluh kali lebih lambat")
    )
    yield from _engines()


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _without(package: str) -> Text:
    return Text(
        f"part of sopctl does not work; pip install {package}",
        f"sebagian sopctl tidak berfungsi; pip install {package}",
    )


def _libyaml() -> str:
    import yaml

    if not yaml.__with_libyaml__:
        return ""
    from yaml import _yaml

    return str(_yaml.get_version_string())


def _engines() -> Iterator[Check]:
    from sopctl.diagrams import engine

    embedded, system = engine.embedded(), engine.system()
    yield Check(
        "engine: embedded",
        str(embedded or ""),
        Text("svg, png and html need --engine system", "svg, png, dan html memerlukan --engine system"),
        needed=not system,
    )
    yield Check(
        "engine: system dot",
        str(system or ""),
        Text("--engine system is not available; it is not needed", "--engine system tidak tersedia; tidak diperlukan"),
    )
