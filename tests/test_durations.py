"""Durations: every form that people write, every reason why a text is none, and what always holds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.model.duration import Amount, Duration, Fault, Kind, estimate, parse, spell
from sopctl.model.units import UNITS

REAL_TEXTS = Path(__file__).parents[2] / "shared" / "cases" / "_bps_waktu_strings.tsv"
"""Cell texts of published SOPs, one a line with its count; not part of the repository."""

MINUTE = Amount(1, Kind.EFFORT)
HOUR = Amount(60, Kind.EFFORT)
WORKDAY = Amount(450, Kind.WORKING)
WORKHOUR = Amount(60, Kind.WORKING)
DAY = Amount(1440, Kind.ELAPSED)
WEEK = Amount(7 * 1440, Kind.ELAPSED)
MONTH = Amount(30 * 1440, Kind.ELAPSED)
YEAR = Amount(365 * 1440, Kind.ELAPSED)

REAL = {
    "1 menit/berkas": (1, 1, MINUTE, "berkas"),
    "10 menit/ berkas": (10, 10, MINUTE, "berkas"),
    "15 menit/ berkas": (15, 15, MINUTE, "berkas"),
    "2 menit/berkas": (2, 2, MINUTE, "berkas"),
    "3 menit/berkas": (3, 3, MINUTE, "berkas"),
    "1 - 2 hari": (1, 2, DAY),
    "1 bulan (tanggal 1- 20)": (30, 30, DAY),
    "1 bulan": (30, 30, DAY),
    "1 hari": (1, 1, DAY),
    "1 minggu": (7, 7, DAY),
    "1 semester": (180, 180, DAY),
    "1 x 24 jam": (1, 1, DAY),
    "1-10 hari": (1, 10, DAY),
    "1-2 bulan": (30, 60, DAY),
    "1-2 hari": (1, 2, DAY),
    "1-2 minggu": (7, 14, DAY),
    "1-3 hari": (1, 3, DAY),
    "1-3 minggu": (7, 21, DAY),
    "10 hari": (10, 10, DAY),
    "15 hari": (15, 15, DAY),
    "2 bulan": (60, 60, DAY),
    "2 hari": (2, 2, DAY),
    "2 minggu": (14, 14, DAY),
    "2 s.d 3 bulan": (60, 90, DAY),
    "2-3 hari": (2, 3, DAY),
    "2-3 minggu": (14, 21, DAY),
    "2-4 bulan": (60, 120, DAY),
    "2-4 minggu": (14, 28, DAY),
    "3 bulan": (90, 90, DAY),
    "3 hari": (3, 3, DAY),
    "3 minggu": (21, 21, DAY),
    "3-7 hari": (3, 7, DAY),
    "30 hari": (30, 30, DAY),
    "4 bulan": (120, 120, DAY),
    "4 hari": (4, 4, DAY),
    "4 minggu": (28, 28, DAY),
    "5 hari": (5, 5, DAY),
    "5 minggu": (35, 35, DAY),
    "6 bulan": (180, 180, DAY),
    "6 minggu": (42, 42, DAY),
    "7 hari": (7, 7, DAY),
    "1 jam": (60, 60, MINUTE),
    "1-2 jam": (60, 120, MINUTE),
    "10 menit": (10, 10, MINUTE),
    "10 – 60 menit": (10, 60, MINUTE),
    "120 menit": (120, 120, MINUTE),
    "15 menit": (15, 15, MINUTE),
    "15-20 menit": (15, 20, MINUTE),
    "2 jam": (120, 120, MINUTE),
    "2 menit": (2, 2, MINUTE),
    "20 menit": (20, 20, MINUTE),
    "20-30 menit": (20, 30, MINUTE),
    "20-60 menit": (20, 60, MINUTE),
    "3 - 5 jam": (180, 300, MINUTE),
    "3 - 5 menit": (3, 5, MINUTE),
    "3 jam": (180, 180, MINUTE),
    "3 menit": (3, 3, MINUTE),
    "30 menit - 3 jam": (30, 180, MINUTE),
    "30 menit": (30, 30, MINUTE),
    "4 jam": (240, 240, MINUTE),
    "40 jam": (2400, 2400, MINUTE),
    "45-90 menit": (45, 90, MINUTE),
    "5 menit": (5, 5, MINUTE),
    "5-10 menit": (5, 10, MINUTE),
    "6 jam": (360, 360, MINUTE),
    "60 menit": (60, 60, MINUTE),
    "1 - 5 hari kerja": (1, 5, WORKDAY),
    "1 hari kerja": (1, 1, WORKDAY),
    "1 – 20 hari kerja": (1, 20, WORKDAY),
    "10 hari kerja": (10, 10, WORKDAY),
    "14 hari kerja": (14, 14, WORKDAY),
    "15 hari kerja": (15, 15, WORKDAY),
    "2 hari efektif": (2, 2, WORKDAY),
    "2 hari kerja": (2, 2, WORKDAY),
    "3 hari efektif": (3, 3, WORKDAY),
    "3 hari kerja": (3, 3, WORKDAY),
    "3-5 hari kerja": (3, 5, WORKDAY),
    "30 hari kerja": (30, 30, WORKDAY),
    "5 hari kerja": (5, 5, WORKDAY),
    "7 hari kerja": (7, 7, WORKDAY),
    "-": Fault.EMPTY,
    "januari, april, juli, oktober (tanggal 20- 31)": Fault.FREQUENCY,
    "januari- februari, april-mei, juli- agustus, oktober- november": Fault.FREQUENCY,
    "sebelum periode revisi bulan berjalan": Fault.FREQUENCY,
    "sejak kickoff": Fault.FREQUENCY,
    "semesteran": Fault.FREQUENCY,
    "sepanjang tahun": Fault.FREQUENCY,
    "sesuai jadwal": Fault.FREQUENCY,
    "tahunan": Fault.FREQUENCY,
    "triwulan": Fault.FREQUENCY,
    "triwulanan": Fault.FREQUENCY,
    "backup data": Fault.NOT_A_TIME,
    "eoq telah diumumkan": Fault.NOT_A_TIME,
    "final raw data": Fault.NOT_A_TIME,
    "laporan kegiatan pemilihan eoq": Fault.NOT_A_TIME,
    "laporan kegiatan serawai": Fault.NOT_A_TIME,
    "laporan mabar": Fault.NOT_A_TIME,
    "laporan mp semesteran": Fault.NOT_A_TIME,
    "laporan": Fault.NOT_A_TIME,
    "rekap hasil penilaian penyaji dan penyelenggara serawai": Fault.NOT_A_TIME,
    "report": Fault.NOT_A_TIME,
    "sertifikat peserta dan narasumber, dokumentasi kegiatan, notulensi": Fault.NOT_A_TIME,
    "tersedia buku panduan": Fault.NOT_A_TIME,
    "tersedia format laporan kegiatan": Fault.NOT_A_TIME,
    "tidak ya": Fault.NOT_A_TIME,
    "2": Fault.NO_UNIT,
    "2 bulan 1 minggu; 5 hari kerja; 1 hari": Fault.SEVERAL,
    "2 bulan; 5 hari kerja; 1 hari": Fault.SEVERAL,
    "1 0 hari kerja": Fault.SPELLING,
    "5 minit": Fault.SPELLING,
}
"""Every text of that list in lower case: lower and upper bound, unit, and what it is for; or why it is no duration."""

FORMS = [
    # Indonesian
    ("15 menit", 15, 15, MINUTE),
    ("15menit", 15, 15, MINUTE),
    ("  15   Menit. ", 15, 15, MINUTE),
    ("30 detik", 0.5, 0.5, MINUTE),
    ("1,5 jam", 90, 90, MINUTE),
    ("1.5 jam", 90, 90, MINUTE),
    ("1.250 jam", 1250, 1250, HOUR),
    ("½ jam", 30, 30, MINUTE),
    ("1½ jam", 90, 90, MINUTE),
    ("1 1/2 jam", 90, 90, MINUTE),
    ("3/4 jam", 45, 45, MINUTE),
    ("setengah jam", 30, 30, MINUTE),
    ("setengah hari kerja", 0.5, 0.5, WORKDAY),
    ("seperempat jam", 15, 15, MINUTE),
    ("satu setengah jam", 90, 90, MINUTE),
    ("sejam", 60, 60, MINUTE),
    ("sehari", 1, 1, DAY),
    ("sehari kerja", 1, 1, WORKDAY),
    ("seminggu", 1, 1, WEEK),
    ("dua hari kerja", 2, 2, WORKDAY),
    ("dua puluh lima menit", 25, 25, MINUTE),
    ("seratus dua puluh menit", 120, 120, MINUTE),
    ("lima belas menit", 15, 15, MINUTE),
    ("4 (empat) hari kerja", 4, 4, WORKDAY),
    ("tiga (3) hari", 3, 3, DAY),
    ("14 (empat belas) hari (kerja)", 14, 14, WORKDAY),
    ("3 HK", 3, 3, WORKDAY),
    ("8 jam kerja", 8, 8, WORKHOUR),
    ("3 hari kalender", 3, 3, DAY),
    ("2 pekan", 2, 2, WEEK),
    ("3 bln", 3, 3, MONTH),
    ("1 triwulan", 3, 3, MONTH),
    ("2 semester", 12, 12, MONTH),
    ("5 thn", 5, 5, YEAR),
    ("1 jam 30 menit", 90, 90, MINUTE),
    ("1 jam, 30 menit", 90, 90, MINUTE),
    ("1 jam dan 30 menit", 90, 90, MINUTE),
    ("1 hari 12 jam", 1.5, 1.5, DAY),
    ("1 hari kerja 2 jam", 570, 570, Amount(1, Kind.WORKING)),
    ("2 x 24 jam", 2, 2, DAY),
    ("1x24 jam", 1, 1, DAY),
    ("± 15 menit", 15, 15, MINUTE),
    ("kurang lebih 2 hari", 2, 2, DAY),
    ("selama 3 hari", 3, 3, DAY),
    ("5–10 menit", 5, 10, MINUTE),
    ("5 s.d. 10 menit", 5, 10, MINUTE),
    ("5 s/d 10 menit", 5, 10, MINUTE),
    ("5 sampai dengan 10 menit", 5, 10, MINUTE),
    ("1 atau 2 hari", 1, 2, DAY),
    ("antara 2 dan 3 hari", 2, 3, DAY),
    ("30 menit - 2 jam", 30, 120, MINUTE),
    ("2 (dua) - 3 (tiga) hari kerja", 2, 3, WORKDAY),
    # English
    ("15 minutes", 15, 15, MINUTE),
    ("15-minute", 15, 15, MINUTE),
    ("20 mins", 20, 20, MINUTE),
    ("2h 30m", 150, 150, MINUTE),
    ("1 hour and 30 minutes", 90, 90, MINUTE),
    ("an hour", 60, 60, MINUTE),
    ("half an hour", 30, 30, MINUTE),
    ("one and a half hours", 90, 90, MINUTE),
    ("forty-five minutes", 45, 45, MINUTE),
    ("2 working days", 2, 2, WORKDAY),
    ("2-working-day", 2, 2, WORKDAY),
    ("three to five business days", 3, 5, WORKDAY),
    ("between 2 and 3 weeks", 2, 3, WEEK),
    ("4 (four) days", 4, 4, DAY),
    ("a day", 1, 1, DAY),
    ("1 year", 1, 1, YEAR),
    # ISO 8601
    ("PT30M", 30, 30, MINUTE),
    ("PT1H30M", 90, 90, MINUTE),
    ("PT1.5H", 90, 90, MINUTE),
    ("PT45S", 0.75, 0.75, MINUTE),
    ("P3D", 3, 3, DAY),
    ("P2W", 2, 2, WEEK),
    ("P1DT12H", 1.5, 1.5, DAY),
    ("P1Y2M", 365 + 60, 365 + 60, DAY),
]

LIMITS = [
    ("maksimal 30 menit", 30, MINUTE),
    ("Maks. 2 jam", 2, HOUR),
    ("paling lama 4 (empat) hari kerja", 4, WORKDAY),
    ("paling lambat 3 (tiga) hari", 3, DAY),
    ("selambat-lambatnya 7 hari", 7, DAY),
    ("tidak lebih dari 1 jam", 1, HOUR),
    ("dalam waktu 5 hari kerja", 5, WORKDAY),
    ("maksimal 5-10 menit", 10, MINUTE),
    ("10 hari kerja maksimal", 10, WORKDAY),
    ("≤ 30 menit", 30, MINUTE),
    ("at most 2 weeks", 2, WEEK),
    ("up to 30 minutes", 30, MINUTE),
    ("within 15m", 15, MINUTE),
    ("no later than 3 days", 3, DAY),
    ("10 days max", 10, DAY),
]

PER = [
    ("2 menit/berkas", "berkas"),
    ("2 menit / berkas permohonan", "berkas permohonan"),
    ("2 menit per berkas", "berkas"),
    ("5 menit per 10 berkas", "10 berkas"),
    ("10 menit untuk setiap dokumen", "dokumen"),
    ("3 minutes per sample", "sample"),
    ("2 menit/berkas (rata-rata)", "berkas"),
    ("maksimal 10 menit/tujuan surat", "tujuan surat"),
]

REMARKS = [
    ("1 (satu) hari kerja sejak permohonan diterima", "sejak permohonan diterima"),
    ("3 hari kerja, terhitung sejak berkas lengkap", "terhitung sejak berkas lengkap"),
    ("7 hari sebelum tanggal cuti", "sebelum tanggal cuti"),
    ("1 bulan (tanggal 1- 20)", "(tanggal 1- 20)"),
    ("3 hari tidak termasuk hari libur", "tidak termasuk hari libur"),
    ("paling lama 1 hari untuk pengembalian", "untuk pengembalian"),
    ("2 days after receipt", "after receipt"),
    ("2 days (estimate) from receipt", "(estimate) from receipt"),
]

FAULTS = [
    ("", Fault.EMPTY, ""),
    (" - ", Fault.EMPTY, ""),
    ("–", Fault.EMPTY, ""),
    ("...", Fault.EMPTY, ""),
    ("n/a", Fault.EMPTY, ""),
    ("0 menit", Fault.EMPTY, ""),
    ("PT0S", Fault.EMPTY, ""),
    ("2", Fault.NO_UNIT, ""),
    ("5-10", Fault.NO_UNIT, ""),
    ("maksimal 30", Fault.NO_UNIT, ""),
    ("1:30", Fault.NO_UNIT, ""),
    ("3 hr", Fault.AMBIGUOUS, ""),
    ("setiap bulan", Fault.FREQUENCY, ""),
    ("2 kali seminggu", Fault.FREQUENCY, ""),
    ("sebulan sekali", Fault.FREQUENCY, ""),
    ("8 jam per hari", Fault.FREQUENCY, ""),
    ("8 jam/hari", Fault.FREQUENCY, ""),
    ("every week", Fault.FREQUENCY, ""),
    ("weekly", Fault.FREQUENCY, ""),
    ("08.00-15.00", Fault.FREQUENCY, ""),
    ("pukul 12.00 WIB", Fault.FREQUENCY, ""),
    ("120 Menit / 3 Hari", Fault.SEVERAL, ""),
    ("1 hari maksimal 14 hari kerja", Fault.SEVERAL, ""),
    ("5 menit, 10 menit", Fault.SEVERAL, ""),
    ("1 hari kerja 3 hari", Fault.SEVERAL, ""),
    ("15 (tujuh) hari kerja", Fault.WORDS_DIFFER, ""),
    ("lima (4) hari", Fault.WORDS_DIFFER, ""),
    ("2 (three) days", Fault.WORDS_DIFFER, ""),
    ("5 minit", Fault.SPELLING, "5 menit"),
    ("2 mingu", Fault.SPELLING, "2 minggu"),
    ("3 hr kerja", Fault.SPELLING, "3 hari kerja"),
    ("15 minuts", Fault.SPELLING, "15 minutes"),
    ("1 0 Hari Kerja", Fault.SPELLING, "10 Hari Kerja"),
    ("10-5 menit", Fault.REVERSED, ""),
    ("2 jam - 30 menit", Fault.REVERSED, ""),
    ("minimal 3 hari", Fault.OPEN, ""),
    ("at least 2 hours", Fault.OPEN, ""),
    ("Laporan", Fault.NOT_A_TIME, ""),
    ("5 berkas", Fault.NOT_A_TIME, ""),
    ("5 menit untuk 10 berkas", Fault.NOT_A_TIME, ""),
    ("perpanjangan maksimal 30 menit", Fault.NOT_A_TIME, ""),
    ("hari kerja pertama", Fault.NOT_A_TIME, ""),
    ("-5 menit", Fault.NOT_A_TIME, ""),
    ("P", Fault.NOT_A_TIME, ""),
    ("PT", Fault.NOT_A_TIME, ""),
    ("x" * 201, Fault.NOT_A_TIME, ""),
]


def times(number: float, unit: Amount) -> Amount:
    return Amount(number * unit.minutes, unit.kind)


@pytest.mark.skipif(not REAL_TEXTS.exists(), reason="the list of real texts is not here")
def test_every_real_text() -> None:
    lines = REAL_TEXTS.read_text(encoding="utf-8").splitlines()
    texts = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    assert {" ".join(text.lower().split()) for text in texts} == REAL.keys()
    for text in texts:
        check_real(text, REAL[" ".join(text.lower().split())])


@pytest.mark.parametrize("text", REAL)
def test_real_text(text: str) -> None:
    check_real(text, REAL[text])


def check_real(text: str, expected: Fault | tuple) -> None:
    found = parse(text)
    if isinstance(expected, Fault):
        assert found == Duration(text, fault=expected, suggestion=found.suggestion)
        return
    low, high, unit, *per = expected
    assert (found.low, found.high) == (times(low, unit), times(high, unit))
    assert found.per == "".join(per)
    assert not found.at_most


@pytest.mark.parametrize(("text", "low", "high", "unit"), FORMS)
def test_form(text: str, low: float, high: float, unit: Amount) -> None:
    found = parse(text)
    assert found.fault is None
    assert (found.low, found.high) == (times(low, unit), times(high, unit))
    assert found.typical == (found.low if low == high else None)
    assert (found.at_most, found.per, found.text) == (False, "", text)


@pytest.mark.parametrize(("text", "high", "unit"), LIMITS)
def test_limit(text: str, high: float, unit: Amount) -> None:
    found = parse(text)
    assert (found.fault, found.at_most) == (None, True)
    assert (found.low, found.typical, found.high) == (Amount(0, unit.kind), None, times(high, unit))


@pytest.mark.parametrize(("text", "per"), PER)
def test_per_unit(text: str, per: str) -> None:
    assert (parse(text).fault, parse(text).per) == (None, per)


@pytest.mark.parametrize(("text", "remark"), REMARKS)
def test_remark(text: str, remark: str) -> None:
    assert (parse(text).fault, parse(text).remark) == (None, remark)


@pytest.mark.parametrize(("text", "fault", "suggestion"), FAULTS)
def test_fault(text: str, fault: Fault, suggestion: str) -> None:
    assert parse(text) == Duration(text, fault=fault, suggestion=suggestion)


def test_estimate_keeps_each_kind() -> None:
    found = estimate("5 menit", "10 menit", "1 hari kerja")
    assert (found.low, found.typical, found.high) == (times(5, MINUTE), times(10, MINUTE), WORKDAY)
    assert found.kind is Kind.EFFORT


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        (("10 menit", "5 menit", "15 menit"), Fault.REVERSED),
        (("2 jam", "1 hari kerja", "1 jam"), Fault.REVERSED),
        (("5 minit", "", "10 menit"), Fault.SPELLING),
        (("", "", ""), Fault.EMPTY),
    ],
)
def test_estimate_that_is_none(parts: tuple[str, str, str], fault: Fault) -> None:
    assert estimate(*parts).fault is fault


def test_estimate_takes_the_unit_of_its_parts() -> None:
    assert estimate("2 menit/berkas", "", "5 menit/berkas").per == "berkas"


@pytest.mark.parametrize(
    ("minutes", "kind", "indonesian", "english"),
    [
        (375, Kind.EFFORT, "6 jam 15 menit", "6 hours 15 minutes"),
        (1, Kind.EFFORT, "1 menit", "1 minute"),
        (7.5, Kind.EFFORT, "7,5 menit", "7.5 minutes"),
        (0, Kind.EFFORT, "0 menit", "0 minutes"),
        (450, Kind.WORKING, "1 hari kerja", "1 working day"),
        (990, Kind.WORKING, "2 hari kerja 1,5 jam kerja", "2 working days 1.5 working hours"),
        (1440, Kind.ELAPSED, "1 hari", "1 day"),
        (2160, Kind.ELAPSED, "1 hari 12 jam", "1 day 12 hours"),
        (14 * 1440, Kind.ELAPSED, "2 minggu", "2 weeks"),
        (90 * 1440, Kind.ELAPSED, "3 bulan", "3 months"),
    ],
)
def test_spelling_out(minutes: float, kind: Kind, indonesian: str, english: str) -> None:
    assert spell(Amount(minutes, kind), "id") == indonesian
    assert spell(Amount(minutes, kind), "en") == english


UNIT_NAMES = st.sampled_from(sorted(UNITS))
COUNTS = st.integers(1, 999)
PIECES = st.sampled_from(
    [*sorted(UNITS), "5", "1,5", "-", "/", "(", ")", "dan", "s.d", "maksimal", "per", "x", "dua", "setiap"]
)


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    assert parse(text).text == text


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_what_is_understood_holds_together(text: str) -> None:
    found = parse(text)
    assert (found.fault is None) == (found.low is not None) == (found.high is not None)
    if found.low and found.high:
        assert found.low.minutes <= found.high.minutes or found.low.kind != found.high.kind
        assert found.expected


@given(COUNTS, UNIT_NAMES)
def test_a_number_and_a_unit(count: int, unit: str) -> None:
    assert parse(f"{count} {unit}").high == times(count, UNITS[unit])


@given(COUNTS, st.integers(0, 50), UNIT_NAMES)
def test_a_range(low: int, more: int, unit: str) -> None:
    found = parse(f"{low}-{low + more} {unit}")
    assert (found.low, found.high) == (times(low, UNITS[unit]), times(low + more, UNITS[unit]))


@given(st.integers(1, 500_000), st.sampled_from(Kind), st.sampled_from(["id", "en"]))
def test_what_is_spelled_out_is_read_again(quarters: int, kind: Kind, language: str) -> None:
    least = DAY.minutes if kind is Kind.ELAPSED else 0  # hours alone are always read as work
    amount = Amount(least + quarters * 15.0, kind)
    found = parse(spell(amount, language)).high
    assert found is not None
    assert found.kind is kind
    assert found.minutes == pytest.approx(amount.minutes)


@given(COUNTS, COUNTS, st.sampled_from(["hari", "minggu", "bulan", "days"]))
def test_effort_is_never_added_to_days(days: int, minutes: int, unit: str) -> None:
    """Minutes after days are time on the clock; a number of minutes alone stays work."""
    found = parse(f"{days} {unit} {minutes} menit")
    assert found.kind is Kind.ELAPSED
    assert parse(f"{minutes} menit").kind is Kind.EFFORT
    assert parse(f"{minutes} menit {days} {unit}").fault is Fault.SEVERAL
