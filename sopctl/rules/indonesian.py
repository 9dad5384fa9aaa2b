"""The Indonesian words for what a rule's file says in English alone: its source, and what its options are for.

`indonesian.tsv` has them by the English words, so that a source that is told anew has to be translated anew.
"""

from functools import cache
from pathlib import Path

from sopctl.i18n import Language

FILE = Path(__file__).parent / "indonesian.tsv"


def told_in(language: Language, text: str) -> str:
    """Return `text`, which a rule has in English, in `language`; as it is where nobody translated it."""
    return words().get(text, text) if language == "id" else text


@cache
def words() -> dict[str, str]:
    """Return the Indonesian words by the English ones."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {pair[0]: pair[1] for pair in pairs}
