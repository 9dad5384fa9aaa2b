"""The one loop that lints: the command line, an editor and a site all call it. It prints nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from sopctl import clock
from sopctl.config import Config
from sopctl.diagnostic import Diagnostic, Fix, Place, Related, Severity
from sopctl.flow import Flow
from sopctl.i18n import Text
from sopctl.load import Loaded, load
from sopctl.model import Profile
from sopctl.profiles import ProfileFile
from sopctl.project import Entry, Project
from sopctl.regex import regex
from sopctl.rules.base import Check, Document, Finding, Ignore, Options, ProjectFinding
from sopctl.rules.catalogue import OWN, Catalogue, Rule, all_rules, builtin, names_of
from sopctl.rules.language.own import NO_WORDS, OwnWords
from sopctl.rules.weights import Facts, Judge, Weights
from sopctl.source import Path, Source

if TYPE_CHECKING:
    from sopctl.edit import Proposal

INTERNAL = "internal-error"
_NONE = Config.model_construct()
_IGNORE = regex(r"#\s*sopctl:\s*(ignore|ignore-file)\s*\[([^\]\r\n]*)\](?:[ \t]*until=(\S*))?[ \t]*(.*)")


class Selection(Struct, frozen=True):
    """Which rules run and how much they weigh; later words win over earlier ones."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)
    own: Config = _NONE
    """The settings of the project: overrides and options of rules."""
    preset: Config = _NONE
    """The preset, which weighs less than a profile."""
    catalogue: Catalogue = field(default_factory=builtin)
    """The rules that there are."""
    root: FilePath | None = None
    """The folder that the patterns of overrides are relative to."""

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that run."""
        rules = self.catalogue.rules
        if self.select:
            rules = tuple(rule for rule in rules if any(rule.answers_to(name) for name in self.select))
        return tuple(rule for rule in rules if not any(rule.answers_to(name) for name in self.ignore))

    @property
    def own_rules(self) -> tuple[Rule, ...]:
        """The rules that the project brings itself."""
        return tuple(rule for rule in self.catalogue.rules if rule.group == OWN)

    def weights(self) -> Weights:
        """Return how much the rules weigh."""
        own = self.own.model_copy(update={"severities": {**self.own.severities, **self.severities}})
        return Weights(self.catalogue, self.rules(), self.preset, own, self.root)


class Ruling(Struct, frozen=True):
    """A profile as it was found for an SOP."""

    profile: Profile
    found: bool = True
    known: tuple[str, ...] = ()
    file: ProfileFile | None = None
    """The file that was found, even where it has faults and `profile` stands in for it."""


class Checked(Struct, frozen=True):
    """What came out for one file."""

    loaded: Loaded
    flow: Flow
    profile: Profile
    diagnostics: tuple[Diagnostic, ...]


class Told(Struct, frozen=True):
    """What the linter keeps of a file that was checked, as plain values that can be kept elsewhere too."""

    entry: Entry
    ignores: tuple[Ignore, ...]
    matched: tuple[int, ...]
    partly: tuple[int, ...]
    facts: tuple[Facts, ...]
    tags: frozenset[str]


_Call = tuple[Rule, Check, Options | None]
"""A rule that runs, what it runs, and the options that it gets; None where it has none."""


class Linter:
    """Lints files one after the other, then what they say about each other.

    Of a file only an entry is kept, so memory grows with what cross-document rules need and no more.
    """

    def __init__(
        self,
        selection: Selection | None = None,
        neighbours: Mapping[str, str] | None = None,
        words: OwnWords = NO_WORDS,
    ) -> None:
        self._words = words
        self.selection = selection or Selection()
        self.project = Project(neighbours=dict(neighbours or {}))
        self._weights = self.selection.weights()
        self._rules = self._weights.rules
        self._own = names_of(self.selection.own_rules)
        self._in_order = _in_order(self._rules)
        self._ignores: dict[str, tuple[Ignore, ...]] = {}
        self._judges: dict[str, Judge] = {}
        self._known_calls: dict[tuple[int, tuple[int, ...], tuple[int, ...]], tuple[Profile, tuple[_Call, ...]]] = {}
        """By what they depend on; the profile is kept, so that its id stands for no other one."""

    def document(self, source: Source, ruling: Ruling, loaded: Loaded | None = None) -> Checked:
        """Check one file and remember what the others need to know of it."""
        loaded = loaded or load(source)
        flow = Flow.of(loaded.sop)
        ignores = tuple(_ignores(source))
        judge = self._weights.judge(loaded, ruling.profile)
        calls = self._calls(judge)
        running = [r for r in self._rules if r.check and judge.table[r.name] is not None] if ignores else ()
        judged = names_of(running)
        known = self.selection.catalogue.names
        document = Document(
            loaded, flow, ruling.profile, ruling.found, ruling.known, ignores, known, judged, ruling.file,
            words=self._words, own_rules=self._own,
        )  # fmt: skip
        if not source.complete:
            # That a file could not be read is told whatever was selected: it must never look clean.
            rules = _in_order(rule for rule in all_rules() if rule.group == "file")
            judge = Weights(builtin(), rules, _NONE, _NONE).judge(loaded, Profile())
            calls = _calls_of(rules, judge)
        diagnostics = _run(calls, judge, document)
        if source.complete:
            self.project.entries.append(Entry.of(loaded))
            self._judges[source.name] = judge
            if ignores:
                self._ignores[source.name] = ignores
        return Checked(loaded, flow, ruling.profile, tuple(sorted(diagnostics, key=_order)))

    def _calls(self, judge: Judge) -> tuple[_Call, ...]:
        """Return what runs under a judge; the same for all documents of one profile where the same overrides hold."""
        circumstances = (id(judge.profile), judge.matched, judge.partly)
        if (known := self._known_calls.get(circumstances)) is None:
            known = self._known_calls[circumstances] = (judge.profile, _calls_of(self._in_order, judge))
        return known[1]

    def hand_over(self, file: str) -> Told | None:
        """Return what is kept of the file that was checked last, and keep it no longer; None for an unreadable one."""
        if file not in self._judges:
            return None
        judge, entry = self._judges.pop(file), self.project.entries.pop()
        return Told(entry, self._ignores.pop(file, ()), judge.matched, judge.partly, judge.facts, judge.tags)

    def recall(self, told: Told, profile: Profile) -> None:
        """Keep again what was handed over, here or in another process, of a file under `profile`."""
        file = told.entry.file
        self.project.entries.append(told.entry)
        self._judges[file] = Judge(self._weights, profile, told.matched, told.partly, told.facts, told.tags)
        if told.ignores:
            self._ignores[file] = told.ignores

    def documents(self, read: Callable[[str], Source] | None = None) -> tuple[Diagnostic, ...]:
        """Check what all files of the run say about each other; `read` gives a file again, for fixes."""
        entries = {entry.file: entry for entry in self.project.entries}
        diagnostics: list[Diagnostic] = []
        for rule in self._rules:
            if rule.check_project is None:
                continue
            try:
                for finding in rule.check_project(self.project):
                    severity = self._judges[finding.file].severity(rule, finding.at)
                    if severity is not None and not self._silenced(rule, finding, entries):
                        told = _project_diagnostic(rule, severity, finding, entries)
                        fix = _fix(read(finding.file), finding.fix) if read and finding.fix else None
                        diagnostics.append(replace(told, fixes=(fix,)) if fix else told)
            except Exception as error:  # noqa: BLE001  one rule must not end the run
                diagnostics.append(_internal(rule, "sopctl", error))
        return tuple(sorted(diagnostics, key=_order))

    def _silenced(self, rule: Rule, finding: ProjectFinding, entries: Mapping[str, Entry]) -> bool:
        ignores = [ignore for ignore in self._ignores.get(finding.file, ()) if not ignore.expired]
        lines = entries[finding.file].spots[finding.at].lines if ignores else frozenset()
        return any(_names(ignore, rule) and (ignore.whole_file or ignore.line in lines) for ignore in ignores)


def _in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return the rules that look at one document, those last that judge what the others found."""
    return tuple(sorted((rule for rule in rules if rule.check), key=lambda rule: rule.about.last))


