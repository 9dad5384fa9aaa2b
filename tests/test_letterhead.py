"""The name of an organisation stands in the lines that its writer gave it, one for each level, in every document."""

import io
import xml.etree.ElementTree as ET
from pathlib import Path
from zipfile import ZipFile

import pytest

from sopctl.model import Identity
from tests.conftest import ROOT, Sopctl
from tests.page_gates import SVG

LEVELS = ["PEMERINTAH KABUPATEN CONTOH", "DINAS KESEHATAN", "UPT PUSKESMAS MELATI"]
AGENCY = "agency: |\n" + "".join(f"    {level}\n" for level in LEVELS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "examples" / "surat-keluar.sop.yaml").read_text(encoding="utf-8")
    (tmp_path / "a.sop.yaml").write_text(
        text.replace("agency: Pemerintah Kota Contoh\n", AGENCY).replace(
            "Sekretariat Dinas Perhubungan", "Pendaftaran"
        ),
        encoding="utf-8",
    )
    return tmp_path


def lines(page: Path) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(page.read_bytes()).iter(SVG + "text")]


@pytest.mark.parametrize("profile", ["sop-ap", "sop-fktp", "plain", "epa-qa-g6"])
def test_pages_keep_the_lines(profile: str, folder: Path, sopctl: Sopctl) -> None:
    assert sopctl("render", ".", "--profile", profile, "--force", "--format", "svg").code == 0
    shown = lines(folder / "build" / "a-1.svg")
    assert "DINAS KESEHATAN" in shown, "a level never shares a line with another one"
    if profile == "sop-ap":
        assert shown[shown.index(LEVELS[0]) :][:4] == [*LEVELS, "Pendaftaran"]


def test_word_excel_markdown_and_the_browser_keep_them_too(folder: Path, sopctl: Sopctl) -> None:
    assert sopctl("render", ".", "--format", "docx,xlsx,md,html,checklist").code == 0
    markdown = (folder / "build" / "a.md").read_text(encoding="utf-8")
    assert "".join(f"**{level}**<br>\n" for level in LEVELS) + "**Pendaftaran**" in markdown
    assert all(f"<p>{level}</p>" in (folder / "build" / "a.html").read_text(encoding="utf-8") for level in LEVELS)
    for name, part in (("a.docx", "document"), ("a-checklist.docx", "header1")):
        with ZipFile(folder / "build" / name) as file:
            word = ET.fromstring(file.read(f"word/{part}.xml"))
        paragraphs = ["".join(p.itertext()) for p in word.iter() if p.tag.endswith("}p")]
        assert paragraphs[paragraphs.index(LEVELS[0]) :][:3] == LEVELS
    with ZipFile(io.BytesIO((folder / "build" / "a.xlsx").read_bytes())) as file:
        assert "\n".join([*LEVELS, "Pendaftaran"]) in "".join(
            ET.fromstring(file.read("xl/sharedStrings.xml")).itertext()
        )


def test_a_folded_name_is_one_line_and_the_lines_have_an_end() -> None:
    assert Identity(agency="Pemerintah Kota Contoh", unit="Umum").issuer == ("Pemerintah Kota Contoh", "Umum")
    assert Identity(agency="\n \nA\n\n B \n").issuer == ("A", "B")
    assert Identity().issuer == ()
    many = Identity(agency="\n".join(f"tingkat {n}" for n in range(900)), unit="Umum").issuer
    assert len(many) == 6
    assert many[-2].endswith("tingkat 899")
