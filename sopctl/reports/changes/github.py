"""Changes as workflow commands, which GitHub shows beside the lines of the new version."""

from collections.abc import Iterator, Sequence

from sopctl.diff import Level
from sopctl.diff.review import Review
from sopctl.i18n import Language
from sopctl.reports.changes.sentences import tell
from sopctl.reports.changes.verdict import LEVELS, overall, verdict
from sopctl.reports.findings.github import data, value
from sopctl.reports.findings.paths import relative
from sopctl.reports.terminal import safe

_COMMANDS = {Level.MAJOR: "warning", Level.MINOR: "notice"}


class GithubReview:
    """The verdict on each SOP as a notice, and a command for each change that is more than words."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def all(self, reviews: Sequence[Review], old: str, new: str) -> Iterator[str]:
        """Yield everything."""
        for review in reviews:
            yield from self._review(review)
        yield safe(overall(reviews, old, new).in_(self.language)) + "\n"

    def _review(self, review: Review) -> Iterator[str]:
        comparison, file = review.comparison, relative(review.file)
        if review.notes:
            lines = "\n".join(note.in_(self.language) for note in review.notes)
            yield f"::error file={value(file)},title={value(file)}::{data(safe_lines(lines))}\n"
        if not comparison:
            return
        level = LEVELS[comparison.level].in_(self.language)
        if told := "\n".join(verdict(review, self.language)):
            yield f"::notice file={value(file)},line=1,title={value(level)}::{data(safe_lines(told))}\n"
        for change in comparison.changes:
            if change.level not in _COMMANDS:
                continue
            said = tell(change, comparison, self.language)
            message = f"{said.subject}: {said.plain}" if said.subject else said.plain
            title = f"{LEVELS[change.level].in_(self.language)} {change.fingerprint}"
            where = f"file={value(file)}"
            if place := review.places.get(change.fingerprint):
                where += f",line={place.line},col={place.column}"
            yield f"::{_COMMANDS[change.level]} {where},title={value(title)}::{data(safe(message))}\n"


def safe_lines(text: str) -> str:
    """Return lines without anything that a terminal obeys."""
    return "\n".join(map(safe, text.split("\n")))
