"""What findings advise in a case: the words of the SOP's language, lines to add, days that exist."""

import textwrap

import pytest

from sopctl import profiles
from sopctl.check import Linter, Ruling, Selection
from sopctl.diagnostic import Diagnostic
from sopctl.source import decode


def findings(code: str, text: str) -> list[Diagnostic]:
    source = decode(textwrap.dedent(text).encode(), "x.sop.yaml")
    ruling = Ruling(profiles.default("id"))
    return list(Linter(Selection(select=(code,))).document(source, ruling).diagnostics)


@pytest.mark.parametrize(
    ("language", "written", "advice"),
    [
        ("id", "31-02-2026", "tanggal itu tidak ada dalam kalender"),
        ("id", "2026-02-31", "tanggal itu tidak ada dalam kalender"),
        ("id", "03/04/2026", "tulis `2026-04-03` (tahun-bulan-hari)"),
        ("en", "03/04/2026", "tulis `2026-04-03` jika hari di depan, atau `2026-03-04` jika bulan di depan"),
        ("en", "12/31/2026", "tulis `2026-12-31`"),
        ("en", "04/04/2026", "tulis `2026-04-04` (tahun-bulan-hari)"),
        ("id", "2026-1-12", "tulis `2026-01-12`"),
        ("id", "12 Januari 2026", "tulis `2026-01-12`"),
        ("id", "2026", "tambahkan bulan dan hari"),
        ("id", "nanti", "TTTT-BB-HH"),
    ],
)
def test_a_date_is_proposed_as_it_may_be_meant(language: str, written: str, advice: str) -> None:
    (finding,) = findings("YML005", f"language: {language}\nidentity: {{created: {written}}}\n")
    assert finding.help is not None
    assert advice in finding.help.id


@pytest.mark.parametrize(
    ("written", "example"),
    [
        ("Kepala Dinas", "{position: Kepala Dinas}"),
        ("Kepala Dinas, Provinsi", '{position: "Kepala Dinas, Provinsi"}'),
    ],
)
def test_a_post_is_written_into_the_approval(written: str, example: str) -> None:
    (finding,) = findings("YML005", f"identity:\n  approved_by: {written}\n")
    assert finding.help is not None
    assert finding.help.en == f"write `approved_by: {example}`"


def test_a_missing_field_is_shown_as_a_line() -> None:
    helps = {d.message.en.split("`")[1]: d.help for d in findings("GOV", "title: Surat Keluar\nrecords: []\n")}
    assert helps["equipment"] == ("add a line `equipment: [Komputer]`", "tambahkan baris `equipment: [Komputer]`")
    assert helps["identity.unit"] == (
        "under `identity:`, add a line `unit: Bagian Umum`",
        "di bawah `identity:`, tambahkan baris `unit: Bagian Umum`",
    )
    approval = helps["identity.approved_by.position"]
    assert approval is not None
    assert approval.en == "under `identity:`, add a line `approved_by: {position: Kepala Dinas}`"
    records = helps["records"]
    assert records is not None
    assert records.en == "fill it in, for example `records: [Buku agenda surat keluar]`"
    (english,) = [d for d in findings("GOV002", "language: en\n") if "`equipment`" in d.message.en]
    assert english.help is not None
    assert english.help.en == "add a line `equipment: [Computer]`"


def test_what_the_profile_wants_is_not_to_be_removed() -> None:
    text = """\
    identity: {number: "<isi: nomor SOP>", agency: "<isi: instansi>"}
    legal_basis: ["<isi: peraturan>"]
    related: ["<isi: SOP>", surat-masuk]
    """
    helps = {d.message.en: d.help.en for d in findings("WRD005", text) if d.help}
    removable = {message for message, help_ in helps.items() if "remove" in help_}
    assert len(helps) == 4
    assert {message.split("`")[1] for message in removable} == {"<isi: instansi>", "<isi: SOP>"}


@pytest.mark.parametrize("written", ["0 menit", '"-"', ""])
def test_a_time_that_is_there_and_blank_is_not_missing(written: str) -> None:
    (finding,) = findings("TIM001", f"steps:\n  - id: a\n    duration: {written}\n")
    assert finding.message.en == "the time of step `a` is zero or blank"
    assert finding.place.line == 3


def test_units_are_those_of_the_language() -> None:
    (finding,) = findings("TIM002", 'language: en\nsteps:\n  - {id: a, duration: "5"}\n')
    assert finding.help is not None
    assert finding.help.en == "add the unit: minutes, hours, working days, days, weeks or months"


def test_an_estimate_is_quoted_as_it_was_written() -> None:
    (finding,) = findings("TIM002", "steps:\n  - id: a\n    duration: {min: 5, typical: 10 menit, max: 1 jam}\n")
    assert finding.message.en == "the time of step `a`, `5`, has no unit"
    assert finding.place.column == 21
    text = "steps:\n  - {id: a, duration: {min: 1 hari, max: 2 hari}}\n  - {id: b, duration: 3 hari kerja}\n"
    (mixed,) = findings("TIM005", text)
    assert "`{min: 1 hari, max: 2 hari}`" in mixed.message.en


def test_a_bad_id_is_proposed_in_its_right_form() -> None:
    (finding,) = findings("FLO001", "steps:\n  - id: Konsep Surat\n  - {id: b, next: konsep surat}\n")
    assert finding.help is not None
    assert finding.help.en == "did you mean `konsep-surat`?"


def test_only_a_value_in_one_pair_of_curly_quotes_is_told() -> None:
    text = "tags: [“Surat”, “a” dan “b”, '“c”', “d, ‘Nota’]\n"
    assert [d.place.column for d in findings("YML019", text)] == [8, 41]
