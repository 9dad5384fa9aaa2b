"""The GitHub Action and the CI jobs: valid by the published schemas, and their scripts do what they say."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.clients import need
from tests.conftest import ROOT, Sopctl

ACTION = ROOT / "action.yml"
FAULTY = ROOT / "examples" / "broken" / "putaran-tanpa-akhir.sop.yaml"
CLEAN = ROOT / "examples" / "imunisasi-bayi.sop.yaml"
PUBLISHED = {ACTION: "vendor.github-actions"} | {
    path: "vendor.github-workflows" if "github" in path.name else "vendor.gitlab-ci"
    for path in sorted((ROOT / "templates" / "ci").glob("*.yml"))
}
"""Each file, and the published schema that it is held against."""


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_it_is_valid_by_the_published_schema(path: Path) -> None:
    done = subprocess.run(
        [need("check-jsonschema"), "--builtin-schema", PUBLISHED[path], path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def steps() -> dict[str, dict[str, object]]:
    return {step["id"]: step for step in yaml.safe_load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]}


def test_no_input_becomes_part_of_a_script() -> None:
    """An expression inside of `run` would let the text of an input become a command."""
    inputs = yaml.safe_load(ACTION.read_text(encoding="utf-8"))["inputs"]
    scripts = [str(step["run"]) for step in steps().values() if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)
    given = str([(step.get("env"), step.get("with")) for step in steps().values()])
    assert all(f"inputs.{name} " in given for name in inputs), "an input that nothing reads"


@pytest.fixture
def act(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run the linting step of the action as a runner does, and return exit code, log, summary and outputs."""
    if sys.platform == "win32":
        pytest.skip("the shell of the action is bash")
    shutil.copy(FAULTY, tmp_path / "faulty.sop.yaml")
    shutil.copy(CLEAN, tmp_path / "clean.sop.yaml")
    monkeypatch.chdir(tmp_path)

    def run(**inputs: str) -> tuple[int, str, str, dict[str, str]]:
        names = ("PATHS", "OPTIONS", "FAIL_ON", "CHANGED_SINCE", "MESSAGES", "SARIF", "SUMMARY")
        files = {name: tmp_path / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        (tmp_path / "temp").mkdir(exist_ok=True)
        (tmp_path / "temp" / "sopctl-summary.md").unlink(missing_ok=True)
        script = tmp_path / "step.sh"
        script.write_text(str(steps()["lint"]["run"]), encoding="utf-8")
        done = subprocess.run(
            [need("bash"), "--noprofile", "--norc", "-e", "-o", "pipefail", script],
            env={
                **os.environ,
                **dict.fromkeys(names, ""),
                "PATHS": ".",
                "SUMMARY": "true",
                "PYTHON": sys.executable,
                "RUNNER_TEMP": str(tmp_path / "temp"),
                **{name: str(file) for name, file in files.items()},
                **inputs,
            },
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )
        lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
        summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")
        return done.returncode, done.stdout + done.stderr, summary, dict(line.split("=", 1) for line in lines)

    return run


def test_the_action_annotates_and_fails(act) -> None:
    code, log, summary, outputs = act(SARIF="out.sarif")
    assert code == 1
    assert "::error file=faulty.sop.yaml,line=" in log
    assert "### SOP check" in summary
    assert "FLO003" in summary
    assert outputs == {"sarif": "out.sarif", "exit-code": "1"}
    assert json.loads(Path("out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_the_action_takes_paths_and_options_line_by_line(act) -> None:
    Path("a folder").mkdir()
    shutil.copy("clean.sop.yaml", "a folder/one two.sop.yaml")
    code, log, summary, outputs = act(PATHS="a folder\nclean.sop.yaml\n", OPTIONS="--ignore=documents\n", MESSAGES="id")
    assert code == 0, log
    assert "2 berkas diperiksa" in log
    assert "Pemeriksaan SOP" in summary
    assert outputs == {"exit-code": "0"}
    assert act(PATHS="faulty.sop.yaml", FAIL_ON="never", SUMMARY="false")[::2] == (0, "")


def test_a_hostile_input_of_the_action_stays_data(act) -> None:
    for hostile in ("$(touch hacked)", "`touch hacked`", "; touch hacked", '"; touch hacked; "'):
        code, log, _, _ = act(PATHS=hostile, CHANGED_SINCE="")
        assert code == 1, log
        assert "there is no such file" in log
        assert not Path("hacked").exists()
    assert "there is no such file" in act(PATHS="--version")[1]


def test_the_action_tells_of_an_empty_project(act) -> None:
    code, log, summary, outputs = act(PATHS="temp")
    assert (code, summary, outputs) == (3, "", {"exit-code": "3"})
    assert "nothing to do" in log


def test_the_jobs_that_init_writes_are_these(sopctl: Sopctl) -> None:
    for kind, file in (("github", ".github/workflows/sopctl.yml"), ("gitlab", ".gitlab-ci.yml")):
        assert sopctl("init", "p", "--ci", kind).code == 0
        written = Path("p", file).read_text(encoding="utf-8")
        template = (ROOT / "templates" / "ci" / f"{kind}.yml").read_text(encoding="utf-8")
        assert "{version}" in template
        assert written.partition("sopctl~=")[0] == template.partition("sopctl~=")[0]
        assert "{version}" not in written
        (command,) = [line.partition("sopctl lint ")[2] for line in written.splitlines() if "sopctl lint " in line]
        assert sopctl("lint", "p", *command.split()[1:]).code == 0, "the options of the job exist"


def test_a_new_project_passes_its_own_hooks(sopctl: Sopctl) -> None:
    for language in ("id", "en"):
        assert sopctl("init", language, "--language", language).code == 0
        (repo,) = yaml.safe_load(Path(language, ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
        assert [hook["id"] for hook in repo["hooks"]] == ["sopctl-lint", "sopctl-fmt"]
        assert repo["hooks"][0]["require_serial"], "one call has to see all SOPs that are checked against each other"
        files = [str(path) for path in sorted(Path(language).rglob("*.sop.yaml"))]
        before = [Path(file).read_bytes() for file in files]
        for hook in repo["hooks"]:
            program, *words = hook["entry"].split()
            assert program == "sopctl"
            ran = sopctl(*words, *files)
            assert ran.code == 0, ran.out + ran.err
        assert [Path(file).read_bytes() for file in files] == before


@pytest.mark.skipif(not os.environ.get("CI"), reason="installs sopctl from a registry, so in CI only")
@pytest.mark.skipif(sys.platform == "win32", reason="the shell of the action is bash")
def test_the_action_installs_itself_beside_the_python_of_the_job(tmp_path: Path) -> None:
    script, output = tmp_path / "step.sh", tmp_path / "output"
    script.write_text(str(steps()["install"]["run"]), encoding="utf-8")
    done = subprocess.run(
        [need("bash"), "--noprofile", "--norc", "-e", "-o", "pipefail", script],
        env={
            **os.environ,
            "PIP_NO_COMPILE": "1",  # to compile all of what is installed takes longer than to use it once
            "BASE": sys.executable,
            "VERSION": "",
            "SOURCE": str(ROOT),
            "RUNNER_TEMP": str(tmp_path),
            "GITHUB_OUTPUT": str(output),
        },
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    name, _, python = output.read_text(encoding="utf-8").strip().partition("=")
    assert name == "python"
    assert Path(python).is_relative_to(tmp_path), "the job's own Python stays as it is"
    ran = subprocess.run([python, "-m", "sopctl", "lint", CLEAN], cwd=tmp_path, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stdout
