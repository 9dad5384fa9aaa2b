"""Faults of the flow."""

from tests.rules.mutations.mutation import Mutation, seed

_RETURN = "Tidak sesuai: {to: konsep, probability: 0.2, reason: isi atau tata naskah perlu diperbaiki}"
_LAST = "    end: Surat terkirim\n"
_NUMBER = "    outputs: [Surat bernomor]\n"
_SPLIT = "next: [undang, naskah, studio]    # tiga pekerjaan berjalan bersamaan"
_ROUTE = """\
    question: Apakah surat memerlukan arahan kepala dinas?
    decision:
      Perlu arahan: arahan
      Urusan bidang: disposisi
"""


def _decisions(*verbs: str) -> str:
    """Return steps that each decide whether the letter goes on or is written again."""
    return "".join(
        f"  - id: uji-{n}\n    activity: {verb} surat untuk dikirim\n    actor: kadis\n    inputs: [Konsep surat]\n"
        f"    duration: 5 menit\n    outputs: [Lembar penilaian {n}]\n    question: Apakah syarat ke-{n} terpenuhi?\n"
        f"    decision:\n      Terpenuhi: {f'uji-{n + 1}' if n < len(verbs) else 'tanda-tangan'}\n"
        f"      Belum terpenuhi: {{to: konsep, max: 1}}\n"
        for n, verb in enumerate(verbs, 1)
    )


def _route(*answers: str) -> tuple[str, str]:
    """Return the change of the question of the route into one with these answers."""
    return _ROUTE, "".join(
        ["    question: Berapa nilainya?\n    decision:\n", *(f"      {answer}\n" for answer in answers)]
    )


_CALL_AGAIN = """\
    question: Is anybody in the channel?
    decision:
      Somebody is: {to: assess, probability: 0.9}
      Nobody is: {to: call, probability: 0.1}
  - id: call
    activity: Call the engineer by telephone
    actor: secondary
    inputs: [Page to the backup engineer]
    duration: 5 minutes
    outputs: [Note of the call]
    next: assess
"""
_DELIVER = """\
  - id: serah
    activity: Menyerahkan informasi
    actor: petugas
    inputs: [Surat perintah pemberian informasi]
    duration: 1 jam
    outputs: [Tanda terima informasi]
    end: Informasi diberikan
"""
_ENDS = "".join(
    f"  - id: bidang-{n}\n    activity: Menyerahkan surat untuk bidang {n}\n    actor: kadis\n    inputs: [Surat]\n"
    f"    duration: 5 menit\n    outputs: [Tanda terima bidang {n}]\n    end: Diterima bidang {n}\n"
    for n in "abcdef"
)

_BOUNDED = "{to: rancang, max: 2, reason:"

