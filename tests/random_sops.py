"""Random SOPs for drawings: decisions, loops, long jumps, several starts and ends, parallel branches, shared steps."""

import random
from typing import Any

from sopctl.model import Sop

WORDS = (  # noqa: SIM905
    "memeriksa menyusun menandatangani berkas permohonan surat keputusan laporan kepala dinas pertanggungjawaban "
    "kelengkapan persyaratan a dan di untuk verifikasi-lapangan penyelenggaraan/pengawasan data arsip rekomendasi"
).split()
ANSWERS = (
    "Ya",
    "Tidak",
    "Lengkap",
    "Tidak lengkap",
    "Disetujui",
    "Perlu perbaikan oleh pemohon",
    "Ditangguhkan",
    "Sesuai",
)


def text(chance: random.Random, most: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, most)))


def random_sop(seed: int, steps: int = 0, actors: int = 0) -> Sop:
    """Return an SOP that only `seed` decides, of a given size or of any up to 80 steps and 10 actors."""
    chance = random.Random(seed)
    count = steps or chance.choice([1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 80])
    people = actors or chance.randint(1, 10)
    wild = chance.random()
    return Sop.model_validate(
        {
            "id": f"acak-{seed}",
            "title": text(chance, 12).capitalize(),
            "actors": {f"p{n}": text(chance, 4).capitalize() for n in range(people)},
            "steps": [step(chance, n, count, people, wild) for n in range(count)],
        }
    )


def step(chance: random.Random, number: int, count: int, people: int, wild: float) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": f"s{number}",
        "activity": text(chance, 60 if chance.random() < 0.03 else 9).capitalize(),
        "actor": f"p{chance.randrange(people)}",
        "inputs": [text(chance, 4) for _ in range(chance.randint(0, 3))],
        "duration": chance.choice(["10 menit", "2 hari kerja", "5-10 menit", "2 menit/berkas"]),
        "outputs": [text(chance, 4) for _ in range(chance.randint(0, 2))],
        "note": [text(chance, 8)] if chance.random() < 0.2 else [],
    }
    if people > 1 and chance.random() < 0.08:
        made["actor"] = [f"p{n}" for n in chance.sample(range(people), min(people, chance.randint(2, 3)))]
    luck = chance.random()
    following = min(number + 1, count - 1)
    if luck < 0.22:
        many = 2 if chance.random() < 0.8 else chance.randint(3, 4)
        answers = chance.sample(ANSWERS, many)
        made["decision"] = {a: f"s{goal(chance, number, count, wild)}" for a in answers}
        made["decision"][answers[0]] = f"s{following}"
    elif luck < 0.28:
        goals = dict.fromkeys([following, *(goal(chance, number, count, wild) for _ in range(chance.randint(1, 2)))])
        made["next"] = [f"s{n}" for n in goals]
    elif luck < 0.34:
        made["next"] = f"s{goal(chance, number, count, wild)}"
    elif luck < 0.38:
        made["end"] = True
    if chance.random() < 0.05:
        made["stage"] = text(chance, 4)
    if chance.random() < 0.04:
        made["start"] = text(chance, 3)
    return made


def goal(chance: random.Random, number: int, count: int, wild: float) -> int:
    """Return a step that is mostly near, in wild SOPs anywhere."""
    if chance.random() < 0.25 * wild:
        return chance.randrange(count)
    return max(0, min(count - 1, number + chance.choice([-4, -3, -2, -1, 0, 1, 2, 2, 3, 4, 5])))
