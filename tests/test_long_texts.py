"""Words that never end and lists that are too long: told, cut where they must be, and drawn in seconds."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from sopctl.poster.content.content import Content, Stage
from sopctl.poster.layout.poster import _may_fit
from sopctl.poster.layout.sizes import SIZES
from tests.conftest import ROOT, Sopctl
from tests.page_gates import Painted, faults

SECONDS = 12.0
"""Many times what a call takes that does bounded work, and a small part of what it took before."""
KEPT = {"profile", "status", "language", "id", "was", "actor", "to", "next", "calls", "join", "date", "url"}
WORD = "kabcdefghij"
PDF, SVG = ("--format", "pdf"), ("--format", "svg")


def sop(**changes: Any) -> dict[str, Any]:
    step = {"actor": "a", "duration": "5 menit", "outputs": ["Surat"]}
    steps = [
        {"id": "susun", "activity": "Menyusun surat", **step},
        {"id": "periksa", "activity": "Memeriksa surat", **step, "decision": {"Ya": "kirim", "Tidak": "susun"}},
        {"id": "kirim", "activity": "Mengirim surat", **step},
    ]
    base = {"sopctl": 1, "id": "surat", "title": "Surat", "language": "id", "profile": "sop-ap"}
    return {**base, "actors": {"a": "Petugas"}, "steps": steps, **changes}


def lengthened(value: Any, letters: int) -> Any:
    """Return a value with one long word in the place of each text that is no reference."""
    if isinstance(value, dict):
        return {key: one if key in KEPT else lengthened(one, letters) for key, one in value.items()}
    if isinstance(value, list):
        return [lengthened(one, letters) for one in value]
    return (WORD * (letters // len(WORD) + 1))[:letters] if isinstance(value, str) else value


def written(value: dict[str, Any]) -> Path:
    path = Path("a.sop.yaml")
    path.write_text(yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=10**9), encoding="utf-8")
    return path


def rendered(sopctl: Sopctl, value: dict[str, Any], *wanted: str) -> str:
    """Render an SOP and return what was said; it must not take long."""
    path, start = written(value), time.process_time()
    ran = sopctl("render", path, "--force", "--jobs", "1", "--out", "o", "--lang", "en", *wanted)
    assert ran.code == 0, ran.err
    assert time.process_time() - start < SECONDS
    return ran.out + ran.err


def painted() -> Iterator[Painted]:
    for path in Path("o").glob("*.svg"):
        if 'class="connector"' in path.read_text(encoding="utf-8"):
            yield Painted(path.read_bytes())


def drawn() -> str:
    return "".join(path.read_text(encoding="utf-8") for path in Path("o").glob("*.svg"))


def test_long_words_in_all_fields_of_an_example(sopctl: Sopctl) -> None:
    example = yaml.load((ROOT / "examples" / "kartu-keluarga.sop.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    example.pop("layout", None)
    hostile = lengthened(example, 1000) | {"sopctl": 1, "identity": {}, "history": []}
    hostile["steps"] = [step | {"join": None} for step in hostile["steps"]]
    said = rendered(sopctl, hostile, "--format", "pdf,html,docx,drawio,poster")
    assert "names of actors and answers with more than 300 letters were cut" in said
    for command in ("lint", "fmt"):
        start = time.process_time()
        assert sopctl(command, "a.sop.yaml").code in {0, 1}
        assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("where", ["actor", "answer", "activity"])
def test_one_word_of_40_000_letters(where: str, sopctl: Sopctl) -> None:
    value, word = sop(), (WORD * 4000)[:40_000]
    if where == "actor":
        value["actors"] = {"a": word}
    elif where == "answer":
        value["steps"][1]["decision"] = {word: "kirim", word + "x": "susun"}
    else:
        value["steps"][0]["activity"] = word
    said = rendered(sopctl, value, "--format", "svg,poster")
    assert ("were cut: `kabcdefghij" in said) == (where != "activity")
    pages = list(painted())
    assert pages
    assert [fault for page in pages for fault in faults(page)] == []
    labels = {"".join(node.itertext()) for page in pages for node in page.root.iter() if node.get("class") == "exit"}
    assert len(labels) >= 2, "answers that begin alike are still told from each other"


def test_pages_grow_where_no_paper_is_high_enough(sopctl: Sopctl) -> None:
    value = sop(actors={f"a{n}": "Petugas " * 37 for n in range(70)})
    value["steps"] = [step | {"actor": f"a{n * 20}"} for n, step in enumerate(value["steps"])]
    value["steps"][1]["decision"] = {f"{n} " + WORD * 26: ("kirim", "susun")[n % 2] for n in range(12)}
    said = rendered(sopctl, value, *SVG)
    assert re.search(r"the table does not fit A4, so its pages are 1189 x \d{4} mm", said)
    pages = list(painted())
    assert pages
    assert all(text.box[3] < page.height for page in pages for text in page.texts)


def test_many_answers_stand_in_the_last_column(sopctl: Sopctl) -> None:
    value = sop()
    value["steps"][1]["decision"] = {f"Jawaban {n}": ("kirim", "susun")[n % 2] for n in range(150)}
    said = rendered(sopctl, value, "--format", "svg,html,drawio")
    assert "`periksa` has 150 answers" in said
    pages = list(painted())
    assert [fault for page in pages for fault in faults(page)] == []
    assert "Jawaban 149: step 1" in drawn()
    assert "`periksa` memiliki" in sopctl("render", "a.sop.yaml", "--force", *PDF, "--lang", "id").out


def test_a_table_without_a_last_column_says_answers_with_the_activity(sopctl: Sopctl) -> None:
    value = sop(profile="own.yaml")
    value["steps"][1]["decision"] = {f"Jawaban {n}": ("kirim", "susun")[n % 2] for n in range(13)}
    own = "profile: own\nflow: table\ncolumns: [no, activity, actor, duration]\n"
    Path("own.yaml").write_text(own, encoding="utf-8")
    rendered(sopctl, value, *SVG)
    assert "Jawaban 12: step 3" in drawn()


def test_long_lists(sopctl: Sopctl) -> None:
    value = sop(actors={"a": "Petugas", **{f"x{n}": f"Petugas {n}" for n in range(300)}})
    value["steps"][0] |= {"outputs": [f"Berkas {n}" for n in range(2000)], "actor": [f"x{n}" for n in range(300)]}
    rendered(sopctl, value, "--format", "svg,html")


def test_what_no_poster_holds_is_not_tried() -> None:
    def said(letters: int) -> Content:
        stage = Stage(1, "Pemohon", ("w" * letters,), "")
        return Content("id", "", "", (), (), None, "", (stage,), "", None, None, "", "", "", "", "", "")

    assert _may_fit(said(2_000), SIZES["A3"])
    assert not _may_fit(said(40_000), SIZES["A3"])
