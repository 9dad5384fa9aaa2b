"""Profiles of one's own: how they are found, and how their faults are told."""

import json
import os
import re
import time
from pathlib import Path

import pypdf
import pytest

from sopctl import profiles
from sopctl.documents.fields import blocks, entries
from sopctl.documents.steps import _Rows
from sopctl.documents.words import Wording
from sopctl.flow import Flow
from sopctl.load import load
from sopctl.model import Profile, Sop
from sopctl.model.profile import COLUMNS
from sopctl.source import decode, read_file
from tests.conftest import ROOT, Sopctl
from tests.test_cli_lint import CLEAN

STEP = "{id: kirim, activity: Mengirim surat, actor: a, inputs: [Surat], duration: 5 menit, outputs: [Tanda terima]}"
SOP = f"""\
sopctl: 1
id: surat-keluar
title: Surat Keluar
profile: ours.yaml
actors: {{a: Pengadministrasi Umum}}
steps:
  - {STEP}
"""
SHIPPED = ", ".join(profiles.names())
KNOWN_WITH_OURS = ", ".join(sorted([*profiles.names(), "ours"]))
OURS = "profile: ours\nrequired: {owner: error}\nidentity: owner\nwords: {owner: {en: Keeper, id: Pengampu}}\n"


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def told(sopctl: Sopctl, language: str = "en") -> list[tuple[str, str]]:
    """Return message and help of each finding about the profile; nothing else is at fault in the SOP."""
    ran = sopctl("lint", ".", "--format", "json", "--lang", language)
    found = json.loads(ran.out)["findings"]
    assert ran.code == (1 if found else 0), ran.err
    assert {(f["code"], f["line"], f["severity"]) for f in found} <= {("GOV011", 4, "error")}, found
    return [(f["message"], f["help"]) for f in found]


def test_own_profile_by_path(sopctl: Sopctl) -> None:
    write("sop/a.sop.yaml", SOP)
    write("sop/ours.yaml", OURS)
    ran = sopctl("lint", "sop")
    assert ran.code == 1
    assert "error GOV001 missing-required-field: `owner` is missing: Keeper" in ran.out
    assert "`owner` belum diisi: Pengampu" in sopctl("lint", "sop", "--lang", "id").out
    write("sop/a.sop.yaml", SOP + "owner: Kepala Bagian\n")
    assert sopctl("lint", "sop").code == 0
    assert sopctl("render", "sop", "--format", "md").code == 0
    assert "Pengampu" in Path("build/a.md").read_text(encoding="utf-8")


def test_own_profile_by_folder(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP.replace("ours.yaml", "ours"))
    write("forms/ours.yaml", OURS)
    assert f"there is no profile `ours`; known: {SHIPPED}" in sopctl("lint", ".").out
    write("sopctl.toml", 'ignore = ["time"]\nprofiles = ["forms", "absent"]\n')
    for ran in (sopctl("lint", "."), sopctl("render", "."), sopctl("diff", "a.sop.yaml", "a.sop.yaml")):
        assert (ran.code, ran.out) == (2, "")
        assert "sopctl.toml:2:22: `profiles`: there is no folder absent\n  help: name folders" in ran.err
    write("sopctl.toml", 'profiles = ["forms"]\n')
    assert "`owner` is missing: Keeper" in sopctl("lint", ".").out
    write("a.sop.yaml", SOP.replace("ours.yaml", "our"))
    out = sopctl("lint", ".").out
    assert f"there is no profile `our`; known: {KNOWN_WITH_OURS}" in out
    assert "did you mean `ours`?" in out


