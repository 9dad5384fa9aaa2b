"""Rules about the flow: what the examples in the rules do not show."""

import re
import textwrap
from pathlib import Path

import pytest

from sopctl.api.batch import batches
from sopctl.api.lint import lint
from sopctl.check import Linter, Ruling, Selection
from sopctl.model import Profile
from sopctl.source import decode


def findings(code: str, text: str) -> list[tuple[int, str, str]]:
    """Return line, message and help (both in English) of each finding of one rule."""
    source = decode(textwrap.dedent(text).encode(), "x.sop.yaml")
    found = Linter(Selection(select=(code,))).document(source, Ruling(Profile())).diagnostics
    assert all(d.code == code for d in found), found
    return [(d.place.line, d.message.en, d.help.en if d.help else "") for d in found]


def lines(code: str, text: str) -> list[int]:
    return [line for line, _, _ in findings(code, text)]


LADDER = """\
steps:
  - {id: usul, activity: Mengajukan usulan}
  - {id: ketik, activity: Mengetik surat pengantar}
  - id: kasubag
    activity: Memeriksa konsep
    decision: {Tidak: ketik, Ya: sekretaris}
  - id: sekretaris
    activity: Mengoreksi konsep
    decision: {Tidak: kasubag, Ya: kepala}
  - id: kepala
    activity: Menandatangani surat
    decision: {Tidak: sekretaris, Ya: kirim}
  - {id: kirim, activity: Mengirim surat}
"""


@pytest.mark.parametrize(
    "code",
    "FLO001 FLO002 FLO003 FLO004 FLO005 FLO006 FLO009 FLO011 FLO013 FLO014 FLO015 FLO018 FLO019 FLO020 FLO027".split(),  # noqa: SIM905
)
def test_an_approval_ladder_is_sound(code: str) -> None:
    assert not findings(code, LADDER)


def test_each_return_of_a_ladder_is_a_loop_without_bound() -> None:
    assert lines("FLO017", LADDER + "total: 2 jam\n") == [6, 9, 12]
    assert lines("FLO017", LADDER + "service: {time: 1 hari kerja}\n") == [6, 9, 12]


def test_a_return_needs_a_limit_only_where_a_time_is_promised() -> None:
    assert not findings("FLO017", LADDER)
    assert not findings("FLO017", LADDER + "service: {cost: Gratis}\n")


def test_the_strict_preset_wants_a_limit_for_every_return(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.sop.yaml").write_text(LADDER, encoding="utf-8", newline="\n")
    settings = tmp_path / "sopctl.toml"
    monkeypatch.chdir(tmp_path)
    for preset, told in (("recommended", 0), ("strict", 3)):
        settings.write_text(f'preset = "{preset}"\n', encoding="utf-8")
        found = [d for result in lint(batches(["a.sop.yaml"])) for d in result.diagnostics if d.code == "FLO017"]
        assert len(found) == told


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("Sesuai: b, Tidak sesuai: b, Ragu: c", ["Tidak sesuai"]),
        ("Belum lengkap: b, Sudah lengkap: b, Palsu: c", ["Sudah lengkap"]),
        ("'Yes': b, 'No': b, Unclear: c", ["No"]),
        ("Puas: b, Tidak menjawab: b, Tidak puas: c", []),
        ("Satisfied: b, No reply within a week: b, Not satisfied: c", []),
        ("Puas: b, Tidak menjawab: b, Tidak puas: b", ["Tidak menjawab", "Tidak puas"]),
        ("Isi keliru: b, Format keliru: b", ["Format keliru"]),
        ("Isi keliru: b, Format keliru: c", []),
    ],
)
def test_answers_that_lead_on_together(answers: str, told: list[str]) -> None:
    text = f"steps: [{{id: a, decision: {{{answers}}}}}, {{id: b}}, {{id: c}}]\n"
    assert [message.split("`")[1] for _, message, _ in findings("FLO014", text)] == told


def test_a_branch_back_out_of_no_loop_is_no_return() -> None:
    text = """\
    steps:
      - {id: a, activity: Menerima berkas, next: c}
      - {id: b, activity: Menolak berkas, end: Ditolak}
      - {id: c, activity: Memeriksa berkas, decision: {Tidak: b, Ya: d}}
      - {id: d, activity: Mengarsipkan berkas}
    """
    assert not findings("FLO017", text)


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("tanda_tangan", "tanda-tangan"),
        ("Tanda-Tangan", "tanda-tangan"),
        ("tanda-tagan", "tanda-tangan"),
        ("paraf", "tanda-tangan"),
        ("2", "tanda-tangan"),
        ("99", ""),
        ("keuangan", ""),
    ],
)
def test_what_a_wrong_reference_meant(target: str, meant: str) -> None:
    text = f"""\
    steps:
      - {{id: konsep, activity: Menyusun konsep, next: "{target}"}}
      - {{id: tanda-tangan, was: paraf, activity: Menandatangani surat}}
    """
    ((line, message, help_),) = findings("FLO001", text)
    assert (line, message) == (2, f"there is no step `{target}`")
    assert help_ == f"did you mean `{meant}`?" if meant else "name the id" in help_


