"""Files of the user's own that are written anew, and what must hold before one of them is touched."""

import os
import stat
from pathlib import Path

from sopctl import output
from sopctl.i18n import Text
from sopctl.output import OutputError

_ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`, which is what the file at `path` held when it was read.

    A link is followed, so that it stays one, and the permissions stay. Raises OutputError where the file is read-only,
    where it holds something else by now, and where it cannot be written.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode
        if not mode & _ANY_WRITE or not os.access(target, os.W_OK):
            raise _read_only(path)
        if target.read_bytes() != before:
            raise _changed(path)
    except OSError as error:
        raise output.failed(path, error) from error
    output.write(target, after, mode=stat.S_IMODE(mode))


def _read_only(path: Path) -> OutputError:
    return OutputError(
        Text(f"{path}: is read-only and was left alone", f"{path}: hanya dapat dibaca, sehingga tidak diubah"),
        Text(
            "allow writing to it, or see the change with --diff",
            "izinkan penulisan, atau lihat dengan --diff",
        ),
    )


def _changed(path: Path) -> OutputError:
    return OutputError(
        Text(
            f"{path}: was changed by another program meanwhile and was left alone",
            f"{path}: sementara itu diubah oleh program lain, sehingga dibiarkan",
        ),
        Text("run the command again", "jalankan perintahnya sekali lagi"),
    )
