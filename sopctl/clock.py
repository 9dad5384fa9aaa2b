"""Which day it is: the only thing that the tool knows of the world around it, and the only place that asks."""

import os
from datetime import date

from sopctl.cache import trace

VARIABLE = "SOPCTL_TODAY"


def today() -> date:
    """Return the day on this machine's clock, or that in SOPCTL_TODAY (YYYY-MM-DD), so that a run can be repeated."""
    trace.day()
    try:
        return date.fromisoformat(os.environ.get(VARIABLE, ""))
    except ValueError:
        return date.today()  # noqa: DTZ011  the day where the user is
