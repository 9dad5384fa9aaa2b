"""What a rule gets, what it gives, and what it tells about itself."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field

from sopctl.diagnostic import Place, Severity
from sopctl.flow import Flow
from sopctl.i18n import Language, Text, document_language
from sopctl.load import Loaded
from sopctl.model import Branch, Profile, Sop, Step
from sopctl.profiles import ProfileFile
from sopctl.project import Project
from sopctl.rules.language.acts import Act, act_of
from sopctl.rules.language.conditions import SIGNS, Condition, condition_in
from sopctl.rules.language.own import NO_WORDS, OwnWords
from sopctl.rules.language.texts import LONGEST, folded, without_numbering
from sopctl.rules.language.vocabulary import said_in, vocabulary_of
from sopctl.source import Path, Problem

if TYPE_CHECKING:
    from sopctl.edit import Proposal
    from sopctl.flow.soundness import Verdict


Confidence = Literal["high", "medium", "low"]
"""How often a finding is right: nearly always, mostly, or as a hint that somebody has to judge."""


class About(Struct, frozen=True):
    """What a rule says of itself."""

    code: str
    severity: Severity
    what: Text
    """What is wrong, in a sentence."""
    why: Text
    """Why it matters to the people who use the SOP."""
    help: Text
    """What to do about it."""
    source: str
    """The regulation, standard, paper or count that the rule rests on."""
    caution: Text | None = None
    """When the rule may be mistaken."""
    confidence: Confidence = "high"
    """How often its findings are right."""
    last: bool = False
    """True for a rule that judges what the others found."""


class Note(Struct, frozen=True):
    """Another place that explains a finding."""

    at: Path | Place
    message: Text


class Finding(Struct, frozen=True):
    """Something that a rule found: where (a path into the file), and what in this very case."""

    at: Path | Place
    message: Text
    help: Text | None = None
    """What to do in this case, where it is more than the rule's own help."""
    notes: tuple[Note, ...] = ()
    key: bool = False
    """True where the key is at fault and not its value."""
    fix: "Proposal | None" = None
    """How it may be mended in the text."""


class ProjectFinding(Struct, frozen=True):
    """Something that a rule about several documents found, in one of them."""

    file: str
    at: Path
    message: Text
    help: Text | None = None
    others: tuple[tuple[str, Path, Text], ...] = ()
    """Places in other documents: file, path, what it is."""
    fix: "Proposal | None" = None
    """How it may be mended in the text of `file`."""


class Ignore(Struct):
    """A comment that silences findings: `# sopctl: ignore[CODE, name] reason`."""

    place: Place
    names: tuple[str, ...]
    """Codes, names or groups of rules, as written."""
    reason: str
    whole_file: bool
    line: int
    """The line of the step or key that it is about."""
    until: str = ""
    """The last day on which it silences (YYYY-MM-DD), as written; empty where it holds for good."""
    expired: bool = False
    """Whether that day is over, or no day; then nothing is silenced."""
    used: set[str] = field(default_factory=set)
    """Those of `names` that silenced something."""


