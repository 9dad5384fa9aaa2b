"""The differences that `--diff` shows: right whatever the texts, and soon found in long ones."""

import random
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from sopctl.reports import matching
from sopctl.reports.matching import Matcher
from sopctl.reports.unified import unified


def _texts(seed: int) -> tuple[list[str], list[str]]:
    """Return lines, and the same after some changes."""
    chance = random.Random(seed)
    letters = chance.choice(["ab", "abcdefgh", [str(n) for n in range(60)]])
    before = [chance.choice(letters) for _ in range(chance.randrange(40))]
    after = list(before)
    for _ in range(chance.randrange(8)):
        at = chance.randrange(len(after) + 1)
        after[at : at + chance.randrange(2)] = [chance.choice(letters) for _ in range(chance.randrange(3))]
    return before, after


@pytest.mark.parametrize("small", [0, 4, 120])
def test_what_is_common_is_common_and_in_order(small: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "_SMALL", small)
    for seed in range(400):
        before, after = _texts(seed)
        made, at = [], 0
        for what, start, end, begin, stop in Matcher(before, after).get_opcodes():
            assert start == at
            at = end
            assert (before[start:end] == after[begin:stop]) is (what == "equal")
            made += after[begin:stop]
        assert (made, at) == (after, len(before))


@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch on this machine")
def test_patch_makes_the_new_text_of_the_old_one(tmp_path: Path) -> None:
    for seed in range(25):
        before, after = ("".join(f"{line}\n" for line in lines) for lines in _texts(seed))
        (tmp_path / "a").write_text(before, encoding="utf-8")
        said = "".join(unified("a", before, after))
        subprocess.run(["patch", "-s", "-p0"], input=said, text=True, cwd=tmp_path, check=True, encoding="utf-8")
        file = tmp_path / "a"  # which patch takes away when nothing is left in it
        assert (file.read_text(encoding="utf-8") if file.exists() else "") == after


def test_thousands_of_changes_are_soon_found() -> None:
    step = "  - id: langkah {}\n    actor: loket\n    duration: 5 menit\n    activity: Memeriksa berkas {}\n"
    before = "".join(step.format(n, n) for n in range(5000))
    all_alike = step.format(1, 1) * 5000
    for old, new in (
        (before, before.replace("langkah ", "langkah-")),
        (all_alike, all_alike.replace("langkah ", "langkah-")),
    ):
        started = time.process_time()
        changed = [line for line in unified("a", old, new) if line.startswith("+  - id")]
        assert len(changed) == 5000
        assert time.process_time() - started < 3, "of the square it would be a minute"
