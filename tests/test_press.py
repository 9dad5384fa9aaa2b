"""PDF, pixels and outlines: text where the layout put it, and the same bytes on every run."""

import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from msgspec.structs import replace

from sopctl.drawings import press
from sopctl.drawings.press.amending import amended
from sopctl.drawings.press.tags import Tags
from sopctl.layout.drawing import Box
from sopctl.layout.metrics import width
from sopctl.layout.publication import (
    Picture,
    Run,
    TextBlock,
)
from tests.clients import need
from tests.conftest import ROOT, Sopctl
from tests.pdf_reading import Shown, reader, shown
from tests.printed import EXAMPLES, RECT, example, full, paragraph, publication, run, runs_of, table
from tests.test_text_widths import make_font


def near(one: Run, places: list[Shown]) -> bool:
    before = one.text[: len(one.text) - len(one.text.lstrip(" "))]
    x = one.x + width(before, one.size, bold=one.bold, italic=one.italic, mono=one.mono)
    return any(abs(place.x - x) < 0.05 and abs(place.y - one.y) < 0.05 for place in places)


class TestPlaces:
    """What the layout decided is where it stands."""

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
    def test_every_run_stands_where_the_layout_put_it(self, path: Path) -> None:
        made = example(path)
        pdf = reader(press.pdf(made))
        assert len(pdf.pages) == len(made.pages)
        for page, printed in zip(made.pages, pdf.pages, strict=True):
            assert float(printed.mediabox.width) == pytest.approx(page.width * 72 / 25.4, abs=0.01)
            assert float(printed.mediabox.height) == pytest.approx(page.height * 72 / 25.4, abs=0.01)
            places = shown(pdf, printed)
            for one in runs_of(page):
                if one.text.strip():
                    assert near(one, places), f"page {page.number}: {one}"

    @pytest.mark.parametrize("seed", range(12))
    def test_tables_of_many_pages_break_where_the_layout_broke_them(self, seed: int) -> None:
        made = table(seed)
        pdf = reader(press.pdf(made))
        assert len(pdf.pages) == len(made.pages)
        for page, printed in zip(made.pages, pdf.pages, strict=True):
            places = shown(pdf, printed)
            assert all(near(one, places) for one in runs_of(page))

    def test_words_are_as_wide_as_they_were_measured(self, tmp_path: Path) -> None:
        program = need("pdftotext")
        made = example(EXAMPLES[0])
        (tmp_path / "a.pdf").write_bytes(press.pdf(made))
        subprocess.run([program, "-bbox", "a.pdf", "a.html"], cwd=tmp_path, check=True, capture_output=True)
        pattern = r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>|(<page )'
        found: list[dict[str, list[tuple[float, float]]]] = []
        for left, right, _, word, new in re.findall(pattern, (tmp_path / "a.html").read_text(encoding="utf-8")):
            if new:
                found.append({})
            else:
                found[-1].setdefault(word, []).append((float(left) * 25.4 / 72, float(right) * 25.4 / 72))
        compared = 0
        for page, words in zip(made.pages, found, strict=True):
            for one in runs_of(page):
                before = one.x
                for word in one.text.split(" "):
                    wide = width(word, one.size, bold=one.bold, italic=one.italic, mono=one.mono)
                    if word in words:
                        assert any(abs(a - before) < 0.2 and abs(b - before - wide) < 0.2 for a, b in words[word]), word
                        compared += 1
                    before += wide + width(" ", one.size, bold=one.bold, italic=one.italic, mono=one.mono)
        assert compared > 100

    @pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
    def test_all_words_are_found(self, path: Path, tmp_path: Path) -> None:
        program = need("pdftotext")
        made = example(path)
        (tmp_path / "a.pdf").write_bytes(press.pdf(made))
        done = subprocess.run([program, str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True)
        for page, text in zip(made.pages, done.stdout.decode().split("\f"), strict=False):
            squeezed = "".join(text.split())
            assert all("".join(one.text.split()).rstrip("-") in squeezed for one in runs_of(page))

    def test_words_come_in_reading_order(self, tmp_path: Path) -> None:
        program = need("pdftotext")
        (tmp_path / "a.pdf").write_bytes(press.pdf(full()))
        done = subprocess.run([program, "-raw", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True)
        found = done.stdout.decode().split("\f")[0].split()
        expected = "Prosedur Maksud dan tujuan Baris satu baris dua Rincian 1. Pertama lagi – Anak 2. Kedua Kutipan"
        assert " ".join(found).startswith(expected)
        assert found[-2:] == ["Halaman", "1"]

    def test_spaces_at_the_ends_of_a_run_keep_its_words_in_place(self) -> None:
        made = publication(TextBlock("paragraph", (run(20, 20, "satu  dua"), run(60, 20, "  tiga "), run(90, 20, "x"))))
        pdf = reader(press.pdf(made))
        assert near(run(60, 20, "  tiga "), shown(pdf, pdf.pages[0]))
        assert pdf.pages[0].extract_text().split() == ["satu", "dua", "tiga", "x"]

    def test_pixels_have_the_size_of_the_paper(self) -> None:
        (page,) = press.png(publication(paragraph("teks")), ppi=100)
        assert struct.unpack(">II", page[16:24]) == pytest.approx((827, 1169), abs=1)

    def test_outlines_hold_no_text_and_no_font(self) -> None:
        made = publication(paragraph("teks"), Picture(Box(20, 30, 40, 20), "svg", RECT, "gambar"))
        (page,) = press.outlined(made)
        names = {element.tag.split("}")[1] for element in ET.fromstring(page).iter()}
        assert "path" in names
        assert not names & {"text", "tspan", "style", "script", "foreignObject"}
        assert b"font-family" not in page


class TestBytes:
    """The same publication gives the same file."""

    def test_twice(self) -> None:
        assert press.pdf(full()) == press.pdf(full())
        assert press.png(full()) == press.png(full())
        assert press.outlined(full()) == press.outlined(full())

    def test_in_another_process_at_another_place(self, tmp_path: Path) -> None:
        script = (
            "import hashlib, sys; from tests.printed import full; from sopctl.drawings import press; "
            "print(hashlib.sha256(press.pdf(full())).hexdigest())"
        )
        digests = set()
        for seed, zone in (("1", "Asia/Jakarta"), ("2", "UTC")):
            environ = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": zone, "HOME": str(tmp_path)}
            done = subprocess.run(
                [sys.executable, "-c", script], env=environ, cwd=tmp_path, capture_output=True, text=True, check=True
            )
            digests.add(done.stdout)
        assert len(digests) == 1

    def test_without_a_date_it_is_no_date_of_today(self) -> None:
        pdf = reader(press.pdf(replace(full(), date="")))
        assert pdf.metadata is not None
        assert str(pdf.metadata.creation_date).startswith("1970-01-01")

    def test_tags_leave_alone_what_they_do_not_know(self) -> None:
        made = press.pdf(full())
        assert amended(made, Tags()) == made
        assert amended(b"%PDF-1.7\nstartxref\n0\n%%EOF", Tags(["a"], [True])) == b"%PDF-1.7\nstartxref\n0\n%%EOF"
        assert amended(b"", Tags(["a"], [True])) == b""


class TestCommand:
    """What `sopctl render` writes."""

    FILE = str(ROOT / "examples" / "surat-masuk.sop.yaml")

    def test_the_whole_document(self, sopctl: Sopctl) -> None:
        ran = sopctl("render", self.FILE, "--format", "pdf,png", "--out", "out")
        assert ran.code == 0, ran.err
        pdf = reader(Path("out/surat-masuk.pdf").read_bytes())
        pages = sorted(path.name for path in Path("out").glob("*.png"))
        assert pages == [f"surat-masuk-{number}.png" for number in range(1, len(pdf.pages) + 1)]

    @pytest.mark.parametrize("view", ["table", "flowchart"])
    def test_one_picture(self, view: str, sopctl: Sopctl) -> None:
        ran = sopctl("render", self.FILE, "--format", "pdf,png", "--view", view, "--out", "out")
        assert ran.code == 0, ran.err
        assert len(reader(Path("out/surat-masuk.pdf").read_bytes()).pages) == 1
        assert Path("out/surat-masuk.png").read_bytes().startswith(b"\x89PNG")

    def test_outlines_for_print_shops(self, sopctl: Sopctl) -> None:
        ran = sopctl("render", self.FILE, "--format", "svg", "--outlined", "--out", "out")
        assert ran.code == 0, ran.err
        pages = list(Path("out").glob("*.svg"))
        assert len(pages) > 1
        assert all("<text" not in page.read_text(encoding="utf-8") for page in pages)

    def test_the_typeface_of_the_house(self, sopctl: Sopctl, tmp_path: Path) -> None:
        make_font(tmp_path / "rumah.ttf", wide=1)
        (tmp_path / "a.sop.yaml").write_bytes(Path(self.FILE).read_bytes())
        (tmp_path / "sopctl.toml").write_text('[brand]\nfont = {regular = "rumah.ttf"}\n', encoding="utf-8")
        ran = sopctl("render", "a.sop.yaml", "--format", "pdf,svg", "--out", "out")
        assert ran.code == 0, ran.err
        fonts = reader(Path("out/a.pdf").read_bytes()).pages[0]["/Resources"]["/Font"]
        assert {font["/BaseFont"].split("+")[1] for font in fonts.values()} == {"Rumah"}
        assert "font-family=\"'Rumah', " in Path("out/a-1.svg").read_text(encoding="utf-8")
        (tmp_path / "rumah.ttf").write_bytes((tmp_path / "rumah.ttf").read_bytes()[:9000])
        ran = sopctl("render", "a.sop.yaml", "--format", "pdf", "--out", "out")
        assert ran.code == 2
        assert "rumah.ttf" in ran.err
