"""Install and uninstall: two places, each left as it was where something stands in the way."""

import os
from collections.abc import Iterator
from pathlib import Path

from sopctl.api.errors import ApiError
from sopctl.api.git_drivers import attributes
from sopctl.api.git_drivers.settings import Settings, own_command, refused, wanted
from sopctl.git import GitError, find, git
from sopctl.i18n import Text
from sopctl.project import SUFFIX

_PROBE = f"x{SUFFIX}"


_ANYWHERE = Text(
    "go to a repository, or make this folder one with `git init`; --global is about all repositories of yours",
    "pindah ke suatu repositori, atau jadikan folder ini repositori dengan `git init`; --global berlaku untuk semua "
    "repositori Anda",
)


def install(folder: str, *, everywhere: bool = False, command: str = "", report: bool = True) -> Iterator[Text]:
    """Set git up for the repository around `folder`, or for all of the user's, and yield what was done.

    Raises ToldError, before anything is written, where git or a repository is missing or where other drivers are set.
    """
    settings, file = _places(folder, everywhere=everywhere)
    if foreign := settings.foreign():
        raise refused(foreign)
    if not attributes.has_own(file) and (line := _taken(settings.folder, file, everywhere=everywhere)):
        raise _occupied(line, file)
    new = attributes.add(file)
    try:
        changed = settings.write(wanted(command or own_command(), report=report))
    except GitError:
        if new:
            attributes.remove(file)
        raise
    where = Text("your settings of git", "pengaturan git Anda") if everywhere else _of(settings.folder)
    yield (
        Text(f"{where.en}: drivers for diff and merge are set", f"{where.id}: driver diff dan merge dipasang")
        if (changed)
        else Text(f"{where.en}: nothing to do", f"{where.id}: sudah terpasang")
    )
    yield (
        Text(f"{file}: *{SUFFIX} goes to them", f"{file}: *{SUFFIX} diarahkan ke sana")
        if new
        else Text(f"{file}: nothing to do", f"{file}: sudah terpasang")
    )


def uninstall(folder: str, *, everywhere: bool = False) -> Iterator[Text]:
    """Take out what `install` put in, and nothing else; yield what was done. Raises ToldError."""
    settings, file = _places(folder, everywhere=everywhere)
    where = Text("your settings of git", "pengaturan git Anda") if everywhere else _of(settings.folder)
    if attributes.remove(file):
        yield Text(f"{file}: as it was before", f"{file}: kembali seperti semula")
    if settings.forget():
        yield Text(f"{where.en}: drivers for diff and merge are removed", f"{where.id}: driver dilepas")
    if foreign := settings.foreign():
        names = ", ".join(foreign)
        yield Text(f"not ours, left as it is: {names}", f"bukan buatan sopctl, dibiarkan: {names}")


def _of(top: str) -> Text:
    return Text(f"repository {top}", f"repositori {top}")


def _places(folder: str, *, everywhere: bool) -> tuple[Settings, Path]:
    """Return where the settings and the attributes are kept. Raises GitError."""
    if everywhere:
        settings = Settings(folder, "--global")
        return settings, settings.attributes_file()
    try:
        top = find(folder, _ANYWHERE).top
    except GitError as error:
        raise _bare(folder) or error from error
    return Settings(top, "--local"), Path(top, ".gitattributes")


def _bare(folder: str) -> GitError | None:
    """Return the error for a repository without files, None where that is not the reason."""
    try:
        told = git(folder, "rev-parse", "--is-bare-repository", "--is-inside-git-dir").split()
    except GitError:
        return None
    if b"true" not in told:
        return None
    return GitError(
        Text(
            f"`{folder}` is a repository without files; drivers work where files are edited",
            f"`{folder}` adalah repositori tanpa berkas; driver bekerja di tempat berkas disunting",
        ),
        Text("run this in a clone", "jalankan di dalam sebuah klon"),
    )


def _taken(folder: str, file: Path, *, everywhere: bool) -> str:
    """Return which other driver SOPs are given to, in the words of git; nothing where there is none."""
    if everywhere:
        return attributes.others(file)
    told = os.fsdecode(git(folder, "check-attr", "-z", "diff", "merge", "--", _PROBE)).split("\0")
    found = dict(zip(told[1::3], told[2::3], strict=False))
    return ", ".join(f"{name}={value}" for name, value in found.items() if value not in {"unspecified", "sopctl"})


def _occupied(line: str, file: Path) -> ApiError:
    return ApiError(
        Text(
            f"git attributes give *{SUFFIX} to another driver already ({line}); nothing was changed",
            f"atribut git sudah mengarahkan *{SUFFIX} ke driver lain ({line}); tidak ada yang diubah",
        ),
        Text(
            f"take that line out, or add `*{SUFFIX} diff=sopctl merge=sopctl` to {file} yourself",
            f"hapus baris itu, atau tambahkan sendiri `*{SUFFIX} diff=sopctl merge=sopctl` ke {file}",
        ),
    )
