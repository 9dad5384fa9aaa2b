"""What every report of findings is: pieces of text that come while files are checked."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sopctl.diagnostic import Diagnostic
from sopctl.i18n import Language
from sopctl.reports.findings.summary import Summary
from sopctl.reports.links import Links
from sopctl.reports.terminal import Painter

if TYPE_CHECKING:
    from sopctl.rules.catalogue import Rule


class Report(ABC):
    """Findings in one format."""

    links = Links()
    """What leads from a place to its file; nowhere, unless somebody sits at a terminal that shows links."""

    def __init__(self, language: Language, *, colour: bool = False) -> None:
        self.language = language
        self.paint = Painter(colour=colour)
        self.own_rules: tuple[Rule, ...] = ()
        """The rules that the projects bring themselves, known before `start`."""

    def start(self) -> Iterator[str]:
        """Yield what stands before the first file."""
        return iter(())

    @abstractmethod
    def file(self, name: str, diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
        """Yield what was found in a file; `name` is empty for findings across documents."""

    @abstractmethod
    def end(self, summary: Summary) -> Iterator[str]:
        """Yield what stands after the last file."""
