"""Publications to print, and what stands on their pages."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from sopctl.api.batch import batches
from sopctl.api.formats import Job
from sopctl.documents import form
from sopctl.flow import Flow
from sopctl.i18n import document_language
from sopctl.layout import lay_out
from sopctl.layout.drawing import Box, Point
from sopctl.layout.metrics import width
from sopctl.layout.publication import (
    Area,
    Grid,
    GridCell,
    Picture,
    Publication,
    Run,
    Stroke,
    TablePage,
    TextBlock,
    TextPage,
)
from sopctl.profiles import find
from tests.conftest import ROOT
from tests.random_sops import random_sop

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">{}</svg>'
RECT = SVG.format('<rect width="40" height="20" fill="#cc0000"/>').encode()


def run(x: float, y: float, text: str, size: float = 4.0, **style: bool | str) -> Run:
    look = {key: bool(style.get(key)) for key in ("bold", "italic", "mono")}
    return Run(x, y, text, size, width(text, size, **look), **style)  # type: ignore[arg-type]


def publication(*blocks: TextBlock | Grid | Picture, **more: tuple[object, ...]) -> Publication:
    page = TextPage(1, 210.0, 297.0, blocks, **more)  # type: ignore[arg-type]
    return Publication("Judul <dokumen>", "Dinas Contoh", "id", "2026-02-01", (page,))


def paragraph(text: str, y: float = 20.0) -> TextBlock:
    return TextBlock("paragraph", (run(20, y, text),))


@cache
def example(path: Path) -> Publication:
    (batch,) = batches([str(path)])
    checked = batch.check(batch.inputs[0])
    return Job(checked, document_language(checked.loaded.sop.language), titles=batch.titles).publication


def table(seed: int, steps: int = 0) -> Publication:
    profile = find("sop-ap")
    assert profile
    drawing = lay_out(form(Flow.of(random_sop(seed, steps)), profile, "id"))
    return Publication(drawing.title, "", "id", "", tuple(TablePage(drawing, page) for page in drawing.pages))


def runs_of(page: TextPage | TablePage) -> Iterator[Run]:
    if isinstance(page, TablePage):
        lines = [*page.page.texts, *(line for cell in page.page.cells for line in cell.lines)]
        lines += [line for symbol in page.page.symbols for line in symbol.lines]
        lines += [line for label in page.page.labels for line in label.lines]
        for line in lines:
            left = line.x - line.width / 2 if line.centred else line.x
            yield Run(left, line.y, line.text, line.size, line.width, line.bold)
        yield from (one for block in (page.below.blocks if page.below else ()) for one in block_runs(block))
        return
    yield from (item for item in page.furniture if isinstance(item, Run))
    yield from (one for block in page.blocks for one in block_runs(block))


def block_runs(block: TextBlock | Grid | Picture) -> Iterator[Run]:
    if isinstance(block, TextBlock):
        yield from block.runs
    elif isinstance(block, Grid):
        yield from (one for cell in block.cells for inner in cell.blocks for one in block_runs(inner))


def full() -> Publication:
    """Return a publication with everything that a page may hold."""
    blocks = (
        TextBlock("title", (run(20, 20, "Prosedur", 8, bold=True),)),
        TextBlock("heading", (run(20, 30, "Maksud dan", 6), run(20, 36, "tujuan", 6)), level=1, anchor="maksud"),
        TextBlock("paragraph", (run(20, 45, "Baris satu"), run(20, 50, "baris"), run(40, 50, "dua", italic=True))),
        TextBlock("heading", (run(20, 60, "Rincian", 5),), level=3),
        TextBlock("item", (run(20, 70, "1."), run(26, 70, "Pertama"), run(26, 75, "lagi"))),
        TextBlock(
            "item",
            (
                run(26, 80, "–"),
                run(32, 80, "Anak"),
            ),
            level=2,
        ),
        TextBlock("item", (run(20, 85, "2."), run(26, 85, "Kedua"))),
        TextBlock("quote", (run(25, 95, "Kutipan"),)),
        TextBlock("code", (run(20, 105, "sopctl lint", mono=True), run(20, 110, "sopctl render", mono=True))),
        Grid(
            "Daftar pelaksana",
            (20.0, 60.0, 120.0),
            (120.0, 130.0, 140.0, 150.0),
            (
                GridCell(0, 0, Box(20, 120, 40, 10), (TextBlock("label", (run(22, 126, "Nama"),)),), heading=True),
                GridCell(0, 1, Box(60, 120, 60, 10), (TextBlock("label", (run(62, 126, "Jabatan"),)),), heading=True),
                GridCell(1, 0, Box(20, 130, 40, 10), (TextBlock("label", (run(22, 136, "Sari"),)),), heading=True),
                GridCell(1, 1, Box(60, 130, 60, 20), (paragraph("Kepala", 136),), rows=2),
            ),
            heads=1,
        ),
        Picture(Box(20, 160, 40, 20), "svg", RECT, "Peta lokasi"),
        TextBlock(
            "paragraph",
            (
                run(20, 200, "ke maksud", link="#maksud"),
                run(60, 200, "ke situs", link="https://contoh.example/a?b=1&c=(2)"),
                run(100, 200, "ke mana", link="#tidak-ada"),
                run(140, 200, "jahat", link="javascript:alert(1)"),
            ),
        ),
    )
    made = publication(
        *blocks,
        furniture=(run(150, 290, "Halaman 1"), Picture(Box(20, 5, 10, 5), "svg", RECT)),
        areas=(Area(Box(20, 15, 100, 8), "#eeeeee", 2.0),),
        strokes=(Stroke((Point(20, 118), Point(120, 118)), 0.3),),
    )
    later = TextPage(2, 297.0, 210.0, (TextBlock("heading", (run(20, 40, "Lampiran", 6),), level=1),))
    return replace(made, pages=(*made.pages, later))
