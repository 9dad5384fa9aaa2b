"""Rules about wording: what the examples in the rules do not show."""

import textwrap

import pytest

from sopctl.check import Linter, Ruling, Selection
from sopctl.i18n import Language
from sopctl.model import Profile
from sopctl.rules import base
from sopctl.rules.language import conditions
from sopctl.rules.language.texts import word_list, word_pairs, words
from sopctl.rules.language.verbs import is_active_verb, verb_for
from sopctl.rules.wording import vague_word
from sopctl.source import decode


def findings(code: str, text: str) -> list[tuple[int, str, str]]:
    """Return line, message and help (both in English) of each finding of one rule."""
    source = decode(textwrap.dedent(text).encode(), "x.sop.yaml")
    found = Linter(Selection(select=(code,))).document(source, Ruling(Profile())).diagnostics
    assert all(d.name != "internal-error" for d in found), found
    return [(d.place.line, d.message.en, d.help.en if d.help else "") for d in found]


def activity(text: str, language: str = "id") -> str:
    return f"language: {language}\nsteps:\n  - id: a\n    activity: {text!r}\n"


@pytest.mark.parametrize("code", [f"WRD{number:03}" for number in range(1, 17)])
@pytest.mark.parametrize("language", ["id", "en", "fr"])
def test_unfinished_files_are_read(code: str, language: str) -> None:
    findings(
        code,
        f"language: {language}\nsteps:\n  - {{}}\n  - {{activity: '', outputs: ['', {{}}]}}\n  - {{activity: '1.'}}\n",
    )
    findings(code, "")


@pytest.mark.parametrize("code", ["WRD001", "WRD002", "WRD003", "WRD004", "WRD006", "WRD008"])
def test_other_languages_are_not_judged(code: str) -> None:
    assert not findings(code, activity("Pengumpulan data jika perlu dll, melakuan", "fr"))


# First words of activities in published SOPs.
VERBS = """melaksanakan melakukan membuat memeriksa menyusun meneruskan menerima mengikuti mengajukan menyampaikan
menyiapkan mengirimkan memberikan mengecek melaporkan menandatangani mengunggah menyerahkan mengunduh mengusulkan
mengisi mengompilasi mencatat menginput menerbitkan mengadakan memilih memilah memposting menilai memastikan
memperbanyak menindaklanjuti mengantar mengarsipkan memutuskan membongkar memvalidasi memberkaskan memasukkan
menempelkan mengassign mewawancarai meregistrasi menyetujui unggah datang berkoordinasi bekerja bermusyawarah
meng-input me-review merekam menguji melayani meyakinkan menyanyikan""".split()  # noqa: SIM905
NO_VERBS = """pengumpulan penghitungan persiapan rekonsiliasi pembuatan pengguna evaluasi penyusunan petugas angka
pengiriman pelaksanaan kepala pjk alokasi monitoring rapat pengisian resepsionis tim naskah identifikasi pengumuman
update proses cc setelah koordinasi rilis anggota pkrt diseminasi draft laporan ujicoba target komponen sesuai entri
hasil jika untuk selesai submit tidak ya keputusan disposisi surat full back uji tes informasi kelangkapan dokumen
menteri meja media mesin mekanisme berkas berita berdasarkan melalui diterima terlaksananya member memori mereka
""".split()  # noqa: SIM905


@pytest.mark.parametrize("word", VERBS)
def test_active_verbs(word: str) -> None:
    assert is_active_verb(word, "id")


INSTRUCTIONS = """telusuri perkenalkan dokumentasikan posisikan suntikkan kurangi hindari jaga sediakan sertakan larutkan
    encerkan sterilkan koordinasikan sosialisasikan pelajari wawancarai cari diamkan"""
NO_INSTRUCTIONS = (
    "tindakan masukan rujukan perbaikan kebijakan bahkan dilaporkan diinformasikan pasokan rekan pengecekkan"
)


@pytest.mark.parametrize("word", INSTRUCTIONS.split())
def test_imperatives_of_instructions_are_verbs(word: str) -> None:
    assert is_active_verb(word, "id")


@pytest.mark.parametrize("word", NO_INSTRUCTIONS.split())
def test_nouns_and_passives_that_end_like_them_are_none(word: str) -> None:
    assert not is_active_verb(word, "id")


