"""PNG and JPEG: their size, after a look at whether they are whole."""

import struct
import zlib

from sopctl.brand.logo import SAVE_ANEW, Logo, PictureFault, ratio
from sopctl.brand.profile import describes_pixels
from sopctl.i18n import Text

MAX_SIDE = 10_000
MAX_PIXELS = 25_000_000
"""A picture of a logo has a hundredth of that; unpacked, more would not fit into a small machine."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_BASELINE_TO_PROGRESSIVE = frozenset({0xC0, 0xC1, 0xC2})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN = 0xDA


def raster(data: bytes) -> Logo | None:
    """Return the picture in `data`, None where it is neither PNG nor JPEG. Raises PictureFault for a broken one."""
    if data.startswith(_PNG):
        return Logo("png", _with_fit_colours(data), ratio(*_png(data)))
    if data.startswith(_JPEG):
        return Logo("jpeg", data, ratio(*_jpeg(data)))
    return None


def _with_fit_colours(data: bytes) -> bytes:
    """Return a PNG without a profile of colours that cannot be one of its pixels; programs ignore such a one."""
    if b"iCCP" not in data:
        return data
    kept = bytearray(_PNG)
    for name, body in _chunks(data):
        if name != b"iCCP" or describes_pixels(body):
            kept += struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return bytes(kept)


def _broken(kind: str) -> PictureFault:
    return PictureFault(
        Text(f"it begins like {kind}, but is broken", f"awalnya {kind}, tetapi isinya rusak"), SAVE_ANEW
    )


def _sized(width: int, height: int, kind: str) -> tuple[int, int]:
    if not width or not height:
        raise _broken(kind)
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise PictureFault(
            Text(f"it has {width} x {height} pixels", f"gambar ini berukuran {width} x {height} piksel"),
            Text("save it with at most 4000 pixels a side", "simpan dengan paling banyak 4000 piksel per sisi"),
        )
    return width, height


def _png(data: bytes) -> tuple[int, int]:
    """Return width and height after a look at every chunk and at whether the pixels unpack."""
    chunks = list(_chunks(data))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != struct.calcsize(">IIBBBBB"):
        raise _broken("PNG")
    width, height, depth, colour, packing, _filter, interlace = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth not in {1, 2, 4, 8, 16} or colour not in _CHANNELS or packing or interlace > 1:
        raise _broken("PNG")
    _sized(width, height, "PNG")
    row = 1 + (width * depth * _CHANNELS[colour] + 7) // 8
    passes = 2 if interlace else 1  # each of the seven passes has rows of its own, which take less than as much again
    unpacked = _unpacked([body for name, body in chunks if name == b"IDAT"], most=passes * row * height + 1000)
    if unpacked < (row - 1) * height:
        raise _broken("PNG")
    return width, height


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found = []
    at = len(_PNG)
    while at + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        check = data[at + 8 + length : at + 12 + length]
        if len(check) != struct.calcsize(">I") or struct.unpack(">I", check)[0] != zlib.crc32(name + body):
            break
        found.append((name, body))
        if name == b"IEND":
            return found
        at += 12 + length
    raise _broken("PNG")


def _unpacked(parts: list[bytes], most: int) -> int:
    """Return how many bytes the parts unpack to; nothing is kept of them, and no more than `most` are made."""
    unpacker = zlib.decompressobj()
    total = 0
    try:
        for part in parts:
            rest = part
            while rest:
                total += len(unpacker.decompress(rest, 1_000_000))
                rest = unpacker.unconsumed_tail
                if total > most:
                    raise _broken("PNG")
    except zlib.error as error:
        raise _broken("PNG") from error
    return total


def _jpeg(data: bytes) -> tuple[int, int]:
    """Return width and height out of the frame header."""
    at, size = 2, None
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            break
        mark = data[at + 1]
        if mark == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if mark == _SCAN:
            if size is None or not data.rstrip(b"\x00\r\n").endswith(b"\xff\xd9"):
                break
            return _sized(*size, "JPEG")
        if mark in _FRAMES:
            if mark not in _BASELINE_TO_PROGRESSIVE or length < 8 or at + 10 > len(data):
                break
            _depth, height, width, _parts = struct.unpack_from(">BHHB", data, at + 4)
            size = width, height
        at += 2 + length
    raise _broken("JPEG")
