"""Whole documents on paper: what must hold on every page, and what a reader expects of the form."""

import os
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from msgspec import Struct

from sopctl import diagrams, documents
from sopctl.api.formats.checklist import setup
from sopctl.brand import Brand, Logo
from sopctl.choices import PaperName
from sopctl.documents import form
from sopctl.documents.document import Definition, Document, Figure, Heading, Identity, Paragraph, Prose, Table
from sopctl.drawings import svg
from sopctl.flow import Flow
from sopctl.i18n import document_language
from sopctl.layout import PAPERS
from sopctl.layout.publication import Grid, Picture, Publication, TablePage, TextBlock, TextPage
from sopctl.load import load
from sopctl.model import Profile, Sop
from sopctl.model.profile import PageSetup
from sopctl.pages import bound, lay, publish
from sopctl.pages.style import Style
from sopctl.profiles import find
from sopctl.source import read_file
from tests.conftest import ROOT, Sopctl
from tests.page_gates import SVG, Painted, broken_edges, faults, missing_labels
from tests.printed import example
from tests.random_sops import random_sop, text
from tests.test_diagrams import HOSTILE, hostile_sop
from tests.text_gates import glued, painted_texts, runs_of, text_faults, written

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))
SEEDS = range(80 if os.environ.get("CI") else 16)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}pt" height="{1}pt" viewBox="0 0 {0} {1}"><text x="9" y="9">a</text></svg>'
MARKS = ("", "## ", "- ", "1. ", "> ", "    ")
LETTERHEAD = Profile(
    profile="kop",
    document={"id": "Standar Operasional Prosedur"},
    page=PageSetup(paper="F4", margin=18, size=11, head="letterhead"),
    flow="none",
    cover=("identity.number", "version", "owner"),
    identity=("identity.number", "version", "identity.effective", "identity.revised", "identity.approved_by"),
    before_steps=("sections.purpose", "sections.scope", "legal_basis", "qualifications", "equipment", "warnings"),
    after_steps=("records", "actors", "service", "history"),
)


def profile(name: str) -> Profile:
    found = LETTERHEAD if name == "kop" else find(name)
    assert found
    return found


PROFILES = ("sop-ap", "plain", "kop")


def built(flow: Flow, kind: Profile, picture: str = "") -> Document:
    language = document_language(flow.sop.language)
    return documents.build(flow.sop, flow, kind, language, svg=picture)


def made(
    flow: Flow, kind: Profile, paper: PaperName | None = None, picture: str = "", brand: Brand | None = None
) -> Publication:
    table = form(flow, kind, document_language(flow.sop.language)) if kind.flow == "table" else None
    return publish(built(flow, kind, picture), kind.page, form=table, paper=paper, brand=brand)


def check(flow: Flow, publication: Publication, *, table: bool, gates: bool = True) -> None:
    count = len(publication.pages)
    assert [page.number for page in publication.pages] == list(range(1, count + 1))
    for page in publication.pages:
        if isinstance(page, TextPage):
            assert text_faults(page) == [], page.number
        elif page.below:
            assert text_faults(page.below) == [], page.number
            foot = min(line.y for line in page.page.texts[1:]) - 3
            places = [run.y for block in page.below.blocks for run in runs_of(block)]
            places += [point.y for stroke in page.below.strokes for point in stroke.points]
            assert page.page.table.bottom + 2 < min(places), "it touches the table"
            assert max(places) < foot, "it is in the foot"
    painted = list(svg.publication(publication))
    assert len(painted) == count
    tables = [
        Painted(data) for data, page in zip(painted, publication.pages, strict=True) if isinstance(page, TablePage)
    ]
    assert bool(tables) == table
    for number, page in enumerate(tables if gates else ()):
        assert not faults(page), (number, dict(faults(page)))
    if table:
        arrows = form(flow, profile("sop-ap"), "id").arrows
        edges = [(flow.steps[a.source].id, flow.steps[a.target].id, a.label) for a in arrows]
        assert broken_edges(tables, [edge[:2] for edge in edges]) == []
        assert missing_labels(tables, [edge for edge in edges if edge[2]]) == []


