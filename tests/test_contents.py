"""The table of contents that EPA QA/G-6 asks for: every heading, its right page, and a way there."""

import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from sopctl.api.batch import batches
from sopctl.api.formats import FORMATS, Job
from sopctl.flow import Flow
from sopctl.layout.publication import Grid, TextBlock, TextPage
from sopctl.model import Sop
from sopctl.pages import publish
from sopctl.profiles import find
from tests.conftest import ROOT, Sopctl
from tests.test_office import audited, made
from tests.test_publication import built

EXAMPLE = ROOT / "examples" / "river-water-sampling.sop.yaml"


def job(path: Path = EXAMPLE) -> Job:
    (batch,) = batches([str(path)])
    return Job(batch.check(batch.inputs[0]), "en", titles=batch.titles)


def headings(page: TextPage) -> list[str]:
    found = (block for block in page.blocks if isinstance(block, TextBlock) and block.role == "heading")
    return [" ".join(run.text for run in block.runs) for block in found if block.level == 1 and not block.continued]


def listed(page: TextPage) -> list[tuple[str, int]]:
    (table,) = (block for block in page.blocks if isinstance(block, Grid))
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        said = (run.text for block in cell.blocks if isinstance(block, TextBlock) for run in block.runs)
        rows.setdefault(cell.row, []).append(" ".join(said))
    return [(name, int(page)) for name, page in list(rows.values())[table.heads :]]


def test_it_stands_behind_the_cover_and_names_every_heading_with_its_page() -> None:
    _, contents, *rest = job().publication.pages
    assert isinstance(contents, TextPage)
    assert headings(contents) == ["Table of contents"]
    expected = [(name, page.number) for page in rest if isinstance(page, TextPage) for name in headings(page)]
    assert listed(contents) == expected
    assert {"Scope and applicability", "Procedure", "References", "Revision history"} <= {name for name, _ in expected}


def test_links_and_bookmarks_of_the_pdf_lead_to_the_pages_that_it_names(tmp_path: Path) -> None:
    ((_, data),) = FORMATS["pdf"](job())
    (tmp_path / "a.pdf").write_bytes(data)
    reader = PdfReader(tmp_path / "a.pdf")
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages, 1) if page.indirect_reference}
    notes = [note.get_object() for note in reader.pages[1]["/Annots"]]
    reached = [numbers[note["/Dest"][0].idnum] for note in notes if note["/Subtype"] == "/Link"]
    contents = job().publication.pages[1]
    assert isinstance(contents, TextPage)
    assert reached == [page for _, page in listed(contents) for _ in range(2)]
    marks = [(str(one.title), (reader.get_destination_page_number(one) or 0) + 1) for one in reader.outline]  # type: ignore[union-attr, arg-type]
    assert marks == [("Table of contents", 2), *listed(contents)]


def test_a_long_one_takes_its_own_pages_into_account() -> None:
    kind = find("epa-qa-g6")
    assert kind
    sections = {f"bagian-{n}": f"Isi bagian {n}." for n in range(90)}
    flow = Flow.of(Sop.model_validate({"id": "a", "title": "Judul", "sections": sections, "version": "1"}))
    _, *pages = publish(built(flow, kind), kind.page).pages
    texts = [page for page in pages if isinstance(page, TextPage)]
    of_contents = [page for page in texts if any(isinstance(b, Grid) and b.heads for b in page.blocks)]
    assert len(of_contents) > 1
    rest = texts[len(of_contents) :]
    assert [one for page in of_contents for one in listed(page)] == [(h, p.number) for p in rest for h in headings(p)]


@pytest.mark.parametrize("name", ["plain", "sop-ap", "runbook", "who-lab"])
def test_other_profiles_have_none(name: str) -> None:
    kind = find(name)
    assert kind
    assert not kind.contents


def test_a_volume_has_only_its_own(sopctl: Sopctl) -> None:
    assert sopctl("render", EXAMPLE, "--volume").code == 0
    text = [page.extract_text() for page in PdfReader(Path("build", "volume.pdf")).pages]
    assert not any("Table of contents" in page for page in text)


def test_word_has_it_as_a_field_with_all_headings(tmp_path: Path) -> None:
    data = made(job(), "docx")
    assert audited(data, tmp_path / "a.docx") == []
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        body, settings = archive.read("word/document.xml").decode(), archive.read("word/settings.xml").decode()
    assert " TOC \\o" in body
    assert "updateFields" in settings
    contents = job().publication.pages[1]
    assert isinstance(contents, TextPage)
    assert body.count("PAGEREF") == len(listed(contents))
    assert body.count('w:name="_Toc') == body.count("PAGEREF")
