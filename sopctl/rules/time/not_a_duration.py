"""A text in place of a time.

```yaml bad
steps:
  - id: susun
    activity: Menyusun laporan
    duration: Semesteran  # <- Semesteran
  - id: periksa
    activity: Memeriksa laporan
    duration: "2"  # <-
  - id: perbaiki
    activity: Memperbaiki laporan
    duration: 120 menit / 3 hari  # <-
  - id: sahkan
    activity: Menandatangani laporan
    duration: 15 (tujuh) hari kerja  # <-
  - id: gandakan
    activity: Menggandakan laporan
    duration: 5 minit  # <-
  - id: arsip
    activity: Mengarsipkan laporan
    duration: Laporan  # <-
```

```yaml bad
language: en
steps:
  - id: sample
    activity: Take the sample
    duration: at least 2 hours  # <-
  - id: measure
    activity: Measure the sample
    duration: {min: 5 minuts, max: 10 minutes}  # <- 5 minuts
review_every: annually  # <-
```

```yaml good
steps:
  - id: susun
    activity: Menyusun laporan
    duration: 2 hari kerja
    note: Setiap semester
  - id: periksa
    activity: Memeriksa laporan
    duration: 2 menit/berkas
  - id: sahkan
    activity: Menandatangani laporan
    duration: maksimal 7 (tujuh) hari kerja sejak laporan diterima
review_every: 12 bulan
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Language, Text
from sopctl.model.duration import Fault
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding
from sopctl.rules.durations import Stated, faulty_part, stated
from sopctl.rules.fixing import write
from sopctl.suggest import question

ABOUT = About(
    code="TIM002",
    severity=Severity.ERROR,
    what=Text("A time is not written as a duration.", "Isian waktu tidak memuat waktu yang dapat dihitung."),
    why=Text(
        "What cannot be counted cannot be added up, promised or measured.",
        "Waktu yang tidak dapat dihitung tidak dapat dijumlahkan, dijanjikan, atau diukur.",
    ),
    help=Text(
        "write a number and a unit, for example 15 menit, 2 hari kerja or 5-10 menit",
        "tulis angka dan satuannya, misalnya 15 menit, 2 hari kerja, atau 5-10 menit",
    ),
    source="No duration in 43 of the 1,220 steps of 248 published SOPs: Semesteran, Sepanjang tahun, Laporan, a bare "
    "number; 15 (tujuh) hari kerja in a permit standard",
)

_SAID = {
    Fault.NO_UNIT: Text("has no unit", "tidak memuat satuan"),
    Fault.AMBIGUOUS: Text("may mean hours or hari (days)", "dapat berarti hari atau jam (hour)"),
    Fault.FREQUENCY: Text(
        "says when or how often, not how long", "menyatakan kapan atau seberapa sering, bukan berapa lama"
    ),
    Fault.SEVERAL: Text("states several times", "memuat lebih dari satu waktu"),
    Fault.WORDS_DIFFER: Text("has a number and words that differ", "memuat angka dan huruf yang berbeda"),
    Fault.SPELLING: Text("is misspelt", "salah tulis"),
    Fault.OPEN: Text("has no upper bound", "tidak memiliki batas atas"),
    Fault.NOT_A_TIME: Text("is not a time", "bukan waktu"),
}
_HELP = {
    Fault.NO_UNIT: Text(
        "add the unit: {minutes}, {hours}, {days_worked}, {days}, {weeks} or {months}",
        "tambahkan satuannya: {minutes}, {hours}, {days_worked}, {days}, {weeks}, atau {months}",
    ),
    Fault.AMBIGUOUS: Text(
        "write the unit in full: {hours}, {days} or {days_worked}",
        "tulis satuan secara lengkap: {hours}, {days}, atau {days_worked}",
    ),
    Fault.FREQUENCY: Text(
        "say how long one run takes, and put the frequency or the schedule in `note:`",
        "tulis lama satu kali pelaksanaan, lalu pindahkan frekuensi atau jadwalnya ke `note:`",
    ),
    Fault.SEVERAL: Text(
        "write one time or a range (2-3 {days}), or split the step",
        "tulis satu waktu atau satu rentang (2-3 {days}), atau pecah langkahnya",
    ),
    Fault.WORDS_DIFFER: Text("make both the same, or drop the words", "samakan keduanya, atau hapus hurufnya"),
    Fault.OPEN: Text(
        "write the longest time too, for example 3-5 {days}, or only that: {most} 5 {days}",
        "tulis juga waktu terlamanya, misalnya 3-5 {days}, atau cukup batasnya: {most} 5 {days}",
    ),
    Fault.NOT_A_TIME: Text(
        "write a number and a unit, for example 15 {minutes}; a text that belongs to `outputs:` or `note:` goes there",
        "tulis angka dan satuannya, misalnya 15 {minutes}; pindahkan teks yang semestinya di `outputs:` atau `note:`",
    ),
}
_UNCLEAR = Text("cannot be understood as a time", "tidak dapat dipahami sebagai waktu")
_ONLY_TIME = Text(
    "write only the time, for example {most} 30 {minutes} or 2 {minutes}/{file}, and put the other words in `note:`",
    "tulis waktunya saja, misalnya {most} 30 {minutes} atau 2 {minutes}/{file}, lalu pindahkan kata lainnya ke `note:`",
)
_INTERVAL = Text("write the interval, for example 12 {months}", "tulis jangka waktunya, misalnya 12 {months}")

_WORDS = {
    "id": {
        "minutes": "menit",
        "hours": "jam",
        "days_worked": "hari kerja",
        "days": "hari",
        "weeks": "minggu",
        "months": "bulan",
        "most": "maksimal",
        "file": "berkas",
    },
    "en": {
        "minutes": "minutes",
        "hours": "hours",
        "days_worked": "working days",
        "days": "days",
        "weeks": "weeks",
        "months": "months",
        "most": "at most",
        "file": "file",
    },
}
"""What the examples in `_HELP` are made of, in the language of the SOP."""

_IN_RETENTION = frozenset({Fault.NO_UNIT, Fault.AMBIGUOUS, Fault.SPELLING, Fault.WORDS_DIFFER})
"""Things may be kept for good, at least for some time, or as long as something holds."""
_LONGEST = 60

_NUMBER = regex(r"[0-9]+")
_HOURS = regex(r"(?i)\b([0-9.]+)\s*hr\b\.?")


def check(document: Document) -> Iterator[Finding]:
    """Yield each stated time that could not be understood, with the reason."""
    for time in stated(document):
        fault = time.duration.fault
        if fault not in _SAID or (time.retention and fault not in _IN_RETENTION):
            continue
        path, text = faulty_part(document, time)
        text = text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
        said = _UNCLEAR if _is_unclear(time) else _SAID[fault]
        message = Text(f"{time.what.en}, `{text}`, {said.en}", f"{time.what.id}, `{text}`, {said.id}")
        meant = _meant(time, fault, document.language)
        same_numbers = _NUMBER.findall(meant) == _NUMBER.findall(text)
        sure = fault in {Fault.SPELLING, Fault.AMBIGUOUS} and same_numbers
        fix = write(path, meant, safe=sure) if meant else None
        yield Finding(path, message, help=question(meant) or _help(time, fault, document.language), fix=fix)


def _meant(time: Stated, fault: Fault, language: Language) -> str:
    """Return what the writer surely meant; in an English text hr is an hour."""
    if fault is not Fault.AMBIGUOUS or language != "en":
        return time.duration.suggestion
    written = time.duration.text.strip()
    meant = _HOURS.sub(lambda found: f"{found[1]} hour{'s' * (found[1] != '1')}", written)
    return meant if meant != written else ""


def _is_unclear(time: Stated) -> bool:
    """Tell whether there are numbers in a text that is no time as a whole."""
    return time.duration.fault is Fault.NOT_A_TIME and any(map(str.isdigit, time.duration.text))


def _help(time: Stated, fault: Fault, language: Language) -> Text | None:
    remedy = _ONLY_TIME if _is_unclear(time) else _HELP.get(fault)
    if time.path == ("review_every",) and fault is Fault.FREQUENCY:
        remedy = _INTERVAL
    units = _WORDS[language]
    return Text(remedy.en.format_map(units), remedy.id.format_map(units)) if remedy else None
