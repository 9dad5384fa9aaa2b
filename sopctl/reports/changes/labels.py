"""What the fields of the format are called in a sentence."""

from sopctl.diff.change import Path
from sopctl.i18n import Language, Text

_FIELDS = {
    "activity": Text("activity", "kegiatan"),
    "actor": Text("actor", "pelaksana"),
    "actors": Text("actors", "pelaksana"),
    "agency": Text("agency", "instansi"),
    "aliases": Text("other names", "nama lain"),
    "approved_by": Text("approved by", "disahkan oleh"),
    "author": Text("author", "penyusun"),
    "calls": Text("calls SOP", "memanggil SOP"),
    "change": Text("change", "perubahan"),
    "complaints": Text("complaints", "pengaduan"),
    "completeness": Text("completeness", "kelengkapan prosedur"),
    "content": Text("content", "kekhususan"),
    "controls": Text("control", "pengendalian"),
    "cost": Text("cost", "biaya"),
    "created": Text("created", "tanggal pembuatan"),
    "criteria": Text("criteria", "kriteria"),
    "date": Text("date", "tanggal"),
    "decision": Text("decision", "keputusan"),
    "direction": Text("direction", "arah"),
    "duration": Text("time", "waktu"),
    "effective": Text("effective", "tanggal efektif"),
    "employee_id": Text("employee number", "NIP"),
    "end": Text("end", "akhir"),
    "equipment": Text("equipment", "peralatan"),
    "evaluation": Text("evaluation", "evaluasi kinerja"),
    "external": Text("outside party", "pihak luar"),
    "facilities": Text("facilities", "sarana dan prasarana"),
    "guarantee": Text("guarantee", "jaminan pelayanan"),
    "history": Text("history", "riwayat"),
    "hours": Text("service hours", "jam layanan"),
    "id": Text("id", "id"),
    "identity": Text("identity", "identitas"),
    "impact": Text("impact", "dampak"),
    "inputs": Text("input", "kelengkapan"),
    "join": Text("waits for", "menunggu"),
    "kind": Text("kind of SOP", "jenis SOP"),
    "language": Text("language", "bahasa"),
    "layout": Text("layout", "tata letak"),
    "legal_basis": Text("legal basis", "dasar hukum"),
    "likelihood": Text("likelihood", "kemungkinan"),
    "max": Text("most times", "paling banyak"),
    "name": Text("name", "nama"),
    "nature": Text("nature", "sifat"),
    "next": Text("goes on to", "lanjut ke"),
    "note": Text("note", "keterangan"),
    "number": Text("number", "nomor"),
    "outputs": Text("output", "output"),
    "owner": Text("owner", "pemilik"),
    "part": Text("part", "bagian"),
    "place": Text("place", "tempat"),
    "position": Text("position", "jabatan"),
    "probability": Text("probability", "peluang"),
    "product": Text("product", "produk"),
    "profile": Text("profile", "profil"),
    "qualification": Text("qualification", "kualifikasi"),
    "qualifications": Text("qualification", "kualifikasi pelaksana"),
    "question": Text("question", "pertanyaan"),
    "reason": Text("reason", "alasan"),
    "record": Text("kept as a record", "disimpan sebagai arsip"),
    "records": Text("record", "pencatatan"),
    "related": Text("related SOP", "keterkaitan"),
    "requirements": Text("requirement", "persyaratan"),
    "retention": Text("retention", "masa simpan"),
    "review_every": Text("review", "masa reviu"),
    "revised": Text("revised", "tanggal revisi"),
    "risks": Text("risk", "risiko"),
    "safety": Text("safety", "jaminan keamanan"),
    "scope": Text("scope", "cakupan"),
    "sections": Text("section", "bagian"),
    "service": Text("service standard", "standar pelayanan"),
    "sopctl": Text("format", "format"),
    "staff": Text("staff", "jumlah pelaksana"),
    "stage": Text("stage", "tahap"),
    "start": Text("start", "awal"),
    "status": Text("status", "status"),
    "steps": Text("step", "langkah"),
    "supervision": Text("supervision", "pengawasan internal"),
    "tags": Text("label", "label"),
    "time": Text("time promised", "waktu yang dijanjikan"),
    "title": Text("title", "judul"),
    "to": Text("leads to", "menuju"),
    "total": Text("total time", "total waktu"),
    "unit": Text("unit", "unit kerja"),
    "url": Text("address", "alamat laman"),
    "version": Text("version", "versi"),
    "volume": Text("cases a year", "jumlah per tahun"),
    "warnings": Text("warning", "peringatan"),
    "was": Text("former id", "id lama"),
}


def label(name: str, language: Language, unknown: str | None = None) -> str:
    """Return what a field is called; else `unknown`, or the key itself, which may be a name that the user gave."""
    if name in _FIELDS:
        return _FIELDS[name].in_(language)
    return name.replace("_", " ") if unknown is None else unknown


def field_of(path: Path, language: Language) -> str:
    """Return the field that a path ends in, with what it is a field of: "output “Konsep surat”, criteria"."""
    if path[0] in {"steps", "actors"} and len(path) > len(("steps", "id")):
        path = path[2:]
    words = []
    for position, name in enumerate(path):
        is_name = position % 2 == 0 or path[0] in {"identity", "service", "layout", "kind"}
        words.append(label(name, language) if is_name else f"“{shorter(name)}”")
    return " ".join(words)


_LONGEST = 60
"""Characters of a name in a sentence."""


def shorter(text: str, most: int = _LONGEST) -> str:
    """Return the beginning of a long text."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
