"""Init: turn a folder into an SOP project."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from msgspec import Struct

from sopctl import __version__, output, resources
from sopctl.api.new import SCHEMA_FOLDER
from sopctl.api.schema import file_name, shipped
from sopctl.i18n import Language
from sopctl.project import SUFFIX, sop_files

CI_FILES = {"github": ".github/workflows/sopctl.yml", "gitlab": ".gitlab-ci.yml"}
REVIEW_FILES = {"github": ".github/workflows/sop-review.yml", "gitlab": ".gitlab/sop-review.yml"}
"""Jobs that tell in a comment what a change request changes."""
_PRE_COMMIT = ".pre-commit-config.yaml"
_GIT_IGNORE = ".gitignore"
_BUILT = "build/"
"""Where `render` writes; its results are made anew at will."""
_SETTINGS = {"id": "sopctl.id.toml", "en": "sopctl.toml"}
"""The same settings, explained in each language."""
_EXAMPLES = {"id": "peminjaman-ruang-rapat.sop.yaml", "en": "meeting-room-booking.sop.yaml"}


class Written(Struct, frozen=True):
    """One file of the project: where, and whether it is new."""

    path: Path
    new: bool
    to_add: str
    """What the user has to add to a file of his own that was there already."""


def init(
    folder: Path,
    language: Language,
    ci: Literal["github", "gitlab", "none"],
    *,
    review: bool = False,
    comments: Language | None = None,
) -> Iterator[Written]:
    """Write settings, an example, the schema for editors, the CI job, the pre-commit entry and what git is to ignore.

    A folder that has SOPs needs no example. With `review` also the CI job that comments on change requests. `language`
    is that of the example, `comments` that of what the settings say of themselves, where it is another.

    A file that is there already is left as it is. Raises OutputError where one cannot be written.
    """
    home = resources.templates() / "init"
    files: dict[str, str] = {
        "sopctl.toml": (home / _SETTINGS[comments or language]).read_text(encoding="utf-8"),
        f"{SCHEMA_FOLDER}/{file_name('sop')}": shipped("sop"),
        _GIT_IGNORE: _BUILT + "\n",
        _PRE_COMMIT: (home / "pre-commit-config.yaml").read_text(encoding="utf-8"),
    }
    if not _has_sops(folder):
        example = home / _EXAMPLES[language]
        files[f"sop/{example.name}"] = example.read_text(encoding="utf-8")
    if ci != "none":
        files[CI_FILES[ci]] = (resources.templates() / "ci" / f"{ci}.yml").read_text(encoding="utf-8")
    if review and ci != "none":
        files[REVIEW_FILES[ci]] = (resources.templates() / "ci" / f"review-{ci}.yml").read_text(encoding="utf-8")
    for relative, template in files.items():
        path = output.below(folder, Path(relative))
        new = not os.path.lexists(path)
        text = template.replace("{version}", __version__)
        if new:
            output.create(path, text.encode())
        yield Written(path, new, "" if new else _to_add(path, text))


def _has_sops(folder: Path) -> bool:
    """Tell whether there is an SOP below a folder."""
    return any(path.name.endswith(SUFFIX) for path in sop_files(folder))


def _to_add(path: Path, text: str) -> str:
    """Return what the user has to add to a file that is there already: nothing where it has it, or needs none."""
    if path.name == _GIT_IGNORE:
        lines = {line.strip().strip("/") for line in path.read_text(encoding="utf-8", errors="replace").splitlines()}
        return "" if _BUILT.strip("/") in lines else text
    if path.name not in {_PRE_COMMIT, CI_FILES["gitlab"]}:
        return ""
    if "sopctl lint" in path.read_text(encoding="utf-8", errors="replace"):
        return ""
    return text.removeprefix("repos:\n")
