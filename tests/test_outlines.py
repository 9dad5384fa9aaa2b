"""Pictures for print shops hold no text, and every program draws the words of a page at the same place."""

import base64
import re
from pathlib import Path

import pytest
from lxml import etree

from sopctl.drawings import press, text_page
from sopctl.drawings.press.curves import curved
from sopctl.layout.publication import TextBlock, TextPage
from sopctl.layout.typeface import SHIPPED
from tests.conftest import ROOT, Sopctl
from tests.printed import publication, run

_EMBEDDED = re.compile(rb'href="data:image/svg\+xml;base64,([^"]+)"')
SVG = "{http://www.w3.org/2000/svg}"


def whole(svg: bytes) -> bytes:
    """Return a drawing together with the pictures in it."""
    return svg + b"".join(whole(base64.b64decode(inner)) for inner in _EMBEDDED.findall(svg))


@pytest.mark.parametrize("view", ["", "table", "flowchart", "swimlane"])
@pytest.mark.parametrize("name", ["imunisasi-bayi", "surat-keluar"])
def test_nothing_is_left_as_text(name: str, view: str, sopctl: Sopctl, tmp_path: Path) -> None:
    source = ROOT / "examples" / f"{name}.sop.yaml"
    more = ["--view", view] if view else []
    assert sopctl("render", source, "--format", "svg", "--outlined", *more, "--out", tmp_path, "--no-cache").code == 0
    pages = list(tmp_path.glob("*.svg"))
    assert pages
    for page in pages:
        assert not re.search(rb"<(?:\w+:)?(?:text|tspan)\b", whole(page.read_bytes())), page.name


def ink(inside: str) -> tuple[tuple[float, float], ...]:
    """Return where the pen begins with each piece of text in a picture, from left to right."""
    root = etree.fromstring(curved(f'<svg xmlns="{SVG[1:-1]}" font-size="10">{inside}</svg>', SHIPPED).encode())
    assert not list(root.iter(f"{SVG}text", f"{SVG}tspan"))
    ways = (re.sub(r"V-?[\d.]+", "", path.get("d")) for path in root.iter(f"{SVG}path"))
    numbers = ([float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", way)] for way in ways)
    return tuple(sorted((found[0], found[1]) for found in numbers if found))


def test_outlines_stand_where_the_text_stood() -> None:
    from sopctl.layout.metrics import width

    ((left, _),) = ink('<text x="0" y="0">HHH</text>')
    for anchor, share in (("start", 0.0), ("middle", 0.5), ("end", 1.0)):
        ((moved, _),) = ink(f'<text x="50" y="20" text-anchor="{anchor}">HHH</text>')
        assert moved == pytest.approx(50 + left - share * width("HHH", 10.0), abs=0.02)
    ((bold, _),) = ink('<g font-weight="bold" style="text-anchor: end"><text x="50" y="20">HHH</text></g>')
    assert bold == pytest.approx(50 - width("HHH", 10.0, bold=True) + left, abs=0.5)


def test_lines_and_pieces_follow_each_other() -> None:
    from sopctl.layout.metrics import width

    one, two, three = ink('<text x="5" y="10">H <tspan font-weight="bold">H</tspan> H</text>')
    assert two[0] - one[0] == pytest.approx(width("H ", 10.0), abs=0.5)
    assert three[0] - two[0] == pytest.approx(width("H", 10.0, bold=True) + width(" ", 10.0), abs=0.5)
    above, below = ink('<text x="5" y="10">H<tspan x="5" dy="12">H</tspan></text>')
    assert below[0] == above[0]
    assert below[1] - above[1] == pytest.approx(12, abs=0.01)


@pytest.mark.parametrize(
    "inside",
    [
        "<text/>",
        '<text x="a" y="" font-size="large">\N{FIRE} <tspan/> <a href="#x">x</a></text>',
        "<title>text</title>",
        "<text><title>x</title>y<!-- z --></text>",
    ],
)
def test_any_picture_stays_one(inside: str) -> None:
    ink(inside)


def test_what_cannot_be_read_stays_as_it_is() -> None:
    assert curved("<svg><text", SHIPPED) == "<svg><text"


def test_programs_that_know_no_style_keep_the_space_between_words() -> None:
    words = TextBlock("paragraph", (run(20, 20, "Kata", bold=True), run(40, 20, " lalu"), run(60, 20, "akhir")))
    drawn = text_page.page(TextPage(1, 210.0, 297.0, (words,)), "Judul", "id").decode()
    assert re.findall(r"<text[^>]*xml:space=\"preserve\"[^>]*>([^<]*)<", drawn) == [" lalu"]


def test_a_page_of_curves_has_its_pictures(tmp_path: Path) -> None:
    from sopctl.layout.drawing import Box
    from sopctl.layout.publication import Picture

    logo = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><text x="2" y="12" font-size="8">DINAS</text></svg>'
    (page,) = press.outlined(publication(Picture(Box(20, 20, 40, 20), "svg", logo, "Logo")))
    (inner,) = _EMBEDDED.findall(page)
    assert base64.b64decode(inner).count(b"<path") == 1
