"""Faults in the structure of the SOP."""

from tests.rules.mutations.mutation import Mutation, example, seed

_STEPS = example("surat-keluar").partition("\nsteps:\n")[2]
_MANY = "".join(
    f"  - id: naskah-{place}\n    activity: Mencetak surat untuk alamat {place}\n    actor: agendaris\n"
    f"    inputs: [Surat bernomor]\n    duration: 5 menit\n    outputs: [Cetakan {place}]\n"
    for place in "abcdefghijklmnopqrstuvwxyz"
)

MUTATIONS: dict[str, Mutation] = {
    "no-steps": seed("surat-keluar", (f"steps:\n{_STEPS}", "steps: []\n")),
    "duplicate-step-id": seed("surat-keluar", ("- id: kirim\n", "- id: nomor\n")),
    "missing-activity": seed("surat-keluar", ("activity: Memberi nomor surat", 'activity: "-"')),
    "duplicate-activity": seed("surat-keluar", ("Mengarsipkan pertinggal surat", "Memberi nomor surat.")),
    "bad-id": seed("surat-keluar", ("- id: nomor\n", "- id: Nomor Surat\n")),
    "missing-id": seed("surat-keluar", ("- id: nomor\n    activity", "- activity")),
    "missing-title": seed("surat-keluar", ("title: Pengelolaan Surat Keluar\n", "")),
    "generated-id": seed("surat-keluar", ("- id: nomor\n", "- id: langkah-5\n")),
    "too-many-steps": seed(
        "surat-keluar",
        (
            "  - id: kirim\n",
            _MANY
            + _MANY.replace("naskah", "sampul").replace("Mencetak", "Menyampul").replace("Cetakan", "Sampul")
            + "  - id: kirim\n",
        ),
    ),
    "too-few-steps": seed(
        "surat-keluar",
        (
            _STEPS,
            (
                "  - {id: susun, activity: Menyusun surat, actor: konseptor, inputs: [Lembar disposisi],"
                " duration: 30 menit, outputs: [Surat]}\n  - {id: kirim, activity: Mengirim surat, actor: agendaris,"
                " inputs: [Surat], duration: 5 menit, outputs: [Bukti pengiriman surat]}\n"
            ),
        ),
        also="unused-actor",
    ),
    "former-id-in-use": seed("surat-keluar", ("- id: kirim\n", "- id: kirim\n    was: nomor\n")),
    "repeated-item": seed(
        "surat-keluar", ("    inputs: [Lembar disposisi]\n", "    inputs: [Lembar disposisi, lembar disposisi.]\n")
    ),
    "repeated-stage": seed("podcast-edukasi", ("  - id: sunting\n", "  - id: sunting\n    stage: Praproduksi\n")),
}
