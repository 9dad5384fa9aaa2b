"""What is raised where something cannot be done: always with a reason and a remedy for the user, in both languages."""

from sopctl.i18n import Text


class ToldError(Exception):
    """Something cannot be done: why and, in `remedy`, what to do about it."""

    def __init__(self, text: Text, remedy: Text | None = None) -> None:
        super().__init__(f"{text.en}; {remedy.en}" if remedy else text.en)
        self.text = text
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["ToldError"], tuple[Text, Text | None]]:
        """Travel between processes with both languages."""
        return type(self), (self.text, self.remedy)
