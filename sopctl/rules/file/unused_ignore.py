"""A comment that silences nothing.

A rule's code, its name, or the name of a group that no rule answers to is always reported; a rule that did not
run is left alone, since its comment may be needed when it does.

```yaml bad
steps:
  - id: konsep
    activity: Menyusun konsep surat
    duration: sesuai kebutuhan  # sopctl: ignore[not-a-duratoin] waktu ditetapkan pimpinan  # <-
    actor: konseptor  # sopctl: ignore ACT002 belum dilantik  # <-
```

```yaml good
steps:
  - id: konsep
    activity: Menyusun konsep surat
    duration: 15 menit  # sopctl: ignore[time] waktu ditetapkan pimpinan
```
"""

import re
from collections.abc import Iterator

from sopctl.diagnostic import Place, Severity
from sopctl.i18n import Text
from sopctl.regex import regex
from sopctl.rules.base import About, Document, Finding, Ignore
from sopctl.rules.catalogue import matching
from sopctl.rules.fixing import without_name
from sopctl.suggest import did_you_mean

ABOUT = About(
    code="YML008",
    severity=Severity.WARNING,
    what=Text(
        "A comment silences a rule that finds nothing here, or that does not exist.",
        "Komentar menonaktifkan aturan yang tidak menemukan apa-apa di sini, atau yang tidak ada.",
    ),
    why=Text(
        "The next reader assumes a deliberate exception, and one day the comment hides a real mistake.",
        "Pembaca berikutnya mengira ada penyimpangan yang disengaja; kelak komentar itu menutupi kesalahan baru.",
    ),
    help=Text("remove the name, or the whole comment", "hapus nama aturan itu, atau seluruh komentarnya"),
    source="Practice of linters that report their own unused suppressions",
    last=True,
)

_MALFORMED = regex(r"#\s*sopctl:?\s*ignore", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Yield each name that silenced nothing, and each comment that was meant to silence and cannot."""
    for ignore in document.ignores:
        if ignore.expired:
            continue
        for name in ignore.names:
            yield from _judge(document, ignore, name)
        if not ignore.names:
            yield Finding(ignore.place, Text("the comment names no rule", "komentar ini tidak menyebut aturan"), _FORM)
    source = document.loaded.source
    if _MALFORMED.search(source.text):
        understood = {ignore.place for ignore in document.ignores}
        for comment in source.comments:
            if _MALFORMED.match(comment.text) and comment.place not in understood:
                message = Text(
                    "this comment is not understood, so it silences nothing",
                    "komentar ini tidak dipahami, sehingga tidak menonaktifkan apa pun",
                )
                yield Finding(comment.place, message, _FORM)


_FORM = Text(
    "write `# sopctl: ignore[CODE] reason`, with the code or name of a rule in square brackets",
    "tulis `# sopctl: ignore[KODE] alasan`, dengan kode atau nama aturan di dalam kurung siku",
)


def _judge(document: Document, ignore: Ignore, name: str) -> Iterator[Finding]:
    rules = matching(name)
    place = _place(document, ignore, name)
    own = not document.own_rules.isdisjoint({name.upper(), name.lower()})
    if not rules and not own:
        meant = did_you_mean(name, document.known_rules) or did_you_mean(name.upper(), document.known_rules)
        yield Finding(
            place,
            Text(f"no rule is called `{name}`", f"tidak ada aturan bernama `{name}`"),
            meant or _LIST,
            fix=without_name(document.loaded.source, ignore, name),
        )
        return
    if name in ignore.used or not document.loaded.source.complete:
        return
    if any(rule.check_project or rule.about.last for rule in rules):
        return  # what several documents say of each other is judged later
    judged = document.judged_rules
    if not judged.isdisjoint({name.upper(), name.lower()}) if own else all(rule.name in judged for rule in rules):
        yield Finding(
            place,
            Text(f"`{name}` finds nothing here, so nothing is silenced", f"`{name}` tidak menemukan apa pun di sini"),
            fix=without_name(document.loaded.source, ignore, name),
        )


_LIST = Text("see `sopctl rules` for all codes and names", "lihat `sopctl rules` untuk semua kode dan nama")


def _place(document: Document, ignore: Ignore, name: str) -> Place:
    """Return where `name` stands in the comment."""
    line = document.loaded.source.excerpt(ignore.place.line)
    bracket = line.find("[", ignore.place.column)
    column = line.find(name, bracket)
    if bracket < 0 or column < 0:
        return ignore.place
    return Place(ignore.place.line, column + 1, ignore.place.line, column + 1 + len(name))
