"""What `sopctl render` tells while it works: a line a file, findings that need an eye, a summary."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from sopctl.diagnostic import Diagnostic, Severity
from sopctl.errors import ToldError
from sopctl.i18n import Language, Text
from sopctl.reports.terminal import Painter, safe
from sopctl.reports.text import TextReport


class _Result(Protocol):
    @property
    def file(self) -> str: ...
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...
    @property
    def written(self) -> tuple[Path, ...]: ...
    @property
    def failure(self) -> ToldError | None: ...
    @property
    def notes(self) -> tuple[Text, ...]: ...


class RenderReport:
    """Counts and lines; a line for `each` file that was rendered, unless something else shows the progress."""

    def __init__(self, language: Language, *, colour: bool = False, each: bool = True) -> None:
        self.language = language
        self.each = each
        self.paint = Painter(colour=colour)
        self.findings = TextReport(language, colour=colour)
        self.rendered = self.skipped = self.files = 0

    def file(self, result: _Result) -> Iterator[str]:
        """Yield what is to be said of one file; its errors where they kept it from being rendered."""
        name = safe(result.file)
        errors = [d for d in result.diagnostics if d.severity is Severity.ERROR]
        if not result.written:
            self.skipped += 1
            yield from self._left_out(name, errors or result.diagnostics, result.failure)
            return
        self.rendered += 1
        self.files += len(result.written)
        for note in result.notes:
            yield self.paint(f"{name}: {note.in_(self.language)}", "warning") + "\n"
        if not self.each:
            return
        written = ", ".join(safe(path.name) for path in result.written)
        others = len(result.diagnostics)
        hint = Text(f" ({others} findings: see lint)", f" ({others} temuan: lihat lint)") if others else Text("", "")
        yield f"{name}: {written}{hint.in_(self.language)}\n"

    def _left_out(self, name: str, errors: Sequence[Diagnostic], failure: ToldError | None) -> Iterator[str]:
        if failure is None:
            yield from self.findings.findings(errors)
            words = Text(
                f"{name}: not rendered, it has errors (--force renders it all the same)",
                f"{name}: tidak dibuat karena ada galat (--force tetap membuatnya)",
            )
            yield self.paint(words.in_(self.language), "error") + "\n"
            return
        yield self.paint(f"{name}: {safe(failure.text.in_(self.language))}", "error") + "\n"
        if failure.remedy:
            label = Text("help", "bantuan").in_(self.language)
            yield f"  {label}: {safe(failure.remedy.in_(self.language))}\n"

    def end(self, folder: Path) -> Iterator[str]:
        """Yield the summary."""
        sops, files = self.rendered, self.files
        done = Text(
            f"{sops} SOP{'s' * (sops != 1)} rendered to {files} file{'s' * (files != 1)} in {folder}",
            f"{files} berkas dibuat dari {sops} SOP di {folder}",
        ).in_(self.language)
        left = Text(f"; {self.skipped} left out", f"; {self.skipped} dilewati").in_(self.language)
        style = "error" if self.skipped else "good"
        yield self.paint(done + (left if self.skipped else ""), style) + "\n"
