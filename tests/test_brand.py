"""Logos, colours and typefaces of a house: what is taken, what is refused, and how that is told."""

import base64
import contextlib
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.brand import Brand, BrandError, load
from sopctl.brand.logo import PictureFault
from sopctl.brand.picture import look_at
from sopctl.config import BrandSettings, FontFiles
from tests.conftest import ROOT, Sopctl

GOOD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#123456"/></svg>'


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 30, height: int = 20, *, rows: int | None = None, packed: bytes | None = None) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\x00" + b"\x11\x22\x33" * width for _ in range(height if rows is None else rows)))
    body = chunk(b"IHDR", header) + chunk(b"IDAT", pixels if packed is None else packed) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def jpeg(width: int = 30, height: int = 20, mark: int = 0xC0) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        + bytes([0xFF, mark])
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"
    )


def svg(inside: str, attributes: str = 'viewBox="0 0 40 20"', before: str = "") -> bytes:
    links = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {links} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("data", "kind", "ratio"),
    [
        (png(), "png", 1.5),
        (jpeg(), "jpeg", 1.5),
        (jpeg(mark=0xC2), "jpeg", 1.5),
        (GOOD.encode(), "svg", 2.0),
        (svg("", 'width="3cm" height="15mm"'), "svg", 2.0),
        (svg("", 'width="100%" height="100%" viewBox="0,0, 40 20"'), "svg", 2.0),
        (b"\xef\xbb\xbf" + GOOD.encode(), "svg", 2.0),
        (
            svg(
                "<rect/>",
                before='<?xml version="1.0"?>\n<!-- drawn -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x">',
            ),
            "svg",
            2.0,
        ),
    ],
)
def test_pictures_are_told_by_what_is_in_them(data: bytes, kind: str, ratio: float) -> None:
    logo = look_at(data)
    assert (logo.kind, logo.ratio) == (kind, pytest.approx(ratio))
    if kind != "svg":
        assert logo.data == data


def profile(kind: bytes, space: bytes, mark: bytes = b"acsp") -> bytes:
    return (bytes(12) + kind + space + bytes(16) + mark).ljust(128, b"\0") + bytes(40)


@pytest.mark.parametrize(
    ("body", "stays"),
    [
        (zlib.compress(profile(b"mntr", b"RGB ")), True),
        (zlib.compress(profile(b"scnr", b"GRAY")), True),
        (zlib.compress(profile(b"abst", b"Lab ")), False),
        (zlib.compress(profile(b"mntr", b"Lab ")), False),
        (zlib.compress(profile(b"link", b"RGB ")), False),
        (zlib.compress(profile(b"mntr", b"RGB ", b"none")), False),
        (zlib.compress(b"short"), False),
        (b"not packed", False),
    ],
)
def test_a_profile_that_is_not_of_pixels_is_left_out(body: bytes, stays: bool) -> None:
    plain = png()
    given = plain[:33] + chunk(b"iCCP", b"name\0\0" + body) + plain[33:]
    assert look_at(given).data == (given if stays else plain)


def test_a_drawing_keeps_what_draws_and_nothing_else() -> None:
    inside = (
        '<title>T</title><metadata><x/></metadata><sodipodi:namedview xmlns:sodipodi="urn:s" export="C:\\x"/>'
        '<g id="a" inkscape:label="C:\\Users" xmlns:inkscape="urn:i"><path d="M0 0h1" style="fill:url( \'#b\' )"/></g>'
        '<a href="https://example.org"><use xlink:href="#a"/></a>'
    )
    data = look_at(svg(inside)).data.decode()
    assert "urn:" not in data
    assert "example.org" not in data
    assert "C:" not in data
    assert '<path d="M0 0h1"' in data
    assert 'use xlink:href="#a"' in data


