"""Syntax errors in plain words: what a YAML parser's complaint means to somebody who never heard of parsers.

The parser names the spot where it could not go on, which is often not where the slip is: a quote that was
left open is noticed at the end of the file. So each recogniser looks at the text around that spot too.
"""

from sopctl.rules.reading.syntax import brackets, characters, lines, quotes, signs
from sopctl.rules.reading.syntax.fault import Fault, Recogniser, Told
from sopctl.source import Problem, Source

_RECOGNISERS: tuple[Recogniser, ...] = (
    characters.merge_conflict,
    characters.control_character,
    quotes.missing_end,
    quotes.backslash,
    signs.repetition,
    signs.instruction,
    characters.tab,
    quotes.text_behind,
    brackets.text_behind,
    brackets.unclosed,
    brackets.end_of_file,
    signs.sign_before_text,
    lines.no_colon,
    lines.no_space_in_brackets,
    lines.colon_in_text,
    lines.too_deep,
    lines.wrong_column,
    lines.after_the_end,
)


def explain(problem: Problem, source: Source) -> Told | None:
    """Return what is wrong in plain words; None where the parser's words must do."""
    detail = problem.detail
    fault = Fault(detail["message"], detail.get("context", ""), problem.place, problem.related, source)
    return next((told for recognise in _RECOGNISERS if (told := recognise(fault))), None)
