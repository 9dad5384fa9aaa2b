"""Rules of a project's own as a user sees them: declared in YAML, from plugins, and their tests."""

import json
import os
import re
import sys
import time
from pathlib import Path

import jsonschema
import pytest

from sopctl.api.schema import generate
from sopctl.layers import plugins
from sopctl.source import parse
from tests.conftest import Sopctl
from tests.test_cli_lint import CLEAN, write

SOP = """\
sopctl: 1
id: surat
title: Surat
profile: plain
owner: Kepala Subbagian Umum
identity: {number: X-1, created: 2026-01-12}
legal_basis: [Peraturan Wali Kota Nomor 1 Tahun 2026 tentang Surat]
actors: {loket: Petugas Loket, camat: {name: Camat, external: true}}
steps:
  - id: terima
    activity: Menerima surat
    actor: loket
    inputs: [Surat, Amplop]
    duration: 5 menit
    outputs: [Tanda terima]
    risks: [Surat hilang]
  - id: periksa
    activity: Memeriksa surat
    actor: loket
    duration: 5 menit
    outputs: [{name: Surat terparaf, criteria: Rapi}]
    decision: {Lengkap: setujui, Kurang: {to: terima, max: 2}}
  - id: setujui
    activity: Menandatangani surat
    actor: [camat, loket]
    duration: 1 jam
    outputs: [Surat bertanda tangan]
sections: {purpose: Supaya cepat}
"""


def rule(body: str, head: str = "code: KOTA001\nname: own-rule\nmessage: found {value}") -> str:
    return "rules:\n  - " + "\n".join((head + "\n" + body.strip("\n")).splitlines()).replace("\n", "\n    ") + "\n"


