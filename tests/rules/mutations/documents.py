"""Faults between documents."""

from tests.rules.mutations.mutation import Mutation, example, seed

_COPY = example("surat-masuk").replace(
    "related: [surat-keluar, persiapan-rapat, penghapusan-arsip]", "related: [penghapusan-arsip]"
)
_WARNING = "Jika paraf pada konsep surat belum lengkap, maka surat dikembalikan kepada konseptor."
_MASUK = "Jika surat tidak dicatat pada hari diterima, maka surat tidak dapat dilacak dan tindak lanjutnya terlambat."
_ARCHIVE = "activity: Mengarsipkan pertinggal surat\n"
_CALLED = f"{_ARCHIVE}    calls: surat-masuk\n"


def _beside(*changes: tuple[str, str]) -> dict[str, str]:
    text = _COPY
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return {"surat-masuk.sop.yaml": text}


MUTATIONS: dict[str, Mutation] = {
    "duplicate-sop-id": seed(
        "surat-keluar", beside=_beside(("\nid: surat-masuk", "\nid: surat-keluar")), also="unknown-related-sop"
    ),
    "unknown-called-sop": seed("surat-keluar", (_ARCHIVE, f"{_ARCHIVE}    calls: surat-msuk\n")),
    "call-cycle": seed(
        "surat-keluar",
        (_ARCHIVE, _CALLED),
        beside=_beside(
            (
                "activity: Mendistribusikan surat kepada bidang\n",
                "activity: Mendistribusikan surat kepada bidang\n    calls: surat-keluar\n",
            )
        ),
    ),
    "duplicate-sop-number": seed("surat-keluar", beside=_beside(("number: 000.8.3.3/29/", "number: 000.8.3.3/28/"))),
    "retired-sop": seed("surat-keluar", beside=_beside(("status: effective", "status: retired"))),
    "unknown-related-sop": seed("surat-keluar", ("related: [surat-masuk,", "related: [surat-msuk,")),
    "copied-warning": seed(
        "surat-keluar",
        beside={
            **_beside((_MASUK, _WARNING)),
            "cuti.sop.yaml": example("cuti-pegawai").replace("warnings:\n", f"warnings:\n  - {_WARNING}\n"),
        },
    ),
    "duplicate-sop-title": seed(
        "surat-keluar", beside=_beside(("title: Penanganan Surat Masuk", "title: Pengelolaan surat keluar"))
    ),
    "called-draft": seed("surat-keluar", (_ARCHIVE, _CALLED), beside=_beside(("status: effective", "status: review"))),
    "actor-named-differently": seed(
        "surat-keluar", ("  sekretaris: Sekretaris Dinas\n", "  sekretaris: Sekdin\n"), beside=_beside()
    ),
    "copied-steps": seed(
        "surat-keluar",
        beside={
            "kedua.sop.yaml": example("surat-keluar")
            .replace("\nid: surat-keluar\n", "\nid: surat-kedua\n")
            .replace("title: Pengelolaan Surat Keluar", "title: Pengelolaan Surat Kedua")
            .replace("000.8.3.3/28/", "000.8.3.3/2828/")
        },
    ),
}
