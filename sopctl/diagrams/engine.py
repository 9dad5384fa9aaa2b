"""The engine that lays a picture out: the embedded one from a wheel, or the system's Graphviz.

The embedded engine measures text from tables of its own, so its pictures are the same on every machine.
"""

import os
import sys
from pathlib import Path
from typing import Literal

from msgspec import Struct

from sopctl.cache.trace import look
from sopctl.errors import ToldError
from sopctl.i18n import Text
from sopctl.programs import on_path

EngineName = Literal["embedded", "system"]

_EMBEDDED = "graphviz-pure"
_SYSTEM = "dot"
_SECONDS = 60
_LONGEST_COMPLAINT = 300


class EngineError(ToldError):
    """A picture could not be drawn."""


class Engine(Struct, frozen=True):
    """A program that draws; `note` says so where it is not the one that was asked for."""

    name: EngineName
    program: Path
    note: Text | None = None


def find(name: EngineName = "embedded") -> Engine:
    """Return the engine called `name`; the system's one stands in where the embedded one is missing.

    Raises EngineError where there is none.
    """
    if name == "embedded":
        if program := embedded():
            return Engine("embedded", program)
        note = Text(
            "the embedded engine is missing, so the system's Graphviz draws; pictures may differ between machines",
            "mesin gambar bawaan tidak ada, sehingga Graphviz milik sistem yang menggambar; "
            "hasilnya bisa berbeda antarkomputer",
        )
    else:
        note = None
    if program := system():
        return Engine("system", program, note)
    if name == "system":
        raise EngineError(
            Text("there is no `dot` on the PATH", "`dot` tidak ditemukan di PATH"),
            Text(
                "install Graphviz, or leave `--engine system` out", "pasang Graphviz, atau hilangkan `--engine system`"
            ),
        )
    raise EngineError(
        Text("no drawing engine was found", "mesin gambar tidak ditemukan"),
        Text(
            "run `pip install graphviz-pure`, or install Graphviz",
            "jalankan `pip install graphviz-pure`, atau pasang Graphviz",
        ),
    )


def other(engine: Engine) -> Engine | None:
    """Return the engine that can stand in for `engine`, None where there is no other."""
    name: EngineName = "system" if engine.name == "embedded" else "embedded"
    program = system() if name == "system" else embedded()
    return Engine(name, program) if program else None


def stood_in(failure: EngineError, engine: Engine) -> Text:
    """Return the note that `engine` drew a picture, since another one failed."""
    return Text(
        f"{failure.text.en}; {engine.program.name} drew the picture instead, so it may look different elsewhere",
        f"{failure.text.id}; gambar dibuat oleh {engine.program.name}, sehingga bisa berbeda di tempat lain",
    )


def embedded() -> Path | None:
    """Return the engine from the wheel. It lies where this Python keeps its programs, not always on the PATH."""
    import sysconfig

    file = _EMBEDDED + (".exe" if os.name == "nt" else "")
    for folder in (sysconfig.get_path("scripts"), str(Path(sys.executable).parent)):
        program = Path(folder, file)
        look(program)
        if program.is_file():
            return program
    return _on_path(_EMBEDDED)


def system() -> Path | None:
    """Return the Graphviz of this machine."""
    return _on_path(_SYSTEM)


def _on_path(name: str) -> Path | None:
    found = on_path(name)
    return Path(found) if found else None


def run(engine: Engine, source: str, options: tuple[str, ...]) -> bytes:
    """Return what `engine` makes of the DOT `source`. Raises EngineError where it fails."""
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603  a fixed program and fixed options; the SOP goes in as data
            [str(engine.program), *options],
            input=source.encode(),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise EngineError(
            Text(
                f"the drawing engine took longer than {_SECONDS} seconds",
                f"mesin gambar bekerja lebih dari {_SECONDS} detik",
            ),
            Text("split the procedure into smaller ones", "bagi prosedur menjadi beberapa SOP"),
        ) from error
    except OSError as error:
        raise failed(engine, str(error)) from error
    if done.returncode or not done.stdout:
        raise failed(engine, done.stderr.decode(errors="replace"))
    return done.stdout


def failed(engine: Engine, complaint: str) -> EngineError:
    """Return the error that tells what went wrong with `engine`."""
    words = " ".join(complaint.split())[:_LONGEST_COMPLAINT]
    return EngineError(
        Text(
            f"the drawing engine {engine.program.name} failed: {words}",
            f"mesin gambar {engine.program.name} gagal: {words}",
        ),
        Text("`sopctl doctor` shows which engines work", "`sopctl doctor` menunjukkan mesin yang berfungsi"),
    )
