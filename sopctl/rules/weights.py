"""How much each rule weighs in a document and at a place in it: presets, profiles, settings and their overrides."""

import fnmatch
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct

from sopctl.config import Config, Override
from sopctl.diagnostic import Place, Severity
from sopctl.edit import Proposal
from sopctl.load import Loaded
from sopctl.model import Profile, Sop
from sopctl.project import is_excluded
from sopctl.rules.base import Options
from sopctl.rules.catalogue import OWN, Catalogue, Rule
from sopctl.rules.holes import MISSING, PLACEHOLDERS, hole_at, leaves_hole
from sopctl.rules.options import filled
from sopctl.source import Path as SourcePath
from sopctl.source import Source

Table = dict[str, Severity | None]
"""The weight of each rule by its name; None where it is not reported."""


class Facts(Struct, frozen=True):
    """What overrides ask of a step."""

    id: str
    tags: tuple[str, ...]
    actors: tuple[str, ...]


class Weights:
    """Weighs rules. A later word wins: the rule itself, the preset, the profile, the settings, their overrides."""

    def __init__(
        self, catalogue: Catalogue, rules: Sequence[Rule], preset: Config, own: Config, root: Path | None = None
    ) -> None:
        """`rules` are those that run; patterns of `own` are relative to `root`."""
        self.catalogue, self.rules, self._preset, self._own = catalogue, rules, preset, own
        self._root = root or Path()
        self._overrides = (*preset.overrides, *own.overrides)
        self._tables: dict[tuple[int, tuple[int, ...]], tuple[Profile, Table]] = {}
        self._holes: dict[tuple[int, tuple[int, ...]], tuple[Profile, Table]] = {}
        self._options: dict[tuple[int, ...], dict[str, Options]] = {}

    def judge(self, loaded: Loaded, profile: Profile) -> "Judge":
        """Return what weighs the findings in one document."""
        sop, found = loaded.sop, []
        for number, override in enumerate(self._overrides):
            if override.status and not ("status" in sop.model_fields_set and sop.status in override.status):
                continue
            if override.profile and not _share(override.profile, (profile.profile, sop.profile)):
                continue
            if override.path and not is_excluded(Path(loaded.source.name).absolute(), self._root, override.path):
                continue
            if override.tag and not _share(override.tag, sop.tags) and not any(_tagged(sop, override)):
                continue
            found.append(number)
        partly = tuple(number for number in found if self._is_partial(number, sop))
        facts = tuple(Facts(step.id, step.tags, step.actor.ids) for step in sop.steps) if partly else ()
        return Judge(self, profile, tuple(found), partly, facts, frozenset(sop.tags))

    def table(self, profile: Profile, matched: tuple[int, ...]) -> Table:
        """Return the weights under `profile` where the overrides of these numbers hold."""
        return self._made(self._tables, self.rules, profile, matched)

    def holes(self, profile: Profile, matched: tuple[int, ...]) -> Table:
        """Return what places that are still open weigh, whether the rules about them run or not."""
        rules = [rule for rule in self.catalogue.rules if rule.name in {MISSING, PLACEHOLDERS}]
        return self._made(self._holes, rules, profile, matched)

    @cached_property
    def weighed(self) -> frozenset[str]:
        """The names of the rules that the settings weigh themselves."""
        said = [*self._own.severities, *(name for override in self._own.overrides for name in override.severities)]
        return frozenset(rule.name for name in said for rule in self.catalogue.matching(name))

    def _made(
        self,
        known: dict[tuple[int, tuple[int, ...]], tuple[Profile, Table]],
        rules: Iterable[Rule],
        profile: Profile,
        matched: tuple[int, ...],
    ) -> Table:
        made = known.get((id(profile), matched))
        if made is None:
            table: Table = {rule.name: rule.about.severity for rule in rules}
            ours = len(self._preset.overrides)
            self._apply(table, self._preset.severities)
            self._override(table, [number for number in matched if number < ours])
            self._apply(table, profile.severities)
            self._apply(table, self._own.severities)
            self._override(table, [number for number in matched if number >= ours])
            made = known[id(profile), matched] = (profile, table)  # the profile lives as long as its id
        return made[1]

    def options(self, matched: tuple[int, ...]) -> Mapping[str, Options]:
        """Return the options of rules, by name, where the overrides of these numbers hold; none for unchanged ones."""
        known = self._options.get(matched)
        if known is None:
            values: dict[str, dict[str, Any]] = {}
            ours = len(self._preset.overrides)
            inner = [self._overrides[number].options for number in matched if number < ours]
            outer = [self._overrides[number].options for number in matched if number >= ours]
            for layer in (self._preset.options, *inner, self._own.options, *outer):
                for name, given in layer.items():
                    for rule in self.catalogue.matching(name):
                        values.setdefault(rule.name, {}).update(given)
            rules = {rule.name: rule for rule in self.catalogue.rules if rule.name in values}
            made = {name: filled(rule, values[name]) for name, rule in rules.items()}
            known = self._options[matched] = {name: options for name, options in made.items() if options is not None}
        return known

    def override(self, number: int) -> Override:
        """Return the override of this number, the preset's first."""
        return self._overrides[number]

    def _is_partial(self, number: int, sop: Sop) -> bool:
        """Tell whether an override holds for a part of the SOP only."""
        override = self._overrides[number]
        return bool(override.step or override.actor or (override.tag and not _share(override.tag, sop.tags)))

    def _override(self, table: Table, numbers: Iterable[int]) -> None:
        for number in numbers:
            override = self._overrides[number]
            self._apply(table, dict.fromkeys(override.ignore, "off"))
            self._apply(table, override.severities)

    def _apply(self, table: Table, levels: Mapping[str, str]) -> None:
        for name, level in levels.items():
            for rule in self.catalogue.matching(name):
                if rule.name in table:
                    table[rule.name] = None if level == "off" else Severity.named(level)


