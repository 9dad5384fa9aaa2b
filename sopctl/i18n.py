"""Two languages for the people who read our messages: English and Indonesian."""

import os
import sys
from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["en", "id"]
LANGUAGES: tuple[Language, ...] = ("en", "id")

_WINDOWS_PRIMARY_LANGUAGE_INDONESIAN = 0x21


class Text(NamedTuple):
    """The same sentence in both languages."""

    en: str
    id: str

    def in_(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.id if language == "id" else self.en


def environment_language(environ: Mapping[str, str] = os.environ) -> Language:
    """Return the language that the user's environment asks messages to be in.

    POSIX order: LC_ALL, LC_MESSAGES, LANG, the first that is set decides. Windows sets none of them,
    so there the language of the user interface is asked for.
    """
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(variable):
            return "id" if value.lower().startswith(("id", "in_")) else "en"
    return _windows_language() if sys.platform == "win32" else "en"


def _windows_language() -> Language:
    import ctypes

    language: int = getattr(ctypes, "windll").kernel32.GetUserDefaultUILanguage()  # noqa: B009  absent elsewhere
    return "id" if language & 0x3FF == _WINDOWS_PRIMARY_LANGUAGE_INDONESIAN else "en"


def document_language(language: str | None) -> Language:
    """Return the language of the fixed words in a document whose text is in `language`."""
    return "id" if (language or "en").split("-")[0].lower() == "id" else "en"
