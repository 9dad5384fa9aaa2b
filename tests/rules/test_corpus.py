"""Every rule says how often it found something in real SOPs, and what is written is what the tool counts."""

import subprocess
import sys
from pathlib import Path

import pytest

from sopctl.rules.catalogue import Rule, all_rules
from sopctl.rules.counts import FILE, REASONS, UNITS, counts

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT.parent / "shared" / "cases"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_was_counted(rule: Rule) -> None:
    assert rule.corpus, "run tools/corpus_counts.py with the folder of notes on real SOPs"
    assert 0 <= rule.corpus.found <= rule.corpus.judged
    assert rule.corpus.unit in (UNITS if rule.corpus.judged else REASONS).values()
    assert rule.corpus.words.en != rule.corpus.words.id


def test_no_count_is_of_a_rule_that_is_gone() -> None:
    assert counts().keys() == {rule.code for rule in all_rules()}


def test_a_count_in_words() -> None:
    words = counts()["WRD001"].words
    assert words.en.endswith("of 1,383 activities")
    assert words.id.endswith("dari 1.383 uraian kegiatan")
    assert counts()["YML001"].words.en == "not judged: the corpus are documents, not SOP files"


def test_rules_find_what_is_known_of_the_cells() -> None:
    """Two counts that were made by hand, apart from the tool: see the sources of the rules."""
    assert counts()["ACT006"].found >= 12 + 11 + 8 + 8 + 6  # Fungsional, Kepala, Tim, Staf, Anggota
    assert counts()["TIM002"].found >= 43


@pytest.mark.skipif(not CASES.is_dir(), reason="the notes on real SOPs are not here")
def test_the_counts_are_fresh(tmp_path: Path) -> None:
    code = "import sys; from pathlib import Path; import corpus_counts as c; print(c.table(Path(sys.argv[1])), end='')"
    made = subprocess.run(
        [sys.executable, "-c", code, str(CASES)],
        cwd=ROOT / "tools",
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": ""},
    )
    assert made.stdout.splitlines() == FILE.read_text(encoding="utf-8").splitlines()


@pytest.mark.skipif(not CASES.is_dir(), reason="the lists of cells are not here")
def test_every_noun_for_an_act_that_activities_begin_with_is_answered_with_its_verb() -> None:
    from sopctl.rules.language.texts import word_pairs
    from sopctl.rules.language.verbs import is_action_noun, is_active_verb, verb_for

    lines = (CASES / "_bps_first_words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    seen = {word: int(count) for word, count in (line.split("\t") for line in lines)}
    verbs = sum(count for word, count in seen.items() if is_active_verb(word, "id"))
    nouns = {word for word in seen if not is_active_verb(word, "id") and is_action_noun(word, "id")}
    assert sum(seen[word] for word in nouns) > 300
    assert {word for word in nouns if not verb_for(word, "id")} <= word_pairs("id_misspellings").keys()
    assert 0.59 < verbs / sum(seen.values()) < 0.64, "by hand, 60.5 % of the activities begin with an active verb"


def test_the_tool_names_no_rule_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import corpus_counts

    named = {*corpus_counts.BY_RULE, *(name for _, rules in corpus_counts.ON_CELLS.values() for name in rules)}
    assert named <= {rule.name for rule in all_rules()}
    assert corpus_counts.BY_GROUP.keys() >= {rule.group for rule in all_rules()}
