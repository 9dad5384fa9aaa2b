"""What a wrong name probably meant, and that asking for it takes time in proportion to the file."""

import time

import pytest

from sopctl.check import Linter, Ruling
from sopctl.model import Profile
from sopctl.source import decode
from sopctl.suggest import closest, did_you_mean

MANY = [f"periksa-berkas-{number}" for number in range(1500)]


def test_the_question_names_the_nearest() -> None:
    question = did_you_mean("konsebtor", ["kasubag", "konseptor"])
    assert question is not None
    assert question.en == "did you mean `konseptor`?"
    assert question.id == "mungkin maksudnya `konseptor`?"
    assert did_you_mean("kurir", ["kasubag", "konseptor"]) is None


@pytest.mark.parametrize("name", ["periksa-berkas-70x", "periksa-brkas-70", "periksa-berkass-70"])
def test_among_very_many_names_a_slip_behind_the_beginning_is_found(name: str) -> None:
    assert closest(name, MANY).startswith("periksa-berkas-")


def test_what_is_no_slip_of_a_name_is_not_compared() -> None:
    assert not closest("", ["a"])
    assert not closest("x" * 61, ["x" * 61])
    assert not closest("y", ["x" * 500])


def test_a_file_full_of_wrong_references_is_linted_in_seconds() -> None:
    steps = "".join(
        f"  - {{id: {name}, activity: Memeriksa berkas, actor: kasubag-{number}x, next: {name}x}}\n"
        for number, name in enumerate(MANY)
    )
    actors = "".join(f"  kasubag-{number}: Kepala Subbagian {number}\n" for number in range(len(MANY)))
    text = f"id: a\nactors:\n{actors}steps:\n{steps}"
    start = time.process_time()
    found = Linter().document(decode(text.encode(), "a.sop.yaml"), Ruling(Profile())).diagnostics
    assert time.process_time() - start < 20, "quadratic time would be minutes"
    assert sum(finding.code == "FLO001" for finding in found) == len(MANY)
