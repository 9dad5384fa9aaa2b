"""Rules about time: what the examples in the rules do not show."""

import textwrap
from pathlib import Path

import pytest

from sopctl.check import Linter, Ruling, Selection
from sopctl.model import Profile
from sopctl.source import decode
from tests.conftest import Sopctl


def findings(code: str, text: str) -> list[tuple[int, str, str]]:
    """Return line, message and help (both in English) of each finding of one rule."""
    source = decode(textwrap.dedent(text).encode(), "x.sop.yaml")
    found = Linter(Selection(select=(code,))).document(source, Ruling(Profile())).diagnostics
    assert all(d.code == code for d in found), found
    return [(d.place.line, d.message.en, d.help.en if d.help else "") for d in found]


def steps(*durations: str) -> str:
    lines = [f"  - {{id: s{n}, activity: Memeriksa berkas, duration: {text}}}" for n, text in enumerate(durations, 1)]
    return "\n".join(["steps:", *lines, ""])


@pytest.mark.parametrize(
    ("text", "said", "advice"),
    [
        ("2", "has no unit", "add the unit"),
        ("3 hr", "may mean", "in full"),
        ("Semesteran", "how often", "`note:`"),
        ("Sesuai jadwal", "how often", "`note:`"),
        ("120 Menit / 3 Hari", "several", "range"),
        ("15 (tujuh) hari kerja", "differ", "same"),
        ("1 0 Hari Kerja", "misspelt", "did you mean `10 Hari Kerja`?"),
        ("minimal 3 hari", "no upper bound", "longest"),
        ("perpanjangan maksimal 30 menit", "cannot be understood", "`note:`"),
        ("Laporan Kegiatan", "is not a time", "`outputs:`"),
    ],
)
def test_each_fault_has_its_message(text: str, said: str, advice: str) -> None:
    ((line, message, help_),) = findings("TIM002", steps("5 menit", f'"{text}"'))
    assert line == 3
    assert message.startswith(f"the time of step `s2`, `{text}`, ")
    assert said in message
    assert advice in help_


@pytest.mark.parametrize("text", ["-", "", "10-5 menit", "maksimal 3 hari"])
def test_other_rules_look_after_empty_and_reversed_times(text: str) -> None:
    assert not findings("TIM002", steps(f'"{text}"'))


def test_all_times_of_a_document_are_read() -> None:
    text = """\
    steps:
      - {id: a, activity: Menyusun laporan, outputs: [{name: Laporan, retention: "5"}]}
    total: banyak
    review_every: tahunan
    service: {time: secepatnya}
    records: [{name: Buku agenda, retention: 2 thun}]
    """
    found = findings("TIM002", text)
    assert [line for line, _, _ in found] == [2, 3, 4, 5, 6]
    assert found[2][2] == "write the interval, for example 12 bulan"
    assert found[4][1:] == ("the retention time of Buku agenda, `2 thun`, is misspelt", "did you mean `2 tahun`?")


@pytest.mark.parametrize("text", ["permanen", "minimal 5 tahun", "2 tahun aktif, 3 tahun inaktif", "selama berlaku"])
def test_retention_may_have_no_end(text: str) -> None:
    assert not findings("TIM002", f'records: [{{name: Buku agenda, retention: "{text}"}}]')


@pytest.mark.parametrize("text", ["5-25 menit", "maksimal 3 hari", "30 menit - 1 hari", "1-20 tujuan"])
def test_ranges_that_are_not_too_wide(text: str) -> None:
    assert not findings("TIM004", steps(text))


def test_a_wide_range_says_how_wide() -> None:
    ((_, message, _),) = findings("TIM004", steps("1 – 20 Hari Kerja"))
    assert message == "`1 – 20 Hari Kerja`: the longest time is 20 times the shortest"


def test_mixed_days_are_told_where_they_are_rarer() -> None:
    assert [line for line, _, _ in findings("TIM005", steps("1 hari", "2 hari", "3 hari kerja"))] == [4]
    assert [line for line, _, _ in findings("TIM005", steps("3 hari kerja", "2 hari"))] == [3]
    assert [line for line, _, _ in findings("TIM005", steps("3 working days", "2 days"))] == [3]


@pytest.mark.parametrize("text", ["2 minggu", "14 hari kalender", "14 calendar days", "1 x 24 jam", "2 jam", "P3D"])
def test_days_that_are_no_mixture(text: str) -> None:
    assert not findings("TIM005", steps("3 hari kerja", text))


DECISION = """\
steps:
  - {id: a, activity: Menyusun konsep, duration: 30 menit}
  - {id: b, activity: Memeriksa konsep, duration: 10-20 menit, decision: {Ya: d, Tidak: c}}
  - {id: c, activity: Memperbaiki konsep, duration: 60 menit}
  - {id: d, activity: Mengirim surat, duration: 5 menit}
"""


