"""Writing files so that nothing is lost: whole or not at all, and never outside the folder that was asked for."""

import errno
import os
import re
import stat
import sys
import time
from pathlib import Path

from sopctl.cache import trace
from sopctl.errors import ToldError, reason
from sopctl.i18n import Text
from sopctl.regex import regex

_DEVICE = regex(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(?:\..*)?", re.IGNORECASE)
_TRIES, _PAUSE = 8, 0.05
"""How often, and after how many seconds, a file is replaced that another program has open for a moment on Windows."""
_LONGEST = 259
"""Characters of a path on Windows, where long ones are not switched on."""


class OutputError(ToldError):
    """A file cannot be written: which and why."""


def write(path: Path, data: bytes, *, lasting: bool = True, mode: int | None = None) -> None:
    """Replace the file at `path` by `data` in one step; a crash or a full disk leaves the old file.

    A file that can be made again need not be `lasting`: then it is not waited for until it is on the disk, which
    takes ten times as long as writing and guards against a loss of power only. With `mode` it gets these permissions.
    A link stays, and what it leads to is replaced; a device, a pipe and the like are written to. Raises OutputError.
    """
    try:
        if not path.name:  # as of `.`
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if _is_stream(path):
            with path.open("ab") as stream:
                stream.write(data)
            return
        if path.is_symlink():
            trace.spoil(f"{path} may lead elsewhere the next time")
            path = Path(os.path.realpath(path))
        temporary = path.with_name(f".{path.name[:60]}.{os.urandom(4).hex()}.tmp")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with temporary.open("xb") as stream:
                stream.write(data)
                if lasting:
                    stream.flush()
                    os.fsync(stream.fileno())
            if mode is not None:
                temporary.chmod(mode)
            _replace(path, temporary)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise failed(path, error) from error


def _replace(path: Path, temporary: Path) -> None:
    """Put `temporary` in the place of `path`. On Windows a virus scanner or an editor may just be reading that."""
    for left in reversed(range(_TRIES if sys.platform == "win32" else 1)):
        try:
            temporary.replace(path)
        except PermissionError:
            if not left or path.is_dir():
                raise
            time.sleep(_PAUSE)
        else:
            return


def is_device(name: str) -> bool:
    """Tell whether a file of this name would be a device on Windows, whatever follows its first point.

    Source: learn.microsoft.com, Naming Files, Paths, and Namespaces.
    """
    return _DEVICE.fullmatch(name) is not None


def _is_stream(path: Path) -> bool:
    """Tell whether `path` is something to write to that no file may take the place of, such as /dev/stdout."""
    try:
        kind = path.stat().st_mode
        led_to = str(path.readlink()) if path.is_symlink() else str(path)
    except OSError:
        return False
    return not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)) or led_to.startswith("/proc/")


def remove(path: Path) -> None:
    """Remove a file. Raises OutputError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise failed(path, error) from error


def create(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file that is not there yet. Raises OutputError where it is, unless `force`."""
    if os.path.lexists(path) and not force:
        raise OutputError(
            Text(f"{path}: exists already; nothing was written", f"{path}: sudah ada; tidak ada yang ditulis"),
            Text("choose another name, or replace it with --force", "pilih nama lain, atau ganti dengan --force"),
        )
    write(path, data)


def below(folder: Path, name: Path) -> Path:
    """Return `folder / name`. Raises OutputError where that is outside `folder`, links followed."""
    path = folder / name
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise OutputError(
            Text(
                f"{path}: is outside {folder}; nothing was written", f"{path}: di luar {folder}; tidak ada yang ditulis"
            ),
            Text("look for links in the folder of results", "periksa tautan (link) di folder hasil"),
        )
    return path


def failed(path: Path, error: OSError) -> OutputError:
    """Return what is to be told where the system could not write `path`."""
    why = reason(error)
    return OutputError(
        Text(f"{path}: cannot be written: {why.en}", f"{path}: tidak dapat ditulis: {why.id}"),
        _remedy(path, error),
    )


def _remedy(path: Path, error: OSError) -> Text:
    if sys.platform == "win32" and isinstance(error, PermissionError) and path.is_file():
        return Text(
            "close the file where it is open, such as in Word, Excel or a PDF reader; then check its permissions",
            "tutup berkas itu di program yang membukanya, misalnya Word, Excel, atau pembaca PDF; lalu periksa izinnya",
        )
    if sys.platform == "win32" and len(os.path.abspath(path)) > _LONGEST:
        return Text(
            f"the path has more than {_LONGEST} characters, too many for Windows: choose a folder nearer to the top",
            f"lokasinya lebih dari {_LONGEST} karakter, melebihi batas Windows: pilih folder yang lebih pendek",
        )
    return Text("check the folder, its permissions and the free space", "periksa folder, izin, dan sisa ruangnya")