@pytest.mark.parametrize("word", NO_VERBS)
def test_words_that_are_no_active_verbs(word: str) -> None:
    assert not is_active_verb(word, "id")


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("penyusunan", "menyusun"),
        ("pengumpulan", "mengumpulkan"),
        ("verifikasi", "memverifikasi"),
        ("diterima", "menerima"),
        ("diperiksa", "memeriksa"),
        ("diperbaiki", "memperbaiki"),
        ("ditandatangani", "menandatangani"),
        ("dikirimkan", "mengirimkan"),
        ("surat", ""),
        ("dinas", ""),
        ("penyampaikan", ""),
    ],
)
def test_verbs_for_nouns_and_passives(noun: str, verb: str) -> None:
    assert verb_for(noun, "id") == verb


@pytest.mark.parametrize(
    ("noun", "verb"),
    [("verification", "verify"), ("filing", "file"), ("checking", "check"), ("planning", "plan"), ("king", "")],
)
def test_english_verbs_for_nouns(noun: str, verb: str) -> None:
    assert verb_for(noun, "en") == verb


def test_every_proposed_verb_is_a_verb() -> None:
    for language in ("id", "en"):
        for noun, verb in word_pairs(f"{language}_action_nouns").items():
            assert is_active_verb(verb.split()[0], language), (noun, verb)
            assert not is_active_verb(noun, language), noun


def test_word_lists_are_clean() -> None:
    assert word_list("en_noun_verbs") <= word_list("en_verbs")
    assert word_list("id_events") <= word_pairs("id_action_nouns").keys()
    for language in ("id", "en"):
        pairs = word_pairs(f"{language}_misspellings")
        assert not {wrong for wrong, right in pairs.items() if not right or wrong == right}
        assert not set(pairs) & set(pairs.values())


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        ("Pembuatan laporan", "`pembuatan` names the act as a noun", "write the verb: `Membuat laporan`"),
        ("1. Penyusunan draf", "`penyusunan` names the act as a noun", "write the verb: `Menyusun draf`"),
        ("Diterima di loket", "`diterima` is a passive", "write the verb: `Menerima ...`"),
        ("Di terima di loket", "`diterima` is a passive", "write the verb: `Menerima ...`"),
        (
            "Di kantor pos mengirim surat",
            "`di` is not an active verb",
            "begin with a verb and its object: Menyusun laporan, Write the report",
        ),
        (
            "Tim teknis segera memeriksa lokasi",
            "it begins with who does it: `Tim`",
            "leave `Tim` out, the actor already says it; begin with `Memeriksa`",
        ),
    ],
)
def test_wrong_starts_are_explained(text: str, message: str, help_: str) -> None:
    assert findings("WRD001", activity(text)) == [(4, message, help_)]


@pytest.mark.parametrize(
    "text",
    [
        "a. Menyusun draf",
        "- Memeriksa berkas",
        '"Menyusun" draf',
        "Segera menyerahkan berkas",
        "Jangan membuka kemasan steril",
        "Mohon melengkapi formulir",
        "<isi: kegiatan>",
        "Jika",
    ],
)
def test_starts_that_pass(text: str) -> None:
    assert not findings("WRD001", activity(text))


@pytest.mark.parametrize(
    "text",
    [
        "Verification of the label",
        "Reviewing the request",
        "The agent logs the call",
        "Samples are sent to the laboratory",
        "Report is sent",
        "Incident closure",
        "Checks the label",
        "Manager approves the change",
        "Head of department approves the change",
        "Nurse records the dose",
    ],
)
def test_english_wrong_starts(text: str) -> None:
    assert findings("WRD001", activity(text, "en"))


@pytest.mark.parametrize(
    "text",
    [
        "Verify the label",
        "Carefully open the tube",
        "Re-check the label",
        "Double-check the dose",
        "Bring the form",
        "Implement the change",
        "Position the patient",
        "Do not open the door",
        "Report the incident to the duty manager",
        "Rerun the test",
        "Support the user",
        "Vortex tubes for ten seconds",
        "Aliquot the sample",
        "Head to the assembly point",
        "Nurse the patient",
        "Guard the entrance",
    ],
)
def test_english_imperatives(text: str) -> None:
    assert not findings("WRD001", activity(text, "en"))


