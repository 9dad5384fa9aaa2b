"""SOPs made up by rule, for measuring: the same ones on every machine."""

import random
from pathlib import Path

ACTORS = {
    "pemohon": "Pemohon Izin",
    "loket": "Petugas Loket Pelayanan",
    "verifikator": "Verifikator Berkas",
    "kabid": "Kepala Bidang Perizinan",
    "kadis": "Kepala Dinas",
}
VERBS = ["Menyusun", "Mencatat", "Meneruskan", "Menandatangani", "Mengarsipkan"]
CHECKS = ["Memeriksa", "Memverifikasi"]
"""What steps do that decide; a check without a decision would be a fault."""
THINGS = ["berkas permohonan", "konsep surat", "lembar disposisi", "nota dinas", "draf keputusan", "berita acara"]
TIMES = ["5 menit", "15 menit", "1 jam", "5-10 menit", "maksimal 30 menit", "2 jam"]

HEAD = """\
# yaml-language-server: $schema=../schemas/sop.schema.json
sopctl: 1
id: sop-{number:05}
title: Pelayanan Nomor {number:05}
language: id
identity:
  number: 000.8.3.3/{number:05}/UMUM/2026
  agency: Pemerintah Kota Contoh
  unit: Dinas Contoh
  created: 2026-01-12
  effective: 2026-02-01
  approved_by: {{position: Kepala Dinas, name: Contoh Nama, employee_id: "197001012000031001"}}
version: "1.0"
status: effective
owner: Kepala Subbagian Umum
history:
  - {{version: "1.0", date: 2026-01-12, change: Dokumen pertama}}
legal_basis:
  - Peraturan Menteri PANRB Nomor 35 Tahun 2012 tentang Pedoman Penyusunan SOP AP
related: [Pengelolaan arsip]
warnings: [Jika berkas nomor {number} tidak lengkap maka berkas dikembalikan kepada pemohon.]
qualifications: [Memahami tata naskah dinas]
equipment: [Komputer, Printer]
records: [{{name: Buku agenda, retention: 2 tahun}}]
actors:
"""


def sop(number: int, steps: int = 20) -> str:
    """Return the text of one SOP with so many steps, a quarter of them decisions."""
    chance = random.Random(number)
    decides = [step % 4 == 3 and step < steps - 1 for step in range(steps)]
    verbs = [chance.choice(CHECKS if decision else VERBS) for decision in decides]
    ids = [f"tahap-{step:02}-{verb.lower()}" for step, verb in enumerate(verbs)]
    keys = list(ACTORS)
    lines = [HEAD.format(number=number)]
    lines += [f"  {key}: {name}\n" for key, name in ACTORS.items()]
    lines.append("steps:\n")
    for step, verb in enumerate(verbs):
        thing = chance.choice(THINGS)
        actor = keys[step] if step < len(keys) else chance.choice(keys)
        lines.append(f"  - id: {ids[step]}\n    activity: {verb} {thing} tahap {step}\n    actor: {actor}\n")
        lines.append(f"    inputs: [Berkas {step}]\n    duration: {chance.choice(TIMES)}\n")
        lines.append(f"    outputs: [Hasil {step} {thing}]\n")
        if decides[step]:
            lines.append(f"    decision:\n      Sesuai: {ids[step + 1]}\n")
            lines.append(f"      Tidak sesuai: {{to: {ids[step - 1]}, probability: 0.2}}\n")
    return "".join(lines)


def write(folder: Path, count: int, steps: int = 20) -> None:
    """Write so many SOPs into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"sop-{number:05}.sop.yaml").write_text(sop(number, steps), encoding="utf-8")
