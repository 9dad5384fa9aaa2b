"""A review for a person at a terminal: the verdict on top, then each change on a line."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from sopctl.diagnostic import Diagnostic
from sopctl.diff import Level
from sopctl.diff.review import Review
from sopctl.i18n import Language, Text
from sopctl.reports.changes.phrase import Part, Phrase
from sopctl.reports.changes.sections import Section, finding, sections
from sopctl.reports.changes.sentences import Told
from sopctl.reports.changes.verdict import LEVELS, overall, verdict
from sopctl.reports.terminal import Painter, safe, width

_STYLES = {Level.MAJOR: "error", Level.MINOR: "warning", Level.PATCH: "info", Level.NONE: "faint"}
_SIGN_STYLES = {"+": "come", "-": "gone"}
_MARK_STYLES = {"id": "bold", "worse": "error"}
_WIDEST_SUBJECT = 24
"""Columns of the terminal that what a change is about takes at most."""


class TextReview:
    """Reviews as text, no line longer than the terminal where that can be."""

    def __init__(self, language: Language, *, colour: bool = False, columns: int = 100) -> None:
        self.language = language
        self.colour = colour
        self.paint = Painter(colour=colour)
        self.columns = max(60, columns)
        self.levels = max(len(level.in_(language)) for level in LEVELS.values())
        """Columns of the terminal that the level of a change takes."""

    def all(self, reviews: Sequence[Review], old: str, new: str) -> Iterator[str]:
        """Yield everything."""
        level = max((review.level for review in reviews), default=Level.NONE)
        style = _STYLES[level] if reviews else "good"
        yield self.paint(safe(overall(reviews, old, new).in_(self.language)), style) + "\n"
        for review in reviews:
            yield "\n" + "\n".join(self._review(review)) + "\n"

    def _review(self, review: Review) -> Iterator[str]:
        yield self._head(review)
        for line in verdict(review, self.language):
            yield from self._wrapped((Part(line),), " " * (self.levels + 2))
        for note in review.notes:
            yield from self._wrapped((Part("! " + note.in_(self.language)),), " " * (self.levels + 2), "warning")
        found = list(sections(review, self.language))
        subjects = [width(one.subject) for section in found for one in section.told]
        column = min(_WIDEST_SUBJECT, max(subjects, default=0))
        for section in found:
            yield ""
            yield from self._section(section, column)
        yield from self._lint(review)

    def _head(self, review: Review) -> str:
        word = LEVELS[review.level].in_(self.language).upper() if review.comparison else "?"
        comparison = review.comparison
        title = (comparison.new.title or comparison.old.title) if comparison else ""
        was = f" ({Text('was', 'semula').in_(self.language)} {review.was})" if review.was else ""
        head = self.paint(word.ljust(self.levels), _STYLES[review.level])
        return f"{head}  {self.paint(safe(review.file + was), 'bold')}  {safe(title)}".rstrip()

    def _section(self, section: Section, column: int) -> Iterator[str]:
        yield "  " + self.paint(section.title, "bold")
        respelt = [told for told in section.told if told.change.note == "respelt" and told.change.kind == "changed"]
        for told in section.told:
            if told not in respelt:
                yield from self._told(told, column)
        for remark in section.remarks:
            indent = " " * (4 + self.levels + 2 + (column + 2 if column else 0))
            yield from self._wrapped(remark, indent, first="  * ".ljust(len(indent)))
        if respelt:
            words = Text(
                f"  ~ only spelt otherwise: {len(respelt)}",
                f"  ~ hanya ejaan yang berbeda: {len(respelt)}",
            )
            yield self.paint(words.in_(self.language), "faint")

    def _told(self, told: Told, column: int) -> Iterator[str]:
        level = LEVELS[told.level].in_(self.language).ljust(self.levels)
        subject = safe(told.subject)
        pad = " " * max(0, column - width(subject))
        sign = self.paint(told.sign, _SIGN_STYLES.get(told.sign, "bold"))
        first = f"  {sign} {self.paint(level, _STYLES[told.level])}  " + (f"{subject}{pad}  " if column else "")
        indent = " " * (4 + self.levels + 2 + (column + 2 if column else 0))
        if width(subject) > column:
            yield first.rstrip()
            first = indent
        yield from self._wrapped(told.said, indent, first=first)

    def _lint(self, review: Review) -> Iterator[str]:
        if not (review.new_findings or review.fixed_findings) or review.status in {"removed", "unreadable"}:
            return
        yield ""
        yield "  " + self.paint("Lint", "bold")
        yield from self._findings(review.new_findings, "+", "gone")
        yield from self._findings(review.fixed_findings, "-", "come")

    def _findings(self, found: Iterable[Diagnostic], sign: str, style: str) -> Iterator[str]:
        words = {"+": Text("new  ", "baru "), "-": Text("fixed", "beres")}[sign].in_(self.language)
        for diagnostic in found:
            first = f"  {self.paint(sign, style)} {self.paint(words, style)}  "
            line = f"{finding(diagnostic, self.language)}"
            yield from self._wrapped((Part(line),), " " * 11, first=first)

    def _wrapped(self, phrase: Phrase, indent: str, style: str = "", first: str = "") -> Iterator[str]:
        """Yield a phrase in lines, of which all but the first begin with `indent`."""
        room = self.columns - len(indent)
        lines = self._lines(phrase, max(20, room))
        for number, line in enumerate(lines):
            text = self.paint(line, style) if style else line
            yield ((first or indent) if not number else indent) + text

    def _lines(self, phrase: Phrase, room: int) -> list[str]:
        """Return the phrase cut at spaces; each piece is painted on its own, so that no colour runs over an end."""
        lines: list[list[str]] = [[]]
        used = 0
        for part in phrase:
            for word in textwrap.wrap(self._shown(part), room, drop_whitespace=False, break_on_hyphens=False):
                pieces = word.split(" ")
                for position, piece in enumerate(pieces):
                    token = ("" if position == 0 else " ") + piece
                    if used + width(token) > room and used:
                        while lines[-1] and lines[-1][-1].isspace():
                            lines[-1].pop()
                        lines.append([])
                        used, token = 0, token.lstrip(" ")
                    lines[-1].append(self._painted(token, part))
                    used += width(token)
        return ["".join(line) for line in lines]

    def _shown(self, part: Part) -> str:
        text = safe(part.text)
        if not self.colour and part.mark in {"cut", "put"} and text:
            return f"[-{text}-]" if part.mark == "cut" else f"{{+{text}+}}"
        return text

    def _painted(self, text: str, part: Part) -> str:
        style = _MARK_STYLES.get(part.mark, part.mark)
        return self.paint(text, style) if style and text.strip() else text
