"""Faults of wording."""

from tests.rules.mutations.mutation import Mutation, seed


def _activity(words: str) -> tuple[str, str]:
    return "activity: Memberi nomor surat", f"activity: {words}"


def _note(words: str) -> tuple[str, str]:
    return "activity: Memberi nomor surat\n", f"activity: Memberi nomor surat\n    note: {words.strip()}\n"


MUTATIONS: dict[str, Mutation] = {
    "no-active-verb": seed("surat-keluar", _activity("Penomoran surat")),
    "several-acts": seed("surat-keluar", _activity("Mencatat, menomori, dan membungkus surat")),
    "hidden-condition": seed("surat-keluar", _activity("Memberi nomor surat, jika keliru dikembalikan")),
    "conditional-act": seed("surat-keluar", _activity("Memberi nomor surat jika sudah ditandatangani")),
    "vague-word": seed("surat-keluar", _activity("Memberi nomor surat bila diperlukan")),
    "placeholder": seed("surat-keluar", ("name: Ratna Wulandari", "name: <isi nama pejabat>")),
    "empty-verb": seed("surat-keluar", _activity("Melakukan penomoran surat")),
    "long-activity": seed(
        "surat-keluar",
        _activity(
            "Memberi nomor surat menurut urutan dalam buku agenda surat keluar yang disimpan di ruang Subbagian Umum pada "
            "lemari sebelah kiri pintu masuk dekat meja agendaris supaya urutannya tidak pernah terlewat satu nomor pun"
        ),
    ),
    "misspelling": seed("surat-keluar", _activity("Melakuan penomoran surat")),
    "number-words-differ": seed("surat-keluar", _note("Nomor berlaku 3 (empat) hari")),
    "condition-in-note": seed("surat-keluar", _note("Jika buku agenda penuh, surat dikembalikan kepada konseptor")),
    "weak-obligation": seed("surat-keluar", _activity("Memberi nomor surat yang sebaiknya berurutan")),
    "verb-without-object": seed("surat-keluar", _activity("Menomori")),
    "long-sentence": seed("surat-keluar", _note("nomor surat " * 21)),
    "foreign-word": seed("surat-keluar", _activity("Mengupload surat")),
    "undefined-abbreviation": seed("surat-keluar", _activity("Memberi nomor surat di SRIKANDI")),
    "generic-verb": seed("surat-keluar", _activity("Memproses surat")),
}
