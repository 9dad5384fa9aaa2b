"""Examples of rules, tried out: each rule finds in its own examples what it finds in a user's files."""

import ast
import re
from collections.abc import Sequence

from sopctl import profiles
from sopctl.check import Linter, Ruling, Selection
from sopctl.diagnostic import Diagnostic
from sopctl.regex import regex
from sopctl.rules.catalogue import Catalogue, Example, Rule
from sopctl.source import Source, decode

NAME = "example.sop.yaml"
_SOP = ".sop.yaml"
_FILE = regex(r"^# file: (\S+)\n", re.MULTILINE)
_PROFILE = regex(r"^profile: (\S+)", re.MULTILINE)
_MARK = regex(r"[ \t]*# <-.*?(?=(?:\\r)?$)", re.MULTILINE)
"""The mark at the end of a line with a fault; it is for the tests, and no reader's file has one."""


def files(example: Example, *, marked: bool = False) -> tuple[Source, ...]:
    """Return the files of an example, without marks unless they are to stay `marked`.

    Several begin with `# file: NAME` lines, a command has none.
    """
    if example.syntax == "shell":
        return ()
    parts = _FILE.split(example.text if marked else _MARK.sub("", example.text))
    named = list(zip(parts[1::2], parts[2::2], strict=True)) or [(NAME, parts[0])]
    return tuple(decode(_bytes(text, example.syntax), name) for name, text in named)


def command(example: Example) -> str:
    """Return the command of an example without marks, empty where it is no command."""
    return _MARK.sub("", example.text) if example.syntax == "shell" else ""


def _bytes(text: str, syntax: str) -> bytes:
    if syntax != "escaped":
        return text.encode()
    made: bytes = ast.literal_eval(f"b'''{text}'''")
    return made


def findings(rule: Rule, known: Catalogue, sources: Sequence[Source]) -> tuple[Diagnostic, ...]:
    """Return what `rule`, one of those that are `known`, finds in these files."""
    return tuple(one for one in diagnostics(rule, known, sources) if one.name == rule.name)


def diagnostics(rule: Rule, known: Catalogue, sources: Sequence[Source]) -> list[Diagnostic]:
    """Return that, and what keeps a file from being read or a rule from running.

    A file that is no SOP is a profile that one of them names.
    """
    linter = Linter(Selection(select=(rule.code,), catalogue=known))
    beside = {source.name: profiles.understood(source) for source in sources if not source.name.endswith(_SOP)}
    found: list[Diagnostic] = []
    for source in sources:
        if source.name not in beside:
            found += linter.document(source, _ruling(source, beside)).diagnostics
    return found + list(linter.documents())


def _ruling(source: Source, beside: dict[str, profiles.ProfileFile]) -> Ruling:
    named = _PROFILE.search(source.text)
    wanted = named[1] if named else profiles.default_name("id")
    file = beside.get(wanted) or profiles.read(wanted)
    usable = file.profile if file and not file.problems else profiles.default("en")
    return Ruling(usable, file is not None, profiles.names(), file)
