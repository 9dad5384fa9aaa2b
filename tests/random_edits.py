"""SOPs as random text, and random edits of them: what two people might do to one file."""

import json
import random
from collections import Counter
from hashlib import blake2b
from typing import Any

from tests.random_sops import random_sop, text

Value = Any


def random_value(seed: int) -> dict[str, Value]:
    """Return an SOP as it would be read from a file: mappings, lists and scalars."""
    chance = random.Random(seed)
    sop = random_sop(seed, steps=chance.choice([2, 3, 4, 6, 9]), actors=3)
    made = sop.model_dump(mode="json", exclude_defaults=True)
    for step in made["steps"]:
        step["actor"] = step["actor"]["ids"][0] if len(step["actor"]["ids"]) == 1 else step["actor"]["ids"]
        step["duration"] = chance.choice(["10 menit", "2 hari kerja", "5-10 menit"])
        step["outputs"] = [{"name": o["name"], "record": True} for o in step.get("outputs", [])]
        if "decision" in step:
            step["decision"] = {answer: exit_["to"] for answer, exit_ in step["decision"].items()}
        for field in ("inputs", "outputs", "note", "next"):
            unique = {json.dumps(item): item for item in step.get(field, [])}
            if unique:
                step[field] = list(unique.values())
            else:
                step.pop(field, None)
    made["actors"] = {name: actor["name"] for name, actor in made["actors"].items()}
    made["warnings"] = [f"Jika {n}: {text(chance, 5)}" for n in range(chance.randint(0, 3))]
    made["sections"] = {"purpose": "Satu.\n\n  Dua # bukan komentar\n", "scope": "- a\n- b"}
    made["version"] = "1.0"
    made["identity"] = {"number": "1/2", "created": "2026-01-02", "revised": None}
    return {key: value for key, value in made.items() if value != []}


class Writer:
    """Writes a value in a style that only `seed` and the place decide: what is equal is written equally."""

    def __init__(self, seed: int, *, comments: bool = True) -> None:
        self.seed = seed
        self.comments = comments
        self.step = random.Random(f"{seed}").choice([2, 2, 3, 4])

    def chance(self, path: tuple[Value, ...], what: str) -> float:
        told = f"{self.seed} {path} {what}".encode()
        return int.from_bytes(blake2b(told, digest_size=6).digest(), "big") / 2**48  # seeding takes twenty times longer

    def file(self, value: dict[str, Value]) -> str:
        head = "# kepala\n\n" if self.comments and self.chance((), "head") < 0.5 else ""
        tail = "# akhir\n" if self.comments and self.chance((), "tail") < 0.3 else ""
        return head + self.mapping(value, 0, ()) + tail

    def mapping(self, value: dict[str, Value], column: int, path: tuple[Value, ...]) -> str:
        return "".join(
            self.above((*path, key), column) + " " * column + self.pair(key, inner, column, (*path, key))
            for key, inner in value.items()
        )

    def above(self, path: tuple[Value, ...], column: int) -> str:
        luck = self.chance(path, "above") + (not self.comments)
        if luck < 0.05:
            return f"{' ' * column}# tentang {path[-1]}\n"
        return "\n" if luck < 0.1 else "# di tepi\n" if luck < 0.12 else ""

    def remark(self, path: tuple[Value, ...]) -> str:
        return f"  # {path[-1]}!" if self.comments and self.chance(path, "remark") < 0.1 else ""

    def pair(self, key: str, value: Value, column: int, path: tuple[Value, ...]) -> str:
        name = self.scalar(key, (*path, "key"), flow=True)
        if isinstance(value, str) and "\n" in value:
            sign = "|" if value.endswith("\n") else "|-"
            lines = "".join(" " * (column + self.step) * bool(line) + line + "\n" for line in value.split("\n"))
            return f"{name}: {sign}\n" + (lines.removesuffix("\n") if value.endswith("\n") else lines)
        if not isinstance(value, (dict, list)) or not value or self.is_flow(value, path):
            written = self.flow(value, path)
            return f"{name}:{' ' * bool(written)}{written}{self.remark(path)}\n"
        inner = column + self.step
        if isinstance(value, list):
            inner -= self.step * (self.chance(path, "zero") < 0.2)
            return f"{name}:{self.remark(path)}\n{self.items(value, inner, path)}"
        return f"{name}:{self.remark(path)}\n{self.mapping(value, inner, path)}"

    def items(self, value: list[Value], column: int, path: tuple[Value, ...]) -> str:
        lines = []
        for item in value:
            here = (*path, name_of(item))
            lines.append(self.above(here, column))
            if isinstance(item, dict) and not self.is_flow(item, here):
                block = self.mapping(item, column + 2, here)
                first = next(
                    n for n, line in enumerate(block.splitlines()) if line.strip() and "#" not in line[: column + 3]
                )
                rows = block.splitlines(keepends=True)
                rows[first] = rows[first][:column] + "-" + rows[first][column + 1 :]
                lines += rows
            else:
                lines.append(f"{' ' * column}- {self.flow(item, here)}{self.remark(here)}\n")
        return "".join(lines)

    def is_flow(self, value: Value, path: tuple[Value, ...]) -> bool:
        if "\n" in json.dumps(value, ensure_ascii=False).replace("\\n", "\n"):
            return False
        return self.chance(path, "flow") < (0.25 if isinstance(value, dict) else 0.6) * (
            len(path) > 1 or len(str(value)) < 200
        )

    def flow(self, value: Value, path: tuple[Value, ...]) -> str:
        comma = ",\n          " if self.chance(path, "wrap") < 0.1 else ", "
        if isinstance(value, dict):
            pairs = [
                f"{self.scalar(k, (*path, k, 'key'), flow=True)}: {self.flow(v, (*path, k))}" for k, v in value.items()
            ]
            return "{" + comma.join(pairs) + "}"
        if isinstance(value, list):
            return "[" + comma.join(self.flow(item, (*path, name_of(item))) for item in value) + "]"
        return self.scalar(value, path, flow=True)

    def scalar(self, value: Value, path: tuple[Value, ...], *, flow: bool) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        luck = self.chance((*path, value), "quote")
        if luck < 0.15 or any(sign in value for sign in "\n#:'\"") or value[:1].isdigit() or not value:
            return json.dumps(value, ensure_ascii=False)
        return f"'{value}'" if luck < 0.3 else value


