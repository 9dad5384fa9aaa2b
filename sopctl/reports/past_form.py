"""What the JSON of `history` says; `schemas/history.schema.json` is made from it."""

from typing import Any, Literal

from pydantic import ConfigDict

from sopctl.diff.change import Kind
from sopctl.reports.changes.form import Form, LevelName


class PastChange(Form):
    """One change."""

    kind: Kind
    """What was done."""
    path: tuple[str, ...]
    """To what: keys of the file, with steps and actors by id and items of lists by their text. Empty for the SOP."""
    old: Any
    """The value before."""
    new: Any
    """The value after."""
    level: LevelName
    """The part of the version number that it asks for."""
    fingerprint: str
    """Twelve hexadecimal digits that stay as long as the same is done to the same part."""


class PastRow(Form):
    """One version of the SOP, or one commit that changed it."""

    version: str
    """The version of the document; empty for what was committed after the last number, and where it has none."""
    date: str
    """The day of the version as the document says it, else that of the commit; YYYY-MM-DD."""
    commit: str
    """The commit in which it got this version."""
    subject: str
    """The first line of the commit's message."""
    file: str
    """What the file was called then, below the top folder of the repository."""
    level: LevelName
    """The highest level of the changes; none for the first row, which is compared with nothing."""
    said: tuple[str, ...]
    """What the document's own history says about the version."""
    summary: tuple[str, ...]
    """What changed, in sentences."""
    changes: tuple[PastChange, ...]
    """What changed, change by change; nothing for the first row."""


class HistoryReport(Form):
    """What `sopctl history --format json` gives."""

    model_config = ConfigDict(title="sopctl history")

    format: Literal[1]
    """The version of this format."""
    file: str
    """The file as it was named."""
    rows: tuple[PastRow, ...]
    """Versions or commits, the oldest first."""
    notes: tuple[str, ...]
    """What the table could not take in: commits that cannot be read, and a history that is cut off."""
