"""The manual as Markdown (CommonMark with GitHub's tables); flowcharts are Mermaid, which hosts draw by themselves."""

from collections.abc import Iterator
from itertools import groupby

from sopctl.documents.markdown import text
from sopctl.i18n import Language
from sopctl.manual.entry import Entry, Manual, Sample
from sopctl.manual.words import words
from sopctl.reports.findings.text import TextReport
from sopctl.reports.terminal import safe
from sopctl.rules.indonesian import told_in


def write(manual: Manual) -> str:
    """Return the manual; a rule is linked to by its code in small letters."""
    return "\n".join(_lines(manual, words(manual.language))) + "\n"


def _lines(manual: Manual, said: dict[str, str]) -> Iterator[str]:
    groups = [list(entries) for _, entries in groupby(manual.entries, lambda entry: entry.rule.group)]
    count = said["count"].format(rules=len(manual.entries), groups=len(groups))
    yield from (f"# {said['title']}", "", said["lead"], "")
    yield from (f"{count}, {said['version'].format(version=manual.version)}.", "", f"## {said['contents']}")
    for entries in groups:
        yield from ("", f"**{entries[0].rule.group_title.in_(manual.language)}**", "")
        for entry in entries:
            what = text(entry.rule.about.what.in_(manual.language))
            yield f"- [{entry.rule.code} {entry.rule.name}](#{entry.rule.code.lower()}): {what}"
    for entries in groups:
        yield from ("", f"## {entries[0].rule.group_title.in_(manual.language)}")
        for entry in entries:
            yield from _entry(entry, manual.language, said)
    yield from ("", said["silence"])


def _entry(entry: Entry, language: Language, said: dict[str, str]) -> Iterator[str]:
    about = entry.rule.about
    yield from ("", f'### <a id="{entry.rule.code.lower()}"></a>{entry.rule.code} {entry.rule.name}', "")
    marks = [said[about.severity.label], said[about.confidence], *([said[entry.fix]] if entry.fix else [])]
    yield from (f"*{', '.join(marks)}*", "", f"**{text(about.what.in_(language))}**", "")
    told = {"why": about.why, "help": about.help, "caution": about.caution}
    for name, words_ in told.items():
        if words_:
            yield f"- {said[name]}: {_with_code(words_.in_(language))}"
    yield f"- {said['source']}: {_with_code(told_in(language, about.source))}"
    if entry.corpus:
        yield f"- {said['corpus']}: {text(entry.corpus)}"
    for option in entry.options:
        yield f"- {said['options']}: `{option.name} = {option.default}` {_with_code(option.text)}".rstrip()
    for sample in entry.samples:
        yield from _sample(sample, language, said)


def _sample(sample: Sample, language: Language, said: dict[str, str]) -> Iterator[str]:
    yield from ("", f"{said['bad' if sample.bad else 'good']}:")
    if sample.command:
        yield from _fenced("sh", sample.command)
    for file in sample.files:
        if len(sample.files) > 1:
            yield from ("", f"`{file.name}`")
        yield from _fenced("yaml", "\n".join(safe(line) for line in file.lines))
    if sample.mermaid:
        yield from _fenced("mermaid", sample.mermaid)
    if sample.found:
        yield from _fenced("text", "".join(TextReport(language).findings(sample.found)))


def _fenced(kind: str, code: str) -> Iterator[str]:
    """Yield a block of code; no text in it ends the block."""
    fence = "```"
    while fence in code:
        fence += "`"
    yield from ("", f"{fence}{kind}", *code.rstrip("\n").split("\n"), fence)


def _with_code(plain: str) -> str:
    """Return a text in which words between backticks stay code."""
    parts = plain.split("`")
    if len(parts) % 2 == 0:
        return text(plain)
    return "".join(f"`{part}`" if n % 2 else _kept(part) for n, part in enumerate(parts))


def _kept(part: str) -> str:
    """Return a piece of a text with the blanks around it."""
    inner = part.strip()
    start = part[: len(part) - len(part.lstrip())]
    return start + (text(inner) if inner else "") + (part[len(part.rstrip()) :] if inner else "")
