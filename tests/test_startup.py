"""Start-up is a feature: what is not needed is not imported. Each test runs a fresh interpreter."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sopctl import __version__

EXAMPLES = Path(__file__).parent.parent / "examples"
HEAVY = {"pydantic", "yaml", "jinja2", "graphviz", "markdown_it", "rich", "hypothesis", "importlib.metadata"}


def modules_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")
    return set(done.stderr.split())


def test_version_imports_nothing_but_the_version() -> None:
    loaded = modules_after("sys.argv = ['sopctl', '--version']\nfrom sopctl.__main__ import main\nmain()")
    assert not loaded & (HEAVY | {"typer", "sopctl.cli", "re", "json"})


def test_the_command_line_imports_no_heavy_module() -> None:
    loaded = modules_after("import sopctl.cli.app")
    assert not loaded & (HEAVY - {"importlib.metadata"})
    ours = {name for name in loaded if name.startswith("sopctl.")}
    assert all(name.startswith("sopctl.cli") or name == "sopctl.i18n" for name in ours)


def test_linting_without_options_needs_no_option_parser(tmp_path) -> None:
    file = tmp_path / "a.sop.yaml"
    file.write_text("sopctl: 1\nid: a\n", encoding="utf-8")
    run = f"sys.argv = ['sopctl', 'lint', {str(file)!r}]\nfrom sopctl.__main__ import main\n"
    loaded = modules_after(run + "try:\n    main()\nexcept SystemExit:\n    pass")
    assert not loaded & {"typer", "sopctl.cli.app"}


@pytest.mark.parametrize("command", [["lint"], ["rules"], ["schema"]])
def test_commands_import_only_what_they_need(command: list[str], tmp_path) -> None:
    file = tmp_path / "a.sop.yaml"
    file.write_text("sopctl: 1\nid: a\n", encoding="utf-8")
    arguments = ["sopctl", *command, *([str(file)] if command == ["lint"] else [])]
    loaded = modules_after(
        f"sys.argv = {arguments!r}\nfrom sopctl.__main__ import main\ntry:\n    main()\nexcept SystemExit:\n    pass"
    )
    assert not loaded & {"jinja2", "graphviz", "markdown_it", "rich", "asyncio", "multiprocessing"}


def test_linting_and_rendering_look_for_no_plugins(tmp_path) -> None:
    """To look for them pydantic would read the data of packages, with a parser of mails."""
    file = tmp_path / "a.sop.yaml"
    file.write_text(
        "sopctl: 1\nid: a\ntitle: A\nactors: {b: B}\nsteps:\n  - {id: c, activity: C, actor: b}\n", encoding="utf-8"
    )
    for command in (["lint", str(file)], ["render", str(file), "--format", "svg", "--out", str(tmp_path), "--force"]):
        loaded = modules_after(
            f"sys.argv = {['sopctl', *command]!r}\nfrom sopctl.__main__ import main\n"
            "try:\n    main()\nexcept SystemExit:\n    pass"
        )
        assert "pydantic" in loaded
        assert not loaded & {"importlib.metadata", "email", "csv", "typer", "rich"}
        assert not loaded & {
            "sopctl.office",
            "sopctl.poster",
            "sopctl.web",
            "sopctl.drawings.press",
            "typst",
            "fontTools",
        }
    assert list(tmp_path.glob("a*.svg"))


NOT_FOR_ONE_GOOD_FILE = {
    *(
        "glob",
        "html",
        "json",
        "markdown_it",
        "multiprocessing",
        "pickle",
        "select",
        "shutil",
        "signal",
        "subprocess",
    ),
    *("sopctl.api.explain", "sopctl.api.rendering.copies", "sopctl.brand.picture"),
    *(
        "sopctl.cli.progress",
        "sopctl.edit.resolve",
        "sopctl.pages.decree",
        "sopctl.rules.reading",
        "sopctl.rules.twins",
    ),
    "sopctl.source.tree",
    "sopctl.flow.soundness",
}
"""What faulty files, several of them, or other formats need."""


@pytest.mark.parametrize("command", ["lint", "render"])
def test_one_good_file_needs_nothing_for_faulty_or_many_ones(command: str, tmp_path) -> None:
    file = tmp_path / "a.sop.yaml"
    file.write_bytes((EXAMPLES / "surat-keluar.sop.yaml").read_bytes())
    more = ["--format", "svg", "--out", str(tmp_path)] if command == "render" else []
    loaded = modules_after(
        f"import os\nos.environ['SOPCTL_NO_CACHE'] = '1'\nsys.argv = {['sopctl', command, str(file), *more]!r}\n"
        "from sopctl.__main__ import main\ntry:\n    main()\nexcept SystemExit as end:\n    assert not end.code"
    )
    assert "sopctl.rules.flow.no_end" in loaded
    assert not loaded & NOT_FOR_ONE_GOOD_FILE
    assert not (loaded & {"sopctl.reports.findings"} and command == "render")


def test_the_end_looks_for_no_garbage() -> None:
    """All objects are out of its reach by then, and the system takes back their memory at once."""
    code = "import atexit, gc\natexit.register(lambda: print(gc.get_freeze_count() > 1000))\nimport sopctl.__main__"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout == "True\n"


def test_the_stand_in_for_the_search_of_plugins_is_still_needed() -> None:
    """A pydantic that finds no such module any more, or needs no metadata, can do without the stand-in."""
    code = "import pydantic\nclass A(pydantic.BaseModel):\n    b: int = 0"
    assert {"pydantic.plugin._loader", "importlib.metadata"} <= modules_after(code)


def test_settings_build_no_validator_before_a_file_is_read() -> None:
    code = (
        "from sopctl.config import Config\nfrom sopctl.config.settings import Settings\n"
        "assert not Config.__pydantic_complete__, 'nobody asked for it yet'\n"
        "assert Config.model_construct() == Config()\nassert Config.__pydantic_complete__"
    )
    modules_after(code)


def test_version() -> None:
    done = subprocess.run([sys.executable, "-m", "sopctl", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"sopctl {__version__}\n"


@pytest.mark.skipif(os.name != "posix", reason="signals and descriptors of POSIX")
class TestEnds:
    """However the program is ended, nobody sees a traceback."""

    @pytest.fixture
    def file(self, tmp_path):
        file = tmp_path / "a.sop.yaml"
        file.write_text("sopctl: 1\nid: a\n", encoding="utf-8")
        return str(file)

    def test_closed_output(self, file) -> None:
        done = subprocess.run(["sh", "-c", f'"{sys.executable}" -m sopctl lint "{file}" >&- 2>&-'], check=False)
        assert done.returncode == 1

    def test_reader_that_goes_away(self) -> None:
        script = f'("{sys.executable}" -m sopctl rules; echo $? >&2) | true'
        done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        assert "Exception" not in done.stderr
        assert done.stderr.split()[-1] in {"0", "141"}

    @pytest.mark.parametrize("options", [[], ["--format", "json"]])
    def test_interrupt(self, options, tmp_path) -> None:
        pipe = tmp_path / "p"
        process = subprocess.Popen(
            [sys.executable, "-m", "sopctl", "lint", *options, "--", "-"]
            if options
            else [sys.executable, "-m", "sopctl", "lint", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
        assert process.returncode == 130
        assert b"Traceback" not in errors
        assert not pipe.exists()


def ended(code: str) -> tuple[int, str, str]:
    """Return the exit code and what was said by a program that ends as the command does."""
    script = f"import atexit, sys\n{code}\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


def test_the_program_ends_at_once_after_those_who_want_to_know() -> None:
    """What was built is not taken apart; what was registered while it ran is called, and nothing said is lost."""
    big = "class Kept:\n    def __del__(self): print('taken apart')\nkept = Kept()\nimport sopctl.__main__ as program\n"
    main = (
        "def main():\n    atexit.register(print, 'later')\n    print('said')\n    sys.exit({})\nprogram.main = main\n"
    )
    assert ended(big + main.format(3) + "program.program()") == (3, "said\nlater\n", "")
    assert ended(big + main.format("") + "program.program()") == (0, "said\nlater\n", "")
    assert ended(big + main.format("'why'") + "program.program()") == (1, "said\nlater\n", "why\n")


def test_who_asked_before_to_be_told_of_the_end_is_told() -> None:
    run = "sys.argv = ['sopctl', '--version']\nimport sopctl.__main__ as program\nprogram.program()"
    assert ended("atexit.register(print, 'told')\n" + run) == (0, f"sopctl {__version__}\ntold\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
def test_output_that_cannot_be_written_at_the_end_is_no_success() -> None:
    run = "import sopctl.__main__ as program\nprogram.main = lambda: print('said')\nprogram.program()"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-c", f"import sys\n{run}"], stdout=full, check=False)
    assert done.returncode != 0
