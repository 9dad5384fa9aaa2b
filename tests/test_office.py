"""Documents for offices: what their programs read of them, and where they print it."""

import io
import os
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from lxml import etree
from msgspec.structs import replace

from sopctl.api.batch import batches
from sopctl.api.formats import FORMATS, Job
from sopctl.brand import Brand, Logo
from sopctl.documents import build
from sopctl.documents.checklist import BOX, checklist
from sopctl.documents.document import Definition, Document, Identity, Panels, Prose, Signature
from sopctl.documents.form import form
from sopctl.flow import Flow
from sopctl.i18n import document_language
from sopctl.layout import lay_out
from sopctl.layout.drawing import Page
from sopctl.layout.metrics import POINT
from sopctl.layout.metrics import width as measure
from sopctl.model import Sop
from sopctl.model.profile import PageSetup
from sopctl.office import Flowchart, Setup
from sopctl.office import docx as word
from sopctl.office import xlsx as excel
from sopctl.office.grid import page_grid
from sopctl.office.running import BREAK, HYPHEN, texts
from sopctl.office.shapes import ways
from sopctl.office.xlsx.leaves import breaks
from sopctl.office.xlsx.measures import Axis
from sopctl.office.xlsx.text import LONGEST, sheet_name
from sopctl.profiles import find
from tests.conftest import ROOT
from tests.office_clients import distance, printed, shapes, squeezed
from tests.random_sops import random_sop
from tests.test_diagrams import HOSTILE, hostile_sop

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))
WHOLE = bool(os.environ.get("CI"))
SEEDS = range(40 if WHOLE else 20)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@cache
def job_of(path: Path) -> Job:
    (batch,) = batches([str(path)])
    checked = batch.check(batch.inputs[0])
    return Job(checked, document_language(checked.loaded.sop.language), titles=batch.titles)


def made(job: Job, name: str) -> bytes:
    ((_, data),) = FORMATS[name](job)
    return data


def of_sop(sop: Sop, profile: str = "sop-ap") -> tuple[Document, Setup]:
    flow, found = Flow.of(sop), find(profile)
    assert found
    table = form(flow, found, "id")
    chart = Flowchart(lay_out(table, found.page.paper), table) if found.flow == "table" else None
    return build(sop, flow, found, "id"), Setup(found.page, flowchart=chart)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def xml(data: bytes, name: str) -> Any:
    return etree.fromstring(parts(data)[name])


def expected(page: Page) -> int:
    """Return how many shapes a page needs."""
    return len(page.symbols) + len(page.links) + len(page.connectors) + len(page.labels)


def audited(data: bytes, path: Path) -> list[str]:
    from openxml_audit import OpenXmlValidator

    path.write_bytes(data)
    return [f"{error.path}: {error.description}" for error in OpenXmlValidator().validate(path).errors]


def all_text(document: Any) -> str:
    return "\n".join(node.text or "" for node in document.element.body.iter(f"{W}t"))


# What is in the file


@pytest.mark.parametrize("path", EXAMPLES if WHOLE else EXAMPLES[::4], ids=lambda path: path.name.split(".")[0])
def test_the_schema_accepts_every_example(path: Path, tmp_path: Path) -> None:
    job = job_of(path)
    assert audited(made(job, "docx"), tmp_path / "a.docx") == []
    assert audited(made(job, "xlsx"), tmp_path / "a.xlsx") == []


