"""Questions on a terminal."""

from collections.abc import Callable

import typer

from sopctl.api.errors import ApiError
from sopctl.cli.common import complain
from sopctl.i18n import Language, Text


class Questions:
    """Asks on a terminal until an answer is good."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, question: Text, default: str, check: Callable[[str], None] = lambda _answer: None) -> str:
        """Return the first answer to which `check` raises no ApiError."""
        while True:
            answer: str = typer.prompt(question.in_(self.language), default=default)
            try:
                check(answer)
            except ApiError as error:
                complain(error.text, error.remedy, self.language)
            else:
                return answer
