"""All rules, found by walking the folders of this package when they are asked for."""

import importlib
import pkgutil
import re
from dataclasses import dataclass
from functools import cache, cached_property
from types import ModuleType
from typing import NamedTuple

from sopctl.i18n import Text
from sopctl.rules.base import About, Check, ProjectCheck

GROUPS = {
    "file": ("YML", Text("The file and its YAML", "Berkas dan YAML-nya")),
    "structure": ("STR", Text("Structure of the SOP", "Susunan SOP")),
    "flow": ("FLO", Text("Flow", "Alur")),
    "actors": ("ACT", Text("Actors", "Pelaksana")),
    "time": ("TIM", Text("Time", "Waktu")),
    "outputs": ("OUT", Text("Inputs, outputs and quality", "Kelengkapan, output, dan mutu")),
    "wording": ("WRD", Text("Wording", "Bahasa")),
    "governance": ("GOV", Text("Identity and governance", "Identitas dan tata kelola")),
    "documents": ("XDC", Text("Several documents", "Antardokumen")),
}
"""Folder of a group: its three letters and its title."""

_FENCE = re.compile(r"^```(\w+) (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """An example in a rule's docstring; lines that it finds fault with end with `# <-`, and the words underlined."""

    syntax: str
    """`yaml`; `escaped` for bytes written with Python's escapes; `shell` for a command."""
    bad: bool
    text: str


@dataclass(frozen=True)
class Rule:
    """A rule: what it says of itself and what it runs."""

    name: str
    group: str
    about: About
    module: ModuleType

    @property
    def code(self) -> str:
        """The code, for example TIM001."""
        return self.about.code

    @cached_property
    def check(self) -> Check | None:
        """What runs on one document, if the rule looks at one."""
        check: Check | None = getattr(self.module, "check", None)
        return check

    @cached_property
    def check_project(self) -> ProjectCheck | None:
        """What runs on all documents together, if the rule looks at several."""
        check: ProjectCheck | None = getattr(self.module, "check_project", None)
        return check

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples in the docstring."""
        documentation = self.module.__doc__ or ""
        return tuple(Example(syntax, kind == "bad", text) for syntax, kind, text in _FENCE.findall(documentation))

    def answers_to(self, name: str) -> bool:
        """Tell whether `name` is the rule's code, its name, its group's letters or its group's folder."""
        return name.upper() in {self.code, self.code[:3]} or name.lower() in {self.name, self.group}


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by group in the order of `GROUPS`, then by code."""
    rules = []
    for group in GROUPS:
        package = importlib.import_module(f"sopctl.rules.{group}")
        found = [
            _rule(group, info.name, importlib.import_module(f"{package.__name__}.{info.name}"))
            for info in pkgutil.iter_modules(package.__path__)
            if not info.name.startswith("_")
        ]
        rules += sorted(found, key=lambda rule: rule.code)
    return tuple(rules)


def _rule(group: str, file: str, module: ModuleType) -> Rule:
    return Rule(file.replace("_", "-"), group, module.ABOUT, module)


def matching(name: str) -> tuple[Rule, ...]:
    """Return the rules that `name` stands for: a code, a name or a group; () where it is unknown."""
    return tuple(rule for rule in all_rules() if rule.answers_to(name))


@cache
def known_names() -> frozenset[str]:
    """Return every code, name and group, as they may be written."""
    names = {name for rule in all_rules() for name in (rule.code, rule.name, rule.group, rule.code[:3])}
    return frozenset(names)
