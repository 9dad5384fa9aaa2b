"""What a symbol of the table says in words: its shape, who acts, and where the flow goes on."""

from collections.abc import Sequence

from sopctl.i18n import Text, document_language
from sopctl.layout.drawing import Drawing, Page, Symbol

_SHAPES = {
    "process": Text("Activity", "Kegiatan"),
    "decision": Text("Decision", "Keputusan"),
    "start": Text("Start", "Mulai"),
    "end": Text("End", "Selesai"),
}
_NEXT = Text("to step {step}", "ke langkah {step}")
_TO = Text(
    "Connector {letter}: goes on to step {step} on page {page}",
    "Penghubung {letter}: berlanjut ke langkah {step} di halaman {page}",
)
_FROM = Text(
    "Connector {letter}: comes from page {page}, goes on to step {step}",
    "Penghubung {letter}: dari halaman {page}, berlanjut ke langkah {step}",
)
_NEAR = 0.6
"""How far the end of a line may be from the symbol that it leads to (mm)."""


class FlowWords:
    """The words of one drawing. `pages` are its pages in printed order."""

    def __init__(self, drawing: Drawing, pages: Sequence[Page]) -> None:
        self._language = document_language(drawing.language)
        self._actors: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._exits: dict[str, dict[tuple[str, str], None]] = {}
        for page in pages:
            self._read_cells(page)
            self._read_lines(page)

    def symbol(self, symbol: Symbol, actor: str, page: Page) -> str:
        """Return what a symbol in the column of `actor` says."""
        if symbol.shape == "offpage":
            words = _TO if _ends_at(symbol, page) else _FROM
            step = self._number(symbol.step)
            return words.in_(self._language).format(letter=symbol.letter, page=symbol.page, step=step)
        exits = self._exits.get(symbol.step, {})
        shape = symbol.shape if symbol.shape != "terminator" else "start" if exits else "end"
        name = self._actors.get(actor, "")
        said = _SHAPES[shape].in_(self._language)
        who = f"{said}, {name}" if name else said
        leads = "; ".join(self._exit(target, label) for target, label in exits)
        return f"{who}: {leads}" if leads else who

    def _exit(self, target: str, label: str) -> str:
        words = _NEXT.in_(self._language).format(step=self._number(target))
        return f"{label}, {words}" if label else words

    def _number(self, step: str) -> str:
        return self._numbers.get(step) or step

    def _read_cells(self, page: Page) -> None:
        for cell in page.cells:
            words = " ".join(line.text for line in cell.lines)
            if cell.step and cell.column == "no" and words:
                self._numbers.setdefault(cell.step, words)
            elif not cell.step and cell.column.startswith("actor-"):
                self._actors[cell.column] = words

    def _read_lines(self, page: Page) -> None:
        labels: dict[tuple[str, str], list[str]] = {}
        for label in page.labels:
            labels.setdefault((label.source, label.target), []).append(" ".join(line.text for line in label.lines))
        for line in page.connectors:
            for source in line.sources:
                known = self._exits.setdefault(source, {})
                for words in labels.get((source, line.target), ()):
                    known.pop((line.target, ""), None)
                    known[(line.target, words)] = None
                if not any(target == line.target for target, _ in known):
                    known[(line.target, "")] = None


def _ends_at(symbol: Symbol, page: Page) -> bool:
    """Return whether the flow leaves the page by this pentagon."""
    box, tips = symbol.box, [line.points[-1] for line in page.connectors]
    return any(
        box.x - _NEAR <= tip.x <= box.right + _NEAR and box.y - _NEAR <= tip.y <= box.bottom + _NEAR for tip in tips
    )
