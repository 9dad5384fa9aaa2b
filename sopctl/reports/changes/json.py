"""Reviews as JSON, for programs."""

import json
from collections.abc import Iterable, Iterator, Sequence

from sopctl.diagnostic import Diagnostic
from sopctl.diff import Change, Comparison, Level, plain
from sopctl.diff.aspects import aspect
from sopctl.diff.review import Review
from sopctl.diff.version import following, is_enough
from sopctl.i18n import Language
from sopctl.reports.changes.form import ChangeForm, DiffReport, FindingForm, SideForm, SopForm
from sopctl.reports.changes.sentences import tell


class JsonReview:
    """Reviews in the form of `schemas/diff.schema.json`."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def all(self, reviews: Sequence[Review], old: str, new: str) -> Iterator[str]:
        """Yield everything."""
        level = max((review.level for review in reviews), default=Level.NONE)
        sops = tuple(self._sop(review) for review in reviews)
        report = DiffReport(old=old, new=new, level=level.word, sops=sops)
        yield json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"

    def _sop(self, review: Review) -> SopForm:
        comparison = review.comparison
        common = {
            "file": review.file,
            "was": review.was,
            "status": review.status,
            "notes": tuple(note.in_(self.language) for note in review.notes),
            "callers": review.callers,
            "new_findings": self._findings(review.new_findings),
            "fixed_findings": self._findings(review.fixed_findings),
        }
        if not comparison:
            return SopForm.model_validate(common)
        named = comparison.new if comparison.new.id or comparison.new.title else comparison.old
        then, now = comparison.old.version, comparison.new.version
        more = {
            "id": named.id,
            "title": named.title,
            "level": comparison.level.word,
            "version_due": following(then, comparison.level),
            "version_enough": review.status != "changed" or is_enough(then, now, comparison.level),
            "old": _side(review, comparison, 0),
            "new": _side(review, comparison, 1),
            "train": review.effects.train if review.effects else (),
            "changes": tuple(self._change(change, comparison, review) for change in comparison.changes),
        }
        return SopForm.model_validate(common | more)

    def _change(self, change: Change, comparison: Comparison, review: Review) -> ChangeForm:
        told = tell(change, comparison, self.language)
        place = review.places.get(change.fingerprint)
        return ChangeForm(
            kind=change.kind,
            path=change.path,
            old=plain(change.old),
            new=plain(change.new),
            was_at=change.was_at,
            now_at=change.now_at,
            note=change.note,
            aspect=aspect(change),
            level=change.level.word,
            fingerprint=change.fingerprint,
            message=f"{told.subject}: {told.plain}" if told.subject else told.plain,
            line=place.line if place else 0,
            column=place.column if place else 0,
        )

    def _findings(self, found: Iterable[Diagnostic]) -> tuple[FindingForm, ...]:
        return tuple(
            FindingForm(
                code=one.code,
                severity=one.severity.label,
                line=one.place.line,
                message=one.message.in_(self.language),
            )
            for one in found
        )


def _side(review: Review, comparison: Comparison, side: int) -> SideForm:
    sop = (comparison.old, comparison.new)[side]
    effects = review.effects
    if not effects:
        return SideForm(version=sop.version, steps=len(sop.steps))
    lead, ways = effects.lead[side], effects.ways[side]
    return SideForm(
        version=sop.version,
        steps=len(sop.steps),
        lead_time={kind.value: minutes for kind, minutes in sorted(lead.minutes.items())},
        critical_path=lead.path,
        handoffs=len(effects.handoffs[side]),
        ways=ways.number,
        health=ways.health,
    )
