"""What is told between rounds of linting."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sopctl.i18n import Language, Text
from sopctl.reports.terminal import safe


class WatchReport:
    """Words before and after a round."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def changed(self, changed: Sequence[Path], gone: Sequence[Path]) -> str:
        """Return why there is another round; nothing before the first."""
        texts = []
        if saved := _names(path for path in changed if path not in gone):
            texts.append(Text(f"changed: {saved}", f"berubah: {saved}"))
        if lost := _names(gone):
            texts.append(Text(f"gone: {lost}", f"dihapus: {lost}"))
        return "".join(f"\n{text.in_(self.language)}\n" for text in texts)

    def waiting(self) -> str:
        """Return what is said when a round is over."""
        return Text("watching for changes; Ctrl+C ends\n", "menunggu perubahan; Ctrl+C mengakhiri\n").in_(self.language)


def _names(paths: Iterable[Path]) -> str:
    return ", ".join(safe(str(path)) for path in paths)