MUTATIONS: dict[str, Mutation] = {
    "dangling-reference": seed("surat-keluar", ("Sesuai: paraf\n", "Sesuai: parap\n")),
    "unreachable-step": seed("surat-keluar", (_NUMBER, _NUMBER + "    next: arsip\n")),
    "cannot-finish": seed("keberatan-informasi", ("    next: putuskan\n", "    next: perbaiki\n")),
    "deadlock": seed("surat-masuk", ("  - id: disposisi\n", "  - id: disposisi\n    join: all\n")),
    "missing-synchronisation": seed(
        "podcast-edukasi",
        ("    join: all                         # menunggu ketiga pekerjaan selesai\n", ""),
        also="implicit-split",
    ),
    "no-end": seed("surat-keluar", (_LAST, "    next: konsep\n")),
    "same-outcome": seed("paspor-biasa", ("end: Permohonan dibatalkan", "end: Permohonan ditolak")),
    "implicit-split": seed(
        "podcast-edukasi",
        (_SPLIT, "next: [undang, usul]"),
        also="missing-synchronisation unreachable-step",
    ),
    "decision-with-one-branch": seed("surat-keluar", (f"      {_RETURN}\n", "")),
    "duplicate-label": seed("surat-keluar", (f"      {_RETURN}", f"      sesuai:{_RETURN.partition(':')[2]}")),
    "duplicate-branch": seed("surat-keluar", (_RETURN, "Tidak sesuai: paraf")),
    "unlabelled-branch": seed("surat-keluar", (_RETURN, f'"?":{_RETURN.partition(":")[2]}')),
    "unbounded-loop": seed("izin-air-limbah", (_BOUNDED, "{to: rancang, reason:")),
    "conflicting-exits": seed("surat-keluar", (_LAST, f"{_LAST}    next: arsip\n")),
    "runs-into-start": seed(
        "surat-keluar",
        ("- id: konsep\n", "- id: konsep\n    start: Atas disposisi\n"),
        ("- id: nomor\n", "- id: nomor\n    start: Surat yang sudah ditandatangani\n"),
    ),
    "join-without-split": seed("surat-keluar", ("- id: kirim\n", "- id: kirim\n    join: all\n")),
    "ends-twice": seed(
        "keberatan-informasi",
        (
            "    outputs: [Surat perintah pemberian informasi]\n    end: Keberatan diterima",
            "    outputs: [Surat perintah pemberian informasi]\n    next: [serah, tolak]",
        ),
        ("  - id: tolak\n", _DELIVER + "  - id: tolak\n"),
    ),
    "undecided-soundness": seed(
        "major-incident",
        ("    outputs: [Acknowledged page]\n    next: assess\n", "    outputs: [Acknowledged page]\n" + _CALL_AGAIN),
        (
            "      Severity 3 or lower: {to: ticket, probability: 0.7}\n",
            (
                "      Severity 3 or lower: {to: ticket, probability: 0.6}\n"
                "      Unclear: {to: page, probability: 0.1}\n"
            ),
        ),
    ),
    "too-many-branches": seed(
        "surat-masuk",
        _route(*(f"Urusan bidang {n}: bidang-{n}" for n in "abcdef"), "Perlu arahan: arahan"),
        ("  - id: arahan\n", _ENDS + "  - id: arahan\n"),
    ),
    "too-many-decisions": seed(
        "surat-keluar",
        (
            "  - id: tanda-tangan\n",
            _decisions("Menilai", "Menimbang", "Menakar", "Membahas", "Mengulas", "Mengukur")
            + "  - id: tanda-tangan\n",
        ),
    ),
    "gap-between-answers": seed("surat-masuk", _route("Di atas 50 juta: arahan", "Di bawah 50 juta: disposisi")),
    "overlapping-answers": seed("surat-masuk", _route("Minimal 50 juta: arahan", "Maksimal 50 juta: disposisi")),
    "check-without-refusal": seed(
        "surat-keluar", ("activity: Memaraf konsep surat", "activity: Memverifikasi konsep surat")
    ),
    "question-without-decision": seed(
        "surat-keluar", (_NUMBER, _NUMBER + "    question: Apakah nomor sudah dipakai?\n")
    ),
    "not-a-question": seed(
        "surat-masuk",
        ("question: Apakah surat memerlukan arahan kepala dinas?", "question: Perlunya arahan kepala dinas"),
    ),
    "answers-without-question": seed(
        "surat-keluar", (_NUMBER, _NUMBER + "    decision:\n      Ya: kirim\n      Tidak: {to: nomor, max: 1}\n")
    ),
    "written-too-early": seed(
        "surat-keluar",
        ("    outputs: [Surat bertanda tangan]\n", "    outputs: [Surat bertanda tangan]\n    next: kirim\n"),
        (_NUMBER, _NUMBER + "    next: arsip\n"),
        ("    outputs: [Bukti pengiriman surat]\n", "    outputs: [Bukti pengiriman surat]\n    next: nomor\n"),
    ),
    "returned-to-checker": seed(
        "surat-keluar",
        ("activity: Memaraf konsep surat", "activity: Mengoreksi konsep surat"),
        (
            "    outputs: [Konsep surat berparaf lengkap]\n",
            (
                "    outputs: [Konsep surat berparaf lengkap]\n    decision:\n"
                "      Sesuai: tanda-tangan\n      Tidak sesuai: {to: koreksi, max: 1}\n"
            ),
        ),
    ),
    "no-refusal": seed(
        "persiapan-rapat",
        ("title: ", "title: Izin "),
        ("    calls: surat-keluar               # langkah ini dijalankan menurut SOP lain\n", ""),
    ),
    "unnamed-start": seed("pengaduan-masyarakat", ("start: Melalui kanal daring", "start: true")),
    "unnamed-end": seed(
        "paspor-biasa", ("end: Permohonan ditolak", "end: true"), ("end: Permohonan dibatalkan", "end: true")
    ),
    "long-jump": seed(
        "river-water-sampling",
        (
            "    outputs: [New sampling date]\n    end: Station sampled another day",
            "    outputs: [New sampling date]\n    next: calibrate",
        ),
    ),
    "starts-with-a-need": seed(
        "surat-keluar", ("activity: Menyusun konsep surat", "activity: Memerlukan surat keluar")
    ),
}