def test_word_reads_tables_heads_and_shapes() -> None:
    job = job_of(ROOT / "examples" / "izin-air-limbah.sop.yaml")
    document = docx.Document(io.BytesIO(made(job, "docx")))
    drawn = [table for table in document.tables if table.style and table.style.style_id == "FlowchartTable"]
    pages = [table.page for table in job.publication.tables()]
    assert len(drawn) == len(pages) == 2
    groups = list(document.element.body.iter("{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}wgp"))
    for table, page, group in zip(drawn, pages, groups, strict=True):
        grid = page_grid(page)
        assert len(table.rows) == len(grid.ys) - 1
        assert [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows].count(True) == grid.heads
        assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows)
        widths = [int(column.get(f"{W}w")) for column in table._tbl.iter(f"{W}gridCol")]
        assert sum(widths) == pytest.approx(page.table.width * 1440 / 25.4, abs=len(widths))
        heights = [int(node.get(f"{W}val")) for node in table._tbl.iter(f"{W}trHeight")]
        assert sum(heights) == pytest.approx(page.table.height * 1440 / 25.4, abs=2)
        assert len(group.findall(f"{WPS}wsp")) == expected(page)
    numbers = [node.get("id") for node in document.element.body.iter() if node.tag.endswith(("}docPr", "}cNvPr"))]
    assert len(set(numbers)) == len(numbers)
    assert all(group.getparent().getparent().getparent().find(".//{*}docPr").get("descr") for group in groups)


def test_word_keeps_running_text_and_every_word() -> None:
    job = job_of(ROOT / "examples" / "pengaduan-masyarakat.sop.yaml")
    text = all_text(docx.Document(io.BytesIO(made(job, "docx"))))
    for row in job.form.rows:
        for said in (said for cell in row.cells for said in cell):
            assert squeezed(said) in squeezed(text)


