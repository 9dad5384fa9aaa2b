"""Faults of the file and its YAML."""

from tests.rules.mutations.mutation import Mutation, seed

_OPEN = "inputs: [Lembar disposisi]"

MUTATIONS: dict[str, Mutation] = {
    "syntax-error": seed("surat-keluar", (_OPEN, "inputs: [Lembar disposisi")),
    "duplicate-key": seed("surat-keluar", ("status: effective\n", "status: effective\nstatus: draft\n")),
    "ambiguous-scalar": seed("surat-keluar", ("place: rak arsip aktif", "place: no")),
    "unknown-field": seed("surat-keluar", ("owner: Kepala", "ownr: Kepala")),
    "wrong-type": seed("surat-keluar", ("created: 2024-01-15", "created: Januari 2024")),
    "over-the-limit": seed("surat-keluar", (_OPEN, f"inputs: {'[' * 60}a{']' * 60}")),
    "unused-ignore": seed(
        "surat-keluar", (_OPEN, f"{_OPEN}   # sopctl: ignore[missing-duration] waktunya sedang diukur")
    ),
    "ignore-without-reason": seed(
        "surat-keluar",
        ("title: Pengelolaan", "title: SOP Pengelolaan"),
        ("\nid: surat-keluar", "\n# sopctl: ignore-file[title-says-sop]\nid: surat-keluar"),
    ),
    "unsupported-format": seed("surat-keluar", ("sopctl: 1", "sopctl: 2")),
    "unreadable-file": seed("surat-keluar", raw=lambda _: None),
    "not-utf8": seed("surat-keluar", raw=lambda data: data.replace(b"Ratna", b"R\xe9tna")),
    "empty-file": seed("surat-keluar", raw=lambda _: b"# nothing yet\n"),
    "several-documents": seed("surat-keluar", raw=lambda data: data + b"---\nid: kedua\n"),
    "not-a-mapping": seed("surat-keluar", raw=lambda _: b"- id: konsep\n  activity: Menyusun konsep surat\n"),
    "unsupported-yaml": seed("surat-keluar", ("owner: Kepala", "owner: !jabatan Kepala")),
    "byte-order-mark": seed("surat-keluar", raw=lambda data: b"\xef\xbb\xbf" + data),
    "mixed-line-ends": seed("surat-keluar", raw=lambda data: data.replace(b"\n", b"\r\n", 3)),
    "curly-quotes": seed("surat-keluar", ("owner: Kepala Subbagian Umum", "owner: \u201cKepala Subbagian Umum\u201d")),
    "expired-ignore": seed(
        "surat-keluar",
        ("title: Pengelolaan", "title: SOP Pengelolaan"),
        ("\nid: surat-keluar", "\n# sopctl: ignore-file[title-says-sop] until=2026-05-31 judul lama\nid: surat-keluar"),
        also="title-says-sop",
    ),
}
