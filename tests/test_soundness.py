"""Verdicts on flows: known ones by hand, and thousands of random ones against a search through every state."""

import os
import time
from collections import Counter

import pytest

from sopctl.flow.soundness import decide
from sopctl.flow.soundness.net import Kind, net
from tests.flow_runs import Runs
from tests.random_flows import flow, random_flow, words

RANDOM = 5_000 if os.environ.get("CI") else 2_000


@pytest.mark.parametrize(
    ("steps", "kind"),
    [
        (["a>b", "b>"], "sound"),
        (["a>b|c", "b>d", "c>d", "d>"], "sound"),
        (["a>b&c", "b>d", "c>d", "d*>"], "sound"),
        (["a>b&c", "b>d", "c>d", "d?>"], "sound"),
        (["a>b&c", "b>d", "c>d", "d>"], "twice"),
        (["a>b|c", "b>d", "c>d", "d*>"], "deadlock"),
        (["a>b&c", "b>", "c>"], "twice"),
        (["a>b&c", "b>d|e", "c>d", "d*>", "e>"], "deadlock"),
        (["a>b", "b>a|c", "c>"], "sound"),
        (["a>b&c", "b>d", "c>d", "d*>e", "e>a|f", "f>"], "sound"),
        (["a>b&c", "b>d", "c>d", "d*>e", "e>d|f", "f>"], "sound"),  # a return to the join itself
        (["a>b&c", "b>d", "c>d", "d*>e", "e>b|f", "f>"], "deadlock"),
        (["a>b&c", "b>d&e", "c>e", "d>f", "e*>f", "f*>"], "sound"),  # parallel, but no blocks
        (["a>b&c", "b>b|d", "c>d", "d*>"], "sound"),
        (["a>a&b", "b>"], "twice"),
    ],
)
def test_known_flows(steps: list[str], kind: str) -> None:
    assert decide(flow(*steps)).kind == kind
    assert Runs(flow(*steps)).sound() == (kind == "sound")


def test_rounds_of_a_race_are_undecided_unless_all_branches_come_to_it_straight() -> None:
    def again(*inner: str) -> str:
        return decide(flow(*inner, "e>a|f", "f>")).kind

    assert again("a>b&c", "b>d", "c>d", "d?>e") == "sound"
    assert again("a>b|c", "b>d", "c>d", "d?>e") == "undecided"
    assert again("a>b&c", "b>d", "c>d|g", "g>d", "d?>e") == "undecided"


def test_races_in_a_row_do_not_double_the_work() -> None:
    steps = [
        words
        for n in range(20)
        for words in (f"a{n}>b{n}|c{n}", f"b{n}>d{n}", f"c{n}>d{n}", f"d{n}?>a{n + 1}")  # never both
    ]
    assert decide(flow(*steps, "a20>y&z", "y>", "z>")).kind == "twice"
    assert decide(flow(*steps, "a20>")).kind == "sound"


@pytest.mark.parametrize(
    ("steps", "kind", "step", "others", "choices"),
    [
        (["a>b&d", "b>c", "c>e&d", "d>", "e>"], "twice", "d", ["a"], []),
        (["a>b|c", "b>x&y", "c>y", "x>", "y>z", "z>"], "twice", "", ["x", "z"], ["a0"]),
        (["a>b&c&d", "b>", "c>e|j", "e>", "d>j", "j*>"], "deadlock", "j", ["c"], ["c0"]),  # and two ends before
        (["a>b&c", "b>d|e", "c>j", "d>j", "j*>k", "e>k", "f>k", "k>"], "deadlock", "j", ["d"], ["b1"]),
        (["a>b&c&d", "b>j", "c>j", "j*>k", "d>e|k", "e>k", "k*>"], "deadlock", "k", ["e"], ["d1"]),
        (["a>b|c", "b>d", "c>d", "d>e&f", "e>d", "f>"], "twice", "f", ["d"], ["a1"]),
    ],
)
def test_the_run_that_shows_a_fault_names_its_steps(
    steps: list[str], kind: str, step: str, others: list[str], choices: list[str]
) -> None:
    found = flow(*steps)
    verdict = decide(found)
    names = [each.id for each in found.steps]
    told = (
        verdict.kind,
        names[verdict.step] if verdict.step >= 0 else "",
        [names[other] for other in verdict.others],
        [names[number] + answer for number, answer in verdict.choices],
    )
    assert Runs(found).shows(verdict)
    assert told == (kind, step, others, choices)


