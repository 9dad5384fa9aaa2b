"""The drawn diff: hard gates on the union of random versions, and what is marked how."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from sopctl.api.review import review
from sopctl.api.reviewing.drawn import picture, publication
from sopctl.diff import compare
from sopctl.diff.effects import effects
from sopctl.diff.review import Review
from sopctl.drawings import press
from sopctl.layout.publication import Picture, TextPage
from sopctl.model import Profile, Sop
from sopctl.profiles import find
from tests.conftest import ROOT, Sopctl
from tests.diff.random_versions import pair
from tests.diff.test_diff_command import PARAF, sop, write
from tests.page_gates import SVG, Painted, faults
from tests.random_sops import random_sop


def profile() -> Profile:
    found = find("sop-ap")
    assert found
    return found


def reviewed(old: Sop, new: Sop) -> Review:
    comparison = compare(old, new)
    return Review("a.sop.yaml", "changed", comparison, effects(comparison))


@pytest.mark.parametrize("seed", range(24))
def test_the_union_of_two_versions_keeps_every_gate_of_the_page(seed: int) -> None:
    one = reviewed(*pair(seed))
    made = publication((one,), {"a.sop.yaml": profile()}, "id")
    for page in made.pages:
        assert isinstance(page, TextPage)
        (shown,) = page.blocks
        assert isinstance(shown, Picture)
        painted = Painted(shown.data)
        found = {gate: bad for gate, bad in faults(painted).items() if bad}
        assert not found


@pytest.mark.parametrize("seed", range(12))
def test_every_step_of_both_versions_is_there_once_and_marked(seed: int) -> None:
    old, new = pair(seed)
    comparison = compare(old, new)
    root = ET.fromstring(picture(reviewed(old, new), profile(), "en"))
    before = [step.id for step in comparison.aligned.steps]
    after = [step.id for step in new.steps]
    rows = list(dict.fromkeys(cell.get("data-step") for cell in _groups(root, "cell") if cell.get("data-step")))
    assert [row for row in rows if row in set(after)] == after
    assert set(rows) == {*before, *after}
    marked = {group.get("data-step"): group.get("class") for group in _groups(root, "mark")}
    assert {row for row, kind in marked.items() if kind == "mark removed"} == set(before) - set(after)
    assert {row for row, kind in marked.items() if kind == "mark added"} == set(after) - set(before)
    inside = {
        change.path[1] for change in comparison.changes if change.path[:1] == ("steps",) and change.kind != "renamed"
    }
    assert set(marked) <= inside | {step.id for change in comparison.changes for step in _steps(change.new, change.old)}


def _groups(root: ET.Element, kind: str) -> list[ET.Element]:
    return [group for group in root.iter(f"{SVG}g") if (group.get("class") or "").split(" ")[0] == kind]


def _steps(*values: object) -> list[Sop]:
    return [step for value in values if isinstance(value, tuple) for step in value if hasattr(step, "activity")]


def test_nothing_is_marked_where_nothing_differs() -> None:
    made = random_sop(5, steps=9)
    drawn = picture(reviewed(made, made), profile(), "en")
    assert 'class="mark ' not in drawn
    assert 'class="gone"' not in drawn


def draw(sopctl: Sopctl, new: str) -> str:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", new)
    assert sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--out", "d.svg").out == "d.svg written\n"
    return Path("d.svg").read_text(encoding="utf-8")


def test_what_is_gone_stands_where_it_stood_and_is_struck_through(sopctl: Sopctl) -> None:
    drawn = draw(sopctl, sop().replace(PARAF, ""))
    assert re.findall(r'<g class="mark (\w+)" data-step="(\w+)">', drawn) == [("removed", "paraf")]
    rows = re.findall(r'<g class="cell" data-column="activity" data-step="(\w+)">', drawn)
    assert rows == ["terima", "paraf", "kirim"]
    assert drawn.count('class="gone"') >= 3
    assert re.search(r'data-from="terima" data-to="kirim"[^>]*stroke="#17692c"', drawn)
    assert re.search(r'data-from="terima" data-to="paraf"[^>]*stroke-dasharray', drawn)


def test_a_cell_says_both_values_and_the_actor_who_did_it_before(sopctl: Sopctl) -> None:
    text = sop().replace("actor: k, duration: 10 menit", "actor: a, duration: 20 menit")
    drawn = draw(sopctl, text)
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    for words in ("\N{MINUS SIGN} 10 menit", "+ 20 menit", "\N{MINUS SIGN} Kepala Dinas", "+ Agendaris", "~ 2"):
        assert words in texts
    assert 'class="ghost" data-step="paraf"' in drawn


def test_signs_of_the_format_in_a_text_are_just_text(sopctl: Sopctl) -> None:
    drawn = draw(sopctl, sop().replace("Memaraf surat", '"+ <b>tambah</b> & \N{MINUS SIGN} kurang"'))
    ET.fromstring(drawn)
    assert "<b>" not in drawn


def test_a_print_is_one_document_and_the_same_each_time(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace(PARAF, ""))
    for name in ("1.pdf", "2.pdf"):
        assert sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--out", name).code == 0
    assert Path("1.pdf").read_bytes().startswith(b"%PDF-")
    assert Path("1.pdf").read_bytes() == Path("2.pdf").read_bytes()


def test_several_pictures_need_a_folder(sopctl: Sopctl) -> None:
    for name in ("a", "b"):
        write(f"old/{name}.sop.yaml", sop(name))
        write(f"new/{name}.sop.yaml", sop(name).replace(PARAF, ""))
    ran = sopctl("diff", "old", "new", "--out", "d.svg")
    assert ran.code == 2
    assert "2 SOPs differ, and d.svg is one file" in ran.err
    assert sopctl("diff", "old", "new", "--format", "svg", "--out", "drawn").code == 0
    assert sorted(path.name for path in Path("drawn").iterdir()) == ["a.diff.svg", "b.diff.svg"]


def test_the_page_for_the_browser_holds_the_drawing_and_nothing_from_outside(sopctl: Sopctl) -> None:
    write("old.sop.yaml", sop())
    write("new.sop.yaml", sop().replace(PARAF, ""))
    sopctl("diff", "old.sop.yaml", "new.sop.yaml", "--out", "d.html")
    page = Path("d.html").read_text(encoding="utf-8")
    assert '<g class="mark removed" data-step="paraf">' in page
    assert not re.search(r"(?:src|href)=|url\(|<script|@import", page)
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))


def test_one_that_came_or_went_is_drawn_as_a_whole(sopctl: Sopctl) -> None:
    write("old/gone.sop.yaml", sop("gone"))
    write("new/come.sop.yaml", sop("come"))
    sopctl("diff", "old", "new", "--format", "svg", "--out", "drawn")
    come, gone = (Path(f"drawn/{name}.diff.svg").read_text(encoding="utf-8") for name in ("come", "gone"))
    assert come.count('class="mark added"') == gone.count('class="mark removed"') == 3


def test_all_pages_are_set(sopctl: Sopctl) -> None:
    """A long union has several pages, each with its own marks."""
    old = random_sop(11, steps=30)
    new = old.model_copy(update={"steps": (*old.steps[:10], *old.steps[15:])})
    made = publication((reviewed(old, new),), {"a.sop.yaml": profile()}, "en")
    assert len(made.pages) > 1
    assert press.pdf(made).startswith(b"%PDF-")


def test_examples_of_the_project_can_be_compared_with_each_other() -> None:
    names = [ROOT / "examples" / f"{name}.sop.yaml" for name in ("surat-masuk", "surat-keluar")]
    (one,) = review([str(name) for name in names]).reviews
    assert "mark added" in picture(one, profile(), "id")
