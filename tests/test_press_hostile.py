"""Texts and pictures that nobody should print: nothing of them acts, and nothing ends the run."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sopctl.drawings import press
from sopctl.drawings.press import engine
from sopctl.layout.drawing import Box
from sopctl.layout.publication import (
    Grid,
    GridCell,
    Picture,
    TablePage,
    TextBlock,
)
from tests.pdf_reading import reader, structure
from tests.printed import RECT, SVG, paragraph, publication, run, table

TEXTS = {
    "markup": '<script>alert(1)</script> & "x"',
    "typst": '#panic("x") $x$ *tebal* _miring_ @a <b> `c` // d /* e */ \\ ~ --- ... [x](y) = Judul',
    "template": "{{ 7*7 }} {% raw %} ${x} %(x)s {0}",
    "formula": "=1+1 +1 -1 @SUM(A1)",
    "pdf": ") Tj ET /JS (x) <</S/JavaScript>> endobj startxref",
    "escape": "]]> ]} \\n \\u0041 \\x41",
}
ODD = {
    "cjk": "漢字 かな 한글",
    "rtl": "שלום عربى",
    "emoji": "🔥 👩‍👩‍👧 🇮🇩",
    "marks": "e\u0301 a\u0323\u0308 \u0301 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A",
    "controls": "a\x00b\x1bc\x07\u200b\u202ed\u2028e\ufeff\ufffe\x85",
    "surrogate": "a\ud800b\udfffc",
    "private": "\ue000\U000f0000\U0010ffff",
    "hyphens": "a\u00adb\u2011c\u2010d",
}


class TestHostileTexts:
    """Texts are data: they are printed as they stand, and what has no shape never ends the run."""

    @pytest.mark.parametrize("name", TEXTS)
    def test_it_is_printed_as_it_stands(self, name: str) -> None:
        made = replace(publication(paragraph(TEXTS[name])), title=TEXTS[name], author=TEXTS[name])
        pdf = reader(press.pdf(made))
        assert pdf.pages[0].extract_text().strip() == TEXTS[name]
        assert pdf.metadata is not None
        assert pdf.metadata.title == TEXTS[name]
        assert "/JavaScript" not in pdf.trailer["/Root"].get("/Names", {})
        assert "/OpenAction" not in pdf.trailer["/Root"]

    @pytest.mark.parametrize("name", ODD)
    def test_what_has_no_shape_gives_way(self, name: str) -> None:
        text = f"awal {ODD[name]} akhir"
        grid = Grid(text, (0.0, 50.0), (0.0, 20.0), (GridCell(0, 0, Box(0, 0, 50, 20), (paragraph(text),)),))
        picture = Picture(Box(0, 50, 40, 20), "svg", SVG.format("<text>&#26360;{}</text>").encode(), text)
        heading = TextBlock("heading", (run(20, 80, text, link=text),), anchor=text)
        code = TextBlock("code", (run(20, 90, text, mono=True),))
        made = publication(paragraph(text, 40.0), grid, picture, heading, code, furniture=(run(20, 290, text),))
        made = replace(made, title=text, author=text, language=text, date=text)
        words = reader(press.pdf(made)).pages[0].extract_text()
        assert words.count("awal") == words.count("akhir") == 5
        assert len(press.png(made)) == len(press.outlined(made)) == 1

    @pytest.mark.parametrize("text", ["", " ", "\u200b", "\x00"])
    @pytest.mark.parametrize("role", ["title", "heading", "paragraph", "code", "quote", "item"])
    def test_a_block_without_anything_to_see_is_none(self, role: str, text: str) -> None:
        empty = TextBlock(role, (run(20, 20, text), run(30, 20, text)))  # type: ignore[arg-type]
        made = publication(empty, paragraph("teks", 40.0))
        assert reader(press.pdf(made)).pages[0].extract_text().strip() == "teks"

    @pytest.mark.parametrize("text", ["", "\u200b"])
    def test_a_table_without_a_title(self, text: str) -> None:
        made = table(3)
        drawing = next(made.tables()).drawing
        pages = tuple(
            replace(page, texts=tuple(replace(line, text=text) if line.bold else line for line in page.texts))
            for page in drawing.pages
        )
        empty = replace(drawing, title=text, pages=pages)
        assert press.pdf(replace(made, title=text, pages=tuple(TablePage(empty, page) for page in pages)))

    def test_a_box_stands_for_a_character_without_a_shape(self) -> None:
        assert reader(press.pdf(publication(paragraph("a書b")))).pages[0].extract_text() == "a□b"
        assert reader(press.pdf(publication(paragraph("☐ ✓ →")))).pages[0].extract_text() == "□ √ →"

    @settings(max_examples=40)
    @given(st.text(max_size=60), st.text(max_size=20), st.booleans())
    def test_any_text(self, text: str, other: str, mono: bool) -> None:
        block = TextBlock("paragraph", (run(20, 20, text, mono=mono), run(90, 20, other), run(20, 30, text, bold=True)))
        assert reader(press.pdf(publication(block))).pages[0].extract_text() is not None


def pixels(wide: int, high: int, data: bytes = b"") -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = data or b"".join(b"\0" + b"\xff\0\0" * wide for _ in range(high))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


ENTITIES = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
PICTURES: dict[str, tuple[str, bytes]] = {
    "text as png": ("png", b"hello"),
    "text as svg": ("svg", b"hello"),
    "text as jpeg": ("jpeg", b"hello"),
    "nothing": ("svg", b""),
    "cut png": ("png", pixels(3, 3)[:40]),
    "cut jpeg": ("jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    "huge png": ("png", pixels(50_000, 50_000, b"\0" * 99)),
    "png that promises more": ("png", pixels(4000, 4000, b"\0" * 99)),
    "broken svg": ("svg", b"<svg><rect"),
    "svg without size": ("svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>'),
    "entities": ("svg", f'<!DOCTYPE svg [<!ENTITY e0 "ha">{ENTITIES}]>{SVG.format("<text>&e9;</text>")}'.encode()),
    "file": ("svg", SVG.format('<image href="file:///etc/hostname" width="9" height="9"/>').encode()),
    "web": ("svg", SVG.format('<image href="http://127.0.0.1:9/a.png" width="9" height="9"/>').encode()),
    "own template": ("svg", SVG.format('<image href="publication.typ" width="9" height="9"/>').encode()),
    "deep": ("svg", SVG.format("<g>" * 5000 + "</g>" * 5000).encode()),
    "loop": ("svg", SVG.format('<g id="a"><use href="#a"/></g><use href="#a"/>').encode()),
    "script": ("svg", SVG.format("<script>alert(1)</script>").encode()),
    "unknown font": ("svg", SVG.format('<text font-family="Foo" y="9">書 halo</text>').encode()),
}


class TestPictures:
    """A picture is shown or left out; it reads no files, and never ends the run."""

    @pytest.mark.parametrize("name", PICTURES)
    def test_what_is_no_picture_is_left_out(self, name: str) -> None:
        kind, data = PICTURES[name]
        picture = Picture(Box(20, 40, 40, 20), kind, data, "gambar")  # type: ignore[arg-type]
        made = publication(paragraph("teks"), picture, Picture(Box(20, 80, 40, 20), "svg", RECT, "baik"))
        pdf = press.pdf(made)
        assert reader(pdf).pages[0].extract_text().lstrip().startswith("teks")
        assert "baik" in [figure.alt for figure in structure(reader(pdf)).all("Figure")]
        assert b"alert" not in pdf
        assert len(press.png(made)) == len(press.outlined(made)) == 1

    def test_a_file_is_not_read_through_a_picture(self, tmp_path: Path) -> None:
        (tmp_path / "secret.png").write_bytes(pixels(2, 2))
        for way in (tmp_path / "secret.png", (tmp_path / "secret.png").as_uri(), "../secret.png", "secret.png"):
            data = SVG.format(f'<image href="{way}" width="40" height="20"/>').encode()
            (page,) = press.png(publication(Picture(Box(20, 40, 40, 20), "svg", data, "gambar")), ppi=30)
            assert not coloured(page), way

    @pytest.mark.parametrize(("kind", "data"), [("png", pixels(4, 2)), ("svg", RECT)])
    def test_a_sound_picture_is_shown(self, kind: str, data: bytes) -> None:
        made = publication(Picture(Box(20, 40, 40, 20), kind, data, "gambar"))  # type: ignore[arg-type]
        (page,) = press.png(made, ppi=30)
        assert coloured(page)


def coloured(page: bytes) -> bool:
    """Return whether a page of pixels (PNG, 8 bits a channel, no palette) has any that are not grey."""
    wide, high, _, kind = struct.unpack(">IIBB", page[16:26])
    step = {2: 3, 6: 4}.get(kind)
    if step is None:
        return False
    stream, at = io.BytesIO(), 8
    while at < len(page):
        (length,) = struct.unpack(">I", page[at : at + 4])
        if page[at + 4 : at + 8] == b"IDAT":
            stream.write(page[at + 8 : at + 8 + length])
        at += 12 + length
    rows = zlib.decompress(stream.getvalue())
    before = bytearray(wide * step)
    for number in range(high):
        start = number * (wide * step + 1)
        row = _unfiltered(rows[start], bytearray(rows[start + 1 : start + 1 + wide * step]), before, step)
        if any(len({*row[n : n + 3]}) > 1 for n in range(0, len(row), step)):
            return True
        before = row
    return False


def _unfiltered(kind: int, row: bytearray, before: bytearray, step: int) -> bytearray:
    for n in range(len(row)):
        left, up = row[n - step] if n >= step else 0, before[n]
        corner = before[n - step] if n >= step else 0
        guess = left + up - corner
        near = min((left, up, corner), key=lambda value: abs(guess - value))
        row[n] = (row[n] + (0, left, up, (left + up) // 2, near)[kind]) & 0xFF
    return row


class TestRefusal:
    """Where Typst refuses pages all the same, a plainer try follows, and then a clear word."""

    def test_a_second_try_leaves_out_what_needs_shaping(self, monkeypatch: pytest.MonkeyPatch) -> None:
        tries: list[str] = []
        compiled = engine._Press._compiled

        def refuse_once(
            self: engine._Press, source: bytes, inputs: dict[str, str], wanted: object
        ) -> tuple[bytes, ...]:
            tries.append(inputs.get("publication", ""))
            return () if len(tries) == 1 else compiled(self, source, inputs, wanted)  # type: ignore[arg-type]

        monkeypatch.setattr(engine._Press, "_compiled", refuse_once)
        made = publication(paragraph("e\u0316x"), Picture(Box(20, 40, 40, 20), "svg", RECT, "baik"))
        assert reader(press.pdf(made)).pages[0].extract_text().strip() == "ex"
        assert "e\u0316x" in tries[0]

    def test_nothing_helps(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engine._Press, "_compiled", lambda *_: ())
        with pytest.raises(engine.PressError) as found:
            press.png(publication(paragraph("teks")))
        assert found.value.text.id == "halaman tidak dapat dicetak"
