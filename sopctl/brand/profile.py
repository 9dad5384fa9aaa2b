"""Profiles of colours in PNG pictures."""

import zlib

_KINDS = (b"scnr", b"mntr", b"prtr", b"spac")
_SPACES = (b"RGB ", b"GRAY")
_HEADER = 128


def describes_pixels(body: bytes) -> bool:
    """Return whether the body of an iCCP chunk holds a profile of a device for RGB or grey pixels.

    A PDF/A may hold no other for a picture (ISO 19005-2, 6.2.4.2), and PNG none either.
    """
    _name, _, packed = body.partition(b"\0")
    try:
        head = zlib.decompressobj().decompress(packed[1:], _HEADER)
    except zlib.error:
        return False
    return head[12:16] in _KINDS and head[16:20] in _SPACES and head[36:40] == b"acsp"
