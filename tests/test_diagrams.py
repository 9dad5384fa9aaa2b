"""Flowcharts: what is in them, that texts stay texts, and that the same SOP gives the same bytes."""

import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import get_args

import pytest

from sopctl import diagrams
from sopctl.characters import for_xml
from sopctl.diagrams import dot, engine, labels, palette, svg, wording
from sopctl.flow import Flow
from sopctl.layout.metrics import POINT
from sopctl.layout.metrics import width as measure
from sopctl.load import load
from sopctl.model import Sop
from sopctl.model.duration import estimate, parse
from sopctl.source import decode, read_file

DATA = Path(__file__).parent / "data"
FILES = sorted(DATA.glob("*.sop.yaml"))
HOSTILE = (
    "</svg><script>alert(1)</script>",
    '"];a->b',
    r"\N \G \E \L \\ \n",
    "<b>tebal</b> &lt;b&gt; &amp;",
    "<<TABLE>>",
    "\N{FIRE} kebakaran \N{EM DASH} é",
    "panjang" * 43,
    "bel \x07, nol \x00, hapus \x7f, \x85",
    "]]> <!-- --> <![CDATA[",
    "var(--chart-ink, #1b2733) #ffffff",
    "''\"`$(id)",
)


def flow_in(path: Path) -> Flow:
    loaded = load(read_file(path, path.name))
    assert loaded.problems == ()
    return Flow.of(loaded.sop)


def flow_of(steps: str, head: str = "") -> Flow:
    return Flow.of(load(decode(f"{head}\nactors: {{a: Analis, b: Kepala}}\nsteps:\n{steps}".encode(), "x")).sop)


def hostile_sop(text: str) -> Sop:
    """Return an SOP that says `text` wherever it may say something."""
    step = {
        "activity": text,
        "duration": text,
        "outputs": [{"name": text, "criteria": text}],
        "question": text,
        "start": text,
        "end": text,
        "calls": text,
        "note": text,
        "stage": text,
        "inputs": [text],
        "risks": [{"name": text, "likelihood": text, "impact": text}],
        "controls": [text],
    }
    return Sop.model_validate(
        {
            "id": "x",
            "title": text,
            "version": text,
            "owner": text,
            "identity": {"number": text, "unit": text, "agency": text, "approved_by": {"position": text, "name": text}},
            "legal_basis": [text],
            "records": [{"name": text, "place": text}],
            "history": [{"version": text, "change": text}],
            "actors": {"a": {"name": text, "qualification": text}, "b": text},
            "service": {"hours": {text: text}, "cost": text},
            "sections": {"purpose": text, text: text},
            "steps": [
                {"id": "s1", "actor": ["a", "b"], "decision": {text: {"to": "s2", "reason": text}, "b": "s1"}, **step},
                {"id": "s2", "actor": "a", **step},
            ],
        }
    )


def drawn(flow: Flow) -> ET.Element:
    return ET.fromstring(diagrams.draw(flow, "svg", "id"))


def texts(root: ET.Element) -> str:
    return "".join("".join(element.itertext()) for element in root.iter() if element.tag.endswith("text"))


def groups(root: ET.Element, kind: str) -> list[ET.Element]:
    return [e for e in root.iter("{http://www.w3.org/2000/svg}g") if kind in e.get("class", "").split()]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("kind", get_args(diagrams.Format))
def test_same_sop_gives_same_bytes(path: Path, kind: diagrams.Format) -> None:
    assert diagrams.draw(flow_in(path), kind, "id") == diagrams.draw(flow_in(path), kind, "id")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_step_actor_time_and_edge_is_drawn(path: Path) -> None:
    flow = flow_in(path)
    root = drawn(flow)
    words = squeezed(texts(root))
    for number, step in enumerate(flow.steps, 1):
        assert squeezed(f"{number}. {step.activity}") in words
        assert squeezed(wording.usual_duration(step.duration, "id")) in words
        for name in wording.actor_names(flow, step):
            assert squeezed(name) in words
    assert {group.get("data-step") for group in groups(root, "symbol")} == {step.id for step in flow.steps}
    written = sorted((flow.steps[e.source].id, flow.steps[e.target].id) for e in flow.edges)
    painted = sorted((g.get("data-from"), g.get("data-to")) for g in groups(root, "connector"))
    assert painted == written
    answers = sorted(squeezed("".join(e.itertext())) for e in root.iter() if e.get("class") == "exit")
    assert answers == sorted(squeezed(e.label) for e in flow.edges if e.label)


