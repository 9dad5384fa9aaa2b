"""What happens by itself in the jobs of CI systems, and what does not."""

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, Sopctl

FAULTY = (ROOT / "examples" / "broken" / "putaran-tanpa-akhir.sop.yaml").read_text(encoding="utf-8")


def project() -> None:
    """Write an SOP in a folder of a folder."""
    Path("office/sop").mkdir(parents=True)
    Path("office/sop/a.sop.yaml").write_text(FAULTY, encoding="utf-8")


def test_gitlab_gets_text_in_the_log_and_no_file(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    project()
    before = sopctl("lint", "office")
    files = sorted(Path().rglob("*"))
    monkeypatch.setenv("GITLAB_CI", "true")
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("CI_PROJECT_DIR", str(Path.cwd()))
    assert sopctl("lint", "office") == before
    assert sorted(Path().rglob("*")) == files


@pytest.mark.parametrize(
    ("mark", "top", "form"),
    [("GITLAB_CI", "CI_PROJECT_DIR", "gitlab"), ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "sarif")],
)
def test_places_are_told_from_the_top_of_the_repository(
    mark: str, top: str, form: str, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A platform that is given `sop/a.sop.yaml` for `office/sop/a.sop.yaml` shows nothing."""
    project()
    here = Path.cwd()
    monkeypatch.setenv(mark, "true")
    monkeypatch.setenv(top, str(here))
    monkeypatch.chdir("office")
    for named in ("sop", str(here / "office" / "sop"), "../office/sop"):
        data = json.loads(sopctl("lint", named, "--format", form).out)
        found = data if form == "gitlab" else data["runs"][0]["results"]
        places = {
            one["location"]["path"]
            if form == "gitlab"
            else one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for one in found
        }
        assert places == {"office/sop/a.sop.yaml"}


def test_github_shows_findings_of_a_job_that_works_in_a_folder(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    project()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(Path.cwd()))
    monkeypatch.chdir("office")
    assert "::error file=office/sop/a.sop.yaml," in sopctl("lint", "sop").out


def test_a_top_that_is_elsewhere_or_nowhere_changes_nothing(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    project()
    plain = sopctl("lint", "office", "--format", "gitlab").out
    monkeypatch.setenv("GITLAB_CI", "true")
    for top in ("", str(Path.cwd().parent / "elsewhere")):
        monkeypatch.setenv("CI_PROJECT_DIR", top)
        assert sopctl("lint", "office", "--format", "gitlab").out == plain
    monkeypatch.delenv("GITLAB_CI")
    monkeypatch.setenv("CI_PROJECT_DIR", str(Path("office").resolve()))
    assert sopctl("lint", "office", "--format", "gitlab").out == plain, "not in a job of GitLab"