def test_a_misspelt_target_does_not_make_its_step_unreachable() -> None:
    text = """\
    steps:
      - {id: konsep, activity: Menyusun konsep, next: tanda-tagan}
      - {id: tanda-tangan, activity: Menandatangani surat}
      - {id: arsip, activity: Mengarsipkan surat}
    """
    assert not findings("FLO002", text)
    assert not findings("FLO003", text)


def test_of_a_part_that_is_cut_off_only_its_first_step_is_told() -> None:
    text = """\
    steps:
      - {id: a, activity: Menerima berkas, next: e}
      - {id: b, activity: Mencatat berkas}
      - {id: c, activity: Memeriksa berkas, next: e}
      - {id: d, activity: Memilah berkas, next: b}
      - {id: e, activity: Mengarsipkan berkas}
    """
    assert lines("FLO002", text) == [5]


def test_a_loop_that_is_cut_off_is_told_once() -> None:
    text = """\
    steps:
      - {id: a, activity: Menerima berkas, end: Selesai}
      - {id: b, activity: Mencatat berkas}
      - {id: c, activity: Memeriksa berkas, next: b}
    """
    assert lines("FLO002", text) == [3]


def test_nothing_is_unreachable_where_an_exit_could_not_be_read() -> None:
    text = """\
    steps:
      - {id: a, activity: Menerima berkas, decision: {Ya: d, Tidak: [c]}}
      - {id: c, activity: Mengembalikan berkas, end: Ditolak}
      - {id: d, activity: Mengarsipkan berkas}
    """
    assert not findings("FLO002", text)


def test_of_two_traps_in_a_row_the_inner_one_is_told() -> None:
    text = """\
    steps:
      - {id: a, activity: Menerima berkas, decision: {Ya: e, Tidak: b}}
      - {id: b, activity: Mencatat berkas}
      - {id: c, activity: Memeriksa berkas, decision: {Ya: d, Tidak: b}}
      - {id: d, activity: Memilah berkas, next: [d]}
      - {id: e, activity: Mengarsipkan berkas}
    """
    assert [(line, message) for line, message, _ in findings("FLO003", text)] == [
        (5, "d -> d ... never reaches an end")
    ]


def test_parallel_branches_with_ends_of_their_own_are_no_implicit_split() -> None:
    text = """\
    steps:
      - {id: a, activity: Menyusun surat, next: [b, c]}
      - {id: b, activity: Mengirim surat, end: Surat terkirim}
      - {id: c, activity: Mengarsipkan surat, end: Surat terarsip}
    """
    assert not findings("FLO009", text)


def test_a_branch_that_falls_into_the_other_is_an_implicit_split() -> None:
    text = """\
    steps:
      - {id: a, activity: Menyusun surat, next: [b, c]}
      - {id: b, activity: Mengirim surat}
      - {id: c, activity: Mengarsipkan surat}
    """
    ((line, message, _),) = findings("FLO009", text)
    assert line == 2
    assert message == "`b` and `c` both run after `a`, but meet in `c` without `join:`"


def test_a_way_round_the_join_is_no_meeting() -> None:
    text = """\
    steps:
      - {id: a, activity: Menyusun surat, next: [b, c]}
      - {id: b, activity: Memeriksa anggaran, decision: {Cukup: d, Kurang: e}}
      - {id: c, activity: Memeriksa jadwal, next: d}
      - {id: d, activity: Menggabungkan hasil, join: all}
      - {id: e, activity: Mengarsipkan surat}
    """
    assert not findings("FLO009", text)


@pytest.mark.parametrize("label", ["", "-", "?", "(no label)", "Tanpa label", "1", "...", "( )"])
def test_labels_that_say_nothing(label: str) -> None:
    text = f"""\
    steps:
      - {{id: a, activity: Memeriksa berkas, decision: {{"{label}": b, Sesuai: c}}}}
      - {{id: b, activity: Menolak berkas, end: Ditolak}}
      - {{id: c, activity: Mengarsipkan berkas}}
    """
    assert lines("FLO015", text) == [2]


@pytest.mark.parametrize("label", ["Ya", "no", "OK", "> 5 juta", "2 berkas", "A", "None", "Kosong"])
def test_labels_that_say_something(label: str) -> None:
    text = f"""\
    steps:
      - {{id: a, activity: Memeriksa berkas, decision: {{"{label}": b, Sesuai: c}}}}
      - {{id: b, activity: Menolak berkas, end: Ditolak}}
      - {{id: c, activity: Mengarsipkan berkas}}
    """
    assert not findings("FLO015", text)


