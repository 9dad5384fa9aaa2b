"""Fixed words of the manual."""

from sopctl.i18n import Language, Text
from sopctl.reports.rules import LABELS

_WORDS = LABELS | {
    "title": Text("Rules of sopctl", "Aturan sopctl"),
    "lead": Text(
        "What `sopctl lint` checks in a Standard Operating Procedure, why it matters, and how to put it right.",
        "Apa yang diperiksa `sopctl lint` pada sebuah SOP, mengapa hal itu penting, dan cara memperbaikinya.",
    ),
    "count": Text("{rules} rules in {groups} groups", "{rules} aturan dalam {groups} kelompok"),
    "version": Text("version {version}", "versi {version}"),
    "contents": Text("Contents", "Daftar isi"),
    "skip": Text("To the rules", "Langsung ke aturan"),
    "search": Text("Search the rules", "Cari aturan"),
    "shown": Text("{shown} of {all}", "{shown} dari {all}"),
    "nothing": Text("No rule has these words.", "Tidak ada aturan yang memuat kata itu."),
    "all": Text("all", "semua"),
    "severity": Text("Severity", "Bobot"),
    "error": Text("error", "galat"),
    "warning": Text("warning", "peringatan"),
    "info": Text("info", "info"),
    "confidence": Text("Confidence", "Keyakinan"),
    "high": Text("nearly always right", "hampir selalu tepat"),
    "medium": Text("mostly right", "umumnya tepat"),
    "low": Text("a hint to judge", "petunjuk untuk dinilai"),
    "fix": Text("Fix", "Perbaikan otomatis"),
    "safe": Text("mended by `--fix`", "diperbaiki dengan `--fix`"),
    "unsafe": Text(
        "mended by `--unsafe-fixes`, to be read over", "diperbaiki dengan `--unsafe-fixes`, perlu dibaca ulang"
    ),
    "bad": Text("Bad", "Salah"),
    "clean": Text("no findings", "tidak ada temuan"),
    "prints": Text("What lint prints", "Keluaran lint"),
    "drawn": Text("Drawn", "Bagan alir"),
    "silence": Text(
        "A finding that is right but has to wait is silenced where it stands: "
        "`# sopctl: ignore[missing-duration] the reason`.",
        "Temuan yang benar tetapi harus menunggu dapat ditangguhkan di tempatnya: "
        "`# sopctl: ignore[missing-duration] alasannya`.",
    ),
}


def words(language: Language) -> dict[str, str]:
    """Return the words in `language`."""
    return {name: text.in_(language) for name, text in _WORDS.items()}
