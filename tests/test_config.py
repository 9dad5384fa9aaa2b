"""Settings in layers, as a user sees them: files that extend others, presets, options, and what is told when wrong."""

import json
import os
import re
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Literal, NamedTuple

import pytest

from sopctl import config, resources
from sopctl.api.schema import generate
from sopctl.config import Config
from sopctl.diagnostic import Severity
from sopctl.layers import presets
from sopctl.layers.keys import Places
from sopctl.rules.catalogue import Rule, all_rules, matching
from sopctl.rules.options import OptionError, filled
from tests.conftest import ROOT, Sopctl
from tests.test_cli_lint import BROKEN, CLEAN, write

DRAFT = CLEAN.replace("owner: Kepala Subbagian Umum\n", "profile: sop-ap\nstatus: draft\n").replace(
    "profile: plain\n", ""
)
LONG = CLEAN.replace("Mengirim surat", "Mengirim surat kepada semua dinas di kota")


def severity(ran_out: str, code: str) -> set[str]:
    return set(re.findall(rf": (error|warning|info) {code} ", ran_out))


def found(sopctl: Sopctl, *arguments: str) -> str:
    ran = sopctl("lint", *(arguments or (".",)), "--format", "concise")
    assert ran.code in {0, 1}, ran.err
    return ran.out


class TestExtend:
    def test_nearer_wins_and_tables_merge(self, sopctl: Sopctl) -> None:
        write("p/a.sop.yaml", BROKEN)
        write("base.toml", '[severities]\nmissing-duration = "info"\nTIM = "warning"\n')
        write("p/sopctl.toml", 'extend = "../base.toml"\n')
        assert severity(found(sopctl, "p"), "TIM001") == {"warning"}
        write("p/sopctl.toml", 'extend = "../base.toml"\n[severities]\nTIM001 = "info"\n')
        assert severity(found(sopctl, "p"), "TIM001") == {"info"}

    def test_lists_replace_and_collections_grow(self, sopctl: Sopctl) -> None:
        write("p/a.sop.yaml", BROKEN)
        write("base.toml", 'ignore = ["TIM"]\n[[overrides]]\npath = "*"\nseverities = {TIM001 = "info"}\n')
        write("p/sopctl.toml", 'extend = "../base.toml"\n')
        assert severity(found(sopctl, "p"), "TIM001") == set()
        write("p/sopctl.toml", 'extend = "../base.toml"\nignore = []\n[[overrides]]\npath = "x"\nignore = ["WRD"]\n')
        assert severity(found(sopctl, "p"), "TIM001") == {"info"}

    def test_several_and_their_order(self, sopctl: Sopctl) -> None:
        write("p/a.sop.yaml", BROKEN)
        write("one.toml", '[severities]\nTIM001 = "info"\n')
        write("two.toml", '[severities]\nTIM001 = "warning"\n')
        for order, level in ('"../one.toml", "../two.toml"', "warning"), ('"../two.toml", "../one.toml"', "info"):
            write("p/sopctl.toml", f"extend = [{order}]\n")
            assert severity(found(sopctl, "p"), "TIM001") == {level}

    def test_a_file_reached_twice_counts_once(self, sopctl: Sopctl) -> None:
        write("p/a.sop.yaml", BROKEN)
        write("root.toml", '[severities]\nTIM001 = "info"\n')
        write("one.toml", 'extend = "root.toml"\n')
        write("two.toml", 'extend = "root.toml"\n[severities]\nTIM001 = "warning"\n')
        write("p/sopctl.toml", 'extend = ["../two.toml", "../one.toml"]\n')
        assert severity(found(sopctl, "p"), "TIM001") == {"warning"}

    def test_files_are_meant_as_seen_from_who_names_them(self, sopctl: Sopctl) -> None:
        write("office/profiles/kota.yaml", "profile: kota\nrequired: {version: error}\n")
        write("office/base.toml", 'profiles = ["profiles"]\nprofile = "kota"\nexclude = ["old"]\n')
        write("p/sopctl.toml", 'extend = "../office/base.toml"\n')
        write("p/a.sop.yaml", CLEAN.replace("profile: plain\n", ""))
        write("p/old/b.sop.yaml", BROKEN)
        out = found(sopctl, "p")
        assert "`version` is missing" in out
        assert "TIM001" not in out, "a pattern is about the project's own files"

    def test_pyproject_extends_and_is_extended(self, sopctl: Sopctl) -> None:
        write("p/a.sop.yaml", BROKEN)
        write("pyproject.toml", '[tool.other]\nextend = 3\n[tool.sopctl.severities]\nTIM001 = "info"\n')
        write("p/sopctl.toml", 'extend = "../pyproject.toml"\n')
        assert severity(found(sopctl, "p"), "TIM001") == {"info"}
        write("q/pyproject.toml", '[tool.sopctl]\nextend = "../p/sopctl.toml"\n')
        write("q/a.sop.yaml", BROKEN)
        assert severity(found(sopctl, "q"), "TIM001") == {"info"}

    def test_baseline_and_results_are_those_of_the_project(self, sopctl: Sopctl) -> None:
        write("base.toml", 'baseline = "known.json"\n')
        write("p/sopctl.toml", 'extend = "../base.toml"\n')
        write("p/a.sop.yaml", BROKEN)
        assert sopctl("lint", "p").code == 2
        assert sopctl("baseline", "create", "p", "--file", "p/known.json").code == 0
        assert sopctl("lint", "p").code == 0


