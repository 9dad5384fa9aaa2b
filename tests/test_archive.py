"""Whether printed documents are what they claim to be, PDF/A-2a and PDF/UA-1, in the eyes of another maker's checker."""

import os
import struct
import zlib
from pathlib import Path

import pytest

from sopctl.drawings import press
from sopctl.layout.drawing import Box
from sopctl.layout.publication import Grid, GridCell, Picture, Publication, TextBlock
from tests.clients import need_python
from tests.conftest import ROOT, Sopctl
from tests.printed import EXAMPLES, SVG, full, paragraph, publication, run, table
from tests.test_brand import chunk, jpeg, png
from tests.test_press_hostile import ODD, TEXTS

SEEDS = range(60 if os.environ.get("CI") else 8)


def faults(pdf: bytes) -> list[str]:
    """Return what the checker finds wrong by either standard."""
    page = need_python("page")
    found = []
    for profile in ("2a", "ua1"):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        found += [f"{fault.rule_id}: {fault.message}" for fault in report.failures]
        assert report.is_compliant == (not report.failures)
    return found


def printed(publication: Publication) -> list[str]:
    return faults(press.pdf(publication))


def test_the_checker_bites() -> None:
    pdf = press.pdf(full())
    assert faults(pdf) == []
    for what, instead in (
        (b"<pdfaid:part>2", b"<pdfaid:part>1"),
        (b"<pdfuaid:part>1", b"<pdfuaid:part>3"),
        (b"/Alt", b"/Alu"),
        (b"/Lang", b"/Lanh"),
        (b"/DisplayDocTitle", b"/DisplayDocTitlf"),
        (b"/S/TR/", b"/S/TP/"),
        (b"/ToUnicode", b"/ToUnicodf"),
    ):
        assert faults(pdf.replace(what, instead)), what


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_documents_posters_and_checklists(path: Path, sopctl: Sopctl, tmp_path: Path) -> None:
    assert sopctl("render", path, "--format", "pdf,poster,checklist", "--out", tmp_path, "--no-cache").code == 0
    made = sorted(tmp_path.glob("*.pdf"))
    assert len(made) == 3
    assert {file.name: faults(file.read_bytes()) for file in made} == {file.name: [] for file in made}


def test_volumes_and_comparisons(sopctl: Sopctl, tmp_path: Path) -> None:
    assert sopctl("render", ROOT / "examples", "--volume", "--out", tmp_path).code == 0
    assert faults((tmp_path / "volume.pdf").read_bytes()) == []
    older, newer = (ROOT / "examples" / f"surat-{name}.sop.yaml" for name in ("keluar", "masuk"))
    sopctl("diff", older, newer, "--out", tmp_path / "diff.pdf")
    assert faults((tmp_path / "diff.pdf").read_bytes()) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_tables_of_any_shape(seed: int) -> None:
    assert printed(table(seed)) == []


def test_a_table_of_eighty_steps() -> None:
    assert printed(table(5, 80)) == []


DRAWINGS = {
    "gradients": '<defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-opacity=".2"/>'
    '</linearGradient></defs><rect width="40" height="20" fill="url(#g)"/>',
    "transparency": '<g opacity=".5"><rect width="20" height="20" fill="red"/><path d="M0 0L9 9" stroke-opacity=".3"/></g>',
    "masks": '<defs><mask id="m"><rect width="20" height="20" fill="white" opacity=".5"/></mask></defs>'
    '<rect width="40" height="20" mask="url(#m)"/>',
    "blending": '<rect width="40" height="20" fill="red"/><rect width="9" height="9" style="mix-blend-mode:multiply"/>',
    "text": '<text x="2" y="12" font-size="8">PEMKOT \N{FIRE} \u6f22</text>',
}


def png_with(name: bytes, body: bytes) -> bytes:
    plain = png()
    head = 8 + 25
    return plain[:head] + chunk(name, body) + plain[head:]


def translucent() -> bytes:
    rows = zlib.compress(b"".join(b"\x00" + bytes([200, 30, 30, n * 8]) * 30 for n in range(20)))
    body = chunk(b"IHDR", struct.pack(">IIBBBBB", 30, 20, 8, 6, 0, 0, 0)) + chunk(b"IDAT", rows)
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "picture",
    [
        *(("svg", SVG.format(inside).encode()) for inside in DRAWINGS.values()),
        ("png", png()),
        ("png", translucent()),
        ("png", png_with(b"gAMA", struct.pack(">I", 100_000))),
        ("png", png_with(b"iCCP", b"x\0\0" + zlib.compress(b"no profile"))),
        ("jpeg", jpeg()),
    ],
    ids=[*DRAWINGS, "pixels", "translucent pixels", "gamma", "a broken profile of colours", "photograph"],
)
def test_pictures(picture: tuple[str, bytes]) -> None:
    kind, data = picture
    ornament = Picture(Box(20, 5, 10, 5), kind, data)  # type: ignore[arg-type]
    told = Picture(Box(20, 40, 40, 20), kind, data, "Logo")  # type: ignore[arg-type]
    assert printed(publication(paragraph("teks"), told, furniture=(ornament,))) == []


@pytest.mark.parametrize("text", [*TEXTS.values(), *ODD.values()], ids=[*TEXTS, *ODD])
def test_texts_that_nobody_should_print(text: str) -> None:
    said = f"awal {text} akhir"
    cell = GridCell(0, 0, Box(0, 0, 50, 20), (paragraph(said),), heading=True)
    heading = TextBlock("heading", (run(20, 80, said, link="https://contoh.example/"),), level=1, anchor="x")
    code = TextBlock("code", (run(20, 90, said, mono=True),))
    grid = Grid(said, (0.0, 50.0), (0.0, 20.0), (cell,), heads=1)
    assert printed(publication(heading, paragraph(said, 40.0), grid, code, furniture=(run(20, 290, said),))) == []


def test_the_end_of_a_stream_is_plain() -> None:
    """One stream of 256 ends with a carriage return, which some readers take for a part of the end of line."""
    pdf = press.pdf(publication(paragraph("teks"), Picture(Box(20, 40, 30, 20), "jpeg", jpeg() + b"\r", "Logo")))
    assert b"\r\nendstream" in pdf
    assert faults(pdf) == []