def test_styles_carry_the_form_of_text() -> None:
    data = made(job_of(ROOT / "examples" / "river-water-sampling.sop.yaml"), "docx")
    document = docx.Document(io.BytesIO(data))
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")]
    assert {"Definitions", "Flowchart", "Procedure", "References"} <= set(headings)
    styles = {style.style_id for style in document.styles}
    used = {node.get(f"{W}val") for node in document.element.body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    assert used <= styles
    assert not list(document.element.body.iter(f"{W}sz", f"{W}jc", f"{W}color"))
    lists = xml(data, "word/numbering.xml")
    known = {node.get(f"{W}numId") for node in lists.iter(f"{W}num")}
    assert {node.get(f"{W}val") for node in document.element.body.iter(f"{W}numId")} <= known


def test_every_link_inside_has_its_mark() -> None:
    body = docx.Document(io.BytesIO(made(job_of(ROOT / "examples" / "major-incident.sop.yaml"), "docx"))).element.body
    marks = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    led = {node.get(f"{W}anchor") for node in body.iter(f"{W}hyperlink")} - {None}
    assert led
    assert led <= marks


def test_the_file_says_what_it_is() -> None:
    job = job_of(ROOT / "examples" / "surat-masuk.sop.yaml")
    about = docx.Document(io.BytesIO(made(job, "docx"))).core_properties
    assert about.title == "Penanganan Surat Masuk"
    assert about.author == "Pemerintah Kota Contoh \N{EN DASH} Sekretariat Dinas Perhubungan"
    assert about.language == "id"
    assert about.created is not None
    assert about.created.date().isoformat() == about.modified.date().isoformat() == "2026-01-12"
    book = openpyxl.load_workbook(io.BytesIO(made(job, "xlsx")))
    assert book.properties.title == "Penanganan Surat Masuk"
    assert str(book.properties.created.date()) == "2026-01-12"
    for name in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(made(job, name))) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_page_numbers_are_fields() -> None:
    data = made(job_of(ROOT / "examples" / "surat-masuk.sop.yaml"), "docx")
    feet = [part for name, part in parts(data).items() if re.fullmatch(r"word/footer\d+\.xml", name)]
    assert feet
    for part in feet:
        fields = [node.get(f"{W}instr").strip() for node in etree.fromstring(part).iter(f"{W}fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "".join(node.text for node in etree.fromstring(part).iter(f"{W}t")).endswith("Halaman 1 dari 1")


def test_excel_reads_cells_heads_and_breaks() -> None:
    job = job_of(ROOT / "examples" / "izin-air-limbah.sop.yaml")
    book = openpyxl.load_workbook(io.BytesIO(made(job, "xlsx")))
    assert book.sheetnames == ["Identitas", "Bagan Alir", "Keterangan Lain"]
    sheet = book["Bagan Alir"]
    first, second = (table.page for table in job.publication.tables())
    assert sheet.print_title_rows == "$1:$3"
    assert [one.id for one in sheet.row_breaks.brk] == [3 + len(page_grid(first).ys) - 3]
    assert sheet.max_row == 3 + sum(len(page_grid(page).ys) - 3 for page in (first, second))
    assert sheet.freeze_panes == "C4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    said = {cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {1, 2, "No.", "Pelaksana", "Mutu Baku", *job.form.actors} <= said
    for row in job.form.rows:
        for cell in row.cells[1:]:
            assert not cell or any(isinstance(text, str) and all(part in text for part in cell) for text in said)
    assert "&P" in sheet.oddFooter.right.text
    assert "&N" in sheet.oddFooter.right.text


def test_excel_has_a_shape_for_each_and_straight_lines_stick() -> None:
    job = job_of(ROOT / "examples" / "cuti-pegawai.sop.yaml")
    data = made(job, "xlsx")
    root = xml(data, "xl/drawings/drawing1.xml")
    pages = [table.page for table in job.publication.tables()]
    assert len(root) == sum(map(expected, pages))
    numbers = [node.get("id") for node in root.iter(f"{XDR}cNvPr")]
    assert len(set(numbers)) == len(numbers)
    straight = [way for page in pages for way in ways(page) if way.straight]
    glued = list(root.iter(f"{XDR}cxnSp"))
    assert len(glued) == len(straight) > 0
    assert any(node.find(f".//{A}stCxn") is not None and node.find(f".//{A}endCxn") is not None for node in glued)
    assert {node.get("id") for node in root.iter(f"{A}stCxn", f"{A}endCxn")} <= set(numbers)


def test_symbols_of_a_sheet_stand_in_the_middle_of_their_columns() -> None:
    job = job_of(ROOT / "examples" / "paspor-biasa.sop.yaml")
    data = made(job, "xlsx")
    root = xml(data, "xl/drawings/drawing1.xml")
    widths = {
        number: round(float(node.get("width")) * 7)
        for node in xml(data, "xl/worksheets/sheet2.xml").iter("{*}col")
        for number in range(int(node.get("min")) - 1, int(node.get("max")))
    }
    symbols = [s for table in job.publication.tables() for s in table.page.symbols]
    names = {"flowChartTerminator", "flowChartProcess", "flowChartDecision", "flowChartOffpageConnector"}
    found = [
        node
        for node in root
        if (node.find(f".//{A}prstGeom") is not None) and node.find(f".//{A}prstGeom").get("prst") in names
    ]
    assert len(found) == len(symbols)
    for node in found:
        column, left, to, right = (
            int(node.find(f"{XDR}{end}/{XDR}{key}").text) for end in ("from", "to") for key in ("col", "colOff")
        )
        assert column == to
        assert left + right == pytest.approx(widths[column] * 9525, abs=2 * 9525)


def sheet_cells(path: Path, title: str) -> dict[str, Any]:
    """Return the cells of a sheet by what they say."""
    sheet = openpyxl.load_workbook(io.BytesIO(made(job_of(path), "xlsx")))[title]
    return {str(cell.value): cell for row in sheet.iter_rows() for cell in row if cell.value is not None}


def test_texts_of_a_sheet_keep_away_from_rules_and_items_have_signs() -> None:
    example = ROOT / "examples" / "paspor-biasa.sop.yaml"
    cells = sheet_cells(example, "Identitas")
    assert cells["Nomor SOP"].alignment.indent == cells["Dasar Hukum"].alignment.indent == 1
    assert cells["Penanganan Pengaduan Masyarakat"].alignment.indent == 1
    assert cells["3."].alignment.horizontal == "right"
    first, second = (cells[name].row for name in ("Komputer", "Kamera"))
    assert second == first + 1, "an item of the other side that has two lines does not part these"
    assert "– Senin-Kamis: 08.00-15.00 WIB\n– Jumat: 08.00-15.30 WIB" in sheet_cells(example, "Keterangan Lain")


def test_a_long_table_of_steps_repeats_its_head_on_a_sheet_of_its_own() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(job_of(ROOT / "examples" / "pemberian-obat-high-alert.sop.yaml"), "xlsx")))  # fmt: skip
    identity, steps = book.worksheets
    assert (steps.print_title_rows, steps.page_setup.orientation) == ("$1:$1", "portrait")
    assert "Langkah" not in {cell.value for row in identity.iter_rows() for cell in row}


