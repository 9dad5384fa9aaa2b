"""How a field is filled in: an example of its value in each language, for findings that ask for the field."""

from sopctl.i18n import Language, Text

_VALUES = {
    "title": Text("Handling of Outgoing Letters", "Pengelolaan Surat Keluar"),
    "version": Text('"1.0"', '"1.0"'),
    "status": Text("effective", "effective"),
    "owner": Text("Head of General Affairs", "Kepala Subbagian Umum"),
    "review_every": Text("12 months", "12 bulan"),
    "legal_basis": Text("[Act No. 1 of 2026 on Records]", "[Peraturan Bupati Nomor 1 Tahun 2026 tentang Kearsipan]"),
    "related": Text("[incoming-letters]", "[surat-masuk]"),
    "warnings": Text(
        "[Without the signature the letter is sent back.]", "[Jika paraf tidak lengkap, surat dikembalikan.]"
    ),
    "qualifications": Text("[Knows the rules for official letters]", "[Memahami tata naskah dinas]"),
    "equipment": Text("[Computer]", "[Komputer]"),
    "records": Text("[Register of outgoing letters]", "[Buku agenda surat keluar]"),
    "total": Text("2 hours", "2 jam"),
    "tags": Text("[letters]", "[persuratan]"),
    "identity.number": Text("SOP-034/2026", "000.8.3.3/34/UMUM/2026"),
    "identity.agency": Text("City of Example", "Pemerintah Kabupaten Contoh"),
    "identity.unit": Text("General Affairs", "Bagian Umum"),
    "identity.created": Text("2026-01-12", "2026-01-12"),
    "identity.revised": Text("2026-01-12", "2026-01-12"),
    "identity.effective": Text("2026-01-12", "2026-01-12"),
    "identity.approved_by": Text("{position: Head of Office}", "{position: Kepala Dinas}"),
    "identity.approved_by.position": Text("Head of Office", "Kepala Dinas"),
    "service.requirements": Text("[Identity card]", "[Kartu tanda penduduk]"),
    "service.time": Text("3 working days", "3 hari kerja"),
    "service.cost": Text("Free of charge", "Gratis"),
    "service.product": Text("[Permit]", "[Surat izin]"),
    "service.complaints": Text("[Service desk]", "[Loket pengaduan]"),
}


def how_to_add(path: tuple[str, ...], depth: int, language: Language) -> Text:
    """Return the advice to fill in the field at `path` of an SOP in `language`, with a line as an example.

    `depth` tells how much of the path is in the file already.
    """
    if depth == len(path):
        written = _line(path, language)
        return Text(f"fill it in, for example `{written}`", f"lengkapi isian ini, misalnya `{written}`")
    shorter = path[: max(depth + 1, 2)]
    path = shorter if ".".join(shorter) in _VALUES else path
    written, around = _line(path, language), " ".join(f"{name}:" for name in path[:-1])
    if not around:
        return Text(f"add a line `{written}`", f"tambahkan baris `{written}`")
    return Text(f"under `{around}`, add a line `{written}`", f"di bawah `{around}`, tambahkan baris `{written}`")


def _line(path: tuple[str, ...], language: Language) -> str:
    value = _VALUES.get(".".join(path))
    return f"{path[-1]}: {(value.en if language == 'en' else value.id) if value else '...'}"
