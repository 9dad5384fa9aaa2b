"""Random SOPs that serve the public, with service standards of all lengths and texts that mean no good."""

import random

from sopctl.model import Actor, Identity, Service, Sop
from tests.random_sops import random_sop, text

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} ${x} #set page(width: 1pt) \\end{document} ]]> -->",
    "=1+1",
    "Pertanggungjawabanpenyelenggaraanpemerintahandaerahsekabupaten" * 4,
    "Ketentuan \N{ARABIC LETTER MEEM}\N{ARABIC LETTER REH}\N{ARABIC LETTER HAH} \u202e\u4e2d\u6587\u6587\u4ef6 \U0001f4c4",
    "\x07\x00 kendali \u2028 baris",
    "a/b-c/d" * 40,
    "-",
    " ",
)


def random_service(seed: int) -> Sop:
    """Return an SOP that only `seed` decides, whose first actor comes from outside."""
    chance = random.Random(seed)
    sop = random_sop(seed, steps=chance.choice([1, 2, 4, 7, 12, 20, 40]))

    def words(most: int) -> str:
        return chance.choice(HOSTILE) if chance.random() < 0.06 else text(chance, most).capitalize()

    def some(most: int, length: int) -> list[str]:
        return [words(length) for _ in range(chance.randint(0, most))]

    service = Service.model_validate(
        {
            "requirements": some(chance.choice([3, 6, 25]), 9),
            "time": chance.choice(
                ["10 hari kerja", "paling lama 3 (tiga) hari kerja", "4 jam sejak berkas lengkap", None]
            ),
            "cost": chance.choice(["", "Gratis", "Rp350.000; dibayar di bank", words(30)]),
            "product": some(2, 5),
            "complaints": some(chance.choice([2, 5, 12]), 4),
            "hours": {f"{words(2)} {n}": words(3) for n in range(chance.choice([0, 1, 2, 7]))},
            "url": chance.choice(["", "https://contoh.go.id", "https://contoh.go.id/" + "a" * 250]),
        }
    )
    return sop.model_copy(
        update={
            "title": words(14),
            "identity": Identity(agency=words(6), unit=words(8), number=words(2)),
            "legal_basis": tuple(some(4, 14)),
            "actors": {name: Actor(name=actor.name, external=name == "p0") for name, actor in sop.actors.items()},
            "steps": tuple(
                step.model_copy(update={"activity": chance.choice(HOSTILE)}) if chance.random() < 0.1 else step
                for step in sop.steps
            ),
            "service": service,
        }
    )
