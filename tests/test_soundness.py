"""Verdicts on flows: known ones by hand, and thousands of random ones against a search through every state."""

import os
import random
import time
from collections import Counter

import pytest

from sopctl.flow import Flow
from sopctl.flow.soundness import decide
from sopctl.flow.soundness.net import Kind, net
from sopctl.model import Sop

RANDOM = 20_000 if os.environ.get("CI") else 3_000


def flow(*steps: str) -> Flow:
    """Build a flow: `a>b` goes on, `a>b|c` decides, `a>b&c` splits, `a>` ends; `a*>` joins all, `a?>` any."""
    made = []
    for text in steps:
        name, _, targets = text.partition(">")
        step: dict[str, object] = {"id": name.rstrip("*?"), "activity": "x"}
        if name[-1] in "*?":
            step["join"] = {"*": "all", "?": "any"}[name[-1]]
        if "|" in targets:
            step["decision"] = {str(n): target for n, target in enumerate(targets.split("|"))}
        elif targets:
            step["next"] = targets.split("&")
        else:
            step["end"] = "x"
        made.append(step)
    return Flow.of(Sop.model_validate({"steps": made}))


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
    assert exhaustive(flow(*steps)) == (kind == "sound")


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
        verdict = decide(found).kind
        expected = exhaustive(found)
        if expected is None or verdict == "undecided":
            seen["undecided"] += 1
            continue
        seen[verdict] += 1
        assert (verdict == "sound") is expected, (seed, verdict, [e[:3] for e in found.edges])
    assert min(seen["sound"], seen["deadlock"], seen["twice"]) > RANDOM // 100
    assert seen["undecided"] < RANDOM // 20


def random_flow(seed: int) -> Flow:
    """Return a small flow; half of them are grown by blocks, so that sound ones with parallel work are among them."""
    chance = random.Random(seed)
    return _wild(chance) if seed % 2 else _grown(chance)


def _wild(chance: random.Random) -> Flow:
    count = chance.randint(3, 9)
    names = [f"s{n}" for n in range(count)]
    steps = []
    for number, name in enumerate(names):
        kind = chance.random()
        later = names[number + 1 :] or names
        mark = chance.choice(["", "", "*", "*", "?" if chance.random() < 0.3 else ""])
        if number == count - 1 or kind < 0.08:
            steps.append(f"{name}{mark}>")
        elif kind < 0.55:
            steps.append(f"{name}{mark}>{chance.choice(later)}")
        else:
            targets = chance.sample(later if chance.random() < 0.8 else names, min(2, len(later)))
            sign = "|" if chance.random() < 0.5 else "&"
            steps.append(f"{name}{mark}>{sign.join(targets)}")
    return flow(*steps)


def _grown(chance: random.Random) -> Flow:
    """Begin with a sound block structure and, half the time, change one exit."""
    edges: dict[str, tuple[str, list[str]]] = {"a": ("", ["z"]), "z": ("", [])}
    joins: dict[str, str] = {}
    for number in range(chance.randint(1, 5)):
        source = chance.choice([name for name in edges if edges[name][1]])
        sign, targets = edges[source]
        position = chance.randrange(len(targets))
        target, x, y, end = targets[position], f"x{number}", f"y{number}", f"e{number}"
        kind = chance.choice(["order", "decide", "split", "loop"])
        if kind == "order":
            edges[x] = ("", [target])
        elif kind == "loop":
            edges[x] = ("|", [source if not joins.get(source) and sign != "&" else x, target])
        else:
            edges[x] = ("|" if kind == "decide" else "&", [y, end])
            edges[y], edges[end] = ("", [f"j{number}"]), ("", [f"j{number}"])
            edges[f"j{number}"] = ("", [target])
            if kind == "split":
                joins[f"j{number}"] = "*"
        targets[position] = x
    if chance.random() < 0.5:
        name = chance.choice([name for name in edges if edges[name][1]])
        edges[name][1][chance.randrange(len(edges[name][1]))] = chance.choice(list(edges))
    return flow(*(f"{name}{joins.get(name, '')}>{sign.join(targets)}" for name, (sign, targets) in edges.items()))


