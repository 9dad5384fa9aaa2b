"""The manual of the rules: what each finds and why, its examples tried out and drawn, as one page or as Markdown."""

from sopctl.manual.build import manual
from sopctl.manual.entry import Entry, Manual, Sample, Setting

__all__ = ["Entry", "Manual", "Sample", "Setting", "manual"]
