"""A repeated call says and writes byte for byte what it would without a cache, whatever has changed in between."""

import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import sopctl.__main__ as program
from sopctl.cache import calls, place, store, trace
from sopctl.reports.findings import FORMATS
from tests.conftest import ROOT, Ran, Sopctl
from tests.test_cli_lint import CLEAN
from tests.test_own_rules import PLUGIN
from tests.test_startup import modules_after

OURS = str(ROOT / "sopctl") + os.sep
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="{}"/></svg>'
SETTINGS = '[brand]\nlogo = "logo.svg"\ntemplates = "own"\n[render]\nformats = ["svg", "md"]\n'


class Again:
    """The same call without a cache, with one, and again; all must come to the same."""

    def __init__(self, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.sopctl, self.monkeypatch, self.folder = sopctl, monkeypatch, folder
        self.worked = 0
        really = program._run

        def counted(arguments: list[str]) -> int:
            self.worked += 1
            return really(arguments)

        monkeypatch.setattr(program, "_run", counted)

    def cached(self, *arguments: str) -> Ran:
        """Run with the cache. What was changed just now may not be believed yet."""
        time.sleep(0.03)
        with self.monkeypatch.context() as patch:
            patch.delenv(place.OFF)
            patch.setenv(place.VARIABLE, str(self.folder))
            return self.sopctl(*arguments)

    def repeats(self, *arguments: str) -> bool:
        """Run with the cache and tell whether nothing had to be worked out."""
        before = self.worked
        self.cached(*arguments)
        return self.worked == before

    def same(self, *arguments: str) -> None:
        """Compare what the cache gives, first and later, with what there is without it: words, code, files."""
        given = [(self.cached(*arguments), _files()) for _ in range(2)]
        plain = self.sopctl(*arguments), _files()
        assert given == [plain, plain]


def _files() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(Path("build").rglob("*")) if path.is_file()}


