"""Flows from short words, and random ones."""

import random

from sopctl.flow import Flow
from sopctl.model import Sop


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


def words(found: Flow) -> list[str]:
    """Return a flow in the words of `flow`."""
    return [
        step.id
        + {"all": "*", "any": "?", None: ""}[step.join]
        + ">"
        + ("|" if step.decision else "&").join(found.steps[edge.target].id for edge in found.successors[number])
        for number, step in enumerate(found.steps)
    ]


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
    """Begin with a sound block structure and, mostly, change some exits.

    Half of the flows close what they split with `join: any` too; then branches also cross from block to block, so that
    a race is fed by decisions, by other races, more than once, or by nobody.
    """
    edges: dict[str, tuple[str, list[str]]] = {"a": ("", ["z"]), "z": ("", [])}
    joins: dict[str, str] = {}
    racing = chance.random() < 0.5
    kinds = ["order", "decide", "split", "split"] if racing else ["order", "decide", "split", "loop"]
    for number in range(chance.randint(1, 5)):
        source = chance.choice([name for name in edges if edges[name][1]])
        sign, targets = edges[source]
        position = chance.randrange(len(targets))
        target, x, y, end, join = targets[position], f"x{number}", f"y{number}", f"e{number}", f"j{number}"
        kind = chance.choice(kinds)
        if kind == "order":
            edges[x] = ("", [target])
        elif kind == "loop":
            edges[x] = ("|", [source if not joins.get(source) and sign != "&" else x, target])
        else:
            edges[x] = ("|" if kind == "decide" else "&", [y, end])
            edges[y], edges[end], edges[join] = ("", [join]), ("", [join]), ("", [target])
            if kind == "split":
                joins[join] = chance.choice("?*") if racing else "*"
            elif racing and chance.random() < 0.3:
                joins[join] = "?"
        targets[position] = x
    for _ in range(chance.choice([0, 1, 2, 3] if racing else [0, 1])):
        name = chance.choice([name for name in edges if edges[name][1]])
        sign, targets = edges[name]
        other = chance.choice(list(joins) if racing and joins and chance.random() < 0.7 else list(edges))
        if racing and len(targets) < 3 and other not in targets and chance.random() < 0.6:
            edges[name] = (sign or chance.choice("|&"), [*targets, other])
        elif other not in targets:
            targets[chance.randrange(len(targets))] = other
    return flow(*(f"{name}{joins.get(name, '')}>{sign.join(targets)}" for name, (sign, targets) in edges.items()))