@pytest.mark.parametrize(("join", "kind"), [("*", Kind.PARALLEL), ("?", Kind.RACE)])
def test_a_branch_that_nothing_leads_to_is_part_of_the_join_but_not_waited_for(join: str, kind: Kind) -> None:
    found = flow("a>b", "b>d", "c>d", f"d{join}>a|e", "e>")
    assert found.waits(3)
    assert Counter(net(found).kinds.values())[kind] == 1
    assert decide(found).kind == "sound"


def test_what_is_drawn_as_a_join_is_judged_as_one() -> None:
    met = 0
    for seed in range(300):
        found = random_flow(seed)
        made = net(found)
        special = Counter(made.steps[node] for node, kind in made.kinds.items() if kind is not Kind.EXCLUSIVE)
        splits = Counter({n for n in found.reachable if any(edge.kind == "parallel" for edge in found.successors[n])})
        waiting = {number for number in found.reachable if found.waits(number)}
        assert special == splits + Counter(waiting)
        met += len(waiting)
    assert met > 100


def test_the_counter_example_names_steps_and_answers() -> None:
    found = flow("a>b|c", "b>d", "c>d&e", "d*>", "e>d")
    verdict = decide(found)
    names = [found.steps[n].id for n in (verdict.step, *verdict.others)]
    assert verdict.kind == "deadlock"
    assert names[0] == "d"
    assert [(found.steps[step].id, answer) for step, answer in verdict.choices] == [("a", "0")] or names[1:] == ["b"]


def test_twenty_parallel_branches_are_answered_at_once() -> None:
    names = [f"b{n}" for n in range(20)]
    sound = flow("a>" + "&".join(names), *(f"{name}>z" for name in names), "z*>")
    crossed = flow(
        "a>" + "&".join(names),
        *(f"{name}>c{name}|d{name}" for name in names),
        *(f"{x}{name}>z" for name in names for x in "cd"),
        "z*>",
    )  # two ways to the join for each branch
    began = time.perf_counter()
    assert decide(sound).kind == "sound"
    assert decide(crossed).kind == "deadlock"
    assert time.perf_counter() - began < 5  # seconds where every state would take hours


def test_nothing_is_claimed_beyond_the_bound() -> None:
    knot = flow("a>b&c", "b>d|e", "c>f|g", "d>h", "f>h", "e>i", "g>i", "h*>z", "i*>z", "z>")
    assert decide(knot).kind == "deadlock"
    assert decide(knot, most=1).kind == "undecided"


def test_random_flows_get_the_verdict_of_the_exhaustive_search() -> None:
    seen: Counter[str] = Counter()
    for seed in range(RANDOM):
        found = random_flow(seed)
        if not found.reachable <= found.finishing:
            continue
        verdict, runs = decide(found), Runs(found)
        seen["rounds"] += bool(runs.rounds)
        if runs.rounds and verdict.kind != "undecided":
            said = words(found)
            for n in runs.rounds:
                said[n] = said[n].replace("?>", "*>")  # decided only where all branches come, and there any is all
            runs = Runs(flow(*said))
            assert runs.sound() is (verdict.kind == "sound"), (seed, verdict, words(found))
            continue
        expected = runs.sound()
        if expected is None or verdict.kind == "undecided":
            seen["undecided"] += 1
            continue
        seen[verdict.kind] += 1
        seen["races"] += any(step.join == "any" for step in found.steps)
        assert (verdict.kind == "sound") is expected, (seed, verdict, words(found))
        assert expected or runs.shows(verdict) in {True, None}, (seed, verdict, words(found))
        if verdict.kind == "twice" and len(verdict.others) > 1:  # two ends are told where nobody waits for ever
            assert not runs.stops(), (seed, verdict, words(found))
    assert min(seen["sound"], seen["deadlock"], seen["twice"], seen["races"]) > RANDOM // 20
    assert seen["rounds"] > 0
    assert seen["undecided"] < RANDOM // 20