@pytest.fixture
def again(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Again:
    return Again(sopctl, monkeypatch, tmp_path_factory.mktemp("cache"))


@pytest.fixture
def project(again: Again, monkeypatch: pytest.MonkeyPatch) -> Again:
    Path("project").mkdir()
    monkeypatch.chdir("project")
    write("a.sop.yaml", CLEAN + "related: [surat-lain]\n")
    write("sub/b.sop.yaml", CLEAN.replace("id: surat-keluar", "id: surat-lain").replace("title: ", "title: Lain "))
    write("logo.svg", LOGO.format("red"))
    write("own/document.md.jinja", "{{ document.title }} 1\n")
    write("sopctl.toml", SETTINGS)
    return again


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def edit(name: str, old: str, new: str) -> Callable[[], None]:
    def change() -> None:
        text = Path(name).read_text(encoding="utf-8")
        assert old in text
        Path(name).write_text(text.replace(old, new), encoding="utf-8")

    return change


@pytest.mark.parametrize("form", FORMATS)
def test_every_report_of_every_example(again: Again, form: str) -> None:
    shutil.copytree(ROOT / "examples", "examples")
    again.same("lint", "examples", "--format", form)
    again.same("lint", "examples/broken", "--format", form, "--lang", "id", "--fail-on", "warning")
    assert again.repeats("lint", "examples", "--format", form)


def test_lint_without_options_and_its_exit_codes(again: Again) -> None:
    shutil.copytree(ROOT / "examples", "examples")
    for path, code in (("examples/surat-keluar.sop.yaml", 0), ("examples/broken", 1)):
        assert again.cached("lint", path).code == code
        assert again.repeats("lint", path)
        again.same("lint", path)
    for words in (("lint", "absent-folder/*"), ("lint", "examples", "--select", "nothing"), ("lint", "--frmat")):
        again.same(*words)
        assert not again.repeats(*words), "what ended early is worked out each time"


CHANGES: dict[str, Callable[[], None]] = {
    "text of the SOP": edit("a.sop.yaml", "activity: ", "activity: Lalu "),
    "title of another SOP": edit("sub/b.sop.yaml", "title: Lain ", "title: Baru "),
    "another SOP goes": lambda: Path("sub/b.sop.yaml").unlink(),
    "another SOP comes": lambda: write("sub/c.sop.yaml", CLEAN),
    "settings": edit("sopctl.toml", "[brand]\n", 'ignore = ["GOV"]\n[brand]\ncolour = "#aa0000"\n'),
    "nearer settings": lambda: write("sub/sopctl.toml", 'profile = "plain"\n'),
    "settings go": lambda: Path("sopctl.toml").unlink(),
    "other settings come": lambda: write("../sopctl.toml", "") or Path("sopctl.toml").unlink(),
    "logo": lambda: write("logo.svg", LOGO.format("lime")),
    "template": edit("own/document.md.jinja", " 1", " 2"),
    "template comes": lambda: write("own/page.html.jinja", "{{ document.title }}"),
    "template goes": lambda: Path("own/document.md.jinja").unlink(),
    "profile comes": edit("a.sop.yaml", "profile: plain", "profile: own.yaml"),
    "result goes": lambda: shutil.rmtree("build", ignore_errors=True),
    "result is another": lambda: [path.write_text("x") for path in Path("build").rglob("*.md")] and None,
}


@pytest.mark.parametrize("command", [("lint", "."), ("lint", "a.sop.yaml"), ("render", "."), ("render", "a.sop.yaml")])
@pytest.mark.parametrize("what", CHANGES)
def test_each_kind_of_change_is_seen(project: Again, what: str, command: tuple[str, ...]) -> None:
    project.cached(*command)
    project.cached(*command)
    CHANGES[what]()
    project.same(*command)


@pytest.mark.parametrize("name", ["a.sop.yaml", "sub/b.sop.yaml", "logo.svg", "own/document.md.jinja"])
def test_a_change_that_hides_its_size_and_time_is_seen(project: Again, name: str) -> None:
    project.cached("render", ".")
    before, text = Path(name).stat(), Path(name).read_bytes()
    changed = text.replace(b"Surat", b"Nomor").replace(b"red", b"tan").replace(b" 1\n", b" 2\n")
    assert changed != text
    assert len(changed) == len(text)
    Path(name).write_bytes(changed)
    os.utime(name, ns=(before.st_atime_ns, before.st_mtime_ns))
    project.same("render", ".")


def test_a_profile_beside_the_sop(again: Again) -> None:
    write("a.sop.yaml", CLEAN.replace("profile: plain", "profile: own.yaml"))
    again.same("lint", "a.sop.yaml")
    write("own.yaml", "profile: own\nlanguage: id\nrequired: {sections.purpose: Tujuan}\n")
    again.same("lint", "a.sop.yaml")
    edit("own.yaml", "purpose", "scope")()
    again.same("lint", "a.sop.yaml")
    assert "own.yaml" in again.cached("lint", "a.sop.yaml").out


def test_a_baseline(again: Again) -> None:
    shutil.copytree(ROOT / "examples/broken", "x")
    write("sopctl.toml", 'baseline = "sopctl-baseline.json"\n')
    again.sopctl("baseline", "create", "x")
    again.same("lint", "x")
    assert "known in the baseline" in again.cached("lint", "x").out
    write("sopctl-baseline.json", '{"version": 1, "files": {}}')
    again.same("lint", "x")


def test_language_day_and_colour_are_part_of_the_call(again: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(ROOT / "examples/broken/kata-benda.sop.yaml", "a.sop.yaml")
    edit("a.sop.yaml", "sopctl: 1", "sopctl: 1 # sopctl: ignore[OUT] until=2026-05-01 alasan")()
    for name, values in {
        "LANG": ("id_ID.UTF-8", "en_GB.UTF-8"),
        "SOPCTL_TODAY": ("2026-01-01", "2027-01-01"),
        "FORCE_COLOR": ("1", ""),
        "GITHUB_ACTIONS": ("true", ""),
    }.items():
        for value in values:
            monkeypatch.setenv(name, value)
            if name == "FORCE_COLOR":
                monkeypatch.delenv("NO_COLOR", raising=False)
            again.same("lint", "a.sop.yaml")


def test_render_check_says_what_is_there_now(project: Again) -> None:
    project.cached("render", ".")
    assert project.cached("render", ".", "--check").code == 0
    assert project.repeats("render", ".", "--check")
    Path("build/a.md").write_text("x")
    project.same("render", ".", "--check")
    assert project.cached("render", ".", "--check").code == 1


def test_a_page_that_is_left_over_is_removed(project: Again) -> None:
    project.cached("render", ".")
    assert project.repeats("render", ".")
    write("build/a-1.svg", "<svg/><?sopctl page of surat-keluar?>\n")
    project.cached("render", ".")
    assert not Path("build/a-1.svg").exists()


def test_a_repeated_render_makes_its_results_newer_than_their_source(project: Again) -> None:
    project.cached("render", ".")
    os.utime("build/a.md", ns=(1, 1))
    assert project.repeats("render", ".")
    assert Path("build/a.md").stat().st_mtime_ns > 1


@pytest.mark.parametrize("words", [("lint", "-"), ("lint", ".", "--no-cache"), ("render", ".", "--no-cache")])
def test_calls_that_are_never_repeated(project: Again, words: tuple[str, ...]) -> None:
    project.cached(*words)
    assert not project.repeats(*words)


def test_settings_can_turn_the_cache_off(project: Again) -> None:
    project.cached("lint", ".")
    assert project.repeats("lint", ".")
    edit("sopctl.toml", "[brand]\n", "cache = false\n[brand]\n")()
    project.cached("lint", ".")
    assert not project.repeats("lint", ".")


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob(f"*{store.END}") if path.stem != "tidied")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: data[:-9],
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"cache 1", b"cache 0"),
        lambda data: data[:200] + bytes([data[200] ^ 1]) + data[201:],
        lambda data: b"\x00" * len(data),
        lambda data: resealed(b"[" * 100_000),
        lambda data: resealed(b"{}"),
        lambda data: resealed(b'{"call": 1}'),
    ],
)
def test_a_damaged_cache_is_no_cache(project: Again, spoil: Callable[[bytes], bytes]) -> None:
    project.cached("lint", ".")
    (file,) = [path for path in kept(project.folder) if b'"call"' in path.read_bytes()]
    file.write_bytes(spoil(file.read_bytes()))
    project.same("lint", ".")
    assert project.repeats("lint", "."), "it was written anew"


