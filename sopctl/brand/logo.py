"""What a logo is once it was looked at, and what is said of a picture that cannot be one."""

from typing import Literal

from msgspec import Struct

from sopctl.errors import ToldError
from sopctl.i18n import Text

LogoKind = Literal["svg", "png", "jpeg"]

MOST_UNEQUAL = 50
"""How many times longer one side may be than the other."""

SAVE_ANEW = Text(
    "open it in a picture program and export it as PNG", "buka dengan aplikasi gambar, lalu ekspor sebagai PNG"
)


class PictureFault(ToldError):
    """This is no picture that can be printed: why, and what to do."""


class Logo(Struct, frozen=True):
    """A picture that was looked at: it is what its kind says, and `ratio` times as wide as it is high."""

    kind: LogoKind
    data: bytes
    ratio: float


def ratio(width: float, height: float) -> float:
    """Return how many times wider than high a picture is. Raises PictureFault for one too long for a logo."""
    if max(width, height) > MOST_UNEQUAL * min(width, height):
        raise PictureFault(
            Text(
                f"it is {width:g} by {height:g}, far too long for a logo",
                f"ukurannya {width:g} kali {height:g}, terlalu memanjang untuk logo",
            ),
            Text("cut away what is empty round it", "potong bagian kosong di sekelilingnya"),
        )
    return width / height