def test_own_profile_from_the_settings(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP.replace("profile: ours.yaml\n", ""))
    write("sopctl.toml", 'profiles = ["forms"]\nprofile = "ours"\n')
    Path("forms").mkdir()
    assert f"the settings ask for a profile that does not exist; known: {SHIPPED}" in sopctl("lint", ".").out
    assert "setelan proyek meminta profil yang tidak ada" in sopctl("lint", ".", "--lang", "id").out
    write("forms/ours.yaml", OURS)
    assert "`owner` is missing: Keeper" in sopctl("lint", ".").out
    write("forms/ours.yaml", "profile: ours\ncolumns: [nr]\n")
    ran = sopctl("lint", ".")
    assert re.search(
        r"a\.sop\.yaml:1:1: error GOV011 broken-profile: forms.ours\.yaml:2:11: `nr` is not a column", ran.out
    )


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + OURS.encode(),
        OURS.replace("\n", "\r\n", 1).encode(),
        OURS.encode() + b"columns: [no, activity]\nseverities: {TIM: off}\n",
        OURS.encode() + b"after_steps:\nbefore_steps: tags\n",
        b"",
    ],
    ids=["mark", "line-ends", "no-and-off", "short-forms", "no-fault-at-all"],
)
def test_what_harms_nothing_is_not_told(data: bytes, sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP + "owner: Kepala Bagian\n")
    write("ours.yaml", data or OURS)
    assert told(sopctl) == []


FAULTS = [
    ("a: [", r"1:\d+: ", "", ""),
    ("", "1:1: ", "the file holds no profile", "berkas ini tidak berisi profil"),
    ("#" * 100_001, "1:1: ", "the file has more than 100,000 bytes", "berkas ini melebihi 100.000 bita"),
    ("- x\n", "1:1: ", "the file does not begin with `name: text` lines", "isi berkas ini tidak diawali"),
    ("profile:ours\n", "1:1: ", "no space after the colon of `profile`", "tidak ada spasi setelah titik dua"),
    ("profile: ours\n---\na: 1\n", "2:1: ", "a second document begins here", "dokumen kedua dimulai di sini"),
    (
        "profile: ours\nprofile: ours\n",
        "2:1: ",
        "`profile` ",
        "`profile` ",
    ),
    ("profile: !x ours\n", "1:10: ", "`!x` is read as a YAML tag", "`!x` dibaca sebagai tag YAML"),
    (
        b"profile: \xe9\n",
        "1:10: ",
        "this character (byte 0xE9) is not in UTF-8",
        "karakter ini (bita 0xE9) bukan UTF-8",
    ),
    ("requird: {}\n", "1:1: ", "`requird` is not a field of a profile", "`requird` bukan isian profil"),
    ("columns: 3\n", "1:10: ", "`columns` must be text or a list, not the number `3`", "`columns` harus berupa teks"),
    (
        "document: SOP\n",
        "1:11: ",
        "`document` must be a group of `name: text` lines",
        "`document` harus berupa kelompok",
    ),
    ("page: A4\n", "1:7: ", "`page` must be a group of `name: text` lines", "`page` harus berupa kelompok"),
    ("page: {margin: 99}\n", "1:16: ", "`margin` must be 50", "`margin` harus berupa 50"),
    ("page: {papre: A4}\n", "1:8: ", "`papre` is not a field of a profile", "`papre` bukan isian profil"),
    ("cover: [history]\n", "1:9: ", "`history` cannot be printed under `cover`", "tidak dapat dicetak pada `cover`"),
    ("words: {actor: Staf}\n", "1:16: ", "`actor` must be a group of", "`actor` harus berupa kelompok"),
    ("words: [actor]\n", "1:1: ", "`words` must be a group of", "`words` harus berupa kelompok"),
    ("required: {owner: warn}\n", "1:19: ", "`owner` must be one of `error`", "`owner` harus salah satu dari `error`"),
    ("required: {identity.numbr: error}\n", "1:12: ", "`identity.numbr` is not a field of an SOP", "bukan isian SOP"),
    ("required: {steps.duration: error}\n", "1:12: ", "`steps.duration` is not a field of an SOP", "bukan isian SOP"),
    ("identity: [ownr]\n", "1:12: ", "`ownr` is not a field of an SOP", "`ownr` bukan isian SOP"),
    ("before_steps: purpose\n", "1:15: ", "`purpose` is not a field of an SOP", "`purpose` bukan isian SOP"),
    (
        "after_steps:\n  - steps\n",
        "2:5: ",
        "`steps` cannot be printed under `after_steps`",
        "`steps` tidak dapat dicetak",
    ),
    ("identity: sections.x\n", "1:11: ", "`sections.x` cannot be printed under `identity`", "tidak dapat dicetak pada"),
    ("columns: [activty]\n", "1:11: ", "`activty` is not a column of the table", "`activty` bukan kolom tabel langkah"),
    ("words: {ownr: {en: O}}\n", "1:9: ", "`ownr` is not a field, section or column", "`ownr` bukan isian, bagian"),
    ("severities: {no-such-rule: error}\n", "1:14: ", "no rule is called `no-such-rule`", "tidak ada aturan bernama"),
    (
        "profile: theirs\n",
        "1:10: ",
        "calls itself `theirs`, but its file is called `ours`",
        "padahal nama berkasnya `ours`",
    ),
]


