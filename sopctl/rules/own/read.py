"""From a YAML file to rules: the file is read with the places of everything, so that each fault is told where it is."""

from collections.abc import Callable, Iterator
from pathlib import Path as FilePath
from types import ModuleType
from typing import NamedTuple

from sopctl.diagnostic import Place, Severity
from sopctl.flow import Flow
from sopctl.i18n import Text
from sopctl.layers import ConfigError
from sopctl.load import Loaded, validate
from sopctl.model import Profile, Sop
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.catalogue import OWN, Rule, matching
from sopctl.rules.own import kinds
from sopctl.rules.own.form import Condition, Count, OwnRule, RuleFile, When
from sopctl.rules.own.paths import ITEM, NAME, PathError, segments
from sopctl.rules.own.patterns import PatternError, compiled
from sopctl.source import HARMLESS, Path, Problem, Source, read_file

_KINDS = ("pattern", "not_pattern", "required", "order", "count")

_OWN_WORDS = {
    "empty-file": Text("the file holds no rules", "berkas ini tidak berisi aturan"),
    "not-a-mapping": Text("the file does not begin with `rules:`", "berkas ini tidak diawali dengan `rules:`"),
}
"""Where the words for an SOP would mislead."""
_BEGIN = Text(
    "write `rules:`, and below it each rule with `code:`, `name:` and `message:` (see `sopctl schema rules`)",
    "tulis `rules:`, lalu setiap aturan di bawahnya dengan `code:`, `name:`, dan `message:` "
    "(lihat `sopctl schema rules`)",
)
_QUOTED = Text(
    'write what is told, in quotes: `message: "{value} is no number of ours"`',
    'tulis pesannya, diapit tanda petik: `message: "{value} bukan nomor kita"`',
)


_NAMED_HERE: dict[Path, tuple[Text, Text]] = {
    ("required",): (
        Text("`required` names the field that must be there", "`required` menyebut isian yang harus ada"),
        Text("write `required: equipment`, without `path`", "tulis `required: equipment`, tanpa `path`"),
    ),
    ("order",): (
        Text("`order` says which step comes before which", "`order` menyebut langkah mana yang mendahului"),
        Text(
            "write `order: {step: '^Memeriksa', before: '^Menandatangani'}`",
            "tulis `order: {step: '^Memeriksa', before: '^Menandatangani'}`",
        ),
    ),
    ("count",): (
        Text("`count` says what is counted, and how many", "`count` menyebut apa yang dihitung dan berapa banyaknya"),
        Text(
            "write `count: {path: 'steps[*]', max: 40}`, without `path` beside it",
            "tulis `count: {path: 'steps[*]', max: 40}`, tanpa `path` di sampingnya",
        ),
    ),
}
"""Fields in which people write how many or that, instead of what."""


class Declared(NamedTuple):
    """A rule and where it is declared."""

    rule: Rule
    where: str
    """FILE:LINE:COLUMN of its code."""


def declared(path: FilePath) -> Iterator[Declared]:
    """Yield the rules in a file. Raises ConfigError with file, line and column for what is no rule."""
    source = read_file(path, str(path))
    file, problems = validate(source, RuleFile)
    serious = [problem for problem in (*source.problems, *problems.values()) if problem.kind not in HARMLESS]
    if serious:
        raise _told(min(serious, key=lambda problem: (problem.kind != "syntax-error", problem.place)), source)
    for number, rule in enumerate(file.rules):
        _Judge(source, ("rules", number)).judge(rule)
        place = source.place(("rules", number, "code"))
        yield Declared(_rule(rule, source.name), f"{source.name}:{place.line}:{place.column}")


def _rule(own: OwnRule, file: str) -> Rule:
    """Return a declared rule in the form of all others, a module with `ABOUT`, `check` and examples."""
    module = ModuleType(f"sopctl.rules.own.{own.code}", _manual(own))
    what, why = (own.what if own.what.en or own.what.id else own.message).text, own.why.text
    unsaid = Text(f"see the rule in {file}", f"lihat aturannya di {file}")
    help_ = own.help.text if own.help.en or own.help.id else unsaid
    source = own.source or file
    module.ABOUT = about = About(own.code, Severity.named(own.severity), what, why, help_, source)  # type: ignore[attr-defined]
    module.check = _check(own)  # type: ignore[attr-defined]
    return Rule(own.name, OWN, about, module)


def _check(own: OwnRule) -> Callable[[Document], Iterator[Finding]]:
    def check(document: Document) -> Iterator[Finding]:
        return kinds.check(own, document)

    return check


def _manual(own: OwnRule) -> str:
    """Return the examples in the form in which a rule's docstring has them."""
    examples = [("bad", text) for text in own.bad] + [("good", text) for text in own.good]
    return "\n\n".join(f"```yaml {kind}\n{text.rstrip()}\n```" for kind, text in examples)