def test_symbols_follow_the_government_form() -> None:
    root = drawn(flow_in(DATA / "surat-keluar.sop.yaml"))
    kinds = {(g.get("data-step"), g.get("class")) for g in groups(root, "symbol")}
    assert ("konsep", "symbol terminator") in kinds
    assert ("arsip", "symbol terminator") in kinds
    assert ("tanda-tangan", "symbol process") in kinds
    assert {("koreksi", "symbol process"), ("koreksi", "symbol decision")} <= kinds
    capsule = groups(root, "terminator")[0]
    assert capsule[0].tag.rpartition("}")[2] == "rect"


def test_branches_part_and_meet_at_a_junction() -> None:
    root = drawn(flow_in(DATA / "permohonan.sop.yaml"))
    assert [g.get("data-step") for g in groups(root, "junction")] == ["bagi", "gabung"]
    one = flow_of(
        "  - {id: a, activity: A, actor: a, next: [b, c]}\n  - {id: b, activity: B, actor: a, next: d}\n"
        "  - {id: c, activity: C, actor: a}\n  - {id: d, activity: D, actor: a, join: any}\n"
    )
    assert "salah satu" in texts(drawn(one))


def test_the_main_way_is_a_straight_column() -> None:
    root = drawn(flow_in(DATA / "surat-keluar.sop.yaml"))
    middles = set()
    for group in groups(root, "symbol"):
        shape = group[0]
        if "points" in shape.attrib:
            xs = [float(pair.split(",")[0]) for pair in shape.attrib["points"].split()]
            middles.add(round((min(xs) + max(xs)) / 2))
        else:
            middles.add(round(float(shape.attrib["x"]) + float(shape.attrib["width"]) / 2))
    assert len(middles) == 1


def test_direction_right_is_wider_than_high() -> None:
    steps = "".join(f"  - {{id: s{n}, activity: Menulis, actor: a}}\n" for n in range(5))
    down = drawn(flow_of(steps)).get("viewBox", "").split()
    right = drawn(flow_of(steps, "layout: {direction: right}")).get("viewBox", "").split()
    assert float(down[2]) < float(down[3])
    assert float(right[2]) > float(right[3])


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts(text: str) -> None:
    flow = Flow.of(hostile_sop(text))
    root = drawn(flow)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "polygon", "path", "rect", "text"}
    assert squeezed(for_xml(text)) in squeezed(texts(root))
    assert {g.get("data-step") for g in groups(root, "symbol")} == {"s1", "s2"}
    assert len(groups(root, "connector")) == 2
    assert diagrams.draw(flow, "png", "id").startswith(b"\x89PNG")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_svg_is_whole_in_itself_and_says_what_it_shows(path: Path) -> None:
    flow = flow_in(path)
    picture = diagrams.draw(flow, "svg", "id").decode()
    assert "<!" not in picture
    assert "href" not in picture
    assert set(re.findall(r"https?://[^\"' ]+", picture)) == {"http://www.w3.org/2000/svg"}
    root = ET.fromstring(picture)
    assert root.get("role") == "img"
    title, description = root[0], root[1]
    assert root.get("aria-labelledby", "").split() == [title.get("id"), description.get("id")]
    assert flow.sop.title in (title.text or "")
    assert all(actor.name in (description.text or "") for actor in flow.sop.actors.values())


def test_inline_svg_has_ids_of_its_own_and_colours_to_change() -> None:
    picture = diagrams.draw(Flow.of(hostile_sop("warna #ffffff")), "svg", "id").decode()
    one, two = svg.inline(picture, "one"), svg.inline(picture, "two")
    assert one.startswith("<svg ")
    ids = re.findall(r' id="([^"]+)"', one + two)
    assert len(ids) == len(set(ids)) == 4
    assert 'aria-labelledby="one-title one-desc"' in one
    assert 'fill="var(--chart-paper, #ffffff)"' in one
    assert "warna #ffffff" in one
    assert not re.search(r'(fill|stroke)="#', one)


def test_png_is_twice_the_size_of_the_svg() -> None:
    flow = flow_in(DATA / "surat-keluar.sop.yaml")
    width, _ = struct.unpack(">II", diagrams.draw(flow, "png", "id")[16:24])
    assert abs(width - 2 * float(drawn(flow).get("width", "").removesuffix("pt"))) <= 2


