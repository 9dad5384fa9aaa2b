"""The typeface that a document is set in: the one that ships, or a user's own font files."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

Face = Literal["regular", "bold", "italic", "bold_italic", "mono"]
FONTS: Final = Path(__file__).parent.parent / "fonts"
"""The folder of the fonts that ship."""


class Typeface(Struct, frozen=True):
    """A family and the files of its faces. Without files it is the one that ships; `mono` always is.

    Make one of a user's files by `fontfile.house`, which reads the family's name and finds broken files.
    """

    family: str = "Liberation Sans"
    files: tuple[tuple[Face, str], ...] = ()
    """The file of each face but `mono`; none for the one that ships."""

    def file(self, face: Face) -> str:
        """Return the file of a face. Raises KeyError where there is none."""
        return dict(self.files)[face]


SHIPPED: Final = Typeface()
MONO: Final = "Liberation Mono"

_CURRENT: ContextVar[Typeface] = ContextVar("typeface", default=SHIPPED)


def current() -> Typeface:
    """Return the typeface that text is measured in now."""
    return _CURRENT.get()


@contextmanager
def set_in(typeface: Typeface) -> Iterator[None]:
    """Measure text in `typeface` for as long as the block runs, in this thread."""
    before = _CURRENT.set(typeface)
    try:
        yield
    finally:
        _CURRENT.reset(before)
