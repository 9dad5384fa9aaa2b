"""Random changes of random SOPs, the kind that people make: steps come, go, move, are renamed, and say other things."""

import random
from typing import Any

from sopctl.model import Sop, Step
from tests.random_sops import random_sop, text


def edited(seed: int, sop: Sop, times: int = 6) -> Sop:
    """Return `sop` after some edits that only `seed` decides."""
    chance = random.Random(seed)
    data = _data(sop)
    for _ in range(chance.randint(1, times)):
        chance.choice((_add, _remove, _move, _rename, _reword, _reassign, _retime, _outputs, _branch, _lists))(
            chance, data
        )
    return Sop.model_validate(data)


def pair(seed: int) -> tuple[Sop, Sop]:
    """Return an SOP and a later version of it; now and then one that has nothing to do with it."""
    chance = random.Random(seed)
    old = random_sop(seed, steps=chance.choice([0, 4, 9, 20]))
    if chance.random() < 0.15:
        return old, random_sop(seed + 1)
    return old, edited(seed, old)


def _data(sop: Sop) -> dict[str, Any]:
    return dict(sop) | {"steps": [dict(step) for step in sop.steps], "actors": dict(sop.actors)}


def _some(chance: random.Random, data: dict[str, Any]) -> dict[str, Any]:
    return chance.choice(data["steps"]) if data["steps"] else {}


def _add(chance: random.Random, data: dict[str, Any]) -> None:
    name = f"baru-{chance.randrange(10**6)}"
    step = dict(Step(id=name, activity=text(chance, 6).capitalize()))
    step["was"] = chance.choice(["", "", "s1", "tidak-ada"])
    data["steps"].insert(chance.randint(0, len(data["steps"])), step)


def _remove(chance: random.Random, data: dict[str, Any]) -> None:
    if data["steps"]:
        data["steps"].pop(chance.randrange(len(data["steps"])))


def _move(chance: random.Random, data: dict[str, Any]) -> None:
    if data["steps"]:
        step = data["steps"].pop(chance.randrange(len(data["steps"])))
        data["steps"].insert(chance.randint(0, len(data["steps"])), step)


def _rename(chance: random.Random, data: dict[str, Any]) -> None:
    step = _some(chance, data)
    if step:
        step["was"] = step["id"] if chance.random() < 0.5 else ""
        step["id"] = f"{step['id']}-x"


def _reword(chance: random.Random, data: dict[str, Any]) -> None:
    step = _some(chance, data)
    if step:
        step["activity"] = chance.choice([step["activity"].upper(), f"{step['activity']} lagi", text(chance, 8), ""])


def _reassign(chance: random.Random, data: dict[str, Any]) -> None:
    step = _some(chance, data)
    if step:
        step["actor"] = chance.choice(["p0", ["p0", "p1"], {"any_of": ["p0", "p1"]}, "siapa"])
    data["actors"][f"q{chance.randrange(3)}"] = {"name": text(chance, 3), "was": chance.choice(["", "p0"])}


def _retime(chance: random.Random, data: dict[str, Any]) -> None:
    step = _some(chance, data)
    if step:
        step["duration"] = chance.choice(
            [None, "1 jam", "PT10M", "3 hari", {"min": "1 menit", "max": "1 jam"}, "kapan saja"]
        )


def _outputs(chance: random.Random, data: dict[str, Any]) -> None:
    step = _some(chance, data)
    if step:
        items = [*step["outputs"], {"name": text(chance, 3), "record": chance.random() < 0.5}, "Surat", "Surat"]
        chance.shuffle(items)
        step["outputs"] = items[: chance.randint(0, len(items))]


def _branch(chance: random.Random, data: dict[str, Any]) -> None:
    step = _some(chance, data)
    if step:
        answers = {text(chance, 2): "s0", "Ya": {"to": "s1", "max": 2}, **(step["decision"] or {})}
        kept = chance.sample(sorted(answers), chance.randint(0, len(answers)))
        step["decision"] = {key: answers[key] for key in kept} or None


def _lists(chance: random.Random, data: dict[str, Any]) -> None:
    field = chance.choice(["warnings", "legal_basis", "equipment", "records", "related"])
    items = [*data[field], text(chance, 4), text(chance, 12), "sama", "sama"]
    chance.shuffle(items)
    data[field] = items[: chance.randint(0, len(items))]
    data["sections"] = {name: text(chance, 5) for name in chance.sample(["purpose", "scope", "safety"], 2)}
    data["identity"] = chance.choice([{"number": text(chance, 2)}, {"approved_by": {"name": text(chance, 2)}}, {}])