def _calls_of(rules: Iterable[Rule], judge: Judge) -> tuple[_Call, ...]:
    running = ((rule, rule.check) for rule in rules if judge.runs(rule))
    options = judge.options
    return tuple((rule, check, options.get(rule.name) or rule.options) for rule, check in running if check)


def _run(calls: Iterable[_Call], judge: Judge, document: Document) -> list[Diagnostic]:
    source, told = document.loaded.source, list[Diagnostic]()
    for rule, check, options in calls:
        try:
            for finding in check(document) if options is None else check(document, options):
                severity = judge.severity(rule, finding.at, source)
                if severity is None or _is_fallout(finding, document.loaded):
                    continue
                if not _is_ignored(rule, finding, document):
                    if finding.fix and not judge.improves(severity, finding.fix):
                        finding = replace(finding, fix=None)  # noqa: PLW2901  what is told stays
                    told.append(_diagnostic(rule, severity, finding, source))
        except Exception as error:  # noqa: BLE001  one rule must not end the run
            told.append(_internal(rule, source.name, error))
    return told


def _is_fallout(finding: Finding, loaded: Loaded) -> bool:
    """Tell whether something is missing only because it was wrong and was reported as such."""
    if not loaded.broken or isinstance(finding.at, Place):
        return False
    return any(finding.at[:depth] in loaded.broken for depth in range(1, len(finding.at) + 1))


