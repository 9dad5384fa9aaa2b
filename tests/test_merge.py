"""The merge of two people's changes to one file: nothing is lost, and what comes out parses."""

import json
import random
import time
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.merge import UnmergeableError, merge
from sopctl.merge.order import merge_order
from sopctl.source import parse
from tests.random_edits import Writer, edited, facts, random_value

SEEDS = st.integers(0, 10**9)


def value_of(text: str) -> dict:
    source = parse(text.removeprefix("\ufeff"), "")
    assert source.complete, source.problems
    assert not [p for p in source.problems if p.kind in {"syntax-error", "duplicate-key"}]
    return source.value


def sides(seed: int, edits: int = 3) -> tuple[dict, dict, dict, random.Random]:
    chance = random.Random(seed)
    base = random_value(chance.randrange(10**6))
    mine = edited(base, chance, "a", chance.randint(1, edits))
    yours = edited(base, chance, "b", chance.randint(1, edits))
    return base, mine, yours, chance


@given(SEEDS)
def test_the_writer_of_these_tests_writes_what_it_is_told(seed: int) -> None:
    value = random_value(seed)
    assert value_of(Writer(seed).file(value)) == value


@given(SEEDS)
def test_nothing_is_lost_and_the_result_parses(seed: int) -> None:
    base, mine, yours, chance = sides(seed)
    styles = [Writer(seed)] * 3
    if chance.random() < 0.3:
        styles[chance.choice([1, 2])] = Writer(seed + 1, comments=False)
    texts = [style.file(value) for style, value in zip(styles, (base, mine, yours), strict=True)]
    done = merge(*texts)
    if done.clashes:
        assert all(done.text.splitlines()[line - 1].startswith("<<<<<<< ours") for line in done.lines)
        return
    merged = facts(value_of(done.text))
    old, one, other = facts(base), facts(mine), facts(yours)
    for fact in old.keys() | one.keys() | other.keys():
        if fact[-1].startswith("="):
            expected = old[fact] + (one[fact] - old[fact]) + (other[fact] - old[fact])
            assert merged[fact] == max(0, min(1, expected)), fact
        else:
            assert (merged[fact] > 0) == _is_kept(old[fact], one[fact], other[fact])
    assert merged.keys() <= old.keys() | one.keys() | other.keys()


def _is_kept(old: int, one: int, other: int) -> bool:
    return bool(one and other) if old else bool(one or other)


@given(SEEDS)
def test_both_sides_can_be_read_from_a_result_with_contradictions(seed: int) -> None:
    base, mine, yours, _ = sides(seed, edits=8)
    done = merge(*(Writer(seed).file(value) for value in (base, mine, yours)))
    for side in "<>":
        text, keep = "", True
        for line in done.text.splitlines(keepends=True):
            if line.startswith("<<<<<<< "):
                keep = side == "<"
            elif line.startswith("=======\n"):
                keep = side == ">"
            elif line.startswith(">>>>>>> "):
                keep = True
            elif keep:
                text += line
        value_of(text)


@given(SEEDS)
def test_both_ways_round_say_the_same(seed: int) -> None:
    base, mine, yours, _ = sides(seed)
    texts = [Writer(seed).file(value) for value in (base, mine, yours)]
    one, other = merge(*texts), merge(texts[0], texts[2], texts[1])
    assert len(one.clashes) == len(other.clashes)
    if not one.clashes:
        assert facts(value_of(one.text)) == facts(value_of(other.text))


@given(SEEDS)
def test_another_way_of_writing_is_no_contradiction(seed: int) -> None:
    base, mine, _, _ = sides(seed)
    old, new = Writer(seed), Writer(seed + 1, comments=False)
    for done in (
        merge(old.file(base), new.file(base), old.file(mine)),
        merge(old.file(base), old.file(mine), new.file(base)),
    ):
        assert not done.clashes
        assert facts(value_of(done.text)) == facts(mine)


@given(SEEDS)
def test_what_nobody_touched_stays_as_it_was(seed: int) -> None:
    base, mine, _, _ = sides(seed)
    writer = Writer(seed)
    old, new = writer.file(base), writer.file(mine)
    assert merge(old, new, old).text == new
    assert merge(old, old, new).text == new
    assert merge(old, new, new).text == new


@given(SEEDS, st.booleans(), st.booleans())
def test_line_ends_and_the_end_of_the_file(seed: int, windows: bool, cut: bool) -> None:
    base, mine, yours, _ = sides(seed)
    texts = [Writer(seed).file(value) for value in (base, mine, yours)]
    plain = merge(*texts)
    changed = [text[:-1] if cut else text for text in texts]
    changed = [text.replace("\n", "\r\n") if windows else text for text in changed]
    done = merge(*changed)
    expected = plain.text[:-1] if cut else plain.text
    assert done.text == (expected.replace("\n", "\r\n") if windows else expected)
    assert len(done.clashes) == len(plain.clashes)


@given(SEEDS)
def test_steps_that_one_side_moved_and_the_other_edited(seed: int) -> None:
    chance = random.Random(seed)
    base = random_value(seed)
    mine = json.loads(json.dumps(base))
    chance.shuffle(mine["steps"])
    yours = json.loads(json.dumps(base))
    for step in yours["steps"]:
        step["activity"] += " lagi"
    writer = Writer(seed)
    done = merge(writer.file(base), writer.file(mine), writer.file(yours))
    assert not done.clashes
    merged = value_of(done.text)["steps"]
    assert [step["id"] for step in merged] == [step["id"] for step in mine["steps"]]
    assert all(step["activity"].endswith(" lagi") for step in merged)


