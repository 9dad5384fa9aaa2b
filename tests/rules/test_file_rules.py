"""What the rules about the file say in plain words, and that they say it about any broken file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.check import Linter, Ruling, Selection
from sopctl.diagnostic import Diagnostic
from sopctl.load import load
from sopctl.model import Identity, Profile, Revision, Service, Sop, SopKind, Step
from sopctl.rules.catalogue import all_rules
from sopctl.rules.reading import syntax
from sopctl.rules.reading.expected import _UNKNOWN, expectation
from sopctl.source import Problem, decode, read_file
from sopctl.source.reader import START
from sopctl.synonyms import _SYNONYMS


def findings(text: str | bytes, *select: str, ignore: tuple[str, ...] = ("YML010",)) -> list[Diagnostic]:
    data = text if isinstance(text, bytes) else text.encode()
    linter = Linter(Selection(select or ("file",), ignore))
    return list(linter.document(decode(data, "a.sop.yaml"), Ruling(Profile())).diagnostics)


BROKEN = {
    "tab": ("steps:\n  - id: a\n\tactivity: x\n", 3, "tab"),
    "tab in a block": ("steps:\n\t- id: a\n", 2, "tab"),
    "closing quote": ('title: "Surat\nid: a\nsteps: []\n', 1, "no closing quote"),
    "closing quote, noticed at the next one": ('title: "Surat\nid: "a"\n', 1, "no closing quote"),
    "closing quote in a list": ("related: ['a, b]\nid: x\n", 1, "no closing quote"),
    "apostrophe": ("title: 'Jum'at'\nid: a\n", 1, "after the closing quote"),
    "text after a quote": ('title: "Surat" keluar\n', 1, "after the closing quote"),
    "backslash": ('title: "C:\\Users"\n', 1, "backslash"),
    "no colon": ("id: a\ntitle Surat\nsteps: []\n", 2, "no colon"),
    "no space after a colon": ("id: a\ntitle:Surat\nsteps: []\n", 2, "no space after the colon"),
    "no space after a dash": ("steps:\n  -id: a\n    activity: x\n", 2, "no space after the dash"),
    "deeper than the line above": ("id: a\n title: x\n", 2, "deeper than line 1"),
    "deeper, with a comment between": ("id: a\n# kop\n\n title: x\n", 4, "fits no line above"),
    "no dash": ("steps:\n  - id: a\n  activity: x\n", 3, "begin with a dash"),
    "dash among names": ("steps:\n  id: a\n  - id: b\n", 3, "begins with a dash"),
    "column that fits nothing": ("identity:\n   number: x\n  unit: x\n", 3, "fits no line above"),
    "colon in a text": ("title: Surat: keluar\n", 1, "a colon inside"),
    "colon in an item": ("warnings:\n  - Jika: tidak: maka\n", 2, "a colon inside"),
    "open bracket": ("related: [a, b\nid: x\nsteps: []\n", 1, "not closed"),
    "open brace": ("actors: {a: B, c: D\nsteps: []\n", 1, "not closed"),
    "comment in brackets": ("related: [a, b #1]\nid: x\n", 1, "begins a comment"),
    "missing comma": ('related: ["a" "b"]\n', 1, "comma is missing"),
    "one bracket too many": ("related: [a]]\n", 1, "too many"),
    "text after a bracket": ("title: [isi] surat\n", 1, "after the closing bracket"),
    "wrong bracket": ("related: [a}\n", 1, "ends with `]`"),
    "at sign": ("title: @kominfo\n", 1, "an at sign"),
    "backtick": ("title: `x`\n", 1, "a backtick"),
    "percent sign": ("title: %x\n", 1, "a percent sign"),
    "percent sign at the start of a line": ("%x: 1\n", 1, "instruction to YAML"),
    "asterisks": ("title: ** penting **\n", 1, "an asterisk"),
    "ampersand": ("title: & dan\n", 1, "an ampersand"),
    "larger than": ("duration: > 5 menit\n", 1, "a sign `>`"),
    "dash as text": ("title: - x\n", 1, "a dash"),
    "alias": ("id: *x\n", 1, "nothing is marked so"),
    "alias of itself": ("tags: &a [*a]\n", 1, "never end"),
    "control character": ("id: a\ntitle: a\x07b\n", 2, "U+0007"),
    "wide characters without a mark": ("id: a".encode("utf-16-le"), 1, "NUL"),
    "merge conflict": ("id: a\n<<<<<<< HEAD\ntitle: b\n=======\ntitle: c\n>>>>>>> x\n", 2, "marks of the merge"),
    "after the end": ("id: b\n...\nfoo\n", 3, "after the end"),
}


@pytest.mark.parametrize(("text", "line", "words"), BROKEN.values(), ids=BROKEN)
def test_syntax_error_is_told_in_plain_words_at_its_cause(text: str | bytes, line: int, words: str) -> None:
    (finding,) = findings(text)
    assert finding.code == "YML001"
    assert finding.place.line == line
    assert words in finding.message.en
    assert finding.message.id != finding.message.en
    assert finding.help is not None


def test_remedy_shows_the_line_as_it_should_be() -> None:
    helps = {text: findings(text)[0].help for text in ("title: Surat: keluar\n", "id: a\ntitle Surat\n", "title: @x\n")}
    assert [help_.en for help_ in helps.values() if help_] == [
        'put the whole text in quotes: "Surat: keluar"',
        "write `title: Surat`",
        'put the whole text in quotes: "@x"',
    ]


def test_unknown_complaint_is_quoted_with_its_context() -> None:
    (finding,) = findings("id: &a &b x\n")
    assert "did not find expected key" in finding.message.en
    assert finding.related


@given(st.text("ab:-[]{}#&*!|>'\"%@` \n\t,?\\", max_size=40))
def test_any_text_is_read_and_told(text: str) -> None:
    for finding in findings(text):
        assert finding.name != "internal-error"
        assert 1 <= finding.place.line <= text.count("\n") + 1


COMPLAINTS = (
    "found a tab character",
    "did not find expected key",
    "did not find expected ',' or ']'",
    "could not find expected ':'",
    "mapping values are not allowed in this context",
    "did not find expected node content",
    "undefined alias",
    "words of another parser",
)


@given(st.sampled_from(COMPLAINTS), st.text(max_size=20))
def test_any_complaint_is_told_about_any_text(message: str, text: str) -> None:
    problem = Problem("syntax-error", START, {"message": message}, START)
    syntax.explain(problem, decode(text.encode("utf-8", "replace"), "x"))


AMBIGUOUS = {
    "no": "`false`",
    "On": "`true`",
    "1:30": "number 90",
    "010": "number 8",
    "08": "a number",
    "1_000": "a number",
}


@pytest.mark.parametrize(("text", "other"), AMBIGUOUS.items())
def test_ambiguous_value_is_told_with_what_others_read(text: str, other: str) -> None:
    (finding,) = findings(f"title: {text}\n")
    assert other in finding.message.en
    assert finding.help is not None
    assert finding.help.en == f'put it in quotes: "{text}"'


UNKNOWN = {
    "titel: x\n": "did you mean `title`?",
    "langkah: []\n": "did you mean `steps`?",
    "steps:\n  - kegiatan: x\n": "did you mean `activity`?",
    "steps:\n  - pelaksana: x\n": "did you mean `actor`?",
    "pelaksana: {}\n": "did you mean `actors`?",
    "nomor: x\n": "`number` belongs under `identity:`",
    "duration: x\n": "`duration` belongs in a step, under `steps:`",
    "actors:\n  warga: {kind: external}\n": "known here: name, qualification, aliases, external, was",
    "layout:\n  qqq: x\n": "known here: actors, direction",
    "qqq: x\n": "known here: sopctl, id, title, language, profile, identity, version, status and ",
}


@pytest.mark.parametrize(("text", "help_"), UNKNOWN.items())
def test_unknown_field_has_a_remedy(text: str, help_: str) -> None:
    (finding,) = findings(text, "YML004")
    assert finding.help is not None
    assert finding.help.en.startswith(help_)


def test_every_synonym_stands_for_a_field() -> None:
    nested = {"name", "position", "employee_id", "qualification", "to", "max"}
    models = (Sop, SopKind, Step, Identity, Revision, Service)
    fields = {field for model in models for field in model.model_fields} | nested
    assert {field for fields_ in _SYNONYMS.values() for field in fields_.split()} <= fields


WRONG = {
    "version: 2.10\n": ("`version` must be text, not the number `2.10`", 'put it in quotes: "2.10"'),
    "title: [isi]\n": ("`title` must be text, not a list", "write a single text"),
    "related: [surat-masuk, 5]\n": ("item 2 of `related` must be text, not the number `5`", 'in quotes: "5"'),
    "related:\n  -\n  - a\n": ("item 1 of `related` is empty", "fill in this item"),
    "related: 5\n": ("`related` must be text or a list", 'put it in quotes: "5"'),
    "steps: [a]\n": ("item 1 of `steps` must be a group", "write one `name: text`"),
    "actors: [a]\n": ("`actors` must be a group", "`kasubag: Kepala Subbagian`"),
    "status: berlaku\n": ("one of `draft`, `review`, `effective`, `retired`", "did you mean `effective`?"),
    "status: Draft\n": ("one of `draft`", "did you mean `draft`?"),
    "identity:\n  created: 12 Januari 2026\n": ("must be a date", "write `2026-01-12`"),
    "identity:\n  created: 31/12/2026\n": ("must be a date", "write `2026-12-31`"),
    "identity:\n  created: 2026\n": ("must be a date", "add month and day: 2026-MM-DD"),
    "sopctl: '1'\n": ("must be a whole number", "write 1 without quotes"),
    "service:\n  volume: -1\n": ("`volume` must be 0 or more", "a larger number"),
    "steps:\n  - decision: {Ya: {to: a, probability: 20}}\n": ("from 0 to 1", "write 0.2 for 20 %"),
    "steps:\n  - actor: {a: b}\n": ("the id of an actor", "any_of"),
    "steps:\n  - duration: [5]\n": ("a time with its unit", "15 menit"),
    "language: bahasa Indonesia\n": ("a language code", "`id` for Indonesian"),
}


@pytest.mark.parametrize(("text", "message", "help_"), [(t, *words) for t, words in WRONG.items()], ids=WRONG)
def test_wrong_value_is_told_in_plain_words(text: str, message: str, help_: str) -> None:
    (finding,) = findings(text, "YML005")
    assert message in finding.message.en
    assert finding.help is not None
    assert help_ in finding.help.en


VALUES = ("5", "2.10", "true", "teks", "[a]", "[null]", "[[a]]", "{a: b}", "[{a: b}]", "-1", '""', ".nan", "2026-13-45")


@pytest.mark.parametrize("value", VALUES)
def test_every_error_of_the_model_has_words(value: str) -> None:
    texts = [f"{field}: {value}\n" for field in Sop.model_fields]
    texts += [f"steps:\n  - {field}: {value}\n" for field in Step.model_fields]
    texts += [f"identity:\n  {field}: {value}\n" for field in Identity.model_fields]
    texts += [f"service:\n  {field}: {value}\n" for field in Service.model_fields]
    for text in texts:
        for problem in load(decode(text.encode(), "x")).problems:
            if problem.kind == "wrong-type":
                assert expectation(problem.detail, "", "id").kind != _UNKNOWN.kind, problem


IGNORES = {
    "unused code": ("activity: Menyusun surat  # sopctl: ignore[STR003] lama\n", "`STR003` finds nothing here"),
    "used code": ("activity: '-'  # sopctl: ignore[STR003] lama\n", ""),
    "used name": ("activity: '-'  # sopctl: ignore[missing-activity] lama\n", ""),
    "used group": ("activity: '-'  # sopctl: ignore[structure] lama\n", ""),
    "rule that did not run": ("activity: Menyusun surat  # sopctl: ignore[TIM001] lama\n", ""),
    "rule about several documents": ("calls: x  # sopctl: ignore[XDC002] menyusul\n", ""),
    "unknown code": ("activity: x  # sopctl: ignore[STR033] lama\n", "no rule is called `STR033`"),
    "no name": ("activity: x  # sopctl: ignore[] lama\n", "names no rule"),
    "no bracket": ("activity: x  # sopctl: ignore STR003\n", "not understood"),
    "comment out of use": ("activity: x  # sopctl: 1\n", ""),
    "no comment": ("activity: 'x  # sopctl: ignore STR003'\n", ""),
}


@pytest.mark.parametrize(("line", "message"), IGNORES.values(), ids=IGNORES)
def test_comment_that_silences_nothing(line: str, message: str) -> None:
    text = f"steps:\n  - id: a\n    {line}"
    found = [f for f in findings(text, "YML008", "STR003", "STR001", "STR004", "documents") if f.code == "YML008"]
    assert len(found) == bool(message)
    assert all(message in f.message.en for f in found)


def test_unknown_rule_is_underlined_and_corrected() -> None:
    (finding,) = findings("title: x  # sopctl: ignore[TIM001, mising-activity] lama\n", "YML008")
    assert finding.excerpt[finding.place.column - 1 : finding.place.end_column - 1] == "mising-activity"
    assert finding.help is not None
    assert finding.help.en == "did you mean `missing-activity`?"


def test_broken_file_says_nothing_of_comments_and_fields_behind_the_fault() -> None:
    assert [f.code for f in findings("id: a  # sopctl: ignore[STR001] x\ntitle: 'x\n", ignore=())] == ["YML001"]


@pytest.mark.parametrize(
    ("text", "code"), [("", "YML013"), ("# x\n", "YML013"), ("---\n", "YML013"), ("x\n", "YML015")]
)
def test_file_without_an_sop(text: str, code: str) -> None:
    assert [f.code for f in findings(text, ignore=())] == [code]


def test_files_that_cannot_be_opened(tmp_path) -> None:
    missing, folder = read_file(tmp_path / "x.sop.yaml", "x.sop.yaml"), read_file(tmp_path, "folder")
    messages = {f.message.en for s in (missing, folder) for f in Linter().document(s, Ruling(Profile())).diagnostics}
    assert messages == {"there is no such file", "this is a folder, not a file"}


def test_wide_encoding_is_named() -> None:
    (finding,) = findings("id: surat".encode("utf-16"))
    assert finding.message.en == "the file is in UTF-16, not in UTF-8"


def test_newer_format_asks_for_a_newer_release() -> None:
    (finding,) = findings("sopctl: 2\n", "YML010", ignore=())
    assert finding.help is not None
    assert "newer release" in finding.help.en


def test_every_kind_of_problem_has_its_rule() -> None:
    names = {rule.name for rule in all_rules() if rule.group == "file"}
    kinds = {"syntax-error", "duplicate-key", "ambiguous-scalar", "unknown-field", "wrong-type", "over-the-limit"}
    kinds |= {"unreadable-file", "not-utf8", "empty-file", "several-documents", "not-a-mapping", "unsupported-yaml"}
    kinds |= {"byte-order-mark", "mixed-line-ends"}
    assert kinds <= names


@pytest.mark.parametrize("label", ["HEAD", "ours (steps.konsep.duration: 30 menit -> 50 menit)", "a: b", "{x: y}"])
@pytest.mark.parametrize(
    "place",
    ["title: {}Surat\n", "steps:\n  - id: a\n    activity: Menyusun surat\n{}", "steps:\n{}  - id: b\n", "{}id: a\n"],
)
def test_the_marks_of_a_merge_are_one_fault(label: str, place: str) -> None:
    conflict = f"\n<<<<<<< {label}\n    duration: 5 menit\n=======\n    duration: 6 menit\n>>>>>>> theirs (x: y)\n"
    found = findings("id: x\n" + place.replace("{}", conflict) + "version: '1'\n")
    assert [(d.code, d.severity.label) for d in found] == [("YML001", "error")], found
    assert "collided" in found[0].message.en


@pytest.mark.parametrize(
    ("value", "said"),
    [("...", "`...`"), ("1.2.3", "`1.2.3`"), ("-.", "`-.`"), ("2.", "the number `2.`"), ("1e3", "the number `1e3`")],
)
def test_only_numbers_are_called_so(value: str, said: str) -> None:
    steps = f"steps:\n  - id: a\n    decision:\n      Ya: {{to: a, probability: {value}}}\n"
    (found,) = findings(f"sopctl: 1\n{steps}", "YML005")
    assert found.message.en.endswith(f"not {said}")


def test_a_dash_that_is_lost_is_told_once_where_it_belongs() -> None:
    step = "id: {}\n    activity: Menyusun konsep\n    actor: a\n"
    text = f"steps:\n  - {step.format('a')}    {step.format('b')}    {step.format('c')}  - id: d\n    id: e\n"
    found = findings(text, "duplicate-key")
    assert [(one.place.line, "`- `" in str(one.help), bool(one.fixes)) for one in found] == [
        (5, True, False),
        (8, True, False),
        (12, True, False),
    ]
    twice = findings("actors:\n  a: Kepala\n  b: Staf\n  a: Kepala\nsteps:\n  - id: a\n    note: x\n    note: x\n")
    assert [(one.place.line, "`- `" in str(one.help)) for one in twice if one.code == "YML002"] == [
        (4, False),
        (8, False),
    ]
