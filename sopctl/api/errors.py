"""What the verbs raise when they cannot do what was asked."""

from sopctl.i18n import Text


class ApiError(Exception):
    """Wrong usage or settings: what is wrong and, in `remedy`, what to do."""

    def __init__(self, text: Text, remedy: Text | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.remedy = remedy


class NothingToDoError(ApiError):
    """No SOP was found where one was asked for."""