def test_a_called_procedure_may_stand_with_its_name() -> None:
    assert not findings("WRD001", "steps:\n  - {id: a, activity: SOP Surat Keluar, calls: surat-keluar}\n")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("menerima, meneliti, mencatat surat ke buku agenda dan lembar disposisi", 3),
        ("membaca surat dan memberi masukan kepada Sekretaris", 2),
        ("menerima surat yang ditandatangani kadis dan meneruskan ke instansi pembina", 2),
        ("merekam foto/tanda tangan lalu mencetak", 2),
        ("menyerahkan berkas untuk diketik, kemudian menyimpan salinan", 2),
        ("mengonsep surat, menyerahkan untuk diketik", 2),
        ("Menyusun laporan bulanan", 0),
        ("Menyiapkan bahan untuk menghimpun, mengolah, dan menyajikan data", 0),
        ("Menerima pemohon yang mengajukan dan menandatangani formulir", 0),
        ("Memeriksa berkas dan berita acara", 0),
        ("Mendampingi pemohon mengisi formulir dan mengunggah berkas", 0),
        ("Meminta berkas dan memeriksa kelengkapannya", 2),
        ("Mencatat nama dan isi surat", 0),
        ("Memeriksa dan memeriksa ulang berkas", 0),
        ("Rapat dan menyusun notula", 0),
        ("Bersihkan lokasi tusukan lalu biarkan kering", 0),
        ("Mengaduk larutan dan menunggu hingga jernih", 0),
    ],
)
def test_acts_are_counted(text: str, count: int) -> None:
    found = findings("WRD002", activity(text))
    assert [message.split()[0] for _, message, _ in found] == ([str(count)] if count else [])


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("duration: 10 menit, outputs: [Konsep terparaf]", False),
        ("duration: 5-30 menit, outputs: [Konsep terparaf]", False),
        ("duration: 2 menit/berkas, outputs: [Konsep terparaf]", False),
        ("duration: 45 menit, outputs: [Konsep terparaf]", True),
        ("duration: 1 hari, outputs: [Konsep terparaf]", True),
        ("duration: 10 menit, outputs: [Konsep terparaf, Nota dinas]", True),
        ("duration: 10 menit", True),
        ("outputs: [Konsep terparaf]", True),
    ],
)
def test_two_acts_at_one_sitting_are_one_piece_of_work(rest: str, told: bool) -> None:
    assert bool(findings("WRD002", f"steps: [{{activity: Memeriksa dan memaraf konsep, {rest}}}]\n")) is told
    assert findings("WRD002", f"steps: [{{activity: 'Menerima, mencatat, dan memaraf konsep', {rest}}}]\n")


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Review and approve the request", True),
        ("Check the label and then file the form", True),
        ("Collect the sample; label the tube", True),
        ("Send the form to check and approve", False),
        ("Record the date and time", False),
        ("Clean the bench and the hood", False),
        ("Ask who can verify and sign the form", False),
        ("Verify name, address and position", False),
        ("Switch on the meter and let it warm up", False),
    ],
)
def test_english_acts(text: str, several: bool) -> None:
    assert bool(findings("WRD002", activity(text, "en"))) is several


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Memeriksa berkas, jika lengkap diteruskan", True),
        ("Menandatangani surat apabila sudah sesuai", True),
        ("memeriksa; tidak setuju kembali ke Sekretaris, setuju ditandatangani", True),
        ("Memeriksa konsep, setuju diparaf, tidak setuju dikembalikan", True),
        ("Menentukan lengkap/tidak", True),
        ("Menghubungi pelapor bila perlu", False),
        ("Menghubungi pelapor jika diperlukan", False),
        ("Melampirkan berita acara bila ada", False),
        ("Menyampaikan permohonan langsung atau tidak langsung", False),
        ("Membuat surat keterangan tidak/belum menikah", False),
        ("Mengembalikan berkas yang tidak lengkap", False),
        ("Memisahkan berkas yang sesuai dan tidak sesuai", False),
        ("Mencatat sebab permohonan tidak disetujui", False),
        ("Memberitahukan dokumen yang tidak sesuai agar diganti dengan dokumen yang sesuai", False),
        ("Mengklik tombol Ya/Tidak", False),
        ("Memilih jawaban ya atau tidak pada formulir", False),
        ("Menyiapkan formulir setuju/tidak setuju", False),
        ("Mengisi kolom lengkap/tidak pada daftar periksa", False),
        ("Mencatat sampel yang valid, yang tidak valid, dan yang rusak", False),
        ("Memperbaiki data yang tidak benar supaya menjadi benar", False),
        ("Mengganti isian yang tidak sesuai dengan isian yang sesuai, lalu memaraf", False),
        ("Memusnahkan obat yang tidak memenuhi syarat, menyimpan obat yang memenuhi syarat", False),
        ("Memeriksa kelengkapan berkas, mencatat dokumen yang tidak lengkap", False),
    ],
)
def test_hidden_conditions(text: str, found: bool) -> None:
    assert bool(findings("WRD003", activity(text)) + findings("WRD017", activity(text))) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Return the form unless it is signed", True),
        ("Check the form; if it is not complete, return it", True),
        ("Check the form. If complete, file it", True),
        ("Approve the form, otherwise return it", True),
        ("If the form is complete then sign it", True),
        ("Record the call or, if it is urgent, call the manager", True),
        ("Check whether the form is complete", False),
        ("Record whether the patient has allergies", False),
        ("Ask the caller whether anyone is hurt", False),
        ("Check if the label is readable", False),
        ("Note if the seal is broken", False),
        ("Determine if a major incident exists", False),
        ("Tick the box if the patient is pregnant", False),
        ("Select yes or no on the form", False),
        ("Explain what happens if the sample is lost", False),
        ("Use the blue form unless otherwise agreed", False),
        ("Repeat the test if necessary", False),
        ("Verify the signature", False),
    ],
)
def test_english_hidden_conditions(text: str, found: bool) -> None:
    assert bool(findings("WRD003", activity(text, "en")) + findings("WRD017", activity(text, "en"))) is found


