"""Widths of text are those of the font, and lines are broken so that nothing is lost."""

import threading
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from sopctl import brand
from sopctl.drawings import press
from sopctl.layout.fontfile import FontError, advances, house
from sopctl.layout.labels import breaks
from sopctl.layout.metrics import STAND_INS, missing, width, widths
from sopctl.layout.paper import Style
from sopctl.layout.publication import Publication, Run, TextBlock, TextPage
from sopctl.layout.typeface import FONTS, SHIPPED, Face, Typeface, current, set_in
from sopctl.layout.wrap import wrap, wrap_times
from tests.pdf_reading import reader
from tools import font_widths

STYLES: dict[Face, dict[str, bool]] = {
    "regular": {},
    "bold": {"bold": True},
    "italic": {"italic": True},
    "bold_italic": {"bold": True, "italic": True},
    "mono": {"mono": True},
}
SAMPLES = ("Kepala Subbagian Kepegawaian", "É, ñ – “Łódź” € 100 %", "0123456789 (a/b); c:d", "Ελλάδα, Москва ≥ → □")


@pytest.mark.parametrize("face", STYLES)
def test_widths_are_those_of_the_font_that_ships(face: Face) -> None:
    font = TTFont(FONTS / font_widths.FACES[face])
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    for sample in SAMPLES:
        real = sum(metrics[glyphs[ord(letter)]][0] for letter in sample) / font["head"].unitsPerEm
        assert width(sample, 1.0, **STYLES[face]) == pytest.approx(real)
        assert not missing(sample, mono=face == "mono")
    own = advances(str(FONTS / font_widths.FACES[face]))
    assert all(own[letter] == wide for letter, wide in widths(face).items() if letter not in STAND_INS)


@pytest.mark.parametrize("face", STYLES)
def test_the_tables_of_widths_are_up_to_date(face: Face) -> None:
    written = (font_widths.TARGET / f"{face}.txt").read_text(encoding="utf-8")
    assert written == font_widths.table(font_widths.FACES[face])


def test_the_fonts_are_the_originals_under_their_licence() -> None:
    for name in font_widths.FACES.values():
        names = TTFont(FONTS / name)["name"]
        assert names.getDebugName(1).startswith("Liberation ")
        assert names.getDebugName(5) == "Version 2.1.5"
        assert "SIL Open Font License, Version 1.1" in names.getDebugName(13)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


def make_font(path: Path, *, family: str = "Rumah", wide: int = 2, rights: int = 0) -> Path:
    """Write a font whose letters take `wide` times as much room as those of the font that ships."""
    font = TTFont(FONTS / "LiberationSans-Regular.ttf")
    for name, (advance, bearing) in font["hmtx"].metrics.items():
        font["hmtx"].metrics[name] = (min(advance * wide, 0xFFFF), bearing)
    for record in font["name"].names:
        if record.nameID in {1, 4, 6, 16}:
            record.string = family
    font["OS/2"].fsType = rights
    font.save(path)
    return path


def own(regular: Path, bold: Path | None = None) -> Typeface:
    return house(brand.Typeface(regular, bold or regular, regular, bold or regular))


