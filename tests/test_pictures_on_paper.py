"""Pictures of the flow in printed documents: their type can be read at true size, and nothing is lost between pieces."""

import io
import os
import re
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from sopctl import diagrams
from sopctl.api.batch import batches
from sopctl.api.formats import FORMATS, Job
from sopctl.characters import for_xml
from sopctl.exchange import Chart, lanes_on_paper
from sopctl.flow import Flow
from sopctl.flow.pieces import Link, Opening, cut
from sopctl.i18n import document_language
from sopctl.layout.metrics import POINT
from sopctl.layout.paper import LARGER, LEAST_TYPE, PAPERS
from sopctl.layout.publication import Picture, Publication, TextPage
from sopctl.pages import bound, lay
from tests.conftest import ROOT
from tests.page_gates import SVG, Painted, broken_edges, faults, loose_ends, missing_labels
from tests.random_sops import random_sop

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))
SEEDS = [*range(160), 163, 214, 253, 300, 307] if os.environ.get("CI") else [*range(23), 24, 152]
"""The last ones have a step with very much text, or pentagons in one row of which one has more words."""
FEW = range(40 if os.environ.get("CI") else 6)
DIRECTIONS = ("down", "right")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A4 = (174.0, 246.0)


def turned(seed: int, direction: str) -> Flow:
    sop = random_sop(seed)
    return Flow.of(sop.model_copy(update={"layout": sop.layout.model_copy(update={"direction": direction})}))


def pictures(path: Path, flow: str) -> list[tuple[Picture, float]]:
    """Pictures that speak in a printed example, and the size of their smallest type on paper in points."""
    pages = [page for page in job_of(path, flow).publication.pages if isinstance(page, TextPage)]
    assert all(max(page.width, page.height) <= max(PAPERS["legal"]) for page in pages), "larger than an office has"
    found = [block for page in pages for block in page.blocks if isinstance(block, Picture) and block.alt]
    return [(one, smallest(one)) for one in found]


@cache
def job_of(path: Path, flow: str) -> Job:
    (batch,) = batches([str(path)])
    checked = batch.check(batch.inputs[0])
    checked = replace(checked, profile=checked.profile.model_copy(update={"flow": flow}))
    return Job(checked, document_language(checked.loaded.sop.language), titles=batch.titles)


def smallest(picture: Picture) -> float:
    root = ET.fromstring(picture.data)
    *_, wide, _ = (float(n) for n in root.get("viewBox", "").split())
    sizes = [float(text.get("font-size", "0")) for text in root.iter(SVG + "text")]
    return min(sizes) * picture.box.width / wide / POINT


