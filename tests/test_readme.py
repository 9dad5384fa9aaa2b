"""The README says what the tool does: its samples are printed by it, its example is clean, its commands exist."""

import json
import re
from pathlib import Path

from sopctl.rules.catalogue import all_rules
from tests.conftest import ROOT, Sopctl

README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(syntax: str) -> list[str]:
    fenced = README.split("\n```")[1::2]
    return [block.partition("\n")[2] for block in fenced if block.partition("\n")[0] == syntax]


def test_the_example_of_the_format_lacks_nothing_but_advised_fields(sopctl: Sopctl) -> None:
    (example,) = [block for block in blocks("yaml") if "sopctl: 1" in block]
    Path("surat-keluar.sop.yaml").write_text(example, encoding="utf-8")
    found = json.loads(sopctl("lint", ".", "--format", "json").out)["findings"]
    assert {finding["name"] for finding in found} <= {"missing-advised-field"}


def test_the_sample_of_lint_is_what_it_prints(sopctl: Sopctl) -> None:
    (sample,) = [block for block in blocks("") if "help: " in block]
    name = sample.split(":", maxsplit=1)[0]
    target = Path(name)
    target.parent.mkdir(parents=True)
    target.write_bytes((ROOT / name).read_bytes())
    assert sopctl("lint", name, "--lang", "en").out.startswith(sample)


def test_the_sample_of_diff_is_what_it_prints() -> None:
    (sample,) = [block for block in blocks("") if "1 SOP differs" in block]
    assert (ROOT / "tests" / "diff" / "golden" / "en.txt").read_text(encoding="utf-8").startswith(sample)


def test_the_rule_of_ones_own_passes_its_examples(sopctl: Sopctl) -> None:
    (rule,) = [block for block in blocks("yaml") if block.startswith("rules:")]
    (settings,) = [block for block in blocks("toml") if "[[overrides]]" in block]
    Path("rules").mkdir()
    Path("rules", "kota.yaml").write_text(rule, encoding="utf-8")
    Path("sopctl.toml").write_text(settings.replace("../office.toml", "office.toml"), encoding="utf-8")
    Path("office.toml").write_text('fail_on = "warning"\n', encoding="utf-8")
    tried = sopctl("rules", "test")
    assert tried.code == 0, tried.out + tried.err
    assert "KOTA001" in sopctl("rules").out


def test_every_command_is_told(sopctl: Sopctl) -> None:
    listed = re.findall(r"^  (\w+)  ", sopctl("--help").out, re.MULTILINE)
    assert len(listed) >= 8
    for command in listed:
        assert f"sopctl {command}" in README


def test_the_pictures_and_files_it_names_are_there() -> None:
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists(), path


def test_the_count_of_rules_is_told_right() -> None:
    (count,) = re.findall(r"(\d+) rules", README)
    assert int(count) == len(all_rules())
