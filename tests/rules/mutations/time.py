"""Faults of times."""

from tests.rules.mutations.mutation import Mutation, seed

_NUMBER = "inputs: [Surat bertanda tangan, Buku agenda surat keluar]\n    duration: 5 menit"
_SIGN = "duration: {min: 5 menit, typical: 10 menit, max: 20 menit}"
_PROMISE = "time: paling lama 3 (tiga) hari kerja"


def _number(duration: str) -> tuple[str, str]:
    return _NUMBER, _NUMBER.replace("5 menit", duration)


MUTATIONS: dict[str, Mutation] = {
    "missing-duration": seed("surat-keluar", _number('""')),
    "not-a-duration": seed("surat-keluar", _number("Setiap hari")),
    "disordered-estimate": seed("surat-keluar", (_SIGN, _SIGN.replace("20 menit", "2 menit"))),
    "wide-range": seed("surat-keluar", ("duration: 20-30 menit", "duration: 5-60 menit")),
    "mixed-days": seed("izin-air-limbah", ("duration: 3 hari kerja", "duration: 3 hari")),
    "total-differs": seed("persiapan-rapat", ("total: 60 menit", "total: 45 menit")),
    "probabilities-not-one": seed("imunisasi-bayi", ("probability: 0.07", "probability: 0.97")),
    "longer-than-promised": seed(
        "kartu-keluarga",
        (_PROMISE, "time: 1 hari kerja"),
        ("duration: maksimal 1 hari kerja", "duration: 2 hari kerja"),
    ),
    "never-taken-branch": seed("surat-keluar", ("probability: 0.2", "probability: 0")),
    "missing-probability": seed(
        "imunisasi-bayi", ("Demam atau sakit: {to: tunda, probability: 0.07}", "Demam atau sakit: tunda")
    ),
    "total-too-short": seed(
        "persiapan-rapat",
        ("total: 60 menit", "total: 45 menit"),
        ("duration: 20 menit", "duration: 20 menit/ruang"),
        ("\ntotal", "\nservice: {volume: 50}\ntotal"),
        ("duration: 15 menit", "duration: 90 menit"),
    ),
    "implausible-duration": seed("surat-keluar", (_SIGN, "duration: 3 bulan")),
    "hours-for-days": seed("surat-keluar", ("duration: 20-30 menit", "duration: 48 jam")),
    "wait-without-way-out": seed(
        "surat-keluar", ("activity: Memberi nomor surat", "activity: Menunggu balasan penerima surat")
    ),
    "per-unit-without-volume": seed("surat-masuk", ("volume: 2400", "hours: {Senin-Kamis: 08.00-15.00}")),
}
