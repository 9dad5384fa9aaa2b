"""Rules as a table and as pages, from the data that `sopctl explain` gives."""

from collections.abc import Iterable, Iterator
from typing import Any

from sopctl.i18n import Language, Text
from sopctl.reports.terminal import Painter
from sopctl.reports.toml import toml

LABELS = {
    "why": Text("Why", "Mengapa"),
    "help": Text("What to do", "Yang perlu dilakukan"),
    "source": Text("Source", "Sumber"),
    "caution": Text("When it may be mistaken", "Kapan dapat keliru"),
    "corpus": Text("In real SOPs", "Pada SOP nyata"),
    "options": Text("Options", "Opsi"),
    "good": Text("Good", "Benar"),
}
"""What the parts of a rule are called, here and in the manual."""
_WORDS = LABELS | {
    "confidence": Text("How often it is right", "Seberapa sering tepat"),
    "bad": Text(
        "Bad (`# <-` marks what is found; the words after it are underlined)",
        "Salah (`# <-` menandai temuannya; kata sesudahnya digarisbawahi)",
    ),
}

_CONFIDENCE = {
    "high": Text("nearly always", "hampir selalu"),
    "medium": Text("mostly; look at each finding", "umumnya; periksa setiap temuannya"),
    "low": Text("as a hint that somebody has to judge", "sebagai petunjuk yang perlu dinilai"),
}


def table(rules: Iterable[dict[str, Any]], paint: Painter) -> Iterator[str]:
    """Yield one line a rule, under the title of its group: code, name, severity, confidence, what is wrong, options."""
    group = ""
    for rule in rules:
        if rule["group"] != group:
            yield ("\n" if group else "") + paint(f"{_letters(rule)}  {rule['group_title']}", "bold") + "\n"
            group = rule["group"]
        severity = paint(f"{rule['severity']:<8}", rule["severity"])
        options = ", ".join(f"{option['name']} = {toml(option['default'])}" for option in rule["options"])
        more = f" [{options}]" if options else ""
        sure = paint(f"{rule['confidence']:<6}", "faint")
        yield f"  {rule['code']} {rule['name']:<26} {severity} {sure} {rule['what']}{more}\n"


def page(rule: dict[str, Any], language: Language, paint: Painter) -> Iterator[str]:
    """Yield all about one rule."""
    yield paint(f"{rule['code']} {rule['name']}", "bold") + f" ({rule['severity']}, {rule['group_title']})\n\n"
    yield f"{rule['what']}\n\n"
    for field in ("why", "help", "source", "caution"):
        if rule[field]:
            yield f"{paint(_WORDS[field].in_(language), 'bold')}: {rule[field]}\n"
    yield f"{paint(_WORDS['confidence'].in_(language), 'bold')}: {_CONFIDENCE[rule['confidence']].in_(language)}\n"
    if rule["corpus"]:
        yield f"{paint(_WORDS['corpus'].in_(language), 'bold')}: {rule['corpus']}\n"
    if rule["options"]:
        yield f"{paint(_WORDS['options'].in_(language), 'bold')} ([options.{rule['name']}]):\n"
    for option in rule["options"]:
        about = f"{option['wanted']}. {option['about']}".rstrip()
        yield f"  {option['name']} = {toml(option['default'])}  # {about}\n"
    for example in rule["examples"]:
        kind = "bad" if example["bad"] else "good"
        yield "\n" + paint(_WORDS[kind].in_(language), "error" if example["bad"] else "good") + ":\n\n"
        yield "".join(f"    {line}\n" if line else "\n" for line in example["text"].splitlines())


def _letters(rule: dict[str, Any]) -> str:
    return str(rule["code"]).rstrip("0123456789")
