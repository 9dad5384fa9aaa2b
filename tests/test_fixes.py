"""Fixes: what `lint --fix` makes of files, and that it makes nothing else of them."""

import json
import os
import random
import re
from pathlib import Path

import pytest
import yaml

from sopctl.api.batch import Batch
from sopctl.api.inputs import Input
from sopctl.api.mend import Mended, mend
from sopctl.check import INTERNAL, Linter, Ruling
from sopctl.config import Config
from sopctl.diagnostic import Diagnostic, Severity
from sopctl.edit import Append, Exchange, Insert, Operation, Proposal, Quote, Remove, Rename, Replace, Set
from sopctl.edit.apply import apply
from sopctl.edit.resolve import resolved
from sopctl.formatting import formatted
from sopctl.i18n import Text
from sopctl.profiles import find
from sopctl.rules.catalogue import Example, Rule, all_rules
from sopctl.source import Source, decode
from tests.conftest import ROOT, Sopctl
from tests.random_sops import random_sop
from tests.rules.test_every_rule import LEFT_OVER, found, sources
from tests.test_cli_lint import BROKEN, CLEAN, write
from tests.test_fuzz import mutated

MARK = re.compile(r" *# <-.*$", re.MULTILINE)
ROUNDS = 80 if os.environ.get("CI") else 25
EXAMPLES = sorted((ROOT / "examples").rglob("*.sop.yaml"))
SCAFFOLD = {"placeholder", "not-a-duration"}
"""The rules that find what a scaffold leaves to be filled in."""
READING = {"unknown-field", "wrong-type"}
"""Rules about what was left out; once it is read, other rules may find fault with it."""


def cases():
    for rule in all_rules():
        for number, example in enumerate(e for e in rule.examples if e.bad and e.syntax != "shell"):
            if "# file:" not in example.text:
                yield pytest.param(rule, example, id=f"{rule.code}-{rule.name}-{number}")


def unmarked(example: Example) -> Source:
    (source,) = sources(example._replace(text=MARK.sub("", example.text)))
    return source


def everything(source: Source) -> list[Diagnostic]:
    profile = find("sop-ap")
    assert profile
    return list(Linter().document(source, Ruling(profile)).diagnostics)


@pytest.mark.parametrize(("rule", "example"), list(cases()))
def test_a_fix_mends_what_was_found_and_breaks_nothing(rule: Rule, example: Example) -> None:
    source = unmarked(example)
    before = found(rule, [source])
    fixable = [d for d in before if d.fixes]
    if not fixable:
        return
    done = apply(source, [d.fixes[0] for d in fixable])
    assert not done.refused
    assert len(done.done) == len(fixable)
    after = decode(done.text.encode(), source.name)
    assert after.complete
    assert len(found(rule, [after])) <= len(before) - len(fixable)
    known = {d.name for d in everything(source)}
    new = {d.name for d in everything(after) if d.severity is Severity.ERROR} - known
    assert rule.name in READING or new <= SCAFFOLD, new


def test_most_rules_that_can_be_mended_are() -> None:
    with_fix = {
        rule.name
        for rule, example in (case.values for case in cases())
        if any(d.fixes for d in found(rule, [unmarked(example)]))
    }
    assert len(with_fix) >= 40, sorted(with_fix)


def mended(text: str | bytes, *, unsafe: bool = True, reason: str | None = None) -> bytes:
    data = text.encode() if isinstance(text, str) else text
    item = Input(Path("a.sop.yaml"), "a.sop.yaml", Path(), data)
    results: list[Mended] = list(
        mend([Batch(Config.model_construct(), [item])], fix=reason is None, unsafe=unsafe, reason=reason)
    )
    return results[0].after if results else data


HEAD = (
    "sopctl: 1\nid: a\ntitle: Surat Keluar\nprofile: plain\nowner: Kepala Subbagian Umum\nactors: {a: Analis Surat}\n"
)
STEP = "steps:\n  - id: konsep\n    activity: {}\n    actor: a\n    inputs: [Surat]\n    duration: 5 menit\n    outputs: [Konsep]\n"

