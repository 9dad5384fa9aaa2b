"""Widths of text are those of the font, and lines are broken so that nothing is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.layout.metrics import missing, width
from sopctl.layout.wrap import wrap

FOLDERS = (
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/liberation-sans",
)
FONTS = {"LiberationSans-Regular.ttf": False, "LiberationSans-Bold.ttf": True}
SAMPLES = ("Kepala Subbagian Kepegawaian", "É, ñ – “Łódź” € 100 %", "0123456789 (a/b); c:d", "Ελλάδα, Москва")


@pytest.mark.parametrize("name", FONTS)
def test_widths_are_those_of_the_font(name: str) -> None:
    file = next((path for folder in FOLDERS if (path := Path(folder, name)).exists()), None)
    if file is None:
        pytest.skip("Liberation Sans is not on this machine")
    from fontTools.ttLib import TTFont

    font = TTFont(file)
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    for sample in SAMPLES:
        real = sum(advances[glyphs[ord(letter)]][0] for letter in sample) / font["head"].unitsPerEm
        assert width(sample, 1.0, bold=FONTS[name]) == pytest.approx(real)
        assert not missing(sample)


def test_characters_that_the_font_lacks_are_known_and_have_room() -> None:
    assert missing("a書\N{FIRE}") == {"書", "\N{FIRE}"}
    assert width("書", 1.0) >= 1
    assert width("e\N{COMBINING DIAERESIS BELOW}", 1.0) == width("e", 1.0)


@given(st.text(max_size=80), st.floats(2, 60))
def test_lines_fit_and_lose_nothing(text: str, room: float) -> None:
    lines = wrap(text, room, 2.6)
    said = "".join(lines).replace("-", "")
    assert said.replace(" ", "") == "".join(text.split()).replace("-", "").replace(" ", "")
    for line in lines:
        assert width(line, 2.6) <= room or len([c for c in line if width(c, 2.6)]) <= 1


def test_long_words_break_at_syllables() -> None:
    assert wrap("pertanggungjawaban", 16.0, 2.6) == ["pertanggung-", "jawaban"]
    assert wrap("verifikasi/lapangan", 14.0, 2.6) == ["verifikasi/", "lapangan"]
