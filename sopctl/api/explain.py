"""Explain: what the rules check, why, and what good and bad look like."""

from typing import Any

from sopctl.api.errors import ApiError
from sopctl.i18n import Language, Text
from sopctl.rules.catalogue import GROUPS, Rule, all_rules, known_names, matching
from sopctl.suggest import did_you_mean

_GROUP = 3
"""The letters of a group are too short to be meant by a longer word."""


def rules(name: str = "") -> tuple[Rule, ...]:
    """Return the rules that `name` stands for, all where it is empty. Raises ApiError where there is none."""
    found = matching(name) if name else all_rules()
    if not found:
        names = {known.lower() for known in known_names() if len(known) > _GROUP}
        raise ApiError(
            Text(f"there is no rule `{name}`", f"tidak ada aturan `{name}`"),
            did_you_mean(name.lower(), sorted(names))
            or Text("`sopctl rules` lists them all", "`sopctl rules` menampilkan semuanya"),
        )
    return found


def as_data(rule: Rule, language: Language) -> dict[str, Any]:
    """Return what a program may want to know of a rule."""
    about = rule.about
    return {
        "code": rule.code,
        "name": rule.name,
        "group": rule.group,
        "group_title": GROUPS[rule.group][1].in_(language),
        "severity": about.severity.label,
        "what": about.what.in_(language),
        "why": about.why.in_(language),
        "help": about.help.in_(language),
        "source": about.source,
        "caution": about.caution.in_(language) if about.caution else None,
        "examples": [{"syntax": example.syntax, "bad": example.bad, "text": example.text} for example in rule.examples],
    }
