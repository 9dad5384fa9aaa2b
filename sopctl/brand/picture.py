"""Pictures that a user hands in: told by what is in them, never by their names."""

from sopctl.brand.logo import SAVE_ANEW, Logo, PictureFault, ratio
from sopctl.brand.raster import raster
from sopctl.i18n import Text


def look_at(data: bytes) -> Logo:
    """Return the picture in `data`. Raises PictureFault where there is none, or one that must not be printed."""
    if found := raster(data):
        return found
    if b"<" in data[:1000]:
        from sopctl.brand.vector import cleaned

        drawing, width, height = cleaned(data)
        return Logo("svg", drawing, ratio(width, height))
    raise PictureFault(
        Text("it is no SVG, PNG or JPEG picture", "berkas ini bukan gambar SVG, PNG, atau JPEG"), SAVE_ANEW
    )