@pytest.mark.parametrize(("text", "place", "english", "indonesian"), FAULTS)
def test_faults_are_findings_at_the_name(
    text: str | bytes, place: str, english: str, indonesian: str, sopctl: Sopctl
) -> None:
    write("a.sop.yaml", SOP)
    write("ours.yaml", text)
    for language, words in (("en", english), ("id", indonesian)):
        ((message, help_),) = told(sopctl, language)
        assert re.match(rf"ours\.yaml:{place}", message), message
        assert words in message
        assert "``" not in message
        assert help_
        assert "{field}" not in message + help_
        assert "SOP into" not in help_
    english_words, indonesian_words = told(sopctl, "en"), told(sopctl, "id")
    assert english_words[0][0] != indonesian_words[0][0]
    assert english_words[0][1] != indonesian_words[0][1]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("requird: {}\n", "required"),
        ("required: {identity.numbr: error}\n", "identity.number"),
        ("page: {paper: f4}\n", "F4"),
        ("page: {papr: A4}\n", "paper"),
        ("page: {head: leterhead}\n", "letterhead"),
        ("flow: tabel\n", "table"),
        ("cover: [ownr]\n", "owner"),
        ("words: {checklist.yess: {en: Y}}\n", "checklist.yes"),
        ("required: {number: error}\n", "identity.number"),
        ("required: {owner: warn}\n", "warning"),
        ("identity: [Ownr]\n", "owner"),
        ("columns: [activty]\n", "activity"),
        ("words: {ownr: {en: O}}\n", "owner"),
        ("words: {owner: {eng: O}}\n", "en"),
        ("severities: {mising-duration: error}\n", "missing-duration"),
        ("severities: {timm001: error}\n", "TIM001"),
    ],
)
def test_what_was_probably_meant(text: str, meant: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("ours.yaml", text)
    assert [help_ for _, help_ in told(sopctl)] == [f"did you mean `{meant}`?"]


def test_codes_names_and_groups_of_rules_are_known(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("ours.yaml", "severities: {TIM: info, tim001: info, time: info, missing-duration: warning, GOV011: error}\n")
    assert told(sopctl) == []


def test_the_others_go_on(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("ours.yaml", "a: [\n")
    write("b.sop.yaml", SOP.replace("surat-keluar", "b").replace("ours.yaml", "plain").replace("5 menit", "Semesteran"))
    ran = sopctl("lint", ".", "--format", "json")
    assert ran.code == 1
    assert {f["code"] for f in json.loads(ran.out)["findings"]} >= {"GOV011", "TIM002"}
    assert sopctl("render", "b.sop.yaml", "--force", "--format", "md").code == 0


def test_many_faults_are_told_in_part(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("ours.yaml", f"columns: [{', '.join(f'c{n}' for n in range(99))}]\n")
    found = told(sopctl)
    assert len(found) == 11
    assert found[-1][0] == "ours.yaml: there are more faults"


def test_a_faulty_profile_on_the_command_line_is_wrong_usage(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("ours.yaml", "columns: [activty]\n")
    ran = sopctl("lint", "a.sop.yaml", "--profile", "ours.yaml")
    assert ran.code == 2
    assert "sopctl: ours.yaml:1:11: `activty` is not a column of the table of steps" in ran.err
    assert "  help: did you mean `activity`?" in ran.err
    assert "bukan kolom" in sopctl("lint", "a.sop.yaml", "--profile", "ours.yaml", "--lang", "id").err
    assert f"known profiles: {SHIPPED}" in sopctl("lint", "a.sop.yaml", "--profile", "x").err


def test_a_mended_profile_is_read_again(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("ours.yaml", "columns: [activty]\n")
    assert told(sopctl)
    write("ours.yaml", "columns: [activity]\n")
    assert told(sopctl) == []


def test_a_folder_is_no_profile(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    Path("ours.yaml").mkdir()
    assert told(sopctl)[0][0] == "ours.yaml:1:1: this is a folder, not a file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_opened(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    os.mkfifo("ours.yaml")
    assert told(sopctl)[0][0] == "ours.yaml:1:1: this is a device or a pipe, not a regular file"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything can be read here")
def test_a_profile_that_is_locked_away(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("ours.yaml", OURS).chmod(0)
    assert "the file cannot be opened" in told(sopctl)[0][0]
    write("b/a.sop.yaml", SOP.replace("ours.yaml", "locked/ours.yaml"))
    locked = write("b/locked/ours.yaml", OURS).parent
    locked.chmod(0)
    try:
        assert "there is no profile `locked/ours.yaml`" in sopctl("lint", "b").out
    finally:
        locked.chmod(0o700)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"\x00" * 100,
        b"x: " + b"[" * 5000,
        b"\xff\xfep\x00",
        b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(50)),
        b"x" * 9_000_000,
        b"required: &r {owner: *r}\n",
        b"? [a]\n: b\n",
        b"words: {owner: {en: {en: {en: x}}}}\n",
        b"<<: {profile: x}\n",
        b"columns: &c [*c]\n",
    ],
    ids=["binary", "nulls", "deep", "utf16", "aliases", "huge", "itself", "key", "nested", "merge", "loop"],
)
def test_hostile_profiles(data: bytes, sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("ours.yaml", data)
    assert all(message.startswith("ours.yaml:") for message, _ in told(sopctl))
    assert told(sopctl)
    assert len(told(sopctl)) <= 11


@pytest.mark.parametrize(
    "line", ["columns: [{}]", "required: {{{}: error}}", "severities: {{{}: error}}", "words: {{{}: {{}}}}"]
)
def test_thousands_of_wrong_names_take_no_time(line: str, sopctl: Sopctl) -> None:
    between = ": error, " if "error" in line else ": {}, " if "words" in line else ", "
    write("a.sop.yaml", SOP)
    write("ours.yaml", line.format(between.join(f"name.number{n}" for n in range(4_000))))
    start = time.process_time()
    assert len(told(sopctl)) == 11
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "name",
    [
        "a" * 300 + ".yaml",
        "a" * 300,
        "../../x.yaml",
        "../x",
        "/",
        ".yaml",
        "no/such/folder/x.yaml",
        '"a\\0.yaml"',
        '"\\ud800.yaml"',
    ],
)
def test_names_that_lead_nowhere(name: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP.replace("ours.yaml", name))
    ran = sopctl("lint", ".")
    assert ran.code == 1
    assert "GOV005" in ran.out or "YML" in ran.out
    write("sopctl.toml", f'profiles = ["{"f" * 300}"]\n')
    assert sopctl("lint", ".").code == 2


def test_a_profile_above_the_sop(sopctl: Sopctl) -> None:
    write("x.yaml", "profile: x\nrequired: {owner: error}\n")
    write("sop/deep/a.sop.yaml", SOP.replace("ours.yaml", "../../x.yaml"))
    assert "`owner` is missing" in sopctl("lint", "sop").out


@pytest.mark.parametrize("name", profiles.names())
def test_profiles_that_come_along_have_no_faults(name: str) -> None:
    file = profiles.read(name)
    assert file
    assert file.problems == ()
    assert file.profile.profile == name


def test_every_column_can_be_filled() -> None:
    sop = Sop()
    assert tuple(_Rows(Flow.of(sop), Wording(Profile(), "en")).cells) == COLUMNS


FULL = """\
sopctl: 1
id: a
title: T
profile: plain
version: "1"
owner: O
review_every: 1 tahun
total: 1 jam
legal_basis: [L]
related: [R]
warnings: [W]
qualifications: [Q]
equipment: [E]
tags: [t]
records: [{name: B}]
history: [{version: "1", date: 2026-01-12, change: c}]
actors: {a: {name: A, qualification: Q}}
steps: [{id: s, activity: Menulis, actor: a}]
identity:
  number: "1"
  agency: A
  unit: U
  created: 2026-01-12
  revised: 2026-01-12
  effective: 2026-01-12
  approved_by: {position: P, name: M, employee_id: "1"}
kind: {nature: teknis, scope: macro, completeness: parsial, content: generic}
service:
  requirements: [R]
  time: 1 jam
  cost: C
  product: [P]
  complaints: [C]
  hours: {Senin: "08.00"}
  volume: 3
  facilities: [F]
  supervision: [S]
  staff: [S]
  guarantee: [G]
  safety: [S]
  evaluation: [E]
  url: https://example.org
sections: {purpose: P}
"""


def test_the_fields_that_may_be_printed_are_printed_and_no_others() -> None:
    loaded = load(decode(FULL.encode(), "a.sop.yaml"))
    assert not loaded.problems
    say = Wording(Profile(), "en")
    for path in profiles._fields():
        assert bool(list(entries(loaded.sop, [path], say))) == (path in profiles._printed("identity")), path
        assert bool(list(blocks(loaded.sop, [path], say))) == (path in profiles._printed("before_steps")), path


def test_headings() -> None:
    profile = Profile.model_validate({"words": {"owner": {"en": "Keeper"}, "version": {}}})
    assert profiles.heading(profile, "owner", "id") == "Keeper"
    assert profiles.heading(profile, "version", "id") == "Versi"
    assert profiles.heading(profile, "title", "id") == "Judul"
    assert profiles.heading(profile, "nowhere", "id") == ""


def test_an_own_profile_may_be_a_copy_of_one_that_comes_along(sopctl: Sopctl) -> None:
    text = (ROOT / "templates" / "profiles" / "sop-ap.yaml").read_text(encoding="utf-8")
    write("a.sop.yaml", SOP)
    write("ours.yaml", text)
    assert "calls itself `sop-ap`" in told(sopctl)[0][0]
    write("ours.yaml", text.replace("profile: sop-ap", "profile: ours").replace(": error", ": info"))
    assert "GOV011" not in sopctl("lint", ".").out


def test_a_profile_file_is_looked_for_from_whoever_names_it(sopctl: Sopctl) -> None:
    write("p/sop/a.sop.yaml", CLEAN.replace("profile: plain\n", ""))
    write("p/ours.yaml", "profile: ours\nrequired: {equipment: error}\n")
    write("p/sopctl.toml", 'profile = "ours.yaml"\n')
    assert "GOV001" in sopctl("lint", "p").out
    write("theirs.yaml", "profile: theirs\n")
    assert "GOV001" not in sopctl("lint", "p", "--profile", "theirs.yaml").out
    ran = sopctl("lint", "p", "--format", "json", "--profile", "nope")
    assert (ran.code, ran.out) == (2, "")


EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))


def test_every_profile_has_an_example_that_fills_it() -> None:
    sops = [load(read_file(path, path.name)).sop for path in EXAMPLES]
    assert {sop.profile for sop in sops} == set(profiles.names())
    for sop in sops:
        profile = profiles.find(sop.profile)
        assert profile
        wanted = [path for path, level in profile.required.items() if level in {"error", "warning"}]
        say = Wording(profile, "en")
        for path in wanted:
            assert any(d.lines for d in entries(sop, [path], say)) or list(blocks(sop, [path], say)), path


@pytest.mark.parametrize("name", profiles.names())
def test_every_profile_is_whole(name: str) -> None:
    file = profiles.read(name)
    assert file
    assert not file.problems
    profile = file.profile
    assert profile.profile == name
    assert profile.document.en
    assert profile.document.id
    printed = {*profile.identity, *profile.before_steps, *profile.after_steps, *profile.cover}
    printed |= {"identity.agency", "identity.unit"}
    for path in profile.required:
        known = path in printed or path.rpartition(".")[0] in printed
        assert known, f"{path} is asked for and never printed"
    for path in printed:
        assert profiles.heading(profile, path, "en"), path
        assert profiles.heading(profile, path, "id"), path


KIND = "kind: {nature: administratif, scope: Mikro, completeness: final, content: spesifik}\n"


def test_kinds_of_sop_are_read_in_both_languages_and_printed(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN + KIND)
    assert "kind" not in sopctl("lint", "a.sop.yaml", "--fail-on", "info").out
    sopctl("render", "a.sop.yaml", "--format", "md,json")
    assert "| **Jenis SOP** | Administratif, mikro, final, spesifik |" in Path("build/a.md").read_text(encoding="utf-8")
    kind = json.loads(Path("build/a.json").read_text(encoding="utf-8"))["sop"]["kind"]
    assert kind == {"nature": "administrative", "scope": "micro", "completeness": "final", "content": "specific"}
    write("a.sop.yaml", CLEAN + "kind: {nature: administrative}\n")
    sopctl("render", "a.sop.yaml", "--format", "md", "--lang", "en")
    assert "| **Kind of SOP** | Administrative |" in Path("build/a.md").read_text(encoding="utf-8")
    write("a.sop.yaml", CLEAN)
    sopctl("render", "a.sop.yaml", "--format", "md")
    assert "Jenis SOP" not in Path("build/a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("kind: {nature: kognitif}", "`nature` must be one of"),
        ("jenis: {nature: teknis}", "did you mean `kind`?"),
        ("kind: {sifat: teknis}", "did you mean `nature`?"),
        ("kind: {cakupan: makro}", "did you mean `scope`?"),
        ("kind: {kelengkapan: final}", "did you mean `completeness`?"),
        ("kind: {isi: generik}", "did you mean `content`?"),
    ],
)
def test_other_words_for_kinds_are_told(written: str, said: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN + written + "\n")
    ran = sopctl("lint", "a.sop.yaml")
    assert ran.code == 1
    assert said in ran.out


def test_own_profile_sets_page_cover_and_flow(sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP + "owner: Kepala Bagian\n")
    write("ours.yaml", OURS + "page: {paper: letter, head: letterhead, size: 12}\ncover: [owner]\nflow: none\n")
    ran = sopctl("render", "a.sop.yaml", "--format", "pdf")
    assert ran.code == 0, ran.out + ran.err
    reader = pypdf.PdfReader("build/a.pdf")
    width, height = (round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:])
    assert (width, height) == (216, 279)
    assert "Kepala Bagian" in reader.pages[0].extract_text()
    assert len(reader.pages) == 2
    write("ours.yaml", OURS + "page: {paper: A5}\ncover: [ownr]\nflow: tabel\n")
    out = sopctl("lint", "a.sop.yaml").out
    assert "`paper` must be one of `A4`, `F4`, `letter`, `legal`" in out
    assert "`flow` must be one of `table`, `flowchart`, `swimlane`, `none`" in out
    assert "`ownr` is not a field of an SOP" in out
