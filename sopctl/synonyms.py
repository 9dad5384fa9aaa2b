"""Names of fields in the words that people use for them: the Indonesian form, and near words in English."""

from collections.abc import Collection

_INDONESIAN = {
    "aktivitas": "activity",
    "biaya": "cost",
    "dasar hukum": "legal_basis",
    "disahkan oleh": "approved_by",
    "cakupan": "scope",
    "instansi": "agency",
    "isi": "content",
    "jabatan": "position",
    "jenis": "kind",
    "jenis sop": "kind",
    "judul": "title",
    "kegiatan": "activity",
    "keluaran": "outputs",
    "ke": "to",
    "maks": "max",
    "satuan kerja": "unit",
    "sifat": "nature",
    "sifat kegiatan": "nature",
    "identitas": "identity",
    "pengesah": "approved_by",
    "riwayat": "history",
    "kelengkapan": "inputs completeness",
    "keputusan": "decision",
    "keterangan": "note",
    "keterkaitan": "related",
    "kualifikasi": "qualifications qualification",
    "jam pelayanan": "hours",
    "laman": "url",
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
    "pengaduan": "complaints",
    "peralatan": "equipment",
    "persyaratan": "requirements",
    "produk": "product",
    "peringatan": "warnings",
    "pertanyaan": "question",
    "profil": "profile",
    "risiko": "risks",
    "tahap": "stage",
    "tautan": "url",
    "tanggal efektif": "effective",
    "tanggal pembuatan": "created",
    "tanggal revisi": "revised",
    "unit kerja": "unit",
    "uraian kegiatan": "activity",
    "versi": "version",
    "waktu": "duration time",
    "yang diubah": "part",
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
    "link": "url",
    "website": "url",
}

_SYNONYMS = _INDONESIAN | _ENGLISH


def translated(name: str, known: Collection[str]) -> str:
    """Return the field among `known` that somebody means who writes `name`, else nothing."""
    plain = name.strip().lower().replace("_", " ").replace("-", " ")
    for field in _SYNONYMS.get(plain, "").split():
        if field in known:
            return field
    return ""
