"""Rules about numbers, remarks, wishes, foreign words and abbreviations, and about nouns for acts."""

import pytest

from sopctl.check import Linter, Ruling, Selection
from sopctl.model import Profile
from sopctl.rules.language.proposals import with_verb
from sopctl.rules.language.verbs import is_action_noun, verb_for
from sopctl.source import decode


def findings(code: str, text: str) -> list[str]:
    """Return the English message of each finding of one rule."""
    found = (
        Linter(Selection(select=(code,))).document(decode(text.encode(), "x.sop.yaml"), Ruling(Profile())).diagnostics
    )
    assert all(d.code == code and d.name != "internal-error" for d in found), found
    return [d.message.en for d in found]


@pytest.mark.parametrize(
    ("activity", "language", "better"),
    [
        ("Pemeriksaan berkas", "id", "Memeriksa berkas"),
        ("1. penyusunan konsep surat", "id", "menyusun konsep surat"),
        ("Persetujuan atas usulan cuti", "id", "Menyetujui usulan cuti"),
        ("Digitalisasi arsip", "id", "Mendigitalisasi arsip"),
        ("Pemeriksaan oleh kepala bidang", "id", ""),
        ("Monitoring dan evaluasi", "id", ""),
        ("Koordinasi dengan bidang hukum", "id", ""),
        ("Verifikasi", "id", ""),
        ("Memeriksa berkas", "id", ""),
        ("Verification of the invoice", "en", "Verify the invoice"),
        ("Checking the label", "en", "Check the label"),
        ("Invoice verification", "en", "Verify invoice"),
        ("SPM verification", "en", "Verify SPM"),
        ("Decision of the committee", "en", "Decide the committee"),
        ("Payment to the vendor", "en", ""),
        ("Verification team", "en", ""),
        ("Quality team", "en", ""),
    ],
)
def test_the_whole_activity_is_proposed(activity: str, language: str, better: str) -> None:
    assert with_verb(activity, language) == better  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("penyalinan", "menyalin"),
        ("pengurutan", "mengurutkan"),
        ("perpanjangan", "memperpanjang"),
        ("standardisasi", "menstandardisasi"),
        ("kategorisasi", "mengategorisasi"),
        ("diperbaiki", "memperbaiki"),
        ("penyuratan", ""),
    ],
)
def test_verbs_are_built_or_not_at_all(noun: str, verb: str) -> None:
    assert verb_for(noun, "id") == verb


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("notarisation", "notarise"),
        ("gamification", "gamify"),
        ("purification", "purify"),
        ("shipment", "ship"),
        ("omission", "omit"),
        ("station", ""),
        ("department", "depart"),
    ],
)
def test_english_verbs_come_from_the_list(noun: str, verb: str) -> None:
    from sopctl.rules.language.texts import word_list

    assert verb_for(noun, "en") == (verb if verb in word_list("en_verbs") else "")


@pytest.mark.parametrize(
    "word",
    ["organisasi", "situasi", "lokasi", "berkas", "kepala", "peraturan", "persyaratan", "pelanggan", "perusahaan"],
)
def test_things_are_no_acts(word: str) -> None:
    assert not is_action_noun(word, "id")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("15 (tujuh) hari", True),
        ("15 (lima belas) hari", False),
        ("15 ( lima  belas ) hari", False),
        ("2 (rangkap) surat", False),
        ("100 (seratus) lembar", False),
        ("21 (dua puluh dua) lembar", True),
        ("Pasal 5 (a)", False),
        ("nomor 1/5 (lima)", False),
        ("12 (twelve) days", False),
        ("12 (thirteen) days", True),
        ("(tujuh) 15", False),
    ],
)
def test_numbers_and_their_words(text: str, told: bool) -> None:
    assert bool(findings("WRD009", f'warnings: ["{text}"]\n')) is told


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("jika terkait bidang teknis, langsung didisposisi ke Bidang", True),
        ("Apabila ditolak, berkas dikembalikan", True),
        ("Apabila Kepala Dinas berhalangan, surat ditandatangani Sekretaris", False),
        ("Bila keadaan memburuk, keluarga melapor ke meja triase", False),
        ("Jika diperlukan, dilampirkan fotokopi", False),
        ("Bila ada, lampirkan", False),
        ("SOP Surat Masuk", False),
        ("Paling lambat pukul 12.00", False),
    ],
)
def test_conditions_in_remarks(note: str, told: bool) -> None:
    step = f'{{id: a, activity: Meneruskan surat, note: "{note}"'
    assert bool(findings("WRD010", f"steps: [{step}}}]\n")) is told
    assert not findings("WRD010", f"steps: [{step}, decision: {{Ya: a, Tidak: a}}}}]\n")


