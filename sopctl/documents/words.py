"""The words of a document: headings from the profile, and the fixed phrases round what the SOP says."""

from datetime import date
from types import MappingProxyType

from sopctl import profiles
from sopctl.i18n import Language, Text
from sopctl.model import Kind, Profile, Sop
from sopctl.model.profile import Words

_MONTHS = (
    Text("January", "Januari"),
    Text("February", "Februari"),
    Text("March", "Maret"),
    Text("April", "April"),
    Text("May", "Mei"),
    Text("June", "Juni"),
    Text("July", "Juli"),
    Text("August", "Agustus"),
    Text("September", "September"),
    Text("October", "Oktober"),
    Text("November", "November"),
    Text("December", "Desember"),
)

STATUS = MappingProxyType(
    {
        "draft": Text("Draft", "Rancangan"),
        "review": Text("In review", "Dalam reviu"),
        "effective": Text("Effective", "Berlaku"),
        "retired": Text("Retired", "Dicabut"),
    }
)
SOP_KINDS = MappingProxyType(
    {
        "technical": Text("technical", "teknis"),
        "administrative": Text("administrative", "administratif"),
        "macro": Text("macro", "makro"),
        "micro": Text("micro", "mikro"),
        "final": Text("final", "final"),
        "partial": Text("partial", "parsial"),
        "generic": Text("generic", "generik"),
        "specific": Text("specific", "spesifik"),
    }
)
VERSION = Text("Version {version}", "Versi {version}")
FOLIO = Text("Page {{number}} of {{count}}", "Halaman {{number}} dari {{count}}")
PAGE = Text("Page", "Halaman")
CONTENTS = Text("Table of contents", "Daftar Isi")
SECTION = Text("Section", "Bagian")
SKIP = Text("Skip to the content", "Langsung ke isi")
ALT = Text(
    "Flowchart of {title}: {steps} steps. The table of steps says the same in words.",
    "Bagan alir {title}: {steps} langkah. Tabel langkah memuat isi yang sama dalam bentuk teks.",
)

START = Text("Start: {text}", "Mulai: {text}")
STARTS = Text("Start of the procedure", "Awal prosedur")
OUTCOME = Text("End: {text}", "Selesai: {text}")
ENDS = Text("End of the procedure", "Akhir prosedur")
STEP = Text("step {number}", "langkah {number}")
ON = Text("go on to ", "lanjut ke ")
BACK = Text("go back to ", "kembali ke ")
AGAIN = Text("repeat ", "ulangi ")
AT_MOST = Text("at most {count} times", "paling banyak {count} kali")
AT_MOST_ONCE = Text("at most once", "paling banyak satu kali")
PARALLEL = Text("At the same time: ", "Secara bersamaan: ")
AND = Text(" and ", " dan ")
JOIN_ALL = Text("Begins when all branches before it are done.", "Dimulai setelah semua cabang sebelumnya selesai.")
JOIN_ANY = Text(
    "Begins when the first branch before it is done.", "Dimulai setelah salah satu cabang sebelumnya selesai."
)
CALLS = Text("Runs the SOP {sop}", "Menjalankan SOP {sop}")
EITHER = Text("either", "salah satu dari")
KEPT = Text("kept for {retention}", "disimpan {retention}")
KEPT_AT = Text("kept: {place}", "disimpan di {place}")
KEPT_FOR_AT = Text("kept for {retention}, {place}", "disimpan {retention} di {place}")
RECORD = Text("kept as a record", "diarsipkan")
RISK = Text("Risk: {risk}", "Risiko: {risk}")
LIKELIHOOD = Text("likelihood: {value}", "kemungkinan: {value}")
IMPACT = Text("impact: {value}", "dampak: {value}")
CONTROL = Text("Control: {control}", "Pengendalian: {control}")
EXTERNAL = Text("Outside the organisation", "Pihak luar")
STATED = Text("Stated total", "Jumlah waktu yang tercantum")
EMPLOYEE = Text("Employee no. {number}", "NIP {number}")
KINDS = MappingProxyType(
    {
        Kind.EFFORT: Text("Work (minutes and hours)", "Waktu kerja (menit dan jam)"),
        Kind.WORKING: Text("Working days", "Hari kerja"),
        Kind.ELAPSED: Text("Calendar time", "Waktu kalender"),
    }
)
ONCE = Text(
    "Each step is counted once; kinds of time are not added together.",
    "Setiap langkah dihitung satu kali; jenis waktu yang berbeda tidak dijumlahkan.",
)
INCOMPLETE = Text(
    "Steps without a time of their own, or with a time per item, are not counted.",
    "Langkah yang waktunya tidak ditulis atau dihitung per satuan tidak ikut dijumlahkan.",
)


class Wording:
    """The words of one document: those of its profile, else those of the profile plain."""

    def __init__(self, profile: Profile, language: Language) -> None:
        self.profile = profile
        self.language = language

    def heading(self, key: str) -> str:
        """Return the heading of a field, a section or a column; a section that nobody named speaks for itself."""
        name = key.rpartition(".")[2].replace("_", " ").replace("-", " ")
        return profiles.heading(self.profile, key, self.language) or name[:1].upper() + name[1:]

    def has(self, key: str) -> bool:
        """Return whether the profile itself has a heading for `key`."""
        return key in self.profile.words

    def of(self, words: Words) -> str:
        """Return `words` in this document's language, in the other one where there is nothing else."""
        return words.in_(self.language)

    def phrase(self, text: Text, /, **values: object) -> str:
        """Return a phrase with what belongs into it."""
        return text.in_(self.language).format(**values)

    def status(self, sop: Sop) -> str:
        """Return the status of an SOP and its version in one line."""
        said = [self.phrase(STATUS[sop.status])]
        if sop.version:
            said.append(self.phrase(VERSION, version=sop.version))
        return ", ".join(said)

    def number(self, value: int) -> str:
        """Return a number with its thousands parted: 12,000 in English, 12.000 in Indonesian."""
        said = f"{value:,}"
        return said.replace(",", ".") if self.language == "id" else said

    def day(self, value: date) -> str:
        """Return a date as one says it: 12 January 2026."""
        return f"{value.day} {self.phrase(_MONTHS[value.month - 1])} {value.year}"
