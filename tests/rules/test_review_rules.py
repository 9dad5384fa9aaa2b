"""Rules about reviews, approval and history: what the examples in the rules do not show."""

import textwrap
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.check import Linter, Ruling, Selection
from sopctl.model import Profile
from sopctl.model.duration import parse
from sopctl.rules.intervals import day_after, months_of
from sopctl.source import decode

CODES = [f"GOV{number:03}" for number in range(17, 31)]


def findings(code: str, text: str, profile: Profile | None = None) -> list[tuple[int, str]]:
    """Return line and English message of each finding of one rule."""
    source = decode(textwrap.dedent(text).encode(), "x.sop.yaml")
    found = Linter(Selection(select=(code,))).document(source, Ruling(profile or Profile())).diagnostics
    assert all(d.code == code and d.name != "internal-error" for d in found), found
    return [(d.place.line, d.message.en) for d in found]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "text",
    [
        "title: Surat\n",
        "status: effective\nreview_every: '-'\nhistory: [{}, '', {version: '', date: x, change: ['']}]\n",
        "related: ['', '-']\nqualifications: ['', '1.']\nservice: {cost: '', requirements: ['']}\nkind: {}\n",
        "language: fr\nrelated: [Toutes les procédures]\nqualifications: [compétent]\nservice: {cost: selon}\n",
        "steps:\n  - {}\n  - {activity: SOP, note: ['SOP ', SOP -]}\n",
    ],
)
def test_unfinished_files_are_read(code: str, text: str) -> None:
    findings(code, text)


@pytest.mark.parametrize(
    ("today", "overdue"), [("2026-02-02", False), ("2026-02-03", True), ("2031-01-01", True), ("2025-02-02", False)]
)
def test_a_review_is_due_on_the_day_itself(monkeypatch: pytest.MonkeyPatch, today: str, overdue: bool) -> None:
    monkeypatch.setenv("SOPCTL_TODAY", today)
    text = "status: effective\nreview_every: 12 bulan\nidentity: {created: 2024-01-01, effective: 2025-02-02}\n"
    assert findings("GOV017", text) == ([(2, "the review was due on 2026-02-02")] if overdue else [])


@pytest.mark.parametrize("more", ["history: [{date: 2026-01-31}]", "status: draft", "status: retired"])
def test_a_review_that_is_not_due(monkeypatch: pytest.MonkeyPatch, more: str) -> None:
    monkeypatch.setenv("SOPCTL_TODAY", "2026-06-01")
    status = "" if more.startswith("status") else "status: effective\n"
    text = f"{status}review_every: 1 tahun\nidentity: {{effective: 2025-02-02}}\n{more}\n"
    assert not findings("GOV017", text)


@pytest.mark.parametrize(
    ("day", "every", "due"),
    [
        ("2024-01-31", "1 bulan", "2024-02-29"),
        ("2024-02-29", "12 bulan", "2025-02-28"),
        ("2024-02-29", "1 tahun", "2025-02-28"),
        ("2024-11-15", "18 bulan", "2026-05-15"),
        ("2024-01-01", "6 minggu", "2024-02-12"),
        ("2024-01-01", "5 hari kerja", "2024-01-08"),
        ("2024-01-01", "9999 tahun", "9999-12-31"),
        ("2024-01-01", "12-24 bulan", "2026-01-01"),
    ],
)
def test_days_on_the_calendar(day: str, every: str, due: str) -> None:
    assert day_after(date.fromisoformat(day), parse(every)) == date.fromisoformat(due)


@pytest.mark.parametrize("every", ["-", "Sepanjang tahun", "3 jam", "12"])
def test_no_interval(every: str) -> None:
    assert day_after(date(2024, 1, 1), parse(every)) is None
    assert months_of(parse(every)) == 0


@given(st.dates(), st.integers(1, 10**6), st.sampled_from(["hari", "minggu", "bulan", "tahun", "hari kerja"]))
def test_a_due_day_comes_later(day: date, count: int, unit: str) -> None:
    due = day_after(day, parse(f"{count} {unit}"))
    assert due is not None
    assert due > day or due == date.max


@pytest.mark.parametrize(
    ("every", "told"), [("3 tahun", False), ("36 bulan", False), ("37 bulan", True), ("4 tahun", True), ("-", False)]
)
def test_the_longest_interval(every: str, told: bool) -> None:
    assert bool(findings("GOV018", f"review_every: '{every}'\n")) is told


