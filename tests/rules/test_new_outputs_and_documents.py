"""Rules about what steps promise each other, and about SOPs that name or copy each other."""

import pytest

from sopctl.check import Linter, Ruling, Selection
from sopctl.diagnostic import Diagnostic
from sopctl.model import Profile
from sopctl.source import decode


def findings(code: str, *texts: str) -> list[Diagnostic]:
    linter = Linter(Selection((code,)))
    found: list[Diagnostic] = []
    for number, text in enumerate(texts):
        found += linter.document(decode(text.encode(), f"{number}.sop.yaml"), Ruling(Profile())).diagnostics
    found += linter.documents()
    assert all(d.code == code and d.name != "internal-error" for d in found), found
    return found


LOOP = """\
steps:
  - {id: a, activity: Menyusun konsep, inputs: [Catatan], outputs: [Konsep]}
  - {id: b, activity: Memeriksa konsep, inputs: [Konsep], outputs: [Catatan], decision: {Baik: c, Buruk: a}}
  - {id: c, activity: Mengirim surat, inputs: [Konsep], outputs: [Bukti]}
"""


def test_what_a_loop_brings_back_may_be_used() -> None:
    assert not findings("OUT008", LOOP)
    assert findings("OUT008", LOOP.replace("Buruk: a", "Buruk: c"))


@pytest.mark.parametrize("head", ["records: [Konsep]\n", "equipment: [konsep.]\n"])
def test_what_is_there_anyway_may_be_used(head: str) -> None:
    text = LOOP.replace("Buruk: a", "Buruk: c").replace("Catatan", "Konsep")
    assert not findings("OUT008", head + text)


def test_an_input_without_its_maker_in_a_file_that_is_not_whole() -> None:
    assert not findings("OUT008", LOOP.replace("{Baik: c, Buruk: a}", "{Baik: [c]}"))


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ("Buku agenda", True),
        ("{name: Buku agenda, place: ruang arsip}", False),
        ("{name: Buku agenda, retention: 2 tahun}", False),
        ("{name: '', place: ''}", False),
    ],
)
def test_records_are_kept_somewhere_or_for_some_time(record: str, told: bool) -> None:
    assert bool(findings("OUT006", f"records: [{record}]\n")) is told


def test_a_kept_output_that_is_a_named_record_is_told_there() -> None:
    step = "steps: [{id: a, outputs: [{name: Buku agenda, record: true}]}]\n"
    assert len(findings("OUT006", f"records: [Buku agenda]\n{step}")) == 1
    assert len(findings("OUT006", step)) == 1
    assert not findings("OUT006", "steps: [{id: a, outputs: [Buku agenda]}]\n")


@pytest.mark.parametrize(
    ("criteria", "told"),
    [("baik dan lengkap", True), ("Lengkap dan diparaf kepala", False), ("baik: 0 kesalahan", False), ("-", False)],
)
def test_criteria(criteria: str, told: bool) -> None:
    assert bool(findings("OUT007", f'steps: [{{id: a, outputs: [{{name: x, criteria: "{criteria}"}}]}}]\n')) is told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Kepala BPS Provinsi", "Kepala BPS Prov", True),
        ("Staf Umum", "Staff Umum", True),
        ("Kepala Dinas", "KEPALA  DINAS", False),
        ("BPS Kabupaten/Kota", "BPS Kabupaten / Kota", False),
        ("Kepala Dinas", "Kepala Dinas Perhubungan", False),
        ("-", "", False),
    ],
)
def test_names_of_one_post(one: str, other: str, told: bool) -> None:
    texts = [f'id: s{n}\nactors: {{a: "{name}"}}\n' for n, name in enumerate((one, one, other))]
    found = findings("XDC010", *texts)
    assert [d.file for d in found] == (["2.sop.yaml"] if told else [])
    assert all(d.message.en == f"`{other}` is `{one}` in other SOPs" for d in found)


def test_a_name_can_be_kept_by_an_ignore() -> None:
    kept = "id: s\nactors:\n  a: Kepala BPS Prov  # sopctl: ignore[XDC010] as in the decree\n"
    assert not findings("XDC010", "id: a\nactors: {a: Kepala BPS Provinsi}\n", kept)


def copies(count: int, status: str = "") -> str:
    steps = "".join(f"  - {{id: s{n}, activity: Memeriksa berkas {n}.}}\n" for n in range(count))
    return f"id: x{count}\ntitle: T\n{status}steps:\n{steps}"


def test_three_equal_steps_are_no_copy() -> None:
    assert not findings("XDC011", copies(3), copies(3))
    assert len(findings("XDC011", copies(4), copies(9))) == 1, "told once for each pair"
    assert not findings("XDC011", copies(4, "status: retired\n"), copies(4))
    assert not findings("XDC011", copies(4))


def test_repeated_steps_in_one_sop_are_no_copy() -> None:
    text = "id: a\nsteps:\n" + "  - {activity: Memeriksa berkas}\n" * 12
    assert not findings("XDC011", text)
    blank = "id: b\nsteps:\n" + "  - {activity: ''}\n" * 5
    assert not findings("XDC011", blank, blank.replace("id: b", "id: c"))


@pytest.mark.parametrize(("own", "other", "told"), [("effective", "draft", True), ("effective", "effective", False),
                                                    ("draft", "draft", False), ("effective", "retired", False)])  # fmt: skip
def test_calls_of_drafts(own: str, other: str, told: bool) -> None:
    caller = f"id: a\nstatus: {own}\nsteps: [{{id: x, calls: b}}]\n"
    assert bool(findings("XDC009", caller, f"id: b\nstatus: {other}\n")) is told
    assert not findings("XDC009", caller), "a call of an SOP that is not here"


def test_joined_things_are_parted_where_nothing_is_lost(sopctl) -> None:
    from pathlib import Path

    text = """\
steps:
  - id: a
    inputs: ["Surat, disposisi"]  # kept
    outputs: [{name: "Agenda, arsip", record: true}]
  - id: b
    inputs: ["Berkas (asli, salinan), formulir"]
    outputs: Agenda surat; arsip surat, dan stempel
"""
    Path("a.sop.yaml").write_text(text, encoding="utf-8")
    sopctl("lint", "a.sop.yaml", "--fix", "--unsafe-fixes", "--select", "OUT010")
    assert Path("a.sop.yaml").read_text(encoding="utf-8") == text.replace(
        '["Surat, disposisi"]', "[Surat, Disposisi]"
    ).replace("Agenda surat; arsip surat, dan stempel", "[Agenda surat, Arsip surat, Stempel]")