def test_few_steps_on_the_sheet_of_the_identity_have_room() -> None:
    steps = [{"id": f"s{n}", "activity": "Memeriksa kelengkapan berkas", "actor": "a"} for n in range(6)]
    sop = Sop.model_validate({"id": "x", "title": "Judul", "actors": {"a": "Perawat"}, "steps": steps})
    book = openpyxl.load_workbook(io.BytesIO(excel.write(*of_sop(sop, "spo-rs"))))
    (sheet,) = book.worksheets
    spans = {str(sheet.cell(one.min_row, one.min_col).value): one for one in sheet.merged_cells.ranges}
    widths = [sheet.column_dimensions[letter].width or 0 for letter in "ABCDEFGHIJKL"]
    assert spans["Langkah"].max_col - spans["Langkah"].min_col >= 3
    assert sum(widths[spans["Langkah"].min_col - 1 : spans["Langkah"].max_col]) > 0.3 * sum(widths)


def test_panels_keep_apart_from_a_table_above_them() -> None:
    cells = sheet_cells(ROOT / "examples" / "cuti-pegawai.sop.yaml", "Keterangan Lain")
    assert cells["Penanggung Jawab"].row > cells["Pihak luar"].row + 1


def test_words_and_times_of_a_table_of_word_stay_whole() -> None:
    job = job_of(ROOT / "examples" / "laboratory-sample-test.sop.yaml")
    table = next(t for t in docx.Document(io.BytesIO(made(job, "docx"))).tables if t.cell(0, 0).text == "No.")
    head = [cell.text for cell in table.rows[0].cells]
    room = table.columns[head.index("Time")].width.mm - 3.0
    size = 0.92 * 10 * POINT
    assert all(measure(text, size) <= room for text in ("minutes/sample", "20-30 minutes"))
    assert "step\N{NO-BREAK SPACE}2" in xml(made(job, "docx"), "word/document.xml").xpath("string()")


def test_fields_of_a_letterhead_are_as_wide_as_they_need() -> None:
    data = made(job_of(ROOT / "examples" / "imunisasi-bayi.sop.yaml"), "docx")
    header = next(part for name, part in parts(data).items() if name.startswith("word/header") and b"440/SOP" in part)
    cells = [cell for cell in etree.fromstring(header).iter(f"{W}tc") if "440/SOP" in "".join(cell.itertext())]
    (number,) = cells
    wide = int(number.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) / 1440 * 25.4
    assert wide > measure("440/SOP/021/PKM-ML/2026", 11 * POINT) + 3.6


def test_pages_after_the_identity_name_the_sop() -> None:
    data = made(job_of(ROOT / "examples" / "cuti-pegawai.sop.yaml"), "docx")
    *_, last = docx.Document(io.BytesIO(data)).sections
    assert [p.text for p in last.header.paragraphs] == ["Pemberian Cuti Pegawai Negeri Sipil"]
    assert not last.different_first_page_header_footer
    first = docx.Document(io.BytesIO(data)).sections[0]
    assert "".join(p.text for p in first.first_page_header.paragraphs) == ""
    assert "Versi 1.1" in first.first_page_footer.paragraphs[0].text