@pytest.mark.parametrize(
    ("code", "field"), [("GOV019", "identity.approved_by.position"), ("GOV020", "identity.effective")]
)
def test_what_the_profile_asks_for_is_told_once(code: str, field: str) -> None:
    text = "status: effective\n"
    assert findings(code, text)
    assert not findings(code, text, Profile.model_validate({"required": {field: "warning"}}))
    assert findings(code, text, Profile.model_validate({"required": {field: "off", "identity.number": "error"}}))
    assert not findings(code, "identity: {number: 1/A}\n"), "a draft"


@pytest.mark.parametrize(
    ("versions", "lines"),
    [
        ([("1.9", "2025-01-01"), ("1.10", "2026-01-01")], []),
        ([("1.9", "2026-01-01"), ("1.10", "2025-01-01")], [3]),
        ([("v2", "2024-01-01"), ("Versi 3", "2023-01-01")], [3]),
        ([("B", "2024-01-01"), ("A", "2025-01-01")], []),
        ([("1.0", "2024-01-01"), ("1.0", "2023-01-01")], []),
        ([("3", "2022-01-01"), ("2", "2023-01-01"), ("1", "2024-01-01")], [2, 3]),
    ],
)
def test_history_in_order(versions: list[tuple[str, str]], lines: list[int]) -> None:
    text = "history:\n" + "".join(f'  - {{version: "{v}", date: {day}, change: x}}\n' for v, day in versions)
    assert [line for line, _ in findings("GOV021", text)] == lines


def test_a_later_line_of_the_history_covers_the_revision() -> None:
    text = "identity: {{revised: {}}}\nhistory: [{{version: '1', date: 2026-03-09, change: x}}]\n"
    assert not findings("GOV023", text.format("2026-03-02"))
    assert findings("GOV023", text.format("2026-03-10"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kepala Bidang 19800101 200501 1 001", "NIP"),
        ("Kepala Bidang 198001012005011001", "NIP"),
        ("NIK 3201011302700001", "NIK"),
        ("NIK 3201015302700001", "NIK"),  # a woman: day + 40
        ("rekening 1234567890123456", ""),
        ("rekening 3201019902700001", ""),
        ("000.8.3.3/19800101200501100/UMUM", ""),
        ("versi 1.19800101200501100", ""),
        ("19800101 200501 3 001", ""),
        ("telepon 0561 123456", ""),
        ("1" * 5000, ""),
    ],
)
def test_numbers_of_persons(text: str, kind: str) -> None:
    found = findings("GOV024", f'actors: {{a: "{text}"}}\n')
    assert [message for _, message in found] == ([f"this looks like the {kind} of a person"] if kind else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Seluruh SOP di lingkungan Dinas", True),
        ("SOP terkait", True),
        ("SOP lainnya.", True),
        ("Internal dinas", True),
        ("Meminta data", True),
        ("SOP Terkait Gratifikasi", False),
        ("SOP Internal Audit", False),
        ("Semua Orang Terlayani", False),
        ("surat-masuk", False),
        ("-", False),
    ],
)
def test_related_sops(text: str, told: bool) -> None:
    assert bool(findings("GOV027", f'related: ["{text}"]\n')) is told


@pytest.mark.parametrize(
    ("related", "note", "told"),
    [
        ("[]", "SOP Surat Masuk", True),
        ("[surat-masuk]", "SOP Surat Masuk", False),
        ("[Penanganan Surat Masuk]", "sesuai SOP Surat Masuk", False),
        ("[surat-keluar]", "SOP Surat Masuk", True),
        ("[]", "SOP ini", False),
        ("[]", "SOP AP", False),
        ("[]", "SOP", False),
        ("[]", "SOP Peminjaman Ruang", False),  # its own title
    ],
)
def test_mentioned_sops(related: str, note: str, told: bool) -> None:
    text = f"title: Peminjaman Ruang Rapat\nrelated: {related}\nsteps: [{{id: a, note: {note}}}]\n"
    assert bool(findings("GOV028", text)) is told


def test_a_service_for_applicants_is_whole() -> None:
    text = "service: {requirements: [KTP], time: 1 hari kerja}\n"
    assert [message for _, message in findings("GOV025", text)] == [
        f"the service does not say: {what}" for what in ("the cost", "the product", "where to complain")
    ]
    profile = Profile.model_validate({"required": {"service.cost": "error", "service.product": "error"}})
    assert len(findings("GOV025", text, profile)) == 1
