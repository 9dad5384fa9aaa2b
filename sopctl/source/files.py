"""From bytes to text: encodings, and everything that can be wrong with a file before YAML begins."""

import codecs
import os
import re
import stat
from pathlib import Path as FilePath

from sopctl.cache import trace
from sopctl.diagnostic import Place
from sopctl.source.reader import parse
from sopctl.source.source import START, Problem, Source, place_at

MAX_BYTES = 8_000_000
_WIDE_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def read_file(path: FilePath, name: str) -> Source:
    """Read the file at `path`, to be called `name` in messages. Never raises: see `Source.problems`."""
    trace.read(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return _folder(path, name)
        if not stat.S_ISREG(status.st_mode):
            return _failed(name, "unreadable-file", "special")
        if status.st_size > MAX_BYTES:
            return _failed(name, "over-the-limit", "bytes", limit=str(MAX_BYTES))
        return decode(path.read_bytes(), name)
    except FileNotFoundError:
        return _failed(name, "unreadable-file", "missing")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return _failed(name, "unreadable-file", "denied", reason=reason)


def _folder(path: FilePath, name: str) -> Source:
    """Return what is told of a folder: that it is none of the files in it, or that nobody can look for these."""
    try:
        os.scandir(path).close()
    except OSError as error:
        return _failed(name, "unreadable-file", "locked", reason=error.strerror or str(error))
    return _failed(name, "unreadable-file", "folder")


def decode(data: bytes, name: str) -> Source:
    """Read the bytes of a file."""
    if len(data) > MAX_BYTES:
        return _failed(name, "over-the-limit", "bytes", limit=str(MAX_BYTES))
    for mark, encoding in _WIDE_MARKS.items():
        if data.startswith(mark):
            return _failed(name, "not-utf8", "marked", encoding=encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(data, name, error)
    source = parse(text.removeprefix("\ufeff"), name)
    if text.startswith("\ufeff"):
        source.problems.append(Problem("byte-order-mark", START))
    if b"\r" in data and 0 < data.count(b"\r\n") < data.count(b"\n"):
        source.problems.append(Problem("mixed-line-ends", _first_odd_line(text)))
    return source


def _undecodable(data: bytes, name: str, error: UnicodeDecodeError) -> Source:
    before = len(data[: error.start].decode("utf-8"))
    source = Source(name, data.decode("utf-8", errors="replace"))
    detail = {"what": "byte", "byte": f"0x{data[error.start]:02X}"}
    source.problems.append(Problem("not-utf8", place_at(source.text, before), detail))
    source.complete = False
    return source


def _first_odd_line(text: str) -> Place:
    """Return the first line whose end differs from that of line 1."""
    windows = text.partition("\n")[0].endswith("\r")
    odd = re.search(r"(?<!\r)\n" if windows else r"\r\n", text)
    start = max(text.rfind("\n", 0, odd.start()), text.rfind("\r", 0, odd.start())) + 1 if odd else 0
    return place_at(text, start)


def _failed(name: str, kind: str, what: str, **detail: str) -> Source:
    source = Source(name)
    source.problems.append(Problem(kind, START, {"what": what, **detail}))
    source.complete = False
    return source
