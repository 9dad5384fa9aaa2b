"""YAML text with the place of everything in it. Nothing in here knows of SOPs."""

from sopctl.source.files import decode, read_file
from sopctl.source.reader import parse
from sopctl.source.source import HARMLESS, Comment, Path, Problem, Source

__all__ = ["HARMLESS", "Comment", "Path", "Problem", "Source", "decode", "parse", "read_file"]