@pytest.mark.parametrize(
    "text",
    [
        "Menyiapkan undangan dll",
        "Menyiapkan undangan dan lain-lain",
        "Menyiapkan undangan dan sebagainya",
        "Memeriksa segera",
        "Memeriksa sesegera mungkin",
        "Memeriksa secepat mungkin",
        "Memeriksa secepat-cepatnya",
        "Memeriksa sebaik-baiknya",
        "Rapat sesuai kebutuhan",
        "Memanggil saksi apabila memang diperlukan",
        "Memanggil saksi jika memungkinkan",
        "Melampirkan BAST bila ada",
    ],
)
def test_vague_words(text: str) -> None:
    assert findings("WRD004", activity(text))


@pytest.mark.parametrize(
    "text",
    [
        "Repeat the test as soon as practicable",
        "Repeat the test wherever possible",
        "Answer promptly",
        "Answer in a timely manner",
        "Send charts, tables and so on",
        "Send charts, tables, etc.",
    ],
)
def test_english_vague_words(text: str) -> None:
    assert findings("WRD004", activity(text, "en"))


def test_every_vague_phrase_can_match_its_own_words() -> None:
    for language, phrases in vague_word._VAGUE.items():
        for listed, _ in phrases:
            for word in listed.split():
                assert words(word) == (word,), "a sign that is no word of the text never fires"
                assert word in vague_word._SIGNS[language]


@pytest.mark.parametrize(
    "text",
    [
        "Memeriksa kelengkapan lain",
        "Menyusun kebutuhan barang",
        "Mengisi bila kosong",
        "Melapor segera setelah kejadian",
        "Mencatat ada tidaknya cacat",
    ],
)
def test_words_that_are_not_vague(text: str) -> None:
    assert not findings("WRD004", activity(text))


def test_a_requirement_by_something_is_not_vague() -> None:
    assert findings("WRD004", activity("Repeat the test as required", "en"))
    assert not findings("WRD004", activity("Calibrate as required by the manual", "en"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((f"Menandatangani surat, {sign} sesuai dikirim", "id") for sign in conditions.IF["id"]),
        *((f"Return the form, {sign} it is signed", "en") for sign in conditions.IF["en"]),
    ],
)
def test_every_sign_of_a_condition_fires(text: str, language: str) -> None:
    assert findings("WRD003", activity(text, language)) or findings("WRD017", activity(text, language))


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Memeriksa berkas, jika lengkap diteruskan", "id", "WRD003"),
        ("Meregistrasi; jika belum termasuk daftar diteruskan ke Bidang", "id", "WRD003"),
        ("Memeriksa berkas. Apabila tidak lengkap, mengembalikan kepada pemohon", "id", "WRD003"),
        ("Jika hari libur maka surat diterima petugas piket", "id", "WRD003"),
        ("memeriksa; tidak setuju kembali ke Sekretaris, setuju ditandatangani", "id", "WRD003"),
        ("Menentukan lengkap/tidak", "id", "WRD003"),
        ("Menandatangani surat apabila sudah sesuai", "id", "WRD017"),
        ("Menandatangani surat jika konsep disetujui", "id", "WRD017"),
        ("Mengirim surat, bila diminta pemohon, kepada dinas", "id", "WRD017"),
        ("Mencatat surat, jika disetujui", "id", "WRD017"),
        ("Mencatat surat, jika sudah ditandatangani", "id", "WRD017"),
        ("Check the form; if it is not complete, return it", "en", "WRD003"),
        ("If the form is complete then sign it", "en", "WRD003"),
        ("Approve the form, otherwise return it", "en", "WRD003"),
        ("Return the form unless it is signed", "en", "WRD017"),
        ("Return the form if it is not complete, dated and signed", "en", "WRD017"),
        ("Send the form, if the client asks for it, to the archive", "en", "WRD017"),
    ],
)
def test_only_a_second_way_that_is_told_is_an_error(text: str, language: str, code: str) -> None:
    found = {one for one in ("WRD003", "WRD017") if findings(one, activity(text, language))}
    assert found == {code}


