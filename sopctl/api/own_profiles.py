"""The folders with profiles of a project's own, from where its settings say that they are."""

import os
from pathlib import Path

from sopctl.cache.trace import look
from sopctl.config import ConfigError, Resolved
from sopctl.i18n import Text
from sopctl.layers.find import seen_from_here


def folders(resolved: Resolved, root: Path) -> tuple[Path, ...]:
    """Return the folders that the settings name. Raises ConfigError for one that is not there: a typo is no profile."""
    found = tuple(root / name for name in resolved.config.profiles)
    for number, folder in enumerate(found):
        look(folder)
        if not os.path.isdir(folder):
            where = f"{resolved.place('profiles', number)}: `profiles`".removeprefix(": ")
            path = seen_from_here(Path(os.path.normpath(folder)))
            raise ConfigError(
                Text(f"{where}: there is no folder {path}", f"{where}: tidak ada folder {path}"),
                Text("name folders with profiles, as seen from this file, or remove it",
                     "sebutkan folder profil, dilihat dari berkas ini, atau hapus"),
            )  # fmt: skip
    return found
