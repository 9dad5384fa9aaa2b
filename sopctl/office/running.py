"""Running text again: a drawing holds lines that were broken for print, an office program breaks its own.

Where a word was broken, it keeps a mark that shows only where the program breaks it there too.
"""

from collections.abc import Iterator

from msgspec import Struct

from sopctl.layout.drawing import Cell, Drawing
from sopctl.layout.table.form import STAGED, Form

HYPHEN = "\N{SOFT HYPHEN}"
BREAK = "\N{ZERO WIDTH SPACE}"
_BULLET = "\N{EN DASH} "


class Paragraph(Struct, frozen=True):
    """A paragraph of a cell, with `HYPHEN` and `BREAK` where a word may be broken."""

    text: str
    bold: bool = False
    item: bool = False
    """Whether it is one of several and begins with a dash."""
    continued: bool = False
    """Whether it goes on from the page before."""


def texts(drawing: Drawing, form: Form) -> Iterator[tuple[Paragraph, ...]]:
    """Yield the paragraphs of each cell of each page, in the order of the cells; `form` is what was laid out."""
    numbers = {row.step: number for number, row in enumerate(form.rows)}
    keys = {column.key: number for number, column in enumerate(form.texts)}
    sources: dict[tuple[str, str], _Source] = {}
    for page in drawing.pages:
        for cell in page.cells:
            if not cell.step or cell.column not in keys:
                yield (Paragraph(" ".join(line.text for line in cell.lines), bold=True),) if cell.lines else ()
                continue
            where = (cell.step, cell.column)
            if where not in sources:
                row = form.rows[numbers[cell.step]]
                stage = row.stage if cell.column == STAGED else ""
                sources[where] = _Source(stage, row.cells[keys[cell.column]])
            yield tuple(sources[where].paragraphs(cell))


class _Source:
    """What a cell says, and how much of it stands on the pages so far."""

    def __init__(self, stage: str, said: tuple[str, ...]) -> None:
        said = tuple(" ".join(text.split()) for text in said if text.strip())
        stage = " ".join(stage.split())
        self.open = [*([stage] if stage else []), *said]
        self.stage = bool(stage)
        self.listed = len(said) > 1
        self.begun = False

    def paragraphs(self, cell: Cell) -> Iterator[Paragraph]:
        """Yield what the lines of a cell say."""
        said, continued = "", self.begun
        for line in cell.lines:
            text = line.text
            if self._item and not self.begun:
                text = text.removeprefix(_BULLET)
            said += self._taken(text)
            self.begun = True
            if self.open and not self.open[0]:
                yield Paragraph(said, self.stage, self._item, continued)
                self.open.pop(0)
                said, continued, self.begun, self.stage = "", False, False, False
        if said:
            yield Paragraph(said, self.stage, self._item, continued)

    @property
    def _item(self) -> bool:
        return self.listed and not self.stage

    def _taken(self, line: str) -> str:
        """Take a line from what is still to be said, and return it with what joins it to the next one."""
        rest = self.open[0] if self.open else ""
        if rest.startswith(line):
            rest, joint = rest[len(line) :], BREAK
        elif line.endswith("-") and rest.startswith(line[:-1]):
            line = line[:-1]
            rest, joint = rest[len(line) :], HYPHEN
        else:  # a text that was not laid out from this form
            return line + " "
        if rest.startswith(" "):
            rest, joint = rest[1:], " "
        self.open[0] = rest
        return line + (joint if rest else "")