@pytest.mark.parametrize("total", ["45 menit", "115 menit", "1 jam", "maksimal 2 jam", "110 menit", "PT1H", "1 hari"])
def test_totals_that_agree(total: str) -> None:
    assert not findings("TIM006", f"{DECISION}total: {total}\n")


@pytest.mark.parametrize("total", ["44 menit", "2 jam", "maksimal 30 menit", "2-3 jam"])
def test_totals_that_differ(total: str) -> None:
    ((line, message, _),) = findings("TIM006", f"{DECISION}total: {total}\n")
    assert line == 6
    assert message == f"`total:` says {total}, but the steps take 45 minutes to 1 hour 55 minutes"


def test_no_total_is_judged_where_a_time_is_missing_or_of_another_kind() -> None:
    assert not findings("TIM006", steps("30 menit", "1 hari") + "total: 5 jam\n")
    assert not findings("TIM006", steps("30 menit", '"-"') + "total: 5 jam\n")
    assert not findings("TIM006", steps("30 menit", "2 menit/berkas") + "total: 5 jam\n")


@pytest.mark.parametrize(
    ("branches", "message"),
    [
        ("{Ya: {to: a, probability: 0.5}, Tidak: {to: a, probability: 0.4}}", "add up to 0.9 (0.5 + 0.4)"),
        ("{Ya: {to: a, probability: 0.9}, Tidak: {to: a, probability: 0.2}, Ragu: a}", "add up to 1.1 (0.9 + 0.2)"),
        ("{Ya: {to: a, probability: 0.7}, Tidak: {to: a, probability: 0.3}}", ""),
        ("{A: {to: a, probability: 0.333}, B: {to: a, probability: 0.333}, C: {to: a, probability: 0.333}}", ""),
        ("{Ya: {to: a, probability: 0.5}, Tidak: a}", ""),
        ("{}", ""),
    ],
)
def test_probabilities(branches: str, message: str) -> None:
    found = findings("TIM007", f"steps:\n  - {{id: a, activity: Memeriksa, decision: {branches}}}\n")
    assert [text for _, text, _ in found] == ([f"the branches of step `a` {message}"] if message else [])


def test_the_quickest_way_is_compared_with_the_promise() -> None:
    promised = DECISION + "service: {time: maksimal 40 menit}\n"
    assert findings("TIM008", promised)[0][1] == "the quickest way takes 45 minutes, but 40 minutes are promised"
    assert not findings("TIM008", promised.replace("40 menit", "45 menit"))
    assert not findings("TIM008", promised.replace("40 menit", "1 hari kerja"))


def test_of_two_ways_the_quicker_one_counts() -> None:
    text = """\
    steps:
      - {id: a, activity: Memeriksa, duration: 1 hari kerja, decision: {Mudah: b, Sulit: c}}
      - {id: b, activity: Memutuskan, duration: 3 hari kerja, end: Selesai}
      - {id: c, activity: Meninjau, duration: 9 hari kerja}
    service: {time: 3 hari kerja}
    """
    ((line, message, _),) = findings("TIM008", text)
    assert (line, message) == (5, "the quickest way takes 4 working days, but 3 working days are promised")


@pytest.mark.parametrize(("written", "meant"), [("1 hr", "1 hour"), ("2-3hr", "2-3 hours"), ("hr", "")])
def test_an_hour_in_an_english_text_is_one(written: str, meant: str) -> None:
    text = f"language: en\nsteps:\n  - {{id: a, activity: Write, duration: {written}}}\n"
    (found,) = (
        Linter(Selection(select=("TIM002",)))
        .document(decode(text.encode(), "x.sop.yaml"), Ruling(Profile()))
        .diagnostics
    )
    assert found.help is not None
    assert found.help.en == (
        f"did you mean `{meant}`?" if meant else "write the unit in full: hours, days or working days"
    )


@pytest.mark.parametrize(
    ("duration", "language", "fixed"),
    [
        ("48 jam", "id", "2 hari"),
        ("maksimal 24 jam", "id", "maksimal 1 hari"),
        ("up to 72 hours", "en", "up to 3 days"),
        ("40 jam", "id", None),
        ("36 jam", "id", None),
        ("2 x 24 jam", "id", None),
    ],
)
def test_whole_days_in_hours_become_days(
    duration: str, language: str, fixed: str | None, tmp_path: Path, sopctl: Sopctl
) -> None:
    file = tmp_path / "a.sop.yaml"
    text = f"sopctl: 1\nid: a\ntitle: A\nlanguage: {language}\nsteps:\n  - id: b\n    duration: {duration}\n"
    file.write_text(text, encoding="utf-8", newline="\n")
    sopctl("lint", str(file), "--select", "TIM013", "--unsafe-fixes", "--fix")
    assert file.read_text(encoding="utf-8") == text.replace(duration, fixed or duration)