def test_empty_and_broken_sops_are_drawn_too() -> None:
    assert drawn(Flow.of(Sop())).get("role") == "img"
    assert drawn(Flow.of(hostile_sop("  "))).get("role") == "img"
    twice = flow_of("  - {id: a, activity: A, actor: tidak-ada, next: hilang}\n  - {id: a}\n  - {}\n")
    root = drawn(twice)
    assert len(groups(root, "symbol")) == 3
    assert "tidak-ada" in texts(root)


def test_dot_needs_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find", None)
    source = diagrams.draw(flow_in(DATA / "permohonan.sop.yaml"), "dot", "id").decode()
    assert source == dot.flowchart(flow_in(DATA / "permohonan.sop.yaml"), "id").source


def test_words_follow_the_language() -> None:
    flow = flow_in(DATA / "permohonan.sop.yaml")
    assert "Mulai: " in diagrams.draw(flow, "dot", "id").decode()
    assert "Start: " in diagrams.draw(flow, "dot", "en").decode()


def test_three_point_estimates_are_put_into_words() -> None:
    time = estimate("5 menit", "10 menit", "1 hari kerja")
    assert wording.duration(time, "id") == "10 menit (5 menit \N{EN DASH} 1 hari kerja)"
    assert wording.usual_duration(time, "en") == "10 minutes"
    assert wording.duration(parse("PT30M"), "id") == "30 menit"
    assert wording.duration(parse("paling lama 4 (empat) hari kerja"), "id") == "paling lama 4 (empat) hari kerja"
    assert wording.duration(None, "id") == ""


def test_embedded_engine_is_found_without_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = engine.find()
    assert found.name == "embedded"
    assert found.note is None


def test_system_engine_stands_in_for_a_missing_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "embedded", lambda: None)
    monkeypatch.setattr(engine, "system", lambda: Path("dot"))
    found = engine.find()
    assert (found.name, found.program) == ("system", Path("dot"))
    assert found.note is not None


def test_without_an_engine_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "embedded", lambda: None)
    monkeypatch.setattr(engine, "system", lambda: None)
    with pytest.raises(diagrams.EngineError, match="pip install graphviz-pure") as caught:
        diagrams.draw(flow_in(DATA / "surat-keluar.sop.yaml"), "svg", "id")
    assert "jalankan" in caught.value.remedy.id


def test_an_engine_that_fails_or_cannot_start_is_told() -> None:
    with pytest.raises(diagrams.EngineError, match="failed"):
        engine.run(engine.find(), "digraph {", ("-Tsvg",))
    with pytest.raises(diagrams.EngineError, match="failed"):
        engine.run(engine.Engine("embedded", Path("no", "such", "program")), "digraph {}", ("-Tsvg",))


def test_an_engine_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_SECONDS", 0.2)
    slow = engine.Engine("embedded", Path(sys.executable))
    with pytest.raises(diagrams.EngineError, match="took longer"):
        engine.run(slow, "", ("-c", "import time; time.sleep(30)"))


@pytest.mark.skipif(not shutil.which("dot"), reason="no Graphviz on this machine")
def test_system_engine_draws() -> None:
    assert b"data-step" in diagrams.draw(flow_in(DATA / "permohonan.sop.yaml"), "svg", "id", "system")


@pytest.mark.skipif(not shutil.which("dot"), reason="no Graphviz on this machine")
def test_a_question_stays_inside_its_diamond_in_every_graphviz() -> None:
    questions = ("Sah?", "Apakah sisa cuti mencukupi?", "Apakah bayi sehat dan tidak ada kontraindikasi?")
    for question in questions:
        flow = Flow.of(Sop.model_validate({
            "id": "x", "title": "Judul", "actors": {"a": "Petugas"},
            "steps": [
                {"id": "a", "activity": "Memeriksa", "actor": "a", "question": question, "decision": {"Ya": "b", "Tidak": "c"}},
                {"id": "b", "activity": "Mencatat", "actor": "a", "end": True},
                {"id": "c", "activity": "Menolak", "actor": "a"},
            ],
        }))  # fmt: skip
        plain = subprocess.run(["dot", "-Tplain"], input=dot.draw(flow, "id"), capture_output=True, check=True).stdout
        (node,) = (line.split() for line in plain.decode().splitlines() if line.startswith("node d0 "))
        wide, high = (float(inches) * 25.4 for inches in node[4:6])
        lines = labels.wrap(question, 17)
        across = max(measure(line, palette.SMALL * POINT) for line in lines) / wide
        assert across + len(lines) * palette.SMALL * POINT / high < 1.05, question
