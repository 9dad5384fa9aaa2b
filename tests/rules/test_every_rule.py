"""Every rule is its own manual and its own test: bad examples give what they mark, good ones nothing."""

import ast
import re
from pathlib import Path

import pytest

from sopctl import profiles
from sopctl.check import Linter, Ruling, Selection
from sopctl.diagnostic import Diagnostic, Severity
from sopctl.rules.catalogue import GROUPS, Example, Rule, all_rules
from sopctl.rules.indonesian import words
from sopctl.rules.options import options_of
from sopctl.source import Source, decode
from tests.conftest import Sopctl

MARK = re.compile(r"# <-(?: (?P<text>.+?))?\r?$")
"""Ends a line with a finding; text after it is what the finding underlines."""
LEFT_OVER = re.compile(r"\{\}|\{\w+[!}]")
PLACEHOLDER = re.compile(r"^# file: (\S+)\n", re.MULTILINE)


def cases(*, bad: bool):
    for rule in all_rules():
        for number, example in enumerate(e for e in rule.examples if e.bad is bad and e.syntax != "shell"):
            yield pytest.param(rule, example, id=f"{rule.code}-{rule.name}-{number}")


def sources(example: Example) -> list[Source]:
    """Return the files of an example; several are told apart by `# file: NAME` lines."""
    parts = PLACEHOLDER.split(example.text)
    named = list(zip(parts[1::2], parts[2::2], strict=True)) or [("example.sop.yaml", example.text)]
    return [decode(_bytes(text, example.syntax), name) for name, text in named]


def _bytes(text: str, syntax: str) -> bytes:
    return ast.literal_eval(f"b'''{text}'''") if syntax == "escaped" else text.encode()


def found(rule: Rule, files: list[Source]) -> list[Diagnostic]:
    linter = Linter(Selection(select=(rule.code,)))
    beside = {s.name: profiles.understood(s) for s in files if not s.name.endswith(".sop.yaml")}
    diagnostics: list[Diagnostic] = []
    for source in files:
        if source.name in beside:
            continue
        name = re.search(r"^profile: (\S+)", source.text, re.MULTILINE)
        wanted = name[1] if name else profiles.default_name("id")
        file = beside.get(wanted) or profiles.read(wanted)
        profile = file.profile if file and not file.problems else profiles.default("en")
        diagnostics += linter.document(source, Ruling(profile, file is not None, profiles.names(), file)).diagnostics
    diagnostics += linter.documents()
    if not all(source.complete for source in files):  # then all rules about the file run, whatever was selected
        diagnostics = [d for d in diagnostics if d.name == rule.name or not d.code.startswith("YML")]
    assert {d.name for d in diagnostics} <= {rule.name}, diagnostics
    return diagnostics


def underlined(diagnostic: Diagnostic, files: list[Source]) -> str:
    """Return what stands at the place of a finding, as far as it is on the first line."""
    (source,) = [file for file in files if file.name == diagnostic.file]
    place = diagnostic.place
    end = place.end_column - 1 if place.end_line == place.line else None
    return source.excerpt(place.line)[place.column - 1 : end]


def marked(files: list[Source]) -> dict[tuple[str, int], str | None]:
    """Return the marked lines, each with what is to be underlined there if the mark says it."""
    return {
        (s.name, n): match["text"] for s in files for n, line in enumerate(s.lines, 1) if (match := MARK.search(line))
    }


def lines(diagnostics: list[Diagnostic]) -> set[tuple[str, int]]:
    return {(d.file, d.place.line) for d in diagnostics}


@pytest.mark.parametrize(("rule", "example"), list(cases(bad=True)))
def test_bad_example_gives_what_it_marks(rule: Rule, example: Example) -> None:
    files = sources(example)
    marks = marked(files)
    assert marks, "a bad example marks its lines with `# <-`"
    diagnostics = found(rule, files)
    assert lines(diagnostics) == set(marks)
    for diagnostic in diagnostics:
        wanted = marks[diagnostic.file, diagnostic.place.line]
        assert wanted is None or underlined(diagnostic, files) == wanted