def exhaustive(found: Flow, most: int = 30_000) -> bool | None:
    """Run every state of the flow itself, edge by edge; None where there are too many, or rounds of a race."""
    dominated = {n: found.reachable - _without(found, n) for n in found.reachable}
    for n, step in enumerate(found.steps):
        if step.join == "any" and n in found.reachable and len(found.predecessors[n]) > 1 and found.path_between(n, n):
            return None
    incoming = {
        n: frozenset(e for e in found.predecessors[n] if e.source in found.reachable and e.source not in dominated[n])
        for n in found.reachable
    }
    states = {(frozenset({("start", s): 1}.items()), frozenset()) for s in found.starts}
    before: dict[object, set[object]] = {}
    finished, pending = set(), list(states)
    while pending:
        state = pending.pop()
        following = set(_moves(found, incoming, state))
        if None in following:
            return False
        if not following and dict(state[0]) == {("end", 0): 1}:
            finished.add(state)
        for other in following:
            before.setdefault(other, set()).add(state)
        pending += following - states
        states |= following
        if len(states) > most:
            return None
    return _leading_to(finished, before) == states


def _leading_to(states: set, before: dict) -> set:
    seen, pending = set(states), list(states)
    while pending:
        new = before.get(pending.pop(), set()) - seen
        seen |= new
        pending += new
    return seen


def _without(found: Flow, number: int) -> set[int]:
    seen = {s for s in found.starts if s != number}
    pending = list(seen)
    while pending:
        new = {e.target for e in found.successors[pending.pop()]} - seen - {number}
        seen |= new
        pending += new
    return seen


def _moves(found: Flow, incoming: dict, state: tuple):
    """Yield the states after this one, None where a token comes to where one is already."""
    tokens, late = dict(state[0]), state[1]
    if any(count > 1 for count in tokens.values()):
        yield None
        return
    for n in found.reachable:
        step = found.steps[n]
        waiting = step.join if len(incoming[n]) > 1 else None
        here = [t for t in tokens if (t == ("start", n)) or (t[0] == "edge" and t[1].target == n)]
        branches = [t for t in here if t[0] == "edge" and t[1] in incoming[n]]
        direct = [t for t in here if t not in branches]
        ways = [[t] for t in direct]
        if waiting == "all":
            if len(branches) == len(incoming[n]):
                ways.append(branches)
        else:
            ways += [[t] for t in branches]
        for taken in ways:
            absorbed = waiting == "any" and taken[0] in branches and taken[0][1] in late
            rest = Counter(tokens)
            for t in taken:
                rest[t] -= 1
            if absorbed:
                yield _state(found, +rest, late - {taken[0][1]})
                continue
            pending = late
            if waiting == "any" and taken[0] in branches:
                pending = late | (incoming[n] - {taken[0][1]})
            edges = found.successors[n]
            exits = [[("edge", e)] for e in edges]
            if any(e.kind == "parallel" for e in edges):
                exits = [[("edge", e) for e in edges]]
            if n in found.ends:
                exits.append([("end", 0)])
            for given in exits:
                yield _state(found, +(rest + Counter(given)), pending)


def _state(found: Flow, tokens: Counter, late: frozenset) -> tuple:
    left = frozenset(
        edge
        for edge in late
        if any(t[0] == "edge" and (t[1] == edge or _comes(found, t[1].target, edge)) for t in tokens)
    )
    return frozenset(tokens.items()), left


def _comes(found: Flow, source: int, edge) -> bool:
    seen, pending = {source}, [source]
    while pending:
        node = pending.pop()
        if node == edge.target:
            continue
        for e in found.successors[node]:
            if e == edge:
                return True
            if e.target not in seen:
                seen.add(e.target)
                pending.append(e.target)
    return False
