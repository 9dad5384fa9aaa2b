"""How often each rule found something in real SOPs. `counts.tsv` says it; `python tools/corpus_counts.py` makes it.

The corpus are notes on public Indonesian SOPs, with their steps, and lists of what stands in the cells of 348 more
(of one office, many of them clones of one template). It shows what the rules meet, not how good SOPs in general are.
"""

from functools import cache
from pathlib import Path

from msgspec import Struct

from sopctl.i18n import Text

FILE = Path(__file__).parent / "counts.tsv"

UNITS = {
    "SOPs": Text("SOPs", "SOP"),
    "steps": Text("steps", "langkah"),
    "activities": Text("activities", "uraian kegiatan"),
    "times": Text("times", "isian waktu"),
    "outputs": Text("outputs", "output"),
    "actors": Text("columns of actors", "kolom pelaksana"),
    "remarks": Text("remarks", "keterangan"),
    "warnings": Text("warnings", "peringatan"),
    "related": Text("related SOPs", "butir keterkaitan"),
    "qualifications": Text("qualifications", "kualifikasi"),
    "regulations": Text("regulations", "dasar hukum"),
}
"""What was judged."""

REASONS = {
    "file": Text("the corpus are documents, not SOP files", "korpusnya dokumen, bukan berkas SOP"),
    "id": Text("documents have no ids", "dokumen tidak memiliki id"),
    "untold": Text("the notes on the corpus do not tell this", "catatan tentang korpus tidak memuat hal ini"),
}
"""Why a rule could not be judged."""


class Count(Struct, frozen=True):
    """How many of the things that a rule could judge it found fault with. Both are 0 where it could judge none."""

    found: int
    judged: int
    unit: Text
    """What was counted; where nothing was, why."""

    @property
    def words(self) -> Text:
        """The count as a phrase."""
        if not self.judged:
            return Text(f"not judged: {self.unit.en}", f"tidak dinilai: {self.unit.id}")
        return Text(
            f"found in {self.found:,} of {self.judged:,} {self.unit.en}",
            f"ditemukan pada {self.found:_} dari {self.judged:_} {self.unit.id}".replace("_", "."),
        )


@cache
def counts() -> dict[str, Count]:
    """Return the count of each rule by its code."""
    found = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, hits, judged, what = line.split("\t")
            unit = UNITS.get(what) or REASONS[what]
            found[code] = Count(int(hits), int(judged), unit)
    return found
