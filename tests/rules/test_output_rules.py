"""Rules about inputs and outputs: what the examples in the rules do not show."""

import textwrap

import pytest

from sopctl.check import Linter, Ruling, Selection
from sopctl.model import Profile
from sopctl.source import decode


def lines(code: str, text: str) -> list[int]:
    """Return the lines of the findings of one rule."""
    source = decode(textwrap.dedent(text).encode(), "x.sop.yaml")
    found = Linter(Selection(select=(code,))).document(source, Ruling(Profile())).diagnostics
    assert all(d.name != "internal-error" for d in found), found
    return [d.place.line for d in found]


def output(text: str, language: str = "id") -> str:
    return f"language: {language}\nsteps:\n  - {{id: a, outputs: [{text}]}}\n"


@pytest.mark.parametrize("code", [f"OUT{number:03}" for number in range(1, 11)])
def test_unfinished_files_are_read(code: str) -> None:
    lines(code, "steps:\n  - {}\n  - {inputs: [''], outputs: ['', {}]}\n  - {start: true}\n")
    lines(code, "")


def test_dashes_are_no_outputs() -> None:
    assert lines("OUT001", 'steps:\n  - {id: a, outputs: ["-", " – "]}\n') == [2]
    assert not lines("OUT001", 'steps:\n  - {id: a, outputs: ["-", Surat]}\n')


def test_only_ways_in_need_inputs() -> None:
    text = """\
    actors: {p: {name: Pemohon, external: true}, s: Petugas Loket}
    steps:
      - {id: a, actor: s, outputs: [Formulir]}
      - {id: b, actor: s, outputs: [Berkas]}
      - {id: c, actor: s, outputs: [Register], start: Melalui surel}
      - {id: d, actor: s, outputs: [Register], start: true}
      - {id: e, actor: p, start: true}
      - {id: f, actor: s, start: true, calls: surat-masuk}
    """
    assert lines("OUT002", text) == [3, 6]


def test_case_and_spaces_do_not_make_an_output_new() -> None:
    assert lines("OUT003", "steps:\n  - {id: a, inputs: [Surat  masuk.], outputs: [surat masuk]}\n") == [2]
    assert not lines("OUT003", "steps:\n  - {id: a, inputs: [Surat masuk], outputs: [Surat masuk, Disposisi]}\n")


@pytest.mark.parametrize(
    "act",
    [
        "Ditindaklanjuti",
        "diterima pemohon",
        "Selesai",
        "Terlaksananya rapat",
        "terbitnya SP2D",
        "Melaksanakan rapat",
        "terpasang",
        "Tersedianya ruang",
    ],
)
def test_acts(act: str) -> None:
    assert lines("OUT004", output(act)) == [3]


@pytest.mark.parametrize(
    "thing",
    [
        "Terjemahan",
        "Direktori",
        "Disposisi",
        "Dispensasi",
        "Diagram alir",
        "Diskusi kelompok terpumpun",
        "Berkas",
        "Berita acara",
        "Memo",
        "Media tanam",
        "Meterai",
        "Dokumen divalidasi PPK",
        "Surat ditandatangani",
        "Terminal",
        "Mesin siap pakai",
        "Dinas luar",
        "Memorandum",
        "Dipan",
    ],
)
def test_things(thing: str) -> None:
    assert not lines("OUT004", output(thing))


def test_english_outputs() -> None:
    assert lines("OUT004", output("Completed", "en"))
    assert lines("OUT004", output("Notify the client", "en"))
    for act in ("Closed", "Filed", "Planned", "Notified", "Sent", "Done"):
        assert lines("OUT004", output(act, "en")), act
    for thing in ("Consent", "Present", "Hundred", "Seaweed", "Seed"):
        assert not lines("OUT004", output(thing, "en")), thing
    for thing in ("Signed form", "Report to the client", "Feed", "Test report", "Approved request"):
        assert not lines("OUT004", output(thing, "en")), thing


def test_a_long_run_of_one_output_is_told_once() -> None:
    steps = "".join(f"  - {{id: s{n}, outputs: [Surat usulan]}}\n" for n in range(6))
    assert lines("OUT005", "steps:\n" + steps) == [4]