def name_of(item: Value) -> str:
    return str(item.get("id") or item.get("name")) if isinstance(item, dict) else str(item)


def edited(value: dict[str, Value], chance: random.Random, who: str, edits: int) -> dict[str, Value]:
    """Return a copy of `value` with random edits."""
    made: dict[str, Value] = json.loads(json.dumps(value))
    for number in range(edits):
        chance.choice(EDITS)(made, chance, f"{who}{number}")
    return made


def _step(value: dict[str, Value], chance: random.Random) -> dict[str, Value]:
    found: dict[str, Value] = chance.choice(value["steps"])
    return found


def change_field(value: dict[str, Value], chance: random.Random, new: str) -> None:
    _step(value, chance)[chance.choice(["activity", "duration", "actor", "question"])] = f"{new} baru"


def drop_field(value: dict[str, Value], chance: random.Random, new: str) -> None:
    _step(value, chance).pop(chance.choice(["duration", "inputs", "outputs", "decision", "note"]), None)


def add_item(value: dict[str, Value], chance: random.Random, new: str) -> None:
    home, field = chance.choice([(_step(value, chance), "inputs"), (_step(value, chance), "note"), (value, "warnings")])
    items = home.setdefault(field, [])
    items.insert(chance.randint(0, len(items)), f"Tambahan {new}")


def drop_item(value: dict[str, Value], chance: random.Random, new: str) -> None:
    items = _step(value, chance).get(chance.choice(["inputs", "outputs"]))
    if items:
        items.remove(chance.choice(items))


def reword_item(value: dict[str, Value], chance: random.Random, new: str) -> None:
    items = _step(value, chance).get("inputs")
    if items:
        items[chance.randrange(len(items))] += f" {new}"


def change_output(value: dict[str, Value], chance: random.Random, new: str) -> None:
    outputs = _step(value, chance).get("outputs")
    if outputs:
        chance.choice(outputs)[chance.choice(["criteria", "retention"])] = f"{new} tahun"


def add_step(value: dict[str, Value], chance: random.Random, new: str) -> None:
    step = {"id": f"langkah-{new}", "activity": f"Membuat {new}", "inputs": ["a", "b"], "outputs": [{"name": "c"}]}
    value["steps"].insert(chance.randint(0, len(value["steps"])), step)


def drop_step(value: dict[str, Value], chance: random.Random, new: str) -> None:
    if len(value["steps"]) > 1:
        value["steps"].remove(_step(value, chance))


def move_step(value: dict[str, Value], chance: random.Random, new: str) -> None:
    step = _step(value, chance)
    value["steps"].remove(step)
    value["steps"].insert(chance.randint(0, len(value["steps"])), step)


def change_top(value: dict[str, Value], chance: random.Random, new: str) -> None:
    home, key = chance.choice(
        [(value, "title"), (value, "owner"), (value["identity"], "number"), (value["identity"], "unit")]
        + [(value["actors"], key) for key in (*value["actors"], f"p-{new}")]
        + [(value["sections"], key) for key in ("purpose", "scope", "safety")]
    )
    home[key] = f"Isi {new}\nbaris" if home is value["sections"] else f"Isi {new}"


EDITS = [
    change_field, change_field, change_field, drop_field, add_item, add_item, drop_item, reword_item, change_output,
    add_step, drop_step, move_step, change_top, change_top,
]  # fmt: skip


def facts(value: Value, path: tuple[str, ...] = ()) -> Counter[tuple[str, ...]]:
    """Return everything that a value says, without the order: one fact for each scalar and each item."""
    found: Counter[tuple[str, ...]] = Counter()
    if isinstance(value, dict):
        for key, inner in value.items():
            found += facts(inner, (*path, f".{key}"))
    elif isinstance(value, list):
        for item in value:
            found[(*path, f"[{name_of(item)}]")] += 1
            if isinstance(item, dict):
                found += facts(item, (*path, f"[{name_of(item)}]"))
    else:
        found[(*path, f"={json.dumps(value)}")] += 1
    return found
