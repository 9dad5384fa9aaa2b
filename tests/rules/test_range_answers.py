"""Answers that are ranges of a number: what is read, where there are gaps, and where two overlap."""

import textwrap
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.check import Linter, Ruling, Selection
from sopctl.i18n import Language
from sopctl.model import Profile
from sopctl.rules.language.ranges import Range, gap, neighbours, overlap, range_of
from sopctl.source import decode


def messages(*answers: str, language: str = "id") -> list[tuple[str, str]]:
    """Return code and message of what the two rules find in a decision with these answers."""
    steps = "".join(f"  - {{id: s{n}, activity: Mengirim berkas, end: Hasil {n}}}\n" for n in range(len(answers)))
    labels = "".join(f'      "{answer}": s{n}\n' for n, answer in enumerate(answers))
    text = f"language: {language}\nsteps:\n  - id: a\n    activity: Menilai\n    decision:\n{labels}{steps}"
    linter = Linter(Selection(select=("FLO031", "FLO032")))
    found = linter.document(decode(textwrap.dedent(text).encode(), "x.sop.yaml"), Ruling(Profile())).diagnostics
    return [(d.code, d.message.en) for d in found]


@pytest.mark.parametrize(
    ("label", "language", "bounds"),
    [
        ("< 5 juta", "id", (-inf, False, 5e6, False)),
        ("Kurang dari Rp5.000.000", "id", (-inf, False, 5e6, False)),
        ("≤ 0,5 mg/L", "id", (-inf, False, 0.5, True)),
        ("paling lama 5 (lima) hari kerja", "id", (-inf, False, 5, True)),
        ("Nilai 70 ke atas", "id", (70, True, inf, False)),
        ("di atas 5 juta sampai 10 juta", "id", (5e6, False, 10e6, True)),
        ("> 5 - 10 juta", "id", (5e6, False, 10e6, True)),
        ("10%-20%", "id", (10, True, 20, True)),
        ("over $5,000", "en", (5000, False, inf, False)),
        ("5.5 or more", "en", (5.5, True, inf, False)),
        ("severity 3 or lower", "en", (-inf, False, 3, True)),
        ("between 2 and 8 °C", "en", (2, True, 8, True)),
        ("At or below 6 °C", "en", (-inf, False, 6, True)),
        ("equal to or greater than 5", "en", (5, True, inf, False)),
        ("less than or equal to 5", "en", (-inf, False, 5, True)),
        ("not above 5", "en", (-inf, False, 5, True)),
        ("kurang dari atau sama dengan 5 juta", "id", (-inf, False, 5e6, True)),
        ("sama dengan atau di atas 5 juta", "id", (5e6, True, inf, False)),
        ("tidak di bawah 5", "id", (5, True, inf, False)),
    ],
)
def test_a_range_is_read(label: str, language: Language, bounds: tuple[float, bool, float, bool]) -> None:
    found = range_of(label, language)
    assert found is not None
    assert found[:4] == bounds


@pytest.mark.parametrize(
    "label",
    ["Lengkap", "Severity 1 or 2", "Kepala dinas (cuti 1 tahunan)", "Pasal 5 ayat 2", "1.2.3.4", "minimal 3, maksimal 5",
     "CO2 di atas 5 ppm", "Tahap 2", "≥ -5 °C", "1" * 100, "> 1.00 juta", "10-5 hari", "belum sampai 5 hari", "belum lebih dari 3 hari", "bukan di bawah 5"],
)  # fmt: skip
def test_what_is_no_range_is_left_alone(label: str) -> None:
    assert range_of(label, "id") is None


def test_exactly_the_boundary_may_be_left_out() -> None:
    assert messages("< 5 juta", "> 5 juta") == [("FLO031", "no answer covers exactly 5 juta")]
    assert messages("> 5 juta", "< 5 juta") == [("FLO031", "no answer covers exactly 5 juta")]


def test_or_what_lies_between() -> None:
    assert messages("sampai 5 juta", "minimal 10 juta") == [
        ("FLO031", "no answer covers what lies between 5 juta and 10 juta")
    ]


def test_or_the_boundary_may_be_covered_twice() -> None:
    assert messages("≤ 5 juta", "≥ 5 juta") == [("FLO032", "`≥ 5 juta` and `≤ 5 juta` overlap")]


@pytest.mark.parametrize(
    "answers",
    [
        ("≤ 5 juta", "> 5 juta"),
        ("1-5 hari", "6-10 hari", "lebih dari 10 hari"),
        ("< 5 juta", "> 5 juta", "Tepat lima juta"),
        ("< 60 menit", "> 1 jam"),
        ("Berat di atas 5 kg", "Panjang di bawah 5 kg"),
        ("Ya", "Tidak"),
        ("> 5 juta",),
    ],
)
def test_answers_that_are_whole_or_cannot_be_compared(answers: tuple[str, ...]) -> None:
    assert messages(*answers) == []


def test_a_gap_is_no_news_where_another_answer_may_cover_it() -> None:
    assert messages("< 5 juta", "> 5 juta", "Lainnya") == []
    assert [code for code, _ in messages("< 6 juta", "> 5 juta", "Lainnya")] == ["FLO032"]


_BOUNDS = st.integers(0, 8)


@given(st.lists(st.tuples(_BOUNDS, st.booleans(), _BOUNDS, st.booleans()), min_size=2, max_size=4))
def test_gap_and_overlap_agree_with_counting(bounds: list[tuple[int, bool, int, bool]]) -> None:
    """Of two neighbours, a number between their bounds is covered by none, or by both, as the functions say."""
    ranges = [Range(low, a, high, b, "", "", ("", ""), False) for low, a, high, b in bounds if low < high]
    for one, other in neighbours(ranges):
        lower, upper = ranges[one], ranges[other]
        points = [n / 4 for n in range(33)]
        covered = [(_covers(lower, p), _covers(upper, p)) for p in points]
        assert overlap(lower, upper) == any(a and b for a, b in covered)
        between = [not a and not b for p, (a, b) in zip(points, covered, strict=True) if lower.high <= p <= upper.low]
        assert gap(lower, upper) == any(between)


def _covers(found: Range, point: float) -> bool:
    above = point >= found.low if found.low_closed else point > found.low
    return above and (point <= found.high if found.high_closed else point < found.high)