class TestOwnFonts:
    """A house prints in its own typeface, measured by its own files."""

    def test_text_is_measured_in_it_while_it_is_set(self, tmp_path: Path) -> None:
        found = own(make_font(tmp_path / "a.ttf"))
        before = width("Kepala", 3.0)
        with set_in(found):
            assert current() == found
            assert width("Kepala", 3.0) == pytest.approx(2 * before)
            assert width("Kepala", 3.0, bold=True, italic=True) == pytest.approx(2 * before)
            assert width("Kepala", 3.0, mono=True) == pytest.approx(6 * 3.0 * 1229 / 2048)
            assert len(wrap("Kepala Dinas", 1.5 * before, 3.0)) > len(wrap("Kepala Dinas", 4 * before, 3.0))
            assert missing("a書") == {"書"}
        assert current() is SHIPPED
        assert width("Kepala", 3.0) == before

    def test_answers_in_one_process_are_measured_in_the_typeface_of_each_house(self, tmp_path: Path) -> None:
        (usual, *_) = breaks("Tidak lengkap", 60.0, Style())
        with set_in(own(make_font(tmp_path / "a.ttf"))):
            (wide, *_) = breaks("Tidak lengkap", 60.0, Style())
        assert wide.width > 1.8 * usual.width

    def test_another_thread_goes_on_with_its_own(self, tmp_path: Path) -> None:
        seen: list[Typeface] = []
        with set_in(own(make_font(tmp_path / "a.ttf"))):
            thread = threading.Thread(target=lambda: seen.append(current()))
            thread.start()
            thread.join()
        assert seen == [SHIPPED]

    def test_it_is_what_is_printed(self, tmp_path: Path) -> None:
        bold = make_font(tmp_path / "huruf tebal.ttf", family="Rumah Tebal", wide=3)
        found = own(make_font(tmp_path / "tegak.ttf"), bold)
        assert found.family == "Rumah"
        with set_in(found):
            runs = tuple(
                Run(20, 20 + 10 * n, "Kepala", 4.0, width("Kepala", 4.0, bold=thick), bold=thick)
                for n, thick in enumerate((False, True))
            )
        page = TextPage(1, 210, 297, (TextBlock("paragraph", runs),))
        made = Publication("Judul", "", "id", "2026-01-01", (page,), typeface=found)
        printed = reader(press.pdf(made)).pages[0]
        fonts: dict[str, Any] = printed["/Resources"]["/Font"]
        names = {font["/BaseFont"].split("+")[1].replace(" ", "") for font in fonts.values()}
        assert names == {"Rumah", "RumahTebal"}
        assert printed.extract_text().split() == ["Kepala", "Kepala"]
        assert press.png(made)
        assert press.outlined(made)

    @pytest.mark.parametrize(
        ("content", "why"),
        [(b"", "no font"), (b"hello", "no font"), (b"\0\1\0\0" + b"\xff" * 400, "no font"), (None, "cannot be read")],
    )
    def test_a_broken_file_is_told(self, content: bytes | None, why: str, tmp_path: Path) -> None:
        file = tmp_path / "a.ttf"
        if content is not None:
            file.write_bytes(content)
        with pytest.raises(FontError, match=why) as found:
            own(file)
        assert found.value.text.id != found.value.text.en
        assert found.value.remedy

    def test_a_cut_file_is_told(self, tmp_path: Path) -> None:
        whole = (FONTS / "LiberationSans-Regular.ttf").read_bytes()
        for size in (12, 300, 5000, 20000):
            (tmp_path / f"{size}.ttf").write_bytes(whole[:size])
            with pytest.raises(FontError):
                own(tmp_path / f"{size}.ttf")

    def test_a_font_that_forbids_it_is_not_embedded(self, tmp_path: Path) -> None:
        with pytest.raises(FontError, match="forbids"):
            own(make_font(tmp_path / "a.ttf", rights=2))

    def test_a_font_without_latin_letters_is_told(self, tmp_path: Path) -> None:
        font = TTFont(FONTS / "LiberationSans-Regular.ttf")
        for table in font["cmap"].tables:
            table.cmap = {code: name for code, name in table.cmap.items() if not chr(code).isascii()}
        font.save(tmp_path / "a.ttf")
        with pytest.raises(FontError, match="lacks Latin letters or digits"):
            own(tmp_path / "a.ttf")

    def test_without_files_it_is_the_one_that_ships(self) -> None:
        assert house(None) is SHIPPED


def test_characters_that_the_font_lacks_are_known_and_have_room() -> None:
    assert missing("a書\N{FIRE}") == {"書", "\N{FIRE}"}
    assert width("書", 1.0) >= 1
    assert width("e\N{COMBINING DIAERESIS BELOW}", 1.0) == width("e", 1.0)
    assert missing("שלום") == set("שלום"), "nothing is laid out from right to left"


def test_signs_that_the_font_lacks_have_a_fair_substitute() -> None:
    assert not missing("a\N{NON-BREAKING HYPHEN}b ☐ ✓ ➜")
    assert width("\N{NON-BREAKING HYPHEN}", 1.0) == width("-", 1.0)


@given(st.text(max_size=80), st.floats(2, 60))
def test_lines_fit_and_lose_nothing(text: str, room: float) -> None:
    for lines in (wrap(text, room, 2.6), wrap_times(text, room, 2.6)):
        said = "".join(lines).replace("-", "")
        assert said.replace(" ", "") == "".join(text.split()).replace("-", "").replace(" ", "")
        for line in lines:
            assert width(line, 2.6) <= room or len([c for c in line if width(c, 2.6)]) <= 1


@pytest.mark.parametrize(
    ("time", "lines"),
    [
        ("maksimal 5 hari kerja", ["maksimal", "5 hari kerja"]),
        ("maksimal 30 menit", ["maksimal", "30 menit"]),
        ("10 menit/berkas", ["10 menit/", "berkas"]),
        ("15 menit (10–30 menit)", ["15 menit", "(10–30 menit)"]),
        ("45 minutes (30 minutes – 1 hour)", ["45 minutes", "(30 minutes –", "1 hour)"]),
        ("100–2000 permohonan", ["100–2000", "permohonan"]),
    ],
)
def test_a_number_stays_with_its_unit(time: str, lines: list[str]) -> None:
    assert wrap_times(time, 16.5, 2.6) == lines


def test_long_words_break_at_syllables() -> None:
    assert wrap("pertanggungjawaban", 16.0, 2.6) == ["pertanggung-", "jawaban"]
    assert wrap("verifikasi/lapangan", 14.0, 2.6) == ["verifikasi/", "lapangan"]


def test_a_word_that_is_too_long_begins_on_the_line_before() -> None:
    room = width("5 minutes/", 3.0) + 0.1
    assert wrap("5 minutes/sample", room, 3.0) == ["5 minutes/", "sample"]
    assert wrap("5 minutes/sample", room + width("sample", 3.0), 3.0) == ["5 minutes/sample"]
    assert wrap("Waktu 5 menit/berkas", width("menit/berkas", 3.0) + 0.1, 3.0) == ["Waktu 5", "menit/berkas"]
