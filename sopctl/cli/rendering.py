"""What `sopctl render` does once its options are known."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sopctl.cli.common import FINDINGS, complain, message_language, read_stdin, told, words
from sopctl.cli.round import one_round, say

if TYPE_CHECKING:
    from sopctl.api.batch import Overrides
    from sopctl.api.formats import View
    from sopctl.api.inputs import Standard
    from sopctl.api.rendering.request import Request
    from sopctl.choices import PaperName
    from sopctl.diagrams import EngineName


def run(
    paths: Sequence[str],
    *,
    output: Sequence[str] | None = None,
    out: Path | str | None = None,
    engine: "EngineName" = "embedded",
    view: "View" = "",
    paper: "PaperName | None" = None,
    outlined: bool = False,
    poster: tuple[Sequence[str] | None, str, float] = (None, "", 0.0),
    jobs: str = "auto",
    watch: bool = False,
    profile: str = "",
    stdin_filename: str = "",
    lang: str | None = None,
    **more: Any,
) -> int:
    """Render as the options say and return the exit code; those that only `Request` knows are in `more`.

    `poster` are sizes, address and bleed.
    """
    with told(lang):
        from sopctl.api.batch import Overrides
        from sopctl.api.formats import RenderWish
        from sopctl.api.formats.poster import wish
        from sopctl.api.inputs import Standard
        from sopctl.api.rendering.request import Request

        overrides = Overrides(profile=profile)
        request = Request(
            RenderWish(words(output), engine, view, paper, outlined, wish(words(poster[0]), *poster[1:])),
            folder=Path(out) if out else None,
            language=message_language(lang) if lang else None,
            jobs=None if jobs == "auto" else int(jobs),
            **more,
        )
        if watch:
            return _watch(paths, overrides, request, lang)
        return _once(paths, overrides, Standard(read_stdin, stdin_filename), request, lang)


def _once(paths: Sequence[str], overrides: "Overrides", stdin: "Standard", request: "Request", lang: str | None) -> int:
    from sopctl.api.batch import batches

    report = one_round(batches(paths, overrides=overrides, stdin=stdin), request, lang)
    return FINDINGS if report.failed else 0


def _watch(paths: Sequence[str], overrides: "Overrides", request: "Request", lang: str | None) -> int:
    """Render, and render again what changes, until the user interrupts; return the exit code."""
    from sopctl.api.live.rounds import rounds
    from sopctl.errors import ToldError
    from sopctl.reports.rendering import WatchReport

    report, left_out = WatchReport(message_language(lang)), frozenset[str]()
    try:
        for one in rounds(paths, overrides):
            say(report.changed(one.changed, one.gone))
            try:
                if one.failure:
                    raise one.failure
                if found := one.besides(left_out):
                    done = one_round(found, request, lang)
                    report.add(done)
                    left_out = frozenset(done.in_the_way)
            except ToldError as error:
                if not one.changed:
                    raise  # what cannot begin cannot go on
                complain(error.text, error.remedy, report.language)
            say(report.waiting())
    except KeyboardInterrupt:
        say(report.end())
    return 0
