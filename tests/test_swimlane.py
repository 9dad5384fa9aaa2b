"""The flowchart in lanes: the hard gates of the table on the painted picture, and what stands where."""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from sopctl.api.batch import batches
from sopctl.api.formats import FORMATS, Job
from sopctl.characters import for_xml
from sopctl.exchange import Chart, swimlane
from sopctl.flow import Flow
from sopctl.load import load
from sopctl.model import Sop
from sopctl.source import read_file
from tests.conftest import ROOT, Sopctl
from tests.page_gates import Painted, faults, inside, missing_labels, overlap, struck_heads
from tests.random_sops import random_sop
from tests.test_diagrams import HOSTILE, hostile_sop

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))
SEEDS = range(160 if os.environ.get("CI") else 24)
DIRECTIONS = ("down", "right")


def flow_of(sop: Sop, direction: str = "down") -> Flow:
    return Flow.of(sop.model_copy(update={"layout": sop.layout.model_copy(update={"direction": direction})}))


def example(stem: str) -> Sop:
    path = ROOT / "examples" / f"{stem}.sop.yaml"
    return load(read_file(path, path.name)).sop


def check(flow: Flow) -> Painted:
    chart = Chart(flow, "id")
    page = Painted(swimlane.draw(chart))
    found = faults(page)
    assert not found, dict(found)
    if flow.sop.layout.direction == "down":
        assert struck_heads(page) == []
    symbols = [s for node in chart.nodes for s in swimlane.lanes_of(chart, chart.nodes.index(node))]
    assert len(page.symbols) == len(symbols)
    for one, two in ((a, b) for n, a in enumerate(page.symbols) for b in page.symbols[n + 1 :]):
        assert not overlap(one.box, two.box), (one.step, two.step)
    drawn = sorted((c.source, c.target) for c in page.connectors)
    steps = flow.steps
    own = [(steps[n.step].id,) * 2 for n in chart.nodes if n.kind != "task"]
    assert drawn == sorted([*((steps[e.source].id, steps[e.target].id) for e in flow.edges), *own])
    labels = [
        (steps[e.source].id, steps[e.target].id, " ".join(for_xml(e.label).split())) for e in flow.edges if e.label
    ]
    assert missing_labels([page], labels) == []
    _texts_are_inside(page)
    return page


def _texts_are_inside(page: Painted) -> None:
    """Every text but an answer lies in one symbol or head, and no corner of it sticks out."""
    for text in page.texts:
        if text.kind == "exit":
            continue
        left, top, right, bottom = text.box
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        for symbol in page.symbols:
            box = symbol.box
            if box[0] <= (left + right) / 2 <= box[2] and box[1] <= (top + bottom) / 2 <= box[3]:
                outside = [corner for corner in corners if not _within(corner, symbol.corners)]
                assert not outside, (text.text, symbol.kind, symbol.step)


def _within(place: tuple[float, float], corners: list[tuple[float, float]]) -> bool:
    x, y = place
    return all(
        (qx - px) * (y - py) - (qy - py) * (x - px) >= -0.3 for (px, py), (qx, qy) in pairwise([*corners, corners[0]])
    )


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("seed", SEEDS)
def test_random_sop(seed: int, direction: str) -> None:
    check(flow_of(random_sop(seed), direction))


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_example(path: Path, direction: str) -> None:
    check(flow_of(example(path.name.removesuffix(".sop.yaml")), direction))


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str, direction: str) -> None:
    page = check(flow_of(hostile_sop(text), direction))
    allowed = {"svg", "title", "desc", "style", "rect", "line", "path", "g", "text", "polygon"}
    assert {element.tag.rpartition("}")[2] for element in page.root.iter()} <= allowed


def test_lanes_are_equally_wide_and_steps_stand_in_written_order() -> None:
    page = check(flow_of(example("paspor-biasa")))
    edges = sorted({a[0] for a, b in page.rules if a[0] == b[0]})
    widths = {round(b - a, 1) for a, b in pairwise(edges)}
    assert len(widths) == 1
    tops = [symbol.box[1] for symbol in page.symbols]
    assert tops == sorted(tops)
    right = check(flow_of(example("paspor-biasa"), "right"))
    assert [s.box[0] for s in right.symbols] == sorted(s.box[0] for s in right.symbols)
    assert right.width > right.height


def test_an_empty_sop_and_forty_actors_are_drawn() -> None:
    assert check(Flow.of(Sop())).symbols == []
    check(flow_of(random_sop(1, 20, 40)))


def test_returns_are_dashed_and_parts_of_one_step_are_joined() -> None:
    page = check(flow_of(example("surat-keluar")))
    dashed = [e.get("data-to") for e in page.root.iter() if e.get("class") == "connector" and e.get("stroke-dasharray")]
    assert dashed == ["konsep"]
    assert check(flow_of(example("izin-air-limbah"))).links


def test_the_command_draws_it(sopctl: Sopctl) -> None:
    assert (
        sopctl("render", ROOT / "examples" / "surat-masuk.sop.yaml", "--view", "swimlane", "--format", "svg").code == 0
    )
    assert Painted(Path("build", "surat-masuk.svg").read_bytes()).connectors


def test_lines_do_not_run_through_symbols() -> None:
    page = check(flow_of(example("cuti-pegawai")))
    assert not [1 for c in page.connectors for s in page.symbols for stroke in c.strokes if inside(stroke, s.corners)]


@pytest.mark.parametrize("format_", ["svg", "png", "pdf"])
def test_a_profile_may_print_it_in_the_document(format_: str) -> None:
    (batch,) = batches([str(ROOT / "examples" / "surat-masuk.sop.yaml")])
    checked = batch.check(batch.inputs[0])
    checked = replace(checked, profile=checked.profile.model_copy(update={"flow": "swimlane"}))
    files = list(FORMATS[format_](Job(checked, "id")))
    assert files
    other = replace(checked, profile=checked.profile.model_copy(update={"flow": "none"}))
    assert files != list(FORMATS[format_](Job(other, "id")))


def test_characters_that_the_font_lacks_are_told(sopctl: Sopctl) -> None:
    steps = "steps:\n  - {id: s, activity: Menyimpan \N{FIRE}, actor: p}\n"
    Path("a.sop.yaml").write_text(f"sopctl: 1\nid: a\ntitle: A\nactors: {{p: Kepala}}\n{steps}", encoding="utf-8")
    assert "U+1F525" in sopctl("render", "a.sop.yaml", "--view", "swimlane", "--format", "svg", "--force").out
