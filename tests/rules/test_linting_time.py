"""Linting takes time in proportion to the file, also where somebody wants it to take long."""

import time
from collections.abc import Callable

import pytest

from sopctl.check import Linter, Ruling
from sopctl.model import Profile
from sopctl.source import decode

MANY = 3000


def steps(fields: Callable[[int], str], *more: str) -> str:
    lines = [f"{{activity: Memeriksa berkas, {fields(number)}}}" for number in range(MANY)]
    return "steps:\n" + "".join(f"  - {line}\n" for line in (*lines, *more))


EVERY_STEP = ", ".join(f"s{number}" for number in range(1, MANY))
ACTORS = "actors:\n" + "".join(f"  a{number}: Kepala Bagian Xyz {number}\n" for number in range(MANY))
LAST = "{id: z, activity: Memeriksa berkas, start: Surel}"
CASES = {
    "every step splits": steps(lambda n: f"id: s{n}, next: [s{min(n + 1, MANY - 1)}, s{min(n + 2, MANY - 1)}]"),
    "one step splits into all": steps(lambda n: f"id: s{n}" + (f", next: [{EVERY_STEP}]" if n == 0 else "")),
    "all lost but the first": steps(lambda n: f"id: s{n}, " + ("end: Selesai" if n == 0 else "next: s1")),
    "a loop of every step": steps(lambda n: f"id: s{n}, start: Surel, next: s{n}", LAST),
    "a loop of every step that leads to the next": steps(
        lambda n: f"id: s{n}, start: Surel, decision: {{Ya: s{n}, Tidak: s{min(n + 1, MANY - 1)}}}", LAST
    ),
    "many actors": ACTORS + steps(lambda n: f"id: s{n}, actor: a{n}").replace("Memeriksa", "Zzz"),
    "branches that all meet": steps(
        lambda n: f"id: s{n}, " + (f"next: [{EVERY_STEP}]" if n == 0 else "next: z"), "{id: z, join: all}"
    ),
    "every step splits and joins": steps(
        lambda n: f"id: s{n}, join: all, next: [s{min(n + 1, MANY - 1)}, s{min(n + 2, MANY - 1)}]"
    ),
    "every step joins and goes back": steps(
        lambda n: f"id: s{n}, join: all, decision: {{Ya: s{min(n + 1, MANY - 1)}, Tidak: s0}}", LAST
    ),
    "one id": steps(lambda _: "id: s"),
    "an actor of many posts": f"actors:\n  a: {'a/' * MANY}a\n",
    "long legal bases": "language: id\nlegal_basis:\n"
    + "".join(f"  - {word * 10_000}\n" for word in ("perPAN", "peraturan ", "peraturan a/", "keppres", "UU 1 ")),
    "an actor of brackets": f'actors:\n  a: "/{"(" * 30 * MANY}"\n',
}


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_is_linted_in_seconds(case: str) -> None:
    source = decode(f"id: a\n{CASES[case]}".encode(), "a.sop.yaml")
    start = time.process_time()
    found = Linter().document(source, Ruling(Profile())).diagnostics
    assert time.process_time() - start < 20, "quadratic time would be much more"
    assert not [finding for finding in found if finding.name == "internal-error"]
