"""Faults of inputs, outputs and quality."""

from tests.rules.mutations.mutation import Mutation, seed

_OUTPUT = "    outputs: [Bukti pengiriman surat]\n"

MUTATIONS: dict[str, Mutation] = {
    "missing-output": seed("surat-keluar", (_OUTPUT, "")),
    "missing-input": seed("surat-keluar", ("    inputs: [Lembar disposisi]\n", "")),
    "output-equals-input": seed("surat-keluar", (_OUTPUT, "    outputs: [Surat bernomor]\n")),
    "output-is-an-act": seed("surat-keluar", (_OUTPUT, "    outputs: [Terkirimnya surat]\n")),
    "repeated-output": seed(
        "surat-keluar",
        ("    outputs: [Surat bernomor]\n", "    outputs: [Surat bertanda tangan]\n"),
        (_OUTPUT, "    outputs: [Surat bertanda tangan]\n"),
        also="output-equals-input",
    ),
    "record-without-retention": seed(
        "surat-keluar",
        (
            "  - {name: Buku agenda surat keluar, retention: 2 tahun, place: ruang Subbagian Umum}\n",
            "  - Buku agenda\n",
        ),
    ),
    "unmeasurable-criteria": seed(
        "surat-keluar", (_OUTPUT, "    outputs: [{name: Bukti pengiriman surat, criteria: baik dan lengkap}]\n")
    ),
    "used-before-made": seed(
        "surat-keluar", ("    inputs: [Lembar disposisi]\n", "    inputs: [Lembar disposisi, Bukti pengiriman surat]\n")
    ),
    "product-never-made": seed("kartu-keluarga", ("  product: [Kartu keluarga]\n", "  product: [Akta kelahiran]\n")),
    "several-in-one": seed("surat-keluar", (_OUTPUT, '    outputs: ["Bukti pengiriman surat, resi"]\n')),
}