def resealed(body: bytes) -> bytes:
    return b"sopctl cache 1 " + store.digest(body).encode() + b"\n" + body


def test_a_cache_that_cannot_be_written(project: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.folder / "x").write_text("a file where a folder should be")
    project.folder = project.folder / "x"
    project.same("lint", ".")
    project.folder = project.folder.parent / "full"

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(store.os, "replace", full)
    project.same("lint", ".")
    monkeypatch.undo()
    assert not list(project.folder.rglob("*.tmp"))


def test_several_runs_at_once(project: Again) -> None:
    """Real processes on one cache: each says the same, and what they leave is whole."""
    command = [sys.executable, "-m", "sopctl", "render", ".", "--format", "md"]
    environment = {k: v for k, v in os.environ.items() if k != place.OFF} | {
        place.VARIABLE: str(project.folder),
        "PYTHONPATH": str(ROOT),
    }
    running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(4)]
    said = {process.communicate(timeout=60)[0] for process in running}
    assert len(said) == 1
    assert {process.returncode for process in running} == {0}
    assert not list(project.folder.rglob("*.tmp"))
    for path in kept(project.folder):
        assert store.load(str(project.folder), path.stem) is not None


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_where_python_looks_for_plugins_matters(project: Again) -> None:
    """A plugin that is not found any more is told, although no file has changed."""
    site = project.folder.parent / "site"
    put(site / "kota-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: kota\nVersion: 1\n")
    put(site / "kota-1.dist-info/entry_points.txt", "[sopctl.rules]\nkota = kota_rules\n")
    put(site / "kota_rules.py", PLUGIN)
    put(Path("sopctl.toml"), 'plugins = ["kota"]\n')
    environment = {k: v for k, v in os.environ.items() if k != place.OFF} | {place.VARIABLE: str(project.folder)}
    command = [sys.executable, "-m", "sopctl", "lint", "."]
    for path, code in ((f"{site}{os.pathsep}{ROOT}", 0), (f"{site}{os.pathsep}{ROOT}", 0), (str(ROOT), 2)):
        ran = subprocess.run(
            command, env=environment | {"PYTHONPATH": path}, capture_output=True, text=True, check=False
        )
        assert ran.returncode == code, ran.stderr


def test_what_nobody_uses_is_removed_after_a_while(tmp_path: Path) -> None:
    home = str(tmp_path / "c")
    store.save(home, "aa1", 1)
    store.save(home, "bb2", 2)
    old = time.time() - 20 * 86_400
    os.utime(store._path(home, "aa1"), (old, old))
    os.utime(store._path(home, "tidied"), (old, old))
    store.save(home, "cc3", 3)
    assert [store.load(home, name) for name in ("aa1", "bb2", "cc3")] == [None, 2, 3]
    assert (tmp_path / "c/.gitignore").exists()


