"""What other programs read: each format is opened by a client of its own, hostile texts too."""

import html
import json
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from sopctl.characters import for_xml
from sopctl.documents import build, markdown
from sopctl.exchange import Chart, bpmn, d2, dot, drawio, mermaid, names, plantuml, swimlane
from sopctl.exchange.bpmn.process import Process
from sopctl.exchange.structure import Act, Blocks, Choice, Fork, Loop, Stop, blocks
from sopctl.flow import Flow
from sopctl.flow.soundness import decide
from sopctl.flow.soundness.net import END, START, Kind, Net, Way
from sopctl.flow.soundness.search import search
from sopctl.load import load
from sopctl.model import Sop
from sopctl.profiles import find
from sopctl.source import read_file
from tests.clients import need, need_module
from tests.conftest import ROOT, Sopctl
from tests.random_flows import random_flow
from tests.random_sops import random_sop
from tests.test_diagrams import HOSTILE, hostile_sop

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))
SPITEFUL = (
    *HOSTILE,
    "end subgraph style classDef click",
    "%%{init: {}}%% %% komentar",
    "a; b | c # d & e @ f ! g $h ${i} $$x$$ {j} [[k]] ((l)) <m>",
    '"""tiga""" `markdown` **tebal** //miring// __garis__ ~~coret~~ --x-- ==y== ..z..',
    "1. satu",
    "- dua",
    "@startuml @enduml !include x <U+0041> &#65; #35; #quot; &quot; \\n \\l",
    "fa:fa-car <br/> <br> </font>",
    "' komentar // komentar /* komentar */",
    "|lajur| :tugas; (tanya) then else endif stop",
    "\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET} \N{CJK UNIFIED IDEOGRAPH-66F8} \N{FIRE}",
)
"""Texts that mean something to at least one of the languages."""


def chart_of(sop: Sop) -> Chart:
    return Chart(Flow.of(sop), "id")


def example(path: Path) -> Chart:
    return chart_of(load(read_file(path, path.name)).sop)


def charts() -> dict[str, Chart]:
    """Examples, spiteful texts and a few random SOPs, by names for files."""
    found = {path.name.split(".")[0]: example(path) for path in EXAMPLES}
    found |= {f"spite-{number}": chart_of(hostile_sop(text)) for number, text in enumerate(SPITEFUL)}
    found |= {f"random-{seed}": chart_of(random_sop(seed, 12)) for seed in range(4)}
    return found


def written(folder: Path, end: str, write: Callable[[Chart], str | bytes], these: dict[str, Chart]) -> dict[str, Path]:
    found = {}
    for name, chart in these.items():
        data = write(chart)
        found[name] = folder / f"{name}{end}"
        found[name].write_bytes(data if isinstance(data, bytes) else data.encode())
    return found


def run(*command: object, folder: Path | None = None) -> str:
    ran = subprocess.run([*map(str, command)], capture_output=True, encoding="utf-8", check=False, cwd=folder)
    assert ran.returncode == 0, ran.stderr[-2000:] + ran.stdout[-2000:]
    return ran.stdout


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0\u200b-]", "", text)


def one(text: str) -> str:
    return " ".join(for_xml(text).split())


def missing(chart: Chart, words: str) -> list[str]:
    """Texts of the steps and the answers that a drawing does not show."""
    wanted = [task.activity for task in map(chart.task, range(len(chart.flow.steps)))]
    wanted += [arc.label for arc in chart.arcs]
    return [text for text in wanted if squeezed(text) not in squeezed(words)]


def test_mermaid_draws_every_text_as_it_is(tmp_path: Path) -> None:
    modules, browser = need_module("mermaid").parent, need("chromium")
    need_module("playwright-core")
    these = charts()
    files = written(tmp_path, ".mmd", mermaid.write, these)
    drawn = json.loads(run("node", ROOT / "tests" / "browser_draw.cjs", modules, browser, *files.values()))
    for name, chart in these.items():
        found = drawn[str(files[name])]
        assert missing(chart, " ".join(found["nodes"] + found["answers"])) == [], name
        assert len(found["nodes"]) == len(chart.nodes)
        assert found["connectors"] == len(chart.arcs)
        assert found["active"] == 0
        assert found["cut"] == [] or name.startswith(("spite", "random")), name
        assert sorted(map(squeezed, found["answers"])) == sorted(squeezed(a.label) for a in chart.arcs if a.label)