def test_a_short_text_beside_its_heading_stays_on_one_page() -> None:
    body = docx.Document(io.BytesIO(made(job_of(ROOT / "examples" / "imunisasi-bayi.sop.yaml"), "docx"))).element.body
    (row,) = (row for row in body.iter(f"{W}tr") if "Ruang pendaftaran" in "".join(row.itertext()))
    assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_tables_of_a_section_are_tables_of_a_sheet() -> None:
    cells = sheet_cells(ROOT / "examples" / "major-incident.sop.yaml", "Identity")
    assert cells["When"].row == cells["Whom"].row == cells["How"].row
    assert cells["When"].font.bold
    assert cells["Data Protection Officer"].border.top.style == "thin"
    assert "Flowchart" not in sheet_cells(ROOT / "examples" / "major-incident.sop.yaml", "Identity")
    wide = "|" + "a|" * 14 + "\n|" + "-|" * 14 + "\n|" + "b|" * 14
    assert excel.write(Document("T", "id", "", "", (Prose(wide),)), Setup())


def test_pages_of_a_sheet_part_nothing_that_belongs_together() -> None:
    assert breaks([10.0] * 5, set(), 25.0) == [2, 4]
    assert breaks([10.0] * 5, {1}, 25.0) == [1, 3]
    assert breaks([10.0] * 3, {0, 1}, 25.0) == [2], "what is kept and higher than a page is parted nevertheless"
    assert breaks([30.0, 30.0], set(), 25.0) == [1]
    assert breaks([], set(), 25.0) == []


def test_a_short_table_of_word_stays_on_one_page() -> None:
    body = docx.Document(io.BytesIO(made(job_of(ROOT / "examples" / "paspor-biasa.sop.yaml"), "docx"))).element.body
    rows = [
        row for row in body.iter(f"{W}tr") if "Versi" in "".join(row.itertext()) or "2.0" in "".join(row.itertext())
    ]
    *_, head, last = rows
    assert all(node.find(f"{W}pPr/{W}keepNext") is not None for node in head.iter(f"{W}p"))
    assert all(node.find(f"{W}pPr/{W}keepNext") is None for node in last.iter(f"{W}p"))


def test_a_high_row_takes_several_rows_of_a_sheet() -> None:
    axis = Axis.of((0.0, 10.0, 400.0), 5)
    assert all(size <= 540 for size in axis.sizes)
    assert axis.starts[1] == 1
    assert len(axis.sizes) == axis.starts[2] > 2
    assert axis.cell(9.99)[0] == 5
    assert axis.cell(400.0)[0] == 5 + len(axis.sizes) - 1
    assert axis.emu(400.0) == sum(axis.sizes) * 9525


@pytest.mark.parametrize("seed", SEEDS)
def test_random_sops_become_files(seed: int) -> None:
    document, setup = of_sop(random_sop(seed))
    assert setup.flowchart
    pages = setup.flowchart.drawing.pages
    text, book = word.write(document, setup), excel.write(document, setup)
    if seed % 4 == 0:  # examples are written twice as well
        assert (text, book) == (word.write(document, setup), excel.write(document, setup))
    body = xml(text, "word/document.xml")
    assert len(list(body.iter(f"{WPS}wsp"))) == sum(map(expected, pages))
    assert len(xml(book, "xl/drawings/drawing1.xml")) == sum(map(expected, pages))
    cells = texts(setup.flowchart.drawing, setup.flowchart.form)
    said = "".join(part.text.replace(HYPHEN, "").replace(BREAK, "") + " " for cell in cells for part in cell)
    wanted = {w for row in setup.flowchart.form.rows for cell in row.cells for text in cell for w in text.split()}
    assert wanted <= set(said.split())


