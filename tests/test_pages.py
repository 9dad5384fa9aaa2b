"""The table on paper: hard gates on the painted pages of random SOPs and of all examples, and hard cases by hand."""

import os
from pathlib import Path

import pytest

from sopctl.choices import PaperName
from sopctl.documents.form import form
from sopctl.drawings import svg
from sopctl.flow import Flow
from sopctl.layout import PAPERS, arrange, lay_out, picture
from sopctl.load import load
from sopctl.model import Profile, Sop
from sopctl.profiles import find
from sopctl.source import read_file
from tests.conftest import ROOT, Sopctl
from tests.page_gates import Painted, broken_edges, faults, missing_labels, strayed, struck_heads
from tests.random_sops import random_sop
from tests.test_diagrams import HOSTILE, hostile_sop

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))
SEEDS = range(320 if os.environ.get("CI") else 24)


def profile(name: str = "sop-ap") -> Profile:
    found = find(name)
    assert found
    return found


def check(flow: Flow, paper: PaperName = "A4", name: str = "sop-ap") -> list[Painted]:
    table = form(flow, profile(name), "id")
    drawing = lay_out(table, paper)
    pages = [Painted(data) for data in svg.pages(drawing)]
    for number, page in enumerate(pages, 1):
        found = faults(page)
        assert not found, (number, dict(found))
        assert struck_heads(page) == [], number
    edges = [(flow.steps[a.source].id, flow.steps[a.target].id, a.label) for a in table.arrows]
    assert broken_edges(pages, [edge[:2] for edge in edges]) == []
    assert missing_labels(pages, [edge for edge in edges if edge[2]]) == []
    return pages


@pytest.mark.parametrize("seed", SEEDS)
def test_random_sop(seed: int) -> None:
    paper: PaperName = tuple(PAPERS)[seed % 7 % len(PAPERS)]
    check(Flow.of(random_sop(seed)), paper)