class _Judge:
    """Tells what in one rule cannot be used, with its place."""

    def __init__(self, source: Source, above: Path) -> None:
        self._source, self._above = source, above

    def judge(self, rule: OwnRule) -> None:
        """Raise ConfigError for the first thing in a rule that cannot be used."""
        for field in ("code", "name"):
            if not getattr(rule, field):
                raise self._wrong((), Text(f"the rule has no `{field}`", f"aturan ini tidak memuat `{field}`"), _BEGIN)
        if not rule.message.text.en:
            raise self._wrong(
                ("message",), Text(f"{rule.code} has no `message`", f"{rule.code} tidak memuat `message`"), _QUOTED
            )
        given = [name for name in _KINDS if getattr(rule, name) is not None]
        if len(given) != 1 and given != ["pattern", "not_pattern"]:
            raise self._wrong(
                (),
                Text(f"{rule.code} must say one thing that it checks",
                     f"{rule.code} harus menyebut satu hal yang diperiksa"),
                Text("write `path` with `pattern` or `not_pattern`, or `required`, or `order`, or `count`",
                     "tulis `path` dengan `pattern` atau `not_pattern`, atau `required`, atau `order`, atau `count`"),
            )  # fmt: skip
        if (rule.path is not None) is not given[0].endswith("pattern"):
            of_another = _NAMED_HERE.get((given[0],), (None, None))[1]
            raise self._wrong(
                ("path",),
                Text("`path` belongs to `pattern` and `not_pattern`",
                     "`path` dipakai bersama `pattern` atau `not_pattern`"),
                of_another,
            )  # fmt: skip
        self._paths_and_patterns(rule)

    def _paths_and_patterns(self, rule: OwnRule) -> None:
        for field in ("path", "required"):
            self._path(getattr(rule, field), (field,))
        for field in ("pattern", "not_pattern"):
            self._pattern(getattr(rule, field), (field,))
        if rule.when is not None:
            self._path(rule.when.path or " ", ("when", "path"))
            self._patterns(rule.when, ("when",))
        if rule.order is not None:
            for side, condition in (("step", rule.order.step), ("before", rule.order.before)):
                if condition is None:
                    raise self._wrong(
                        ("order",), Text("`order` needs `step` and `before`", "`order` memerlukan `step` dan `before`")
                    )
                self._path(condition.path, ("order", side, "path"), of_a_step=True)
                self._patterns(condition, ("order", side))
        if rule.count is not None:
            self._count(rule.count)

    def _count(self, count: Count) -> None:
        self._path(count.path or " ", ("count", "path"))
        self._pattern(count.pattern, ("count", "pattern"))
        if not {ITEM, NAME} & set(segments(count.path)):
            raise self._wrong(
                ("count", "path"),
                Text(f"`{count.path}` is one field: there is nothing to count",
                     f"`{count.path}` hanya satu isian sehingga tidak ada yang dihitung"),
                Text("write `[*]` behind a list, such as steps[*]", "tulis `[*]` setelah daftar, misalnya steps[*]"),
            )  # fmt: skip
        if count.min is None and count.max is None:
            raise self._wrong(("count",), Text("`count` needs `min` or `max`", "`count` memerlukan `min` atau `max`"))

    def _patterns(self, condition: Condition | When, above: Path) -> None:
        self._pattern(condition.pattern, (*above, "pattern"))
        self._pattern(condition.not_pattern, (*above, "not_pattern"))

    def _path(self, selector: str | None, at: Path, *, of_a_step: bool = False) -> None:
        try:
            if selector is not None:
                segments(selector, of_a_step=of_a_step)
        except PathError as error:
            raise self._wrong(at, error.text, error.remedy) from error

    def _pattern(self, pattern: str | None, at: Path) -> None:
        try:
            if pattern:
                compiled(pattern)
        except PatternError as error:
            raise self._wrong(
                at,
                Text(f"this is no pattern that can be used: {error.text.en}",
                     f"pola ini tidak dapat dipakai: {error.text.id}"),
                Text("write a regular expression in single quotes, such as '^[0-9]{3}/'",
                     "tulis ekspresi reguler yang diapit tanda petik tunggal, misalnya '^[0-9]{3}/'"),
            ) from error  # fmt: skip

    def _wrong(self, at: Path, text: Text, remedy: Text | None = None) -> ConfigError:
        return _at(self._source, self._source.place((*self._above, *at)), text, remedy)


def _told(problem: Problem, source: Source) -> ConfigError:
    """Return a problem in the words that the rule of its name has for an SOP."""
    if own := _OWN_WORDS.get(problem.kind):
        return _at(source, problem.place, own, _BEGIN)
    if problem.kind == "wrong-type" and problem.path[-1:] in _NAMED_HERE:
        return _at(source, problem.place, *_NAMED_HERE[problem.path[-1:]])
    (rule,) = matching(problem.kind)
    document = Document(Loaded(source, Sop(), (problem,)), Flow.of(Sop()), Profile())
    for finding in rule.findings(document):
        place = finding.at if isinstance(finding.at, Place) else problem.place
        return _at(source, place, finding.message, finding.help or rule.about.help)
    return _at(source, problem.place, rule.about.what, rule.about.help)


def _at(source: Source, place: Place, text: Text, remedy: Text | None) -> ConfigError:
    where = f"{source.name}:{place.line}:{place.column}"
    return ConfigError(Text(f"{where}: {text.en}", f"{where}: {text.id}"), remedy)
