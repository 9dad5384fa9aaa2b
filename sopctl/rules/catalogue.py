"""All rules, found by walking the folders of this package when they are asked for."""

import importlib
import os
import re
from collections.abc import Iterable
from functools import cache, cached_property
from types import ModuleType
from typing import NamedTuple

from msgspec import Struct

from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Check, Document, Finding, Options, ProjectCheck
from sopctl.rules.counts import Count, counts

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

OWN = "own"
"""The group of rules that a project brings itself."""
_OWN_TITLE = Text("Rules of your own", "Aturan sendiri")

_FENCE = regex(r"^```(\w+) (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """An example in a rule's docstring; lines that it finds fault with end with `# <-`, and the words underlined."""

    syntax: str
    """`yaml`; `escaped` for bytes written with Python's escapes; `shell` for a command."""
    bad: bool
    text: str


class Rule(Struct, frozen=True, dict=True):
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
    def options(self) -> Options | None:
        """The options as they are where a project sets none; None for a rule without any.

        They are the class `Options` in the rule's file: a NamedTuple of numbers, texts and tuples of texts.
        """
        kind = getattr(self.module, "Options", None)
        options: Options | None = kind() if kind else None
        return options

    def findings(self, document: Document, options: Options | None = None) -> Iterable[Finding]:
        """Run on one document, with `options` in place of the rule's own."""
        if self.check is None:
            return ()
        own = options or self.options
        return self.check(document) if own is None else self.check(document, own)

    @cached_property
    def check_project(self) -> ProjectCheck | None:
        """What runs on all documents together, if the rule looks at several."""
        check: ProjectCheck | None = getattr(self.module, "check_project", None)
        return check

    @cached_property
    def corpus(self) -> Count | None:
        """How often the rule found something in real SOPs; None for a rule that was not counted, such as one's own."""
        return counts().get(self.code)

    @property
    def letters(self) -> str:
        """The letters of the code, which the rules of a group share."""
        return self.code.rstrip("0123456789")

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples in the docstring."""
        documentation = self.module.__doc__ or ""
        return tuple(Example(syntax, kind == "bad", text) for syntax, kind, text in _FENCE.findall(documentation))

    @property
    def group_title(self) -> Text:
        """The title of the group."""
        return GROUPS[self.group][1] if self.group in GROUPS else _OWN_TITLE

    def answers_to(self, name: str) -> bool:
        """Tell whether `name` is the rule's code, its name, its group's letters or its group's folder."""
        return name.upper() in {self.code, self.letters} or name.lower() in {self.name, self.group}


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, by group in the order of `GROUPS`, then by code."""
    rules = []
    for group in GROUPS:
        package = importlib.import_module(f"sopctl.rules.{group}")
        found = [
            _rule(group, name, importlib.import_module(f"{package.__name__}.{name}"))
            for name, end in map(os.path.splitext, os.listdir(package.__path__[0]))
            if end == ".py" and not name.startswith("_")
        ]
        rules += sorted(found, key=lambda rule: rule.code)
    return tuple(rules)


def _rule(group: str, file: str, module: ModuleType) -> Rule:
    return Rule(file.replace("_", "-"), group, module.ABOUT, module)


class Catalogue(Struct, frozen=True, dict=True):
    """The rules that a project can use: those of the tool, and its own behind them."""

    rules: tuple[Rule, ...]

    def matching(self, name: str) -> tuple[Rule, ...]:
        """Return the rules that `name` stands for: a code, a name or a group; () where it is unknown."""
        if name in self._asked:
            return self._asked[name]
        found = tuple(rule for rule in self.rules if rule.answers_to(name))
        if found:
            self._asked[name] = found
        return found

    @cached_property
    def _asked(self) -> dict[str, tuple[Rule, ...]]:
        """What names stand for that were asked about: settings name the same ones again and again."""
        return {}

    @cached_property
    def names(self) -> frozenset[str]:
        """Every code, name and group, as they may be written."""
        return names_of(self.rules)


def names_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Return every name by which one of `rules` may be called."""
    return frozenset(name for rule in rules for name in (rule.code, rule.name, rule.group, rule.letters))


@cache
def builtin() -> Catalogue:
    """Return the catalogue of a project without rules of its own."""
    return Catalogue(all_rules())


def matching(name: str) -> tuple[Rule, ...]:
    """Return the rules of the tool that `name` stands for; () where it is unknown."""
    return builtin().matching(name)


def known_names() -> frozenset[str]:
    """Return every code, name and group of the tool's rules."""
    return builtin().names