@pytest.mark.parametrize("name", ["sop-ap", "plain"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_example(path: Path, name: str) -> None:
    flow = Flow.of(load(read_file(path, path.name)).sop)
    for paper in PAPERS:
        pages = check(flow, paper, name)
        assert [found for page in pages for found in strayed(page)] == []


def sop(steps: list[dict[str, object]], actors: int = 3) -> Flow:
    people = {f"p{n}": f"Kepala Subbagian {n}" for n in range(actors)}
    return Flow.of(Sop.model_validate({"id": "x", "title": "Judul", "actors": people, "steps": steps}))


def symbols(pages: list[Painted], step: str) -> list[str]:
    return [s.kind for page in pages for s in page.symbols if s.step == step and not s.letter]


def test_first_and_last_steps_are_capsules_and_decisions_diamonds() -> None:
    pages = check(
        sop([
            {"id": "a", "activity": "Menerima", "actor": "p0"},
            {"id": "b", "activity": "Memeriksa", "actor": "p1", "decision": {"Ya": "c", "Tidak": "a"}},
            {"id": "c", "activity": "Membahas", "actor": ["p0", "p2"]},
            {"id": "d", "activity": "Menyimpan", "actor": "p2"},
        ])
    )  # fmt: skip
    assert [symbols(pages, step) for step in "abcd"] == [["terminator"], ["decision"], ["process"] * 2, ["terminator"]]
    assert len(pages[0].links) == 1
    assert {text.text for text in pages[0].texts if text.kind == "exit"} == {"Ya", "Tidak"}


@pytest.mark.parametrize("count", [4, 6, 8])
def test_many_answers_keep_apart(count: int) -> None:
    first = {
        "id": "a",
        "activity": "Memilih",
        "actor": "p1",
        "decision": {f"Pilihan {n}": f"s{n}" for n in range(count)},
    }
    check(sop([first, *({"id": f"s{n}", "activity": "x", "actor": f"p{n % 3}", "end": True} for n in range(count))]))


def test_a_step_may_lead_to_itself_and_two_answers_to_one_step() -> None:
    steps: list[dict[str, object]] = [
        {"id": "a", "activity": "Mengulang", "actor": "p1", "decision": {"Ya": "b", "Ulang": "a"}},
        {"id": "b", "activity": "Memilih", "actor": "p0", "decision": {"Ya": "c", "Tidak": "c"}},
        {"id": "c", "activity": "Menutup", "actor": "p0"},
    ]
    check(sop(steps))


def test_text_longer_than_a_page_goes_on_on_the_next() -> None:
    pages = check(sop([{"id": "a", "activity": "kata " * 3000, "actor": "p0"}, {"id": "b", "activity": "x" * 900}]))
    words = [word for page in pages for text in page.texts for word in text.text.split()]
    assert words.count("kata") == 3000
    assert symbols(pages, "a") == ["terminator"]


def test_no_step_stands_alone_on_the_last_page() -> None:
    for path in sorted((ROOT / "examples").glob("*.sop.yaml")):
        flow = Flow.of(load(read_file(path, path.name)).sop)
        for paper in PAPERS:
            *others, last = lay_out(form(flow, profile(), "id"), paper).pages
            steps = {symbol.step for symbol in last.symbols if not symbol.letter}
            assert not others or len(steps) > 1, (path.name, paper)


def test_many_actors_get_larger_paper() -> None:
    drawing = lay_out(form(Flow.of(random_sop(1, 20, 40)), profile(), "id"))
    assert drawing.paper in {"A2", "A1"}
    check(Flow.of(random_sop(1, 20, 40)))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    flow = Flow.of(hostile_sop(text))
    for data in svg.pages(lay_out(form(flow, profile(), "id"))):
        page = Painted(data)
        assert not faults(page)
        allowed = {"svg", "title", "desc", "style", "rect", "line", "path", "g", "text", "polygon"}
        assert {element.tag.rpartition("}")[2] for element in page.root.iter()} <= allowed
        assert not any(name.startswith("on") or "href" in name for e in page.root.iter() for name in e.attrib)


def test_an_empty_sop_has_a_page_with_headings() -> None:
    (page,) = check(Flow.of(Sop()))
    assert "Kegiatan" in {text.text for text in page.texts}


def test_a_drawing_is_the_same_every_time() -> None:
    first, second = (lay_out(form(Flow.of(random_sop(7)), profile(), "id")) for _ in range(2))
    assert first == second
    assert first.pages[0].connectors
    assert svg.pages(first) == svg.pages(second)


def test_characters_that_the_font_lacks_are_told() -> None:
    flow = sop([{"id": "a", "activity": "Menyimpan \N{FIRE} 書類", "actor": "p0"}])
    assert lay_out(form(flow, profile(), "id")).missing == ("書", "類", "\N{FIRE}")


def test_the_table_alone_is_one_picture(sopctl: Sopctl) -> None:
    ran = sopctl("render", ROOT / "examples" / "cuti-pegawai.sop.yaml", "--view", "table", "--paper", "F4")
    assert ran.code == 0
    assert [path.name for path in Path("build").iterdir()] == ["cuti-pegawai.svg"]
    page = Painted(Path("build/cuti-pegawai.svg").read_bytes())
    assert (page.width, page.height) == (330, pytest.approx(page.low + 10, abs=0.1))


@pytest.mark.parametrize("seed", SEEDS[:12])
def test_a_picture_has_no_pages_and_keeps_the_gates(seed: int) -> None:
    flow = Flow.of(random_sop(seed))
    (data,) = svg.pages(picture(form(flow, profile(), "id")))
    page = Painted(data)
    assert not faults(page)
    assert not [symbol for symbol in page.symbols if symbol.kind == "offpage"]
    assert not [text for text in page.texts if text.text.startswith("Halaman")]
    edges = [(flow.steps[e.source].id, flow.steps[e.target].id) for e in flow.edges]
    assert broken_edges([page], edges) == []


@pytest.mark.parametrize("first", [1, 4, 97])
def test_pentagons_name_the_pages_of_the_document(first: int) -> None:
    arranged = arrange(form(Flow.of(random_sop(7, 60, 5)), profile(), "id"))
    drawing = arranged.drawing(first, first + arranged.count + 2)
    for page in drawing.pages:
        others = {symbol.page for symbol in page.symbols if symbol.letter}
        assert others <= set(range(first, first + arranged.count)) - {page.number}
        said = {line.text for symbol in page.symbols for line in symbol.lines if symbol.letter}
        assert {f"hal. {number}" for number in others} <= said
        assert f"Halaman {page.number} dari {first + arranged.count + 2}" in {line.text for line in page.texts}


def test_larger_paper_and_missing_characters_are_told(sopctl: Sopctl) -> None:
    people = "\n".join(f"  p{n}: Kepala Subbagian {n}" for n in range(40))
    text = f"sopctl: 1\nid: a\ntitle: Rapat \N{FIRE}\nactors:\n{people}\nsteps:\n  - {{id: s, activity: Membuka, actor: p0}}\n"
    Path("a.sop.yaml").write_text(text, encoding="utf-8")
    ran = sopctl("render", "a.sop.yaml", "--format", "svg", "--force", "--lang", "id")
    assert "tabel tidak muat di kertas A4, sehingga halamannya berukuran A1" in ran.out
    assert "U+1F525" in ran.out


def test_the_table_alone_is_a_picture_only(sopctl: Sopctl) -> None:
    ran = sopctl("render", ROOT / "examples" / "surat-masuk.sop.yaml", "--view", "table", "--format", "md")
    assert ran.code == 2
    assert "md" in ran.err
