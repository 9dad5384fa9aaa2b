"""The baseline as a table: which file has how many known findings, of which rules, and how many are gone."""

from collections import Counter
from collections.abc import Iterator

from sopctl.i18n import Language, Text
from sopctl.reports.terminal import safe

_Key = tuple[str, str, str]


def table(known: Counter[_Key], gone: Counter[_Key], language: Language) -> Iterator[str]:
    """Yield a line for each file, the one with most findings first, then the sums."""
    files: dict[str, Counter[str]] = {}
    for (file, code, _), count in known.items():
        files.setdefault(file, Counter())[code] += count
    for file, codes in sorted(files.items(), key=lambda item: (-item[1].total(), item[0])):
        rules = ", ".join(f"{code} {count}" for code, count in sorted(codes.items()))
        yield f"{codes.total():>6}  {safe(file)}: {safe(rules)}\n"
    left, lost = known.total(), gone.total()
    yield Text(
        f"{left} known in {len(files)} file{'s' * (len(files) != 1)}", f"{left} tercatat di {len(files)} berkas"
    ).in_(language)
    if lost:
        yield "; " + Text(
            f"{lost} gone: run `sopctl baseline shrink`", f"{lost} sudah hilang: jalankan `sopctl baseline shrink`"
        ).in_(language)
    yield "\n"
