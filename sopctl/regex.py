"""Regular expressions of modules, compiled when they are first used.

A call uses a few of the two hundred that its modules bring, and to compile one takes longer than to search a whole SOP
with it. A test compiles them all, as a wrong one is not told of before its first use.
"""

import re
from typing import Any, cast


class _Regex:
    """Stands for a compiled pattern: what is asked of it once is kept, and from then on costs no more."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._written), name)
        setattr(self, name, found)
        return found


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern to call the methods of; functions of `re` do not take it. Its first use may raise re.error."""
    return cast("re.Pattern[str]", _Regex(pattern, flags))