@pytest.mark.parametrize("flow", ["flowchart", "swimlane"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_the_smallest_type_can_be_read_at_true_size(path: Path, flow: str) -> None:
    found = pictures(path, flow)
    assert found
    assert min(size for _, size in found) >= LEAST_TYPE - 0.01


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("seed", SEEDS)
def test_pieces_of_lanes_are_whole(seed: int, direction: str) -> None:
    flow = turned(seed, direction)
    papers = [A4, *((long - 36, short - 50) for _, long, short in LARGER)]
    made = next(filter(None, (lanes_on_paper.pieces(Chart(flow, "id"), room) for room in papers)))
    check(made, flow)


def check(made: tuple[bytes, ...], flow: Flow) -> None:
    """Assert that pieces break no gate, and that nothing of a flow is missing in them."""
    pages = [Painted(data) for data in made]
    for number, page in enumerate(pages):
        assert not faults(page), (number, dict(faults(page)))
        assert loose_ends(page) == []
        for text in page.root.iter(SVG + "text"):
            assert float(text.get("font-size", "")) >= 6.79 * POINT
    steps = [step.id for step in flow.steps]
    assert sorted({s.step for page in pages for s in page.symbols}) == sorted(set(steps))
    edges = [(steps[e.source], steps[e.target], " ".join(for_xml(e.label).split())) for e in flow.edges]
    if all(len(step.actor.ids) <= 1 for step in flow.steps):
        assert broken_edges(pages, [edge[:2] for edge in edges if not flow.waits(steps.index(edge[1]))]) == []
    assert missing_labels(pages, [edge for edge in edges if edge[2]]) == []


@pytest.mark.parametrize("share", [0.4, 0.6])
def test_the_first_piece_is_as_low_as_it_must_be(share: float) -> None:
    flow = Flow.of(random_sop(6, 20, 4))
    usual = lanes_on_paper.pieces(Chart(flow, "id"), A4)
    made = lanes_on_paper.pieces(Chart(flow, "id"), A4, Opening(len(usual), share * A4[1]))
    assert len(made) == len(usual) > 1
    assert Painted(made[0]).height * LEAST_TYPE / 6.8 <= share * A4[1] < Painted(usual[0]).height * LEAST_TYPE / 6.8
    check(made, flow)


@pytest.mark.parametrize("flow", ["flowchart", "swimlane"])
@pytest.mark.parametrize("stem", ["major-incident", "izin-air-limbah"])
def test_a_picture_begins_below_the_text_only_if_the_document_is_shorter(stem: str, flow: str) -> None:
    usual, apart = (len(printed(stem, flow, below=below).pages) for below in (True, False))
    assert usual == apart - (stem == "major-incident" and flow == "swimlane")


def printed(stem: str, flow: str, *, below: bool) -> Publication:
    """An example in print, its picture only in pieces that are as high as pages unless `below`."""
    job = job_of(ROOT / "examples" / f"{stem}.sop.yaml", flow)
    page, document = job.checked.profile.page, job.document(svg=job.figure)

    def draw(width: float, height: float, opening: Opening | None = None) -> tuple[str, ...]:
        return job.fitting(width, height, opening) if below or not opening else ()

    return bound([lay(document, page, draw=draw)])


@pytest.mark.parametrize("seed", FEW)
def test_pieces_of_the_flowchart_are_whole(seed: int) -> None:
    flow = turned(seed, "down")
    made = diagrams.pieces(flow, "id", (520.0, 750.0))
    roots = [ET.fromstring(data) for data in made]
    assert roots
    steps = [step.id for step in flow.steps]
    told = [(e.get("data-from"), e.get("data-to")) for root in roots for e in root.iter() if _is(e, "connector")]
    for edge in flow.edges:
        assert [pair for pair in told if steps[edge.source] in str(pair[0]).split() and pair[1] == steps[edge.target]]
    letters = [e.get("data-letter") for root in roots for e in root.iter() if _is(e, "offpage")]
    assert sorted(letters) == sorted([*sorted(set(letters)), *sorted(set(letters))])
    own = {e.get("data-step") for root in roots for e in root.iter() if _is(e, "process") or _is(e, "terminator")}
    assert own == set(steps)


def _is(element: ET.Element, kind: str) -> bool:
    return kind in element.get("class", "").split()


def test_word_and_excel_show_a_flow_to_the_right_on_paper_that_lies() -> None:
    job = job_of(ROOT / "examples" / "major-incident.sop.yaml", "swimlane")
    sop = job.checked.loaded.sop
    sop = sop.model_copy(update={"layout": sop.layout.model_copy(update={"direction": "right"})})
    job = replace(job, checked=replace(job.checked, loaded=replace(job.checked.loaded, sop=sop)))
    ((_, docx),) = FORMATS["docx"](job)
    document = ET.fromstring(part(docx, "word/document.xml"))
    turns = [size.get(f"{WORD}orient") for size in document.iter(f"{WORD}pgSz")]
    assert turns == [None, "landscape", None], "before, on and behind its pages"
    alts = [shown.get("descr", "") for shown in document.iter() if shown.tag.endswith("}docPr")]
    assert [alt[-5:] for alt in alts] == [f"({number}/{len(alts)})" for number in range(1, len(alts) + 1)]
    ((_, xlsx),) = FORMATS["xlsx"](job)
    names = [name for name in ZipFile(io.BytesIO(xlsx)).namelist() if name.startswith("xl/worksheets/sheet")]
    shown = [page for page in (part(xlsx, name) for name in names) if "<drawing " in page]
    assert len(shown) > 1
    assert all('orientation="landscape"' in page for page in shown)


def part(file: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(file)) as archive:
        return archive.read(name).decode()


def test_cutting_gives_each_border_its_letters() -> None:
    links = [Link(0, 1, "s1"), Link(1, 2, "s2"), Link(2, 3, "s3"), Link(3, 0, "s0"), Link(1, 3, "s3")]
    first, second = cut(links, [10.0] * 4, 2, 1.0)
    assert (first.first, first.last, second.first, second.last) == (0, 2, 2, 4)
    assert [(tie.letter, tie.target, tie.sources) for tie in first.left] == [("A", 2, (1,)), ("B", 3, (1,))]
    assert [(tie.letter, tie.target, tie.sources) for tie in second.left] == [("C", 0, (3,))]
    assert first.reached == second.left


def test_a_cut_goes_round_pieces_that_did_not_fit() -> None:
    links, heights = [Link(n, n + 1, f"s{n + 1}") for n in range(7)], [10.0] * 8
    without: set[tuple[int, int]] = set()
    while pieces := cut(links, heights, 3, 1.0, without=without):
        spans = [(piece.first, piece.last) for piece in pieces]
        assert spans[0][0] == 0 and spans[-1][1] == len(heights)
        assert not without.intersection(spans)
        without.add(spans[0])
    assert without, "it ends when nothing is left to be tried"


def test_pentagons_say_where_the_flow_goes_on() -> None:
    flow = Flow.of(random_sop(3, 30, 4))
    text = b"".join(lanes_on_paper.pieces(Chart(flow, "id"), A4)).decode()
    assert re.search(r">ke \d+<", text)
    assert re.search(r">dari \d+", text)
