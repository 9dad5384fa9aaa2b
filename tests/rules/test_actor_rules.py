"""Rules about actors: what the examples in the rules do not show."""

import textwrap

import pytest

from sopctl.check import Linter, Ruling, Selection
from sopctl.model import Profile
from sopctl.rules.language.posts import is_post, same_post
from sopctl.source import decode


def findings(code: str, text: str) -> list[tuple[int, str, str]]:
    """Return line, message and help (both in English) of each finding of one rule."""
    source = decode(textwrap.dedent(text).encode(), "x.sop.yaml")
    found = Linter(Selection(select=(code,))).document(source, Ruling(Profile())).diagnostics
    assert all(d.name != "internal-error" for d in found), found
    return [(d.place.line, d.message.en, d.help.en if d.help else "") for d in found]


def named(name: str, language: str = "id") -> str:
    return f"language: {language}\nactors:\n  a: {{name: {name!r}}}\n"


@pytest.mark.parametrize("code", [f"ACT{number:03}" for number in range(1, 13)])
def test_unfinished_files_are_read(code: str) -> None:
    findings(code, "actors: {a: }\nsteps:\n  - {}\n  - {actor: [''], activity: ''}\n  - {actor: {any_of: [b]}}\n")
    findings(code, "")


def test_an_actor_without_a_name_is_reported_once_and_not_as_unknown() -> None:
    text = "actors:\n  kadis:\nsteps:\n  - {id: a, activity: Menandatangani surat, actor: kadis}\n"
    assert [line for line, _, _ in findings("ACT010", text)] == [2]
    assert not findings("ACT002", text)


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("konsebtor", "did you mean `konseptor`?"),
        ("kasubbag umum", "write `kasubag`, the id of Kepala Subbagian Umum"),
        ("Kepala Sub Bagian Umum", "write `kasubag`, the id of Kepala Subbagian Umum"),
        ("Auditor", "declare it under `actors:`, or write the id of an actor that is there"),
    ],
)
def test_an_unknown_actor_is_explained(written: str, suggestion: str) -> None:
    text = f"""\
    actors:
      konseptor: Analis Tata Usaha
      kasubag: {{name: Kepala Subbagian Umum, aliases: [Kasubag Umum]}}
    steps:
      - {{id: a, activity: Menyusun konsep, actor: {written}}}
    """
    assert findings("ACT002", text) == [(5, f"there is no actor `{written}`", suggestion)]


def test_one_of_several_actors_is_underlined() -> None:
    text = "actors: {a: Kurir}\nsteps:\n  - id: x\n    actor:\n      any_of:\n        - a\n        - b\n"
    assert [line for line, _, _ in findings("ACT002", text)] == [7]


@pytest.mark.parametrize(
    "person",
    [
        "Rina Marlina, S.Kom.",
        "Agus Setiawan, M.Si",
        "Drs. Agus Setiawan",
        "dr. Rina Marlina",
        "H. Agus",
        "Bapak Agus",
        "Sdri. Rina",
        "Kepala Bidang NIP 19790101 200312 1 002",
        "rina@contoh.go.id",
        "Mr. Hale",
        "Agus Setiawan, SE",
    ],
)
def test_persons(person: str) -> None:
    assert findings("ACT004", named(person))


@pytest.mark.parametrize(
    "post",
    [
        "Kepala Bidang",
        "Ibu Hamil",
        "Bapak Camat",
        "dr. Spesialis",
        "Ms. Access Administrator",
        "Bapak Kepala Bidang",
        "Pranata Komputer (S.Kom)",
        "PJK TI",
        "Staf SE",
        "Tim Hukum, Data, dan Statistik",
        "Dr on duty",
        "Kasi Ekonomi, Sosial",
    ],
)
def test_posts_that_are_no_persons(post: str) -> None:
    assert not findings("ACT004", named(post))


@pytest.mark.parametrize(
    "name",
    [
        "Sekretaris/Kabid",
        "PA/KPA",
        "Pegawai Pengelola Surat / Sekretaris",
        "Kepala BPS Provinsi/KPA",
        "Admin/ PJK TI",
        "Rekanan/ Vendor",
        "Ketua / Anggota UPG",
        "PJK Survei/Anggota Tim Statistik",
        "Tim Kerja & Instansi/OPD Lain",
    ],
)
def test_merged_posts(name: str) -> None:
    assert findings("ACT005", named(name))