def test_a_number_is_an_answer_where_a_question_asks_for_it() -> None:
    text = """\
    steps:
      - {id: a, activity: Memeriksa surat, question: Berapa paraf yang ada?, decision: {1: b, 2: c}}
      - {id: b, activity: Meminta paraf, end: Diparaf}
      - {id: c, activity: Mengarsipkan surat}
    """
    assert not findings("FLO015", text)
    assert lines("FLO015", text.replace("question: Berapa paraf yang ada?, ", "")) == [2, 2]


def test_a_decision_without_answers() -> None:
    ((_, message, _),) = findings("FLO011", "steps: [{id: a, activity: Memeriksa, decision: {}}]")
    assert message == "the decision of step `a` has no answers"


def test_an_answer_that_is_followed_by_nothing_is_told_once() -> None:
    text = """\
    steps:
      - id: a
        activity: Memeriksa berkas
        decision:
          Ya: b
          Tidak:
      - {id: b, activity: Mengarsipkan berkas}
    """
    assert [(line, message) for line, message, _ in findings("FLO001", text)] == [
        (6, "answer `Tidak` of step `a` leads nowhere")
    ]
    assert not findings("FLO011", text)


def test_a_join_of_branches_that_exclude_each_other() -> None:
    text = """\
    steps:
      - {id: a, activity: Memeriksa berkas, decision: {Ya: b, Tidak: c}}
      - {id: b, activity: Menerima berkas, next: d}
      - {id: c, activity: Menolak berkas}
      - {id: d, activity: Mengarsipkan berkas, join: all}
    """
    ((line, message, _),) = findings("FLO004", text)
    assert line == 5
    assert message in {f"`d` waits for ever for `{n}` after `a`: {a}" for n, a in (("b", "Tidak"), ("c", "Ya"))}
    assert not findings("FLO020", text)
    any_ = text.replace("join: all", "join: any")
    ((line, message, _),) = findings("FLO020", any_)
    assert (line, message) == (5, "step `d` says `join:`, but nothing is done in parallel")
    assert not findings("FLO004", any_)


def test_one_mistake_gives_one_finding() -> None:
    text = """\
    steps:
      - {id: a, activity: Memeriksa berkas, decision: {Ya: b, ya: b, "": a}}
      - {id: b, activity: Mengarsipkan berkas, next: tutup}
    """
    codes = ["FLO001", "FLO006", "FLO013", "FLO014", "FLO015", "FLO017"]
    assert [code for code in codes for _ in findings(code, text)] == ["FLO001", "FLO013", "FLO015"]


BROKEN_CHILDREN = {
    "FLO014": "steps: [{id: a, decision: {Ya: b, Tidak: {to: b, max: true}}}, {id: b}]\n",
    "FLO017": "total: 1 jam\nsteps: [{id: a}, {id: b, decision: {Ya: c, Tidak: {to: a, max: true}}}, {id: c}]\n",
    "FLO009": "steps: [{id: a, next: [b, c]}, {id: b, next: d}, {id: c}, {id: d, join: every}]\n",
    "FLO019": "steps: [{id: a, end: [b]}, {id: b, start: Melalui surel}]\n",
    "ACT001": "steps: [{id: a, actor: [5]}]\n",
    "ACT003": "actors: {k: Kurir}\nsteps: [{id: a, actor: {anyof: [k]}}]\n",
    "OUT001": "steps: [{id: a, outputs: [5]}]\n",
    "OUT002": "steps: [{id: a, inputs: [5]}]\n",
    "OUT003": "steps: [{id: a, inputs: [Surat], outputs: [{name: Surat, criteria: 5}]}]\n",
    "TIM007": "steps: [{id: a, decision: {Ya: {to: b, probability: 0.5}, Tidak: 5}}, {id: b}]\n",
    "GOV008": "version: '1.1'\nhistory: [{version: '1.0'}, {version: 1.1}]\n",
}


@pytest.mark.parametrize(("code", "text"), BROKEN_CHILDREN.items(), ids=BROKEN_CHILDREN)
def test_what_was_wrong_and_reported_is_not_missing_too(code: str, text: str) -> None:
    assert not findings(code, text)
    source = decode(text.encode(), "x.sop.yaml")
    assert Linter(Selection(select=("YML004", "YML005"))).document(source, Ruling(Profile())).diagnostics


