"""What a history says of changes that nobody gave a reason for."""

from sopctl.diff import Comparison
from sopctl.i18n import Language, Text
from sopctl.reports.changes.summary import summary

_MOST = 5
"""Sentences of one line of the history."""
_NO_CONTENT = Text("A revision without changes of content", "Revisi tanpa perubahan isi")


def told(comparison: Comparison, language: Language, said: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the changes in a few sentences, the weightiest first, behind what is `said` already.

    Where there are none, one tells that the content stayed.
    """
    new = (one for one in summary(comparison, language, _MOST) if one not in said)
    return (*said, *new) or (_NO_CONTENT.in_(language),)