WRONG = [
    ('extend = "sopctl.toml"\n', "1:1: `extend` comes back to"),
    ('\nextend = "b.toml"\n', r"b\.toml:1:11: `extend` comes back to .*sopctl\.toml"),
    ('fail_on = "info"\nextend = ["x.toml"]\n', r"2:11: `extend`: there is no file .*x\.toml"),
    ('extend = "strict"\n', r'1:1: `extend`: there is no file .*\n  help: a preset is chosen with `preset = "strict"`'),
    ("extend = 3\n", r'1:1: `extend` cannot be used\n  help: it must be a file or a list such as \["../base'),
    ('extend = "."\n', "1:1: `extend`: there is no file"),
    ('extend = "a\\u0000b"\n', r"1:1: `extend`: there is no file"),
    ('extend = "wrong.toml"\n', r"wrong\.toml:2:1: unknown setting `selekt`\n  help: did you mean `select`\?"),
    ('preset = "strct"\n', r"1:1: `preset`: there is no preset `strct`\n  help: did you mean `strict`\?"),
    ("preset = 3\n", "1:1: `preset` cannot be used"),
    ('[[overrides]]\npth = "x"\n', r"2:1: unknown setting `overrides.pth`\n  help: did you mean `path`\?"),
    ('[[overrides]]\nignore = ["TIM"]\n', "1:3: an override says for what it holds"),
    (
        '[[overrides]]\nstep = "a"\noptions = {long-activity = {words = 3}}\n',
        "1:3: the options of a rule cannot depend",
    ),
    ('[[overrides]]\nstatus = "drft"\n', "2:1: `overrides.status` cannot be used\n  help: it must be draft, review"),
    (
        '[[overrides]]\npath = "x"\n\n[[overrides]]\npath = "y"\nignore = ["TIM001", "TIMM001"]\n',
        r"6:21: `overrides.ignore`: there is no rule `TIMM001`\n  help: did you mean `TIM001`\?",
    ),
    (
        '[[overrides]]\npath = "x"\nseverities = {long-activty = "off"}\n',
        r"3:15: `overrides.severities.long-activty`: there is no rule `long-activty`\n  help: did you mean `long-activity`\?",
    ),
    ('[[overrides]]\npath = "x"\nseverities = {TIM001 = "of"}\n', "3:15: `overrides.severities.TIM001` cannot be used"),
    ("overrides = [3]\n", r"1:14: `overrides` cannot be used\n  help: it must be tables"),
    ('[severities]\nvage-word = "off"\n', "2:1: `severities.vage-word`: there is no rule"),
    ("[options.missing-id]\nwords = 3\n", "2:1: `options.missing-id.words`: missing-id has no options"),
    (
        "[options.long-activity]\nwrds = 3\n",
        r"2:1: `options.long-activity.wrds`: long-activity has no option `wrds`\n  help: did you mean `words`\?",
    ),
    (
        '[options.long-activity]\nwords = "3"\n',
        r"2:1: .*`words` of long-activity cannot be used\n  help: it must be a whole",
    ),
    ("[options.long-activity]\nwords = -1\n", "help: it must be a whole number, 0 or more"),
    ("[options.long-activity]\nwords = true\n", "help: it must be a whole number, 0 or more"),
    ("[options.long-activity]\nwords = 2.5\n", "help: it must be a whole number, 0 or more"),
    ("[options.wording]\nwords = 3\n", "1:10: `options.wording`: `wording` is a group"),
    (
        "[options]\nlong-activity = 3\n",
        "2:1: `options.long-activity` cannot be used\n  help: it must be options of rules",
    ),
    ("[options.long-actvity]\nwords = 3\n", "1:10: `options.long-actvity`: there is no rule"),
    ('plugins = ["kota"]\n', "1:12: `plugins`: no plugin `kota` is installed"),
    ('rules = ["nothing"]\n', "1:10: `rules`: there is no file or folder"),
    ("rules = [1]\n", "1:10: `rules` cannot be used"),
    ("#" * 1_000_001, "is larger than 1000000 bytes"),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[message[:50] for _, message in WRONG])