def said(value: object) -> list[str]:
    """Every text of a document that a reader must find on paper."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [found for item in value for found in said(item)]
    if isinstance(value, Prose | Figure):
        return []
    if isinstance(value, Struct):
        hidden = {"kind", "key", "anchor", "file", "svg", "alt", "signature", "caption"}
        return [found for name in value.__struct_fields__ if name not in hidden for found in said(getattr(value, name))]
    return []


def absent(document: Document, publication: Publication, *, table: bool) -> list[str]:
    """Words of the document that stand on no page."""
    blocks = tuple(b for b in document.blocks if not (table and isinstance(b, Table | Heading) and _of_steps(b)))
    everything = written(publication)
    return [text for text in said(blocks) if not stands(glued(text), everything)]


def stands(text: str, everything: str) -> bool:
    """Whether a text is on the pages, in one piece or in a few: it may go on on the next page, beside another one."""
    for _ in range(4):
        if text in everything:
            return True
        length = next((n for n in range(len(text), 24, -1) if text[:n] in everything), 0)
        if not length:
            return False
        text = text[length:]
    return False


def _of_steps(block: Table | Heading) -> bool:
    return block.key == "steps" if isinstance(block, Table) else block.text in {"Uraian Kegiatan", "Steps"}


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_every_example_on_every_paper(path: Path, name: str) -> None:
    flow, kind = Flow.of(load(read_file(path, path.name)).sop), profile(name)
    for paper in (None, *PAPERS):
        publication = made(flow, kind, paper)
        table = kind.flow == "table"
        check(flow, publication, table=table, gates=paper is None)
        if table or paper is None:
            assert absent(built(flow, kind), publication, table=table) == []


def test_a_long_explanation_of_an_answer_is_a_note_beside_the_drawing() -> None:
    path = ROOT / "examples" / "cuti-pegawai.sop.yaml"
    flow = Flow.of(load(read_file(path, path.name)).sop)
    table = form(flow, profile("sop-ap"), "id")
    assert {"Kepala dinas", "Badan kepegawaian"} <= {arrow.label for arrow in table.arrows}
    assert "Kepala dinas: cuti tahunan, sakit, alasan penting" in table.rows[3].cells[-1]
    assert made(flow, profile("sop-ap"), "A4").pages[1:] and len(made(flow, profile("sop-ap"), "A4").pages) == 3
    bare = profile("sop-ap").model_copy(update={"columns": ("no", "activity", "actor", "duration")})
    assert all("(" in arrow.label for arrow in form(flow, bare, "id").arrows if arrow.source == 3)


def test_every_page_says_its_status_at_the_foot() -> None:
    path = ROOT / "examples" / "cuti-pegawai.sop.yaml"
    flow = Flow.of(load(read_file(path, path.name)).sop)
    for data in svg.publication(made(flow, profile("sop-ap"))):
        assert b"Berlaku, Versi 1.1" in data


def test_a_link_to_a_step_is_not_broken() -> None:
    path = ROOT / "examples" / "laboratory-sample-test.sop.yaml"
    publication = made(Flow.of(load(read_file(path, path.name)).sop), profile("who-lab"))
    grids = [b for page in publication.pages if isinstance(page, TextPage) for b in page.blocks if isinstance(b, Grid)]
    texts = [b for grid in grids for cell in grid.cells for b in cell.blocks if isinstance(b, TextBlock)]
    links = [run.text for block in texts for run in block.runs if run.link]
    assert links
    assert all(text.startswith("step ") for text in links), links


def texts_of(publication: Publication) -> list[TextPage]:
    return [page for page in publication.pages if isinstance(page, TextPage)]


def full_sop(seed: int) -> Sop:
    """A random SOP with long texts in every other field too."""
    import random

    sop, chance = random_sop(seed), random.Random(seed)

    def some(most: int, words: int) -> list[str]:
        return [text(chance, words) for _ in range(chance.randint(0, most))]

    more = {
        "identity": {
            "number": text(chance, 3),
            "agency": text(chance, 8),
            "unit": text(chance, 8),
            "approved_by": {"position": text(chance, 7), "name": chance.choice(["", text(chance, 4)])},
        },
        "legal_basis": some(30, 40),
        "qualifications": some(8, 30),
        "related": some(12, 12),
        "equipment": some(60, 5),
        "warnings": some(10, 60),
        "records": some(10, 12),
        "sections": {
            name: "\n\n".join([*(chance.choice(MARKS) + text(chance, 160) for _ in range(9)), text(chance, 9)])
            for name in ("purpose", "scope", "other_matters")
        },
        "history": [
            {"version": str(n), "date": "2026-01-12", "change": text(chance, 60)} for n in range(chance.randint(0, 30))
        ],
    }
    extra = Sop.model_validate(more)
    return sop.model_copy(update={name: getattr(extra, name) for name in more})


@pytest.mark.parametrize("seed", SEEDS)
def test_random_sops(seed: int) -> None:
    flow, kind = Flow.of(full_sop(seed)), profile(PROFILES[seed % 3])
    paper: PaperName = tuple(PAPERS)[seed % 4]
    picture = PICTURE.format(100 + 137 * seed % 1900, 100 + 211 * seed % 2600) if kind.flow != "table" else ""
    publication = made(flow, kind, paper, picture)
    table = kind.flow == "table"
    check(flow, publication, table=table)
    assert absent(built(flow, kind), publication, table=table) == []
    for section in flow.sop.sections.values():
        everything = written(publication)
        assert all(stands(glued(part.lstrip("#>1. ")), everything) for part in section.split("\n\n"))
    assert made(flow, kind, paper, picture) == publication


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str, name: str) -> None:
    sop = hostile_sop(text)
    flow, kind = Flow.of(sop), profile(name)
    publication = made(flow, kind)
    for page in publication.pages:
        assert not isinstance(page, TextPage) or text_faults(page) == []
    allowed = {"svg", "title", "desc", "style", "rect", "line", "path", "g", "text", "polygon", "a"}
    for data in svg.publication(publication):
        root = ET.fromstring(data)
        assert {element.tag.rpartition("}")[2] for element in root.iter()} <= allowed
        assert not any(attribute.startswith("on") for element in root.iter() for attribute in element.attrib)
        links = [element.get("href", "") for element in root.iter(SVG + "a")]
        assert all(link.startswith(("https:", "http:", "mailto:", "#")) for link in links)


def sop_with(**fields: object) -> Flow:
    step = {"id": "a", "activity": "Menerima berkas", "actor": "p", "duration": "5 menit"}
    return Flow.of(
        Sop.model_validate({"id": "x", "title": "Judul", "actors": {"p": "Staf"}, "steps": [step], **fields})
    )


LONG = {
    "word": "x" * 4000,
    "words": "kata " * 4000,
    "wide": "\N{FIRE}" * 900,
    "right to left": "\u0645\u0631\u062d\u0628\u0627 " * 300,
    "cjk": "\u66f8" * 900,
}


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("kind_of_text", LONG)
def test_a_text_longer_than_a_page_goes_on(name: str, kind_of_text: str) -> None:
    text = LONG[kind_of_text]
    flow = sop_with(
        title=text,
        identity={"number": text, "agency": text, "unit": text, "approved_by": {"position": text, "name": text}},
        legal_basis=[text, text],
        warnings=[text],
        sections={
            "purpose": f"{text}\n\n## {text}\n\n- {text}\n\n`{text}`\n\n    {text}\n\n| a | b |\n|-|-|\n| {text} | b |"
        },
        history=[{"version": text, "change": text}],
    )
    publication = made(flow, profile(name))
    for page in publication.pages:
        if isinstance(page, TextPage):
            assert text_faults(page) == [], page.number
    assert stands(glued(text)[:60], written(publication))


def test_an_empty_sop_has_its_form_and_an_empty_document_a_page() -> None:
    for name in PROFILES:
        publication = made(Flow.of(Sop()), profile(name))
        assert publication.pages
        assert all(text_faults(page) == [] for page in publication.pages if isinstance(page, TextPage))
    (page,) = publish(Document("", "id", "", "", ()), PageSetup(head="none")).pages
    assert isinstance(page, TextPage)


EVIL = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><rect width="9" height="9"/></svg>',
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" onclick="a()"/></svg>',
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="https://example.org/x.png"/></svg>',
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect style="fill:url(https://example.org)"/></svg>',
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect fill="url(https://example.org#a)"/></svg>',
    b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&a;</text></svg>',
    b"not a picture",
)
LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9" fill="#123456"/></svg>'
)


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("data", [*EVIL, LOGO], ids=range(len(EVIL) + 1))
def test_a_logo_is_an_image_in_which_nothing_acts(data: bytes, name: str) -> None:
    flow, kind = sop_with(identity={"agency": "Pemerintah Kota Contoh", "unit": "Dinas"}), profile(name)
    publication = made(flow, kind, brand=Brand(Logo("svg", data, 0.8)))
    check(flow, publication, table=kind.flow == "table")
    first = next(svg.publication(publication)).decode()
    (image,) = ET.fromstring(first).iter(SVG + "image")
    assert image.get("href", "").startswith("data:image/svg+xml;base64,")
    assert float(image.get("width", "")) / float(image.get("height", "")) == pytest.approx(0.8, abs=0.02)
    assert "script" not in first
    assert "example.org" not in first


@pytest.mark.parametrize("data", EVIL, ids=range(len(EVIL)))
def test_a_figure_that_is_more_than_shapes_is_an_image(data: bytes) -> None:
    figure = Figure(data.decode(), "", "Bagan")
    document = Document("Judul", "id", "", "", (Heading("Bagan"), figure))
    (page,) = svg.publication(publish(document, PageSetup()))
    root = ET.fromstring(page)
    assert not list(root.iter(SVG + "script"))
    assert next(root.iter(SVG + "image")).get("aria-label") == "Bagan"


def test_a_flowchart_is_drawn_in_place_with_ids_of_its_own() -> None:
    flow = Flow.of(load(read_file(EXAMPLES[0], "x")).sop)
    picture = diagrams.draw(flow, "svg", "id").decode()
    publication = made(flow, profile("plain"), picture=picture)
    page = next(data for data in svg.publication(publication) if b'class="symbol' in data)
    names = [element.get("id") for element in ET.fromstring(page).iter() if element.get("id")]
    assert len(names) == len(set(names))
    assert "Mengisi formulir" in " ".join(painted_texts(page))


@pytest.mark.parametrize("head", ["none", "running", "letterhead"])
@pytest.mark.parametrize("size", [(300, 400), (500, 800), (1600, 500), (600, 1200), (3000, 1400), (500, 2400)])
def test_a_figure_keeps_its_heading_and_clear_of_the_head(size: tuple[int, int], head: str) -> None:
    figure = Figure(PICTURE.format(*size), "", "Bagan")
    identity = Identity(("Dinas",), "SOP", (Definition("Nomor", ("1/2",), key="identity.number"),))
    blocks = (identity, Heading("Tujuan"), Prose("kata " * 200), Heading("Bagan Alir"), figure, Paragraph("sesudahnya"))
    publication = publish(Document("Judul", "id", "", "", blocks), PageSetup(head=head))
    for page in publication.pages:
        assert isinstance(page, TextPage)
        assert text_faults(page) == []
        pictured = [block for block in page.blocks if isinstance(block, Picture)]
        headed = [block for block in page.blocks if isinstance(block, TextBlock) and block.runs[0].text == "Bagan Alir"]
        assert len(pictured) == len(headed)


@pytest.mark.parametrize(
    ("size", "lying", "paper"),
    [((300, 400), False, 297), ((1600, 500), True, 297), ((3000, 1400), True, 420), ((500, 2400), False, 420)],
)
def test_a_figure_gets_the_page_on_which_it_can_be_read(size: tuple[int, int], lying: bool, paper: int) -> None:
    figure = Figure(PICTURE.format(*size), "", "Bagan")
    document = Document("Judul", "id", "", "", (Heading("Bagan"), figure, Paragraph("sesudahnya")))
    publication = publish(document, PageSetup())
    page = next(
        page
        for page in publication.pages
        if isinstance(page, TextPage) and any(b"svg" in b.data for b in page.blocks if hasattr(b, "data"))
    )
    assert (page.width > page.height) == lying
    assert max(page.width, page.height) >= paper


def test_the_form_of_a_government_sop() -> None:
    flow = Flow.of(load(read_file(ROOT / "examples" / "surat-keluar.sop.yaml", "x")).sop)
    publication = made(flow, profile("sop-ap"))
    first, table = publication.pages
    assert isinstance(first, TextPage)
    assert isinstance(table, TablePage)
    assert (first.width, first.height) == (table.width, table.height) == (297, 210)
    grid = next(block for block in first.blocks if isinstance(block, Grid))
    labels = [
        cell.blocks[0].runs[0].text for cell in grid.cells if cell.heading and isinstance(cell.blocks[0], TextBlock)
    ]
    assert labels == [
        "Nomor SOP",
        "Tanggal Pembuatan",
        "Tanggal Revisi",
        "Tanggal Efektif",
        "Disahkan Oleh",
        "Nama SOP",
    ]
    assert min(cell.box.x for cell in grid.cells) == pytest.approx(first.width / 2)
    (title,) = [
        block for cell in grid.cells for block in cell.blocks if isinstance(block, TextBlock) and block.role == "title"
    ]
    assert title.runs[0].text == "Pengelolaan Surat Keluar"
    headings = {
        block.runs[0].text: block.runs[0]
        for block in first.blocks
        if isinstance(block, TextBlock) and block.role == "heading"
    }
    for left, right in (("Dasar Hukum", "Kualifikasi Pelaksana"), ("Keterkaitan", "Peralatan dan Perlengkapan"),
                        ("Peringatan", "Pencatatan dan Pendataan")):  # fmt: skip
        assert headings[left].y == headings[right].y
        assert headings[left].x < first.width / 2 < headings[right].x
    name = next(
        run for cell in grid.cells for block in cell.blocks for run in runs_of(block) if run.text == "Ratna Wulandari"
    )
    assert any(
        stroke.points[0].x == pytest.approx(name.x, abs=0.05) and 0 < stroke.points[0].y - name.y < 1.5
        for stroke in first.strokes
    ), "the name is underlined"
    assert table.below
    assert "Riwayat Perubahan" in {run.text for block in table.below.blocks for run in runs_of(block)}
    folios = [f"Halaman {number} dari 2" for number in (1, 2)]
    assert [
        folio for folio, data in zip(folios, svg.publication(publication), strict=True) if folio in painted_texts(data)
    ] == folios


def test_what_is_still_to_be_filled_in_has_its_line() -> None:
    flow = sop_with()
    (first, *_) = made(flow, profile("sop-ap")).pages
    assert isinstance(first, TextPage)
    grid = next(block for block in first.blocks if isinstance(block, Grid))
    empty = [cell for cell in grid.cells if not cell.heading and not cell.blocks]
    assert len(empty) == 5, "number, three dates and the approval"
    assert all(cell.box.height > 5 for cell in empty)
    approval = next(cell for cell in empty if cell.box.height > 20)
    assert any(
        approval.box.x < stroke.points[0].x and approval.box.y < stroke.points[0].y < approval.box.bottom
        for stroke in first.strokes
        if len(stroke.points) == 2 and stroke.points[0].y == stroke.points[1].y
    ), "a line for the name"


def test_the_heading_of_a_section_stands_again_where_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Style, "closer", lambda _: iter(()))  # which would save the page
    path = ROOT / "examples" / "paspor-biasa.sop.yaml"
    publication = made(Flow.of(load(read_file(path, path.name)).sop), profile("sop-ap"), "A4")
    texts = [{run.text for block in page.blocks for run in runs_of(block)} for page in texts_of(publication)]
    assert ["Standar Pelayanan" in own for own in texts] == [False, True, True]


def test_a_picture_flows_with_the_text_where_its_page_is_the_usual_one() -> None:
    publication = example(ROOT / "examples" / "major-incident.sop.yaml")
    page = next(page for page in texts_of(publication) if any(isinstance(block, Picture) for block in page.blocks))
    assert "What goes wrong" in {run.text for block in page.blocks for run in runs_of(block)}


def test_nobody_signs_a_page_without_anything_else() -> None:
    path = ROOT / "examples" / "paspor-biasa.sop.yaml"
    sop = load(read_file(path, path.name)).sop
    document = documents.checklist(sop, Flow.of(sop), profile("sop-ap"), "id")
    _, last = texts_of(publish(document, setup(profile("sop-ap").page)))
    said = [run.text for block in last.blocks for run in runs_of(block)]
    assert "Catatan dan Tindak Lanjut" in said


def test_a_letterhead_stands_on_every_page_with_its_number() -> None:
    flow = Flow.of(full_sop(4))
    publication = made(flow, LETTERHEAD)
    count = len(publication.pages)
    assert count > 3
    assert isinstance(publication.pages[0], TextPage)
    assert not publication.pages[0].furniture, "the cover has nothing at its edges"
    for page in publication.pages[1:]:
        assert isinstance(page, TextPage)
        texts = [run.text for block in page.blocks for run in runs_of(block)]
        texts += [item.text for item in page.furniture if hasattr(item, "text")]
        assert f"{page.number} / {count}" in texts
        assert flow.sop.title.split()[0] in " ".join(texts)


def test_documents_are_bound_with_numbers_that_go_on() -> None:
    path = ROOT / "examples" / "paspor-biasa.sop.yaml"
    flow = Flow.of(load(read_file(path, path.name)).sop)
    kind = profile("sop-ap")
    parts = [lay(built(flow, kind), kind.page, form=form(flow, kind, "id")) for _ in range(2)]
    whole = bound(parts)
    assert [page.number for page in whole.pages] == list(range(1, 2 * parts[0].count + 1))
    second = [page for page in whole.tables() if page.number > parts[0].count]
    letters = {symbol.page for page in second for symbol in page.page.symbols if symbol.letter}
    assert letters == {page.number for page in second}


def test_the_paper_of_the_command_wins(sopctl: Sopctl) -> None:
    example = ROOT / "examples" / "surat-masuk.sop.yaml"
    assert sopctl("render", example, "--format", "svg", "--paper", "F4").code == 0
    names = sorted(path.name for path in Path("build").iterdir())
    assert names == [f"surat-masuk-{number}.svg" for number in range(1, len(names) + 1)]
    for name in names:
        assert 'width="330mm" height="215mm"' in Path("build", name).read_text(encoding="utf-8")


def test_twenty_steps_are_laid_out_in_no_time() -> None:
    flow = Flow.of(random_sop(3, 20, 5))
    kind = profile("plain")
    made(flow, kind)
    times = []
    for _ in range(5):
        start = time.process_time()
        made(flow, kind)
        times.append(time.process_time() - start)
    assert min(times) < 0.06
