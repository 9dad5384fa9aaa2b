"""Findings in the formats of other programs, read back by them or by their rules."""

import json
import os
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from sopctl.reports.findings import FORMATS
from tests.clients import need_module
from tests.conftest import ROOT, Sopctl

HOSTILE = 'Menyusun "surat" ::error::<script>]]>&%0A, [x](y) @orang'
SOP = f"""\
sopctl: 1
id: surat
title: Surat
profile: plain
owner: Kepala Subbagian Umum
actors: {{a: Pengadministrasi Umum}}
steps:
  - {{id: konsep, activity: '{HOSTILE}', actor: b, inputs: [Surat], outputs: [Konsep]}}
  - {{id: kirim, activity: Mengirim surat, actor: a, inputs: [Konsep], outputs: [Tanda terima]}}
"""
BROKEN = str(ROOT / "examples" / "broken")


def lint(sopctl: Sopctl, form: str, text: str = SOP, name: str = "a.sop.yaml") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return sopctl("lint", name, "--format", form).out


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_every_finding_or_counts_it(form: str, sopctl: Sopctl) -> None:
    codes = {finding["code"] for finding in json.loads(lint(sopctl, "json"))["findings"]}
    told = lint(sopctl, form)
    assert codes
    assert all(code in told for code in codes)
    assert sopctl("lint", "a.sop.yaml", "--format", form).code == 1


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_a_clean_run_is_a_whole_document(form: str, sopctl: Sopctl) -> None:
    data = json.loads(sopctl("lint", str(ROOT / "examples" / "surat-keluar.sop.yaml"), "--format", form).out)
    findings = {"json": lambda: data["findings"], "sarif": lambda: data["runs"][0]["results"], "gitlab": lambda: data}
    assert findings[form]() == []


