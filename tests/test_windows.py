"""What is another thing on Windows: tried here by telling the parts concerned that they run there."""

import io
import ntpath
import os
import shlex
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest

from sopctl import __main__ as program
from sopctl import output, programs
from sopctl.api.errors import ApiError
from sopctl.api.git_drivers.settings import quoted
from sopctl.api.new import check_name
from sopctl.api.reviewing.writing import _apart
from sopctl.cache import trace
from sopctl.git import GitError, Repository, git
from sopctl.output import OutputError
from sopctl.reports.findings import paths
from tests.conftest import Sopctl

EXAMPLE = Path(__file__).parent.parent / "examples" / "surat-masuk.sop.yaml"


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")


class TestFilesThatAreOpen:
    """Nobody may take the place of a file that another program has open."""

    def refuse(self, monkeypatch: pytest.MonkeyPatch, times: int) -> list[Path]:
        tried: list[Path] = []
        replace = Path.replace

        def refused(self: Path, target: Path) -> Path:
            tried.append(self)
            if len(tried) <= times:
                raise PermissionError(13, "Access is denied")
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", refused)
        monkeypatch.setattr(output, "_PAUSE", 0)
        return tried

    @pytest.mark.usefixtures("windows")
    def test_a_virus_scanner_is_waited_for(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / "a.pdf"
        file.write_bytes(b"old")
        self.refuse(monkeypatch, 3)
        output.write(file, b"new")
        assert file.read_bytes() == b"new"
        assert os.listdir(tmp_path) == ["a.pdf"]

    @pytest.mark.usefixtures("windows")
    def test_who_has_it_open_in_word_is_told_to_close_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / "a.docx"
        file.write_bytes(b"old")
        tried = self.refuse(monkeypatch, 1000)
        with pytest.raises(OutputError, match="Access is denied") as caught:
            output.write(file, b"new")
        assert caught.value.remedy
        assert "Word" in caught.value.remedy.id
        assert 1 < len(tried) < 20
        assert file.read_bytes() == b"old"
        assert os.listdir(tmp_path) == ["a.docx"]

    def test_elsewhere_nobody_waits(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        tried = self.refuse(monkeypatch, 1)
        with pytest.raises(OutputError):
            output.write(tmp_path / "a.pdf", b"new")
        assert len(tried) == 1

    @pytest.mark.usefixtures("windows")
    def test_a_path_that_is_too_long_is_told(self, tmp_path: Path) -> None:
        error = FileNotFoundError(2, "No such file or directory")
        remedy = output.failed(tmp_path / ("a" * 100) / ("b" * 150 + ".pdf"), error).remedy
        assert remedy
        assert "259" in remedy.en


class TestPrograms:
    """A project may bring a program that is called like one that we run."""

    @pytest.mark.usefixtures("windows")
    def test_none_is_taken_from_the_working_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        project, tools = tmp_path / "project", tmp_path / "tools"
        for folder in (project, tools):
            folder.mkdir()
            (folder / "git.exe").write_bytes(b"")
        monkeypatch.chdir(project)
        monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(tools)]))
        assert programs.on_path("git") == str(tools / "git.exe")
        monkeypatch.setenv("PATH", os.pathsep.join(["", "."]))
        assert programs.on_path("git") is None
        with pytest.raises(GitError, match="not here"):
            git(".", "version")

    def test_the_line_of_a_call_tells_its_program(self) -> None:
        """Windows starts a line and not a program, and Python tells nothing but that line."""
        for call in (["C:\\Program Files\\Git\\cmd\\git.exe", "-C", "."], ["C:\\Git\\git.exe", "x y"], ["git"]):
            notes = trace.Trace()
            notes.heard("subprocess.Popen", (None, subprocess.list2cmdline(call), None, None))
            notes.heard("subprocess.Popen", (call[0], call, None, None))
            assert notes.programs == {call[0]}