@pytest.mark.parametrize(("rule", "example"), list(cases(bad=True)))
def test_texts_of_findings_are_whole(rule: Rule, example: Example) -> None:
    for diagnostic in found(rule, sources(example)):
        related = [other.message for other in diagnostic.related]
        for text in (diagnostic.message, diagnostic.help, *related):
            assert text is not None
            assert text.en != text.id
            for language in (text.en, text.id):
                assert language.strip()
                assert "\n" not in language
                assert not language.endswith("."), "a message is no sentence"
                assert not LEFT_OVER.search(language), "a brace that was to be filled in"


@pytest.mark.parametrize(("rule", "example"), list(cases(bad=False)))
def test_good_example_gives_nothing(rule: Rule, example: Example) -> None:
    files = sources(example)
    assert not marked(files)
    assert found(rule, files) == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.code[:3] == GROUPS[rule.group][0]
    assert any(e.bad for e in rule.examples)
    assert any(not e.bad for e in rule.examples)
    assert (rule.check is None) != (rule.check_project is None)
    for text in (rule.about.what, rule.about.why, rule.about.help, *filter(None, [rule.about.caution])):
        assert text.en.strip()
        assert text.id.strip()
        assert text.en != text.id
        assert "\n" not in text.en + text.id
        assert not LEFT_OVER.search(text.en + text.id)
    assert rule.about.source.strip()
    assert rule.about.caution or rule.about.confidence == "high", "say when the rule may be mistaken"
    assert rule.about.severity is not Severity.ERROR or rule.about.confidence == "high", "an error must be sure"
    assert rule.about.what.en.endswith(".")
    assert rule.about.what.id.endswith(".")
    assert not rule.about.help.en.endswith("."), "a help line is no sentence"


def test_codes_and_names_are_unique() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len(rules)
    assert len({rule.name for rule in rules}) == len(rules)
    assert not {rule.name for rule in rules} & set(GROUPS)


def test_every_file_in_the_folders_is_a_rule() -> None:
    import sopctl.rules

    home = Path(sopctl.rules.__file__).parent
    files = {path.stem for group in GROUPS for path in (home / group).glob("[!_]*.py")}
    assert files == {rule.name.replace("-", "_") for rule in all_rules()}


def test_what_rules_say_in_english_alone_is_translated() -> None:
    english = {rule.about.source for rule in all_rules()}
    english |= {option.about for rule in all_rules() for option in options_of(rule)}
    told = words()
    assert not english - told.keys(), "write these lines into indonesian.tsv"
    assert not told.keys() - english, "these lines are left over: take them out"
    for one, other in told.items():
        assert (one == other) is (not re.search("[a-z]{3}", one)), one
        names = re.sub(r"Fundamentals of BPM|BPMN Method and Style|\([a-z ]+\)", "", other)
        assert not re.search(r"\b(the|of|and|is|are|seen|published|steps?|with)\b", names), other
        assert other.strip() == other
        numbers = [re.findall(r"\d+", text.replace(",", "").replace(".", "")) for text in (one, other)]
        assert sorted(numbers[0]) == sorted(numbers[1]), "a number must stay what it is"


@pytest.mark.parametrize("language", ["en", "id"])
def test_explain_says_it_in_the_language(language: str, sopctl: Sopctl) -> None:
    out = sopctl("explain", "long-activity", "--lang", language).out
    assert ("95 % of the 1,220 steps" in out) is (language == "en")
    assert ("95 % dari 1.220 langkah" in out) is (language == "id")
    assert ("The most words that an activity may have." in out) is (language == "en")
    assert ("Jumlah kata terbanyak dalam satu uraian kegiatan." in out) is (language == "id")
