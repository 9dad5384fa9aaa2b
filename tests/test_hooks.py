"""The hooks for pre-commit: what their file promises, and the hooks themselves, installed as a user's are."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from sopctl.cli.app import MODULES
from tests.clients import need
from tests.conftest import ROOT, Sopctl

FILE = ROOT / ".pre-commit-hooks.yaml"
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(FILE.read_text(encoding="utf-8"))}
FAULTY = ROOT / "examples" / "broken" / "putaran-tanpa-akhir.sop.yaml"
CLEAN = ROOT / "examples" / "imunisasi-bayi.sop.yaml"


def test_the_file_is_what_pre_commit_wants() -> None:
    done = subprocess.run([need("pre-commit"), "validate-manifest", FILE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_calls_a_command_that_exists(name: str, sopctl: Sopctl) -> None:
    program, command, *options = shlex.split(HOOKS[name]["entry"])
    assert program == "sopctl"
    assert command in MODULES
    told = sopctl(command, "--help").out
    assert all(option in told for option in options)


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_runs_for_sops_and_not_for_other_yaml(name: str) -> None:
    wanted = re.compile(HOOKS[name]["files"])
    assert wanted.search("sop/surat-keluar.sop.yaml")
    assert not wanted.search("compose.yaml")
    assert not wanted.search("surat.sop.yaml.orig")


def git(*arguments: str, folder: Path) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([need("git"), *who, *arguments], cwd=folder, check=True, capture_output=True)


def try_hooks(folder: Path, home: Path) -> dict[str, str]:
    """Run every hook over all files of `folder`, from an environment that pre-commit makes; return what each said."""
    done = subprocess.run(
        [need("pre-commit"), "try-repo", ROOT, "--all-files", "--verbose", "--color", "never"],
        cwd=folder,
        # To compile all of what is installed takes longer than to use it once.
        env={**os.environ, "PRE_COMMIT_HOME": str(home), "PIP_NO_COMPILE": "1"},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    said = re.split(r"^(?=[^\n]*\.{3,}(?:Passed|Failed|\([^\n]*\)Skipped)$)", done.stdout, flags=re.MULTILINE)[1:]
    told = {match[1]: part for part in said if (match := re.search(r"^- hook id: (\S+)$", part, re.MULTILINE))}
    assert set(told) == set(HOOKS), done.stdout + done.stderr
    return told


@pytest.mark.skipif(not os.environ.get("CI"), reason="installs the hooks from a registry, so in CI only")
def test_the_hooks_run_in_an_environment_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    git("init", "--quiet", folder=folder)
    shutil.copy(FAULTY, folder)
    shutil.copy(CLEAN, folder)
    (folder / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    git("add", "--all", folder=folder)
    told = try_hooks(folder, tmp_path / "home")
    lint = told["sopctl-lint"]
    assert "- exit code: 1" in lint
    assert "error FLO003" in lint
    assert "2 files checked" in lint
    assert "compose.yaml" not in lint
    assert "missing" in told["sopctl-render-check"]
    assert "internal error" not in "".join(told.values())
