"""Faults of actors."""

from tests.rules.mutations.mutation import Mutation, seed

_NUMBER = "activity: Memberi nomor surat\n    actor: agendaris"
_ACTORS = """\
  konseptor: Konseptor Surat
  kasubag: {name: Kepala Subbagian Umum, qualification: Pejabat pengawas, aliases: [Kasubag]}
  sekretaris: Sekretaris Dinas
"""
_MANY = "".join(
    f"  - id: edar-{n}\n    activity: Membaca tembusan di bidang {n}\n    actor: bidang-{n}\n"
    f"    inputs: [Tembusan surat]\n    duration: 5 menit\n    outputs: [Lembar baca bidang {n}]\n"
    for n in "abcd"
)
_BACK_AND_FORTH = "".join(
    f"  - id: tukar-{n}\n    activity: {verb} naskah lampiran {n}\n    actor: {actor}\n    inputs: [Lampiran {n}]\n"
    f"    duration: 5 menit\n    outputs: [Lampiran {n} yang sudah di meja {actor}]\n"
    for n, (verb, actor) in enumerate(
        [("Mengetik", "konseptor"), ("Merapikan", "sekretaris"), ("Mencetak", "konseptor"), ("Menjilid", "sekretaris"),
         ("Melipat", "konseptor"), ("Memaraf", "sekretaris")], 1)
)  # fmt: skip

MUTATIONS: dict[str, Mutation] = {
    "missing-actor": seed("surat-keluar", (_NUMBER, "activity: Memberi nomor surat")),
    "unknown-actor": seed("surat-keluar", (_NUMBER, _NUMBER.replace("agendaris", "agendris"))),
    "unused-actor": seed("surat-keluar", ("  agendaris: Agendaris", "  arsiparis: Arsiparis\n  agendaris: Agendaris")),
    "person-not-post": seed("surat-keluar", ("agendaris: Agendaris Surat", "agendaris: Drs. Hendra Gunawan")),
    "merged-posts": seed("surat-keluar", ("sekretaris: Sekretaris Dinas", "sekretaris: Sekretaris/Kepala Bidang")),
    "vague-actor": seed("surat-keluar", ("agendaris: Agendaris Surat", "agendaris: Staf")),
    "actor-alias": seed("surat-keluar", ("agendaris: Agendaris Surat", "agendaris: Konseptor surat")),
    "actor-order": seed(
        "surat-keluar",
        (_ACTORS, "".join(reversed(_ACTORS.splitlines(keepends=True)))),
    ),
    "thing-as-actor": seed("surat-keluar", ("agendaris: Agendaris Surat", "agendaris: Aplikasi Persuratan")),
    "missing-actor-name": seed("surat-keluar", ("agendaris: Agendaris Surat", 'agendaris: ""')),
    "undeclared-post": seed(
        "surat-keluar", ("activity: Memaraf konsep surat", "activity: Meneruskan konsep surat kepada Kepala Bidang")
    ),
    "self-order": seed(
        "surat-keluar", ("activity: Memaraf konsep surat", "activity: Meneruskan konsep surat kepada Sekretaris Dinas")
    ),
    "handed-to-another": seed(
        "surat-keluar", ("activity: Memaraf konsep surat", "activity: Menyerahkan konsep surat kepada Agendaris Surat")
    ),
    "ping-pong": seed("surat-keluar", ("  - id: tanda-tangan\n", _BACK_AND_FORTH + "  - id: tanda-tangan\n")),
    "one-actor-only": seed(
        "persiapan-rapat",
        ("  sekretaris: Sekretaris Dinas\n  kasubag: Kepala Subbagian Umum\n", ""),
        ("rapat\n    actor: sekretaris\n    inputs: [Nota", "rapat\n    actor: pengelola\n    inputs: [Nota"),
        ("rapat\n    actor: kasubag\n    inputs: [Lembar", "rapat\n    actor: pengelola\n    inputs: [Lembar"),
        ("rapat\n    actor: kasubag\n    inputs: [Ruang", "rapat\n    actor: pengelola\n    inputs: [Ruang"),
        ("    actor: sekretaris\n    inputs: [Daftar", "    actor: pengelola\n    inputs: [Daftar"),
        ("    calls: surat-keluar               # langkah ini dijalankan menurut SOP lain\n", ""),
    ),
    "checks-own-work": seed(
        "surat-keluar",
        (
            "activity: Memeriksa konsep surat\n    actor: kasubag",
            "activity: Menyetujui konsep surat\n    actor: konseptor",
        ),
        also="unused-actor subordinate-signs",
    ),
    "subordinate-signs": seed(
        "surat-keluar",
        ("activity: Menandatangani surat\n    actor: kadis", "activity: Menandatangani surat\n    actor: konseptor"),
        also="unused-actor",
    ),
    "too-many-actors": seed(
        "surat-keluar",
        (
            "  agendaris: Agendaris",
            "".join(f"  bidang-{n}: Kepala Bidang {n.upper()}\n" for n in "abcd") + "  agendaris: Agendaris",
        ),
        ("  - id: nomor\n", _MANY + "  - id: nomor\n"),
    ),
    "shared-decision": seed(
        "surat-keluar",
        (
            "activity: Memeriksa konsep surat\n    actor: kasubag",
            "activity: Memeriksa konsep surat\n    actor: [kasubag, sekretaris]",
        ),
    ),
    "signature-without-step": seed(
        "surat-keluar", ("inputs: [Lembar disposisi]", "inputs: [Lembar disposisi yang ditandatangani agendaris surat]")
    ),
}