@pytest.mark.skipif(os.name != "posix", reason="there, files are looked for in other ways")
@pytest.mark.parametrize(
    "command", [("lint", "."), ("render", ".", "--format", "svg,md,html"), ("render", ".", "--check")]
)
def test_everything_that_is_looked_for_is_noted(
    project: Again, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a file that is absent Python tells nothing: whoever looks for one must say so (`trace.look`)."""
    looked: set[str] = set()
    plainly = os.stat, os.lstat

    def watched(number: int) -> Callable[..., os.stat_result]:
        def stat(path: object, *more: object, **named: object) -> os.stat_result:
            caller = sys._getframe(1)
            while "pathlib" in caller.f_code.co_filename or "genericpath" in caller.f_code.co_filename:
                assert caller.f_back
                caller = caller.f_back
            if OURS in caller.f_code.co_filename and not caller.f_code.co_filename.startswith(f"{OURS}cache"):
                looked.add(os.path.abspath(os.fsdecode(path)))
            return plainly[number](path, *more, **named)

        return stat

    notes: list[trace.Trace] = []
    begin = trace.begin
    monkeypatch.setattr(trace, "begin", lambda *aside: notes.append(begin(*aside)) or notes[-1])
    with monkeypatch.context() as patch:
        for number, name in enumerate(("stat", "lstat")):
            patch.setattr(os, name, watched(number))
        project.cached(*command)
    (noted,) = notes
    known = noted.files.keys() | noted.folders.keys() | noted.made
    about_us = (str(ROOT), sys.prefix, "/proc/")
    inside = {path for path in looked if not path.startswith(about_us) and not path.endswith(".tmp")}
    outputs = {path for path in inside if f"{os.sep}build" in path}
    assert inside - outputs <= known, "add `look(...)` where these are looked for"
    assert inside, "the test sees nothing"


def test_every_variable_that_is_read_is_part_of_the_call(project: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[str] = set()

    class Watched(dict[str, str]):
        def _note(self, name: str) -> None:
            caller = sys._getframe(2)
            while caller.f_code.co_filename.endswith(("os.py", "_collections_abc.py", "<frozen os>")):
                assert caller.f_back
                caller = caller.f_back
            if OURS in caller.f_code.co_filename:
                read.add(name)

        def get(self, name: str, default: object = None) -> object:
            self._note(name)
            return dict.get(self, name, default)

        def __getitem__(self, name: str) -> str:
            self._note(name)
            return dict.__getitem__(self, name)

    monkeypatch.setattr(os, "environ", Watched(os.environ))
    project.cached("lint", ".")
    project.cached("render", ".")
    own = {place.VARIABLE, place.OFF, "XDG_CACHE_HOME", "LOCALAPPDATA", "PYDANTIC_DISABLE_PLUGINS"}
    assert read - own <= set(calls.VARIABLES)
    assert "NO_COLOR" in read, "the test sees nothing"


def test_a_repeated_lint_imports_next_to_nothing(project: Again) -> None:
    code = (
        "import sys\nsys.argv = ['sopctl', 'lint', '.']\nfrom sopctl.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)"
    )
    environment = {k: v for k, v in os.environ.items() if k != place.OFF} | {place.VARIABLE: str(project.folder)}
    ran = [
        subprocess.run(
            [sys.executable, "-c", code], env=environment | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True
        )
        for _ in range(2)
    ]
    assert ran[0].stdout == ran[1].stdout
    loaded = set(ran[1].stderr.split())
    assert "sopctl.cache.calls" in loaded
    heavy = {"pydantic", "yaml", "typer", "pathlib", "dataclasses", "inspect", "typing", "hashlib", "datetime"}
    assert not loaded & heavy - set(modules_after("pass")), "a Python may import some by itself"
    ours = {name for name in loaded if name.startswith("sopctl.")}
    assert ours <= {"sopctl.__main__"} | {name for name in ours if name.startswith("sopctl.cache")}


@pytest.mark.skipif(os.name != "posix", reason="pseudo terminals of POSIX")
def test_a_bar_on_a_terminal_is_not_shown_again(project: Again) -> None:
    import pty

    command = [sys.executable, "-m", "sopctl", "render", ".", "--format", "md"]
    environment = {k: v for k, v in os.environ.items() if k not in {place.OFF, "NO_COLOR"}} | {
        place.VARIABLE: str(project.folder),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
    }
    said = []
    for _ in range(3):
        control, terminal = pty.openpty()
        process = subprocess.Popen(command, env=environment, stdout=terminal, stderr=terminal)
        os.close(terminal)
        seen = b""
        while True:
            try:
                seen += os.read(control, 65536)
            except OSError:  # the other end was closed
                break
        os.close(control)
        assert process.wait(timeout=60) == 0
        said.append(seen)
    assert b"\x1b[?25l" in said[0], "the first run shows a bar"
    assert said[1] == said[2]
    assert b"\x1b[?25l" not in said[1]
    assert b"2 SOPs rendered" in said[1]


def test_another_file_of_the_tool_makes_everything_new(
    project: Again, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A rule that was edited or added, or a library that was renewed."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "rule.py").write_text("")
    module = type(sys)("sopctl.rules.made_up")
    module.__file__ = str(folder / "rule.py")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    project.cached("lint", ".")
    assert project.repeats("lint", ".")
    (folder / "rule.py").write_text("edited")
    assert not project.repeats("lint", ".")
    assert project.repeats("lint", ".")
    (folder / "another.py").write_text("")
    assert not project.repeats("lint", ".")
    assert project.repeats("lint", ".")


@pytest.mark.parametrize("call", [("lint", "-h"), ("render", "-h"), ("lint", "."), ("lint", "--nope")])
def test_help_and_usage_are_what_they_are_without_a_cache(project: Again, call: tuple[str, ...]) -> None:
    project.same(*call)
