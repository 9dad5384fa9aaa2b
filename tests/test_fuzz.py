"""Broken files of every kind: whatever is done to an example, the tool answers and never gives a traceback."""

import os
import random

import pytest
from msgspec.structs import replace

from sopctl.api.formats import FORMATS, Job, RenderWish
from sopctl.check import INTERNAL, Linter, Ruling
from sopctl.load import load
from sopctl.profiles import find
from sopctl.source import decode
from tests.conftest import ROOT
from tests.page_gates import Painted, faults

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))
ROUNDS = 60 if os.environ.get("CI") else 20
PIECES = [
    b"\t", b"\r\n", b"\n", b"- ", b": ", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"<<: *a", b"!!str ", b"'", b'"', b"|\n",
    b">-\n", b"#", b"---\n", b"...\n", b"\x00", b"\xff", b"\xef\xbb\xbf", "é".encode(), "😀".encode(), b"null", b"{}", b"[]",
    b"x" * 300, b"id: a\n", b"  - id: a\n", b"next: [a, b]\n", b"end: true\n", b"decision: {}\n", b"actor: {any_of: []}\n",
    b"</script><script>", b"{{ x }}", b"\\N", b"=1+1", b"\x1b[31m", "\u202e".encode(),
]  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(data) + 1), chance.choice([0, 0, 1, 3, 40])
        lines = data.splitlines(keepends=True)
        match chance.randrange(5):
            case 0:
                data = data[:at] + chance.choice(PIECES) + data[at + length :]
            case 1:
                data = data[:at] + data[at + length :]
            case 2 if lines:
                line = chance.choice(lines)
                data = data[:at] + line + data[at:]
            case 3 if lines:
                chance.shuffle(lines)
                data = b"".join(lines) if chance.random() < 0.2 else data
            case _:
                lines = [line for line in lines if chance.random() > 0.1]
                data = b"".join(lines)
    return data


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_mutated_examples(path) -> None:
    chance = random.Random(path.name)
    original = path.read_bytes()
    profile = find("sop-ap")
    assert profile
    drawn = 0
    for number in range(ROUNDS):
        source = decode(mutated(original, chance), f"{number}.sop.yaml")
        loaded = load(source)
        linter = Linter()
        checked = linter.document(source, Ruling(profile), loaded)
        for diagnostic in (*checked.diagnostics, *linter.documents()):
            assert diagnostic.name != INTERNAL, (number, diagnostic.message.en)
            assert diagnostic.place.line >= 1
            assert diagnostic.place.column >= 1
        if source.complete and drawn < ROUNDS // 10:
            drawn += 1
            job = Job(checked, "id", RenderWish(tuple(FORMATS)), "x")
            for form in FORMATS.values():
                assert list(form(job))
            for _, page in FORMATS["svg"](replace(job, wish=RenderWish(view="table"))):
                found = faults(Painted(page))
                assert not found, (number, found)