@pytest.mark.parametrize("text", SPITEFUL)
def test_mermaid_lines_hold_nothing_but_labels(text: str) -> None:
    for line in mermaid.write(chart_of(hostile_sop(text))).splitlines():
        assert line.isprintable() or not line.isascii()
        assert not re.search(r'["`%\\<>]', re.sub(r'(?<=[\[({|])"|"(?=[\])}|])|<br/>|-->|-\.->', "", line)), line


def test_markdown_holds_the_flowchart_unless_a_picture_is_beside_it(sopctl: Sopctl) -> None:
    example = ROOT / "examples" / "surat-keluar.sop.yaml"
    assert sopctl("render", example, "--format", "md").code == 0
    text = Path("build", "surat-keluar.md").read_text(encoding="utf-8")
    assert "```mermaid\nflowchart TD\n  s0([" in text
    assert text.count("```") == 2
    chart, profile = chart_of(load(read_file(example, "x")).sop), find("sop-ap")
    assert profile
    both = build(chart.flow.sop, chart.flow, profile, "id", picture="gambar.svg", mermaid=mermaid.write(chart))
    assert "mermaid" not in markdown.write(both)
    assert "(gambar.svg)" in markdown.write(both)


def test_what_hosts_would_not_draw_is_told() -> None:
    chart = chart_of(random_sop(3, 80))
    assert mermaid.fits(chart, mermaid.write(chart))
    assert not mermaid.fits(chart, "x" * 50_000)
    assert not mermaid.fits(chart_of(random_sop(3, 600)), "")


def test_graphviz_paints_the_lanes_as_they_are(tmp_path: Path) -> None:
    need("dot")
    these = charts()
    files = written(tmp_path, ".dot", lambda chart: dot.write(swimlane.arrange(chart)), these)
    for name, chart in these.items():
        run("dot", "-Tcanon", files[name])
        root = ET.fromstring(run("neato", "-n2", "-Tsvg", files[name]))
        words = "".join("".join(element.itertext()) for element in root.iter("{http://www.w3.org/2000/svg}text"))
        assert missing(chart, words) == [], name
        kinds = [element.get("class") for element in root.iter("{http://www.w3.org/2000/svg}g")]
        assert kinds.count("edge") >= len(chart.arcs)


