"""Every rule is its own manual and its own test: bad examples give what they mark, good ones nothing."""

import ast
import re
from pathlib import Path

import pytest

from sopctl import profiles
from sopctl.check import Linter, Ruling, Selection
from sopctl.rules.catalogue import GROUPS, Example, Rule, all_rules
from sopctl.source import Source, decode

MARK = "# <-"
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


def found(rule: Rule, files: list[Source]) -> set[tuple[str, int]]:
    linter = Linter(Selection(select=(rule.code,)))
    diagnostics = []
    for source in files:
        name = re.search(r"^profile: (\S+)", source.text, re.MULTILINE)
        wanted = name[1] if name else profiles.default_name("id")
        profile = profiles.find(wanted)
        ruling = Ruling(profile or profiles.find("plain"), profile is not None, profiles.names())
        diagnostics += linter.document(source, ruling).diagnostics
    diagnostics += linter.documents()
    assert {d.name for d in diagnostics} <= {rule.name}, diagnostics
    return {(d.file, d.place.line) for d in diagnostics}


def marked(files: list[Source]) -> set[tuple[str, int]]:
    return {(s.name, n) for s in files for n, line in enumerate(s.lines, 1) if MARK in line}


@pytest.mark.parametrize(("rule", "example"), cases(bad=True))
def test_bad_example_gives_what_it_marks(rule: Rule, example: Example) -> None:
    files = sources(example)
    assert marked(files), "a bad example marks its lines with `# <-`"
    assert found(rule, files) == marked(files)


@pytest.mark.parametrize(("rule", "example"), cases(bad=False))
def test_good_example_gives_nothing(rule: Rule, example: Example) -> None:
    files = sources(example)
    assert not marked(files)
    assert found(rule, files) == set()


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
    assert rule.about.source.strip()
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
