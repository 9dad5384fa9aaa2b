"""The document as Markdown (CommonMark with GitHub's tables), the picture beside it in a file of its own."""

import os
import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

from sopctl.documents import prose, templates
from sopctl.documents.document import Document
from sopctl.regex import regex

_CONTROLS = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPECIAL = regex(r"[\\`*_\[\]|~$]")
_LIKE_A_BLOCK = regex(r"^(\s*)([#+=-])(?=[\s#+=-]|$)", re.MULTILINE)
_LIKE_A_NUMBER = regex(r"^(\s*\d+)([.)])(?=\s|$)", re.MULTILINE)
"""What makes a heading, a list or a rule of a line."""
_SPACES = regex(r"[ \t]+")
_BLANK_LINES = regex(r"\n{3,}")


def write(document: Document, own: Path | None = None) -> str:
    """Return the document as Markdown. Every text of the SOP is escaped, so that it reads as it was written.

    Templates in the folder `own` come before those of the tool.
    """
    return _BLANK_LINES.sub("\n\n", _template(own).render(document=document)).strip() + "\n"


@cache
def _template(own: Path | None) -> templates.Template:
    filters = {"text": text, "prose": prose.as_markdown, "address": _address}
    return templates.load("document.md.jinja", filters, escape=False, own=own)


def text(plain: str) -> str:
    """Return `plain` so that neither Markdown nor HTML find anything in it; its lines stay apart."""
    safe = _SPACES.sub(" ", _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", plain))
    safe = _SPECIAL.sub(r"\\\g<0>", safe)
    safe = safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = _LIKE_A_NUMBER.sub(r"\1\\\2", _LIKE_A_BLOCK.sub(r"\1\\\2", safe))
    return "<br>".join(safe.splitlines())


def _address(file: str) -> str:
    return quote(os.fsencode(file))
