"""Names of fields in the words that people use for them: the Indonesian form, and near words in English."""

from collections.abc import Collection

_INDONESIAN = {
    "aktivitas": "activity",
    "dasar hukum": "legal_basis",
    "disahkan oleh": "approved_by",
    "instansi": "agency",
    "jabatan": "position",
    "judul": "title",
    "kegiatan": "activity",
    "keluaran": "outputs",
    "ke": "to",
    "maks": "max",
    "satuan kerja": "unit",
    "identitas": "identity",
    "pengesah": "approved_by",
    "riwayat": "history",
    "kelengkapan": "inputs",
    "keputusan": "decision",
    "keterangan": "note",
    "keterkaitan": "related",
    "kualifikasi": "qualifications qualification",
    "langkah": "steps",
    "layanan": "service",
    "masukan": "inputs",
    "nama": "name title",
    "nip": "employee_id",
    "nomor": "number",
    "nomor sop": "number",
    "output": "outputs",
    "pelaksana": "actor actors",
    "pencatatan": "records",
    "peralatan": "equipment",
    "peringatan": "warnings",
    "pertanyaan": "question",
    "profil": "profile",
    "risiko": "risks",
    "tahap": "stage",
    "tanggal efektif": "effective",
    "tanggal pembuatan": "created",
    "tanggal revisi": "revised",
    "unit kerja": "unit",
    "uraian kegiatan": "activity",
    "versi": "version",
    "waktu": "duration",
}
"""Words of the Indonesian form, and the fields that they are called here."""

_ENGLISH = {
    "approver": "approved_by",
    "description": "activity",
    "name": "title activity",
    "notes": "note",
    "role": "actor",
    "roles": "actors",
    "time": "duration",
}

_SYNONYMS = _INDONESIAN | _ENGLISH


def translated(name: str, known: Collection[str]) -> str:
    """Return the field among `known` that somebody means who writes `name`, else nothing."""
    plain = name.strip().lower().replace("_", " ").replace("-", " ")
    for field in _SYNONYMS.get(plain, "").split():
        if field in known:
            return field
    return ""
