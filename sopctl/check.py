"""The one loop that lints: the command line, an editor and a site all call it. It prints nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from sopctl import clock
from sopctl.diagnostic import Diagnostic, Place, Related, Severity
from sopctl.flow import Flow
from sopctl.i18n import Text
from sopctl.load import Loaded, load
from sopctl.model import Profile
from sopctl.profiles import ProfileFile
from sopctl.project import Entry, Project
from sopctl.rules.base import Document, Finding, Ignore, ProjectFinding
from sopctl.rules.catalogue import Rule, all_rules, known_names, matching
from sopctl.source import Path, Source

INTERNAL = "internal-error"
_IGNORE = re.compile(r"#\s*sopctl:\s*(ignore|ignore-file)\s*\[([^\]\r\n]*)\](?:[ \t]*until=(\S*))?[ \t]*(.*)")


@dataclass(frozen=True)
class Selection:
    """Which rules run and how much they weigh; later words win over earlier ones."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, str] = field(default_factory=dict)

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that run."""
        rules = all_rules()
        if self.select:
            rules = tuple(rule for rule in rules if any(rule.answers_to(name) for name in self.select))
        return tuple(rule for rule in rules if not any(rule.answers_to(name) for name in self.ignore))

    def unknown(self) -> tuple[str, ...]:
        """Return the names that stand for no rule."""
        return tuple(name for name in (*self.select, *self.ignore, *self.severities) if not matching(name))


@dataclass(frozen=True)
class Ruling:
    """A profile as it was found for an SOP."""

    profile: Profile
    found: bool = True
    known: tuple[str, ...] = ()
    file: ProfileFile | None = None
    """The file that was found, even where it has faults and `profile` stands in for it."""


@dataclass(frozen=True)
class Checked:
    """What came out for one file."""

    loaded: Loaded
    flow: Flow
    profile: Profile
    diagnostics: tuple[Diagnostic, ...]


class Linter:
    """Lints files one after the other, then what they say about each other.

    Of a file only an entry is kept, so memory grows with what cross-document rules need and no more.
    """

    def __init__(self, selection: Selection | None = None, neighbours: Mapping[str, str] | None = None) -> None:
        self.selection = selection or Selection()
        self.project = Project(neighbours=dict(neighbours or {}))
        self._rules = self.selection.rules()
        self._ignores: dict[str, tuple[Ignore, ...]] = {}
        self._profiles: dict[str, Profile] = {}
        self._severities: dict[int, tuple[Profile, dict[str, Severity | None]]] = {}

    def document(self, source: Source, ruling: Ruling, loaded: Loaded | None = None) -> Checked:
        """Check one file and remember what the others need to know of it."""
        loaded = loaded or load(source)
        flow = Flow.of(loaded.sop)
        ignores = tuple(_ignores(source))
        rules, severities = self._rules, self._severities_for(ruling.profile)
        judged = _names_of(rule for rule in self._rules if ignores and severities[rule.name] is not None)
        document = Document(
            loaded, flow, ruling.profile, ruling.found, ruling.known, ignores, known_names(), judged, ruling.file
        )
        if not source.complete:
            # That a file could not be read is told whatever was selected: it must never look clean.
            rules = tuple(rule for rule in all_rules() if rule.group == "file")
            severities = {rule.name: rule.about.severity for rule in rules}
        diagnostics: list[Diagnostic] = []
        for last in (False, True):
            for rule in rules:
                severity = severities[rule.name]
                if severity is not None and rule.check and rule.about.last is last:
                    diagnostics += _run(rule, severity, document)
        if source.complete:
            self.project.entries.append(Entry.of(loaded))
            self._profiles[source.name] = ruling.profile
            if ignores:
                self._ignores[source.name] = ignores
        return Checked(loaded, flow, ruling.profile, tuple(sorted(diagnostics, key=_order)))

    def documents(self) -> tuple[Diagnostic, ...]:
        """Check what all files of the run say about each other."""
        entries = {entry.file: entry for entry in self.project.entries}
        diagnostics: list[Diagnostic] = []
        for rule in self._rules:
            if rule.check_project is None:
                continue
            try:
                for finding in rule.check_project(self.project):
                    severity = self._severities_for(self._profiles[finding.file])[rule.name]
                    if severity is not None and not self._silenced(rule, finding, entries):
                        diagnostics.append(_project_diagnostic(rule, severity, finding, entries))
            except Exception as error:  # noqa: BLE001  one rule must not end the run
                diagnostics.append(_internal(rule, "sopctl", error))
        return tuple(sorted(diagnostics, key=_order))

    def _silenced(self, rule: Rule, finding: ProjectFinding, entries: Mapping[str, Entry]) -> bool:
        ignores = [ignore for ignore in self._ignores.get(finding.file, ()) if not ignore.expired]
        lines = entries[finding.file].spots[finding.at].lines if ignores else frozenset()
        return any(_names(ignore, rule) and (ignore.whole_file or ignore.line in lines) for ignore in ignores)

    def _severities_for(self, profile: Profile) -> dict[str, Severity | None]:
        """Return the weight of each rule under `profile`: its own, the profile's, then the project's."""
        known = self._severities.get(id(profile))
        if known is None:
            table: dict[str, Severity | None] = {rule.name: rule.about.severity for rule in self._rules}
            for name, level in (*profile.severities.items(), *self.selection.severities.items()):
                for rule in matching(name):
                    table[rule.name] = None if level == "off" else Severity.named(level)
            known = self._severities[id(profile)] = (profile, table)
        return known[1]


def _names_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Return every name by which one of `rules` may be silenced."""
    return frozenset(name for rule in rules for name in (rule.code, rule.name, rule.group, rule.code[:3]))


def _run(rule: Rule, severity: Severity, document: Document) -> Iterator[Diagnostic]:
    assert rule.check is not None
    try:
        for finding in rule.check(document):
            if not _is_fallout(finding, document.loaded) and not _is_ignored(rule, finding, document):
                yield _diagnostic(rule, severity, finding, document.loaded.source)
    except Exception as error:  # noqa: BLE001  one rule must not end the run
        yield _internal(rule, document.loaded.source.name, error)


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
    for ignore in document.ignores:
        if not ignore.expired and (ignore.whole_file or ignore.line in lines) and (names := _names(ignore, rule)):
            ignore.used.update(names)
            hit = True
    return hit


def _names(ignore: Ignore, rule: Rule) -> tuple[str, ...]:
    return tuple(name for name in ignore.names if rule.answers_to(name))


def _ignores(source: Source) -> Iterator[Ignore]:
    """Yield the comments that silence findings. A comment on a line of its own is about the next line."""
    if "sopctl:" not in source.text or not _IGNORE.search(source.text):
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
            names = tuple(name.strip() for name in match[2].split(",") if name.strip())
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
    return _told(rule, severity, finding, source.name, place, related, source.excerpt(place.line), subject)


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
    return Diagnostic(file, Place(1, 1, 1, 2), rule.code, INTERNAL, Severity.ERROR, message, help_)


def _order(diagnostic: Diagnostic) -> tuple[str, Place, str]:
    return diagnostic.file, diagnostic.place, diagnostic.code