HOSTILE = {
    "flow style": ("steps:\n  - {id: k, activity: Melakuan tugas, actor: a}\n", "activity: Melakukan tugas, actor"),
    "quotes stay": ('title: "SOP Surat: \\"Keluar\\""  # c\n', 'title: "Surat: \\"Keluar\\""  # c\n'),
    "single quotes stay": ("title: 'SOP Surat ''Keluar'''\n", "title: 'Surat ''Keluar'''\n"),
    "folded text": ("steps:\n  - id: k\n    activity: >-\n      Melakuan tugas\n      harian\n    actor: a\n", "      Melakukan tugas\n      harian\n"),
    "literal text": ("steps:\n  - id: k\n    note: |\n      Melakuan\n\n      tugas\n", "      Melakukan\n\n      tugas\n"),
    "emoji": ("title: SOP Surat 😀 Keluar # 😀\n", "title: Surat 😀 Keluar # 😀\n"),
    "no line end": ("title: SOP Surat Keluar", "title: Surat Keluar"),
    "comment at the end of a key": ("identity: # c\n  number: 08 # d\n", 'identity: # c\n  number: "08" # d\n'),
    "becomes special": ("title: 'SOP: Surat'\n", "title: 'Surat'\n"),
    "needs quotes": ("title: SOP - Surat\n", "title: Surat\n"),
    "crlf": ("title: SOP Surat\r\nid: a\r\n", "title: Surat\r\nid: a\r\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_only_what_is_wrong_changes(name: str) -> None:
    before, wanted = HOSTILE[name]
    end = "\r\n" if "\r\n" in before else "\n"
    text = f"sopctl: 1{end}{before}"
    after = mended(text, unsafe=False).decode()
    assert wanted in after
    unchanged = [line for line in text.split("\n") if line in after.split("\n")]
    assert len(unchanged) >= len(text.split("\n")) - 1, after


def test_a_byte_order_mark_goes_and_everything_else_stays() -> None:
    text = HEAD + STEP.format("Menyusun konsep")
    assert mended(b"\xef\xbb\xbf" + text.encode(), unsafe=False) == text.encode()
    noisy = text.replace("Surat Keluar", "SOP Surat Keluar")
    assert mended(b"\xef\xbb\xbf" + noisy.encode(), unsafe=False) == text.encode()


def test_what_an_alias_repeats_is_left_alone() -> None:
    text = HEAD + "warnings: [&w Lembar diposisi hilang]\nqualifications: [*w]\n" + STEP.format("Melakuan tugas")
    after = mended(text).decode()
    assert "&w Lembar diposisi" in after
    assert "Melakukan" in after


def test_a_section_that_is_asked_for_is_left_to_fill_in() -> None:
    text = HEAD.replace("plain", "sop-fktp") + STEP.format("Menyusun konsep")
    after = mended(text).decode()
    assert "\nsections:\n" in after
    assert '\n  definitions: "<isi: Pengertian>"\n' in after
    assert mended(after) == after.encode()


def test_an_actor_who_is_misspelt_in_his_only_step_is_not_taken_out() -> None:
    text = HEAD + STEP.format("Menyusun konsep")
    wrong = text.replace("{a: Analis Surat}", "{analis: Analis Surat}").replace("actor: a\n", "actor: analisx\n")
    assert mended(wrong) == wrong.replace("analisx", "analis").encode()
    unused = text.replace("{a: Analis Surat}", "{a: Analis Surat, b: Kepala Bagian}")
    assert mended(unused) == text.encode()


def test_a_new_field_stands_where_the_format_wants_it() -> None:
    text = "id: a  # c\nsteps:\n  # erste\n  - activity: Menyusun konsep\n    actor: a\n\nactors: {a: Analis Surat}\n"
    after = mended(text, unsafe=False).decode()
    assert after == "sopctl: 1\n" + text
    after = mended(text).decode()
    assert "  # erste\n  - id: menyusun-konsep\n    activity: Menyusun konsep\n    actor: a\n" in after


def test_ids_are_renamed_with_all_that_refers_to_them() -> None:
    text = HEAD + (
        "steps:\n"
        "  - {id: langkah-1, activity: Menyusun konsep surat, actor: a, next: [langkah-2]}\n"
        "  - id: langkah-2\n    activity: Memeriksa konsep surat\n    actor: a\n"
        "    decision:\n      Sesuai: langkah-3  # c\n      Belum: {to: langkah-1, max: 2}\n"
        "  - {id: langkah-3, activity: Mengirim surat, actor: a}\n"
    )
    after = mended(text)
    values = yaml.safe_load(after)
    ids = [step["id"] for step in values["steps"]]
    assert ids == ["menyusun-konsep-surat", "memeriksa-konsep-surat", "mengirim-surat"]
    assert [step["was"] for step in values["steps"]] == ["langkah-1", "langkah-2", "langkah-3"]
    assert values["steps"][0]["next"] == [ids[1]]
    assert values["steps"][1]["decision"] == {"Sesuai": ids[2], "Belum": {"to": ids[0], "max": 2}}
    assert b"mengirim-surat  # c" in after


def test_removing_the_last_entry_removes_what_held_it() -> None:
    text = HEAD.replace("{a: Analis Surat}", "\n  a: Analis Surat\n  # tentang b\n  b: Arsiparis") + STEP.format(
        "Menyusun konsep"
    )
    after = mended(text).decode()
    assert "b: Arsiparis" not in after
    assert "  # tentang b\n" in after


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_mutated_files_stay_readable_and_come_to_rest(path: Path) -> None:
    chance = random.Random(path.name)
    original = path.read_bytes()
    for number in range(ROUNDS):
        data = mutated(original, chance)
        after = mended(data)
        if after == data:
            continue
        source = decode(after, "a.sop.yaml")
        assert source.complete, number
        assert mended(after) == after, number


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_random_sops_are_mended_and_silenced(seed: int) -> None:
    sop = random_sop(seed).model_dump(
        mode="json", exclude_defaults=True, exclude={"steps": {"__all__": {"actor", "duration", "outputs", "decision"}}}
    )
    text = yaml.safe_dump(sop, allow_unicode=True, sort_keys=False, width=60 + seed % 60)
    after = mended(text)
    assert mended(after) == after
    assert decode(after, "a").complete
    silent = mended(after, reason="alasan")
    left = [d for d in everything_plain(silent) if d.name != INTERNAL]
    assert not left, left
    assert mended(silent, reason="alasan") == silent


def everything_plain(data: bytes) -> list[Diagnostic]:
    item = Input(Path("a.sop.yaml"), "a.sop.yaml", Path(), data)
    return list(Batch(Config.model_construct(), [item]).check(item).diagnostics)


def test_ignores_go_where_they_are_understood() -> None:
    text = (
        "sopctl: 1\nid: a\ntitle: >-\n  SOP Surat\n  Keluar\nprofile: plain\nowner: x\n"
        "actors:\n  a: Petugas  # lama\n  b: Tim\nsteps:\n"
        "  - id: k\n    activity:\n      Melakuan\n      tugas\n    actor: a\n"
        "    outputs: [a,  # c\n      Surat]\n"
        "  - {id: l, activity: Menyusun, actor: a, duration: 5 menit, outputs: [Surat]}  # sopctl: ignore[TIM003] x\n"
    )
    after = mended(text, reason="disetujui")
    values = decode(after, "a").value
    assert values == decode(text.encode(), "a").value
    names = {d.name for d in everything_plain(after)}
    assert names <= {"unused-ignore"}
    assert mended(after, reason="disetujui") == after
    assert b"  # sopctl: ignore[ACT006] disetujui\n  a: Petugas  # lama\n" in after


def test_fix_writes_and_tells(sopctl: Sopctl) -> None:
    file = Path("a.sop.yaml")
    file.write_text(
        HEAD.replace("Surat Keluar", "SOP Surat Keluar  # judul") + STEP.format("Pembuatan konsep"), encoding="utf-8"
    )
    told = sopctl("lint", "--fail-on", "info", ".")
    assert told.code == 1
    assert "1 fixable with --fix (1 more with --unsafe-fixes)" in told.out
    assert "  3 | - title: SOP Surat Keluar  # judul\n  3 | + title: Surat Keluar  # judul\n" in told.out
    ran = sopctl("lint", "--fix", ".")
    assert "title: Surat Keluar  # judul\n" in file.read_text(encoding="utf-8")
    assert "Pembuatan" in file.read_text(encoding="utf-8")
    assert "1 fixed, 1 fixable with --fix --unsafe-fixes" in ran.out
    assert sopctl("lint", "--fix", "--unsafe-fixes", ".").code == 0
    assert "Membuat konsep" in file.read_text(encoding="utf-8")


def test_diff_writes_nothing(sopctl: Sopctl) -> None:
    file = Path("a.sop.yaml")
    text = HEAD.replace("Surat Keluar", "SOP Surat Keluar") + STEP.format("Menyusun konsep").rstrip("\n")
    file.write_text(text, encoding="utf-8")
    ran = sopctl("lint", "--diff", ".")
    assert ran.code == 1
    assert ran.out.startswith("--- a.sop.yaml\n+++ a.sop.yaml\n@@ -1,6 +1,6 @@\n")
    assert "-title: SOP Surat Keluar\n+title: Surat Keluar\n" in ran.out
    assert "\x1b" not in ran.out
    assert file.read_text(encoding="utf-8") == text
    sopctl("lint", "--fix", ".")
    assert sopctl("lint", "--diff", ".") == type(ran)(0, "", "")


def test_standard_input_goes_to_standard_output(sopctl: Sopctl) -> None:
    text = HEAD.replace("Surat Keluar", "SOP Surat Keluar") + STEP.format("Menyusun konsep")
    ran = sopctl("lint", "--fix", "-", stdin=text.encode())
    assert ran.out == text.replace("SOP ", "")
    assert "1 file checked: no findings" in ran.err
    assert sopctl("lint", "--fix", "-", stdin=ran.out.encode()).out == ran.out


def test_permissions_and_links_stay(sopctl: Sopctl) -> None:
    file, link = Path("x/a.sop.yaml"), Path("b.sop.yaml")
    file.parent.mkdir()
    file.write_text(HEAD.replace("Surat Keluar", "SOP Surat Keluar") + STEP.format("Menyusun konsep"), encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    assert sopctl("lint", "--fix", "b.sop.yaml").code == 0
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert "title: Surat" in file.read_text(encoding="utf-8")


def test_a_read_only_file_is_left_alone_and_the_others_are_mended(sopctl: Sopctl) -> None:
    for name in ("a", "b"):
        text = HEAD.replace("Surat Keluar", f"SOP Surat {name}").replace("id: a", f"id: {name}") + STEP.format(
            "Menyusun konsep"
        )
        Path(f"{name}.sop.yaml").write_text(text, encoding="utf-8")
    Path("a.sop.yaml").chmod(0o444)
    ran = sopctl("lint", "--fix", ".")
    assert ran.code == 2
    assert "a.sop.yaml: is read-only and was left alone" in ran.err
    assert "SOP" in Path("a.sop.yaml").read_text(encoding="utf-8")
    assert "SOP" not in Path("b.sop.yaml").read_text(encoding="utf-8")


def test_a_file_that_changed_meanwhile_is_left_alone(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path("a.sop.yaml")
    file.write_text(HEAD.replace("Surat Keluar", "SOP Surat Keluar") + STEP.format("Menyusun konsep"), encoding="utf-8")
    checked = Batch.check

    def meanwhile(batch: Batch, item: Input):
        file.write_text("id: lain\n", encoding="utf-8")
        return checked(batch, item)

    monkeypatch.setattr(Batch, "check", meanwhile)
    ran = sopctl("lint", "--fix", ".")
    assert ran.code == 2
    assert "was changed by another program" in ran.err
    assert file.read_text(encoding="utf-8") == "id: lain\n"


def test_add_ignore_makes_lint_clean_and_adds_nothing_twice(sopctl: Sopctl) -> None:
    file = Path("a.sop.yaml")
    file.write_text("id: a\ntitle: SOP Surat\nsteps:\n  - id: k\n    activity: Pembuatan\n", encoding="utf-8")
    ran = sopctl("lint", "--add-ignore", "--reason", "until=2999-01-01 menunggu\nrapat", ".")
    assert ran.code == 0
    assert "no findings" in ran.out
    assert "what was found is silenced by comments in 1 file\n" in ran.err
    text = file.read_text(encoding="utf-8")
    assert "until=2999-01-01 menunggu rapat" in text
    again = sopctl("lint", "--add-ignore", ".")
    assert (again.code, again.err) == (0, "")
    assert file.read_text(encoding="utf-8") == text
    assert sopctl("lint", "--fail-on", "info", ".").code == 0


def test_add_ignore_adds_nothing_twice_below_a_byte_order_mark(sopctl: Sopctl) -> None:
    file = Path("a.sop.yaml")
    file.write_text("\ufeffid: a\ntitle: T\nsteps:\n  - id: k\n    activity: Pembuatan\n", encoding="utf-8")
    sopctl("lint", "--add-ignore", ".")
    text = file.read_text(encoding="utf-8")
    sopctl("lint", "--add-ignore", ".")
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", [CLEAN.removeprefix("sopctl: 1\n"), "# yaml\n" + CLEAN])
def test_add_ignore_moves_what_its_own_comment_at_the_top_moves(text: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml", "\ufeff" + text)
    sopctl("lint", "--add-ignore", "alasan", "a.sop.yaml")
    ran = sopctl("lint", "a.sop.yaml")
    assert "no findings" in ran.out, ran.out


def test_an_actor_stays_while_a_step_has_none() -> None:
    """Else one fix would remove the post that another one writes into the step."""
    text = HEAD + STEP.format("Menyusun konsep").replace("actor: a", "note: x")
    after = mended(text)
    assert b"a: Analis Surat" in after
    assert b"actor: a\n" in after


def test_a_name_that_stands_often_in_a_comment_is_told_once(sopctl: Sopctl) -> None:
    names = ",".join(["OUT001"] * 20_000)
    Path("a.sop.yaml").write_text(f"id: a  # sopctl: ignore[{names}] x\n", encoding="utf-8")
    assert sopctl("lint", ".").out.count("`OUT001` finds nothing here") == 1


def test_a_file_that_cannot_be_read_is_never_written(sopctl: Sopctl) -> None:
    for text in ("id: [a\n", "id: a\n\ttitle: SOP x\n", "", "- a\n", "id: \xff\n"):
        data = text.encode("latin-1")
        Path("a.sop.yaml").write_bytes(data)
        assert sopctl("lint", "--fix", "--unsafe-fixes", ".").code == 1
        assert sopctl("lint", "--add-ignore", ".").code == 1
        assert Path("a.sop.yaml").read_bytes() == data


NOISY = "\xef\xbb\xbf" + (
    HEAD.replace("Surat Keluar", "SOP Surat 😀 Keluar").replace("actors: {a", "actors: {b: Arsiparis, a")
    + STEP.format("Pembuatan konsep 😀")
    + "total: 010 # x\n"
)


def replaced(lines: list[str], regions: list[tuple[int, int, int, int, str]]) -> str:
    """Return a text with what stands at places, told by lines and columns from 1, replaced."""
    for line, column, end_line, end_column, text in sorted(regions, reverse=True):
        before, after = lines[line - 1][: column - 1], lines[end_line - 1][end_column - 1 :]
        lines[line - 1 : end_line] = [before + text + after]
    return "".join(lines)


def test_reports_tell_the_same_edits(sopctl: Sopctl) -> None:
    Path("a.sop.yaml").write_text(NOISY, encoding="utf-8")
    text = NOISY.removeprefix("\ufeff")
    fixes = [
        fix for found_ in json.loads(sopctl("lint", ".", "--format", "json").out)["findings"] for fix in found_["fixes"]
    ]
    results = json.loads(sopctl("lint", ".", "--format", "sarif").out)["runs"][0]["results"]
    told = [fix for result in results for fix in result.get("fixes", ())]
    assert len(fixes) == len(told) >= 4
    for fix, other in zip(fixes, told, strict=True):
        assert fix["title"] == other["description"]["text"]
        assert fix["safe"] is other["properties"]["safe"]
        (change,) = other["artifactChanges"]
        assert change["artifactLocation"]["uri"] == "a.sop.yaml"
        if fix["edits"][0]["start"] < 0:
            assert change["replacements"] == [
                {"deletedRegion": {"byteOffset": 0, "byteLength": 3}, "insertedContent": {"text": ""}}
            ]
            continue
        by_offset = text
        for edit in reversed(fix["edits"]):
            by_offset = by_offset[: edit["start"]] + edit["text"] + by_offset[edit["end"] :]
        keys = ("startLine", "startColumn", "endLine", "endColumn")
        regions = [
            (*(r["deletedRegion"][key] for key in keys), r["insertedContent"]["text"]) for r in change["replacements"]
        ]
        assert replaced(text.splitlines(keepends=True), regions) == by_offset != text
        assert decode(by_offset.encode(), "a").complete
    gitlab = json.loads(sopctl("lint", ".", "--format", "gitlab").out)
    assert any("remove `b`" in item.get("content", {}).get("body", "") for item in gitlab)


def test_of_two_equal_keys_one_goes() -> None:
    text = "sopctl: 1\nid: a\nwarnings:\n  - b\nid: a\nwarnings:\n  - c\nactors: {a: b, a: b}"
    after = mended(text, unsafe=False).decode()
    assert after == "sopctl: 1\nid: a\nwarnings:\n  - b\nwarnings:\n  - c\nactors: {a: b}"


def test_what_files_say_about_each_other_is_mended_too(sopctl: Sopctl) -> None:
    for name, other in (("masuk", "keluar"), ("keluar", "masukk")):
        text = HEAD.replace("id: a", f"id: surat-{name}").replace("Keluar", name) + f"related: [surat-{other}]  # c\n"
        Path(f"{name}.sop.yaml").write_text(text + STEP.format("Menyusun konsep"), encoding="utf-8")
    ran = sopctl("lint", ".")
    assert "1 fixable with --fix --unsafe-fixes" in ran.out
    assert "| - related: [surat-masukk]  # c\n" in ran.out
    sopctl("lint", "--fix", ".")
    assert "[surat-masukk]" in Path("keluar.sop.yaml").read_text(encoding="utf-8")
    assert "1 fixed" in sopctl("lint", "--fix", "--unsafe-fixes", ".").out
    assert "related: [surat-masuk]  # c\n" in Path("keluar.sop.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("rule", "example"), list(cases()))
def test_titles_of_fixes_are_whole(rule: Rule, example: Example) -> None:
    for fix in (fix for diagnostic in found(rule, [unmarked(example)]) for fix in diagnostic.fixes):
        assert fix.title.en != fix.title.id
        for text in (fix.title.en, fix.title.id):
            assert text.strip()
            assert "\n" not in text
            assert not text.endswith(".")
            assert not LEFT_OVER.search(text)


def test_a_fix_that_does_something_else_is_refused_and_the_others_are_made() -> None:
    source = decode(b"sopctl: 1\nid: a\ntitle: SOP Surat  # c\nowner: x\n", "a")
    good = resolved(source, Proposal(Text("a", "b"), (Set(("title",), "Surat"),)))
    assert good
    edit = good.edits[0]
    wrong = good._replace(
        edits=(edit._replace(start=edit.start - 20, end=edit.start - 20, text="x"),), operations=(Set(("id",), "c"),)
    )
    end = len(source.text)
    broken = good._replace(edits=(edit._replace(start=end, end=end, text="["),), operations=(Set(("owner",), "y"),))
    done = apply(source, [wrong, good, broken])
    assert done.done == (good,)
    assert set(done.refused) == {wrong, broken}
    assert done.text == "sopctl: 1\nid: a\ntitle: Surat  # c\nowner: x\n"


@pytest.mark.parametrize(
    "operation",
    [
        Set(("nix",), 1), Remove(("nix",)), Rename(("id",), "title"), Insert(("id",), "b"), Append(("id",), "b"),
        Replace(("id",), "z", "y"), Remove(("warnings", 5)), Exchange(("id",), "title", 1), Set(("actors",), 1),
        Quote(99, 99), Quote(1, 3),
    ],
)  # fmt: skip
def test_what_cannot_be_made_for_certain_is_not_offered(operation: Operation) -> None:
    source = decode(b"sopctl: 1\nid: a\ntitle: b\nwarnings: [c]\nactors:\n  a: b\n", "a")
    assert resolved(source, Proposal(Text("a", "b"), (operation,))) is None


@pytest.mark.parametrize(("rule", "example"), list(cases()))
def test_what_was_in_the_one_form_stays_so(rule: Rule, example: Example) -> None:
    source = unmarked(example)
    if not source.complete:
        return
    source = decode(formatted(source).text.encode(), source.name)
    text = apply(source, [d.fixes[0] for d in found(rule, [source]) if d.fixes]).text
    assert formatted(decode(text.encode(), source.name)).text == text


@pytest.mark.parametrize("status", ["draft", "review", "effective", ""])
def test_no_fix_makes_things_worse_by_a_placeholder(status: str, sopctl: Sopctl) -> None:
    sop = (
        CLEAN + "service: {requirements: [Kartu tanda penduduk], time: 3 hari kerja, product: [Surat], cost: Gratis}\n"
    )
    write("a.sop.yaml", sop + (f"status: {status}\n" if status else ""))
    ran = sopctl("lint", "a.sop.yaml", "--select", "GOV025,WRD005", "--format", "json")
    (found,) = json.loads(ran.out)["findings"]
    assert bool(found["fixes"]) is (status == "draft")
    ran = sopctl("lint", "a.sop.yaml", "--select", "GOV025,WRD005", "--fix", "--unsafe-fixes")
    assert ran.code == 0, "a warning before, and no error after"
    assert ("<isi: " in Path("a.sop.yaml").read_text(encoding="utf-8")) is (status == "draft")


def test_a_placeholder_is_proposed_where_its_absence_is_an_error_too(sopctl: Sopctl) -> None:
    write("a.sop.yaml", BROKEN + "status: effective\n")
    ran = sopctl("lint", "a.sop.yaml", "--select", "TIM001")
    assert "fixable with --fix --unsafe-fixes" in ran.out, ran.out


@pytest.mark.parametrize("options", [("--diff",), ("--fix", "--diff")])
def test_a_diff_tells_of_fixes_that_were_not_asked_for(options: tuple[str, ...], sopctl: Sopctl) -> None:
    write("a.sop.yaml", BROKEN)
    ran = sopctl("lint", *options, ".")
    assert (ran.code, ran.out) == (0, ""), "there is no patch, and standard output holds nothing else"
    assert ran.err == (
        "sopctl: 1 more finding can be mended, but somebody has to look at the result: add --unsafe-fixes\n"
    )
    assert "1 temuan lagi dapat diperbaiki" in sopctl("lint", *options, ".", "--lang", "id").err
    ran = sopctl("lint", *options, "--unsafe-fixes", ".")
    assert (ran.code, ran.err) == (1, "")
    assert "+" in ran.out
    ran = sopctl("lint", *options, "-", stdin=BROKEN.encode())
    assert "1 more finding" in ran.err
    assert sopctl("lint", "--add-ignore", "--diff", ".").err == "", "no fix was asked for"


@pytest.mark.parametrize("options", [(), ("--unsafe-fixes",), ("--add-ignore",)])
def test_a_diff_of_what_cannot_be_read_is_not_green(options: tuple[str, ...], sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN)
    write("broken.sop.yaml", CLEAN.replace("id: surat-keluar", "id: lain") + "  [\n")
    Path("latin.sop.yaml").write_bytes(b"title: caf\xe9\n")
    assert sopctl("lint", "--diff", "a.sop.yaml", *options).code == 0
    for name, said in (("missing", "there is no such file"), ("broken", "`[`"), ("latin", "UTF-8")):
        ran = sopctl("lint", "--diff", "a.sop.yaml", f"{name}.sop.yaml", *options)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(f"sopctl: {name}.sop.yaml:")
        assert said in ran.err
