"""What Word is known to refuse, although the schema may allow it."""

import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec.structs import replace

from sopctl.documents.document import Prose
from sopctl.model import Sop
from sopctl.office import Setup
from sopctl.office import docx as word
from sopctl.office import xlsx as excel
from sopctl.office.docx.limits import WordError
from tests.conftest import Sopctl
from tests.printed import EXAMPLES
from tests.random_sops import random_sop
from tests.test_office import SEEDS, XDR, A, W, of_sop, parts, xml

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize(
    "address",
    [
        "https://contoh.example/a#b#c",
        "https://contoh.example/" + "a" * 3000,
        "https://",
        "mailto:",
        "http://[",
        "http://:80/",
        "http://contoh.example:99999/",
        "http://contoh.example:port/",
    ],
    ids=lambda address: address[:30],
)
def test_an_address_that_is_none_stays_text(address: str) -> None:
    prose = Prose(f"[tautan](<{address}>) [baik](https://contoh.example/jalan?q=%C3%BC&r=(1)#akhir)")
    data = word.write(replace(of_sop(Sop(), "plain")[0], blocks=(prose,)), Setup())
    relations = etree.fromstring(parts(data)["word/_rels/document.xml.rels"])
    outside = [node.get("Target") for node in relations if node.get("TargetMode") == "External"]
    assert outside == ["https://contoh.example/jalan?q=%C3%BC&r=(1)#akhir"]
    assert "tautan" in "".join(node.text or "" for node in xml(data, "word/document.xml").iter(f"{W}t"))


def test_more_columns_than_word_takes_are_told(sopctl: Sopctl, tmp_path: Path) -> None:
    document, setup = of_sop(random_sop(3, 12, 70))
    with pytest.raises(WordError, match="at most 63"):
        word.write(document, setup)
    assert excel.write(document, setup)
    steps = "".join(f"  - {{ id: s{n}, actor: a{n}, activity: Memeriksa berkas {n} }}\n" for n in range(62))
    actors = "".join(f"  a{n}: Petugas {n}\n" for n in range(62))
    (tmp_path / "a.sop.yaml").write_text(f"sop: 1\ntitle: Ramai\nactors:\n{actors}steps:\n{steps}", encoding="utf-8")
    ran = sopctl("render", tmp_path / "a.sop.yaml", "--force", "--format", "docx", "--out", tmp_path, "--lang", "en")
    assert ran.code == 2
    assert "Word takes at most 63" in ran.err
    assert "xlsx" in ran.err


def faults_of_word(data: bytes) -> list[str]:
    """Return what is wrong in ways that Word answers with an offer of repair."""
    found = []
    drawings: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    for name in parts(data):
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        root = xml(data, name)
        drawings.update(node.get("id") for node in root.iter(f"{WP}docPr"))
        marks.update(node.get(f"{W}id") for node in root.iter(f"{W}bookmarkStart"))
        found += [f"mark {mark}" for node in root.iter(f"{W}bookmarkStart") if len(mark := node.get(f"{W}name")) > 40]
        for choice in root.iter(f"{MC}Choice"):
            found += [f"prefix {prefix}" for prefix in choice.get("Requires").split() if prefix not in choice.nsmap]
        found += [
            f"ignorable {prefix}" for prefix in root.get(f"{MC}Ignorable", "").split() if prefix not in root.nsmap
        ]
        for box in (*root.iter(f"{W}tc"), *root.iter(f"{W}txbxContent")):
            found += ["no paragraph at the end"] * (not len(box) or box[-1].tag != f"{W}p")
        found += [f"text {node.text!r}" for node in root.iter(f"{W}t") if set("\n\r\t") & set(node.text or "")]
        found += [fault for table in root.iter(f"{W}tbl") for fault in faults_of_table(table)]
    return [
        *found,
        *(f"{key} twice" for key, count in (drawings + marks).items() if drawings[key] > 1 or marks[key] > 1),
    ]


def faults_of_table(table: Any) -> list[str]:
    found = []
    columns = len(table.find(f"{W}tblGrid"))
    head = True
    for row in table.findall(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells]
        width = sum(1 if span is None else int(span.get(f"{W}val")) for span in spans)
        found += [f"{width} of {columns} columns"] * (width != columns or columns > 63)
        found += ["cell without width"] * any(cell.find(f"{W}tcPr/{W}tcW") is None for cell in cells)
        repeats = row.find(f"{W}trPr/{W}tblHeader") is not None
        found += ["a head below the head"] * (repeats and not head)
        head = head and repeats
    return found


def faults_of_excel(data: bytes) -> list[str]:
    """Return what is wrong in ways that Excel answers with an offer of repair."""
    found = []
    for name in parts(data):
        if name.startswith("xl/worksheets/sheet"):
            root = xml(data, name)
            for end in (*root.iter(f"{X}oddHeader"), *root.iter(f"{X}oddFooter")):
                found += ["a head of more than 255 letters"] * (len(end.text or "") > 255)
            found += ["row too high" for row in root.iter(f"{X}row") if float(row.get("ht", 0)) > 409.5]
            found += ["column too wide" for column in root.iter(f"{X}col") if float(column.get("width")) > 255]
            rows = [int(mark.get("id")) for mark in root.iter(f"{X}brk")]
            found += ["breaks"] * (len(rows) > 1023 or min(rows, default=1) < 1)
            merged = [cell for node in root.iter(f"{X}mergeCell") for cell in inside(node.get("ref"))]
            found += ["merged twice"] * (len(set(merged)) != len(merged))
        if name.startswith("xl/drawings/drawing"):
            root = xml(data, name)
            known = Counter(node.get("id") for node in root.iter(f"{XDR}cNvPr"))
            found += [f"{key} twice" for key, count in known.items() if count > 1]
            ends = (*root.iter(f"{A}stCxn"), *root.iter(f"{A}endCxn"))
            found += [f"an end at {end.get('id')}" for end in ends if end.get("id") not in known]
            found += ["size" for size in root.iter(f"{A}ext") if size.get("cx") and min(int(size.get("cx")), int(size.get("cy"))) < 0]  # fmt: skip
    return found


def inside(cells: str) -> list[tuple[int, int]]:
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = range_boundaries(cells)
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_examples_need_no_repair(path: Path, sopctl: Sopctl, tmp_path: Path) -> None:
    assert sopctl("render", path, "--format", "docx,xlsx,checklist", "--out", tmp_path, "--no-cache").code == 0
    made = sorted(tmp_path.glob("*.docx"))
    assert len(made) == 2
    assert [faults_of_word(file.read_bytes()) for file in made] == [[], []]
    assert [faults_of_excel(file.read_bytes()) for file in tmp_path.glob("*.xlsx")] == [[]]


@pytest.mark.parametrize("seed", SEEDS)
def test_random_sops_need_no_repair(seed: int) -> None:
    document, setup = of_sop(random_sop(seed))
    assert faults_of_word(word.write(document, setup)) == []
    assert faults_of_excel(excel.write(document, setup)) == []


def test_the_gates_close(tmp_path: Path) -> None:
    data = word.write(*of_sop(random_sop(1, 40)))
    broken = tmp_path / "a.docx"
    with zipfile.ZipFile(broken, "w") as archive:
        for name, body in parts(data).items():
            body = re.sub(rb'docPr id="\d+"', b'docPr id="7"', body)
            archive.writestr(name, body.replace(b"<w:tcW ", b"<w:tcX "))
    assert {"cell without width", "7 twice"} <= set(faults_of_word(broken.read_bytes()))
