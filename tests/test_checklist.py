"""The check list: a row to tick for each step, in Markdown, for Word and as PDF."""

import io
import zipfile
from pathlib import Path

import pypdf
import pytest

from sopctl import profiles
from sopctl.api.batch import batches
from sopctl.api.formats import FORMATS, Job, RenderWish
from sopctl.documents import checklist, markdown
from sopctl.documents.checklist import BOX
from sopctl.documents.document import Column, Definitions, Group, Panels, Row, Signatures, Table
from sopctl.flow import Flow
from sopctl.i18n import document_language
from sopctl.layout.metrics import POINT
from sopctl.model import Sop
from sopctl.pages import tables
from sopctl.pages.part import Text
from sopctl.pages.style import Style
from tests.conftest import ROOT, Sopctl
from tests.random_sops import random_sop

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))


def job(name: str) -> Job:
    (batch,) = batches([str(ROOT / "examples" / f"{name}.sop.yaml")])
    checked = batch.read(batch.inputs[0])
    return Job(checked, document_language(checked.loaded.sop.language), stem=name, titles=batch.titles)


def table_of(sop: Sop, language: str = "id") -> Table:
    document = checklist(sop, Flow.of(sop), profiles.default(language), "en" if language == "en" else "id")
    return next(block for block in document.blocks if isinstance(block, Table))


@pytest.mark.parametrize("seed", range(40))
def test_every_step_has_a_row_with_three_empty_boxes(seed: int) -> None:
    sop = random_sop(seed)
    table = table_of(sop)
    assert [column.key for column in table.columns] == ["no", "activity", "yes", "not", "not_applicable"]
    assert len(table.rows) == len(sop.steps)
    for number, (row, step) in enumerate(zip(table.rows, sop.steps, strict=True), 1):
        assert row.cells[0] == ((str(number),),)
        assert row.cells[2:] == (((BOX,),),) * 3
        first = "".join(str(part) for part in row.cells[1][0])
        assert first.startswith(step.activity)
        answers = ["".join(map(str, line)) for line in row.cells[1] if str(line[0]).startswith(BOX)]
        assert len(answers) == len(step.decision or {})


def test_a_decision_says_where_each_answer_leads() -> None:
    one = job("imunisasi-bayi")
    row = table_of(one.flow.sop).rows[2]
    assert [line[0] for line in row.cells[1]] == [
        "Menilai kesiapan bayi untuk diimunisasi (Bidan Pelaksana Imunisasi)",
        "Apakah bayi sehat dan tidak ada kontraindikasi?",
        "□ Sehat → langkah 5",
        "□ Meragukan → langkah 4",
        "□ Demam atau sakit → langkah 11",
    ]


def test_it_asks_for_what_only_the_assessor_knows() -> None:
    one = job("imunisasi-bayi")
    document = checklist(one.flow.sop, one.flow, one.checked.profile, "id")
    asked, rate = (block for block in document.blocks if isinstance(block, Definitions))
    assert [entry.label for entry in asked.entries] == [
        "Unit", "Petugas yang Diamati", "Pasien (Inisial atau No. RM)", "Tanggal dan Jam"
    ]  # fmt: skip
    assert not any(entry.lines for entry in asked.entries)
    assert "Σ ya ÷ (Σ ya + Σ tidak) × 100 %" in rate.entries[0].lines[0]
    (remarks,) = (block for block in document.blocks if isinstance(block, Panels))
    assert remarks.panels[0].label == "Catatan dan Tindak Lanjut"
    (signed,) = (block for block in document.blocks if isinstance(block, Signatures))
    assert [entry.label for entry in signed.entries] == ["Petugas yang Diamati", "Penilai"]
    english = job("lost-property")
    said = repr(checklist(english.flow.sop, english.flow, english.checked.profile, "en"))
    assert "Compliance rate" in said
    assert "Petugas" not in said


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_the_check_list_of_an_example_fits_on_two_pages_with_its_signatures(path: Path) -> None:
    files = {file.end: file.data for file in FORMATS["checklist"](job(path.name.removesuffix(".sop.yaml")))}
    assert set(files) == {"-checklist.md", "-checklist.docx", "-checklist.pdf"}
    reader = pypdf.PdfReader(io.BytesIO(files["-checklist.pdf"]))
    assert len(reader.pages) <= 2
    last = reader.pages[-1].extract_text()
    assert "Penilai" in last or "Assessor" in last
    with zipfile.ZipFile(io.BytesIO(files["-checklist.docx"])) as archive:
        assert archive.testzip() is None
        body = archive.read("word/document.xml").decode()
    sop = job(path.name.removesuffix(".sop.yaml")).flow.sop
    for step in sop.steps:
        assert step.activity.split()[-1] in body
        assert markdown.text(step.activity) in files["-checklist.md"].decode()


def test_texts_of_the_sop_never_become_markup(sopctl: Sopctl) -> None:
    text = (ROOT / "tests" / "data" / "surat-keluar.sop.yaml").read_text(encoding="utf-8")
    hostile = '"Menulis <script>x</script> | **a** [b](javascript:c) {{ d }} #e"'
    first = next(line for line in text.splitlines() if line.strip().startswith("activity:"))
    Path("a.sop.yaml").write_text(text.replace(first, f"    activity: {hostile}", 1), encoding="utf-8")
    assert sopctl("render", "a.sop.yaml", "--force", "--format", "checklist").code == 0
    said = Path("build/a-checklist.md").read_text(encoding="utf-8")
    assert "<script" not in said
    assert "\\[b\\](javascript:c)" in said
    assert "&lt;script&gt;x&lt;/script&gt; \\|" in said


def test_paper_is_that_of_the_profile_or_of_the_command_line() -> None:
    for paper, height in (("A4", 297), (None, 330)):
        one = job("imunisasi-bayi")
        files = {f.end: f.data for f in FORMATS["checklist"](Job(one.checked, "id", RenderWish(paper=paper)))}  # type: ignore[arg-type]
        box = pypdf.PdfReader(io.BytesIO(files["-checklist.pdf"])).pages[0].mediabox
        assert round(float(box.height) / 72 * 25.4) == height


def test_boxes_on_paper_are_large_enough_for_a_pen() -> None:
    columns = (Column("activity", "Langkah"), Column("yes", "Ya"))
    block = Table("steps", "", (Group("", columns),), (Row(((("Mencatat",),), ((BOX,),))),))
    made = tables.table(block, 100.0, Style(10 * POINT), "#000000")
    text, box = (field.content.parts[0] for field in made.rows[0].fields)
    assert isinstance(text, Text)
    assert isinstance(box, Text)
    assert box.size * 0.6 > 2.5, "the sign is six tenths of its size"
    assert box.height == text.height