def test_sarif_is_valid_by_the_official_validator(sopctl: Sopctl, tmp_path: Path) -> None:
    tool = need_module("@microsoft/sarif-multitool-linux") / "Sarif.Multitool"
    log, judged = tmp_path / "log.sarif", tmp_path / "judged.sarif"
    log.write_text(sopctl("lint", BROKEN, "--format", "sarif").out, encoding="utf-8")
    done = subprocess.run(
        [tool, "validate", log, "--output", judged, "--log", "ForceOverwrite"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(judged.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
    assert {result["ruleId"] for result in results} <= {"SARIF2005"}, done.stdout  # there is no page to point to


def test_sarif_shows_a_loop_as_a_path(sopctl: Sopctl) -> None:
    data = json.loads(sopctl("lint", f"{BROKEN}/putaran-tanpa-akhir.sop.yaml", "--format", "sarif").out)
    (loop,) = [result for result in data["runs"][0]["results"] if result["ruleId"] == "FLO003"]
    steps = loop["codeFlows"][0]["threadFlows"][0]["locations"]
    assert [step["location"]["physicalLocation"]["region"]["startLine"] for step in steps] == [30, 36]
    rules = data["runs"][0]["tool"]["driver"]["rules"]
    assert rules[loop["ruleIndex"]]["id"] == "FLO003"


def fingerprints(form: str, out: str) -> list[str]:
    data = json.loads(out)
    if form == "gitlab":
        return sorted(item["fingerprint"] for item in data)
    return sorted(result["partialFingerprints"]["sopctl/v1"] for result in data["runs"][0]["results"])


@pytest.mark.parametrize("form", ["gitlab", "sarif"])
def test_fingerprints_stay_when_lines_and_steps_move_and_are_unique(form: str, sopctl: Sopctl) -> None:
    before = fingerprints(form, lint(sopctl, form))
    head, first, second, _ = re.split(r"(?m)^(?=  - )|\Z", SOP)
    moved = "# a comment\n\n" + head.replace("owner", "# another\nowner")
    assert fingerprints(form, lint(sopctl, form, moved + first + second)) == before
    assert len(set(before)) == len(before) >= 2
    changed = fingerprints(form, lint(sopctl, form, SOP.replace("id: kirim", "id: kirimkan")))
    assert changed != before


def test_junit_is_xml_that_counts_right(sopctl: Sopctl) -> None:
    Path("b.sop.yaml").write_text(SOP.replace("id: surat", "id: lain"), encoding="utf-8")
    root = ET.fromstring(lint(sopctl, "junit", SOP + "# \x85\n"))
    cases = root.findall(".//testcase")
    assert root.get("tests") == str(len(cases))
    assert root.get("failures") == str(len(root.findall(".//failure")))
    clean = ET.fromstring(sopctl("lint", str(ROOT / "examples" / "surat-keluar.sop.yaml"), "--format", "junit").out)
    assert clean.get("tests") == "1"
    assert clean.get("failures") == "0"
    for suite in (root, *root.findall("testsuite"), clean):
        assert suite.get("errors") == "0", "the schema of Jenkins asks for it"


def test_no_text_of_a_file_becomes_a_command_of_the_runner(sopctl: Sopctl) -> None:
    text = SOP.replace("actor: b", 'actor: "b\\n::error::x,y:z%"')
    for line in lint(sopctl, "github", text).splitlines()[:-1]:
        command, _, message = line.removeprefix("::").partition("::")
        assert re.fullmatch(r"(error|warning|notice) (\w+=[^,:]*,?)+", command), line
        assert message.startswith("a.sop.yaml:"), line


def test_no_text_of_a_file_becomes_markdown(sopctl: Sopctl) -> None:
    out = lint(sopctl, "markdown", SOP.replace("id: kirim", "id: '<script>@orang'"))
    assert "<script>" not in out
    assert "@orang" not in out
    assert out.count("<details>") == out.count("</details>") == 1


def test_several_reports_at_once(sopctl: Sopctl) -> None:
    Path("a.sop.yaml").write_text(SOP, encoding="utf-8")
    ran = sopctl("lint", "a.sop.yaml", "--report", "sarif=out/a.sarif", "--report", "junit=out/a.xml")
    assert ran.out.startswith("a.sop.yaml:")
    assert json.loads(Path("out/a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ET.parse("out/a.xml").getroot().tag == "testsuites"


def test_the_log_of_github_gets_its_own_format(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.sop.yaml").write_text(SOP, encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert sopctl("lint", "a.sop.yaml").out.startswith("::")
    assert sopctl("lint", "a.sop.yaml", "--format", "text").out.startswith("a.sop.yaml:")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "sarf"], "did you mean `sarif`"),
        (["--report", "sarif"], "names no file"),
        (["--report", "xml=a.xml"], "there is no report `xml`"),
    ],
)
def test_a_report_that_does_not_exist(arguments: list[str], told: str, sopctl: Sopctl) -> None:
    Path("a.sop.yaml").write_text(SOP, encoding="utf-8")
    ran = sopctl("lint", "a.sop.yaml", *arguments)
    assert ran.code == 2
    assert told in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    "reports",
    [["json=a.sop.yaml"], ["json=./sub/../a.sop.yaml"], ["json=x", "sarif=./x"], ["json=."]],
)
def test_a_report_overwrites_neither_an_sop_nor_another_report(reports: list[str], sopctl: Sopctl) -> None:
    Path("a.sop.yaml").write_text(SOP, encoding="utf-8")
    Path("sub").mkdir()
    ran = sopctl("lint", "a.sop.yaml", *(word for report in reports for word in ("--report", report)))
    assert ran.code == 2
    assert Path("a.sop.yaml").read_text(encoding="utf-8") == SOP
    assert not Path("x").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_name_that_is_no_unicode_can_be_reported(sopctl: Sopctl) -> None:
    Path(os.fsdecode(b"a \xff\n%.sop.yaml")).write_text(SOP, encoding="utf-8")
    for name in FORMATS:
        assert sopctl("lint", ".", "--format", name).code == 1, name
    sarif = json.loads(sopctl("lint", ".", "--format", "sarif").out)
    place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20%FF%0A%25.sop.yaml"
    assert sopctl("baseline", "create", ".").code == 0
    Path("sopctl.toml").write_text('baseline = "sopctl-baseline.json"\n', encoding="utf-8")
    assert "known" in sopctl("lint", ".").out.splitlines()[-1]


def test_statistics_has_an_option_of_its_own(sopctl: Sopctl) -> None:
    assert sopctl("lint", ".", "--statistics").out == sopctl("lint", ".", "--format", "statistics").out
    refused = sopctl("lint", ".", "--statistics", "--format", "json")
    assert refused.code == 2
    assert "--statistics" in refused.err


def test_findings_under_the_name_of_their_file(sopctl: Sopctl) -> None:
    head, *rest = lint(sopctl, "grouped").splitlines()
    assert head == "a.sop.yaml"
    assert all(re.match(r" +\d+:\d+ (error|warning|info) [A-Z]{3}\d{3} ", line) for line in rest[: rest.index("")])
    assert rest[rest.index("") + 1].startswith("1 file checked")
