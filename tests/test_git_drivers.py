"""git shows and merges SOPs: what is set up, what is taken back, and what the drivers do on their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sopctl.api.git_drivers.settings import quoted
from sopctl.api.git_drivers.textconv import FIELDS
from sopctl.merge import threeway
from sopctl.model import Sop, Step
from tests.conftest import Sopctl
from tests.repositories import SOP, commit, git, read, write

ATTRIBUTES = "*.sop.yaml diff=sopctl merge=sopctl"


@pytest.fixture
def repository(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Sopctl:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    Path("home").mkdir()
    Path("r").mkdir()
    monkeypatch.chdir("r")
    git("init")
    return sopctl


class TestInstall:
    def test_there_and_back_again(self, repository: Sopctl) -> None:
        before = Path(".git/config").read_bytes()
        assert repository("git", "install").code == 0
        assert ATTRIBUTES in read(".gitattributes")
        assert " git merge-driver " in git("config", "merge.sopctl.driver")
        assert "nothing to do" in repository("git", "install").out
        assert repository("git", "uninstall").code == 0
        assert Path(".git/config").read_bytes() == before
        assert not Path(".gitattributes").exists()
        assert repository("git", "uninstall").out == "nothing to do\n"

    @pytest.mark.parametrize(
        "text", ["", "*.pdf binary\n", "*.pdf binary", "*.pdf binary\r\n*.png binary\r\n", "a\r\nb"]
    )
    def test_attributes_become_what_they_were(self, text: str, repository: Sopctl) -> None:
        write(".gitattributes", text)
        assert repository("git", "install").code == 0
        assert "diff: sopctl" in git("check-attr", "diff", "x.sop.yaml")
        assert read(".gitattributes").startswith(text)
        assert repository("git", "uninstall").code == 0
        assert read(".gitattributes") == text

    def test_what_was_added_behind_the_block_stays(self, repository: Sopctl) -> None:
        write(".gitattributes", "*.pdf binary")
        repository("git", "install")
        write(".gitattributes", read(".gitattributes") + "*.png binary\n")
        assert repository("git", "uninstall").code == 0
        assert read(".gitattributes") == "*.pdf binary\n*.png binary\n"

    def test_a_block_that_was_edited_is_not_touched(self, repository: Sopctl) -> None:
        repository("git", "install")
        write(".gitattributes", read(".gitattributes").replace("merge=sopctl", "merge=union"))
        before = read(".gitattributes")
        ran = repository("git", "uninstall")
        assert ran.code == 2
        assert "changed by hand" in ran.err
        assert read(".gitattributes") == before

    @pytest.mark.parametrize("line", ["*.sop.yaml diff=yaml", "*.yaml merge=union", "* -diff"])
    def test_attributes_of_somebody_else(self, line: str, repository: Sopctl) -> None:
        write(".gitattributes", line + "\n")
        before = Path(".git/config").read_bytes()
        ran = repository("git", "install")
        assert ran.code == 2
        assert "another driver" in ran.err
        assert read(".gitattributes") == line + "\n"
        assert Path(".git/config").read_bytes() == before

    def test_drivers_of_somebody_else(self, repository: Sopctl) -> None:
        git("config", "merge.sopctl.driver", "mine %A")
        ran = repository("git", "install", "--lang", "id")
        assert ran.code == 2
        assert "driver lain bernama sopctl" in ran.err
        assert not Path(".gitattributes").exists()
        assert "not ours, left as it is: merge.sopctl.driver" in repository("git", "uninstall").out
        assert git("config", "merge.sopctl.driver") == "mine %A\n"

    def test_a_key_of_somebody_else_survives(self, repository: Sopctl) -> None:
        repository("git", "install")
        git("config", "diff.sopctl.cachetextconv", "false")
        assert "cachetextconv" in repository("git", "uninstall").out
        assert git("config", "--get-regexp", "sopctl") == "diff.sopctl.cachetextconv false\n"

    def test_the_attributes_are_a_link_or_a_folder(self, repository: Sopctl) -> None:
        Path(".gitattributes").mkdir()
        ran = repository("git", "install")
        assert ran.code == 2
        assert "no plain file" in ran.err
        assert git("config", "--get-regexp", "sopctl", code=1) == ""

    def test_no_repository(self, repository: Sopctl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        monkeypatch.chdir(tmp_path)
        ran = repository("git", "install")
        assert ran.code == 2
        assert "lies in no git repository" in ran.err

    def test_a_repository_without_files(self, repository: Sopctl) -> None:
        git("init", "--bare", "b.git")
        ran = repository("git", "install", "b.git")
        assert ran.code == 2
        assert "repository without files" in ran.err

    def test_no_git(self, repository: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        for command in (["git", "install"], ["git", "uninstall"], ["bump", "."], ["history", "a.sop.yaml"]):
            write("a.sop.yaml", SOP)
            ran = repository(*command)
            assert ran.code == 2
            assert "needs git" in ran.err

    def test_a_second_worktree(self, repository: Sopctl) -> None:
        commit("a.sop.yaml", SOP)
        git("worktree", "add", "-b", "lain", "../w")
        assert repository("git", "install", "../w").code == 0
        assert ATTRIBUTES in read("../w/.gitattributes")
        assert not Path(".gitattributes").exists()
        assert " git textconv" in git("config", "diff.sopctl.textconv")

    def test_for_all_repositories_of_a_user(self, repository: Sopctl) -> None:
        assert repository("git", "install", "--global").code == 0
        assert "merge: sopctl" in git("check-attr", "merge", "x.sop.yaml")
        assert not Path(".gitattributes").exists()
        assert repository("git", "uninstall", "--global").code == 0
        assert git("config", "--global", "--get-regexp", "sopctl", code=1) == ""
        assert not Path("../home/.config/git/attributes").exists()

    def test_lines_instead_of_a_report(self, repository: Sopctl) -> None:
        repository("git", "install")
        assert "git diff-driver" in git("config", "diff.sopctl.command")
        repository("git", "install", "--no-report")
        git("config", "diff.sopctl.command", code=1)

    def test_programs_for_the_shell_of_git(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert quoted("/a b/it's/sopctl") == """'/a b/it'"'"'s/sopctl'"""
        monkeypatch.setattr(os, "sep", "\\")
        assert quoted(r"C:\Program Files\sopctl.exe") == "'C:/Program Files/sopctl.exe'"

    @pytest.mark.skipif(os.name != "posix", reason="links")
    def test_a_program_in_a_folder_with_spaces(self, repository: Sopctl) -> None:
        folder = Path("../it's a folder")
        folder.mkdir()
        starter = folder / "sopctl"
        starter.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sopctl "$@"\n', encoding="utf-8")
        starter.chmod(0o755)
        commit("a b/-x.sop.yaml", SOP)
        repository("git", "install", "--command", quoted(str(starter.absolute())))
        write("a b/-x.sop.yaml", SOP.replace("30 menit", "45 menit"))
        assert "30 menit → 45 menit" in git("diff")
        assert "+  duration: 45 menit" in git("diff", "--no-ext-diff")


class TestTextconv:
    def test_the_order_of_fields_is_that_of_the_format(self) -> None:
        assert list(dict.fromkeys((*Sop.model_fields, *Step.model_fields))) == FIELDS

    def test_it_starts_fast(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml", SOP)
        run = "from sopctl.__main__ import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
        call = "import sys\nsys.argv = ['sopctl', 'git', 'textconv', '--', 'a.sop.yaml']\n"
        code = call + run + "print(*sys.modules, file=sys.stderr)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert "steps.konsep" in done.stdout
        assert not {"pydantic", "typer"} & set(done.stderr.split())

    def test_how_it_is_written_makes_no_line(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml", SOP)
        write(
            "b.sop.yaml",
            SOP.replace("[Konsep surat]", "\n      - 'Konsep surat'").replace("  # pekerjaan pertama\n", ""),
        )
        one, other = sopctl("git", "textconv", "a.sop.yaml"), sopctl("git", "textconv", "b.sop.yaml")
        assert one.out == other.out
        assert "\nsteps.konsep\n  activity: Menyusun konsep surat\n" in one.out

    @pytest.mark.parametrize("more", ["nonsens: 1\n", "steps: 3\n", 'sections: {purpose: "a\\nb"}\n'])
    def test_everything_that_is_said_is_there(self, more: str, sopctl: Sopctl) -> None:
        write("a.sop.yaml", "sopctl: 1\nid: a\n")
        write("b.sop.yaml", "sopctl: 1\nid: a\n" + more)
        assert sopctl("git", "textconv", "a.sop.yaml").out != sopctl("git", "textconv", "b.sop.yaml").out

    @pytest.mark.parametrize("text", ["steps: [", "", "- a\n", "a: 1\na: 2\n"])
    def test_what_is_no_sop_is_shown_as_it_is(self, text: str, sopctl: Sopctl) -> None:
        write("a.sop.yaml", text)
        ran = sopctl("git", "textconv", "a.sop.yaml")
        assert (ran.code, ran.out) == (0, text)

    def test_a_conflict_is_shown_in_the_same_lines(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml", SOP)
        plain = sopctl("git", "textconv", "a.sop.yaml").out
        line = "    duration: 30 menit\n"
        marked = f"<<<<<<< HEAD\n{line}||||||| x\n    z\n=======\n{line.replace('30', '40')}>>>>>>> kerja\n"
        write("a.sop.yaml", SOP.replace(line, marked))
        old = "  duration: 30 menit\n"
        assert sopctl("git", "textconv", "a.sop.yaml").out == plain.replace(
            old, f"<<<<<<<\n{old}=======\n{old.replace('30', '40')}>>>>>>>\n"
        )
        write("a.sop.yaml", "<<<<<<< a\n[\n=======\n>>>>>>> b\n")
        assert sopctl("git", "textconv", "a.sop.yaml").out == "<<<<<<< a\n[\n=======\n>>>>>>> b\n"

    def test_a_terminal_is_told_nothing(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml", "\x1b[31m: [x\r\n")
        assert sopctl("git", "textconv", "a.sop.yaml").out == "\\x1b[31m: [x\n"
        write("a.sop.yaml", 'id: "\\e[31mx"\n')
        assert sopctl("git", "textconv", "a.sop.yaml").out == "id: \\x1b[31mx\n"

    def test_a_file_that_is_missing(self, sopctl: Sopctl) -> None:
        ran = sopctl("git", "textconv", "a.sop.yaml")
        assert ran.code == 2
        assert "cannot be read" in ran.err


def merged(sopctl: Sopctl, base: str, ours: str, theirs: str, *options: str) -> tuple[int, str, str]:
    for name, text in (("o", base), ("a", ours), ("b", theirs)):
        write(name, text)
    ran = sopctl("git", "merge-driver", "o", "a", "b", "surat.sop.yaml", *options)
    assert not ran.out
    return ran.code, read("a"), ran.err


class TestMergeDriver:
    def test_different_fields_of_one_step(self, sopctl: Sopctl) -> None:
        ours, theirs = SOP.replace("duration: 15", "duration: 20"), SOP.replace("Konsep berparaf", "Konsep disetujui")
        code, text, err = merged(sopctl, SOP, ours, theirs)
        assert (code, err) == (0, "")
        assert text == SOP.replace("duration: 15", "duration: 20").replace("Konsep berparaf", "Konsep disetujui")

    def test_a_contradiction_is_marked_and_explained(self, sopctl: Sopctl) -> None:
        ours, theirs = (
            SOP.replace("30 menit", "45 menit"),
            SOP.replace("30 menit", "1 jam").replace("Mengirim", "Antar"),
        )
        code, text, err = merged(sopctl, SOP, ours, theirs, "--marker-size", "9", "--names", "HEAD", "kerja")
        assert code == 1
        assert text == SOP.replace("Mengirim", "Antar").replace(
            "    duration: 30 menit\n",
            "<<<<<<<<< HEAD (steps.konsep.duration: 30 menit -> 45 menit)\n    duration: 45 menit\n=========\n"
            "    duration: 1 jam\n>>>>>>>>> kerja (steps.konsep.duration: 30 menit -> 1 jam)\n",
        )
        assert "surat.sop.yaml:20: steps.konsep.duration: HEAD: 30 menit -> 45 menit; kerja: 30 menit -> 1 jam" in err

    def test_changed_here_and_removed_there(self, sopctl: Sopctl) -> None:
        step = SOP[SOP.index("  - {id: periksa") : SOP.index("  - id: kirim")]
        code, text, err = merged(
            sopctl, SOP, SOP.replace("15 menit", "20 menit"), SOP.replace(step, ""), "--lang", "id"
        )
        assert code == 1
        assert "ours: diubah (duration); theirs: dihapus" in err
        assert step.replace("15 menit", "20 menit") + "=======\n>>>>>>> theirs (steps.periksa: dihapus)" in text

    def test_moved_here_and_edited_there(self, sopctl: Sopctl) -> None:
        step = SOP[SOP.index("  - {id: periksa") : SOP.index("  - id: kirim")]
        code, text, _ = merged(sopctl, SOP, SOP.replace(step, "") + step, SOP.replace("15 menit", "20 menit"))
        assert code == 0
        assert text == SOP.replace(step, "") + step.replace("15 menit", "20 menit")

    def test_both_add_at_one_place(self, sopctl: Sopctl) -> None:
        one, other = "  - {id: satu, activity: Satu}\n", "  - id: dua\n    activity: Dua\n"
        code, text, _ = merged(sopctl, SOP, SOP + one, SOP + other)
        assert (code, text) == (0, SOP + one + other)

    def test_a_step_that_is_referred_to_and_gone(self, sopctl: Sopctl) -> None:
        step = SOP[SOP.index("  - {id: periksa") : SOP.index("  - id: kirim")]
        code, _, err = merged(sopctl, SOP, SOP + "    next: periksa\n", SOP.replace(step, ""))
        assert code == 0
        assert "refers to `periksa`, which the other one removed" in err

    def test_broken_yaml_is_merged_by_lines(self, sopctl: Sopctl) -> None:
        broken = SOP.replace("[Bukti kirim]", "[Bukti kirim")
        code, text, err = merged(sopctl, SOP, SOP.replace("30 menit", "45 menit"), broken)
        assert (code, text) == (0, broken.replace("30 menit", "45 menit"))
        assert "line by line" in err

    @pytest.mark.parametrize(
        "more", ["x: &a 1\ny: *a\n", "x: !!str 1\n", "? [a]\n: b\n", "%YAML 1.2\n---\n", "a\x85b: 1\n"]
    )
    def test_yaml_that_cannot_be_taken_apart(self, more: str, sopctl: Sopctl) -> None:
        base = more + SOP if more.startswith("%") else SOP + more
        ours, theirs = base.replace("30 menit", "45 menit"), base.replace("Mengirim", "Mengantar")
        code, text, err = merged(sopctl, base, ours, theirs)
        assert (code, text) == (0, base.replace("30 menit", "45 menit").replace("Mengirim", "Mengantar"))
        assert "line by line" in err

    def test_lines_that_make_no_yaml_together_are_a_contradiction(self, sopctl: Sopctl) -> None:
        base = "x: &a 1\n" + SOP
        ours, theirs = "tags: [a]\n" + base, base + "tags: [b]\n"
        code, text, _ = merged(sopctl, base, ours, theirs)
        assert code == 1
        assert text == f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"

    def test_files_that_are_binary_or_missing(self, sopctl: Sopctl) -> None:
        for name, data in (("o", b"\0"), ("a", b"\0\xff1"), ("b", b"\0\xff2")):
            Path(name).write_bytes(data)
        ran = sopctl("git", "merge-driver", "o", "a", "b", "x")
        assert (ran.code, Path("a").read_bytes()) == (1, b"\0\xff1")
        Path("b").unlink()
        ran = sopctl("git", "merge-driver", "o", "a", "b", "x")
        assert ran.code == 129
        assert "cannot be read" in ran.err

    def test_both_make_the_file(self, sopctl: Sopctl) -> None:
        code, text, _ = merged(sopctl, "", "id: a\ntitle: T\n", "id: a\nowner: O\n")
        assert (code, text) == (0, "id: a\ntitle: T\nowner: O\n")

    def test_line_ends_and_mark_of_the_side_that_changed_them(self, sopctl: Sopctl) -> None:
        ours = SOP.replace("30 menit", "45 menit").replace("\n", "\r\n")
        code, text, _ = merged(sopctl, SOP, ours, "\ufeff" + SOP.replace("Mengirim", "Mengantar"))
        assert code == 0
        assert text == "\ufeff" + ours.replace("Mengirim", "Mengantar")

    def test_comments_of_both_sides(self, sopctl: Sopctl) -> None:
        ours = SOP.replace("  # pekerjaan pertama\n", "  # pekerjaan pertama\n  # kami\n").replace(
            "30 menit", "30 menit # a"
        )
        theirs = SOP.replace("pekerjaan pertama\n", "pekerjaan pertama\n  # mereka\n").replace("30 menit", "31 menit")
        code, text, _ = merged(sopctl, SOP, ours, theirs)
        assert code == 0
        assert "  # pekerjaan pertama\n  # kami\n  # mereka\n  - id: konsep\n" in text
        assert "    duration: 31 menit # a\n" in text

    def test_a_comment_behind_the_key_of_a_block(self, sopctl: Sopctl) -> None:
        ours, theirs = SOP.replace("30 menit", "45 menit"), SOP.replace("steps:\n", "steps:   # urut\n")
        expected = SOP.replace("30 menit", "45 menit").replace("steps:\n", "steps:   # urut\n")
        assert merged(sopctl, SOP, ours, theirs)[:2] == (0, expected)
        assert merged(sopctl, SOP, theirs, ours)[:2] == (0, expected)

    def test_a_fault_of_the_merge_costs_nobody_his_changes(
        self, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What would be written is read again; where it is not what was meant, git merges the lines."""
        ours, theirs = SOP.replace("30 menit", "45 menit"), SOP.replace("Mengirim", "Mengantar")
        expected = SOP.replace("30 menit", "45 menit").replace("Mengirim", "Mengantar")
        for fault in (lambda text: text.replace("45", "46"), lambda text: text + "]", lambda text: 1 // 0):
            monkeypatch.setattr(threeway, "loose", fault)
            code, text, err = merged(sopctl, SOP, ours, theirs)
            assert (code, text) == (0, expected)
            assert "line by line" in err

    def test_a_git_that_tells_no_names(self, sopctl: Sopctl) -> None:
        _, text, _ = merged(sopctl, "id: a\n", "id: b\n", "id: c\n", "--names", "%X", "%Y")
        assert text.startswith("<<<<<<< ours (id: a -> b)\n")


def test_the_report_of_git_diff(repository: Sopctl) -> None:
    commit("a.sop.yaml", SOP)
    assert repository("git", "install").code == 0
    write("a.sop.yaml", SOP.replace("[Bukti kirim]", "['Bukti kirim']"))
    assert "nothing but the way it is written" in git("diff")
    write("a.sop.yaml", SOP.replace("30 menit", "\x1b[31mx"))
    assert "\x1b" not in git("diff")
    write("a.sop.yaml", "steps: [")
    assert "a.sop.yaml" in git("diff")
    Path("a.sop.yaml").unlink()
    assert "the SOP is gone" in git("diff")
    ran = repository("git", "diff-driver", "a", "b")
    assert ran.code == 2
    assert "use `sopctl diff`" in ran.err


def test_the_program_that_is_called_is_this_one(repository: Sopctl) -> None:
    repository("git", "install")
    told = git("config", "diff.sopctl.textconv")
    assert shutil.which("sopctl") is None or Path(told.split(" git textconv")[0].strip("'")).exists()


ADVICE = [
    ("diff", "compares two files or folders without one", "membandingkan dua berkas"),
    ("bump .", "raise `version:` by hand", "naikkan sendiri `version:`"),
    ("history a.sop.yaml", "name an SOP in a repository", "sebutkan SOP dalam suatu repositori"),
    ("history a.sop.yaml --write", "name an SOP in a repository", "sebutkan SOP dalam suatu repositori"),
    ("git install", "--global is about all repositories", "--global berlaku untuk semua"),
    ("git uninstall", "--global is about all repositories", "--global berlaku untuk semua"),
    ("lint . --changed-since main", "leave out --changed-since", "hapus --changed-since"),
]


@pytest.mark.parametrize(("words", "english", "indonesian"), ADVICE)
def test_outside_a_repository_each_command_gives_its_own_advice(
    words: str, english: str, indonesian: str, sopctl: Sopctl
) -> None:
    write("a.sop.yaml", SOP)
    ran = sopctl(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("sopctl: `.` lies in no git repository\n  help: ")
    assert english in ran.err
    assert indonesian in sopctl(*words.split(), "--lang", "id").err
    assert sum(other in ran.err for _, other, _ in ADVICE) == [o for _, o, _ in ADVICE].count(english)


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows")
@pytest.mark.parametrize("driver", ["diff-driver", "textconv"])
def test_a_driver_ends_quietly_where_nobody_reads_on(driver: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    write("b.sop.yaml", SOP.replace("title: ", "title: Baru "))
    old_and_new = ["a.sop.yaml", "a.sop.yaml", "0", "100644", "b.sop.yaml", "0", "100644"]
    given = old_and_new if driver == "diff-driver" else ["a.sop.yaml"]
    for late in (False, True):
        reading, writing = os.pipe()
        if not late:
            os.close(reading)
        call = [sys.executable, "-m", "sopctl", "git", driver, "--", *given]
        with subprocess.Popen(call, stdout=writing, stderr=subprocess.PIPE) as process:
            os.close(writing)
            if late:
                os.close(reading)
            _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, b"")


def test_git_diff_may_be_cut_short(repository: Sopctl) -> None:
    for name in "abcdef":
        commit(f"{name}.sop.yaml", SOP)
    assert repository("git", "install", "--command", f"{quoted(sys.executable)} -m sopctl").code == 0
    for name in "abcdef":
        write(f"{name}.sop.yaml", SOP.replace("title: ", "title: Baru "))
    with subprocess.Popen(["git", "diff"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"diff --sopctl a.sop.yaml")
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


def test_git_diff_shows_a_conflict_by_lines_and_draws_no_conclusions(repository: Sopctl) -> None:
    commit("a.sop.yaml", SOP)
    git("checkout", "-b", "kerja")
    commit("a.sop.yaml", SOP.replace("30 menit", "40 menit"))
    git("checkout", "main")
    commit("a.sop.yaml", SOP.replace("30 menit", "50 menit"))
    assert repository("git", "install", "--command", f"{quoted(sys.executable)} -m sopctl").code == 0
    git("merge", "kerja", code=1)
    marked = ["<<<<<<<", "  duration: 50 menit", "=======", "  duration: 40 menit", ">>>>>>>"]
    both = [line[2:] for line in git("diff").splitlines() if line[2:] in marked]
    assert both == marked, "a combined diff has two columns of signs"
    told = git("diff", "HEAD")
    assert "cannot be understood as YAML" in told
    assert "no version step needed" not in told
    shown = told.splitlines()
    assert [line[1:] for line in shown if line[1:] in marked] == marked
    write("a.sop.yaml", read("a.sop.yaml") + "[\n")
    raw = [line for line in git("diff", "HEAD").splitlines() if line[:1] in "+-" and line[1:2] not in "+-"]
    assert len(raw) < 12, "the lines of both files are compared, not lines of one with facts of the other"


@pytest.mark.parametrize(
    ("words", "said", "help_"),
    [
        ("history a.sop.yaml", "nothing is committed in this repository yet", "commit the SOPs first"),
        ("bump a.sop.yaml", "nothing is committed in this repository yet", "commit the SOPs first"),
        ("bump a.sop.yaml --from main", "nothing is committed in this repository yet", "commit the SOPs first"),
        ("diff main", "nothing is committed in this repository yet", "commit the SOPs first"),
        ("lint . --changed-since main", "nothing is committed in this repository yet", "commit the SOPs first"),
        ("git install nothere", "`nothere` is no folder that can be entered", "check the spelling"),
        ("git install a.sop.yaml", "`a.sop.yaml` is no folder that can be entered", "check the spelling"),
        ("history nothere/a.sop.yaml", "`nothere` is no folder that can be entered", "check the spelling"),
    ],
)
def test_what_git_cannot_do_is_told_in_words_of_ours(words: str, said: str, help_: str, repository: Sopctl) -> None:
    write("a.sop.yaml", SOP)
    ran = repository(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"sopctl: {said}\n  help: {help_}"), ran.err


def test_a_folder_has_no_history_and_a_typo_is_told(repository: Sopctl) -> None:
    commit("sop/a.sop.yaml", SOP)
    assert repository("history", "sop/a.sop.yaml").code == 0
    for name, help_ in (("sop", "name a file"), ("sop/b.sop.yaml", "there is no such file here either")):
        ran = repository("history", name)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"sopctl: git has no history of {name}\n  help: {help_}")


def test_a_driver_that_is_called_about_nothing_says_nothing(sopctl: Sopctl) -> None:
    ran = sopctl("git", "diff-driver", "x", "/dev/null", ".", ".", "/dev/null", ".", ".")
    assert (ran.code, ran.out, ran.err) == (0, "diff --sopctl x\n", "")
