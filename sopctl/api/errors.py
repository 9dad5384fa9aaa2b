"""What the verbs raise when they cannot do what was asked."""

from sopctl.errors import ToldError


class ApiError(ToldError):
    """Wrong usage of a verb."""


class NothingToDoError(ApiError):
    """No SOP was found where one was asked for."""