class Document(Struct, frozen=True, dict=True):
    """One SOP as the rules see it."""

    loaded: Loaded
    flow: Flow
    profile: Profile
    profile_found: bool = True
    known_profiles: tuple[str, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    known_rules: frozenset[str] = frozenset()
    """Codes, names and groups of all rules."""
    judged_rules: frozenset[str] = frozenset()
    """Codes, names and groups of the rules of this run."""
    profile_file: ProfileFile | None = None
    """The file that the SOP's profile was looked for in; `profile` is the default one where it cannot be trusted."""
    words: OwnWords = NO_WORDS
    """Words that the project adds to the lists of the wording rules."""
    own_rules: frozenset[str] = frozenset()
    """Codes and names of the rules that the project brings itself, and their group."""

    @cached_property
    def _ignores_by_line(self) -> dict[int, list[Ignore]]:
        """The comments that silence, by the line that they are about; 0 is the whole file."""
        found: dict[int, list[Ignore]] = {}
        for ignore in self.ignores:
            found.setdefault(0 if ignore.whole_file else ignore.line, []).append(ignore)
        return found

    def ignores_about(self, lines: Iterable[int]) -> Iterator[Ignore]:
        """Yield the comments that are about the whole file or one of `lines`."""
        for line in (0, *lines):
            yield from self._ignores_by_line.get(line, ())

    @cached_property
    def sop(self) -> Sop:
        """The SOP."""
        return self.loaded.sop

    @cached_property
    def language(self) -> Language:
        """The language whose words the texts are judged by."""
        return document_language(self.sop.language)

    @cached_property
    def speaks(self) -> bool:
        """True where the texts are in a language that the wording rules know."""
        return self.sop.language.split("-")[0].lower() in {"id", "en"}

    @cached_property
    def soundness(self) -> "Verdict | None":
        """Whether the procedure can always finish properly; None where its flow has faults of a simpler kind.

        Without parallel work and joins there is only ever one thing to do next, and nothing to decide.
        """
        flow = self.flow
        if not flow.is_parallel and not any(step.join == "all" for step in self.sop.steps):
            return None
        mixed = any(bool(step.next) + bool(step.decision) + bool(step.end) > 1 for step in self.sop.steps)
        if mixed or flow.dangling or not flow.reachable <= flow.finishing:
            return None
        from sopctl.flow.soundness import decide

        return decide(flow)

    @cached_property
    def _around_broken(self) -> frozenset[Path]:
        return frozenset(path[:depth] for path in self.loaded.broken for depth in range(1, len(path) + 1))

    def is_unknown(self, path: Path) -> bool:
        """Tell whether something at, around or below `path` was left out as wrong: what is missing may be that."""
        if not self.loaded.broken:
            return False
        around = any(path[:depth] in self.loaded.broken for depth in range(1, len(path)))
        return around or path in self._around_broken

    def any_unknown(self, field: str) -> bool:
        """Tell whether this field of some step was left out as wrong."""
        if not self.loaded.broken:
            return False
        return any(self.is_unknown(("steps", number, field)) for number, _ in self.steps())

    def steps(self) -> Iterator[tuple[int, Step]]:
        """Yield each step with its index."""
        return enumerate(self.sop.steps)

    @cached_property
    def decisions(self) -> tuple[tuple[int, Step, dict[str, Branch]], ...]:
        """Each step with an answer, with its index and its answers."""
        return tuple((number, step, step.decision) for number, step in self.steps() if step.decision)

    @cached_property
    def doers(self) -> tuple[tuple[str, ...], ...]:
        """For each step, the ids of its actors."""
        return tuple([step.actor.ids for step in self.sop.steps])

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """For each step, what its activity begins with."""
        language = self.language
        return tuple([act_of(step.activity, language) for step in self.sop.steps])

    @cached_property
    def activity_words(self) -> frozenset[str]:
        """The words of the activities, and more: see `vocabulary_of`."""
        return vocabulary_of([step.activity for step in self.sop.steps])

    @cached_property
    def conditions(self) -> tuple[tuple[int, Condition], ...]:
        """The index of each step that is no decision although its text has a condition, and that condition."""
        if not self.speaks or SIGNS[self.language].isdisjoint(self.activity_words):
            return ()
        texts = (
            (number, without_numbering(step.activity[:LONGEST]))
            for number, step in self.steps()
            if step.decision is None and not self.is_unknown(("steps", number, "decision"))
        )
        return tuple((number, found) for number, text in texts if (found := condition_in(text, self.language)))

    @cached_property
    def taken(self) -> tuple[tuple[str, ...], ...]:
        """For each step, its inputs as they are compared."""
        return tuple([tuple(map(folded, step.inputs)) if step.inputs else () for step in self.sop.steps])

    @cached_property
    def made(self) -> tuple[tuple[str, ...], ...]:
        """For each step, the names of its outputs as they are compared."""
        return tuple([tuple([folded(output.name) for output in step.outputs]) for step in self.sop.steps])

    @cached_property
    def said(self) -> list[str]:
        """The texts of title, warnings, actors and steps but the activities: see `said_in`."""
        return said_in(self.sop)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the activities and of what is `said` beside them, and more: see `vocabulary_of`."""
        return self.activity_words | vocabulary_of(self.said)

    def problems(self, kind: str) -> Iterable[Problem]:
        """Return what reading and loading found of one kind."""
        if not self.loaded.problems:
            return ()
        return [problem for problem in self.loaded.problems if problem.kind == kind]

    def name_of(self, number: int) -> str:
        """Return the id of a step, or its number in the file where it has none."""
        return self.sop.steps[number].id or f"#{number + 1}"


Check = Callable[..., Iterable[Finding]]
"""Takes the document, and the rule's options where its file has a class `Options`."""

Options = tuple[Any, ...]
"""The options of a rule: its `Options`, a NamedTuple whose fields all have a default."""

ProjectCheck = Callable[[Project], Iterable[ProjectFinding]]
