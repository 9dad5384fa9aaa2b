"""The HTML page in Chromium: what a reader sees and can do, with eyes, mouse, keyboard and ears, and on paper."""

import atexit
import base64
import io
import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pypdf
import pytest

from sopctl.api.batch import batches
from sopctl.api.formats import FORMATS, Job
from sopctl.i18n import document_language
from sopctl.layout.publication import Grid, Picture, Publication, TablePage, TextBlock, TextPage
from sopctl.model import Sop
from tests.clients import need, need_module
from tests.conftest import ROOT
from tests.random_sops import random_sop
from tests.test_diagrams import hostile_sop
from tests.test_web import ATTACKS, page_of, profile_of

TABLES = ("surat-keluar", "paspor-biasa", "pengaduan-masyarakat")
OTHERS = ("major-incident", "imunisasi-bayi")
SCRIPT = ("node", str(ROOT / "tests" / "browser.mjs"))
MORE = (
    "laboratory-sample-test",
    "lost-property",
    "nonconforming-output",
    "pemberian-obat-high-alert",
    "river-water-sampling",
)
"""Examples of the profiles that the others do not show."""


@cache
def job(name: str) -> Job:
    (batch,) = batches([str(ROOT / "examples" / f"{name}.sop.yaml")])
    checked = batch.check(batch.inputs[0])
    return Job(checked, document_language(checked.loaded.sop.language), stem=name, titles=batch.titles)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of some examples."""
    folder = tmp_path_factory.mktemp("pages")
    for name in (*TABLES, *OTHERS, *MORE):
        (file,) = FORMATS["html"](job(name))
        (folder / f"{name}.html").write_bytes(file.data)
    return folder


def browse(task: str, *pages: Path | str) -> list[Any]:
    """Return what a browser saw on each page."""
    command = [*SCRIPT, task, *map(str, pages)]
    environment = environ() | {"SOPCTL_BROWSER": browser()}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@cache
def browser() -> str:
    """Return the address of a browser, started once for all tests of a process."""
    environment = environ() | {"SOPCTL_CHROMIUM": need("chromium")}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    running = subprocess.Popen([*SCRIPT, "serve"], env=environment, encoding="utf-8", **pipes)
    atexit.register(running.communicate)
    return running.stdout.readline().strip()


def environ() -> dict[str, str]:
    need_module("playwright-core")
    return {**os.environ, "SOPCTL_NODE_MODULES": str(need_module("axe-core").parent)}


@pytest.mark.parametrize(
    ("task", "names"), [("axe", ("surat-keluar", *OTHERS)), ("glance", MORE)], ids=["public", "others"]
)
def test_axe_finds_nothing(task: str, names: tuple[str, ...], folder: Path) -> None:
    assert browse(task, *(folder / f"{name}.html" for name in names)) == [[] for _ in names]


def test_axe_saw_every_profile() -> None:
    shown = {job(name).checked.loaded.sop.profile for name in ("surat-keluar", *OTHERS, *MORE)}
    assert shown == {path.stem for path in (ROOT / "templates" / "profiles").glob("*.yaml")}


def test_the_drawing_lies_exactly_over_the_table(folder: Path) -> None:
    for seen in browse("overlay", *(folder / f"{name}.html" for name in TABLES)):
        for window in seen:
            assert window["symbols"] > 5
            assert window["off"] < 0.5
            assert window["full"] == []


def test_the_drawing_fits_tables_of_any_kind(tmp_path: Path) -> None:
    wide = {
        "title": "Empat puluh",
        "language": "id",
        "actors": {f"p{n}": f"Pejabat ke-{n} bidang pertanggungjawaban" for n in range(40)},
        "steps": [{"id": f"s{n}", "activity": "Memeriksa berkas", "actor": f"p{n}"} for n in range(40)],
    }
    found = {
        "wide": Sop.model_validate(wide),
        "long": random_sop(5, 30, 6),
        "words": hostile_sop("panjang" * 43),
        "scripts": hostile_sop("\N{HEBREW LETTER ALEF} 漢字漢字 \N{FIRE} " * 6),
    }
    for name, sop in found.items():
        page = page_of(sop, profile_of(sop).model_copy(update={"flow": "table"}))
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    for seen in browse("overlay", *(tmp_path / f"{name}.html" for name in found)):
        for window in seen:
            assert window["off"] < 0.6
            assert window["full"] == []


def test_search(folder: Path) -> None:
    (seen,) = browse("search", folder / "surat-keluar.html")
    assert seen.pop("faults") == []
    found = seen.pop("marked")
    assert len(found) == 7
    assert {text.lower() for text in found} == {"surat keluar"}
    assert seen == {
        "focused": "search",
        "first": "1 dari 7",
        "next": "2 dari 7",
        "last": "7 dari 7",
        "round": "1 dari 7",
        "place": True,
        "nothing": "tidak ada",
        "cleared": ["", 0],
    }


@pytest.mark.parametrize("name", ["surat-keluar", "major-incident"])
def test_zoom(name: str, folder: Path) -> None:
    (seen,) = browse("zoom", folder / f"{name}.html")
    assert seen["faults"] == []
    first, *widths = seen["widths"]
    assert [round(width / first, 2) for width in widths] == [1.25, 1, 1.56, 1.25, 1, 2.72, 1]
    assert seen["said"] == "272\N{NO-BREAK SPACE}%"
    left, most = seen["pan"]
    assert 0.5 * most < left < most, "what is under the mouse stays there"


def test_keyboard_alone(folder: Path) -> None:
    (seen,) = browse("keyboard", folder / "surat-keluar.html")
    assert [seen["skip"], seen["content"]] == ["skip", "content"]
    assert [text for text, _ in seen["stops"]][1:] == [
        "1", "langkah 2", "2", "langkah 3", "langkah 1", "3", "langkah 4"
    ]  # fmt: skip
    assert all(visible for _, visible in seen["stops"])
    assert {"koreksi>paraf", "paraf>tanda-tangan", "paraf"} == set(seen["lit"])
    assert seen["hash"] == "#step-tanda-tangan"


def test_a_link_to_a_step_shows_it(folder: Path) -> None:
    (seen,) = browse("steps", folder / "surat-keluar.html")
    assert seen["faults"] == []
    assert seen["uncovered"], "the row is not under the head of the table"
    assert seen["ground"][0] != seen["ground"][1]
    assert seen["current"] == ["kirim"]
    assert set(seen["lit"]) == {"konsep>koreksi", "koreksi>paraf", "koreksi>konsep", "koreksi"}
    assert seen["again"] == ["konsep"]


def test_on_a_phone_each_step_is_a_card_that_says_everything(folder: Path) -> None:
    (seen,) = browse("phone", folder / "surat-keluar.html")
    assert seen["faults"] == []
    assert seen["wider"] <= 0
    assert not seen["overlay"]
    assert seen["tall"] >= 24, "links are large enough for a finger (WCAG 2.5.8)"
    assert seen["cards"][1] == (
        "2 Memeriksa konsep surat Pelaksana: Kepala Subbagian Umum Sesuai: lanjut ke langkah 3 "
        "Tidak sesuai: kembali ke langkah 1 Konsep surat 15 menit Konsep surat berparaf kepala subbagian "
        "Tidak sesuai: isi atau tata naskah perlu diperbaiki"
    )


def test_without_script_the_page_is_complete(folder: Path) -> None:
    (seen,) = browse("plain", folder / "surat-keluar.html")
    assert seen["faults"] == []
    assert [seen["bar"], seen["paper"], seen["overlay"]] == [False, False, True]
    for words in ("Dasar Hukum", "Memeriksa konsep surat", "Riwayat Perubahan"):
        assert words in seen["text"]


def test_texts_do_nothing_in_a_browser(tmp_path: Path) -> None:
    files = []
    for number, text in enumerate(ATTACKS):
        for flow in ("table", "flowchart"):
            sop = hostile_sop(text)
            files.append(tmp_path / f"{number}-{flow}.html")
            page = page_of(sop, profile_of(sop).model_copy(update={"flow": flow}))
            files[-1].write_text(page, encoding="utf-8")
    for file, seen in zip(files, browse("attack", *files), strict=True):
        assert seen["pwned"] is None, file
        assert seen["faults"] == [], file


@pytest.mark.parametrize("name", ["surat-keluar", "paspor-biasa", "major-incident", "imunisasi-bayi"])
def test_printing_gives_the_pages_of_the_publication(name: str, folder: Path) -> None:
    publication = job(name).publication
    (seen,) = browse("print", folder / f"{name}.html")
    printed = pypdf.PdfReader(io.BytesIO(base64.b64decode(seen["pdf"])))
    assert len(printed.pages) == len(publication.pages)
    for sheet, page in zip(printed.pages, publication.pages, strict=True):
        size = [float(length) / 72 * 25.4 for length in (sheet.mediabox.width, sheet.mediabox.height)]
        assert size == pytest.approx([page.width, page.height], abs=0.3)
        assert letters(sheet.extract_text()) == letters("".join(texts(page)))
    assert_selectable(publication, printed)


def assert_selectable(publication: Publication, printed: pypdf.PdfReader) -> None:
    """Check that each page's words can be found in it, not only its letters."""
    for sheet, page in zip(printed.pages, publication.pages, strict=True):
        found = re.sub(r"\s", "", sheet.extract_text())
        for text in texts(page):
            assert re.sub(r"\s", "", text) in found


def letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", text))


def texts(page: TextPage | TablePage) -> Iterator[str]:
    """Yield each piece of text on a page."""
    if isinstance(page, TablePage):
        for holder in (*page.page.cells, *page.page.symbols, *page.page.labels, page.page):
            lines = holder.texts if holder is page.page else holder.lines
            yield from (line.text for line in lines)
        if page.below:
            yield from texts(page.below)
        return
    for block in page.blocks:
        inner = [item for cell in block.cells for item in cell.blocks] if isinstance(block, Grid) else [block]
        for item in inner:
            yield from _block(item)
    for item in page.furniture:
        yield from [] if isinstance(item, Picture) else [item.text]


def _block(block: TextBlock | Picture) -> Iterator[str]:
    if isinstance(block, TextBlock):
        yield from (run.text for run in block.runs)
    elif block.kind == "svg":
        yield from map(unescape, re.findall("<text[^>]*>([^<]*)</text>", block.data.decode()))
