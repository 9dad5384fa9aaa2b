"""A review as a comment on a change request: the verdict on top, the details folded.

Everything that comes from a file is written so that neither Markdown nor HTML finds anything in it, nor anybody is
called by it.
"""

from collections.abc import Iterator, Sequence

from sopctl.diff import Level
from sopctl.diff.review import Review
from sopctl.i18n import Language, Text
from sopctl.regex import regex
from sopctl.reports.changes.phrase import Part, Phrase
from sopctl.reports.changes.sections import Section, finding, sections
from sopctl.reports.changes.sentences import Told
from sopctl.reports.changes.verdict import LEVELS, overall, verdict
from sopctl.reports.terminal import safe

_SPECIAL = regex(r"[\\`*_\[\]<>|~$&#@!%]|:(?=[\w+-]+:|//)|(?<=www)\.")
"""Signs of Markdown and HTML, of mentions and references of any host, of emoji and of addresses."""
_LEVEL_SIGNS = {Level.MAJOR: "🔴", Level.MINOR: "🟡", Level.PATCH: "🔵", Level.NONE: "⚪"}
_SIGNS = {"+": "➕", "-": "➖", ">": "↕️", "=": "🏷️", "Y": "🔱", "A": "🔗", "~": "✏️"}
_MARKS = {
    "worse": ("<b>", "</b>"),
    "gone": ("<del>", "</del>"),
    "come": ("<b>", "</b>"),
    "cut": ("<del>", "</del>"),
    "put": ("<ins>", "</ins>"),
}
_OPEN = 3
"""So many SOPs are told in full; of more only the verdicts are open."""
_LONGEST = 60_000
"""GitHub takes 65,536 letters for a comment."""


class MarkdownReview:
    """Reviews as Markdown with folded parts, as GitHub, GitLab and Gitea show them."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def all(self, reviews: Sequence[Review], old: str, new: str) -> Iterator[str]:
        """Yield everything, as far as a comment may be long."""
        title = Text("Review of the SOPs", "Reviu perubahan SOP").in_(self.language)
        yield f"## {title}\n\n{text(overall(reviews, old, new).in_(self.language))}\n"
        length = 0
        for number, review in enumerate(sorted(reviews, key=lambda one: -one.level)):
            told = "".join(self._review(review, folded=number >= _OPEN))
            length += len(told)
            if length > _LONGEST:
                left = len(reviews) - number
                words = Text(f"{left} more are not shown here.", f"{left} SOP lain tidak ditampilkan di sini.")
                yield f"\n{words.in_(self.language)}\n"
                return
            yield told

    def _review(self, review: Review, *, folded: bool) -> Iterator[str]:
        comparison = review.comparison
        title = (comparison.new.title or comparison.old.title) if comparison else ""
        sign = _LEVEL_SIGNS[review.level] if comparison else "❔"
        level = LEVELS[review.level].in_(self.language) if comparison else ""
        yield f"\n### {sign} {text(title or review.file)}"
        yield f" — {level}\n\n" if level else "\n\n"
        was = f" ({Text('was', 'semula').in_(self.language)} {code(review.was)})" if review.was else ""
        yield f"{code(review.file)}{was}\n\n"
        yield from (f"- {text(line)}\n" for line in verdict(review, self.language))
        yield from (f"- ⚠️ {text(note.in_(self.language))}\n" for note in review.notes)
        for section in sections(review, self.language):
            yield from self._section(section, opened=not folded and section.level is Level.MAJOR)
        yield from self._lint(review)

    def _section(self, section: Section, *, opened: bool) -> Iterator[str]:
        number = len(section.told) or len(section.remarks)
        state = " open" if opened else ""
        yield f"\n<details{state}><summary>{_LEVEL_SIGNS[section.level]} {section.title} ({number})</summary>\n\n"
        yield from (self._told(told) for told in section.told)
        yield from (f"- {phrase(remark)}\n" for remark in section.remarks)
        yield "\n</details>\n"

    def _told(self, told: Told) -> str:
        subject = f"{code(told.subject)} " if told.subject else ""
        level = LEVELS[told.level].in_(self.language)
        return f"- {_SIGNS[told.sign]} {subject}{phrase(told.said)} <sub>{level}</sub>\n"

    def _lint(self, review: Review) -> Iterator[str]:
        if not (review.new_findings or review.fixed_findings) or review.status in {"removed", "unreadable"}:
            return
        new, fixed = len(review.new_findings), len(review.fixed_findings)
        words = Text(f"Lint: {new} new, {fixed} fixed", f"Lint: {new} baru, {fixed} beres").in_(self.language)
        yield f"\n<details><summary>{'⚠️' if new else '✅'} {words}</summary>\n\n"
        yield from (f"- ⚠️ {text(finding(one, self.language))}\n" for one in review.new_findings)
        yield from (f"- ✅ <del>{text(finding(one, self.language))}</del>\n" for one in review.fixed_findings)
        yield "\n</details>\n"


def text(words: str) -> str:
    """Return words in which Markdown and HTML find nothing, and which call nobody."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", " ".join(safe(words).split()))


def code(words: str) -> str:
    """Return the name of something, which looks the same whatever is in it."""
    return f"<code>{text(words)}</code>"


def phrase(parts: Phrase) -> str:
    """Return a phrase with its marks."""
    return "".join(_part(part) for part in parts)


def _part(part: Part) -> str:
    inner = text(part.text)
    before = " " if part.text[:1].isspace() else ""
    after = " " if part.text[-1:].isspace() and part.text.strip() else ""
    if part.mark == "id":
        return f"{before}{code(part.text)}{after}"
    opening, closing = _MARKS.get(part.mark, ("", ""))
    return f"{before}{opening}{inner}{closing}{after}" if inner else " "
