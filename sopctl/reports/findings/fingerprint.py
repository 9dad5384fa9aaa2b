"""A name for a finding that stays the same while lines move, so that a platform knows it again."""

import hashlib
from collections import Counter

from sopctl.diagnostic import Diagnostic
from sopctl.reports.findings.paths import relative


class Fingerprints:
    """Names findings by file, rule and what they are about; equal ones of a run are told apart by their order."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, diagnostic: Diagnostic) -> str:
        """Return 32 hexadecimal digits."""
        about = diagnostic.subject or " ".join(diagnostic.excerpt.split())
        name = "\0".join((relative(diagnostic.file), diagnostic.code, about))
        self._seen[name] += 1
        return hashlib.sha256(f"{name}\0{self._seen[name]}".encode("utf-8", "backslashreplace")).hexdigest()[:32]
