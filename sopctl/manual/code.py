"""Examples and findings as HTML: faults underlined, the parts of YAML told apart, everything escaped."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from sopctl.diagnostic import Diagnostic, Place
from sopctl.i18n import Language
from sopctl.regex import regex
from sopctl.reports.findings.text import TextReport
from sopctl.reports.terminal import Painter, safe
from sopctl.source import Source

_KEY = regex(r"(?:^|(?<=[{,\s]))[\w.-]+(?=:(?:\s|$))")
_COMMENT = regex(r"(?:^|(?<=\s))#.*$")
_QUOTED = regex(r"\"[^\"]*\"|'[^']*'")
_EXCERPT = regex(r"(?:\s*\d+ \| .*|\s*\^+)\n?")
"""A line of a file as a terminal shows it, and the signs below it, which only stand right in lines that are whole."""
_PAINTED = regex("\x01(\\w+)\x02([^\x03]*)\x03")


def marked(source: Source, found: Iterable[Diagnostic]) -> Markup:
    """Return the lines of a file, those with findings marked and what they are about underlined."""
    places = [one.place for one in found if one.file == source.name]
    return Markup("\n").join(_line(source.excerpt(n), n, places) for n in range(1, _last(source) + 1))


def printed(found: Sequence[Diagnostic], language: Language) -> Markup:
    """Return findings as a terminal shows them, colours as classes."""
    report = TextReport(language)
    report.paint = _Tags(colour=False)
    text = "".join(report.findings(found)).rstrip("\n")
    runs = groupby(text.splitlines(keepends=True), lambda line: bool(_EXCERPT.fullmatch(_PAINTED.sub(r"\2", line))))
    whole = Markup('<span class="excerpt">{}</span>')
    return Markup().join(whole.format(_shown(lines)) if is_excerpt else _shown(lines) for is_excerpt, lines in runs)


def _shown(lines: Iterable[str]) -> Markup:
    return Markup(_PAINTED.sub(r'<span class="\1">\2</span>', str(escape("".join(lines)))))  # noqa: S704  escaped


def _last(source: Source) -> int:
    """Return the number of the last line that says something."""
    return max((n for n, line in enumerate(source.lines, 1) if line.strip()), default=0)


def _line(text: str, number: int, places: Iterable[Place]) -> Markup:
    here = [place for place in places if place.line == number]
    kinds = _kinds(text)
    faulty = {column for place in here for column in _columns(place, text)}
    pieces: Iterator[Markup] = (
        _piece("".join(text[n] for n in run), kind, is_faulty)
        for (kind, is_faulty), run in groupby(range(len(text)), lambda n: (kinds[n], n in faulty))
    )
    line = Markup().join(pieces)
    return Markup('<span class="found">{}</span>').format(line) if here else line


def _columns(place: Place, text: str) -> range:
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    return range(place.column - 1, min(end, len(text)))


def _kinds(text: str) -> list[str]:
    """Return for each character what it belongs to: a key, a comment, a quoted text, or nothing special."""
    kinds = [""] * len(text)
    for kind, pattern in (("k", _KEY), ("s", _QUOTED), ("c", _COMMENT)):
        for match in pattern.finditer(text):
            kinds[match.start() : match.end()] = [kind] * (match.end() - match.start())
    return kinds


def _piece(text: str, kind: str, is_faulty: bool) -> Markup:  # noqa: FBT001
    shown = escape(safe(text))
    if kind:
        shown = Markup('<span class="{}">{}</span>').format(kind, shown)
    return Markup("<mark>{}</mark>").format(shown) if is_faulty else shown


class _Tags(Painter):
    """Says in marks that no text has which style a text is to have."""

    def __call__(self, text: str, style: str) -> str:
        """Return `text` between marks."""
        return f"\x01{style}\x02{text}\x03"