def test_a_drawing_that_is_too_large_for_word_comes_down() -> None:
    document, setup = of_sop(random_sop(1, 12, 40))
    assert setup.flowchart
    assert setup.flowchart.drawing.width > 558
    body = xml(word.write(document, setup), "word/document.xml")
    sizes = [int(node.get(f"{W}{side}")) for node in body.iter(f"{W}pgSz") for side in ("w", "h")]
    assert max(sizes) <= 31680


# What must not become code


@pytest.mark.parametrize("text", [*HOSTILE, "=1+1", "+1", "-1", "@SUM(A1)", "_x0041_ & &P &D", "http://x.y/", "\N{HEBREW LETTER ALEF}\N{ARABIC LETTER BEH} \N{CJK UNIFIED IDEOGRAPH-66F8}"], ids=lambda text: repr(text)[:20])  # fmt: skip
def test_hostile_text_stays_text(text: str, tmp_path: Path) -> None:
    for profile in ("sop-ap", "plain"):
        document, setup = of_sop(hostile_sop(text), profile)
        data = word.write(document, setup)
        for name, part in parts(data).items():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(part)
                fields = {node.get(f"{W}instr").strip() for node in root.iter(f"{W}fldSimple")}
                assert fields <= {"PAGE", "NUMPAGES"}
                assert not list(root.iter(f"{W}instrText", f"{W}object", f"{W}altChunk"))
        shown = "".join(node.text or "" for node in xml(data, "word/document.xml").iter(f"{W}t"))
        kept = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\N{REPLACEMENT CHARACTER}", text)
        assert squeezed(kept) in squeezed(shown)
        book = excel.write(document, setup)
        for name, part in parts(book).items():
            if name.startswith("xl/worksheets/sheet"):
                assert not list(etree.fromstring(part).iter("{*}f", "{*}hyperlink"))
        if WHOLE:
            assert audited(data, tmp_path / "a.docx") == []
            assert audited(book, tmp_path / "a.xlsx") == []
        values = {
            c.value
            for s in openpyxl.load_workbook(io.BytesIO(book))
            for r in s.iter_rows()
            for c in r
            if c.data_type == "s"
        }
        if "_x0041_" not in text:
            assert any(squeezed(kept) in squeezed(str(value)) for value in values)


def test_escapes_of_excel_are_text() -> None:
    document, setup = of_sop(hostile_sop("_x0041_"))
    assert b"_x005F_x0041_" in parts(excel.write(document, setup))["xl/sharedStrings.xml"]


def test_a_cell_holds_no_more_than_excel_can() -> None:
    document, setup = of_sop(hostile_sop("kata " * 9000), "plain")
    book = openpyxl.load_workbook(io.BytesIO(excel.write(document, setup)))
    lengths = [len(c.value) for sheet in book for r in sheet.iter_rows() for c in r if isinstance(c.value, str)]
    assert max(lengths) == LONGEST


@pytest.mark.parametrize("title", ["a/b\\c[d]e*f?g:h", "'kutip'", "x" * 80, "", "History", "\x00\x07"])
def test_names_of_sheets_are_such_that_excel_takes_them(title: str) -> None:
    taken: set[str] = set()
    names = [sheet_name(title, taken) for _ in range(3)]
    assert len({name.casefold() for name in names}) == 3
    for name in names:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'") and not name.endswith("'")
        assert name.casefold() != "history"


def test_links_lead_to_the_web_only() -> None:
    prose = "[a](https://example.org/x) [b](mailto:a@example.org) [c](file:///etc/passwd) [d](//host/share) [e](x.docx)"
    document = replace(of_sop(Sop(), "plain")[0], blocks=(Prose(prose),))
    data = word.write(document, Setup())
    relations = etree.fromstring(parts(data)["word/_rels/document.xml.rels"])
    outside = {node.get("Target") for node in relations if node.get("TargetMode") == "External"}
    assert outside == {"https://example.org/x", "mailto:a@example.org"}


