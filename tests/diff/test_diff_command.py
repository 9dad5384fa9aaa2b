"""`sopctl diff` as a user sees it: what it compares, what it says first, and what it does with bad input."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tests.clients import need
from tests.conftest import ROOT, Sopctl

SOP = """\
sopctl: 1
id: {id}
title: {title}
language: id
version: "1.0"
actors: {{a: Agendaris, k: Kepala Dinas}}
steps:
  - {{id: terima, activity: Menerima surat, actor: a, duration: 5 menit, outputs: [Surat masuk]}}
  - {{id: paraf, activity: Memaraf surat, actor: k, duration: 10 menit, outputs: [Surat berparaf]}}
  - {{id: kirim, activity: Mengirim surat, actor: a, duration: 1 hari kerja, outputs: [Bukti kirim]}}
"""
PARAF = "  - {id: paraf, activity: Memaraf surat, actor: k, duration: 10 menit, outputs: [Surat berparaf]}\n"
SCHEMA = json.loads((ROOT / "schemas" / "diff.schema.json").read_text(encoding="utf-8"))


def sop(name: str = "surat", title: str = "Surat") -> str:
    return SOP.format(id=name, title=title)


def write(name: str, text: str | bytes) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)


def git(*arguments: str) -> str:
    names = ["-c", "user.name=Uji", "-c", "user.email=uji@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run([need("git"), *names, *arguments], check=True, capture_output=True)
    return done.stdout.decode().strip()


def commit(message: str = "x") -> None:
    git("add", "-A")
    git("commit", "-m", message)


@pytest.fixture
def repository(sopctl: Sopctl) -> Sopctl:
    write("a.sop.yaml", sop("a", "Surat A"))
    write("sub/b.sop.yaml", sop("b", "Surat B").replace("activity: Mengirim", "calls: a, activity: Mengirim"))
    git("init")
    commit("first")
    git("checkout", "-b", "work")
    return sopctl


def shown(sopctl: Sopctl, *asked: str) -> dict[str, tuple[str, str]]:
    """Return status and level of each file that differs."""
    report = json.loads(sopctl("diff", *asked, "--format", "json").out)
    jsonschema.validate(report, SCHEMA)
    return {one["file"]: (one["status"], one["level"]) for one in report["sops"]}


def test_the_verdict_comes_first(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace(PARAF, "").replace("1 hari kerja", "2 hari kerja"))
    ran = sopctl("diff", "old.sop.yaml", "new.sop.yaml")
    assert ran.code == 0
    assert ran.out.startswith(
        "old.sop.yaml → new.sop.yaml: 1 SOP differs: 1 major\n"
        "\n"
        "MAJOR  new.sop.yaml  Surat\n"
        "       version is still 1.0, these changes ask for 2.0 (major)\n"
        "       3 → 2 steps: 1 removed, 1 changed\n"
        "       lead time 15 minutes + 1 working day → 5 minutes + 2 working days\n"
        "       to be trained again: Agendaris, Kepala Dinas\n"
        "\n"
        "  Steps\n"
        "  - major  paraf  removed, was 2nd: Memaraf surat (Kepala Dinas, 10 menit)\n"
    )
    assert "\x1b" not in ran.out


def test_the_verdict_in_indonesian(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace(PARAF, "").replace('"1.0"', '"2.0"'))
    out = sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--lang", "id").out
    assert "versi 1.0 → 2.0, sesuai untuk perubahan besar" in out
    assert "- besar   paraf  dihapus, semula ke-2: Memaraf surat (Kepala Dinas, 10 menit)" in out


def test_exit_codes(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace("5 menit", "9 menit"))
    pair = ("old.sop.yaml", "new.sop.yaml")
    assert sopctl("diff", *pair).code == 0
    assert sopctl("diff", *pair, "--exit-code").code == 1
    assert sopctl("diff", "old.sop.yaml", "old.sop.yaml", "--exit-code").code == 0
    codes = [sopctl("diff", *pair, "--fail-on", level).code for level in ("major", "minor", "patch")]
    assert codes == [0, 1, 1]


def test_a_project_weighs_changes_by_its_settings(sopctl: Sopctl) -> None:
    write("sopctl.toml", '[diff.levels]\n"longer steps.*.duration" = "major"\n')
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace("5 menit", "9 menit"))
    assert shown(sopctl, "old.sop.yaml", "new.sop.yaml") == {"new.sop.yaml": ("changed", "major")}
    write("sopctl.toml", '[diff.levels]\n"longr steps.*.duration" = "major"\n')
    ran = sopctl("diff", "old.sop.yaml", "new.sop.yaml")
    assert ran.code == 2
    assert "did you mean `longer`?" in ran.err
    assert ran.err.startswith('sopctl: sopctl.toml:2:1: [diff.levels] "longr steps.*.duration": ')
    write("sopctl.toml", '[diff.levels]\n\npreset = "major"\n')
    ran = sopctl("diff", "old.sop.yaml", "new.sop.yaml")
    assert ran.err.startswith("sopctl: sopctl.toml:3:1: ")
    assert "`preset` belongs above the first [table]" in ran.err


def test_without_arguments_the_work_is_compared_with_where_it_began(repository: Sopctl) -> None:
    assert shown(repository) == {}
    write("a.sop.yaml", sop("a", "Surat A").replace("5 menit", "6 menit"))
    commit()
    git("checkout", "-q", "main")
    write("d.sop.yaml", sop("d"))
    commit("the trunk goes on")
    git("checkout", "-q", "work")
    write("sub/c.sop.yaml", sop("c"))
    assert shown(repository) == {"a.sop.yaml": ("changed", "minor"), "sub/c.sop.yaml": ("added", "minor")}
    assert shown(repository, "sub") == {"sub/c.sop.yaml": ("added", "minor")}
    assert shown(repository, "main") == shown(repository, "main", ".") == shown(repository, ".") == shown(repository)
    assert shown(repository, "main...work") == {"a.sop.yaml": ("changed", "minor")}
    assert set(shown(repository, "main", "work")) == {"a.sop.yaml", "d.sop.yaml"}
    assert set(shown(repository, "main..work")) == {"a.sop.yaml", "d.sop.yaml"}
    assert set(shown(repository, "main", "work", "a.sop.yaml")) == {"a.sop.yaml"}
    assert shown(repository, "HEAD", "a.sop.yaml") == {}


def test_paths_are_those_that_are_seen_from_the_working_folder(
    repository: Sopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.sop.yaml", sop("a").replace("5 menit", "6 menit"))
    write("sub/b.sop.yaml", sop("b").replace("5 menit", "6 menit"))
    monkeypatch.chdir("sub")
    assert set(shown(repository, "main", ".")) == {"b.sop.yaml"}
    assert set(shown(repository, "b.sop.yaml")) == {"b.sop.yaml"}
    assert set(shown(repository)) == {"../a.sop.yaml", "b.sop.yaml"}


def test_a_file_of_a_revision_is_compared_with_another_or_with_that_on_disk(
    repository: Sopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("sub/b.sop.yaml", sop("b", "Surat B").replace("5 menit", "6 menit"))
    commit()
    assert shown(repository, "HEAD~1:sub/b.sop.yaml", "HEAD:sub/b.sop.yaml") == {"sub/b.sop.yaml": ("changed", "minor")}
    assert shown(repository, "HEAD~1:sub/b.sop.yaml") == {"sub/b.sop.yaml": ("changed", "minor")}
    assert shown(repository, "HEAD:a.sop.yaml", "a.sop.yaml") == {}
    assert set(shown(repository, "main:sub", "work:sub")) == {"sub/b.sop.yaml"}
    assert set(shown(repository, "main:", ".")) == {"sub/b.sop.yaml"}
    monkeypatch.chdir("sub")
    assert set(shown(repository, "main:./b.sop.yaml")) == {"b.sop.yaml"}
    assert set(shown(repository)) == {"b.sop.yaml"}


def test_folders_are_compared_file_by_file(sopctl: Sopctl) -> None:
    for folder in ("old", "new"):
        write(f"{folder}/same.sop.yaml", sop("same"))
        write(
            f"{folder}/a.sop.yaml",
            sop("a").replace("5 menit", f"{len(folder)} menit" if folder == "new" else "4 menit"),
        )
    write("old/gone.sop.yaml", sop("gone"))
    write("new/come.sop.yaml", sop("come"))
    write("old/x.sop.yaml", sop("renamed"))
    write("new/y.sop.yaml", sop("renamed").replace("5 menit", "7 menit"))
    assert shown(sopctl, "old", "new") == {
        "new/a.sop.yaml": ("changed", "minor"),
        "new/come.sop.yaml": ("added", "minor"),
        "new/y.sop.yaml": ("changed", "minor"),
        "old/gone.sop.yaml": ("removed", "major"),
    }


def test_an_sop_that_is_gone_is_missed_by_those_that_call_it(repository: Sopctl) -> None:
    Path("a.sop.yaml").unlink()
    out = repository("diff").out
    assert "MAJOR  a.sop.yaml  Surat A" in out
    assert "still named by sub/b.sop.yaml" in out
    commit()
    assert "still named by sub/b.sop.yaml" in repository("diff", "main", "work").out
    assert repository("diff", "main", "work").out.count("still named by") == 1


def test_a_word_that_is_like_the_id_of_one_that_is_gone_names_it_not(sopctl: Sopctl) -> None:
    for folder in ("old", "new"):
        write(f"{folder}/b.sop.yaml", sop("b", "Surat arsip"))
        write(f"{folder}/c.sop.yaml", sop("c") + "related: [arsip]\n")
    write("old/arsip.sop.yaml", sop("arsip"))
    out = sopctl("diff", "old", "new").out
    assert "still named by new/c.sop.yaml" in out
    assert "b.sop.yaml" not in out


def test_a_file_that_was_renamed_is_followed_by_the_id_of_its_sop(repository: Sopctl) -> None:
    git("mv", "a.sop.yaml", "surat keluar é.sop.yaml")
    commit()
    out = repository("diff").out
    assert "surat keluar é.sop.yaml (was a.sop.yaml)" in out
    assert "no version step needed" in out


def test_findings_are_told_only_where_they_are_new_or_mended(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop().replace(", duration: 10 menit", ""))
    write("new.sop.yaml", "# a line more\n" + sop().replace(", duration: 5 menit", ""))
    (one,) = json.loads(sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--format", "json").out)["sops"]
    assert [found["code"] for found in one["new_findings"]] == ["TIM001"]
    assert [found["code"] for found in one["fixed_findings"]] == ["TIM001"]


def test_a_fingerprint_stays_when_lines_move_and_other_steps_come(sopctl: Sopctl) -> None:
    def prints() -> set[str]:
        (one,) = json.loads(sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--format", "json").out)["sops"]
        return {change["fingerprint"] for change in one["changes"]}

    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace(PARAF, ""))
    (first,) = prints()
    more = "  - {id: buka, activity: Membuka amplop, actor: a, duration: 1 menit, outputs: [Isi amplop]}\n"
    write("new.sop.yaml", "# lebih\n" + sop().replace(PARAF, "").replace("steps:\n", "steps:\n" + more))
    assert first in prints()


HOSTILE = "</details><script>alert(1)</script> @boss #12 !3 [x](javascript:x) `code` | ::error::no https://evil.example"


def test_comments_are_safe_against_markup_and_mentions(sopctl: Sopctl) -> None:
    hostile = json.dumps(HOSTILE)
    write("old.sop.yaml", sop())
    text = (
        sop()
        .replace("title: Surat", f"title: {hostile}")
        .replace("id: paraf, activity: Memaraf surat", f"id: paraf, activity: {hostile}")
    )
    write("new.sop.yaml", text)
    out = sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--format", "markdown").out
    for sign in ("<script", "@boss", " #12", " !3", "[x]", "`code`", "https://"):
        assert sign not in out, sign
    assert out.count("<details") == out.count("</details>")
    out = sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--format", "html").out
    assert "<script" not in out
    assert "@boss" in out


def test_no_workflow_command_begins_inside_another(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace("Memaraf surat", '"Memusnahkan\\n::error::palsu %0A::x"'))
    out = sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--format", "github").out
    assert not any(line.startswith("::error") for line in out.splitlines())
    assert "%0A::x" not in out


def test_terminals_obey_nothing_in_a_file(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace("Memaraf surat", '"Memaraf \\e[31m surat \\u202e"'))
    out = sopctl("diff", "old.sop.yaml", "new.sop.yaml").out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_github_annotations_stand_at_the_lines_of_the_new_version(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace("actor: k, duration", "actor: a, duration"))
    out = sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--format", "github").out
    assert "::notice file=new.sop.yaml,line=9,col=49,title=minor " in out
    assert "paraf: actor: Kepala Dinas → Agendaris" in out


BAD = [
    (("nope",), "git knows no revision `nope`"),
    (("main:nope.sop.yaml",), "there is no `nope.sop.yaml` in revision `main`"),
    (("nope.sop.yaml",), "nope.sop.yaml: no such file or folder"),
    (("main", "nope"), "git knows no revision `nope`"),
    (("main..nope",), "git knows no revision `nope`"),
    (("a.sop.yaml", "sub"), "a.sop.yaml and sub are a file and a folder"),
    (("main", "main", "main"), "this is not two versions"),
    (("--", "-x"), "git knows no revision `-x`"),
    (("--format", "svg"), "svg is a picture and needs a file"),
    (("--out", "x.docx"), "x.docx: which format?"),
]


@pytest.mark.parametrize(("asked", "told"), BAD)
def test_what_is_not_there_is_told(asked: tuple[str, ...], told: str, repository: Sopctl) -> None:
    ran = repository("diff", *asked)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_outside_of_a_repository(sopctl: Sopctl) -> None:
    ran = sopctl("diff")
    assert ran.code == 2
    assert "lies in no git repository" in ran.err


def test_without_git_files_can_still_be_compared(
    sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace(PARAF, ""))
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert sopctl("diff", "old.sop.yaml", "new.sop.yaml").code == 0
    ran = sopctl("diff")
    assert ran.code == 2
    assert "needs git, which is not here" in ran.err


def test_a_shallow_clone_says_how_to_get_the_rest(repository: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.sop.yaml", sop("a"))
    commit()
    git("clone", "-q", "--depth", "1", "--no-single-branch", Path.cwd().as_uri(), "flach")
    monkeypatch.chdir("flach")
    ran = repository("diff", "origin/main...HEAD")
    assert ran.code == 2
    assert "have no common ancestor here" in ran.err
    assert "git fetch --unshallow" in ran.err


def test_in_the_middle_of_a_merge_the_conflict_is_told_and_the_rest_compared(repository: Sopctl) -> None:
    write("a.sop.yaml", sop("a").replace("5 menit", "6 menit"))
    write("sub/b.sop.yaml", Path("sub/b.sop.yaml").read_text(encoding="utf-8").replace("5 menit", "6 menit"))
    commit()
    git("checkout", "-q", "main")
    write("a.sop.yaml", sop("a").replace("5 menit", "7 menit"))
    commit()
    git("checkout", "-q", "work")
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "main")
    ran = repository("diff", "main")
    assert ran.code == 2
    assert "a merge left it with conflicts" in ran.out
    assert "sub/b.sop.yaml" in ran.out
    assert "removed" not in ran.out


@pytest.mark.parametrize("line", ["", 'version: "Final"\n'])
def test_a_version_without_a_number_is_not_called_right(sopctl: Sopctl, line: str) -> None:
    write("a.sop.yaml", sop())
    write("b.sop.yaml", sop().replace('version: "1.0"\n', line).replace(PARAF, ""))
    told = sopctl("diff", "a.sop.yaml", "b.sop.yaml", "--lang", "en").out
    assert "which is right" not in told
    assert "has no number; these changes ask for 2.0 (major)" in told


def test_a_file_that_is_broken_on_one_side_is_compared_as_far_as_it_was_understood(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop("surat", "Surat Keluar") + "  - {id: arsip, activity: [unclosed\n")
    ran = sopctl("diff", "old.sop.yaml", "new.sop.yaml")
    assert "title: Surat{+ Keluar+}" in ran.out
    assert "! left out: new.sop.yaml:" in ran.out
    assert "removed" not in ran.out


def test_a_key_that_stands_twice_is_told_and_no_change(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    twice = sop("surat", "Surat Keluar").replace("duration: 10 menit", "duration: 10 menit, duration: 2 jam")
    write("new.sop.yaml", twice)
    ran = sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--lang", "en")
    assert "! left out: new.sop.yaml:" in ran.out
    assert "`duration`" in ran.out
    assert "title: Surat{+ Keluar+}" in ran.out
    assert "2 jam" not in ran.out
    assert "fixed" not in ran.out
    assert "lead time" not in ran.out


def test_a_value_that_is_wrong_on_one_side_is_no_change(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace("duration: 10 menit", "duration: [10, menit]").replace("5 menit", "6 menit"))
    ran = sopctl("diff", "old.sop.yaml", "new.sop.yaml")
    assert "! left out: new.sop.yaml:9:" in ran.out
    assert "5 menit → 6 menit" in ran.out
    assert "10 menit" not in ran.out.replace("new.sop.yaml:9", "")


@pytest.mark.parametrize("data", [b"\x00\x01\x02\xff\xfe", b"\x7fELF\x00" * 50, b"", b"- a\n- b\n"])
def test_what_is_no_sop_is_not_compared(data: bytes, sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", data)
    ran = sopctl("diff", "old.sop.yaml", "new.sop.yaml")
    assert ran.code == 2
    assert "not compared: new.sop.yaml:1:" in ran.out
    assert "removed" not in ran.out


def test_every_state_of_a_file_fits_the_schema(sopctl: Sopctl) -> None:
    write("old/gone.sop.yaml", sop("gone"))
    write("new/come.sop.yaml", sop("come"))
    for folder, text in (("old", sop("torn")), ("new", b"\xff\xfe\x00")):
        write(f"{folder}/torn.sop.yaml", text)
        write(f"{folder}/half.sop.yaml", sop("half") + ("" if folder == "old" else "surprise: 1\n"))
    assert shown(sopctl, "old", "new") == {
        "old/gone.sop.yaml": ("removed", "major"),
        "new/come.sop.yaml": ("added", "minor"),
        "new/half.sop.yaml": ("changed", "none"),
        "new/torn.sop.yaml": ("unreadable", "none"),
    }


def test_links_and_modules_are_no_sops(repository: Sopctl) -> None:
    Path("link.sop.yaml").symlink_to("nowhere")
    assert shown(repository) == {}
    commit()
    assert shown(repository) == {}
    assert shown(repository, "main", "work") == {}


def test_a_file_is_written_whole_and_told(repository: Sopctl) -> None:
    write("a.sop.yaml", sop("a").replace(PARAF, ""))
    ran = repository("diff", "--out", "out/review.md")
    assert ran.out == "out/review.md written\n"
    assert Path("out/review.md").read_text(encoding="utf-8").startswith("## Review of the SOPs\n")