class TestNames:
    @pytest.mark.parametrize("name", ["con", "nul", "aux", "com1", "lpt9", "sop/prn", "con.sop.yaml"])
    def test_no_sop_is_called_like_a_device(self, name: str) -> None:
        with pytest.raises(ApiError, match="device on Windows"):
            check_name(name)

    @pytest.mark.parametrize("name", ["konsep", "com10", "console", "sop/aux-kas", "nul-kan"])
    def test_other_names_are_free(self, name: str) -> None:
        check_name(name)

    def test_pictures_of_several_sops_have_names_of_their_own(self) -> None:
        assert _apart(["a/x.sop.yaml", "y.sop.yaml"]) == ["x", "y"]
        assert _apart(["a/x.sop.yaml", "b/x.sop.yaml"]) == ["a-x", "b-x"]
        assert _apart(["a/Surat.sop.yaml", "b/surat.sop.yaml"]) == ["a-Surat", "b-surat"]
        assert _apart(["con.sop.yaml", "a b?.sop.yaml"]) == ["_con", "a b_"]
        files = ["a-b/c.sop.yaml", "a/b-c.sop.yaml", "a/c.sop.yaml", "b-c.sop.yaml", "A/c.sop.yaml"]
        assert len({name.casefold() for name in _apart(files)}) == len(files)

    def test_none_of_them_is_lost(self, tmp_path: Path, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        for side, duration in (("old", "5 menit"), ("new", "9 menit")):
            for folder in "ab":
                file = tmp_path / side / folder / "x.sop.yaml"
                file.parent.mkdir(parents=True)
                text = EXAMPLE.read_text(encoding="utf-8").replace("5 menit", duration)
                file.write_text(text.replace("id: surat-masuk", f"id: surat-{folder}"), encoding="utf-8")
        (tmp_path / "out").mkdir()
        sopctl("diff", "old", "new", "--format", "svg", "--out", "out")
        assert sorted(os.listdir("out")) == ["a-x.diff.svg", "b-x.diff.svg"]


class TestDrives:
    def test_a_file_on_another_drive_lies_outside_the_repository(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os.path, "relpath", ntpath.relpath)
        monkeypatch.setattr(os.path, "realpath", lambda path: path)
        with pytest.raises(GitError, match="outside the repository") as caught:
            Repository("C:\\sop").name_of("D:\\lain\\a.sop.yaml")
        assert caught.value.remedy


class Console(io.TextIOWrapper):
    """A stream that says that somebody looks at it."""

    def isatty(self) -> bool:
        return True


class TestOutput:
    @pytest.mark.parametrize("encoding", ["cp1252", "cp437", "cp850", "ascii"])
    def test_an_old_console_shows_what_it_can_and_escapes_the_rest(
        self, encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "a.sop.yaml"
        file.write_text("sopctl: 1\nid: a\ntitle: Café ≥ 漢\nsteps: []\n", encoding="utf-8")
        shown, complaints = io.BytesIO(), io.BytesIO()
        monkeypatch.setattr(sys, "stdout", Console(shown, encoding))
        monkeypatch.setattr(sys, "stderr", Console(complaints, encoding))
        monkeypatch.setattr(sys, "argv", ["sopctl", "lint", str(file), "--lang", "en", "--no-cache"])
        monkeypatch.setenv("TERM", "dumb")
        with pytest.raises(SystemExit) as ended:
            program.main()
        assert ended.value.code == 1
        text = shown.getvalue().decode(encoding)
        assert "STR001 no-steps" in text
        assert complaints.getvalue() == b""

    @pytest.mark.parametrize(("encoding", "accent"), [("cp1252", "é"), ("cp437", "é"), ("ascii", "\\xe9")])
    def test_a_source_line_on_an_old_console(
        self, encoding: str, accent: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "a.sop.yaml"
        file.write_text("sopctl: 1\nid: a\ntitle: A\njudul: Café 漢\n", encoding="utf-8")
        shown = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", Console(shown, encoding))
        monkeypatch.setattr(sys, "stderr", Console(io.BytesIO(), encoding))
        monkeypatch.setattr(sys, "argv", ["sopctl", "lint", str(file), "--lang", "en", "--no-cache"])
        monkeypatch.setenv("TERM", "dumb")
        with pytest.raises(SystemExit):
            program.main()
        assert f"judul: Caf{accent} \\u6f22" in shown.getvalue().decode(encoding)

    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_a_diff_has_the_line_ends_of_its_file(
        self, end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Python writes CRLF for LF on Windows, and CR CR LF for CRLF, which no program can apply."""
        text = EXAMPLE.read_text(encoding="utf-8").replace("duration: 5 menit", "duration:   5 menit")
        file = tmp_path / "a.sop.yaml"
        file.write_bytes(text.replace("\n", end).encode())
        shown = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(shown, encoding="cp1252", newline="\r\n"))
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="\r\n"))
        monkeypatch.setattr(sys, "argv", ["sopctl", "fmt", "--diff", str(file)])
        with pytest.raises(SystemExit):
            program.main()
        lines = shown.getvalue().decode().split("\n")
        assert "+    duration: 5 menit" + end.removesuffix("\n") in lines
        assert sum("\r" in line for line in lines) == (
            0 if end == "\n" else sum(line[:1] in set("+- ") for line in lines) - 2
        )
        assert not any("\r\r" in line for line in lines)

    def test_files_and_pipes_are_utf8_whatever_python_is_told(self, tmp_path: Path) -> None:
        file = tmp_path / "a.sop.yaml"
        file.write_text("sopctl: 1\nid: a\ntitle: A\njudul: Café 漢\n", encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "sopctl", "lint", str(file), "--no-cache"],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        )
        assert "Café 漢" in done.stdout.decode("utf-8")

    @pytest.mark.usefixtures("windows")
    def test_a_reader_that_goes_away_is_no_failure(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Windows has no signal for a closed pipe: what is written into it is an invalid argument."""

        def closed(_arguments: list[str]) -> int:
            raise OSError(22, "Invalid argument")

        monkeypatch.setattr(program, "_run", closed)
        monkeypatch.setattr(program, "_drop_output", lambda: None)
        monkeypatch.setattr(sys, "argv", ["sopctl", "rules"])
        with pytest.raises(SystemExit) as ended:
            program.main()
        assert ended.value.code == program.BROKEN_PIPE
        assert capsys.readouterr().err == ""


class TestReports:
    """GitHub, GitLab and SARIF want slashes, from the top of the repository."""

    @pytest.fixture(autouse=True)
    def on_windows(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Os:
            path = ntpath
            environ = os.environ

            @staticmethod
            def fsencode(name: str) -> bytes:
                return name.encode()

        monkeypatch.setattr(paths, "Path", PureWindowsPath)
        monkeypatch.setattr(paths, "os", Os)
        monkeypatch.setattr(ntpath, "abspath", lambda name: ntpath.normpath(ntpath.join("D:\\a\\repo", name)))
        for name in ("GITHUB_ACTIONS", "GITLAB_CI"):
            monkeypatch.delenv(name, raising=False)

    @pytest.mark.parametrize(
        ("file", "shown", "address"),
        [
            ("sop\\surat masuk.sop.yaml", "sop/surat masuk.sop.yaml", "sop/surat%20masuk.sop.yaml"),
            (".\\sop\\..\\x.sop.yaml", "x.sop.yaml", "x.sop.yaml"),
            ("d:\\A\\Repo\\sop\\x.sop.yaml", "sop/x.sop.yaml", "sop/x.sop.yaml"),
            ("sop/x.sop.yaml", "sop/x.sop.yaml", "sop/x.sop.yaml"),
            ("E:\\lain\\x.sop.yaml", "E:/lain/x.sop.yaml", "file:///E:/lain/x.sop.yaml"),
            ("\\\\server\\bagi\\x.sop.yaml", "//server/bagi/x.sop.yaml", "file://server/bagi/x.sop.yaml"),
        ],
    )
    @pytest.mark.parametrize("platform", ["", "GITHUB_ACTIONS"])
    def test_a_place_is_told_with_slashes(
        self, file: str, shown: str, address: str, platform: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if platform:
            monkeypatch.setenv(platform, "true")
            monkeypatch.setenv("GITHUB_WORKSPACE", "D:\\a\\repo")
        assert paths.relative(file) == shown
        assert paths.uri(file) == address


@pytest.mark.parametrize(
    ("program_file", "told"),
    [
        ("C:\\Program Files\\sopctl\\sopctl.exe", "'C:/Program Files/sopctl/sopctl.exe'"),
        ("C:\\sopctl\\sopctl.exe", "C:/sopctl/sopctl.exe"),
        ("C:\\Users\\O'Neil\\sopctl.exe", "'C:/Users/O'\"'\"'Neil/sopctl.exe'"),
        ("D:\\a$b\\sopctl.exe", "'D:/a$b/sopctl.exe'"),
    ],
)
def test_the_shell_of_git_understands_where_we_are(
    program_file: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "sep", "\\")
    line = quoted(program_file)
    assert line == told
    assert shlex.split(line) == [program_file.replace("\\", "/")]
