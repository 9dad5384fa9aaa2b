"""Explain: what the rules check, why, and what good and bad look like."""

from pathlib import Path
from typing import Any

from sopctl.api.errors import ApiError
from sopctl.i18n import Language, Text
from sopctl.regex import regex
from sopctl.rules.catalogue import Catalogue, Rule, builtin
from sopctl.rules.indonesian import told_in
from sopctl.rules.options import options_of
from sopctl.suggest import closest, question

_LIKE_CODE = regex(r"[A-Za-z]{2,4}-?\d+")
_GROUP = 3
"""The letters of a group are too short to be meant by a longer word."""


def rules(name: str = "", catalogue: Catalogue | None = None) -> tuple[Rule, ...]:
    """Return the rules that `name` stands for, all where it is empty. Raises ApiError where there is none."""
    known = catalogue or builtin()
    found = known.matching(name) if name else known.rules
    if not found:
        raise ApiError(*unknown(name, known))
    return found


def in_this_project(name: str = "") -> tuple[Rule, ...]:
    """Return the rules that `name` stands for, those of the project in the working folder too; all where it is empty.

    Raises ToldError where there is none, or where the settings or the project's own rules cannot be used.
    """
    from sopctl.api.inputs import Settings
    from sopctl.api.selection import own_catalogue

    if name and (found := builtin().matching(name)):
        return found
    known = Settings()
    file = known.file_for(Path("sopctl.toml"))
    return rules(name, own_catalogue(known.resolved(file), file.parent if file else None))


def unknown(name: str, catalogue: Catalogue) -> tuple[Text, Text]:
    """Return that there is no rule called `name`, and what may have been meant."""
    codes = {rule.code for rule in catalogue.rules}
    like = codes if _LIKE_CODE.fullmatch(name) else catalogue.names - codes
    names = {known.lower(): known for known in like if len(known) > _GROUP}
    return (
        Text(f"there is no rule `{name}`", f"tidak ada aturan `{name}`"),
        question(names.get(closest(name.lower(), names), ""))
        or Text("`sopctl rules` lists them all", "`sopctl rules` menampilkan semuanya"),
    )


def as_data(rule: Rule, language: Language) -> dict[str, Any]:
    """Return what a program may want to know of a rule."""
    about = rule.about
    return {
        "code": rule.code,
        "name": rule.name,
        "group": rule.group,
        "group_title": rule.group_title.in_(language),
        "severity": about.severity.label,
        "confidence": about.confidence,
        "corpus": rule.corpus.words.in_(language) if rule.corpus else None,
        "what": about.what.in_(language),
        "why": about.why.in_(language),
        "help": about.help.in_(language),
        "source": told_in(language, about.source),
        "caution": about.caution.in_(language) if about.caution else None,
        "options": [
            {
                "name": option.name,
                "default": option.default,
                "wanted": option.wanted.in_(language),
                "about": told_in(language, option.about),
            }
            for option in options_of(rule)
        ],
        "examples": [{"syntax": example.syntax, "bad": example.bad, "text": example.text} for example in rule.examples],
    }