def found(sopctl: Sopctl, body: str, sop: str = SOP) -> list[tuple[int, str]]:
    write("a.sop.yaml", sop)
    write("rules/kota.yaml", rule(body))
    write("sopctl.toml", 'rules = ["rules"]\n')
    ran = sopctl("lint", "a.sop.yaml", "--format", "concise", "--select", "KOTA")
    assert ran.code in {0, 1}, ran.err
    matches = re.findall(r"^a\.sop\.yaml:(\d+):\d+: \w+ KOTA001 own-rule: found ?(.*)$", ran.out, re.MULTILINE)
    return [(int(line), text) for line, text in matches]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("path: identity.number\npattern: '^[0-9]'", [(6, "X-1")]),
        ("path: identity.number\npattern: '^X'", []),
        ("path: identity.number\nnot_pattern: 'X'", [(6, "X-1")]),
        ("path: identity.agency\npattern: '^X'", []),
        ("path: identity.created\npattern: '^2025'", [(6, "2026-01-12")]),
        ("path: steps[*].activity\nnot_pattern: '(?i)menerima|NANDATANGANI'", [(11, "Menerima surat"), (24, "Menandatangani surat")]),
        ("path: steps[*].activity\npattern: '^Me'\nnot_pattern: meriksa", [(18, "Memeriksa surat")]),
        ("path: steps[*].inputs\nnot_pattern: Amplop", [(13, "Amplop")]),
        ("path: steps[*].inputs[*]\nnot_pattern: Amplop", [(13, "Amplop")]),
        ("path: steps[*].outputs[*]\nnot_pattern: terparaf", [(21, "Surat terparaf")]),
        ("path: steps[*].outputs[*].criteria\nnot_pattern: Rapi", [(21, "Rapi")]),
        ("path: steps[*].duration\nnot_pattern: jam", [(26, "1 jam")]),
        ("path: steps[*].actor\nnot_pattern: loket", [(12, "loket"), (19, "loket"), (25, "loket")]),
        ("path: steps[*].decision.*.to\nnot_pattern: terima", [(22, "terima")]),
        ("path: steps[*].decision.*\nnot_pattern: terima", [(22, "terima")]),
        ("path: actors.*.name\nnot_pattern: Camat", [(8, "Camat")]),
        ("path: actors.*.external\nnot_pattern: 'true'", [(8, "true")]),
        ("path: actors.loket.name\npattern: Camat", [(8, "Petugas Loket")]),
        ("path: sections.purpose\nnot_pattern: cepat", [(28, "Supaya cepat")]),
        ("path: sections.*\nnot_pattern: cepat", [(28, "Supaya cepat")]),
        ("required: identity.agency", [(6, "")]),
        ("required: service.time", [(1, "")]),
        ("required: steps[*].controls", [(10, ""), (17, ""), (23, "")]),
        ("required: steps[*].outputs[*].criteria", [(15, ""), (27, "")]),
        ("required: actors.*.qualification", [(8, ""), (8, "")]),
        ("required: steps[*].controls\nwhen: steps[*].risks", [(10, "")]),
        ("required: steps[*].controls\nwhen: {path: 'steps[*].activity', pattern: tangan}", [(23, "")]),
        ("required: steps[*].controls\nwhen: {path: 'steps[*].activity', not_pattern: tangan}", [(10, ""), (17, "")]),
        ("required: identity.agency\nwhen: {path: 'steps[*].activity', pattern: tangan}", [(6, "")]),
        ("required: identity.agency\nwhen: {path: 'steps[*].activity', pattern: nothing}", []),
        ("required: identity.agency\nwhen: service", []),
        ("path: steps[*].activity\npattern: surat yang\nwhen: {path: 'steps[*].actor', pattern: camat}", [(24, "Menandatangani surat")]),
        ("order: {step: 'Menandatangani', before: 'Memeriksa'}", [(18, "")]),
        ("order: {step: 'Memeriksa', before: 'Menandatangani'}", []),
        ("order: {step: {path: actor, pattern: camat}, before: {path: id, pattern: terima}}", [(10, "")]),
        ("order: {step: 'nothing', before: '^Menanda'}", [(24, "")]),
        ("count: {path: 'steps[*]', min: 4}", [(9, "3")]),
        ("count: {path: 'steps[*]', min: 3, max: 3}", []),
        ("count: {path: 'steps[*]', max: 2}", [(9, "3")]),
        ("count: {path: 'steps[*].inputs[*]', min: 1}", [(17, "0"), (23, "0")]),
        ("count: {path: 'steps[*].inputs[*]', max: 1}", [(13, "2")]),
        ("count: {path: 'steps[*].activity', pattern: arsip, min: 1}", [(9, "0")]),
        ("count: {path: 'steps[*].activity', pattern: surat, max: 2}", [(9, "3")]),
        ("count: {path: 'steps[*].actor[*]', max: 1}", [(25, "2")]),
        ("count: {path: 'actors.*', max: 1}", [(8, "2")]),
        ("count: {path: 'history[*]', min: 1}", [(1, "0")]),
        ("count: {path: 'history[*]', min: 1}\nwhen: version", []),
        ("count: {path: 'service.requirements[*]', min: 1}\nwhen: service", []),
    ],
)  # fmt: skip
def test_what_a_rule_finds(body: str, lines: list[tuple[int, str]], sopctl: Sopctl) -> None:
    assert found(sopctl, body) == lines


def test_order_is_that_of_the_flow(sopctl: Sopctl) -> None:
    """The way that leaves the check out is found, though the check is above in the file."""
    way_round = SOP.replace("    risks: [Surat hilang]\n", "    decision: {Biasa: periksa, Kilat: setujui}\n")
    body = "order: {step: '^Memeriksa', before: '^Menandatangani'}"
    assert found(sopctl, body) == []
    assert [line for line, _ in found(sopctl, body, way_round)] == [24]


def test_what_is_wrong_is_not_missing_too(sopctl: Sopctl) -> None:
    assert found(sopctl, "required: steps[*].controls", SOP.replace("risks: [Surat hilang]", "controls: {a: 1}")) == [
        (17, ""),
        (23, ""),
    ]


def test_messages_take_names_as_text_only(sopctl: Sopctl) -> None:
    head = "code: KOTA001\nname: own-rule\nmessage: {en: 'found {step}: {value} {value.__class__} {0} {', id: 'ada {step}'}"
    write("a.sop.yaml", SOP)
    write("r.yaml", rule("path: steps[*].activity\nnot_pattern: Menerima", head))
    write("sopctl.toml", 'rules = "r.yaml"\n')
    assert "found terima: Menerima surat {value.__class__} {0} {\n" in sopctl("lint", ".", "--format", "concise").out
    assert "KOTA001 own-rule: ada terima\n" in sopctl("lint", ".", "--format", "concise", "--lang", "id").out


