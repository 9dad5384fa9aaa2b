"""A git repository: its revisions, what changed between two of them or since one, and the bytes of its files."""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from sopctl.git.run import GitError, git
from sopctl.i18n import Text

_TRUNKS = ("main", "master", "origin/HEAD", "origin/main", "origin/master")
"""Where work usually branches off, in the order in which it is looked for."""
_NO_REPOSITORY, _NO_FOLDER = "not a git repository", "cannot change to"
_GO_THERE = Text("go to a folder of a repository", "pindah ke folder yang berada dalam repositori")
_LINK, _MODULE = "120000", "160000"


class Changed(NamedTuple):
    """A file that differs: its name below the top folder, and the objects of then and now, "" where there is none.

    For a file of the working tree `new` is "" too, and `on_disk` tells whether it is there.
    """

    path: str
    old: str
    new: str
    on_disk: bool = False


class Repository(Struct, frozen=True, dict=True):
    """The repository whose working tree is in the folder `top`."""

    top: str

    def commit(self, revision: str) -> str:
        """Return the commit that a revision stands for. Raises GitError where git knows none."""
        if not revision or revision.startswith("-"):
            raise self._unknown(revision)
        try:
            return self._text("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
        except GitError as error:
            raise self._unknown(revision) from error

    def knows(self, revision: str) -> bool:
        """Tell whether a revision is a commit here."""
        try:
            return bool(self.commit(revision))
        except GitError:
            return False

    def merge_base(self, one: str, other: str = "HEAD") -> str:
        """Return the commit at which two revisions parted. Raises GitError where they have none in common here."""
        commits = self.commit(one), self.commit(other)
        try:
            return self._text("merge-base", *commits).strip()
        except GitError as error:
            raise GitError(
                Text(
                    f"`{one}` and `{other}` have no common ancestor here",
                    f"`{one}` dan `{other}` tidak punya leluhur bersama",
                ),
                self._deepen,
            ) from error

    def name_of(self, path: str | os.PathLike[str], *, as_link: bool = False) -> str:
        """Return what a file or folder is called below the top folder, "." for that itself; links are followed.

        With `as_link` only the folders on the way to it are, so that a link is named and not what it leads to. Raises
        GitError for what lies on another drive of Windows.
        """
        folder, name = os.path.split(os.path.abspath(path)) if as_link else (path, "")
        try:
            return Path(os.path.relpath(os.path.realpath(folder), os.path.realpath(self.top)), name).as_posix()
        except ValueError as error:  # another drive
            raise GitError(
                Text(f"`{path}` lies outside the repository {self.top}", f"`{path}` di luar repositori {self.top}"),
                _GO_THERE,
                "outside",
            ) from error

    def trunk(self) -> str:
        """Return the revision that work usually branches off from; HEAD where none of the usual names is known."""
        return next(filter(self.knows, _TRUNKS), "HEAD")

    def changed(self, old: str, new: str | None = None, paths: Sequence[str] = ()) -> Iterator[Changed]:
        """Yield the files that differ between two commits, or between one and the working tree, new files too.

        `paths` limit it to files and folders. Renamed files are told as one that went and one that came.
        """
        wanted = ["--", *(f":(top,literal){path}" for path in paths)]
        options = ("--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--no-ext-diff", "--no-color")
        revisions = [old] if new is None else [old, new]
        told = self._text("diff", *options, "--ignore-submodules", *revisions, *wanted).split("\0")
        for path, line in dict(zip(told[1::2], told[0::2], strict=False)).items():  # one in a conflict is told twice
            modes, objects = line[1:].split()[:2], line.split()[2:4]
            files = [mode not in {_LINK, _MODULE} and bool(mode.strip("0")) for mode in modes]
            then, now = (
                name if is_file and name.strip("0") else "" for name, is_file in zip(objects, files, strict=True)
            )
            there = new is None and not line.endswith("D") and files[1]
            if then or now or there:
                yield Changed(path, then, now if new else "", there)
        if new is None:
            others = self._text("ls-files", "-z", "--others", "--exclude-standard", "--full-name", *wanted)
            yield from (Changed(path, "", "", on_disk=True) for path in filter(None, others.split("\0")))

    def files(self, revision: str, folder: str = "") -> dict[str, str]:
        """Return the objects of all files below a folder in a revision, by their names below the top folder."""
        at = f"{self.commit(revision)}:{folder}" if folder else self.commit(revision)
        told = self._text("ls-tree", "-r", "-z", at).split("\0")
        rows = (row.partition("\t") for row in told if row)
        under = folder.rstrip("/") + "/" if folder else ""
        return {under + name: head.split()[2] for head, _, name in rows if head.split()[0] not in {_LINK, _MODULE}}

    def object_at(self, revision: str, path: str) -> tuple[str, str]:
        """Return the kind (blob or tree) and the name of what is at `path`. Raises GitError where nothing is."""
        commit = self.commit(revision)
        try:
            name = self._text("rev-parse", "--verify", "--quiet", f"{commit}:{path}").strip()
            return self._text("cat-file", "-t", name).strip(), name
        except GitError as error:
            raise GitError(
                Text(f"there is no `{path}` in revision `{revision}`", f"tidak ada `{path}` di revisi `{revision}`"),
                Text(
                    f"list what is there: git ls-tree -r --name-only {revision}",
                    f"lihat isinya: git ls-tree -r --name-only {revision}",
                ),
            ) from error

    def blobs(self, names: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes of objects by their names, read in one go."""
        wanted = list(dict.fromkeys(filter(None, names)))
        if not wanted:
            return {}
        told = git(self.top, "cat-file", "--batch", given="\n".join(wanted).encode() + b"\n")
        found: dict[str, bytes] = {}
        at = 0
        for name in wanted:
            end = told.index(b"\n", at)
            head = told[at:end].split()
            if head[-1] == b"missing":
                raise GitError(Text(f"git has lost object {name}", f"objek git {name} hilang"), self._deepen)
            size = int(head[2])
            found[name] = told[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
        return found

    def conflicted(self) -> list[str]:
        """Return the files that a merge left for the user to decide."""
        told = self._text("diff", "--name-only", "--diff-filter=U", "-z")
        return list(dict.fromkeys(filter(None, told.split("\0"))))

    def mentions(self, revision: str | None, word: str, pattern: str) -> list[str]:
        """Return the files that fit `pattern` and hold a word, in a commit or in the working tree."""
        where = ["--untracked"] if revision is None else [revision]
        try:
            told = self._text("grep", "-l", "-z", "-F", "-w", "-e", word, *where, "--", f":(top,glob)**/{pattern}")
        except GitError as error:
            if error.reason:
                raise
            return []  # git grep fails where it finds nothing
        prefix = f"{revision}:" if revision else ""
        return [path.removeprefix(prefix) for path in filter(None, told.split("\0"))]

    @cached_property
    def shallow(self) -> bool:
        """Whether older commits are not here."""
        return self._text("rev-parse", "--is-shallow-repository").strip() == "true"

    def _text(self, *arguments: str) -> str:
        return os.fsdecode(git(self.top, *arguments))

    @cached_property
    def empty(self) -> bool:
        """Whether nothing is committed here yet, on the branch that is checked out."""
        try:
            self._text("rev-parse", "--verify", "--quiet", "HEAD")
        except GitError as error:
            if error.reason:
                raise
            return True
        return False

    def _unknown(self, revision: str) -> GitError:
        if self.empty:
            return GitError(
                Text("nothing is committed in this repository yet", "belum ada komit dalam repositori ini"),
                Text("commit the SOPs first: `git add .`, then `git commit`",
                     "komit SOP dahulu: `git add .`, lalu `git commit`"),
            )  # fmt: skip
        return GitError(
            Text(f"git knows no revision `{revision}`", f"git tidak mengenal revisi `{revision}`"), self._deepen
        )

    @property
    def _deepen(self) -> Text:
        if self.shallow:
            return Text(
                "this clone is shallow: get the rest with `git fetch --unshallow` (in CI: fetch-depth 0)",
                "klon ini dangkal: ambil sisanya dengan `git fetch --unshallow` (di CI: fetch-depth 0)",
            )
        return Text(
            "name a branch, a tag or a commit that is here", "sebutkan cabang, tag, atau komit yang ada di sini"
        )


def find(folder: str = ".", advice: Text | None = None) -> Repository:
    """Return the repository that `folder` lies in. Raises GitError where there is none.

    `advice` is what the user can do then, which is another thing for each command.
    """
    try:
        top = os.fsdecode(git(folder, "rev-parse", "--show-toplevel")).strip("\r\n")
    except GitError as error:
        if error.reason.startswith(_NO_FOLDER):
            raise GitError(
                Text(f"`{folder}` is no folder that can be entered", f"`{folder}` bukan folder yang dapat dimasuki"),
                Text("check the spelling of the path", "periksa penulisan lokasinya"),
                error.reason,
            ) from error
        if _NO_REPOSITORY not in error.reason:
            raise
        raise GitError(
            Text(f"`{folder}` lies in no git repository", f"`{folder}` tidak berada dalam repositori git"),
            advice or _GO_THERE,
            error.reason,
        ) from error
    return Repository(top)
