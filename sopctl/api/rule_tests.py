"""Tests of a project's own rules: each is tried on its bad and good examples."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from sopctl.api.errors import NothingToDoError
from sopctl.api.inputs import Settings
from sopctl.api.own_rules import found, rule_files
from sopctl.check import INTERNAL
from sopctl.diagnostic import Diagnostic
from sopctl.i18n import Text
from sopctl.manual import trial
from sopctl.regex import regex
from sopctl.rules import own
from sopctl.rules.catalogue import Catalogue, Example, Rule
from sopctl.rules.own import Declared
from sopctl.source import Source

_MARK = regex(r"# <-(?: (?P<text>.+?))?\r?$")
"""Ends a line with a finding; text after it is what the finding underlines."""


class Failure(NamedTuple):
    """An example that does not give what it should."""

    example: Text
    """Which one."""
    why: Text


class Tested(NamedTuple):
    """One rule, how many examples it has, and what is wrong with them."""

    declared: Declared
    bad: int
    good: int
    failures: tuple[Failure, ...]


def tested(paths: Iterable[str]) -> Iterator[Tested]:
    """Yield the tests of the rules in `paths`, of all that the settings in the working folder bring where it is empty.

    Raises NothingToDoError where there are none, ConfigError for a rule that cannot be used.
    """
    files = [file for path in paths for file in rule_files(Path(path))]
    rules = list(chain.from_iterable(own.declared(file) for file in files)) if files else list(_of_the_project())
    if not rules:
        raise NothingToDoError(
            Text("there are no rules of your own to test", "tidak ada aturan sendiri untuk diuji"),
            Text("name files with rules, or `rules = [\"rules\"]` in sopctl.toml",
                 "sebutkan berkas aturan, atau `rules = [\"rules\"]` di sopctl.toml"),
        )  # fmt: skip
    catalogue = own.with_own(rules)
    return (_tested(declared, catalogue) for declared in rules)


def _of_the_project() -> Iterator[Declared]:
    known = Settings()
    file = known.file_for(Path("sopctl.toml"))
    if file:
        yield from found(known.resolved(file), file.parent)


def _tested(declared: Declared, catalogue: Catalogue) -> Tested:
    examples, failures = declared.rule.examples, []
    for bad in (True, False):
        same = [example for example in examples if example.bad is bad]
        kind = Text("bad example", "contoh salah") if bad else Text("good example", "contoh benar")
        if not same:
            failures.append(Failure(kind, Text("there is none", "belum ada")))
        for number, example in enumerate(same, 1):
            name = Text(f"{kind.en} {number}", f"{kind.id} {number}")
            failures += [Failure(name, why) for why in _faults(declared.rule, example, catalogue)]
    bad_ones = sum(example.bad for example in examples)
    return Tested(declared, bad_ones, len(examples) - bad_ones, tuple(failures))


def _faults(rule: Rule, example: Example, catalogue: Catalogue) -> Iterator[Text]:
    """Yield what an example gives and should not, or should and does not."""
    files = trial.files(example, marked=True)
    diagnostics = trial.diagnostics(rule, catalogue, files)
    for diagnostic in diagnostics:
        if diagnostic.code != rule.code or diagnostic.name == INTERNAL:
            where, said = _where(files, diagnostic), diagnostic.message
            yield Text(f"{where.en}: {said.en}", f"{where.id}: {said.id}")
            return
    marks = dict(_marks(files))
    if example.bad and not diagnostics:
        yield Text("nothing is found", "tidak ada temuan")
        return
    met = set()
    for diagnostic in diagnostics:
        at, where = (diagnostic.file, diagnostic.place.line), _where(files, diagnostic)
        met.add(at)
        if at not in marks and (marks or not example.bad):
            said = diagnostic.message
            yield Text(f"{where.en} is found: {said.en}", f"{where.id} menjadi temuan: {said.id}")
        elif (wanted := marks.get(at)) and (shown := _underlined(files, diagnostic)) != wanted:
            yield Text(
                f"{where.en}: `{shown}` is underlined, not `{wanted}`",
                f"{where.id}: `{shown}` yang digarisbawahi, bukan `{wanted}`",
            )
    for name, line in sorted(marks.keys() - met):
        where = _line(files, name, line)
        yield Text(f"{where.en} is not found", f"{where.id} tidak menjadi temuan")


def _marks(files: Sequence[Source]) -> Iterator[tuple[tuple[str, int], str | None]]:
    """Yield the marked lines, each with what is to be underlined there if the mark says it."""
    for file in files:
        for number, line in enumerate(file.lines, 1):
            if match := _MARK.search(line):
                yield (file.name, number), match["text"]


def _where(files: Sequence[Source], diagnostic: Diagnostic) -> Text:
    return _line(files, diagnostic.file, diagnostic.place.line)


def _line(files: Sequence[Source], name: str, line: int) -> Text:
    file = f"{name}, " if len(files) > 1 else ""
    return Text(f"{file}line {line}", f"{file}baris {line}")


def _underlined(files: Sequence[Source], diagnostic: Diagnostic) -> str:
    """Return what stands at the place of a finding, as far as it is on the first line."""
    source = next(file for file in files if file.name == diagnostic.file)
    place = diagnostic.place
    end = place.end_column - 1 if place.end_line == place.line else None
    return source.excerpt(place.line)[place.column - 1 : end]
