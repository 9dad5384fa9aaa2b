"""What `sopctl render` tells while it works: a line a file, findings that need an eye, a summary."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from sopctl.diagnostic import Diagnostic, Severity
from sopctl.errors import ToldError
from sopctl.i18n import Language, Text
from sopctl.reports.terminal import Painter, safe


class _Rendered(Protocol):
    @property
    def file(self) -> str: ...
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]: ...
    @property
    def results(self) -> Sequence[tuple[Path, str]]: ...
    @property
    def failure(self) -> ToldError | None: ...
    @property
    def notes(self) -> tuple[Text, ...]: ...
    @property
    def sops(self) -> int: ...


_STATES = {
    "removed": Text("removed, a page that is no more", "dihapus, halaman yang sudah tidak ada"),
    "stale": Text("stale, it differs from what the SOP gives now", "usang, berbeda dari hasil SOP sekarang"),
    "missing": Text("missing", "tidak ada"),
    "left over": Text("left over, a page that is no more", "tersisa, halaman yang sudah tidak ada"),
}
"""What is said of a single result; nothing of what is as it should be."""
_WRONG = ("stale", "missing", "left over")
_ACROSS = "XDC"
"""What the codes of rules begin with that are about several documents."""
_UNREADABLE = Text("not rendered, it cannot be read", "tidak dibuat karena tidak dapat dibaca")
_FAULTY = Text(
    "not rendered, it has errors (--force renders it all the same)",
    "tidak dibuat karena ada galat (--force tetap membuatnya)",
)
_COUNTS = {
    "stale": Text("stale", "usang"),
    "missing": Text("missing", "tidak ada"),
    "left over": Text("left over", "tersisa"),
}


class RenderReport:
    """Counts and lines; a line for `each` file that was rendered, unless something else shows the progress."""

    def __init__(self, language: Language, *, colour: bool = False, each: bool = True) -> None:
        self.language = language
        self.each = each
        self.paint = Painter(colour=colour)
        self.colour = colour
        self.rendered = self.skipped = 0
        self.in_the_way: set[str] = set()
        """The files that were left out only because of what other files say, so that these may bring them back."""
        self.states: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()

    @property
    def failed(self) -> bool:
        """Whether a file was left out, or a result is not what it should be."""
        return self.skipped > 0 or self._wrong > 0

    @property
    def _wrong(self) -> int:
        return sum(self.states[state] for state in _WRONG)

    def file(self, rendered: _Rendered) -> Iterator[str]:
        """Yield what is to be said of one file; its errors where they kept it from being rendered."""
        name = safe(rendered.file)
        if not rendered.results:
            self.skipped += 1
            errors = [d for d in rendered.diagnostics if d.severity is Severity.ERROR]
            if errors and all(d.code.startswith(_ACROSS) for d in errors):
                self.in_the_way.add(rendered.file)
            yield from self._left_out(name, errors or rendered.diagnostics, rendered.failure)
            return
        self.rendered += rendered.sops
        self.states.update(state for _, state in rendered.results)
        written = [path for path, state in rendered.results if state == "written"]
        self.kinds.update(path.suffix.removeprefix(".") for path in written)
        for note in rendered.notes:
            yield self.paint(f"{name}: {safe(note.in_(self.language))}", "warning") + "\n"
        if written and self.each:
            others = len(rendered.diagnostics)
            hint = Text(f" ({others} findings: see lint)", f" ({others} temuan: lihat lint)").in_(self.language)
            names = ", ".join(safe(path.name) for path in written)
            yield f"{name}: {names}{hint if others else ''}\n"
        for path, state in rendered.results:
            if words := _STATES.get(state):
                style = "error" if state in _WRONG else "warning"
                yield self.paint(f"{safe(str(path))}: {words.in_(self.language)}", style) + "\n"

    def _left_out(self, name: str, errors: Sequence[Diagnostic], failure: ToldError | None) -> Iterator[str]:
        if failure is None:
            from sopctl.reports.findings.text import TextReport

            yield from TextReport(self.language, colour=self.colour).findings(errors)
            words = _UNREADABLE if any(d.name == "unreadable-file" for d in errors) else _FAULTY
            yield self.paint(f"{name}: {words.in_(self.language)}", "error") + "\n"
            return
        yield self.paint(f"{name}: {safe(failure.text.in_(self.language))}", "error") + "\n"
        if failure.remedy:
            label = Text("help", "bantuan").in_(self.language)
            yield f"  {label}: {safe(failure.remedy.in_(self.language))}\n"

    def end(self, folders: Iterable[Path], *, check: bool = False) -> Iterator[str]:
        """Yield the summary."""
        folder = ", ".join(sorted(safe(str(path)) for path in folders))
        done = (self._compared(folder) if check else self._written(folder)).in_(self.language)
        left = Text(f"; {self.skipped} left out", f"; {self.skipped} dilewati").in_(self.language)
        yield self.paint(done + (left if self.skipped else ""), "error" if self.failed else "good") + "\n"

    def _written(self, folder: str) -> Text:
        sops, files = self.rendered, self.states["written"]
        if not folder:  # nothing came out, so nobody knows where it would have gone
            return Text("nothing was rendered", "tidak ada yang dibuat")
        kinds = ", ".join(f"{number} {kind}" for kind, number in self.kinds.items())
        several = f" ({kinds})" if len(self.kinds) > 1 and sops > 1 else ""
        return Text(
            f"{sops} SOP{'s' * (sops != 1)} rendered to {files} file{'s' * (files != 1)} in {folder}{several}",
            f"{files} berkas dibuat dari {sops} SOP di {folder}{several}",
        )

    def _compared(self, folder: str) -> Text:
        same, sops = self.states["same"], self.rendered
        if not self._wrong:
            return Text(
                f"{same} file{'s' * (same != 1)} in {folder} up to date with {sops} SOP{'s' * (sops != 1)}",
                f"{same} berkas di {folder} sesuai dengan {sops} SOP",
            )
        found = [(self.states[state], words) for state, words in _COUNTS.items() if self.states[state]]
        en, id_ = (", ".join(f"{number} {words[n]}" for number, words in found) for n in (0, 1))
        return Text(
            f"{en}, {same} up to date in {folder}; render again without --check",
            f"{id_}, {same} terkini di {folder}; jalankan lagi tanpa --check",
        )


class WatchReport:
    """What is told between rounds, and what became of them in the end."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.rounds = self.files = 0

    def add(self, report: RenderReport) -> None:
        """Count a round that was done."""
        self.rounds += 1
        self.files += report.states["written"]

    def changed(self, changed: Sequence[Path], gone: Sequence[Path]) -> str:
        """Return why there is another round; nothing before the first."""
        texts = []
        if saved := ", ".join(safe(str(path)) for path in changed if path not in gone):
            texts.append(Text(f"changed: {saved}", f"berubah: {saved}"))
        if lost := ", ".join(safe(str(path)) for path in gone):
            texts.append(Text(f"gone: {lost}; its results stay", f"dihapus: {lost}; hasilnya dibiarkan"))
        return "".join(f"\n{text.in_(self.language)}\n" for text in texts)

    def waiting(self) -> str:
        """Return what is said when a round is over."""
        return Text("watching for changes; Ctrl+C ends\n", "menunggu perubahan; Ctrl+C mengakhiri\n").in_(self.language)

    def end(self) -> str:
        """Return the summary of all rounds."""
        rounds, files = self.rounds, self.files
        return Text(
            f"\nrendered {rounds} time{'s' * (rounds != 1)}, {files} file{'s' * (files != 1)} written\n",
            f"\ndibuat {rounds} kali, {files} berkas ditulis\n",
        ).in_(self.language)
