"""Faults of identity and governance."""

from tests.rules.mutations.mutation import Mutation, seed

_PROFILE = "profile: sop-ap"
_WARNING = "Jika paraf pada konsep surat belum lengkap, maka surat dikembalikan kepada konseptor."
_BASIS = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"
_AUTHOR = "buku agenda elektronik, author: Kepala Subbagian Umum"

MUTATIONS: dict[str, Mutation] = {
    "missing-required-field": seed("surat-keluar", ("  number: 000.8.3.3/28/UMUM/2026\n", "")),
    "missing-advised-field": seed(
        "surat-keluar", ("equipment: [Komputer, Pencetak, Buku agenda surat keluar, Stempel dinas]\n", "")
    ),
    "boilerplate-warning": seed("surat-keluar", (_WARNING, "Jika tidak dilaksanakan berdampak inefisiensi.")),
    "blank-in-number": seed("surat-keluar", ("number: 000.8.3.3/28/UMUM/2026", "number: 000.8.3.3/   /UMUM/2026")),
    "unknown-profile": seed("surat-keluar", (_PROFILE, "profile: sop-app")),
    "dates-out-of-order": seed("surat-keluar", ("effective: 2026-02-02", "effective: 2023-02-02")),
    "title-says-sop": seed("surat-keluar", ("title: Pengelolaan", "title: SOP Pengelolaan")),
    "history-without-version": seed("surat-keluar", ('version: "1.1"  ', 'version: "1.2"  ')),
    "warning-without-consequence": seed("surat-keluar", (_WARNING, "Kelengkapan paraf pada konsep surat")),
    "person-approves-without-post": seed("lost-property", ("{position: Head of Visitor Services, name", "{name")),
    "broken-profile": seed(
        "surat-keluar",
        (_PROFILE, "profile: dinas.yaml"),
        beside={"dinas.yaml": "profile: dinas\nrequired:\n  identity.numbr: error\n"},
    ),
    "missing-optional-field": seed(
        "surat-keluar",
        (_PROFILE, "profile: dinas.yaml"),
        ("review_every: 12 bulan\n", ""),
        beside={"dinas.yaml": "profile: dinas\nrequired: {review_every: info}\n"},
    ),
    "incomplete-legal-basis": seed("surat-keluar", (_BASIS, "Undang-Undang tentang Kearsipan")),
    "replaced-regulation": seed(
        "surat-keluar",
        (
            _BASIS,
            (
                "Peraturan Menteri Pendayagunaan Aparatur Negara Nomor "
                "PER/21/M.PAN/11/2008 tentang Pedoman Penyusunan SOP"
            ),
        ),
    ),
    "approves-own-work": seed("surat-keluar", (_AUTHOR, "buku agenda elektronik, author: Ratna Wulandari")),
    "review-overdue": seed("surat-keluar", ("review_every: 12 bulan", "review_every: 3 bulan")),
    "review-interval-too-long": seed("surat-keluar", ("review_every: 12 bulan", "review_every: 5 tahun")),
    "effective-without-approval": seed(
        "lost-property", ("  approved_by: {position: Head of Visitor Services, name: Oluwaseun Farrell}\n", "")
    ),
    "effective-without-date": seed("lost-property", ("  effective: 2026-02-02\n", "")),
    "history-out-of-order": seed(
        "surat-keluar", ('{version: "1.0", date: 2024-01-15', '{version: "1.0", date: 2026-01-19')
    ),
    "incomplete-revision": seed(
        "surat-keluar", ('{version: "1.0", date: 2024-01-15, change', '{version: "1.0", change')
    ),
    "revision-not-in-history": seed("surat-keluar", ("revised: 2026-01-12", "revised: 2026-01-19")),
    "personal-number": seed(
        "surat-keluar", ("  konseptor: Konseptor Surat", "  konseptor: Konseptor Surat 3201011302700001")
    ),
    "incomplete-service-standard": seed("kartu-keluarga", ("  cost: Gratis\n", "")),
    "unclear-cost": seed("kartu-keluarga", ("  cost: Gratis\n", "  cost: Sesuai ketentuan\n")),
    "related-is-no-sop": seed("surat-keluar", ("related: [surat-masuk, penghapusan-arsip]", "related: [SOP terkait]")),
    "mentioned-sop-not-related": seed(
        "surat-keluar",
        ("activity: Memberi nomor surat\n", "activity: Memberi nomor surat\n    note: SOP Pengadaan Kendaraan\n"),
    ),
    "empty-qualification": seed("surat-keluar", ("  - Memahami tata naskah dinas\n", "  - Memahami tupoksi\n")),
    "partial-without-continuation": seed(
        "surat-keluar", ("status: effective\n", "status: effective\nkind: {scope: makro}\n")
    ),
    "version-too-low": seed(
        "surat-keluar", ("activity: Memberi nomor surat", "activity: Membubuhkan stempel"), since=True
    ),
}
