"""Doctor: what this machine offers and what degrades without it."""

import platform
import sys
from collections.abc import Iterator
from importlib import metadata

from msgspec import Struct

from sopctl import __version__
from sopctl.i18n import Text

_PACKAGES = {
    "typer": Text("the command line", "baris perintah"),
    "rich": Text("progress and colours", "kemajuan kerja dan warna"),
    "pyyaml": Text("reading SOPs", "membaca SOP"),
    "pydantic": Text("reading SOPs", "membaca SOP"),
    "msgspec": Text("the values between the stages", "nilai di antara tahap-tahap"),
    "jinja2": Text("html, md, and `sopctl new`", "html, md, dan `sopctl new`"),
    "markupsafe": Text("html", "html"),
    "markdown-it-py": Text("Markdown in texts", "Markdown di dalam teks"),
    "graphviz": Text("--view flowchart", "--view flowchart"),
    "graphviz-pure": Text("--view flowchart", "--view flowchart"),
    "typst": Text("pdf, png, poster, checklist, and svg --outlined", "pdf, png, poster, checklist, dan svg --outlined"),
    "fonttools": Text("your own fonts", "huruf milik sendiri"),
    "python-docx": Text("docx and checklist", "docx dan checklist"),
    "lxml": Text("docx and checklist", "docx dan checklist"),
    "xlsxwriter": Text("xlsx", "xlsx"),
    "segno": Text("the QR code of a poster", "kode QR pada poster"),
}
"""The packages that sopctl is made with, and what needs each."""


class Check(Struct, frozen=True):
    """One thing that was looked for: what was found, and what follows where it is missing."""

    name: str
    found: str
    """Version or place; empty where it is missing."""
    without: Text | None = None
    needed: bool = False
    what: Text | None = None
    """What it is for."""


def doctor() -> Iterator[Check]:
    """Yield what was found."""
    yield Check("sopctl", __version__)
    yield Check("python", f"{platform.python_version()} ({sys.platform})")
    for package, what in _PACKAGES.items():
        yield Check(package, _version(package), _without(package), needed=True, what=what)
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
        f"does not work without it: {_PACKAGES[package].en}; pip install {package}",
        f"tidak berfungsi tanpanya: {_PACKAGES[package].id}; pip install {package}",
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
        Text("--view flowchart needs --engine system", "--view flowchart memerlukan --engine system"),
        needed=not system,
    )
    yield Check(
        "engine: system dot",
        str(system or ""),
        Text("--engine system is not available; it is not needed", "--engine system tidak tersedia; tidak diperlukan"),
    )