@pytest.mark.parametrize(
    "name",
    [
        "BPS Kabupaten/Kota",
        "PPID",
        "K/L/PD",
        "Bupati/Wali Kota",
        "Dinas/Instansi/ Desa/Kel",
        "Petugas (Organik/Mitra)",
        "CAN (CA/CC/CL)",
        "Kepala Bidang Sarana & Prasarana",
        "Health/Safety Officer",
        "24/7 Support",
        "R&D Manager",
        "/",
    ],
)
def test_single_posts_with_a_slash(name: str) -> None:
    assert not findings("ACT005", named(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kepala BPS Prov", "Kepala BPS Provinsi"),
        ("Kasubag Umum", "Kepala Sub Bagian Umum"),
        ("Kasubbag Umpar", "Kasubag Umum dan Aparatur"),
        ("BPS Kab/Kota", "BPS Kabupaten/ Kota"),
        ("Kabag Umum", "Kepala Bagian Umum"),
        ("Walikota", "Wali Kota"),
        ("Staff TU", "Staf Tata Usaha"),
        ("Anggota Team TIP", "Anggota tim TIP"),
        ("Lab Technician", "Laboratory Tech"),
    ],
)
def test_spellings_of_one_post(one: str, other: str) -> None:
    assert same_post(one) == same_post(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kabid", "Kabag"),
        ("Tim 1", "Tim 2"),
        ("Kepala BPS Provinsi", "Kepala BPS Provinsi Bengkulu"),
        ("PPK", "KPA"),
        ("Kepala Seksi", "Kepala Satuan"),
    ],
)
def test_posts_that_differ(one: str, other: str) -> None:
    assert same_post(one) != same_post(other)


def test_an_alias_may_repeat_its_own_name() -> None:
    assert not findings("ACT007", "actors:\n  a: {name: Kepala Bidang, aliases: [Kabid]}\n")


@pytest.mark.parametrize("name", ["Aplikasi SIAK", "Sistem", "Kotak Pengaduan", "Website", "Geospatial System"])
def test_things(name: str) -> None:
    assert findings("ACT009", named(name))


@pytest.mark.parametrize(
    "name", ["Operator Aplikasi", "Perangkat Desa", "Analis Sistem", "Bidang Sarana", "Tim Portal"]
)
def test_posts_that_work_with_things(name: str) -> None:
    assert not findings("ACT009", named(name))


def test_english_things_end_the_name() -> None:
    assert findings("ACT009", named("Ticket portal", "en"))
    assert not findings("ACT009", named("System Administrator", "en"))


def test_order_counts_used_actors_only_and_is_told_once() -> None:
    text = """\
    actors: {x: Arsiparis, c: Kepala Dinas, b: Sekretaris, a: Analis}
    steps:
      - {id: one, actor: a}
      - {id: two, actor: [b, c]}
    """
    assert [message for _, message, _ in findings("ACT008", text)] == ["`c` is declared before `a`, which acts first"]


@pytest.mark.parametrize(
    ("declared", "told"),
    [("abcd", False), ("bacd", False), ("bcda", False), ("dabc", False), ("badc", True), ("dcba", True)],
)
def test_one_actor_out_of_its_place_is_let_pass(declared: str, told: bool) -> None:
    actors = ", ".join(f"{name}: Analis {name.upper()}" for name in declared)
    steps = ", ".join(f"{{id: s{name}, actor: {name}}}" for name in "abcd")
    assert bool(findings("ACT008", f"actors: {{{actors}}}\nsteps: [{steps}]\n")) is told


@pytest.mark.parametrize(
    ("activity", "found"),
    [
        ("Menyerahkan berkas kepada Kepala Dinas", False),
        ("Menyerahkan berkas kepada Kepala Dinas Perhubungan untuk ditandatangani", False),
        ("Menyerahkan berkas ke Kadis", False),
        ("Mengajukan persetujuan ke kepala", False),
        ("Menyerahkan berkas kepada Kepala Badan", True),
        ("Menerima surat yang ditandatangani oleh Bupati", True),
        ("Menyerahkan berkas kepada pemohon", False),
    ],
)
def test_posts_in_the_text(activity: str, found: bool) -> None:
    text = f"""\
    actors: {{a: Analis, k: Kepala Dinas Perhubungan}}
    steps:
      - {{id: one, actor: a, activity: {activity}}}
      - {{id: two, actor: k, activity: Menyampaikan laporan kepada Gubernur}}
    """
    assert [line for line, _, _ in findings("ACT011", text)] == ([3] if found else [])


@pytest.mark.parametrize(
    ("activity", "found"),
    [
        ("Memerintahkan Kabid untuk menyusun laporan", True),
        ("Menyampaikan laporan kepada kepala bidang", True),
        ("Menyampaikan laporan kepada Kepala Bidang Hukum", False),
        ("Menyampaikan laporan kepada sekretaris", False),
    ],
)
def test_work_for_oneself(activity: str, found: bool) -> None:
    text = f"actors: {{k: Kepala Bidang}}\nsteps:\n  - {{id: one, actor: k, activity: {activity}}}\n"
    assert bool(findings("ACT012", text)) is found


def test_words_for_posts() -> None:
    assert is_post("Arsiparis")
    assert is_post("Shift Supervisor")
    assert not is_post("Prasarana")
    assert not is_post("")


def test_an_article_makes_no_other_post() -> None:
    assert same_post("The manager") == same_post("Manager")


@pytest.mark.parametrize("name", ["Bapak Asuh", "Ibu Hamil"])
def test_a_party_with_a_form_of_address_is_no_person(name: str) -> None:
    assert not findings("ACT004", named(name))
