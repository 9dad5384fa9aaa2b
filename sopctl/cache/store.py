"""Values on disk: plain JSON behind a checksum. What cannot be read, or be written, is as if it were not there."""

from __future__ import annotations

import os
import time

try:  # what hashlib hands out, without loading OpenSSL, which takes longer than all the rest
    from _blake2 import blake2b
except ImportError:  # pragma: no cover  another Python
    from hashlib import blake2b

from sopctl.cache.place import prepare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_FORM = b"sopctl cache 1 "
_DAY = 86_400
_KEPT = 14 * _DAY
"""Seconds that something is kept after it was last used."""
END = ".sopctl-cache"
"""What the names of our files end with; nobody else's do, whatever folder the cache shares with others."""


def digest(data: bytes) -> str:
    """Return what tells `data` from other bytes: 40 hexadecimal digits."""
    return blake2b(data, digest_size=20).hexdigest()


def load(place: str, name: str) -> Any:
    """Return the value kept as `name`, None where there is none or it is damaged."""
    path = _path(place, name)
    try:
        with open(path, "rb") as stream:
            head, _, body = stream.read().partition(b"\n")
            changed = os.fstat(stream.fileno()).st_mtime
        if head != _FORM + digest(body).encode():
            return None
        import json  # here and below, as where nothing is kept nobody else may need it

        value = json.loads(body)
        if time.time() - changed > _DAY:
            os.utime(path)  # still in use
    except (OSError, ValueError, RecursionError):
        return None
    return value


def save(place: str, name: str, value: Any) -> None:
    """Keep a value in one step; where that is impossible, as on a full disk, nothing happens."""
    import json

    body = json.dumps(value, separators=(",", ":")).encode()
    path = _path(place, name)
    temporary = f"{path}.{os.getpid()}.{time.monotonic_ns()}.tmp"
    try:
        prepare(place)
        try:
            with open(temporary, "xb") as stream:
                stream.write(_FORM + digest(body).encode() + b"\n" + body)
            os.replace(temporary, path)
        except OSError:
            os.unlink(temporary)
        _tidy(place)
    except OSError:
        return


def _path(place: str, name: str) -> str:
    return os.path.join(place, name + END)


def _tidy(place: str) -> None:
    """Remove what nobody used for long, once a day."""
    mark, now = _path(place, "tidied"), time.time()
    try:
        if now - os.stat(mark).st_mtime < _DAY:
            return
        os.utime(mark)
    except FileNotFoundError:
        open(mark, "xb").close()
    for name in os.listdir(place):
        path = os.path.join(place, name)
        if name.endswith((END, ".tmp")) and END in name and now - os.stat(path).st_mtime > _KEPT:
            os.unlink(path)
