"""Rules about identity and governance: what the examples in the rules do not show."""

import textwrap

import pytest

from sopctl.check import Linter, Ruling, Selection
from sopctl.model import Profile
from sopctl.source import decode


def findings(code: str, text: str, profile: Profile | None = None) -> list[tuple[int, str, str]]:
    """Return line and message in both languages of each finding of one rule."""
    source = decode(textwrap.dedent(text).encode(), "x.sop.yaml")
    found = Linter(Selection(select=(code,))).document(source, Ruling(profile or Profile())).diagnostics
    assert all(d.code == code for d in found), found
    return [(d.place.line, d.message.en, d.message.id) for d in found]


def asking(**required: str) -> Profile:
    words = {"identity.number": {"en": "SOP number", "id": "Nomor SOP"}}
    return Profile.model_validate(
        {"required": {name.replace("__", "."): level for name, level in required.items()}, "words": words}
    )


@pytest.mark.parametrize(("code", "level"), [("GOV001", "error"), ("GOV002", "warning"), ("GOV012", "info")])
def test_each_level_has_its_rule(code: str, level: str) -> None:
    profile = asking(identity__number=level)
    message = ("`identity.number` is missing: SOP number", "`identity.number` belum diisi: Nomor SOP")
    assert findings(code, "title: Surat Keluar\n", profile) == [(1, *message)]
    assert not findings(code, "title: Surat Keluar\n", asking(identity__number="off"))
    assert not findings(code, "identity: {number: 12/A}\n", profile)


@pytest.mark.parametrize(
    ("field", "text", "line"),
    [
        ("identity.number", "identity:\n  number: ' '\n", 2),
        ("identity.number", "identity:\n  number: '-'\n", 2),
        ("identity.approved_by", "identity:\n  approved_by: {name: '', position: ''}\n", 2),
        ("identity.approved_by.position", "title: Surat\nidentity:\n  approved_by:\n    name: Rahmat\n", 3),
        ("warnings", "title: Surat\nwarnings: ['', ' ']\n", 2),
        ("records", "title: Surat\nrecords: [{name: ''}]\n", 2),
        ("sections.purpose", "title: Surat\nsections: {scope: Semua}\n", 2),
        ("review_every", "title: Surat\nreview_every: '-'\n", 2),
        ("service", "title: Surat\nservice: {cost: ''}\n", 2),
    ],
)
def test_what_counts_as_missing(field: str, text: str, line: int) -> None:
    profile = Profile.model_validate({"required": {field: "error"}})
    assert [found for found, _, _ in findings("GOV001", text, profile)] == [line]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("identity.created", "identity: {created: 2026-01-12}\n"),
        ("sections.purpose", "sections: {purpose: Menjaga mutu}\n"),
        ("service.volume", "service: {volume: 0}\n"),
        ("review_every", "review_every: kapan-kapan\n"),
        ("records", "records: [Buku agenda]\n"),
    ],
)
def test_what_counts_as_given(field: str, text: str) -> None:
    assert not findings("GOV001", text, Profile.model_validate({"required": {field: "error"}}))


def test_a_value_that_was_wrong_is_not_missing() -> None:
    assert not findings("GOV001", "identity: {created: Agustus 2023}\n", asking(identity__created="error"))


@pytest.mark.parametrize(
    "text",
    [
        "jika dilaksanakan berdampak efisiensi",
        "JIKA TIDAK DILAKSANAKAN, BERDAMPAK INEFISIENSI!",
        "Apabila SOP tidak dijalankan maka pelaksanaan kegiatan akan terhambat.",
    ],
)
def test_boilerplate(text: str) -> None:
    assert findings("GOV003", f'warnings: ["{text}"]\n')


@pytest.mark.parametrize(
    "text",
    [
        "jika tidak dilaksanakan maka tindak lanjut surat masuk terlambat",
        "apabila tidak dijalankan maka surat tidak tersampaikan atau tidak dapat dilacak",
        "bila ada yang terlewati maka pemohon tidak terlayani",
        "jika terlambat KPA harus mengajukan dispensasi",
        "",
        "-",
    ],
)
def test_warnings_about_something(text: str) -> None:
    assert not findings("GOV003", f'warnings: ["{text}"]\n')
    assert not findings("GOV009", f'warnings: ["{text}"]\n')


@pytest.mark.parametrize(
    "number", ["000.8.3.3/      /SATPOLPP-A", "530/ /01-IND/IV/2019", "/ /", "/UMUM/2026", "12  A", "PR-??"]
)
def test_numbers_with_a_blank(number: str) -> None:
    assert findings("GOV004", f'identity: {{number: "{number}"}}\n')


@pytest.mark.parametrize(
    "number",
    ["SOP-1-107/17000/2025", "000.8.3.3/278/SATPOLPP-A", "0029/T/B7.33/OT.02.00/2026", "T/020/UN16.17.02", "", "-"],
)
def test_numbers_without_a_blank(number: str) -> None:
    assert not findings("GOV004", f'identity: {{number: "{number}"}}\n')