@pytest.mark.parametrize("command", ["lint", "show"])
def test_what_cannot_be_used_is_told_with_file_line_and_key(
    command: str, text: str, message: str, sopctl: Sopctl
) -> None:
    write("a.sop.yaml")
    write("sopctl.toml", text)
    write("b.toml", 'extend = ["sopctl.toml"]\n')
    write("wrong.toml", '\nselekt = ["TIM"]\n')
    ran = sopctl("lint", ".") if command == "lint" else sopctl("config", "show")
    assert ran.code == 2
    assert re.search(message, ran.err), ran.err
    assert "settings" in ran.err or re.search(r"\.toml:\d+:\d+: ", ran.err), ran.err


def test_settings_of_another_file_are_told_in_indonesian_too(sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    for text, _ in WRONG:
        write("sopctl.toml", text)
        write("b.toml", 'extend = ["sopctl.toml"]\n')
        write("wrong.toml", '\nselekt = ["TIM"]\n')
        english, indonesian = (sopctl("lint", ".", "--lang", language).err for language in ("en", "id"))
        assert english.splitlines()[0] != indonesian.splitlines()[0], text


def test_a_chain_of_many_files_is_refused(sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    for number in range(60):
        write(f"{number}.toml", f'extend = "{number + 1}.toml"\n')
    write("60.toml", "")
    write("sopctl.toml", 'extend = "0.toml"\n')
    ran = sopctl("lint", ".")
    assert ran.code == 2
    assert "more than 50 files extend each other" in ran.err


class TestPresets:
    @pytest.mark.parametrize("name", presets.names())
    def test_is_what_the_settings_would_say(self, name: str) -> None:
        table = tomllib.loads((resources.templates() / "presets" / f"{name}.toml").read_text(encoding="utf-8"))
        assert config.preset(name).model_dump() == Config.model_validate(table).model_dump()

    def test_editors_offer_them(self) -> None:
        offered = json.loads(generate("sopctl"))["properties"]["preset"]["enum"]
        assert tuple(filter(None, offered)) == presets.names()

    def test_recommended_says_only_what_is_read_late(self) -> None:
        assert presets.preset("recommended").table.keys() <= {"severities", "overrides"}

    @pytest.mark.parametrize("name", presets.names())
    def test_every_name_in_it_is_a_rule(self, name: str, sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        write("sopctl.toml", (resources.templates() / "presets" / f"{name}.toml").read_text(encoding="utf-8"))
        assert sopctl("lint", ".").code == 0

    def test_strict_weighs_every_hint_that_is_nearly_always_right(self) -> None:
        harmless = {"byte-order-mark", "mixed-line-ends", "undecided-soundness"}
        sure = {r.name for r in all_rules() if r.about.severity is Severity.INFO and r.about.confidence == "high"}
        assert set(config.preset("strict").severities) == sure - harmless, "a new hint belongs into strict.toml"

    @pytest.mark.parametrize("name", ["correctness", "recommended"])
    def test_good_examples_are_clean(self, name: str, sopctl: Sopctl) -> None:
        ran = sopctl("lint", str(ROOT / "examples" / "surat-keluar.sop.yaml"), "--preset", name, "--fail-on", "info")
        assert ran.code == 0, ran.out

    def test_by_settings_and_by_command_line(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml", DRAFT)
        assert severity(found(sopctl), "GOV001") == {"warning"}
        assert sopctl("lint", ".").code == 0
        assert sopctl("lint", ".", "--preset", "strict").code == 1
        write("sopctl.toml", 'preset = "strict"\n')
        assert severity(found(sopctl), "GOV001") == {"error"}
        assert sopctl("lint", ".", "--preset", "recommended").code == 0
        assert severity(found(sopctl, ".", "--preset", "correctness"), "GOV001") == set()

    def test_strict_fails_on_warnings(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml", CLEAN.replace("inputs: [Surat], ", ""))
        assert sopctl("lint", ".").code == 0
        assert sopctl("lint", ".", "--preset", "strict").code == 1
        write("sopctl.toml", 'preset = "strict"\nfail_on = "error"\n')
        assert sopctl("lint", ".").code == 0, "the project's own word wins"

    def test_a_name_that_is_none(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        ran = sopctl("lint", ".", "--preset", "recomended")
        assert ran.code == 2
        assert "there is no preset `recomended`\n  help: did you mean `recommended`?" in ran.err

    def test_profile_weighs_more_than_a_preset(self, sopctl: Sopctl) -> None:
        write("kota.yaml", "profile: kota\n")
        write(
            "a.sop.yaml",
            CLEAN.replace("profile: plain", "profile: kota.yaml").replace("Pengadministrasi Umum", "Kepala"),
        )
        for preset, level in ("recommended", "info"), ("strict", "warning"):
            assert severity(found(sopctl, ".", "--preset", preset), "ACT006") == {level}
        write("kota.yaml", "profile: kota\nseverities: {vague-actor: error}\n")
        assert severity(found(sopctl, ".", "--preset", "strict"), "ACT006") == {"error"}
        write("sopctl.toml", '[severities]\nvague-actor = "info"\n')
        assert severity(found(sopctl, ".", "--preset", "strict"), "ACT006") == {"info"}

    def test_a_new_draft_passes_and_fails_when_it_is_to_hold(self, sopctl: Sopctl) -> None:
        assert sopctl("new", "surat-masuk", "--archetype", "incoming-mail", "--language", "id").code == 0
        ran = sopctl("lint", ".")
        assert ran.code == 0, ran.out
        assert severity(found(sopctl), "GOV001") == {"warning"}
        assert severity(found(sopctl), "WRD005") == {"warning"}
        file = Path("surat-masuk.sop.yaml")
        file.write_text(
            file.read_text(encoding="utf-8").replace("status: draft", "status: effective"), encoding="utf-8"
        )
        assert sopctl("lint", ".").code == 1
        assert severity(found(sopctl), "GOV001") == {"error"}

    def test_who_does_not_say_draft_is_judged_in_full(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml", DRAFT.replace("status: draft\n", ""))
        assert severity(found(sopctl), "GOV001") == {"error"}


class TestOptions:
    def test_by_name_and_by_code(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml", LONG)
        assert "WRD007" not in found(sopctl)
        for name in ("long-activity", "WRD007"):
            write("sopctl.toml", f"[options.{name}]\nwords = 3\n")
            assert "7 words in one activity" in found(sopctl)

    def test_override_of_an_option(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml", LONG)
        write("old/b.sop.yaml", LONG.replace("id: surat-keluar", "id: b").replace("Surat Keluar", "B"))
        write(
            "sopctl.toml",
            '[options.WRD007]\nwords = 3\n[[overrides]]\npath = "old"\noptions.long-activity.words = 30\n',
        )
        out = found(sopctl)
        assert "a.sop.yaml" in out
        assert "old" not in out

    def test_explain_and_rules_show_them(self, sopctl: Sopctl) -> None:
        page = sopctl("explain", "long-activity").out
        assert "[options.long-activity]" in page
        assert "words = 25" in page
        assert "whole number" in page
        assert "The most words that an activity may have." in page
        assert "[words = 25]" in sopctl("rules").out
        assert "How often it is right: " in page


@pytest.mark.parametrize(
    ("text", "keys", "place"),
    [
        ("a = 1\nb.c = 2\n", ("b", "c"), (2, 3)),
        ('[a."b c"]\nd = 1\n', ("a", "b c", "d"), (2, 1)),
        ("[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 1\n", ("a", 1, "c", "d"), (6, 1)),
        ("[[a]]\nb = 1\n[[a]]\nb = 2\n", ("a", 1, "b"), (4, 1)),
        ('a = """\nb = 1\n"""\nb = 2\n', ("b",), (4, 1)),
        ("a = '''\nb = 1'''\nb = 2\n", ("b",), (3, 1)),
        ("a = [ # b = 1\n  1,\n  {b = [2, 3]},\n]\nc = 1\n", ("a", 1, "b", 1), (3, 12)),
        ('a = "[["\n# [x]\nc = 1\n', ("c",), (3, 1)),
        ("a = [[1, 2], [3]]\nc = {d = {e = 1}, f = 2}\n", ("c", "f"), (2, 19)),
        ('"\\u0061" = 1\n', ("a",), (1, 1)),
        ("a = 1\n", ("nothing",), (1, 1)),
        ("[a]\nb = 1\n", ("a", "nothing"), (1, 2)),
    ],
)
def test_places_of_keys(text: str, keys: tuple[str | int, ...], place: tuple[int, int]) -> None:
    tomllib.loads(text)
    assert Places(text).of(keys) == place


class Everything(NamedTuple):
    """Options of every kind."""

    flag: bool = False
    count: int = 1
    share: float = 0.5
    word: str = "a"
    words: tuple[str, ...] = ("a",)
    mode: Literal["some", "all"] = "all"


@pytest.mark.parametrize(
    ("name", "right", "made", "wrong"),
    [
        ("flag", True, True, [1, "true", ["a"]]),
        ("count", 3, 3, [True, 1.5, "3", -1]),
        ("share", 2, 2.0, [True, "0.5", -0.1]),
        ("word", "b", "b", [1, ["b"], True]),
        ("words", ["b", "c"], ("b", "c"), [1, [1], ["b", 2]]),
        ("words", "b", ("b",), [True]),
        ("mode", "some", "some", ["none", 1, True, ["some"]]),
    ],
)
def test_kinds_of_options(name: str, right: object, made: object, wrong: list[object]) -> None:
    module = ModuleType("rule")
    module.Options = Everything
    rule = Rule("rule", "own", matching("TIM001")[0].about, module)
    filled_in = filled(rule, {name: right})
    assert getattr(filled_in, name) == made
    assert type(getattr(filled_in, name)) is type(made)
    for value in wrong:
        with pytest.raises(OptionError) as caught:
            filled(rule, {name: value})
        assert caught.value.name == name
        assert caught.value.remedy


ASTRAY = [
    ('[words]\nfail_on = "warning"\n', "`fail_on` belongs above the first [table] of the file"),
    ('[severities]\nselect = ["TIM"]\n', "`select` belongs above the first [table] of the file"),
    ('[severities]\nfail_on = "warning"\n', "`fail_on` belongs above the first [table] of the file"),
    ('[options.long-activity]\nignore = ["TIM"]\n', "`ignore` belongs above the first [table] of the file"),
    ('[options]\nignore = ["TIM"]\n', "`ignore` belongs above the first [table] of the file"),
    ('[[overrides]]\npath = "x"\nbaseline = "b.json"\n', "`baseline` belongs above the first [table] of the file"),
    ('verbs = ["memparaf"]\n', "`verbs` belongs below `[words]`"),
    ('formats = ["pdf"]\n', "`formats` belongs below `[render]`"),
    ('path = "x"\n', "`path` belongs below `[[overrides]]`"),
    ('regular = "a.ttf"\n', "`regular` belongs below `[brand.font]`"),
    ('[brand]\nregular = "a.ttf"\n', "`regular` belongs below `[brand.font]`"),
    ('[words]\nselct = ["TIM"]\n', "`select` belongs above the first [table] of the file"),
    ('vague-word = "off"\n', "if `vague-word` is a rule, this belongs below `[severities]`"),
    ("[long-activity]\nwords = 3\n", "if `long-activity` is a rule, this belongs below `[options.long-activity]`"),
    ('[tool.sopctl]\nselect = ["TIM"]\n', "in sopctl.toml settings stand without `[tool.sopctl]`"),
    ('[words]\nverb = ["memparaf"]\n', "did you mean `verbs`?"),
]


@pytest.mark.parametrize(("text", "hint"), ASTRAY)
def test_a_setting_in_the_wrong_table_is_told_where_it_belongs(text: str, hint: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN)
    write("sopctl.toml", text)
    ran = sopctl("lint", ".")
    assert ran.code == 2
    assert f"help: {hint}\n" in ran.err
    assert "bantuan: " in sopctl("lint", ".", "--lang", "id").err


def test_in_pyproject_the_tables_have_their_full_names(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN)
    write("pyproject.toml", '[tool.sopctl.words]\nselect = ["TIM"]\n')
    assert "`select` belongs directly below `[tool.sopctl]`" in sopctl("lint", ".").err
    write("pyproject.toml", '[tool.sopctl]\nverbs = ["memparaf"]\n')
    assert "`verbs` belongs below `[tool.sopctl.words]`" in sopctl("lint", ".").err


WITH_PLACE = [
    "fail_on = 3\n",
    "x = [\n",
    'preset = "x"\n',
    'ignore = ["x"]\n',
    'rules = ["nope"]\n',
    "\ud800",
    'extend = "x"\n',
]


@pytest.mark.parametrize("text", WITH_PLACE)
def test_settings_are_named_as_findings_are(text: str, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    write("p/sop/a.sop.yaml", CLEAN)
    Path("p/sopctl.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    top = Path.cwd()
    below = sopctl("lint", "p")
    assert below.code == 2
    assert below.err.startswith(f"sopctl: {Path('p/sopctl.toml')}:"), below.err
    assert str(top) not in below.err, "no path from the root"
    monkeypatch.chdir("p/sop")
    above = sopctl("lint", "a.sop.yaml")
    assert above.err.startswith(f"sopctl: {top / 'p/sopctl.toml'}:"), "what is not below is named wholly"


def test_one_folder_of_profiles_need_not_be_a_list(sopctl: Sopctl) -> None:
    write("profil/kota.yaml", "profile: kota\nrequired: {owner: error}\n")
    write("sopctl.toml", 'profiles = "profil"\n')
    write("a.sop.yaml", CLEAN.replace("language: id", "language: id\nprofile: kota"))
    assert "GOV005" not in sopctl("lint", ".").out


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ('baseline = "known.json"\n', "known.json: there is no baseline"),
        ('[brand]\nlogo = "nope.svg"\n', "nope.svg: cannot be used as a logo"),
        ('[brand]\nfont = {regular = "nope.ttf"}\n', "nope.ttf: cannot be used as a font"),
        ('[brand]\ntemplates = "nope"\n', "nope: cannot be used as the folder of templates"),
        ('[render]\nformats = ["pdf", "pfd"]\n', "sopctl.toml:2:19: `render.formats`: there is no format `pfd`"),
    ],
)
def test_files_that_settings_name_are_named_as_findings_are(text: str, start: str, sopctl: Sopctl) -> None:
    write("p/a.sop.yaml", CLEAN)
    write("p/sopctl.toml", text)
    ran = sopctl("lint" if "baseline" in text else "render", "p")
    assert ran.code == 2
    assert ran.err.startswith(f"sopctl: {Path('p')}{os.sep}{start}"), ran.err