@pytest.mark.parametrize(
    ("activity", "found"),
    [
        ("Mengupload berkas", "`mengupload` is `mengunggah` in Indonesian"),
        ("Melakukan follow up laporan", "`follow up` is `menindaklanjuti` in Indonesian"),
        ("Mengunggah berkas", ""),
        ("Mereviu laporan", ""),
        ("Menyusun draf", ""),
    ],
)
def test_foreign_words(activity: str, found: str) -> None:
    assert findings("WRD014", f"steps: [{{id: a, activity: {activity}}}]\n") == ([found] if found else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mengajukan SPM", True),
        ("Mengajukan SPM ke KPPN", True),
        ("Mengajukan surat perintah membayar (SPM)", False),
        ("MENGAJUKAN SPM", False),
        ("Mencatat lampiran XVII", False),
        ("Mencatat surat 000.8.3.3/UMUM/2026", False),
        ("Memeriksa KTP pemohon", False),
        ("Menyusun SOP-AP", False),
    ],
)
def test_abbreviations(text: str, told: bool) -> None:
    found = findings("WRD015", f'steps: [{{id: a, activity: "{text}"}}, {{id: b, activity: "{text}"}}]\n')
    assert bool(found) is told
    assert len(found) == len(set(found)), "an abbreviation is told once"


def test_an_abbreviation_is_explained_by_an_alias_or_a_definition() -> None:
    step = "steps: [{id: a, activity: Mengirim berkas ke BKD}]\n"
    assert findings("WRD015", step)
    assert not findings("WRD015", f"actors: {{b: {{name: Badan Kepegawaian, aliases: [BKD]}}}}\n{step}")
    assert not findings("WRD015", f"sections: {{definitions: '**BKD** badan kepegawaian'}}\n{step}")
    assert findings("WRD015", f"sections: {{quality: 'BKD menilai'}}\n{step}")


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("identity: {unit: 'Kesehatan, Keselamatan, dan Lingkungan'}", False),
        ("actors: {a: Kepala Kesehatan dan Keselamatan Lingkungan}", False),
        ("legal_basis: [Peraturan tentang Kesehatan Keselamatan Lingkungan]", False),
        ("identity: {unit: kesehatan keselamatan lingkungan}", True),
        ("identity: {unit: Kesehatan Kerja}", True),
        ("identity: {unit: Bagian KKL}", True),
    ],
)
def test_an_abbreviation_of_a_name_in_the_sop_is_explained(named: str, told: bool) -> None:
    assert bool(findings("WRD015", f"{named}\nsteps: [{{id: a, activity: Melapor kepada KKL}}]\n")) is told


@pytest.mark.parametrize("code", [f"WRD{number:03}" for number in range(9, 16)])
def test_hostile_texts_take_no_time(code: str) -> None:
    import time

    texts = ["(" * 20_000, "1 (a " * 5_000, "ABCDEFG " * 5_000, "jika " * 5_000, "A" * 50_000, "should " * 5_000]
    steps = "".join(
        f"  - {{id: s{n}, activity: '{text}', note: '{text}', outputs: [{{name: '{text}', criteria: '{text}'}}]}}\n"
        for n, text in enumerate(texts)
    )
    began = time.process_time()
    findings(code, f"language: id\nsteps:\n{steps}")
    findings(code, f"language: en\nsteps:\n{steps}")
    assert time.process_time() - began < 5


FIXES = [
    ("id", "Persetujuan atas usulan", "Menyetujui usulan"),
    ("id", "1. pemeriksaan berkas", "1. memeriksa berkas"),
    ("id", "Mengupload berkas", "Mengunggah berkas"),
    ("id", "Monitoring dan evaluasi", ""),
    ("id", "Diterima dan dicatat", ""),
    ("id", "Pemeriksaan oleh kepala bidang", ""),
    ("en", "Verification of the invoice", "Verify the invoice"),
    ("en", "SPM verification", "Verify SPM"),
    ("en", "Payment to the vendor", ""),
]


@pytest.mark.parametrize(("language", "before", "after"), FIXES)
def test_a_fix_never_leaves_half_a_sentence(sopctl, language: str, before: str, after: str) -> None:
    from pathlib import Path

    text = f"language: {language}\nsteps:\n  - id: a\n    activity: {before}  # kept\n"
    Path("a.sop.yaml").write_text(text, encoding="utf-8")
    sopctl("lint", "a.sop.yaml", "--fix", "--unsafe-fixes", "--select", "WRD001", "--select", "WRD014")
    assert Path("a.sop.yaml").read_text(encoding="utf-8") == text.replace(before, after or before)
