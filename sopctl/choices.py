"""Words that people choose by in settings, in profiles and on the command line."""

from typing import Literal

PaperName = Literal["A4", "F4", "letter", "legal"]
PictureName = Literal["flowchart", "swimlane", "table"]
Threshold = Literal["error", "warning", "info", "never"]
"""From which severity on findings fail a run."""

HERE = (".",)
"""The paths of a command that is given none."""

MOST_JOBS = 64
"""Processes that may share the work."""
