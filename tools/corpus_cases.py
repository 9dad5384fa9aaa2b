"""Notes on real SOPs and lists of their cells, as SOPs that the linter reads.

A note is a Markdown file with YAML blocks of facts: what was read in a public document, in the names of its own form.
A list is a file of tab-separated lines: a text that stands in cells of one column, and in how many.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
)  # fmt: skip
_DATE = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})", re.IGNORECASE)
_UNSEEN = re.compile(r"\(cut\)|\(text cut|\.\.\.|\(unclear\)|\(item ")
"""How a note says that the words of the document were not read."""
_MERGED = re.compile(r"merged with \d+")
_NO_LABEL = "(no label)"
_IDENTITY = {
    "nomor": "number",
    "tanggal_pembuatan": "created",
    "tanggal_revisi": "revised",
    "tanggal_efektif": "effective",
}
_LISTS = {
    "dasar_hukum": "legal_basis",
    "keterkaitan": "related",
    "peringatan": "warnings",
    "kualifikasi_pelaksana": "qualifications",
    "peralatan": "equipment",
    "pencatatan": "records",
}
_SERVICE = {"persyaratan": "requirements", "jangka_waktu": "time", "biaya": "cost", "produk": "product",
            "pengaduan": "complaints"}  # fmt: skip


class Case(NamedTuple):
    """A real SOP as far as its note tells it."""

    name: str
    sop: dict[str, Any]
    """What goes into an SOP file."""
    fields: frozenset[str]
    """What the note tells: names of fields; `flow` where every arrow is told, `lanes` and `time` where the actor and
    the time of every step are, `start` where the inputs of the first one are."""
    cells: tuple[frozenset[str], ...]
    """For each step, the cells that the note tells, empty ones too: activity, actor, inputs, time, output, note."""


def cases(folder: Path) -> Iterator[Case]:
    """Yield the SOPs of all notes in `folder` that have steps."""
    for path in sorted(folder.glob("*.md")):
        for block in _BLOCK.findall(path.read_text(encoding="utf-8")):
            note = yaml.safe_load(block)
            if note.get("steps"):
                yield _case(note)


def cells(folder: Path, name: str) -> list[tuple[str, int]]:
    """Return the texts of a list, each with the number of cells that it stands in."""
    lines = (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit("\t", 1) for line in lines if line and not line.startswith("#"))
    return [(text, int(count)) for text, count in pairs]


def _case(note: dict[str, Any]) -> Case:
    rows = note["steps"]
    names = {str(name): f"pelaksana-{number}" for number, name in enumerate(note.get("actors", []), 1)}
    ids = {str(row["step"]): f"langkah-{row['step']}" for row in rows}
    identity = note.get("identity") or {}
    sop: dict[str, Any] = {"sopctl": 1, "id": note["id"], "title": note["title"], "language": "id", "profile": "sop-ap"}
    sop["identity"] = {own: _day(identity[theirs]) for theirs, own in _IDENTITY.items() if identity.get(theirs)}
    for field in ("agency", "unit"):
        if note.get(field):
            sop["identity"][field] = note[field]
    for theirs, own in _LISTS.items():
        texts = [text.removesuffix(" ...") for text in identity.get(theirs, [])]
        if kept := [text for text in texts if not _UNSEEN.search(text)]:
            sop[own] = kept
    if service := {own: _service(own, note[theirs]) for theirs, own in _SERVICE.items() if note.get(theirs)}:
        sop["service"] = service
    sop["actors"] = {own: name for name, own in names.items()}
    sop["steps"] = [_step(row, names, ids, rows[at + 1 :]) for at, row in enumerate(rows)]
    told = {own for theirs, own in (_IDENTITY | _LISTS).items() if identity.get(theirs)} | sop.keys()
    seen = tuple(_told(row) for row in rows)
    told |= {name for name, cell in (("lanes", "actor"), ("time", "time")) if all(cell in cells for cells in seen)}
    told |= {"flow"} if all(_has_arrows(row, ids) for row in rows) else set()
    told |= {"start"} if "inputs" in seen[0] else set()
    return Case(note["id"], sop, frozenset(told), seen)


def _step(row: dict[str, Any], names: dict[str, str], ids: dict[str, str], rest: list[Any]) -> dict[str, Any]:
    step: dict[str, Any] = {"id": ids[str(row["step"])], "activity": row["activity"]}
    actors = row.get("actors") or ([row["actor"]] if row.get("actor") else [])
    if actors:
        step["actor"] = [names.get(str(actor), str(actor)) for actor in actors]
    if row.get("inputs"):
        step["inputs"] = row["inputs"]
    if "time" in _told(row) and row["time"]:
        step["duration"] = row["time"].partition(" (sel ")[0]
    if "output" in _told(row) and row["output"]:
        step["outputs"] = [row["output"]]
    if row.get("note"):
        step["note"] = row["note"]
    branches = {"" if label == _NO_LABEL else label: ids.get(str(to)) for label, to in row.get("branches", {}).items()}
    if branches:
        step["decision"] = {label: to for label, to in branches.items() if to}
    following = [ids[str(to)] for to in row.get("next", []) if str(to) in ids]
    if following and not (len(following) == 1 and rest and following[0] == ids[str(rest[0]["step"])]):
        step["next"] = following
    if row.get("next") == [] and rest:
        step["end"] = True
    return step


def _told(row: dict[str, Any]) -> frozenset[str]:
    """Return the cells of a row that the note tells; a cell that is one with others counts for the first row only."""
    said = {key for key, value in row.items() if not (isinstance(value, str) and _UNSEEN.search(value))}
    if _MERGED.match(str(row.get("time", ""))):
        said.discard("time")
    return frozenset({"actor" if key == "actors" else key for key in said})


def _has_arrows(row: dict[str, Any], ids: dict[str, str]) -> bool:
    targets = [*row.get("next", []), *row.get("branches", {}).values()]
    return ("next" in row or "branches" in row) and all(str(to) in ids for to in targets)


def _day(text: str) -> str:
    """Return a full date as files have it; what is no full date stays as it was written."""
    match = _DATE.fullmatch(text)
    if not match or match[2].lower() not in _MONTHS:
        return text
    return f"{match[3]}-{_MONTHS.index(match[2].lower()) + 1:02}-{int(match[1]):02}"


def _service(field: str, value: Any) -> Any:
    return value if field in {"time", "cost"} or isinstance(value, list) else [value]
