"""Start-up is a feature: what is not needed is not imported. Each test runs a fresh interpreter."""

import os
import signal
import subprocess
import sys
import time

import pytest

from sopctl import __version__

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
