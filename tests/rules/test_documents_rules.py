"""Rules about parts of an SOP that must be unique, and about several SOPs together."""

import time

import pytest

from sopctl.check import Linter, Ruling, Selection
from sopctl.diagnostic import Diagnostic
from sopctl.model import Profile
from sopctl.rules.ids import is_id, slug
from sopctl.source import decode


def findings(select: str, *texts: str, neighbours: dict[str, str] | None = None) -> list[Diagnostic]:
    linter = Linter(Selection((select,)), neighbours)
    found: list[Diagnostic] = []
    for number, text in enumerate(texts):
        found += linter.document(decode(text.encode(), f"{number}.sop.yaml"), Ruling(Profile())).diagnostics
    return found + list(linter.documents())


def calling(id_: str, *called: str) -> str:
    steps = "".join(f"  - id: s{number}\n    calls: {name}\n" for number, name in enumerate(called))
    return f"id: {id_}\nsteps:\n{steps or '  - id: a'}\n"


CYCLES = {
    "none": ([calling("a", "b"), calling("b", "c"), calling("c")], []),
    "itself": ([calling("a", "a")], [("0.sop.yaml", "a -> a")]),
    "two": ([calling("a", "b"), calling("b", "a")], [("0.sop.yaml", "a -> b -> a")]),
    "begins outside": (
        [calling("x", "b"), calling("a", "b"), calling("b", "c"), calling("c", "b")],
        [("2.sop.yaml", "b -> c -> b")],
    ),
    "two that share one": (
        [calling("a", "b", "c"), calling("b", "a"), calling("c", "a")],
        [("0.sop.yaml", "a -> b -> a"), ("0.sop.yaml", "a -> c -> a")],
    ),
    "unknown SOP between": ([calling("a", "b"), calling("b", "nowhere")], []),
}


@pytest.mark.parametrize(("texts", "expected"), CYCLES.values(), ids=CYCLES)
def test_each_cycle_is_told_once_at_its_first_file(texts: list[str], expected: list[tuple[str, str]]) -> None:
    found = findings("call-cycle", *texts)
    assert [(f.file, f.message.en.rpartition(": ")[2]) for f in found] == expected


def test_cycle_shows_the_other_calls() -> None:
    (finding,) = findings("call-cycle", calling("a", "x", "b"), calling("b", "a"), calling("x"))
    assert finding.place.line == 6
    assert [(related.file, related.place.line) for related in finding.related] == [("1.sop.yaml", 4)]


def test_long_chain_of_calls_is_quick() -> None:
    chain = [calling(f"sop-{n}", f"sop-{n + 1}") for n in range(300)]
    start = time.process_time()
    assert findings("call-cycle", *chain) == []
    assert time.process_time() - start < 5


def test_call_of_a_neighbour_is_known() -> None:
    text = calling("a", "arsip", "arsib", "Arsip")
    found = findings("XDC002", text, neighbours={"arsip": "arsip.sop.yaml"})
    assert [(f.place.line, f.help.en if f.help else "") for f in found] == [
        (6, "did you mean `arsip`?"),
        (8, "did you mean `arsip`?"),
    ]


RELATED = {
    "surat-masuk": False,
    "SOP Surat Masuk": False,
    "Surat-Masuk": False,
    "surat masuk": False,
    "surat-masukk": True,
    '""': False,
    '"28"': False,
}


@pytest.mark.parametrize(("item", "unknown"), RELATED.items())
def test_only_what_looks_like_an_id_is_looked_up(item: str, *, unknown: bool) -> None:
    found = findings("XDC006", f"id: a\nrelated: [{item}]\n", "id: surat-masuk\n")
    assert [f.help.en for f in found if f.help] == ["did you mean `surat-masuk`?"] * unknown


def test_related_may_be_one_text() -> None:
    (finding,) = findings("XDC006", "id: a\nrelated: surat-masukk\n")
    assert finding.place.line == 2


