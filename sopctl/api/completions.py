"""Completions: the words that may follow options, as far as the tool knows them beforehand."""

from collections.abc import Callable
from typing import get_args

from sopctl import profiles
from sopctl.api.errors import ApiError
from sopctl.i18n import Language, Text
from sopctl.reports.completions import Shell
from sopctl.rules.catalogue import GROUPS, all_rules

_SHELLS: tuple[Shell, ...] = get_args(Shell)

Words = tuple[tuple[str, str], ...]


def supported(name: str) -> Shell:
    """Return the shell called `name`, in any case. Raises ApiError for one that no script is made for."""
    known = {shell.casefold(): shell for shell in _SHELLS} | {"pwsh": "powershell"}
    if found := known.get(name.casefold()):
        return found
    *others, last = _SHELLS
    listed = ", ".join(others)
    raise ApiError(
        Text(f"there is no completion script for `{name}`", f"tidak ada skrip pelengkapan untuk `{name}`"),
        Text(f"supported are {listed} and {last}", f"yang didukung: {listed}, dan {last}"),
    )


def words(kind: str, language: Language) -> Words:
    """Return the words of a kind, each with what it means, which may be empty."""
    return _KINDS[kind](language)


def _rules(language: Language) -> Words:
    groups = [(name, title.in_(language)) for name, (_, title) in GROUPS.items()]
    letters = [(code, title.in_(language)) for code, title in GROUPS.values()]
    rules = [(rule, rule.about.what.in_(language)) for rule in all_rules()]
    codes, names = ([(getattr(rule, field), what) for rule, what in rules] for field in ("code", "name"))
    return (*groups, *letters, *codes, *names)


def _reports(_language: Language) -> Words:
    from sopctl.reports.findings import FORMATS

    return _plain(*FORMATS)


def _report_files(language: Language) -> Words:
    return tuple((f"{name}=", "") for name, _ in _reports(language))


def _formats(_language: Language) -> Words:
    from sopctl.api.formats import FORMATS

    return _plain(*FORMATS)


def _profiles(_language: Language) -> Words:
    return _plain(*profiles.names())


def _presets(_language: Language) -> Words:
    from sopctl.layers import presets

    return _plain(*presets.names())


def _archetypes(_language: Language) -> Words:
    from sopctl.api.new import archetypes

    return _plain(*archetypes())


def _schemas(_language: Language) -> Words:
    from sopctl.api.schema import MODELS

    return _plain(*MODELS)


def _sizes(_language: Language) -> Words:
    from sopctl.poster import SIZES

    return _plain(*SIZES)


def _plain(*names: str) -> Words:
    return tuple((name, "") for name in names)


_KINDS: dict[str, Callable[[Language], Words]] = {
    "rules": _rules,
    "reports": _reports,
    "report-files": _report_files,
    "formats": _formats,
    "profiles": _profiles,
    "presets": _presets,
    "archetypes": _archetypes,
    "schemas": _schemas,
    "sizes": _sizes,
}