def test_d2_compiles_every_text_as_it_is(tmp_path: Path) -> None:
    program = need("d2")
    these = charts()
    for name, file in written(tmp_path, ".d2", d2.write, these).items():
        run(program, file, file.with_suffix(".svg"))
        picture = file.with_suffix(".svg").read_text(encoding="utf-8")
        root = ET.fromstring(picture)
        words = "".join("".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text"))
        assert missing(these[name], words) == [], name
        assert picture.count('class="connection') >= len(these[name].arcs)


def test_plantuml_draws_every_text_as_it_is(tmp_path: Path) -> None:
    program = need("plantuml")
    these = charts()
    written(tmp_path, ".puml", plantuml.write, these)
    run(program, "-tsvg", "-charset", "UTF-8", *sorted(tmp_path.glob("*.puml")))
    for name, chart in these.items():
        root = ET.fromstring((tmp_path / f"{name}.svg").read_bytes())
        words = "".join("".join(e.itertext()) for e in root.iter("{http://www.w3.org/2000/svg}text"))
        assert "Syntax Error" not in words
        assert missing(chart, words) == [], name
        if not name.startswith(("spite", "random")):
            assert not struck(root, set(returns(blocks(chart.flow) or ()))), name


def returns(tree: Blocks) -> Iterator[str]:
    """The words of answers that lead back."""
    for block in tree:
        if isinstance(block, Loop):
            yield from block.back.split()
            yield from returns(block.body)
        elif isinstance(block, Choice):
            yield from (word for _, inner in block.branches for word in returns(inner))
        elif isinstance(block, Fork):
            yield from (word for inner in block.branches for word in returns(inner))


def struck(root: ET.Element, answers: set[str]) -> list[str]:
    """The answers in an SVG of PlantUML through which a line goes up or down."""
    upright = [
        (float(x1), *sorted((float(line.attrib["y1"]), float(line.attrib["y2"]))))
        for line in root.iter("{http://www.w3.org/2000/svg}line")
        if (x1 := line.attrib["x1"]) == line.attrib["x2"]
    ]
    found = []
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        left, base, words = float(text.attrib["x"]), float(text.attrib["y"]), "".join(text.itertext())
        right, top = left + float(text.attrib["textLength"]), base - float(text.attrib["font-size"]) / 2
        if answers.issuperset(words.split()):
            found += [words for x, y, to in upright if left < x < right and y < base and top < to]
    return found


def edges_of(tree: Blocks) -> list[tuple[int, int, str]]:
    """The edges that blocks tell."""
    found = []

    def follow(tree: Blocks, ends: list[tuple[int, str]]) -> list[tuple[int, str]]:
        for block in tree:
            if isinstance(block, Act):
                found.extend((source, block.step, label) for source, label in ends)
                ends = [(block.step, "")]
            elif isinstance(block, Stop):
                ends = []
            elif isinstance(block, Choice):
                ends = [end for label, inner in block.branches for end in follow(inner, [(block.step, label)])]
            elif isinstance(block, Fork):
                ends = [end for inner in block.branches for end in follow(inner, [(block.step, "")])]
            else:
                follow(block.body, ends)
                head = block.body[0]
                while isinstance(head, Loop):
                    head = head.body[0]
                assert isinstance(head, Act)
                found.append((block.step, head.step, block.back))
                ends = [(block.step, block.onwards)]
        return ends

    assert follow(tree, []) == []
    return sorted(found)


def test_blocks_tell_exactly_the_edges_of_the_flow() -> None:
    flows = [example(path).flow for path in EXAMPLES] + [Flow.of(random_sop(seed)) for seed in range(600)]
    trees = [(flow, tree) for flow in flows if (tree := blocks(flow))]
    assert len(trees) > 60
    for flow, tree in trees:
        assert edges_of(tree) == sorted((edge.source, edge.target, edge.label) for edge in flow.edges)


def test_jumps_have_no_blocks_and_become_states() -> None:
    steps = [{"id": n, "activity": n, "actor": "p"} for n in "abcd"]
    steps[1]["decision"] = {"Ya": "d", "Tidak": "c"}
    steps[2]["decision"] = {"Ya": "b", "Tidak": "a"}
    chart = chart_of(Sop.model_validate({"id": "x", "actors": {"p": "P"}, "steps": steps}))
    assert blocks(chart.flow) is None
    assert plantuml.write(chart).count("->") == len(chart.arcs) + len(chart.flow.starts) + len(chart.flow.ends)


def bpmn_clients(files: Iterable[Path]) -> dict[str, dict[str, list[object]]]:
    modules = need_module("bpmn-moddle").parent
    need_module("bpmnlint")
    found: dict[str, dict[str, list[object]]] = json.loads(
        run("node", ROOT / "tests" / "bpmn_clients.cjs", modules, *files)
    )
    return found


def test_bpmn_is_read_without_warning_and_has_no_fault(tmp_path: Path) -> None:
    these = charts() | {f"more-{seed}": chart_of(random_sop(seed)) for seed in range(60)}
    files = written(tmp_path, ".bpmn", bpmn.write, these)
    found = bpmn_clients(files.values())
    for name, chart in these.items():
        read = found[str(files[name])]
        assert read["warnings"] == [], name
        endless = [f"error end-event-required Process_{chart.flow.sop.id}: Process is missing end event"]
        assert read["problems"] == ([] if chart.flow.ends else endless), name
        tasks = [one[2] for one in read["names"] if one[1] in {"bpmn:Task", "bpmn:CallActivity"}]
        assert tasks == [one(step.activity) for step in chart.flow.steps]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_bpmn_shapes_stand_apart_and_flows_end_at_them(path: Path) -> None:
    bpmn_places(bpmn.write(example(path)))


@pytest.mark.parametrize("seed", range(12))
def test_bpmn_shapes_of_random_sops_stand_apart(seed: int) -> None:
    bpmn_places(bpmn.write(chart_of(random_sop(seed))))


def bpmn_places(data: bytes) -> None:
    root = ET.fromstring(data)
    di = {"di": "http://www.omg.org/spec/BPMN/20100524/DI", "dc": "http://www.omg.org/spec/DD/20100524/DC"}
    boxes = {}
    for shape in root.iterfind(".//di:BPMNShape", di):
        boxes[shape.get("bpmnElement", "")] = bounds(shape.find("dc:Bounds", di))
    labels = [bounds(label) for label in root.iterfind(".//di:BPMNLabel/dc:Bounds", di)]
    nodes = {id_: box for id_, box in boxes.items() if not id_.startswith(("Lane_", "Participant_"))}
    lanes = [box for id_, box in boxes.items() if id_.startswith("Lane_")]
    kinds = {element.get("id", ""): element.tag for element in root.iter()}
    listed = list(nodes.items())
    for number, (id_, box) in enumerate(listed):
        assert any(within(box, lane) for lane in lanes), id_
        assert not [other for other, two in listed[number + 1 :] if meet(box, two)], id_
        assert not [label for label in labels if (in_diamond if "Gateway" in kinds[id_] else meet)(box, label)], id_
    for number, label in enumerate(labels):
        assert not [other for other in labels[number + 1 :] if meet(label, other)]
    model = {"b": "http://www.omg.org/spec/BPMN/20100524/MODEL"}
    ends = {e.get("id"): (e.get("sourceRef"), e.get("targetRef")) for e in root.iterfind(".//b:sequenceFlow", model)}
    for edge in root.iterfind(".//di:BPMNEdge", di):
        points = [
            (int(p.get("x", "")), int(p.get("y", "")))
            for p in edge.iterfind("w:waypoint", {"w": "http://www.omg.org/spec/DD/20100524/DI"})
        ]
        for a, b in pairwise(points):
            assert a[0] == b[0] or a[1] == b[1]
        source, target = ends[edge.get("bpmnElement")]
        assert touches(nodes[str(source)], points[0])
        assert touches(nodes[str(target)], points[-1])


Rect = tuple[int, int, int, int]


def bounds(element: ET.Element | None) -> Rect:
    assert element is not None
    x, y, w, h = (int(element.get(name, "")) for name in ("x", "y", "width", "height"))
    return x, y, x + w, y + h


def within(box: Rect, outer: Rect) -> bool:
    return box[0] >= outer[0] and box[1] >= outer[1] and box[2] <= outer[2] and box[3] <= outer[3]


def meet(one: Rect, two: Rect) -> bool:
    return min(one[2], two[2]) - max(one[0], two[0]) > 1 and min(one[3], two[3]) - max(one[1], two[1]) > 1


def in_diamond(box: Rect, label: Rect) -> bool:
    """Whether a label reaches into the diamond that a box stands for."""
    x, y, half = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, (box[2] - box[0]) / 2
    across, along = max(label[0] - x, x - label[2], 0), max(label[1] - y, y - label[3], 0)
    return across + along < half - 1


def touches(box: Rect, point: tuple[int, int]) -> bool:
    return box[0] - 1 <= point[0] <= box[2] + 1 and box[1] - 1 <= point[1] <= box[3] + 1


def test_bpmn_tells_starts_ends_and_gateways_apart() -> None:
    root = ET.fromstring(bpmn.write(example(ROOT / "examples" / "major-incident.sop.yaml")))
    kinds = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert kinds.count("startEvent") == 1
    assert kinds.count("endEvent") == 2
    assert kinds.count("parallelGateway") == 3
    process = root.find("{http://www.omg.org/spec/BPMN/20100524/MODEL}process")
    assert process is not None
    assert process.get("isExecutable") == "false"


def test_labels_of_drawio_are_as_large_as_there_is_room() -> None:
    root = ET.fromstring(drawio.write(example(ROOT / "examples" / "surat-masuk.sop.yaml")))
    sizes = {
        str(cell.get("value")): float(str(cell.get("style")).rpartition("fontSize=")[2].partition(";")[0])
        for cell in root.iter("mxCell")
        if cell.get("edge") and cell.get("value")
    }
    assert sizes["Perlu arahan"] < sizes["Urusan bidang"], "it stands between a lane's edge and a large question"


@pytest.mark.parametrize("name", charts())
def test_drawio_is_whole(name: str) -> None:
    chart = charts()[name]
    root = ET.fromstring(drawio.write(chart))
    cells = {cell.get("id"): cell for cell in root.iter("mxCell")}
    assert len(cells) == len(list(root.iter("mxCell")))
    assert all(cell.get("parent") in cells for id_, cell in cells.items() if id_ != "0")
    edges = [cell for cell in cells.values() if cell.get("edge")]
    assert len([edge for edge in edges if str(edge.get("id")).startswith("flow-")]) == len(chart.arcs)
    for edge in edges:
        assert cells[edge.get("source")].get("vertex") == cells[edge.get("target")].get("vertex") == "1"
    words = []
    for cell in cells.values():
        value = cell.get("value") or ""
        assert set(re.findall(r"<[^>]*>", value)) <= {"<br>", '<font style="font-size: 9px">', "</font>"}
        words.append(html.unescape(re.sub(r"<[^>]*>", "", value)))
    assert missing(chart, " ".join(words)) == []
    for cell in cells.values():
        above = cells.get(cell.get("parent"))
        if cell.get("vertex") and above is not None and above.get("vertex"):
            inner, outer = cell.find("mxGeometry"), above.find("mxGeometry")
            assert inner is not None
            assert outer is not None
            assert float(inner.get("x", "")) + float(inner.get("width", "")) <= float(outer.get("width", "")) + 0.5
            assert float(inner.get("y", "")) + float(inner.get("height", "")) <= float(outer.get("height", "")) + 0.5


def test_names_are_plain_unique_and_stable() -> None:
    assert names.plain(["a-1", "", "a b", "a_b", "é", "a b"]) == ["a-1", "2", "a_b", "a_b.2", "_", "a_b.3"]


@pytest.mark.parametrize(
    "write", [mermaid.write, d2.write, plantuml.write, drawio.write, bpmn.write], ids=lambda write: write.__module__
)
def test_an_empty_sop_and_an_unfinished_one_are_written_the_same_every_time(write: Callable[[Chart], str]) -> None:
    unfinished = {"steps": [{"activity": "A", "actor": "hilang", "next": "tiada"}, {"id": "b"}, {"id": "b"}, {}]}
    for sop in (Sop(), Sop.model_validate(unfinished), random_sop(5)):
        assert write(chart_of(sop)) == write(chart_of(sop))


def test_a_way_back_to_a_join_does_not_wait_there() -> None:
    steps = [
        {"id": "bagi", "next": ["satu", "dua"]},
        {"id": "satu", "next": "temu"},
        {"id": "dua", "next": "temu"},
        {"id": "temu", "join": "all", "decision": {"Sesuai": "arsip", "Tidak": "temu"}},
        {"id": "arsip", "end": "Selesai"},
    ]
    chart = chart_of(Sop.model_validate({"steps": steps}))
    assert [arc.target for arc in chart.arcs if arc.label == "Tidak"] == ["s3"]
    process = Process.of(chart)
    into = {f"{process.elements[flow.source].role} {process.elements[flow.target].role}" for flow in process.flows}
    assert {"join merge", "ask merge"} <= into
    assert "ask join" not in into


def test_a_start_at_a_join_does_not_wait_there() -> None:
    steps = [
        {"id": "bagi", "next": ["satu", "dua"]},
        {"id": "satu", "next": "temu"},
        {"id": "dua", "next": "temu"},
        {"id": "temu", "join": "all", "start": "Berkas lama", "end": "Selesai"},
    ]
    process = Process.of(chart_of(Sop.model_validate({"steps": steps})))
    starts = [
        process.elements[flow.target].role for flow in process.flows if process.elements[flow.source].role == "start"
    ]
    assert starts == ["step", "merge"]


def test_a_sound_flow_is_a_sound_process() -> None:
    """What the linter calls sound has no deadlock and no second token in the sense of BPMN either."""
    parallel = 0
    for seed in range(0, 600, 2):
        flow = random_flow(seed)
        if not flow.reachable <= flow.finishing or decide(flow).kind != "sound" or flow.reachable != set(flow.order):
            continue
        if any(step.join == "any" for step in flow.steps):
            continue  # `_net_of` knows no complex gateway
        assert search(_net_of(Process.of(Chart(flow, "en"))), 10**6) is None, seed
        parallel += any(edge.kind == "parallel" for edge in flow.edges)
    assert parallel > 30


def _net_of(process: Process) -> Net:
    net = Net()
    for number in (START, END):
        assert net.add_node(Kind.EXCLUSIVE, -1) == number
    first = 2
    for element in process.elements:
        net.add_node(Kind.PARALLEL if element.kind == "parallelGateway" else Kind.EXCLUSIVE, element.step)
    for flow in process.flows:
        net.add_way(Way(first + flow.source, first + flow.target, -1, -1))
    for number, element in enumerate(process.elements, first):
        if element.kind == "startEvent":
            net.add_way(Way(START, number, -1, -1))
        elif element.kind == "endEvent":
            net.add_way(Way(number, END, -1, -1))
    return net
