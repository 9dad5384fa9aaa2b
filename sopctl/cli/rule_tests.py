"""`sopctl rules test`: own rules are tried on their examples."""

import sys
from typing import Annotated

import typer

from sopctl.cli.common import FINDINGS, message_language, told
from sopctl.cli.options import Lang

Files = Annotated[list[str] | None, typer.Argument(metavar="FILE...", help="Rule files, or folders of them.")]


def test(paths: Files = None, lang: Lang = None) -> None:
    """Try the examples of your own rules.

    Bad ones must give what they say, good ones nothing; of rule files, or of all that the settings here bring.

    Exit codes: 0 all right, 1 an example gives something else, 2 usage or settings, 3 nothing to test.
    """
    from sopctl.api.rule_tests import tested
    from sopctl.reports.rule_tests import lines
    from sopctl.reports.terminal import Painter, wants_colour

    with told(lang):
        paint, failed, results = Painter(colour=wants_colour(sys.stdout)), False, tested(paths or [])
        for line, fails in lines(results, message_language(lang), paint):
            sys.stdout.write(line)
            failed = failed or fails
        if failed:
            raise typer.Exit(FINDINGS)