def test_a_step_that_waits_for_ever_is_told_before_two_ends() -> None:
    """Both faults are there; the one that is an error must not hide behind a warning."""
    branches = "".join(f"  - {{id: c{n}, activity: Memeriksa, decision: {{Ya: g, Tidak: b{n}}}}}\n" for n in range(3))
    ends = "".join(f"  - {{id: b{n}, activity: Membatalkan, end: Batal {n}}}\n" for n in range(3))
    text = (
        "steps:\n  - {id: a, activity: Membagi, next: [c0, c1, c2]}\n"
        f"{branches}{ends}  - {{id: g, activity: Menutup, join: all}}\n"
    )
    assert findings("FLO004", text)
    assert not findings("FLO027", text)


def test_a_step_with_a_single_way_in_is_not_told_to_join() -> None:
    text = """\
    steps:
      - {id: a, activity: Memeriksa usul, decision: {Ya: b, Tidak: d}}
      - {id: b, activity: Membagi tugas, next: [c, a]}
      - {id: c, activity: Mengundang narasumber, end: Undangan terkirim}
      - {id: d, activity: Menolak usul, end: Usul ditolak}
    """
    source = decode(textwrap.dedent(text).encode(), "x.sop.yaml")
    (found,) = Linter(Selection(select=("FLO005",))).document(source, Ruling(Profile())).diagnostics
    assert (found.place.line, found.fixes) == (4, ())


def test_of_many_answers_those_are_told_that_matter() -> None:
    """Ten decisions are made before the split, and one in a branch; only that one keeps the other branch from coming."""
    before = "".join(
        f"  - {{id: p{n}, activity: Memeriksa, decision: {{Ya: q{n}, Tidak: r{n}}}}}\n"
        f"  - {{id: q{n}, activity: Mencatat, next: s{n}}}\n  - {{id: r{n}, activity: Menolak}}\n"
        f"  - {{id: s{n}, activity: Mengirim, next: [t{n}, u{n}]}}\n  - {{id: t{n}, activity: Menulis, next: v{n}}}\n"
        f"  - {{id: u{n}, activity: Membaca}}\n  - {{id: v{n}, join: all, activity: Menutup}}\n"
        for n in range(6)
    )
    text = (
        f"steps:\n{before}  - {{id: a, activity: Membagi, next: [b, c]}}\n"
        "  - {id: b, activity: Memilih, decision: {Ya: d, Tidak: e}}\n  - {id: c, activity: Menulis, next: d}\n"
        "  - {id: e, activity: Membatalkan, end: Batal}\n  - {id: d, join: all, activity: Mengarsipkan}\n"
    )
    ((_, message, _),) = findings("FLO004", text)
    assert message == "`d` waits for ever for `b` after ..., `b`: Tidak"


def test_of_many_steps_the_first_are_named() -> None:
    branches = "".join(f"  - {{id: c{n}, activity: Memeriksa, decision: {{Ya: g, Tidak: b{n}}}}}\n" for n in range(20))
    ends = "".join(f"  - {{id: b{n}, activity: Membatalkan, end: Batal {n}}}\n" for n in range(20))
    split = f"steps:\n  - {{id: a, activity: Membagi, next: [{', '.join(f'c{n}' for n in range(20))}]}}\n"
    ((_, message, _),) = findings("FLO004", f"{split}{branches}{ends}  - {{id: g, activity: Menutup, join: all}}\n")
    assert re.fullmatch(
        r"`g` waits for ever for `c0`, `c1`, `c2`, `c3` and 1\d more after .*`c19`: (Ya|Tidak)", message
    )


def test_a_return_into_one_of_the_branches_is_sent_to_the_split() -> None:
    text = """\
    steps:
      - {id: a, activity: Membagi tugas, next: [b, c]}
      - {id: b, activity: Menulis bab satu, next: d}
      - {id: c, activity: Menulis bab dua, next: d}
      - {id: d, activity: Memeriksa naskah, join: all, decision: {Sesuai: e, Tidak: b}}
      - {id: e, activity: Mengirim naskah}
    """
    found = Linter(Selection(select=("FLO004",))).document(
        decode(textwrap.dedent(text).encode(), "x.sop.yaml"), Ruling(Profile())
    )
    (told,) = found.diagnostics
    assert told.message.en == "`d` waits for ever for `c` after `d`: Tidak"
    assert told.help is not None and told.help.en.startswith("let `Tidak` lead to `a`, which starts all branches again")


@pytest.mark.parametrize("answers", ["Ya: b", "Ya: b, Tidak: b"])
def test_no_question_is_asked_for_where_nothing_is_decided(answers: str) -> None:
    text = f"""\
    steps:
      - {{id: a, activity: Mengadakan rapat, decision: {{{answers}}}}}
      - {{id: b, activity: Mengarsipkan notula}}
    """
    assert not findings("FLO036", text)
    assert findings("FLO036", text.replace(answers, "Ya: b, Tidak: a"))
