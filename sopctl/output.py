"""Writing files so that nothing is lost: whole or not at all, and never outside the folder that was asked for."""

import errno
import os
import stat
from pathlib import Path

from sopctl.errors import ToldError
from sopctl.i18n import Text


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
        path = Path(os.path.realpath(path)) if path.is_symlink() else path
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
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise failed(path, error) from error


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
    reason = error.strerror or str(error)
    return OutputError(
        Text(f"{path}: cannot be written: {reason}", f"{path}: tidak dapat ditulis: {reason}"),
        Text("check the folder, its permissions and the free space", "periksa folder, izin, dan sisa ruangnya"),
    )
