"""Rules as a table and as pages, from the data that `sopctl explain` gives."""

from collections.abc import Iterable, Iterator
from typing import Any

from sopctl.i18n import Language, Text
from sopctl.reports.terminal import Painter

_WORDS = {
    "why": Text("Why", "Mengapa"),
    "help": Text("What to do", "Yang perlu dilakukan"),
    "source": Text("Source", "Sumber"),
    "caution": Text("Take care", "Perhatikan"),
    "bad": Text(
        "Bad (`# <-` marks what is found; the words after it are underlined)",
        "Salah (`# <-` menandai temuannya; kata sesudahnya digarisbawahi)",
    ),
    "good": Text("Good", "Benar"),
}


def table(rules: Iterable[dict[str, Any]], paint: Painter) -> Iterator[str]:
    """Yield one line a rule, under the title of its group."""
    group = ""
    for rule in rules:
        if rule["group"] != group:
            yield ("\n" if group else "") + paint(f"{rule['code'][:3]}  {rule['group_title']}", "bold") + "\n"
            group = rule["group"]
        severity = paint(f"{rule['severity']:<8}", rule["severity"])
        yield f"  {rule['code']} {rule['name']:<26} {severity} {rule['what']}\n"


def page(rule: dict[str, Any], language: Language, paint: Painter) -> Iterator[str]:
    """Yield all about one rule."""
    yield paint(f"{rule['code']} {rule['name']}", "bold") + f" ({rule['severity']}, {rule['group_title']})\n\n"
    yield f"{rule['what']}\n\n"
    for field in ("why", "help", "source", "caution"):
        if rule[field]:
            yield f"{paint(_WORDS[field].in_(language), 'bold')}: {rule[field]}\n"
    for example in rule["examples"]:
        kind = "bad" if example["bad"] else "good"
        yield "\n" + paint(_WORDS[kind].in_(language), "error" if example["bad"] else "good") + ":\n\n"
        yield "".join(f"    {line}\n" if line else "\n" for line in example["text"].splitlines())