def test_both_dates_are_named() -> None:
    text = "identity: {created: 2026-02-12, effective: 2026-02-01, revised: 2026-02-12}\n"
    assert findings("GOV006", text)[0][1] == "the effective date 2026-02-01 is before the day it was made, 2026-02-12"
    assert len(findings("GOV006", text)) == 1


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("SOP Surat Keluar", True),
        ("Standar Operasional Prosedur Surat Keluar", True),
        ("standard operating procedure: Sampling", True),
        ("PENGELOLAAN SURAT KELUAR", True),
        ("Penyusunan SOP", False),
        ("SOPIR Dinas", False),
        ("KTP-EL", False),
        ("Penerbitan KTP-el", False),
        ("", False),
    ],
)
def test_titles(title: str, found: bool) -> None:
    assert bool(findings("GOV007", f'title: "{title}"\n')) is found


@pytest.mark.parametrize("version", ["1.1", "v1.1", " 1.1"])
def test_a_version_in_the_history(version: str) -> None:
    assert not findings("GOV008", f'version: "{version}"\nhistory: [{{version: "1.0"}}, {{version: "1.1"}}]\n')


def test_a_history_without_versions_is_not_compared() -> None:
    assert not findings("GOV008", 'version: "1.1"\nhistory: [{change: Dokumen pertama}]\n')
    assert not findings("GOV008", 'version: "1.1"\n')


def test_the_post_is_told_once() -> None:
    text = "identity: {approved_by: {name: Rahmat Santosa}}\n"
    assert findings("GOV010", text)
    assert not findings("GOV010", text, asking(identity__approved_by__position="error"))


BASIS = [
    ("UU 25 Tahun 2009 tentang Pelayanan Publik", None),
    ("Undang - Undang No.14/2008", None),
    ("Permenkes 43 th 2019", None),
    ("PP Nomor LII Tahun 1999", None),
    ("Peraturan Menteri Keuangan PMK 119/PMK.05/2023", None),
    ("Keputusan Menteri Kesehatan Nomor HK.01.07/MENKES/123/2020", None),
    ("Peraturan internal rumah sakit", None),
    ("Instruksi kerja alat", None),
    ("Keputusan rapat 12 Maret 2024", None),
    ("Surat Edaran Menteri PANRB Nomor 10 Tahun 2019", None),
    ("Keputusan Menteri PAN Nomor 52 Tahun 2014", None),
    ("Peraturan perundang-undangan yang berlaku", "GOV014"),
    ("Peraturan Bupati Nomor 1", "GOV014"),
    ("Peraturan Bupati Tahun 2019", "GOV014"),
    ("Permenpan RB 52/2014", "GOV015"),
    ("Peraturan Menteri PANRB Nomor 10 Tahun 2019 tentang Zona Integritas", "GOV015"),
    ("Peraturan Menteri Pendayagunaan Aparatur Negara No. 52 Thn 2014", "GOV015"),
    ("Keputusan Presiden Nomor 68 Tahun 1995 tentang Hari Kerja", "GOV015"),
    ("Keppres 68/1995", "GOV015"),
]


@pytest.mark.parametrize(("text", "name"), BASIS)
def test_a_legal_basis(text: str, name: str | None) -> None:
    sop = f"language: id\nlegal_basis: [{text}]\n"
    found = [code for code in ("GOV014", "GOV015") if findings(code, sop)]
    assert found == ([name] if name else [])


@pytest.mark.parametrize("status", ["effective", "retired", "review", "draft"])
@pytest.mark.parametrize("empty", ["date: , ", "date: ~, ", "date: null, ", ""])
def test_a_line_of_the_history_without_a_day_is_told_unless_it_is_in_the_making(empty: str, status: str) -> None:
    text = f"""
        version: "1.1"
        status: {status}
        history:
          - {{version: "1.0", {empty}change: Dokumen pertama}}
          - {{version: "1.1", {empty}change: Langkah baru}}
    """
    lines = [line for line, message, _ in findings("GOV022", text) if "does not say when" in message]
    assert lines == ([5] if status in {"draft", "review"} else [5, 6])


@pytest.mark.parametrize("empty", ['""', "'-'", "' '", "...", "<isi tanggal>"])
def test_a_day_of_the_history_that_is_no_day_is_told_once(empty: str) -> None:
    text = f"history:\n  - {{version: '1.0', change: Dokumen pertama, date: {empty}}}\n"
    source = decode(text.encode(), "x.sop.yaml")
    found = Linter(Selection(select=("YML", "GOV02"))).document(source, Ruling(Profile())).diagnostics
    assert [(d.code, d.place.line) for d in found if d.code != "YML010"] == [("YML005", 2)]


@pytest.mark.parametrize("name", ["definition", "pengertian", "Pengertian"])
def test_a_section_under_another_name_is_pointed_at(name: str) -> None:
    text = f"sections:\n  {name}: Surat adalah berita tertulis.\n"
    profile = Profile.model_validate({
        "required": {"sections.definitions": "error"}, "words": {"sections.definitions": {"id": "Pengertian"}},
    })  # fmt: skip
    linter = Linter(Selection(select=("GOV001",)))
    (found,) = linter.document(decode(text.encode(), "x.sop.yaml"), Ruling(profile)).diagnostics
    assert found.help is not None and found.help.en == f"if `{name}` is meant, rename it to `definitions`"


def test_a_warning_that_only_says_that_it_must_be_done_is_empty() -> None:
    assert findings("GOV009", "warnings: [Harus dilaksanakan dengan saksama.]\n")
    assert not findings("GOV009", "warnings: [Kelebihan pembayaran yang tidak disetor menjadi temuan pemeriksaan.]\n")
    assert not findings("GOV009", "warnings: [Waspadai dokumen palsu.]\n")
    assert not findings("GOV009", "language: en\nwarnings: [Beware of forged documents.]\n")