def test_a_decision_that_could_not_be_read_is_no_hidden_condition() -> None:
    text = "steps:\n  - {id: a, activity: 'Memeriksa, jika lengkap diterima', decision: [b, c]}\n  - {id: b}\n"
    assert not findings("WRD003", text)
    assert not findings("WRD017", text)


@pytest.mark.parametrize(
    "text",
    [
        "...",
        "Surat …",
        "xxx",
        "XXX-2026",
        "TBD",
        "TODO: tulis",
        "<isi: nama/jabatan>",
        "<fill in: date>",
        "[isi nama]",
        "____",
        "lorem ipsum",
        "[tanggal]",
        "<nama pejabat>",
        "Nomor ____ tahun",
    ],
)
def test_placeholders(text: str) -> None:
    assert findings("WRD005", f"title: {text!r}\n")


@pytest.mark.parametrize(
    "text",
    [
        "Lampiran XXX",
        "Pasien TBC",
        "a.b..c",
        "<b>tebal</b>",
        "<https://contoh.go.id>",
        "[nama](https://contoh.go.id)",
        "suhu <5 derajat >2",
        "todo list",
        "[1]",
        "snake_case__name",
        "metode x",
    ],
)
def test_texts_that_are_no_placeholders(text: str) -> None:
    assert not findings("WRD005", f"title: {text!r}\n")


def test_placeholders_are_found_in_every_text_but_not_in_references() -> None:
    text = """\
    id: <isi>
    identity: {approved_by: {name: ...}}
    related: ["<isi: SOP lain>"]
    actors:
      a: {name: <isi nama jabatan>, aliases: [xxx]}
    steps:
      - id: <isi>
        actor: <isi pelaksana>
        inputs: TBD
        outputs: [{name: Surat, criteria: ...}]
        decision: {<isi jawaban>: <isi>}
        duration: <isi waktu>
    sections:
      scope: |
        Batas

        ____

        Isi
    """
    assert [line for line, _, _ in findings("WRD005", text)] == [2, 3, 5, 5, 9, 10, 11]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Melakukan pemeriksaan terhadap dokumen", "memeriksa"),
        ("melaksanakan proses verifikasi data", "memverifikasi"),
        ("Melakukan koordinasi dengan bidang", "berkoordinasi"),
        ("Melakukan konsultasi", "berkonsultasi"),
        ("Melaksanakan pelatihan petugas", ""),
        ("Melaksanakan rapat", ""),
        ("Melakukan uji coba", ""),
        ("Memeriksa pengiriman", ""),
    ],
)
def test_empty_verbs(text: str, verb: str) -> None:
    assert [help_ for _, _, help_ in findings("WRD006", activity(text))] == (
        [f"write `{verb.capitalize()}`"] if verb else []
    )


def test_english_empty_verbs() -> None:
    assert findings("WRD006", activity("Make arrangements for the visit", "en"))
    assert findings("WRD006", activity("Conduct a thorough investigation", "en"))
    assert not findings("WRD006", activity("Perform the test", "en"))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Menyerahkan surat untuk di tandatangani", "ditandatangani"),
        ("Surat untuk di tanda tangani Kepala", "ditandatangani"),
        ("Menindak lanjuti surat", "menindaklanjuti"),
        ("Lembar diposisi", "disposisi"),
        ("Menerima foto copy berkas", "fotokopi"),
    ],
)
def test_misspellings(text: str, right: str) -> None:
    assert [help_ for _, _, help_ in findings("WRD008", activity(text))] == [f"write `{right}`"]


@pytest.mark.parametrize(
    "text", ["Menerima surat di kantor", "Menyerahkan di loket", "Memeriksa posisi", "Mengarsipkan di"]
)
def test_right_spellings(text: str) -> None:
    assert not findings("WRD008", activity(text))


def test_conditions_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str, language: Language) -> conditions.Condition | None:
        read.append(text)
        return conditions.condition_in(text, language)

    monkeypatch.setattr(base, "condition_in", counted)
    source = decode(textwrap.dedent(activity("Menandatangani surat apabila sudah sesuai")).encode(), "x.sop.yaml")
    found = Linter(Selection(select=("WRD003", "WRD017"))).document(source, Ruling(Profile())).diagnostics
    assert [one.code for one in found] == ["WRD017"]
    assert len(read) == len(set(read)) > 0