@given(st.permutations(range(6)), st.permutations(range(6)))
def test_two_orders_of_one_list(mine: list[int], yours: list[int]) -> None:
    """What one side turned round is turned round, unless that runs in a circle."""
    base = list(range(6))
    order = merge_order(base, mine, yours, set(base))
    turned = {
        (a, b) for a, b in combinations(base, 2) if mine.index(a) > mine.index(b) or yours.index(a) > yours.index(b)
    }
    wanted = {(b, a) if (a, b) in turned else (a, b) for a, b in combinations(base, 2)}
    if order is None:
        assert not any(set(combinations(one, 2)) == wanted for one in permutations(base))
    else:
        assert set(combinations(order, 2)) == wanted


def test_orders_that_contradict_are_shown_both_ways() -> None:
    steps = [f"  - id: s{n}\n    activity: A{n}\n" for n in range(5)]
    base, mine, yours = (
        "steps:\n" + "".join(steps[n] for n in order) for order in ([0, 1, 2, 3, 4], [0, 2, 1, 3, 4], [0, 1, 3, 2, 4])
    )
    done = merge(base, mine, yours.replace("A4", "B4"))
    assert [clash.order for clash in done.clashes] == [True]
    assert done.text == (
        f"steps:\n{steps[0]}<<<<<<< ours (steps: another order)\n{steps[2]}{steps[1]}{steps[3]}=======\n"
        f"{steps[1]}{steps[3]}{steps[2]}>>>>>>> theirs (steps: another order)\n{steps[4].replace('A4', 'B4')}"
    )


def test_fifty_steps_are_merged_quickly() -> None:
    base = random_value(3)
    base["steps"] = [{**base["steps"][0], "id": f"s{n}"} for n in range(50)]
    mine, yours = json.loads(json.dumps(base)), json.loads(json.dumps(base))
    for step in mine["steps"]:
        step["duration"] = "1 jam"
    for step in yours["steps"]:
        step["activity"] = "Lain"
    texts = [Writer(3).file(value) for value in (base, mine, yours)]
    merge(*texts)
    start = time.process_time()
    done = merge(*texts)
    assert time.process_time() - start < 0.5
    assert not done.clashes


COMMENTED = """title: J
actors: {a: A}
steps:
  - id: a
    activity: x
    outputs: [
      p, # satu
      q
    ]
  - id: b
    activity: y
"""


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("activity: x", "activity: x  # TANYA"), ("    activity: x\n", "")),
        (("  - id: b", "  # TANYA\n  - id: b"), ("  - id: b\n    activity: y\n", "")),
        (("      q", "      # TANYA\n      q"), ("      q", "      q,\n      r")),
        (("p, # satu", "p, # TANYA"), ("      p, # satu\n", "")),
        (("actors: {a: A}", "actors: {a: A}  # TANYA"), ("actors:", "posts:")),
    ],
)
def test_a_comment_on_what_the_other_side_removed_is_not_lost(ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    mine, yours = COMMENTED.replace(*ours), COMMENTED.replace(*theirs)
    assert COMMENTED not in {mine, yours}
    for sides in ((mine, yours), (yours, mine)):
        done = merge(COMMENTED, *sides)
        assert done.clashes
        assert "# TANYA" in done.text
    assert not merge(COMMENTED, COMMENTED + "\n", yours).clashes


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, # satu\n  2]\nb: {x: 1,\n  y: [2, 3] }\nc: x\n",
        "# atas\n---\n# bawah\na: 1\n\n\n# akhir\n",
        "a:\n# di tepi\n  - x\n# di tepi\n  -\n    y: 1\n    # dalam\n  - - 1\n    - 2\n",
        "? a\n: b\n",
        "a: |+\n  x\n\n\nb: >-\n   y\n   # bukan komentar\n\n   z\n# komentar\n",
        '"a b": \'it\'\'s\'\n"c": "x\n  y"\nd: x\n  y\n  z\n',
        "a: {b, c: }\nd: [a: 1, b]\ne: []\nf: {}\ng:\n",
        "a:   # satu\n    - b:   # dua\n        - c   # tiga\n    # empat\n",
    ],
)
def test_odd_texts_are_merged_or_left_to_git(text: str) -> None:
    for ours, theirs in ((text + "x: 1\n", "y: 2\n" + text), (text.replace("1", "5"), text.replace("x", "baru"))):
        try:
            done = merge(text, ours, theirs)
        except UnmergeableError:
            continue
        if not done.clashes:
            value = value_of(done.text)
            assert facts(value_of(ours)) - facts(value_of(text)) <= facts(value)
            assert facts(value_of(theirs)) - facts(value_of(text)) <= facts(value)


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n" * 2,
        "\ta: 1\n",
        "- a\n",
        "a: *b\n",
        "a: 1\n...\nb: 2\n",
        "a: &b 1\n",
        "a: 1\rb: 2\n",
        " a: 1\n",
        "{a: 1}\n",
        "? b\n",
        "a: 1\n? b\n",
        "a:\n- ? b\n",
        "? a\n: 1\n",
    ],
)
def test_texts_whose_parts_cannot_be_told(text: str) -> None:
    with pytest.raises(UnmergeableError):
        merge(text, text + "# x\n", "# y\n" + text)
