"""Files that anybody could hand in: whatever is in them, `diff` says something and never breaks."""

import random
from pathlib import Path

import pytest

from tests.conftest import ROOT, Sopctl

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))


def damaged(chance: random.Random, data: bytes) -> bytes:
    """Return a text with some lines doubled, dropped, swapped or broken."""
    lines = data.splitlines(keepends=True)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 2:
                lines[at] = lines[at].replace(b":", chance.choice([b" ", b":: ", b": [", b": {"]), 1)
            case 3:
                lines[at] = b"  " + lines[at]
            case 4:
                cut = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + bytes(chance.choices(range(256), k=3)) + lines[at][cut:]
            case _:
                other = chance.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
        lines = lines or [b"\n"]
    return b"".join(lines)


@pytest.mark.parametrize("seed", range(40))
def test_damaged_files_are_compared_or_told(seed: int, sopctl: Sopctl) -> None:
    chance = random.Random(seed)
    data = chance.choice(EXAMPLES).read_bytes()
    sides = [data if chance.random() < 0.3 else damaged(chance, data) for _ in range(2)]
    for name, side in zip(("old.sop.yaml", "new.sop.yaml"), sides, strict=True):
        Path(name).write_bytes(side)
    name = chance.choice(["text", "markdown", "json", "github", "html"])
    ran = sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--format", name, "--lang", chance.choice(["en", "id"]))
    assert ran.code in {0, 2}, ran.err
    assert ran.out
