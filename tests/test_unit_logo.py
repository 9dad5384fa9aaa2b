"""A second logo, that of the unit: on the right of the head in every document, as Puskesmas have it."""

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT, Sopctl
from tests.page_gates import SVG

EXAMPLE = ROOT / "examples" / "imunisasi-bayi.sop.yaml"
WIDE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="30" height="20" fill="#123456"/></svg>'
TALL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 20"><rect width="16" height="20" fill="#654321"/></svg>'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gambar").mkdir()
    (tmp_path / "gambar" / "kabupaten.svg").write_text(WIDE, encoding="utf-8")
    (tmp_path / "gambar" / "puskesmas.svg").write_text(TALL, encoding="utf-8")
    (tmp_path / "sopctl.toml").write_text(
        '[brand]\nlogo = "gambar/kabupaten.svg"\nunit_logo = "gambar/puskesmas.svg"\n', encoding="utf-8"
    )
    (tmp_path / "a.sop.yaml").write_bytes(EXAMPLE.read_bytes())
    return tmp_path


def places(page: bytes) -> list[tuple[float, float, float, float]]:
    images = list(ET.fromstring(page).iter(SVG + "image"))
    found = [[float(e.get(name, "")) for name in ("x", "y", "width", "height")] for e in images]
    return sorted((x, y, wide, high) for x, y, wide, high in found)


@pytest.mark.parametrize("profile", ["sop-fktp", "spo-rs", "sop-ap", "plain", "epa-qa-g6"])
def test_both_stand_side_by_side_in_their_own_shape(profile: str, folder: Path, sopctl: Sopctl) -> None:
    assert sopctl("render", "a.sop.yaml", "--profile", profile, "--force", "--format", "svg").code == 0
    left, right = places(next(folder.glob("build/a-1.svg")).read_bytes())
    assert left[0] + left[2] < right[0], "they do not touch"
    assert abs((left[1] + left[3] / 2) - (right[1] + right[3] / 2)) < 6
    assert left[2] / left[3] == pytest.approx(1.5, abs=0.02)
    assert right[2] / right[3] == pytest.approx(0.8, abs=0.02)


def test_the_head_of_a_puskesmas_has_one_on_either_side_of_every_page(folder: Path, sopctl: Sopctl) -> None:
    assert sopctl("render", "a.sop.yaml", "--format", "svg").code == 0
    for page in sorted(folder.glob("build/a-*.svg")):
        left, right = places(page.read_bytes())
        root = ET.fromstring(page.read_bytes())
        names = {e.text: float(e.get("x", "")) for e in root.iter(SVG + "text")}
        assert left[0] + left[2] < names["Pelayanan Imunisasi Bayi"] < right[0]
        assert names["No. Dokumen"] < right[0]
        assert names["Kabupaten Contoh"] < names["No. Dokumen"] if "Kabupaten Contoh" in names else True
        assert names["UPTD Puskesmas"] > names["No. Dokumen"]


def test_word_excel_and_the_browser_have_both(folder: Path, sopctl: Sopctl) -> None:
    assert sopctl("render", "a.sop.yaml", "--format", "docx,xlsx,html").code == 0
    with ZipFile(folder / "build" / "a.docx") as word:
        headers = [name for name in word.namelist() if name.startswith("word/header")]
        drawn = [word.read(name).count(b"<pic:pic") for name in headers]
        assert set(drawn) - {0} == {2}
    with ZipFile(io.BytesIO((folder / "build" / "a.xlsx").read_bytes())) as excel:
        first = excel.read("xl/drawings/drawing1.xml")
        assert first.count(b"<xdr:pic>") == 2
    page = (folder / "build" / "a.html").read_text(encoding="utf-8")
    assert page.count('<img class="logo" src="data:image/svg+xml;base64,') == 2


def test_one_that_cannot_be_used_is_told(folder: Path, sopctl: Sopctl) -> None:
    (folder / "gambar" / "puskesmas.svg").write_text("bukan gambar", encoding="utf-8")
    done = sopctl("render", "a.sop.yaml", "--format", "svg")
    assert done.code == 2
    assert "puskesmas.svg" in done.err


def test_settings_that_are_extended_name_it_from_where_they_stand(folder: Path, sopctl: Sopctl) -> None:
    (folder / "rumah").mkdir()
    (folder / "gambar").rename(folder / "rumah" / "gambar")
    (folder / "sopctl.toml").rename(folder / "rumah" / "sopctl.toml")
    (folder / "sopctl.toml").write_text('extend = "rumah/sopctl.toml"\n', encoding="utf-8")
    assert sopctl("render", "a.sop.yaml", "--format", "svg").code == 0
    assert len(places((folder / "build" / "a-1.svg").read_bytes())) == 2


@pytest.mark.parametrize("size", ["x-banner", "roll-up", "spanduk", "A3"])
def test_a_poster_has_one_on_either_side_of_who_issues_it(size: str, folder: Path, sopctl: Sopctl) -> None:
    (folder / "a.sop.yaml").write_bytes((ROOT / "examples" / "kartu-keluarga.sop.yaml").read_bytes())
    assert sopctl("render", "a.sop.yaml", "--format", "poster", "--size", size).code == 0
    (drawn,) = folder.glob("build/*.svg")
    images = list(ET.fromstring(drawn.read_bytes()).iter(SVG + "image"))
    left, right = sorted(map(outline, images))
    assert left[0] + left[2] < right[0]
    assert left[1] + left[3] / 2 == pytest.approx(right[1] + right[3] / 2, abs=1)
    assert left[2] / left[3] == pytest.approx(1.5, abs=0.02)
    assert right[2] / right[3] == pytest.approx(0.8, abs=0.02)


def outline(image: ET.Element) -> tuple[float, float, float, float]:
    """Return where a picture of a poster stands and how large it is, in points."""
    x, y = re.findall(r"[\d.]+", image.get("transform", ""))
    return float(x), float(y), float(image.get("width", "")), float(image.get("height", ""))
