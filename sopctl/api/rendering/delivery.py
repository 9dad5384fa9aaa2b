"""Bringing results to their folder, or comparing them with what lies there.

Pages of pictures are numbered (`NAME-2.svg`). When there are fewer of them than at an earlier run, the last ones
are left over; they are ours, and nobody else's, where they end with the mark that we put into each.
"""

import binascii
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote

from msgspec import Struct

from sopctl import output
from sopctl.cache.trace import look
from sopctl.regex import regex

State = Literal["written", "removed", "same", "stale", "missing", "left over"]

_PAGE = regex(r"-([1-9][0-9]*)\.(svg|png)")
_PNG_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"


class Result(NamedTuple):
    """A file in the folder of results, and what was done with it or found out about it."""

    path: Path
    state: State


class Delivery(Struct, frozen=True):
    """The files of one SOP on their way to `folder / place`; `origin` says in a mark where they come from."""

    folder: Path
    place: Path
    origin: str
    check: bool = False

    def files(self, files: Iterable[tuple[str, bytes]]) -> Iterator[Result]:
        """Yield what becomes of the files of one format, given by the ends of their names and their content.

        Raises OutputError.
        """
        ends = set()
        for end, content in files:
            ends.add(end)
            path, data = self._path(end), self._marked(end, content)
            if self.check:
                yield Result(path, _compared(path, data))
            else:
                output.write(path, data, lasting=False)
                yield Result(path, "written")
        for kind in ("svg", "png"):  # a poster is no page, and says nothing about pages of another format
            if any(end == f".{kind}" or ((page := _PAGE.fullmatch(end)) and page[2] == kind) for end in ends):
                yield from self._left_over(kind, ends)

    def _left_over(self, kind: str, ends: set[str]) -> Iterator[Result]:
        """Yield the pages of an earlier run that this run does not have any more, and remove them."""
        near, number = self.folder / self.place, 1
        while (end := f"-{number}.{kind}") in ends or os.path.lexists(f"{near}{end}"):
            path = near.with_name(near.name + end)
            if end not in ends and _ends_with(path, self._mark(kind)):
                if not self.check:
                    output.remove(path)
                yield Result(path, "left over" if self.check else "removed")
            number += 1
        look(f"{near}{end}")  # were it there, it would be left over

    def _path(self, end: str) -> Path:
        return output.below(self.folder, self.place.with_name(self.place.name + end))

    def _marked(self, end: str, data: bytes) -> bytes:
        page = _PAGE.fullmatch(end)
        if page is None:
            return data
        mark = self._mark(page[2])
        return data.removesuffix(_PNG_END) + mark if page[2] == "png" else data + mark

    def _mark(self, kind: str) -> bytes:
        """Return what the picture of a page ends with: an instruction to nobody in XML, a comment in PNG."""
        words = f"sopctl page of {quote(self.origin, safe=' ', errors='replace')}"
        if kind == "svg":
            return f"<?{words}?>\n".encode()
        chunk = b"tEXtSource\x00" + words.encode()
        return (len(chunk) - 4).to_bytes(4, "big") + chunk + binascii.crc32(chunk).to_bytes(4, "big") + _PNG_END


def _ends_with(path: Path, mark: bytes) -> bool:
    """Tell whether this is a plain file that ends so; a link or a file that cannot be read is not."""
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size < len(mark):
            return False
        with path.open("rb") as stream:
            stream.seek(-len(mark), os.SEEK_END)
            return stream.read() == mark
    except OSError:
        return False


def _compared(path: Path, data: bytes) -> State:
    """Return what a file is beside what it should be. Line ends that git changed in a text change nothing."""
    look(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # reading a pipe would wait for ever
            return "stale"
        found = path.read_bytes()
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "stale"
    if found == data or (b"\x00" not in data and found.replace(b"\r\n", b"\n") == data.replace(b"\r\n", b"\n")):
        return "same"
    return "stale"