def test_prose_becomes_styles_lists_and_tables() -> None:
    prose = (
        "# Satu\n\nteks **tebal** *miring* `kode`\nbaris  \nbaru\n\n1. a\n2. b\n   - c\n     - d\n\n3. e\n\n> kutipan\n\n"
        "```\nkode\nlain\n```\n\n| x | y |\n|---|---|\n| 1 | **2** |\n\n- [tautan](https://example.org)\n"
    )
    document = replace(of_sop(Sop(), "plain")[0], blocks=(Prose(prose),))
    data = word.write(document, Setup())
    read = docx.Document(io.BytesIO(data))
    styles = [(paragraph.style.style_id, paragraph.text) for paragraph in read.paragraphs]
    for wanted in (("Heading2", "Satu"), ("ListNumber", "a"), ("ListBullet2", "c"), ("ListBullet3", "d"), ("Quote", "kutipan"), ("CodeBlock", "kode")):  # fmt: skip
        assert wanted in styles
    assert [cell.text for cell in read.tables[-1].rows[1].cells] == ["1", "2"]
    runs = [run for paragraph in read.paragraphs for run in paragraph.runs]
    assert {run.text for run in runs if run.bold} == {"tebal"}
    assert {run.text for run in runs if run.italic} == {"miring"}


# Other documents


