"""What came out when own rules were tried on their examples: a line a rule, and the reasons where one fails."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from sopctl.i18n import Language, Text
from sopctl.reports.terminal import Painter, safe


class _Rule(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


class _Declared(Protocol):
    @property
    def rule(self) -> _Rule: ...
    @property
    def where(self) -> str: ...


class _Failure(Protocol):
    @property
    def example(self) -> Text: ...
    @property
    def why(self) -> Text: ...


class _Tested(Protocol):
    @property
    def declared(self) -> _Declared: ...
    @property
    def bad(self) -> int: ...
    @property
    def good(self) -> int: ...
    @property
    def failures(self) -> tuple[_Failure, ...]: ...


def lines(results: Iterable[_Tested], language: Language, paint: Painter) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it tells of a failure."""
    rules = examples = failed = 0
    for tested in results:
        rules += 1
        examples += tested.bad + tested.good
        failed += bool(tested.failures)
        counts = Text(f"{tested.bad} bad, {tested.good} good", f"{tested.bad} salah, {tested.good} benar").in_(language)
        right, wrong = Text("as expected", "sesuai"), Text("FAILED", "GAGAL")
        verdict = paint(wrong.in_(language), "error") if tested.failures else paint(right.in_(language), "good")
        rule = tested.declared.rule
        yield f"{rule.code} {rule.name} ({counts}): {verdict}\n", False
        for failure in tested.failures:
            told = f"{failure.example.in_(language)}: {failure.why.in_(language)}"
            yield f"  {safe(tested.declared.where)}: {safe(told)}\n", True
    summary = Text(
        f"{_many(rules, 'rule')}, {_many(examples, 'example')}: {f'{failed} failed' if failed else 'all as expected'}",
        f"{rules} aturan, {examples} contoh: {f'{failed} gagal' if failed else 'semua sesuai'}",
    )
    yield f"\n{summary.in_(language)}\n", False


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
