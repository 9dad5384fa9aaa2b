"""Words of a project, from the settings to the findings."""

import re
from pathlib import Path

import pytest

from tests.conftest import Ran

SOP = """\
sopctl: 1
id: triase
title: Triase Pasien
language: id
actors: {{a: {actor}}}
steps:
  - {{id: x, activity: {activity}, actor: a, duration: 1 jam, outputs: [{output}]}}
"""
CASES = {
    "a verb": ("verbs = ['Triase']", {"activity": "Triase pasien"}, "WRD001"),
    "a vague phrase": ("vague = ['secara  Berkala']", {"activity": "Memeriksa pasien secara berkala"}, ""),
    "an abbreviation": ("abbreviations = ['SIAK']", {"output": "Data SIAK"}, "WRD015"),
    "a post": ("posts = ['Kelasi']", {"actor": "Perawat Jaga/Kelasi Dua"}, ""),
    "a misspelling": ("misspellings = {kwetansi = 'kuitansi'}", {"output": "Kwetansi lunas"}, ""),
    "a misspelling of two words": ("misspellings = {'tanda trima' = 'tanda terima'}", {"output": "Tanda trima"}, ""),
    "no verb": ("not_verbs = ['memeriksa']", {"activity": "Memeriksa pasien"}, ""),
}
FOUND = {
    "a vague phrase": "WRD004",
    "a post": "ACT005",
    "a misspelling": "WRD008",
    "a misspelling of two words": "WRD008",
    "no verb": "WRD001",
}


def codes(ran: Ran) -> set[str]:
    return {line.split()[2] for line in ran.out.splitlines() if line.startswith("sop.sop.yaml:")}


@pytest.fixture
def linted(sopctl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)

    def lint(settings: str, **cells: str) -> Ran:
        told = {"actor": "Perawat Jaga", "activity": "Memeriksa pasien", "output": "Catatan triase", **cells}
        Path("sop.sop.yaml").write_text(SOP.format(**told), encoding="utf-8")
        Path("sopctl.toml").write_text(settings, encoding="utf-8")
        return sopctl("lint", "sop.sop.yaml", "--lang", "en")

    return lint


@pytest.mark.parametrize("case", CASES)
def test_words_change_what_is_found(linted, case: str) -> None:
    settings, cells, gone = CASES[case]
    before, after = codes(linted("", **cells)), codes(linted(f"[words]\n{settings}\n", **cells))
    assert before - after == ({gone} - {""})
    assert after - before == ({FOUND[case]} if case in FOUND else set())


def test_a_noun_of_ones_own_is_answered_with_its_verb(linted) -> None:
    ran = linted("[words.action_nouns]\nTriase = 'memilah'\n", activity="Triase pasien baru")
    assert "help: write the verb: `Memilah pasien baru`" in ran.out


@pytest.mark.parametrize(
    ("settings", "line", "told"),
    [
        ("verbs = ['dua kata']", 2, "`words.verbs` cannot be used"),
        ("verbs = ['']", 2, "`words.verbs` cannot be used"),
        ("\nverb = ['triase']", 3, "unknown setting `words.verb`"),
        ("misspellings = {kwitansi = 3}", 2, "`words.misspellings.kwitansi` cannot be used"),
        ("vague = 'segera'", 2, "`words.vague` cannot be used"),
        ("action_nouns = ['triase']", 2, "`words.action_nouns` cannot be used"),
    ],
)
def test_wrong_words_are_told_with_their_line(linted, settings: str, line: int, told: str) -> None:
    ran = linted(f"[words]\n{settings}\n")
    assert ran.code == 2
    assert re.search(rf"sopctl\.toml:{line}:\d+: {re.escape(told)}", ran.err)


def test_words_hold_for_the_project_that_names_them(sopctl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, settings in (("a", "[words]\nverbs = ['triase']\n"), ("b", "")):
        Path(folder).mkdir()
        Path(folder, "sopctl.toml").write_text(settings, encoding="utf-8")
        text = SOP.format(actor="Perawat Jaga", activity="Triase pasien", output="Catatan").replace(
            "id: tri", f"id: {folder}"
        )
        Path(folder, "s.sop.yaml").write_text(text, encoding="utf-8")
    out = sopctl("lint", "a", "b", "--select", "WRD001").out
    assert "b/s.sop.yaml" in out.replace("\\", "/")
    assert "a/s.sop.yaml" not in out.replace("\\", "/")
