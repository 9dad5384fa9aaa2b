"""The room under the table with the flowchart: what follows stands there where that saves a page."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from sopctl.drawings import press, svg
from sopctl.flow import Flow
from sopctl.layout.publication import Publication, TablePage, TextPage
from sopctl.model import Sop
from tests.conftest import ROOT, Sopctl
from tests.office_clients import printed
from tests.page_gates import Painted, faults
from tests.random_sops import random_sop
from tests.test_office import job_of, made
from tests.test_publication import check, full_sop, profile
from tests.test_publication import made as published
from tests.text_gates import painted_texts, runs_of

SHARED = ("surat-keluar", "persiapan-rapat", "podcast-edukasi")


def example(stem: str) -> Path:
    return ROOT / "examples" / f"{stem}.sop.yaml"


def under(publication: Publication) -> TextPage | None:
    tables = [page for page in publication.pages if isinstance(page, TablePage)]
    assert not any(page.below for page in tables[:-1])
    return tables[-1].below


@pytest.mark.parametrize("stem", SHARED)
def test_the_revision_history_stands_under_the_table(stem: str) -> None:
    publication = job_of(example(stem)).publication
    assert isinstance(publication.pages[-1], TablePage)
    shown = under(publication)
    assert shown
    said = {run.text for block in shown.blocks for run in runs_of(block)}
    assert "Riwayat Perubahan" in said
    *_, last = svg.publication(publication)
    assert said <= set(painted_texts(last))
    assert not faults(Painted(last))


def test_it_is_left_where_no_page_is_saved() -> None:
    publication = job_of(example("izin-air-limbah")).publication
    assert under(publication) is None
    assert isinstance(publication.pages[-1], TextPage)


@pytest.mark.parametrize("seed", range(40))
def test_gates_hold_under_the_table_too(seed: int) -> None:
    steps = random_sop(seed, 3 + seed % 9, 3).steps
    sop = full_sop(seed) if seed % 4 == 3 else Sop.model_validate({"id": "a", "title": "Judul", "version": "1"})
    sop = sop.model_copy(update={"steps": steps, "actors": random_sop(seed, 3, 3).actors, "owner": "Kepala Dinas"})
    flow = Flow.of(sop)
    check(flow, published(flow, profile("sop-ap")), table=True)


def test_random_sops_use_the_room() -> None:
    found = 0
    for seed in range(20):
        sop = random_sop(seed, 5, 3).model_copy(update={"owner": "Kepala Dinas"})
        found += under(published(Flow.of(sop), profile("sop-ap"))) is not None
    assert found > 10


def test_the_pdf_reads_it_after_the_table(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(press.pdf(job_of(example("surat-keluar")).publication))
    reader = PdfReader(tmp_path / "a.pdf")
    assert len(reader.pages) == 2
    text = reader.pages[1].extract_text()
    assert "Jumlah Waktu" in text
    assert "Riwayat Perubahan" in text
    tags = b"".join(
        str(one.get_object().get("/S", "")).encode() for one in _elements(reader.trailer["/Root"]["/StructTreeRoot"])
    )
    assert tags.rindex(b"/Table") > tags.index(b"/Table"), "the history is a table behind that of the flowchart"


def _elements(node: object) -> list[object]:
    found: list[object] = []
    waiting = [node]
    while waiting:
        item = waiting.pop(0)
        item = item.get_object() if hasattr(item, "get_object") else item
        if isinstance(item, dict) and "/K" in item:
            kids = item["/K"]
            kids = kids.get_object() if hasattr(kids, "get_object") else kids
            kids = kids if isinstance(kids, list) else [kids]
            own = [kid.get_object() if hasattr(kid, "get_object") else kid for kid in kids]
            found += [kid for kid in own if isinstance(kid, dict) and "/S" in kid]
            waiting = [*own, *waiting]
    return found


def test_a_volume_numbers_its_pages_through(sopctl: Sopctl) -> None:
    assert sopctl("render", *map(example, SHARED), "--volume").code == 0
    pages = [page.extract_text() for page in PdfReader(Path("build", "volume.pdf")).pages]
    assert sum("Riwayat Perubahan" in page for page in pages) == len(SHARED)
    assert all(f"Halaman {number} dari {len(pages)}" in page for number, page in list(enumerate(pages, 1))[2:])


def test_word_has_it_there_too(tmp_path: Path) -> None:
    for stem in SHARED:
        (tmp_path / f"{stem}.docx").write_bytes(made(job_of(example(stem)), "docx"))
    readers = printed(sorted(tmp_path.glob("*.docx")), tmp_path)
    for stem in SHARED:
        assert len(readers[stem].pages) == len(job_of(example(stem)).publication.pages)
        assert "Riwayat Perubahan" in readers[stem].pages[-1].extract_text()
