"""The house keeps its shape: floors, small files, nothing that speaks of anything but itself."""

import ast
import re
import subprocess
import sys

from tests.conftest import ROOT

SOURCES = sorted((ROOT / "sopctl").rglob("*.py"))


def test_floors() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_grows_into_a_drawer() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert [path for path, lines in lengths.items() if lines > 400] == []


def test_functions_fit_a_screen() -> None:
    hot = {("reader.py", "_containers")}  # calls inside of the one loop that reads YAML would double its time
    long = {
        (path.name, node.name)
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    }
    assert long == hot


def test_files_are_opened_with_an_encoding() -> None:
    calls = re.compile(r"(?<!\bos)\.(?:read_text|write_text|open)\(([^)]*)\)")
    found = [(path, call) for path in SOURCES for call in calls.findall(path.read_text(encoding="utf-8"))]
    assert len(found) > 20
    said = ("encoding", '"rb"', '"ab"', '"xb"')
    assert [one for one in found if not any(word in one[1] for word in said)] == []


def test_commands_are_small_doors() -> None:
    for path in (ROOT / "sopctl" / "cli").glob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 100, path