def _share(some: Sequence[str], others: Iterable[str]) -> bool:
    return not set(some).isdisjoint(others)


def _tagged(sop: Sop, override: Override) -> Iterable[bool]:
    return (_share(override.tag, step.tags) for step in sop.steps)


class Judge(Struct, frozen=True, dict=True):
    """What weighs the findings in one document, kept for what is told of it later."""

    weights: Weights
    profile: Profile
    matched: tuple[int, ...]
    """Numbers of the overrides that hold for the document or a part of it."""
    partly: tuple[int, ...]
    """Those of them that hold for a part of it only."""
    facts: tuple[Facts, ...]
    """What those ask of the steps."""
    tags: frozenset[str]

    @cached_property
    def table(self) -> Table:
        """The weights where no override for a part holds."""
        return self.weights.table(self.profile, self._wholly)

    @cached_property
    def _wholly(self) -> tuple[int, ...]:
        return tuple(number for number in self.matched if number not in self.partly)

    @property
    def options(self) -> Mapping[str, Options]:
        """The options of rules, by name."""
        return self.weights.options(self._wholly)

    def runs(self, rule: Rule) -> bool:
        """Tell whether a finding of the rule may be reported somewhere in the document."""
        return bool(self.partly) or self.table[rule.name] is not None

    def severity(self, rule: Rule, at: SourcePath | Place, source: Source | None = None) -> Severity | None:
        """Return how bad a finding at a place is, None where it is not reported.

        `source` is needed where the place is a stretch of text.
        """
        if not self.partly:
            severity, matched = self.table[rule.name], self._wholly
        else:
            path = _path_at(at, source, len(self.facts)) if isinstance(at, Place) else at
            matched = tuple(
                n for n in self.matched if n not in self.partly or self._holds(self.weights.override(n), path)
            )
            severity = self.weights.table(self.profile, matched)[rule.name]
        if severity is None or rule.group != OWN:
            return severity
        return self._softened(severity, rule, at, source, matched)

    def improves(self, severity: Severity, fix: Proposal) -> bool:
        """Tell whether a fix makes nothing worse: a placeholder that it leaves must not weigh more than the finding."""
        limit = self.weights.holes(self.profile, self._wholly)[PLACEHOLDERS] if leaves_hole(fix) else None
        return limit is None or limit <= severity

    def _softened(
        self, severity: Severity, rule: Rule, at: SourcePath | Place, source: Source | None, matched: tuple[int, ...]
    ) -> Severity:
        """Return the weight of a finding of a project's own rule: a place that is still open weighs no more than that.

        Settings that weigh the rule have the last word.
        """
        if source is None or isinstance(at, Place) or rule.name in self.weights.weighed:
            return severity
        hole = hole_at(source, at)
        limit = self.weights.holes(self.profile, matched)[hole] if hole else None
        return severity if limit is None else min(severity, limit)

    def _holds(self, override: Override, path: SourcePath) -> bool:
        number = path[1] if len(path) > 1 and path[0] == "steps" and isinstance(path[1], int) else None
        step = self.facts[number] if number is not None and number < len(self.facts) else None
        if override.step and not (step and any(fnmatch.fnmatchcase(step.id, like) for like in override.step)):
            return False
        if override.actor:
            is_actor = len(path) > 1 and path[0] == "actors" and path[1] in override.actor
            if not is_actor and not (step and _share(override.actor, step.actors)):
                return False
        if override.tag and self.tags.isdisjoint(override.tag):
            return step is not None and _share(override.tag, step.tags)
        return True


def _path_at(place: Place, source: Source | None, steps: int) -> SourcePath:
    """Return the step or the field that a line belongs to: the last one that begins at or above it."""
    if source is None:
        return ()
    starts: list[tuple[int, SourcePath]] = [(source.place((name,), key=True).line, (name,)) for name in source.value]
    starts += [(source.place(("steps", number)).line, ("steps", number)) for number in range(steps)]
    starts.sort(key=lambda start: start[0])
    position = bisect_right([line for line, _ in starts], place.line)
    return starts[position - 1][1] if position else ()