NUMBERS = {
    ("A/1/2026", "a / 1 / 2026"): 1,
    ("A/1/2026", "A/2/2026"): 0,
    ('"-"', '"-"'): 0,
    ('""', '""'): 0,
    ("A/ /2026", "A/ /2026"): 0,
    ("A/.../2026", "A/.../2026"): 0,
    ("A/[nomor]/2026", "A/xx/2026"): 0,
}


@pytest.mark.parametrize(("numbers", "count"), NUMBERS.items())
def test_numbers_are_compared_without_spaces_and_case(numbers: tuple[str, str], count: int) -> None:
    found = findings("XDC004", *(f"identity:\n  number: {number}\n" for number in numbers))
    assert len(found) == count


def test_retired_sop_may_refer_to_another() -> None:
    retired = "id: {}\nstatus: retired\nrelated: [b]\n"
    assert findings("XDC005", retired.format("a"), retired.format("b")) == []


def test_warning_twice_in_one_sop_counts_once() -> None:
    twice, once = "warnings: [Jika x maka y, Jika x maka y]\n", "warnings: Jika x maka  Y.\n"
    assert findings("XDC007", twice, once) == []
    found = findings("XDC007", twice, once, once)
    assert [f.file for f in found] == ["0.sop.yaml", "1.sop.yaml", "2.sop.yaml"]
    assert found[0].message.en == "3 SOPs have this very warning"


def test_comment_silences_a_finding_about_several_sops() -> None:
    text = "id: a\nrelated: [b-c]  # sopctl: ignore[XDC006] menyusul\n"
    assert findings("XDC006", text) == []


SLUGS = {
    "Tanda Tangan": "tanda-tangan",
    "tanda_tangan": "tanda-tangan",
    "  Café -- 2 ": "cafe-2",
    "": "",
    "印": "",
    "a" * 60: "a" * 40,
    "Menyusun konsep surat undangan rapat koordinasi": "menyusun-konsep-surat-undangan-rapat",
}


@pytest.mark.parametrize(("text", "expected"), SLUGS.items())
def test_slug_is_an_id(text: str, expected: str) -> None:
    assert slug(text) == expected
    assert not expected or is_id(expected)


@pytest.mark.parametrize("text", ["", "A", "a_b", "-a", "a-", "a--b", "a b", "é", "٢", "a\n"])
def test_these_are_no_ids(text: str) -> None:
    assert not is_id(text)


COUNTING = {
    "s1": True,
    "step-1": True,
    "langkah2": True,
    "3": True,
    "langkah-3a": True,
    "tahap-2-verifikasi": False,
    "verifikasi-2": False,
    "pp-53": False,
    "k3": False,
    "p3k": False,
    "b3": False,
    "act-4": True,
    "konsep": False,
    "a": False,
}


@pytest.mark.parametrize(("id_", "counts"), COUNTING.items())
def test_ids_that_only_count(id_: str, *, counts: bool) -> None:
    assert bool(findings("STR008", f'steps:\n  - id: "{id_}"\n')) is counts


def test_counting_ids_are_told_once() -> None:
    (finding,) = findings("STR008", "steps:\n" + "".join(f"  - id: s{n}\n" for n in range(4)))
    assert "(and 3 more)" in finding.message.en


def test_same_activity_of_another_actor_is_no_duplicate() -> None:
    step = "  - activity: {}\n    actor: {}\n"
    text = "steps:\n" + step.format("Menerima surat", "[a, b]") + step.format("menerima  surat.", "[b, a]")
    assert len(findings("STR004", text)) == 1
    text = (
        "steps:\n" + step.format("Menerima surat", "a") + step.format("Menerima surat", "b") + step.format("", "a") * 2
    )
    assert findings("STR004", text) == []


def test_what_is_wrong_is_not_missing_too() -> None:
    assert findings("structure", "id: [a]\ntitle: 5\nsteps: x\n") == []