def _is_ignored(rule: Rule, finding: Finding, document: Document) -> bool:
    if not document.ignores or rule.about.last:
        return False
    source = document.loaded.source
    lines = {finding.at.line} if isinstance(finding.at, Place) else source.lines_of(finding.at)
    hit = False
    for ignore in document.ignores_about(lines):
        if not ignore.expired and (names := _names(ignore, rule)):
            ignore.used.update(names)
            hit = True
    return hit


def _names(ignore: Ignore, rule: Rule) -> tuple[str, ...]:
    return tuple(name for name in ignore.names if rule.answers_to(name))


def _ignores(source: Source) -> Iterator[Ignore]:
    """Yield the comments that silence findings. A comment on a line of its own is about the next line."""
    if "ignore" not in source.text or not _IGNORE.search(source.text):
        return
    about: dict[int, int] = {}
    """The line that a comment on a line of its own is about: the first below it that is no such comment."""
    for comment in reversed(source.comments):
        if comment.alone:
            line = comment.place.line
            about[line] = about.get(line + 1, line + 1)
    for comment in source.comments:
        match = _IGNORE.match(comment.text)
        if match:
            names = tuple(dict.fromkeys(name.strip() for name in match[2].split(",") if name.strip()))
            line = about.get(comment.place.line, comment.place.line)
            until = match[3] or ""
            whole, reason = match[1] == "ignore-file", match[4].strip()
            yield Ignore(comment.place, names, reason, whole, line, until, bool(until) and _is_over(until))


def _is_over(day: str) -> bool:
    """Tell whether a day (YYYY-MM-DD) is over; what is no day is over too, so that it cannot silence for ever."""
    try:
        return date.fromisoformat(day) < clock.today()
    except ValueError:
        return True


def _diagnostic(rule: Rule, severity: Severity, finding: Finding, source: Source) -> Diagnostic:
    place = _place(finding.at, source, key=finding.key)
    related = tuple(Related(_place(note.at, source), note.message) for note in finding.notes)
    subject = "" if isinstance(finding.at, Place) else source.subject(finding.at)
    told = _told(rule, severity, finding, source.name, place, related, source.excerpt(place.line), subject)
    fix = _fix(source, finding.fix) if finding.fix else None
    return replace(told, fixes=(fix,)) if fix else told


def _fix(source: Source, proposal: "Proposal") -> Fix | None:
    from sopctl.edit.resolve import resolved  # not before a finding has a fix

    return resolved(source, proposal)


def _place(at: Path | Place, source: Source, *, key: bool = False) -> Place:
    return at if isinstance(at, Place) else source.place(at, key=key)


def _project_diagnostic(
    rule: Rule, severity: Severity, finding: ProjectFinding, entries: Mapping[str, Entry]
) -> Diagnostic:
    spot = entries[finding.file].spots[finding.at]
    related = tuple(Related(entries[file].spots[path].place, message, file) for file, path, message in finding.others)
    return _told(rule, severity, finding, finding.file, spot.place, related, spot.excerpt, spot.subject)


def _told(
    rule: Rule,
    severity: Severity,
    finding: Finding | ProjectFinding,
    file: str,
    place: Place,
    related: tuple[Related, ...],
    excerpt: str,
    subject: str,
) -> Diagnostic:
    help_ = finding.help or rule.about.help
    return Diagnostic(file, place, rule.code, rule.name, severity, finding.message, help_, related, excerpt, subject)


def _internal(rule: Rule, file: str, error: Exception) -> Diagnostic:
    what = f"{type(error).__name__}: {error}"
    message = Text(f"rule {rule.code} failed: {what}", f"aturan {rule.code} gagal: {what}")
    help_ = Text(
        "this is a fault of sopctl, not of the file: please report it with the file",
        "ini kesalahan sopctl, bukan kesalahan berkas: mohon laporkan beserta berkasnya",
    )
    if rule.group == OWN:
        help_ = Text(
            "this is a fault of the rule, which is not part of sopctl: tell those who wrote it",
            "ini kesalahan aturan yang bukan bagian dari sopctl: beri tahu pembuatnya",
        )
    return Diagnostic(file, Place(1, 1, 1, 2), rule.code, INTERNAL, Severity.ERROR, message, help_)


def _order(diagnostic: Diagnostic) -> tuple[str, Place, str]:
    return diagnostic.file, diagnostic.place, diagnostic.code