def test_a_message_is_one_line(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    body = "help: |\n  write\n  it\npath: identity.number\nnot_pattern: X"
    write("r.yaml", rule(body, "code: KOTA001\nname: own-rule\nmessage: |\n  this is\n  wrong"))
    write("sopctl.toml", 'rules = "r.yaml"\n')
    out = sopctl("lint", ".", "--select", "own").out
    assert "KOTA001 own-rule: this is wrong\n" in out
    assert "help: write it\n" in out


def test_they_take_part_in_everything(sopctl: Sopctl) -> None:
    body = "severity: error\nhelp: write a number\npath: identity.number\npattern: '^[0-9]'"
    assert found(sopctl, body) == [(6, "X-1")]
    assert sopctl("lint", ".", "--select", "KOTA").code == 1
    for ignored in ("KOTA001", "own-rule", "KOTA", "own", "Own-Rule"):
        assert sopctl("lint", ".", "--ignore", ignored, "--select", "own").code == 0, ignored
    write("sopctl.toml", 'rules = "rules"\n[severities]\nown-rule = "info"\n')
    assert "info KOTA001 own-rule" in sopctl("lint", ".", "--format", "concise").out
    write("sopctl.toml", 'rules = "rules"\n[[overrides]]\npath = "a*"\nignore = ["KOTA001"]\n')
    assert "KOTA001" not in sopctl("lint", ".").out
    write("sopctl.toml", 'rules = "rules"\n')
    write("kota.yaml", "profile: kota\nseverities: {KOTA001: warning}\n")
    write("a.sop.yaml", SOP.replace("profile: plain", "profile: kota.yaml"))
    out = sopctl("lint", ".", "--format", "concise").out
    assert "warning KOTA001" in out
    assert "GOV011" not in out, "a profile may name it"
    write("a.sop.yaml", SOP.replace("2026-01-12}", "2026-01-12} # sopctl: ignore[KOTA001] nomor lama"))
    out = sopctl("lint", ".", "--format", "concise").out
    assert "KOTA001" not in out
    write(
        "a.sop.yaml", SOP.replace("X-1", "1").replace("2026-01-12}", "2026-01-12} # sopctl: ignore[KOTA001] nomor lama")
    )
    assert "`KOTA001` finds nothing here" in sopctl("lint", ".").out
    write("a.sop.yaml", SOP.replace("2026-01-12}", "2026-01-12} # sopctl: ignore[KOTA002] nomor lama"))
    out = sopctl("lint", ".").out
    assert "no rule is called `KOTA002`" in out
    assert "did you mean `KOTA001`?" in out


def test_explain_list_and_sarif(sopctl: Sopctl) -> None:
    body = "what: The number is of no form that we know.\nsource: Circular 3/2026\npath: identity.number\npattern: '^[0-9]'"
    found(sopctl, body)
    page = sopctl("explain", "KOTA001").out
    assert "The number is of no form that we know." in page
    assert "Circular 3/2026" in page
    assert "KOTA001 own-rule" in sopctl("rules").out
    assert json.loads(sopctl("rules", "--format", "json").out)[-1]["code"] == "KOTA001"
    run = json.loads(sopctl("lint", ".", "--format", "sarif", "--select", "KOTA").out)["runs"][0]
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "KOTA001"
    assert sopctl("explain", "KOTA002").code == 2
    assert sopctl("explain", "TIM001").code == 0


def test_baseline_knows_them(sopctl: Sopctl) -> None:
    found(sopctl, "severity: error\npath: identity.number\npattern: '^[0-9]'")
    assert sopctl("baseline", "create", ".", "--file", "known.json").code == 0
    write("sopctl.toml", 'rules = "rules"\nbaseline = "known.json"\n')
    assert sopctl("lint", ".", "--select", "KOTA").code == 0


WRONG = [
    ("rules:\n  - cod: KOTA001\n", "2:5: `cod` is not a known field here\n  help: did you mean `code`"),
    ("rules: 3\n", "1:8: "),
    ("rules:\n  - {code: kota1, name: a, message: a, path: id, pattern: a}\n", "2:12: "),
    ("rules:\n  - {name: a, message: a, path: id, pattern: a}\n", "2:5: the rule has no `code`"),
    ("rules:\n  - {code: KOTA1, message: a, path: id, pattern: a}\n", "the rule has no `name`"),
    ("rules:\n  - {code: KOTA1, name: a b, message: a, path: id, pattern: a}\n", "2:25: "),
    ("rules:\n  - {code: KOTA1, name: a, path: id, pattern: a}\n", "KOTA1 has no `message`"),
    (rule("help: a"), "KOTA001 must say one thing that it checks"),
    (rule("path: id"), "KOTA001 must say one thing that it checks"),
    (rule("required: id\npath: id\npattern: a"), "KOTA001 must say one thing that it checks"),
    (rule("pattern: a"), "5:14: `path` belongs|2:5: `path` belongs"),
    (rule("required: id\npath: id"), "6:11: `path` belongs to `pattern`"),
    (rule("path: steps[*].activty\npattern: a"), r"5:11: `steps\[\*\]` has no field `activty`\n  help: did you mean `activity`\?"),
    (rule("path: steps.activity\npattern: a"), r"5:11: `steps` is a list\n  help: write `steps\[\*\]\.activity`"),
    (rule("path: title[*]\npattern: a"), "`title` is no list"),
    (rule("path: identity.number.x\npattern: a"), "`identity.number` has no field `x`"),
    (rule("path: nowhere\npattern: a"), "an SOP has no field `nowhere`"),
    (rule("path: 'a b'\npattern: a"), "`a b` is not a path"),
    (rule("path: '__class__'\npattern: a"), "has no field `__class__`"),
    (rule("path: 'model_fields'\npattern: a"), "has no field `model_fields`"),
    (rule("path: id\npattern: '('"), "6:14: this is no pattern that can be used: unclosed group"),
    (rule("path: id\npattern: '(?=a)'"), "6:14: this is no pattern that can be used: look-ahead"),
    (rule("path: id\npattern: '(a)\\1'"), "back-references are not supported"),
    (rule("path: id\npattern: 'a{1000}{1000}{1000}'"), "the pattern is too large"),
    (rule("path: id\npattern: " + "a" * 1001), "6:14: "),
    (rule("required: id\nwhen: {path: x}"), "6:18: an SOP has no field `x`"),
    (rule("required: id\nwhen: {path: id, pattern: '['}"), "6:31: this is no pattern"),
    (rule("order: {step: a}"), "`order` needs `step` and `before`"),
    (rule("order: {step: {path: activty}, before: a}"), "5:26: an SOP has no field `activty`|a step has no field `activty`"),
    (rule("count: {path: id, min: 1}"), "5:19: `id` is one field: there is nothing to count"),
    (rule("count: {path: 'steps[*]'}"), "5:5: `count` needs `min` or `max`"),
    (rule("count: {path: 'steps[*]', min: -1}"), "5:36: `min`"),
    ("", "1:1: the file holds no rules"),
    ("- a\n", "1:1: the file does not begin with `rules:`"),
    ("rules: [\n", "1:8: the file ends in the middle of a list|2:1: "),
    ("rules: {\n", "1:8: the file ends in the middle"),
    (rule("path: x\nrequired: true"), "`required` names the field .*\n  help: write `required: equipment`"),
    (rule("count: 4"), "`count` says what is counted.*\n  help: write `count: {path"),
    (rule("path: actors\ncount: {max: 4}"), "`path` belongs .*\n  help: write `count: {path"),
    ("rules: &a [*a]\n", "1:12: "),
    (rule("required: id", "code: TIM900\nname: x\nmessage: x"), "2:11: codes with the letters TIM belong to sopctl itself"),
    (rule("required: id", "code: KOTA001\nname: long-activity\nmessage: x"), "`long-activity` is the name of another rule: sopctl"),
    (rule("required: id", "code: KOTA001\nname: time\nmessage: x"), "`time` is the name of another rule: sopctl"),
    (
        rule("required: id") + rule("required: id").removeprefix("rules:\n"),
        r"7:11|6:11: `KOTA001` is the name of another rule: .*kota\.yaml:2:11",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[str(number) for number in range(len(WRONG))])
def test_a_rule_that_is_none_is_told_with_file_line_and_column(text: str, message: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("rules/kota.yaml", text)
    write("sopctl.toml", 'rules = "rules"\n')
    ran = sopctl("lint", ".")
    assert ran.code == 2
    assert re.search(r"^sopctl: \S*kota\.yaml:\d+:\d+: ", ran.err), ran.err
    assert re.search(message, ran.err), ran.err
    assert sopctl("rules", "test", "rules/kota.yaml").code == 2
    indonesian = sopctl("lint", ".", "--lang", "id").err
    assert indonesian.splitlines()[0] != ran.err.splitlines()[0] or "kota1" in text or "unclosed" in ran.err


def test_two_files_with_one_name(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("x/a.yaml", rule("required: id"))
    write("y/b.yml", rule("required: id", "code: KOTA002\nname: own-rule\nmessage: x"))
    write("sopctl.toml", 'rules = ["x", "y"]\n')
    ran = sopctl("lint", ".")
    assert ran.code == 2
    assert re.search(r"y.b\.yml:2:11: `own-rule` is the name of another rule: x.a\.yaml:2:11", ran.err), ran.err


@pytest.mark.parametrize("pattern", ["^(a+)+$", "(a|aa)+$", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*a){20}"])
def test_no_text_hangs_a_run(pattern: str, sopctl: Sopctl) -> None:
    text = "a" * 100_000 + "!"
    began = time.process_time()
    found(sopctl, f"path: title\npattern: '{pattern}'", SOP.replace("title: Surat", f"title: {text}"))
    assert time.process_time() - began < 10


def test_schema_accepts_what_the_tool_accepts() -> None:
    schema = json.loads(generate("rules"))
    good = rule("path: steps[*].activity\npattern: a\nwhen: steps[*].risks\nbad: a\ngood: [b]")
    jsonschema.validate(parse(good, "x").value, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(parse("rules: [{cod: A1}]", "x").value, schema)


GOOD = """\
path: steps[*].activity
not_pattern: '(?i)via email'
bad:
  - |
    steps:
      - id: a
        activity: Mengirim via email  # <- Mengirim via email
good:
  - "steps: [{id: a, activity: Mengirim surat}]"
"""


class TestRulesTest:
    def run(self, sopctl: Sopctl, body: str, *arguments: str):
        write("rules/kota.yaml", rule(body))
        return sopctl("rules", "test", *arguments)

    def test_all_as_expected(self, sopctl: Sopctl) -> None:
        ran = self.run(sopctl, GOOD, "rules")
        assert ran.out == "KOTA001 own-rule (1 bad, 1 good): as expected\n\n1 rule, 2 examples: all as expected\n"
        assert ran.code == 0
        assert self.run(sopctl, GOOD).code == 3
        write("sopctl.toml", 'rules = "rules"\n')
        assert self.run(sopctl, GOOD).code == 0
        assert "semua sesuai" in sopctl("rules", "test", "--lang", "id").out

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            ("'(?i)via email'", "nothing", "bad example 1: nothing is found"),
            ("'(?i)via email'", "surat", "good example 1: line 1 is found: found Mengirim surat"),
            (
                "# <- Mengirim via email",
                "# <- via email",
                "line 3: `Mengirim via email` is underlined, not `via email`",
            ),
            ("      - id: a\n", "      - id: a  # <-\n", "bad example 1: line 2 is not found"),
            ("steps:\n", "steps: [\n", "bad example 1: line"),
            ("good:", "# good:", "good example: there is none"),
        ],
    )
    def test_what_fails_is_told(self, old: str, new: str, told: str, sopctl: Sopctl) -> None:
        body = GOOD.replace(old, new, 1)
        if old == "good:":
            body = GOOD[: GOOD.index("good:")]
        ran = self.run(sopctl, body, "rules")
        assert ran.code == 1
        assert told in ran.out
        assert "FAILED" in ran.out
        assert re.search(r"kota\.yaml:2:11: ", ran.out)
        assert ran.out.endswith("1 failed\n")

    def test_an_example_without_marks_must_give_something(self, sopctl: Sopctl) -> None:
        assert self.run(sopctl, GOOD.replace("  # <- Mengirim via email", ""), "rules").code == 0

    def test_missing_paths(self, sopctl: Sopctl) -> None:
        assert sopctl("rules", "test", "nothing").code == 2
        Path("empty").mkdir()
        assert sopctl("rules", "test", "empty").code == 3


PLUGIN = '''\
"""A rule of a plugin.

```yaml bad
title: Surat  # <- Surat
```

```yaml good
title: Pengelolaan Surat
```
"""

from typing import NamedTuple

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.rules.base import About, Finding

ABOUT = About(
    code="PLUG001",
    severity=Severity.ERROR,
    what=Text("Short.", "Pendek."),
    why=Text("Why.", "Mengapa."),
    help=Text("write more", "tulis lebih"),
    source="us",
)


class Options(NamedTuple):
    words: int = 2


def check(document, options):
    if len(document.sop.title.split()) < options.words:
        yield Finding(("title",), Text("short title", "judul pendek"))
'''


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Install a package with rules, as pip would."""

    def install(files: dict[str, str], target: str = "kota_rules") -> None:
        home = tmp_path / "site"
        for name, text in files.items():
            write(str(home / name), text)
        write(str(home / "kota-1.2.dist-info/METADATA"), "Metadata-Version: 2.1\nName: kota\nVersion: 1.2\n")
        write(str(home / "kota-1.2.dist-info/entry_points.txt"), f"[sopctl.rules]\nkota = {target}\n")
        monkeypatch.syspath_prepend(str(home))
        plugins.installed.cache_clear()

    yield install
    plugins.installed.cache_clear()
    for name in [name for name in sys.modules if name.startswith("kota_rules")]:
        del sys.modules[name]


class TestPlugins:
    def test_a_package_of_rule_files(self, plugin, sopctl: Sopctl) -> None:
        plugin({"kota_rules/__init__.py": "", "kota_rules/short_title.py": PLUGIN, "kota_rules/_help.py": "1 / 0"})
        write("a.sop.yaml", SOP)
        assert "PLUG001" not in sopctl("lint", ".").out, "only what the settings name"
        write("sopctl.toml", 'plugins = "kota"\n')
        assert "error PLUG001 short-title: short title" in sopctl("lint", ".", "--format", "concise").out
        write("sopctl.toml", 'plugins = ["kota"]\n[options.short-title]\nwords = 1\n')
        assert "PLUG001" not in sopctl("lint", ".").out
        ran = sopctl("rules", "test")
        assert ran.code == 0, ran.out
        assert "PLUG001 short-title (1 bad, 1 good): as expected" in ran.out
        assert "Short." in sopctl("explain", "PLUG001").out

    def test_one_rule_file(self, plugin, sopctl: Sopctl) -> None:
        plugin({"kota_rules.py": PLUGIN.replace("# <- Surat", "# <- nothing")})
        write("a.sop.yaml", SOP)
        write("sopctl.toml", 'plugins = ["kota"]\n')
        assert "error PLUG001 kota-rules" in sopctl("lint", ".", "--format", "concise").out
        assert sopctl("rules", "test").code == 1

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("1 / 0", "the plugin `kota` cannot be loaded: ZeroDivisionError"),
            ("raise SystemExit(7)", "the plugin `kota` cannot be loaded: SystemExit"),
            ("", "the plugin `kota` holds no rules"),
            ("ABOUT = 3", "is no rule"),
            (PLUGIN.replace("def check(", "def chek("), "is no rule"),
            (PLUGIN.replace("PLUG001", "plug"), "is no rule"),
            (PLUGIN.replace("words: int = 2", "words: dict = {}"), "the options of PLUG001 cannot be used"),
            (PLUGIN.replace("words: int = 2", "words: int"), "the options of PLUG001 cannot be used"),
            (PLUGIN.replace("PLUG001", "TIM001"), "codes with the letters TIM belong to sopctl itself"),
        ],
    )
    def test_what_is_no_rule_is_told(self, text: str, told: str, plugin, sopctl: Sopctl) -> None:
        plugin({"kota_rules.py": text})
        write("a.sop.yaml", SOP)
        write("sopctl.toml", 'plugins = ["kota"]\n')
        ran = sopctl("lint", ".")
        assert ran.code == 2
        assert told in ran.err

    def test_a_rule_that_throws_is_a_finding(self, plugin, sopctl: Sopctl) -> None:
        plugin({"kota_rules.py": PLUGIN.replace("    if len", "    1 / 0\n    if len")})
        write("a.sop.yaml", SOP)
        write("sopctl.toml", 'plugins = ["kota"]\n')
        ran = sopctl("lint", ".")
        assert ran.code == 1
        assert "rule PLUG001 failed: ZeroDivisionError" in ran.out
        assert "not part of sopctl" in ran.out


def test_a_clean_sop_stays_clean(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN)
    write("rules/kota.yaml", rule(GOOD))
    write("sopctl.toml", 'rules = "rules"\n')
    assert sopctl("lint", ".").out == "1 file checked: no findings\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is locked for root")
def test_a_folder_that_is_locked_is_told(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN)
    write("rules/deep/kota.yaml", rule(GOOD))
    write("sopctl.toml", 'rules = "rules"\n')
    Path("rules/deep").chmod(0)
    try:
        assert sopctl("lint", ".").code == 2
    finally:
        Path("rules/deep").chmod(0o700)


def test_a_plugin_looks_at_several_documents(plugin, sopctl: Sopctl) -> None:
    head, _ = PLUGIN.split("class Options")
    head = head.replace("import About, Finding", "import About, ProjectFinding").replace(
        "from typing import NamedTuple\n", ""
    )
    check = (
        "def check_project(project):\n"
        "    for entry in project.entries:\n"
        "        yield ProjectFinding(entry.file, ('title',), Text('one of several', 'salah satu'))\n"
    )
    plugin({"kota_rules.py": head + check})
    write("a.sop.yaml", CLEAN)
    write("old/b.sop.yaml", CLEAN.replace("surat-keluar", "b").replace("Surat Keluar", "B"))
    write("sopctl.toml", 'plugins = ["kota"]\n[[overrides]]\npath = "old"\nignore = ["own"]\n')
    out = sopctl("lint", ".", "--format", "concise", "--select", "PLUG").out
    assert out.startswith("a.sop.yaml:3:8: error PLUG001 kota-rules: one of several\n")
    assert "old" not in out


@pytest.mark.parametrize(
    ("status", "value", "body", "settings", "level"),
    [
        ("draft", '"<isi: nomor surat>"', "path: identity.number\npattern: '^\\d'", "", "warning"),
        ("draft", "000.8/____/UMUM", "path: identity.number\npattern: '^X'", "", "warning"),
        ("draft", "", "required: identity.number", "", "warning"),
        ("draft", "ABC", "path: identity.number\npattern: '^\\d'", "", "error"),  # wrong, and not merely open
        ("review", '"<isi: nomor surat>"', "path: identity.number\npattern: '^\\d'", "", "error"),
        ("effective", "", "required: identity.number", "", "error"),
        ("", "", "required: identity.number", "", "error"),
        ("draft", "", "required: identity.number", 'preset = "strict"\n', "error"),
        ("draft", "", "required: identity.number", '[severities]\nKOTA001 = "error"\n', "error"),
        ("draft", "", "required: identity.number", '[severities]\nown-rule = "info"\n', "info"),
        ("draft", "", "required: identity.number", '[severities]\nplaceholder = "info"\n', "warning"),
        ("draft", "<isi x>", "path: identity.number\npattern: '^\\d'", '[severities]\nplaceholder = "info"\n', "info"),
    ],
)
def test_an_own_rule_judges_what_is_open_in_a_draft_as_softly_as_the_tool(
    status: str, value: str, body: str, settings: str, level: str, sopctl: Sopctl
) -> None:
    sop = SOP.replace("{number: X-1, created: 2026-01-12}", f"\n  number: {value}\n  created: 2026-01-12")
    write("a.sop.yaml", sop + (f"status: {status}\n" if status else ""))
    write("rules/kota.yaml", rule(body).replace("name: own-rule", "name: own-rule\n    severity: error"))
    write("sopctl.toml", 'rules = ["rules"]\n' + settings)
    for chosen in ((), ("--select", "KOTA")):
        ran = sopctl("lint", "a.sop.yaml", "--format", "concise", *chosen)
        assert re.findall(r": (\w+) KOTA001", ran.out) == [level], ran.out + ran.err


@pytest.mark.parametrize(("basis", "level"), [("[<isi dasar hukum>]", "warning"), ("[Perwali 1/2026]", "error")])
def test_a_list_with_an_open_place_is_open(basis: str, level: str, sopctl: Sopctl) -> None:
    text = SOP.replace("[Peraturan Wali Kota Nomor 1 Tahun 2026 tentang Surat]", basis) + "status: draft\n"
    write("a.sop.yaml", text)
    write("rules/kota.yaml", rule("severity: error\ncount: {path: 'legal_basis[*]', min: 2}"))
    write("sopctl.toml", 'rules = ["rules"]\n')
    ran = sopctl("lint", "a.sop.yaml", "--format", "concise", "--select", "KOTA")
    assert re.findall(r": (\w+) KOTA001", ran.out) == [level], ran.out + ran.err