def test_boxes_of_a_check_list_can_be_ticked(tmp_path: Path) -> None:
    job = job_of(ROOT / "examples" / "imunisasi-bayi.sop.yaml")
    made_of = checklist(job.flow.sop, job.flow, job.checked.profile, "id")
    data = word.write(made_of, Setup(PageSetup(head="letterhead")))
    body = xml(data, "word/document.xml")
    boxes = list(body.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"))
    assert len(boxes) >= 3 * len(job.flow.steps)
    assert BOX not in "".join(node.text or "" for node in body.iter(f"{W}t"))
    assert audited(data, tmp_path / "a.docx") == []


def test_nobody_signs_a_page_that_is_empty_otherwise(tmp_path: Path) -> None:
    job = job_of(ROOT / "examples" / "paspor-biasa.sop.yaml")
    made_of = checklist(job.flow.sop, job.flow, job.checked.profile, "id")
    (tmp_path / "a.docx").write_bytes(word.write(made_of, Setup(PageSetup(head="letterhead"))))
    last = printed([tmp_path / "a.docx"], tmp_path)["a"].pages[-1].extract_text()
    assert "Penilai" in last
    assert "Catatan dan Tindak Lanjut" in last


LOGOS = {
    "png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\x0f\x04\x00\t\xfb\x03\xfd\xe3U\xf2\x9c\x00\x00\x00\x00IEND\xaeB`\x82",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>',
    "broken": b"no picture",
}


@pytest.mark.parametrize("kind", LOGOS)
@pytest.mark.parametrize("head", ["none", "running", "letterhead"])
def test_logos(kind: str, head: str, tmp_path: Path) -> None:
    brand = Brand(Logo("svg" if kind == "svg" else "png", LOGOS[kind], 1.0))
    blocks = (Identity(("Instansi",), "SOP", (Definition("Disahkan", signature=Signature("Kepala", "Nama")),)),)
    document = replace(of_sop(Sop(title="Judul"), "plain")[0], blocks=blocks, cover=(Definition("Nomor", ("1",)),))
    data = word.write(document, Setup(PageSetup(head=head), brand))  # type: ignore[arg-type]
    names = [name for name in parts(data) if name.startswith("word/media/")]
    assert bool(names) == (kind != "broken")
    assert any(name.endswith(".svg") for name in names) == (kind == "svg")
    assert audited(data, tmp_path / "a.docx") == []


def test_an_empty_sop_is_a_document_too(tmp_path: Path) -> None:
    for profile in ("sop-ap", "plain", "spo-rs"):
        document, setup = of_sop(Sop(), profile)
        assert audited(word.write(document, setup), tmp_path / "a.docx") == []
        assert audited(excel.write(document, setup), tmp_path / "a.xlsx") == []


def test_panels_alone_are_a_form() -> None:
    document = replace(
        of_sop(Sop(), "plain")[0], blocks=(Panels((Definition("a", ("b",)), Definition("c"), Definition("d"))),)
    )
    (table,) = docx.Document(io.BytesIO(word.write(document, Setup()))).tables
    assert [cell.text for cell in table.rows[0].cells] == ["a", "c"]
    assert {cell.text for cell in table.rows[2].cells} == {"d"}


# What LibreOffice prints


def test_word_prints_as_laid_out(tmp_path: Path) -> None:
    jobs = {path.name.removesuffix(".sop.yaml"): job_of(path) for path in EXAMPLES}
    for stem, job in jobs.items():
        (tmp_path / f"{stem}.docx").write_bytes(made(job, "docx"))
    readers = printed(sorted(tmp_path.glob("*.docx")), tmp_path)
    for stem, job in jobs.items():
        reader = readers[stem]
        text = squeezed("".join(page.extract_text() for page in reader.pages))
        for step in job.flow.sop.steps:
            assert all(squeezed(w) in text for w in step.activity.split()), (stem, step.id)
        for table in job.publication.tables():
            painted = shapes(reader, table.number - 1)
            whole = reader.pages[table.number - 1].extract_text()
            heads = [line for cell in table.page.cells if cell.column.startswith("actor-") for line in cell.lines]
            for line in (*heads, *(line for label in table.page.labels for line in label.lines)):
                assert all(word in whole for word in line.text.split()), (stem, table.number, line.text)
            for symbol in table.page.symbols:
                assert min(distance(symbol.box, box) for box in painted) < 0.5, (stem, table.number, symbol)
            for way in ways(table.page):  # an arrow head takes the end of its line
                assert min(distance(way.box, box) for box in painted) < 2.3, (stem, table.number, way)
        if list(job.publication.tables()):
            assert abs(len(reader.pages) - len(job.publication.pages)) <= 1, stem


def test_excel_prints_the_pages_of_the_drawing(tmp_path: Path) -> None:
    jobs = {path.name.removesuffix(".sop.yaml"): job_of(path) for path in EXAMPLES}
    jobs = {stem: job for stem, job in jobs.items() if job.checked.profile.flow == "table"}
    for stem, job in jobs.items():
        (tmp_path / f"{stem}.xlsx").write_bytes(made(job, "xlsx"))
    for stem, reader in printed(sorted(tmp_path.glob("*.xlsx")), tmp_path).items():
        tables = list(jobs[stem].publication.tables())
        for table in tables:
            text = squeezed(reader.pages[table.number - 1].extract_text())
            own = {cell.step for cell in table.page.cells if cell.step}
            for step in jobs[stem].flow.sop.steps:
                if step.id in own:
                    assert all(squeezed(w) in text for w in step.activity.split()), (stem, step.id)
        assert squeezed("Riwayat Perubahan") not in squeezed(reader.pages[tables[-1].number - 1].extract_text())


def test_random_sops_print_on_as_many_pages(tmp_path: Path) -> None:
    counts = {}
    for seed in range(12 if WHOLE else 5):
        document, setup = of_sop(random_sop(seed))
        assert setup.flowchart
        counts[f"s{seed}"] = 1 + len(setup.flowchart.drawing.pages)  # a page with the title comes first
        (tmp_path / f"s{seed}.docx").write_bytes(word.write(replace(document, blocks=()), setup))
    readers = printed(sorted(tmp_path.glob("*.docx")), tmp_path)
    assert {stem: len(reader.pages) for stem, reader in readers.items()} == counts
