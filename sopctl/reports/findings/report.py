"""What every report of findings is: pieces of text that come while files are checked."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator

from sopctl.diagnostic import Diagnostic
from sopctl.i18n import Language
from sopctl.reports.findings.summary import Summary
from sopctl.reports.terminal import Painter


class Report(ABC):
    """Findings in one format."""

    def __init__(self, language: Language, *, colour: bool = False) -> None:
        self.language = language
        self.paint = Painter(colour=colour)

    def start(self) -> Iterator[str]:
        """Yield what stands before the first file."""
        return iter(())

    @abstractmethod
    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
        """Yield what was found in a file; `name` is empty for findings across documents."""

    @abstractmethod
    def end(self, summary: Summary) -> Iterator[str]:
        """Yield what stands after the last file."""
