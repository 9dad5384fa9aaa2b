"""The manual as one HTML file that needs nothing beside it: contents, search, pictures, light and dark."""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from sopctl.diagrams import svg
from sopctl.documents import templates
from sopctl.i18n import Language
from sopctl.manual.code import marked, printed
from sopctl.manual.entry import Entry, Manual, Sample
from sopctl.manual.words import words
from sopctl.regex import regex
from sopctl.rules.catalogue import GROUPS
from sopctl.rules.indonesian import told_in
from sopctl.web import files
from sopctl.web.policy import policy

_POINTS = regex(r'((?:width|height)="[\d.]+)pt"')
"""The size of a picture, which here is to be three quarters of what it is on paper."""


class _Shown(NamedTuple):
    """An example, ready for the template."""

    bad: bool
    code: tuple[tuple[str, Markup], ...]
    """Name and lines of each file; the name is empty where there is one only."""
    printed: Markup
    picture: Markup


def write(manual: Manual) -> str:
    """Return the page. Every text is escaped; a policy in the head forbids whatever lies outside of the page."""
    style, script = files.style("rules.css"), files.text("rules.js")
    return _template().render(
        manual=manual,
        groups=list(_groups(manual)),
        words=words(manual.language),
        style=Markup(style),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        policy=policy([style], [script]),
    )


def _groups(manual: Manual) -> Iterator[dict[str, Any]]:
    for name, entries in groupby(manual.entries, lambda entry: entry.rule.group):
        members = list(entries)
        first = members[0].rule
        shown = [_entry(entry, manual.language) for entry in members]
        letters = first.letters if name in GROUPS else ""
        yield {"name": name, "code": letters, "title": first.group_title.in_(manual.language), "entries": shown}


def _entry(entry: Entry, language: Language) -> dict[str, Any]:
    about = entry.rule.about
    told = {"why": about.why, "help": about.help, "caution": about.caution}
    return {
        "code": entry.rule.code,
        "name": entry.rule.name,
        "severity": about.severity.label,
        "confidence": about.confidence,
        "fix": entry.fix,
        "what": about.what.in_(language),
        "texts": {name: _prose(text.in_(language)) for name, text in told.items() if text},
        "source": told_in(language, about.source),
        "corpus": entry.corpus,
        "options": entry.options,
        "samples": [_sample(sample, f"{entry.rule.code}-{n}", language) for n, sample in enumerate(entry.samples, 1)],
    }


def _sample(sample: Sample, name: str, language: Language) -> _Shown:
    several = len(sample.files) > 1
    code = tuple((file.name if several else "", marked(file, sample.found)) for file in sample.files)
    if sample.command:
        code = (("", escape(sample.command.rstrip("\n"))),)
    picture = _POINTS.sub(r'\1px"', svg.inline(sample.picture, name), count=2) if sample.picture else ""
    return _Shown(
        sample.bad,
        code,
        printed(sample.found, language),
        Markup(picture),  # noqa: S704  ElementTree escapes what it writes
    )


def _prose(text: str) -> Markup:
    """Return a text in which words between backticks are code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    pieces = (Markup("<code>{}</code>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts))
    return Markup().join(pieces)


@cache
def _template() -> templates.Template:
    return templates.load("rules.html.jinja", {"prose": _prose}, escape=True)
