"""The lines in a file of git attributes that give SOPs to our drivers: put in as a block, taken out without a trace."""

import os
from pathlib import Path

from sopctl import output
from sopctl.api.errors import ApiError
from sopctl.i18n import Text
from sopctl.project import SUFFIX

_BEGIN, _END = "# >>> sopctl git install", "# <<< sopctl git install"
_LINES = f"*{SUFFIX} diff=sopctl merge=sopctl"
_NEW, _CUT = " (file made for this)", " (line end added before)"
"""What has to be undone with the block, said in its first line."""


def add(path: Path) -> bool:
    """Put the block at the end of the file; tell whether it was not there yet. Raises ApiError, OutputError."""
    text = _read(path)
    if text is not None and _BEGIN in text:
        return False
    old = text or ""
    note = _NEW if text is None else _CUT if old and not old.endswith("\n") else ""
    block = f"{_BEGIN}{note}\n{_LINES}\n{_END}\n"
    block = ("\n" if note == _CUT else "") + block
    output.write(
        path, (old + (block.replace("\n", "\r\n") if "\r\n" in old else block)).encode("utf-8", "surrogateescape")
    )
    return True


def remove(path: Path) -> bool:
    """Take the block out, and the file if it was made for it; tell whether there was one. Raises as `add`."""
    text = _read(path)
    if text is None or _BEGIN not in text:
        return False
    end = "\r\n" if "\r\n" in text else "\n"
    head, _, rest = text.partition(_BEGIN)
    first, *inside = rest.partition(_END)[0].splitlines()
    if inside != [_LINES] or _END not in rest:
        raise ApiError(
            Text(
                f"{path}: the block of `sopctl git install` was changed by hand; nothing was done",
                f"{path}: blok `sopctl git install` telah diubah secara manual; tidak ada yang dilakukan",
            ),
            Text("take its lines out yourself", "hapus sendiri baris-barisnya"),
        )
    behind = rest.partition(_END)[2].removeprefix(end)
    left = (head.removesuffix(end) if first == _CUT and not behind else head) + behind
    if not left and first == _NEW:
        output.remove(path)
    else:
        output.write(path, left.encode("utf-8", "surrogateescape"))
    return True


def has_own(path: Path) -> bool:
    """Tell whether the block is in the file."""
    return _BEGIN in (_read(path) or "")


def others(path: Path) -> str:
    """Return the line of the file that gives SOPs to other drivers, as far as it names their pattern; else nothing."""
    for line in (_read(path) or "").splitlines():
        words = line.split()
        if words[:1] in ([f"*{SUFFIX}"], ["*.yaml"]) and any(
            w.lstrip("-!").partition("=")[0] in {"diff", "merge"} for w in words[1:]
        ):
            return line.strip()
    return ""


def _read(path: Path) -> str | None:
    """Return the text, None where there is no file. Raises ApiError where it is something else."""
    if not os.path.lexists(path):
        return None
    if path.is_symlink() or not os.path.isfile(path):
        raise ApiError(
            Text(f"{path}: is no plain file, so it is left alone", f"{path}: bukan berkas biasa, jadi tidak disentuh"),
            Text(f"put this line into it yourself: {_LINES}", f"tambahkan sendiri baris ini: {_LINES}"),
        )
    return path.read_bytes().decode("utf-8", "surrogateescape")
