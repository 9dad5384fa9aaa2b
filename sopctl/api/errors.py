"""What the verbs raise when they cannot do what was asked."""

import os
from collections.abc import Iterable

from sopctl.errors import ToldError, reason
from sopctl.i18n import Text


class ApiError(ToldError):
    """Wrong usage of a verb."""


class NothingToDoError(ApiError):
    """No SOP was found where one was asked for."""


def unreadable(name: str | os.PathLike[str], error: OSError, remedy: Text | None = None) -> ApiError:
    """Return what is to be told where the system could not read the file called `name`."""
    why = reason(error)
    return ApiError(Text(f"{name}: cannot be read: {why.en}", f"{name}: tidak dapat dibaca: {why.id}"), remedy)


def nothing_in(paths: Iterable[str]) -> NothingToDoError:
    """Return what is to be told where none of `paths` leads to an SOP."""
    where = ", ".join(paths)
    return NothingToDoError(
        Text(f"nothing to do: no SOP in {where}", f"tidak ada yang dikerjakan: tidak ada SOP di {where}"),
        Text(
            "name a file, or a folder with files that end with .sop.yaml",
            "sebutkan berkas, atau folder yang berisi berkas berakhiran .sop.yaml",
        ),
    )
