"""What is remembered of single files: the same findings, whatever else has changed, and only as long as they hold."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sopctl.api import batch as batches_
from sopctl.api.batch import Batch, batches
from sopctl.cache import place, plain, trace
from sopctl.check import Checked, Linter
from tests.conftest import ROOT, Ran, Sopctl
from tests.test_cache_calls import edit, write
from tests.test_cli_lint import CLEAN

EXAMPLES = sorted((ROOT / "examples").rglob("*.sop.yaml"))


class Counted:
    """Lints with a cache, and counts the files that had to be checked."""

    def __init__(self, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.sopctl, self.monkeypatch, self.folder = sopctl, monkeypatch, folder
        self.checked: list[str] = []
        really = Linter.document

        def counted(linter: Linter, *arguments: object, **more: object) -> Checked:
            self.checked.append(Path(arguments[0].name).name)  # type: ignore[attr-defined]
            return really(linter, *arguments, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(Linter, "document", counted)

    def __call__(self, *arguments: str) -> Ran:
        """Lint with the cache and compare with linting without it."""
        time.sleep(0.03)
        plain_ = self.sopctl("lint", *arguments)
        self.checked.clear()
        with self.monkeypatch.context() as patch:
            patch.delenv(place.OFF)
            patch.setenv(place.VARIABLE, str(self.folder))
            ran = self.sopctl("lint", *arguments)
        assert ran == plain_
        return ran


@pytest.fixture
def lint(
    sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Counted]:
    Path("project").mkdir()
    monkeypatch.chdir("project")
    yield Counted(sopctl, monkeypatch, tmp_path_factory.mktemp("cache"))
    trace.end()


@pytest.fixture
def three(lint: Counted) -> Counted:
    for name in "abc":
        write(f"{name}.sop.yaml", CLEAN.replace("id: surat-keluar", f"id: {name}").replace("Surat", f"Surat {name}"))
    lint(".")
    assert sorted(lint.checked) == ["a.sop.yaml", "b.sop.yaml", "c.sop.yaml"]
    return lint


def test_only_what_changed_is_checked(three: Counted) -> None:
    edit("b.sop.yaml", "5 menit", "Semesteran")()
    assert "not-a-duration" in three(".").out
    assert three.checked == ["b.sop.yaml"]


def test_what_the_files_say_about_each_other_is_told_of_remembered_ones_too(three: Counted) -> None:
    edit("b.sop.yaml", "id: b", "id: a")()
    assert "duplicate-sop-id" in three(".").out
    assert three.checked == ["b.sop.yaml"]
    edit("b.sop.yaml", "id: a", "id: a # sopctl: ignore[XDC] sementara")()
    assert "duplicate-sop-id" not in three(".").out
    edit("a.sop.yaml", "id: a", "id: a ")()
    assert "duplicate-sop-id" not in three(".").out, "the comment in the other file is remembered"
    assert three.checked == ["a.sop.yaml"]


def test_a_file_more_or_less_leaves_the_others_known(three: Counted) -> None:
    write("d.sop.yaml", CLEAN)
    three(".")
    assert three.checked == ["d.sop.yaml"]
    Path("a.sop.yaml").unlink()
    three(".")
    assert three.checked == []
    three("c.sop.yaml")
    assert three.checked == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sopctl.toml", 'ignore = ["GOV"]\n'),
        ("sopctl.toml", 'select = ["TIM"]\n'),
        ("sopctl.toml", '[severities]\nTIM = "info"\n'),
        ("sopctl.toml", '[[overrides]]\npath = ["b.sop.yaml"]\nignore = ["GOV"]\n'),
        ("sopctl.toml", 'preset = "strict"\n'),
    ],
)
def test_other_settings_make_everything_new(three: Counted, name: str, text: str) -> None:
    write(name, text)
    three(".")
    assert len(three.checked) == 3


def test_settings_that_are_extended_make_everything_new(lint: Counted) -> None:
    write("a.sop.yaml", CLEAN)
    write("sopctl.toml", 'extend = "base.toml"\n')
    write("base.toml", 'ignore = ["GOV"]\n')
    lint(".")
    lint("a.sop.yaml")
    assert lint.checked == []
    write("base.toml", 'ignore = ["TIM"]\n')
    lint("a.sop.yaml")
    assert lint.checked


def test_another_profile_file_makes_everything_new(three: Counted) -> None:
    edit("b.sop.yaml", "profile: plain", "profile: own.yaml")()
    assert "own.yaml" in three(".").out
    text = (
        (ROOT / "templates/profiles/plain.yaml").read_text(encoding="utf-8").replace("profile: plain", "profile: own")
    )
    write("own.yaml", text)
    three(".")
    assert len(three.checked) == 3
    write("own.yaml", text + "severities: {TIM: info}\n")
    three(".")
    assert len(three.checked) == 3
    three("a.sop.yaml")
    assert three.checked == []


def test_options_of_the_command_line_are_remembered_apart(three: Counted) -> None:
    edit("b.sop.yaml", "5 menit", "Semesteran")()
    for options in (["--select", "GOV"], ["--ignore", "TIM"], ["--profile", "sop-ap"]):
        three(".", *options)
        assert len(three.checked) == 3
        three("b.sop.yaml", *options)
        assert three.checked == []


def test_a_comment_that_holds_until_a_day(lint: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    text = CLEAN.replace("5 menit", "Semesteran").replace(
        "sopctl: 1", "sopctl: 1 # sopctl: ignore-file[TIM] until=2026-05-01 x"
    )
    write("a.sop.yaml", text)
    write("b.sop.yaml", CLEAN.replace("id: surat-keluar", "id: b"))
    monkeypatch.setenv("SOPCTL_TODAY", "2026-04-30")
    lint(".")
    monkeypatch.setenv("SOPCTL_TODAY", "2026-05-02")
    assert "not-a-duration" in lint(".").out
    assert lint.checked == ["a.sop.yaml"], "the other file does not ask for the day"


def test_files_that_cannot_be_read_are_looked_at_again(lint: Counted) -> None:
    write("a.sop.yaml", CLEAN)
    Path("b.sop.yaml").mkdir()
    lint("a.sop.yaml", "b.sop.yaml", "c.sop.yaml")
    lint("c.sop.yaml", "b.sop.yaml", "a.sop.yaml")
    assert lint.checked == ["c.sop.yaml", "b.sop.yaml"]
    Path("b.sop.yaml").rmdir()
    write("b.sop.yaml", CLEAN)
    lint("b.sop.yaml", "a.sop.yaml")
    assert lint.checked == ["b.sop.yaml"]


def test_random_edits_of_the_examples(lint: Counted) -> None:
    """Files come, go, change and change back; there is never another finding than without the cache."""
    chance = random.Random(7)
    shutil.copytree(ROOT / "examples", "x")
    lint("x")
    files = sorted(Path("x").rglob("*.sop.yaml"))
    for _ in range(12):
        file = chance.choice(files)
        other = chance.choice(files)
        match chance.randrange(4):
            case 0:
                file.write_bytes(other.read_bytes() if other.exists() else b"")
            case 1:
                file.unlink(missing_ok=True)
            case 2:
                file.write_bytes((ROOT / "examples" / file.relative_to("x")).read_bytes())
            case _ if file.exists():
                lines = file.read_bytes().splitlines(keepends=True)
                del lines[chance.randrange(max(1, len(lines))) :][:2]
                file.write_bytes(b"".join(lines))
        lint("x")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_value_that_is_remembered_reads_back_as_it_was(path: Path) -> None:
    """Where this fails, a type was added that is not a plain value: see `sopctl.cache.plain`."""
    (found,) = batches([str(path)])
    examined = found.examine(found.inputs[0])
    again = plain.read(plain.write(examined[:4]))
    assert again == tuple(examined[:4])
    assert plain.write(again) == plain.write(examined[:4]), "the types are the same too"


@pytest.mark.parametrize(
    "text", ['["os:system", "x"]', '["sopctl.output:write", 1]', '["subprocess:Popen", ["()"]]', "[]", "[1]"]
)
def test_a_text_can_name_nothing_but_plain_values_of_ours(text: str) -> None:
    with pytest.raises((plain.NotPlain, ValueError, TypeError, AttributeError)):
        plain.read(text)


def test_a_value_of_another_kind_is_refused() -> None:
    for value in (Path(), object(), batches_.Overrides, {1j}):
        with pytest.raises((plain.NotPlain, TypeError)):
            plain.write(value)


class TestSeveralProcesses:
    """`--jobs`: the same words in the same order."""

    @pytest.mark.parametrize("form", ["text", "json"])
    def test_the_same_report(self, sopctl: Sopctl, form: str) -> None:
        shutil.copytree(ROOT / "examples", "x")
        alone = sopctl("lint", "x", "x/broken/*", "--format", form, "--jobs", "1")
        assert sopctl("lint", "x", "x/broken/*", "--format", form, "--jobs", "3") == alone
        assert alone.code == 1

    def test_what_they_looked_at_is_noted(self, lint: Counted) -> None:
        shutil.copytree(ROOT / "examples", "x")
        edit("x/surat-keluar.sop.yaml", "sopctl: 1", "sopctl: 1\nprofile: own.yaml")()
        profile = (
            (ROOT / "templates/profiles/plain.yaml")
            .read_text(encoding="utf-8")
            .replace("profile: plain", "profile: own")
        )
        write("x/own.yaml", profile)
        lint("x", "--jobs", "2")
        lint("x", "--jobs", "2", "--format", "json")
        assert lint.checked == []
        write("x/own.yaml", profile + "severities: {GOV: info}\n")
        lint("x", "--jobs", "2")

    def test_as_processes_of_their_own(self, sopctl: Sopctl, tmp_path: Path) -> None:
        """Where the command line has no other thread, its helpers may be copies of it; in these tests they are not."""
        shutil.copytree(ROOT / "examples", "x")
        (Path("x") / "own.yaml").write_text((ROOT / "templates/profiles/plain.yaml").read_text(encoding="utf-8"))
        edit("x/surat-keluar.sop.yaml", "sopctl: 1", "sopctl: 1\nprofile: own.yaml")()
        environment = {k: v for k, v in os.environ.items() if k != place.OFF} | {
            place.VARIABLE: str(tmp_path / "cache"),
            "PYTHONPATH": str(ROOT),
        }

        def run(jobs: str, *more: str) -> tuple[int, str, str]:
            words = ["lint", "x", *map(str, sorted(Path("x/broken").iterdir())), "--jobs", jobs, *more]
            done = subprocess.run(
                [sys.executable, "-m", "sopctl", *words],
                env=environment,
                capture_output=True,
                text=True,
                check=False,
                encoding="utf-8",
            )
            return done.returncode, done.stdout, done.stderr

        alone = run("1", "--no-cache")
        assert alone[0] == 1
        assert run("3", "--no-cache") == run("3") == run("3") == run("2") == alone
        edit("x/own.yaml", "profile:", "severities: {TIM: info}\nprofile:")()
        assert run("3") == run("2") == run("1", "--no-cache")

    def test_errors_of_use_are_told_as_ever(self, sopctl: Sopctl) -> None:
        shutil.copytree(ROOT / "examples", "x")
        for options in (["--profile", "absent"], ["--select", "nothing"]):
            alone = sopctl("lint", "x", *options, "--jobs", "1")
            assert sopctl("lint", "x", *options, "--jobs", "2") == alone
            assert alone.code == 2

    @pytest.mark.parametrize("jobs", ["0", "x", "65"])
    def test_a_number_that_is_none(self, sopctl: Sopctl, jobs: str) -> None:
        assert sopctl("lint", ".", "--jobs", jobs).code == 2

    @pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
    def test_an_interrupt_ends_all_of_them_quietly(self, sopctl: Sopctl) -> None:
        import signal

        from benchmarks import corpus

        corpus.write(Path("many"), 1500)
        process = subprocess.Popen(
            [sys.executable, "-m", "sopctl", "lint", "many", "--jobs", "2"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        time.sleep(1.5)
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert (process.returncode, errors) == (130, b"")
        with pytest.raises(ProcessLookupError):
            for _ in range(50):
                os.killpg(process.pid, 0)
                time.sleep(0.1)


def test_a_batch_of_its_own_knows_nothing_of_a_cache() -> None:
    """Who calls the verbs from a program, such as an editor, takes no notes, and nothing is kept on disk."""
    (found,) = batches([str(EXAMPLES[0])])
    assert isinstance(found, Batch)
    assert found.memory is None


def test_a_finding_that_cannot_be_kept_is_worked_out_each_time(lint: Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.sop.yaml", CLEAN.replace("5 menit", "Semesteran"))
    monkeypatch.setattr(plain, "_PLAIN", frozenset({int}))
    assert "not-a-duration" in lint("a.sop.yaml").out
    assert "not-a-duration" in lint("a.sop.yaml", "--format", "concise").out
    assert lint.checked == ["a.sop.yaml"]