HOSTILE = {
    "script": svg("<script>alert(1)</script>"),
    "event": svg('<rect onclick="alert(1)"/>'),
    "foreign object": svg("<foreignObject><p/></foreignObject>"),
    "animation": svg('<set attributeName="href" to="x"/>'),
    "picture elsewhere": svg('<image href="http://example.org/a.png"/>'),
    "file": svg('<image xlink:href="file:///etc/passwd"/>'),
    "another file": svg('<use href="other.svg#a"/>'),
    "javascript": svg('<use href="javascript:alert(1)"/>'),
    "style": svg("<style>@import 'x.css';</style>"),
    "url in a style": svg('<rect style="fill:url(http://x/#a)"/>'),
    "hidden url": svg('<rect fill="u\\72l(http://x/)"/>'),
    "entity": svg("&a;", before='<!DOCTYPE svg [<!ENTITY a "aaaa">]>'),
    "file as entity": svg("&a;", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "unknown entity": svg("&nbsp;"),
    "circle": svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "itself": svg('<g id="a"><use href="#a"/></g>'),
    "too often": svg(
        "".join(f'<g id="g{n}">{f"""<use href="#g{n - 1}"/>""" * 10 if n else "<rect/>"}</g>' for n in range(12))
    ),
    "pattern in a pattern": svg(
        "".join(
            f'<pattern id="p{n}">{f"""<rect fill="url(#p{n - 1})"/>""" * 10 if n else ""}</pattern>' for n in range(12)
        )
    ),
    "mask in a mask": svg(
        "".join(
            f'<mask id="m{n}">{f"""<g style="mask: url( #m{n - 1})"/>""" * 10 if n else ""}</mask>' for n in range(12)
        )
    ),
    "pattern of itself": svg('<pattern id="p"><rect fill="url(#p)"/></pattern>'),
    "pattern by class": svg('<style>.a{fill:url(#p)}</style><pattern id="p"><rect class="a"/></pattern>'),
    "filter": svg('<filter id="f"><feMorphology operator="dilate" radius="10"/></filter><rect filter="url(#f)"/>'),
    "filter as a function": svg('<rect filter="blur(999px)"/>'),
    "filter in a style": svg('<rect style="fill:red;filter : blur(999px)"/>'),
    "filter by class": svg("<style>.a{filter:drop-shadow(0 0 999px)}</style>"),
    "a long chain": svg("".join(f'<g id="g{n}"><use href="#g{n + 1}"/></g>' for n in range(5000))),
    "too deep": svg("<g>" * 500 + "</g>" * 500),
    "too many": svg("<g/>" * 30_000),
    "no size": svg("", ""),
    "no numbers": svg("", 'viewBox="a b c d"'),
    "infinite": svg("", 'viewBox="0 0 inf inf"'),
    "negative": svg("", 'viewBox="0 0 -4 -4"'),
    "too long": svg("", 'viewBox="0 0 900 1"'),
    "half": b"<svg><g>",
    "page": b"<!DOCTYPE html><html><body></body></html>",
    "not svg": b"<a/>",
    "code in a picture": svg(f'<image href="data:image/png;base64,{base64.b64encode(GOOD.encode()).decode()}"/>'),
    "broken in a picture": svg('<image href="data:image/png;base64,!!!"/>'),
    "nothing": b"",
    "text": b"logo",
    "gif": b"GIF89a" + bytes(40),
    "pdf": b"%PDF-1.7\n",
    "half a png": png()[:-20],
    "flipped png": png()[:60] + b"\x00" + png()[61:],
    "huge png": png(30_000, 30_000, rows=1),
    "png of nothing": png(0, 0),
    "few rows": png(rows=3),
    "bomb": png(packed=zlib.compress(bytes(40_000_000))),
    "not packed": png(packed=b"abc"),
    "half a jpeg": jpeg()[:-6],
    "lossless jpeg": jpeg(mark=0xC3),
    "huge jpeg": jpeg(60_000, 60_000),
    "jpeg of nothing": jpeg(0, 0),
}


@pytest.mark.parametrize(
    "inside",
    [
        '<style>.a{fill:url(#g);color-interpolation-filters:linearRGB;filter:none}</style><linearGradient id="g"/>',
        '<clipPath id="c"><rect/></clipPath><g clip-path="url(#c)" filter="none"><rect fill="url(#gone)"/></g>',
        '<pattern id="p"><rect/></pattern><rect fill="url(#p)"/><rect fill="url(#p)"/>',
    ],
)
def test_what_drawing_programs_write_is_taken(inside: str) -> None:
    assert look_at(svg(inside)).ratio == 2


@pytest.mark.parametrize("name", HOSTILE)
def test_what_must_not_be_printed_is_refused_with_a_remedy(name: str) -> None:
    with pytest.raises(PictureFault) as caught:
        look_at(HOSTILE[name])
    assert caught.value.text.en != caught.value.text.id
    assert caught.value.remedy


@given(st.binary(max_size=300), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<svg "]))
def test_any_bytes_are_a_picture_or_a_fault(data: bytes, head: bytes) -> None:
    try:
        assert look_at(head + data).ratio > 0
    except PictureFault as fault:
        assert fault.remedy


@given(st.integers(0, 200), st.integers(0, 255), st.sampled_from([png(), jpeg(), GOOD.encode()]))
def test_a_flipped_byte_never_crashes(at: int, value: int, data: bytes) -> None:
    broken = bytearray(data)
    broken[at % len(data)] = value
    with contextlib.suppress(PictureFault):
        look_at(bytes(broken))


def test_the_settings_make_a_house(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(GOOD, encoding="utf-8")
    (tmp_path / "own").mkdir()
    for name in ("a.ttf", "b.ttf"):
        (tmp_path / name).write_bytes(b"\x00\x01\x00\x00rest")
    font = FontFiles(regular="a.ttf", bold="b.ttf")
    brand = load(BrandSettings(logo="logo.svg", colour="#ABCDEF", templates="own", font=font), tmp_path)
    assert brand.logo
    assert brand.logo.kind == "svg"
    assert brand.colour == "#abcdef"
    assert brand.templates == tmp_path / "own"
    assert brand.font
    assert [path.name for path in (brand.font.regular, brand.font.bold, brand.font.italic, brand.font.bold_italic)] == [
        "a.ttf", "b.ttf", "a.ttf", "b.ttf"
    ]  # fmt: skip
    assert load(BrandSettings(), tmp_path) == Brand()


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (BrandSettings(logo="absent.svg"), "No such file"),
        (BrandSettings(logo="."), "it is no regular file"),
        (BrandSettings(logo="x\0y"), "null byte"),
        (BrandSettings(logo="text.png"), "it is no SVG, PNG or JPEG picture"),
        (BrandSettings(logo="large.png"), "it is larger than 2 MB"),
        (BrandSettings(templates="absent"), "there is no such folder"),
        (BrandSettings(font=FontFiles(regular="text.png")), "it is no TrueType or OpenType font"),
        (BrandSettings(font=FontFiles(bold="text.png")), "the regular face is missing"),
    ],
)
def test_what_cannot_be_used_is_told_with_file_and_remedy(settings: BrandSettings, reason: str, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_bytes(b"just a text")
    (tmp_path / "large.png").write_bytes(bytes(3_000_000))
    with pytest.raises(BrandError) as caught:
        load(settings, tmp_path)
    assert str(tmp_path) in caught.value.text.en
    assert reason in caught.value.text.en
    assert caught.value.remedy


def test_why_a_logo_cannot_be_read_is_told_in_the_language_of_the_messages(sopctl: Sopctl) -> None:
    Path("sopctl.toml").write_text('[brand]\nlogo = "tidak-ada.svg"\n', encoding="utf-8")
    Path("a.sop.yaml").write_bytes((ROOT / "examples" / "surat-keluar.sop.yaml").read_bytes())
    told = sopctl("render", "a.sop.yaml", "--lang", "id")
    assert told.code == 2
    assert "tidak-ada.svg: tidak dapat dipakai sebagai logo: berkas atau folder itu tidak ada" in told.err
    assert "No such file" in sopctl("render", "a.sop.yaml", "--lang", "en").err
