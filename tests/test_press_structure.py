"""What a screen reader finds in a PDF."""

import re
from pathlib import Path

import pytest

from sopctl.drawings import press
from sopctl.layout.publication import (
    Publication,
)
from tests.conftest import ROOT
from tests.pdf_reading import reader, shown, structure
from tests.printed import EXAMPLES, example, full, table


class TestStructure:
    """What a screen reader finds."""

    def test_every_block_has_its_tag(self) -> None:
        document = structure(reader(press.pdf(full())))
        assert document.shape == (
            "Document",
            "Title",
            "H1",
            "P",
            "H2",
            ("L", ("LI", "Lbl", "LBody"), ("L", ("LI", "Lbl", "LBody")), ("LI", "Lbl", "LBody")),
            ("BlockQuote", "P"),
            "Code",
            (
                "Table",
                ("THead", ("TR", ("TH", "P"), ("TH", "P"))),
                ("TBody", ("TR", ("TH", "P"), ("TD", "P")), ("TR", "TD")),
            ),
            "Figure",
            ("P", "Link", "Link"),
            "H1",
        )

    def test_tables_say_what_heads_what(self) -> None:
        (found,) = structure(reader(press.pdf(full()))).all("Table")
        assert found.attributes["Summary"] == "Daftar pelaksana"
        assert [cell.attributes["Scope"] for cell in found.all("TH")] == ["/Column", "/Column", "/Row"]
        cells = list(found.all("TD"))
        assert cells[0].attributes["RowSpan"] == 2
        assert cells[0].attributes["Headers"]
        assert "Headers" not in cells[0].attributes or cells[0].attributes["Headers"] != []

    def test_the_file_says_what_it_is(self) -> None:
        pdf = reader(press.pdf(full()))
        assert pdf.metadata is not None
        assert pdf.metadata.title == "Judul <dokumen>"
        assert pdf.metadata.author == "Dinas Contoh"
        assert str(pdf.metadata.creation_date).startswith("2026-02-01")
        root = pdf.trailer["/Root"]
        assert root["/Lang"] == "id"
        assert root["/MarkInfo"]["/Marked"].value
        assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
        about = root["/Metadata"].get_object().get_data().decode()
        assert re.search(r"<pdfaid:part>2</pdfaid:part>.*<pdfaid:conformance>A<", about, re.DOTALL)
        assert "<pdfuaid:part>1</pdfuaid:part>" in about

    def test_figures_have_words_and_ornaments_none(self) -> None:
        figures = list(structure(reader(press.pdf(full()))).all("Figure"))
        assert [figure.alt for figure in figures] == ["Peta lokasi"]

    def test_headings_are_bookmarks(self) -> None:
        pdf = reader(press.pdf(full()))
        first, below, last = pdf.outline
        assert first["/Title"] == "Maksud dan tujuan"
        assert [mark["/Title"] for mark in below] == ["Rincian"]
        assert pdf.get_destination_page_number(last) == 1

    def test_links_lead_inside_and_to_web_addresses_only(self) -> None:
        pdf = reader(press.pdf(full()))
        links = [note.get_object() for note in pdf.pages[0]["/Annots"]]
        assert [str(link["/A"]["/URI"]) for link in links if "/A" in link] == ["https://contoh.example/a?b=1&c=(2)"]
        inside = [link["/Dest"].get_object() for link in links if "/Dest" in link]
        assert len(inside) == 1
        assert 297 - float(inside[0][3]) * 25.4 / 72 == pytest.approx(30 - 0.72 * 6, abs=4)
        assert all(float(link["/Rect"][3]) - float(link["/Rect"][1]) > 8 for link in links)

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
    def test_examples_are_tagged_wholly(self, path: Path) -> None:
        made = example(path)
        pdf = reader(press.pdf(made))
        for printed in pdf.pages:
            assert {place.marked for place in shown(pdf, printed)} <= {"tagged", "artifact"}
        document = structure(pdf)
        for element in document.all("Figure"):
            assert element.alt
        for element in document.all("TH"):
            assert element.attributes["Scope"] in {"/Row", "/Column"}
        assert pdf.outline

    def test_fonts_are_embedded_and_come_along(self) -> None:
        pdf = reader(press.pdf(full()))
        fonts = {}
        for page in pdf.pages:
            for font in page["/Resources"]["/Font"].values():
                below = font["/DescendantFonts"][0].get_object()
                fonts[font["/BaseFont"]] = below["/FontDescriptor"]
        assert {name.split("+")[1] for name in fonts} == {
            "LiberationSans",
            "LiberationSans-Bold",
            "LiberationSans-Italic",
            "LiberationMono",
        }
        assert all("/FontFile2" in descriptor for descriptor in fonts.values())


@pytest.fixture(scope="module")
def made() -> Publication:
    """Return a table of several pages."""
    return next(made for made in map(table, range(40)) if len(made.pages) > 2)


class TestTheTable:
    """The table with the flowchart is one table for a screen reader, however many pages it takes."""

    def test_it_is_one_table_with_one_head(self, made: Publication) -> None:
        document = structure(reader(press.pdf(made)))
        (found,) = document.all("Table")
        (head,) = found.all("THead")
        assert {cell.attributes["Scope"] for cell in head.all("TH")} == {"/Column"}
        drawing = next(made.tables()).drawing
        assert found.attributes["Summary"] == drawing.description
        (body,) = found.all("TBody")
        rows = {(page.number, cell.box.y) for page in drawing.pages for cell in page.cells if cell.step}
        pentagons = {(page.number, mark.box.y) for page in drawing.pages for mark in page.symbols if mark.letter}
        assert len(body.children) == len(rows) + len(pentagons)
        assert all(len(row.children) == len(body.children[0].children) for row in body.children)

    def test_every_symbol_says_where_the_flow_goes(self, made: Publication) -> None:
        figures = list(structure(reader(press.pdf(made))).all("Figure"))
        drawing = next(made.tables()).drawing
        assert len(figures) == sum(len(page.symbols) for page in drawing.pages)
        for page in drawing.pages:
            for label in page.labels:
                words = " ".join(line.text for line in label.lines)
                assert any(f"{words}, ke langkah" in figure.alt for figure in figures)

    def test_words_of_a_symbol(self) -> None:
        figures = structure(reader(press.pdf(example(ROOT / "examples" / "izin-air-limbah.sop.yaml")))).all("Figure")
        words = [figure.alt for figure in figures]
        assert "Mulai, Pemohon Izin: ke langkah 2" in words
        assert "Keputusan, Kepala Subbidang Perizinan: Lengkap, ke langkah 3; Tidak lengkap, ke langkah 1" in words
        assert "Selesai, Kepala Dinas Lingkungan Hidup" in words
        assert any(re.fullmatch(r"Penghubung A: berlanjut ke langkah 11 di halaman \d", text) for text in words)
