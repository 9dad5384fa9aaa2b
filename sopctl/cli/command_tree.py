"""The commands, their options and what may follow these, as the option parser knows them."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from sopctl.i18n import Language
from sopctl.regex import regex
from sopctl.reports.completions import Command, CommandOption, Files, Values

_KINDS = {
    ("lint", "--format"): "reports",
    ("lint", "--report"): "report-files",
    ("render", "--format"): "formats,",
    ("render", "--size"): "sizes,",
    ("new", "--archetype"): "archetypes",
    ("schema", "name"): "schemas",
    ("", "--profile"): "profiles",
    ("", "--preset"): "presets",
    ("", "RULES"): "rules,",
    ("", "CODE|NAME"): "rules",
}
"""What may follow an option or be an argument, by command or for all, and by name or metavar; a comma for lists."""
_FILES: dict[str, Files] = {
    "FILE": "any",
    "FILE...": "any",
    "PATH...": "sop",
    "PATH": "sop",
    "[OLD [NEW]] [PATH...]": "sop",
    "FOLDER": "folder",
}
_CHOICES = regex(r"[\w-]+(?:\|[\w-]+)+")


def tree(command: Any, path: tuple[str, ...], language: Language) -> Command:
    """Return a command of the option parser with all below it; `path` are the names that lead to it."""
    shown = [child for child in getattr(command, "commands", {}).values() if not child.hidden]
    children = tuple(tree(child, (*path, child.name), language) for child in shown)
    params = [param for param in command.params if not getattr(param, "hidden", False)]
    options = tuple(
        CommandOption((*param.opts, *param.secondary_opts), _first(param.help), _values(param, path, language))
        for param in params
        if param.param_type_name == "option"
    )
    help_ = CommandOption(("-h", "--help"), "Show this message and exit.")
    arguments = [_values(param, path, language) or Values() for param in params if param.param_type_name == "argument"]
    words = tuple(dict.fromkeys(word for values in arguments for word in values.words))
    files: Files = next((values.files for values in arguments if values.files), "")
    return Command(path, _first(command.help), (*options, help_), Values(words, files), children)


def _values(param: Any, path: tuple[str, ...], language: Language) -> Values | None:
    """Return what may be the value of an option or argument, None for a flag."""
    if getattr(param, "is_flag", False):
        return None
    from sopctl.api.completions import words

    metavar = param.metavar or ""
    keys = [(path[0] if path else "", param.opts[0]), ("", param.opts[0]), ("", metavar)]
    if kind := next((_KINDS[key] for key in keys if key in _KINDS), ""):
        return Values(words(kind.rstrip(","), language), comma=kind.endswith(","))
    if choices := tuple(_choices(param.type_descriptor.annotation)):
        return Values(tuple((choice, "") for choice in choices))
    if _CHOICES.fullmatch(metavar):
        return Values(tuple((word, "") for word in metavar.split("|") if word.islower()))
    return Values(files=_FILES.get(metavar, ""))


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for part in get_args(annotation):
        if get_origin(part) is Literal:
            yield from get_args(part)


def _first(help_: str | None) -> str:
    """Return the first paragraph of a text, on one line."""
    return " ".join((help_ or "").split("\n\n")[0].split())
