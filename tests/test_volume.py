"""A folder of SOPs as one book: what opens it, its order, its page numbers, and what is left to the pen."""

import io
import re
from datetime import date
from pathlib import Path

import pypdf
import pytest

from sopctl import profiles
from sopctl.api.batch import batches
from sopctl.api.formats import Job
from sopctl.api.rendering.binding import _natural, bind
from sopctl.config import Decree, VolumeSettings
from sopctl.documents.document import Centred, Clauses
from sopctl.documents.volume import BLANK, Entry, Volume, _rank, contents, cover, decree, explanation
from sopctl.documents.words import Wording
from sopctl.drawings import press
from sopctl.i18n import document_language
from sopctl.layout.publication import Grid, Publication, TablePage, TextBlock, TextPage
from sopctl.model import Profile
from tests.conftest import ROOT, Sopctl
from tests.test_cli_lint import CLEAN

OFFICE = ("surat-keluar", "surat-masuk", "persiapan-rapat", "penghapusan-arsip")


def jobs(*names: str) -> list[Job]:
    (batch,) = batches([str(ROOT / "examples" / f"{name}.sop.yaml") for name in names])
    checked = [batch.read(item) for item in batch.inputs]
    return [Job(one, document_language(one.loaded.sop.language), titles=batch.titles) for one in checked]


def texts(page: TextPage | TablePage) -> str:
    """Return what a page says, furniture too."""
    if isinstance(page, TablePage):
        return "\n".join(line.text for line in page.page.texts)
    found = []
    for block in page.blocks:
        inner = [own for cell in block.cells for own in cell.blocks] if isinstance(block, Grid) else [block]
        found += [" ".join(run.text for run in own.runs) for own in inner if isinstance(own, TextBlock)]
    found += [run.text for run in page.furniture if hasattr(run, "text")]
    return "\n".join(found)


def test_a_volume_opens_with_cover_decree_contents_and_explanation() -> None:
    book = bind(
        jobs(*OFFICE), VolumeSettings(title="Buku SOP", agency="Pemerintah Kota Contoh", unit="Dinas", year=2026)
    )
    pages = [texts(page) for page in book.pages]
    assert "Buku SOP" in pages[0]
    assert "Pemerintah Kota Contoh" in pages[0]
    assert "2026" in pages[0]
    opening = [text.splitlines()[0] for text in pages[:6]]
    assert opening.index("Daftar Isi") < opening.index("Penjelasan Singkat Penggunaan")
    assert pages[1].startswith("KEPUTUSAN")
    assert [page.number for page in book.pages] == list(range(1, len(book.pages) + 1))
    for number, text in enumerate(pages[1:], 2):
        assert f"Halaman {number} dari {len(pages)}" in text


def test_the_contents_name_the_page_on_which_each_sop_begins() -> None:
    book = bind(jobs(*OFFICE), VolumeSettings())
    listed = next(page for page in book.pages if texts(page).startswith("Daftar Isi"))
    assert isinstance(listed, TextPage)
    (grid,) = [block for block in listed.blocks if isinstance(block, Grid)]
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(
            " ".join(r.text for b in cell.blocks if isinstance(b, TextBlock) for r in b.runs)
        )
    found = [row for row in rows.values() if row[0].isdigit()]
    assert [row[0] for row in found] == ["1", "2", "3", "4"]
    numbers = [row[1] for row in found]
    assert numbers == sorted(numbers)
    for row in found:
        page = book.pages[int(row[-1]) - 1]
        assert row[2] in texts(page)
        assert row[1] in texts(page)
        assert row[2] not in texts(book.pages[int(row[-1]) - 2])


def test_every_sop_has_the_pages_of_its_single_document() -> None:
    single = {job.flow.sop.title: job.publication for job in jobs(*OFFICE)}
    book = bind(jobs(*OFFICE), VolumeSettings(decree=False))
    for title, publication in single.items():
        own = [page for page in book.pages if title in texts(page) and page.number > 3]
        assert len(own) >= 2
        tables = [page.drawing for page in own if isinstance(page, TablePage)]
        shapes = [[s.box for s in page.symbols] for d in tables[:1] for page in d.pages]
        assert shapes == [
            [s.box for s in page.symbols] for t in list(publication.tables())[:1] for page in t.drawing.pages
        ]


def pdf_of(book: Publication) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(press.pdf(book)))


def test_the_pdf_has_an_outline_and_contents_that_lead_to_their_pages() -> None:
    names = ("imunisasi-bayi", "pemberian-obat-high-alert", "major-incident", "lost-property")
    book = bind(jobs(*names), VolumeSettings(title="All", decree=False))
    reader = pdf_of(book)
    assert len(reader.pages) == len(book.pages)
    top = {
        str(item.title): reader.get_destination_page_number(item) + 1
        for item in reader.outline
        if not isinstance(item, list)
    }
    assert set(top) >= {"Pelayanan Imunisasi Bayi", "Lost Property at the Library Desk", "Major Incident Response"}
    for title, number in top.items():
        assert title in texts(book.pages[number - 1])
    listed = next(n for n, page in enumerate(book.pages) if texts(page).splitlines()[0] in {"Daftar Isi", "Contents"})
    links = [a.get_object() for a in reader.pages[listed].get("/Annots", [])]
    assert len(links) == len(names) + 1


def test_the_same_volume_gives_the_same_bytes() -> None:
    first, second = (press.pdf(bind(jobs(*OFFICE), VolumeSettings())) for _ in range(2))
    assert first == second


def test_what_nobody_knows_is_left_to_the_pen() -> None:
    say = Wording(profiles.default("id"), "id")
    empty = Volume(VolumeSettings(), say, (Entry("", "Judul", ""),))
    document = decree(empty)
    assert document
    said = repr(document.blocks)
    assert said.count("…") >= 4 * 8
    assert "KEPUTUSAN …" in said
    filled = Decree(number="7 Tahun 2026", day=date(2026, 2, 3), place="Contoh", position="Camat", name="S. Hadi",
                    employee_id="1", considering="bahwa perlu", basis=["UU 1", "UU 2"], decides=["Satu."])  # fmt: skip
    said = repr(decree(Volume(VolumeSettings(decree=filled), say, ())))
    for text in ("KEPUTUSAN CAMAT", "NOMOR 7 Tahun 2026", "3 Februari 2026", "NIP 1", "bahwa perlu", "UU 2", "KESATU"):
        assert text in said
    assert "…" not in said
    assert decree(Volume(VolumeSettings(decree=False), say, ())) is None


def test_own_sentences_stand_in_for_the_tools() -> None:
    say = Wording(Profile(), "en")
    settings = VolumeSettings(scope="Ours *only*.", summary="Short.", definitions="- x")
    said = repr(explanation(Volume(settings, say, ())).blocks)
    assert "Ours *only*." in said
    assert "capsule" not in said.lower()
    hostile = Volume(VolumeSettings(), say, (), unit="<b>*x*</b> {count}")
    assert "\\<b\\>\\*x\\*\\</b\\> {count}" in repr(explanation(hostile).blocks).replace("\\\\", "\\")


def test_many_regulations_stand_in_their_usual_order() -> None:
    given = [
        "Surat Edaran Nomor 1 Tahun 2001 tentang A",
        "Peraturan Menteri Contoh Nomor 3 Tahun 2012 tentang B",
        "Peraturan Pemerintah Nomor 9 Tahun 2020 tentang C",
        "Undang-Undang Nomor 14 Tahun 2008 tentang D",
        "Undang-Undang Nomor 25 Tahun 2003 tentang E",
    ]
    assert [line[-1] for line in sorted(given, key=_rank)] == list("EDCBA")


def test_a_decree_is_worded_as_decrees_are() -> None:
    say = Wording(profiles.default("id"), "id")
    written = decree(Volume(VolumeSettings(title="SOP Kecamatan", decree=Decree(position="Camat")), say, ()))
    assert written
    centred = [block.lines for block in written.blocks if isinstance(block, Centred)]
    assert centred == [
        ("KEPUTUSAN CAMAT", f"NOMOR {BLANK}", "TENTANG", "SOP KECAMATAN"),
        ("CAMAT,",),
        ("MEMUTUSKAN:",),
    ]
    considering, *_ = (clause for block in written.blocks if isinstance(block, Clauses) for clause in block.clauses)
    assert all(line.startswith("bahwa ") and line.endswith(";") for line in considering.lines)
    assert considering.lines[-1].endswith(
        "dalam huruf a dan huruf b, perlu menetapkan Keputusan Camat tentang SOP Kecamatan;"
    )


def test_a_decree_rests_on_regulations_and_not_on_books() -> None:
    book = bind(jobs("imunisasi-bayi", "surat-keluar"), VolumeSettings())
    said = "\n".join(texts(page) for page in book.pages[1:3])
    assert "Peraturan Menteri Kesehatan Nomor 12 Tahun 2017" in said
    assert "Undang-Undang Nomor 43 Tahun 2009" in said
    assert "Buku Kesehatan Ibu dan Anak" not in said


def test_numbers_are_sorted_as_people_do() -> None:
    given = ["SOP-10", "SOP-9", "SOP-9/2026", "", "2", "010"]
    assert sorted(given, key=_natural) == ["2", "010", "SOP-9", "SOP-9/2026", "SOP-10", ""]


def test_contents_of_several_pages_name_the_right_pages_too() -> None:
    one = jobs("persiapan-rapat")[0]
    book = bind([one] * 60, VolumeSettings(decree=False))
    starts = [page.number for page in book.pages if "Tanggal Pembuatan" in texts(page)]
    assert len(starts) == 60
    listed = [
        texts(page) for page in book.pages if "Daftar Isi" in texts(page) or "Halaman" in texts(page).splitlines()[:5]
    ]
    assert len(listed) > 1
    for number in starts:
        assert any(re.search(rf"^{number}$", text, re.MULTILINE) for text in listed), number


def test_contents_and_cover_hold_what_they_are_given() -> None:
    say = Wording(profiles.default("id"), "id")
    book = Volume(VolumeSettings(note="Edisi kedua"), say, (Entry("1", "A", "2.0", (), "7"),), unit="Dinas")
    assert cover(book).title == "Standar Operasional Prosedur Administrasi Pemerintahan Dinas"
    assert cover(book).cover[0].lines == ("Edisi kedua",)
    said = repr(contents(book, [("Pembukaan", "2")]))
    assert "Link(text='7', anchor='page-7')" in said
    assert "Pembukaan" in said


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def other(name: str) -> str:
    return CLEAN.replace("id: surat-keluar", f"id: {name}", 1)


def test_the_command_writes_one_pdf(sopctl: Sopctl) -> None:
    write("sop/a.sop.yaml", CLEAN)
    write("sop/b.sop.yaml", other("b"))
    write("sop/c.sop.yaml", re.sub("title: .*", r'title: "\\e]0;x\\a"', other("c")) + "status: retired\n")
    write("sopctl.toml", '[volume]\ntitle = "Ours"\ndecree = false\n')
    ran = sopctl("render", "sop", "--volume", "--out", "out")
    assert ran.code == 0, ran.err + ran.out
    assert [path.name for path in Path("out").iterdir()] == ["volume.pdf"]
    assert r"\x1b]0;x\x07 is retired and stays out" in ran.out, "a terminal obeys nothing of it"
    assert "2 SOPs rendered to 1 file" in ran.out
    reader = pypdf.PdfReader("out/volume.pdf")
    assert "Ours" in reader.pages[0].extract_text()
    assert sopctl("render", "sop", "--volume", "--out", "out", "--check").code == 0
    assert sopctl("render", "sop", "--volume", "--out", "out", "--title", "Theirs", "--check").code == 1
    assert sopctl("render", "sop", "--volume", "--out", "out", "--title", "Theirs").code == 0
    assert "Theirs" in pypdf.PdfReader("out/volume.pdf").pages[0].extract_text()


def test_no_book_is_made_that_lacks_an_sop(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN)
    write("b.sop.yaml", other("b").replace("5 menit", "Semesteran"))
    ran = sopctl("render", ".", "--volume")
    assert ran.code == 1
    assert "TIM002" in ran.out
    assert ran.out.endswith("nothing was rendered; 1 left out\n")
    assert not Path("build").exists()
    assert sopctl("render", ".", "--volume", "--force").code == 0
    assert Path("build/volume.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "docx,pdf"), ""),
        (("--format", "svg"), "a volume cannot be written as `svg`"),
        (("--view", "flowchart"), "a volume cannot be written as `flowchart`"),
        (("--watch",), "--volume"),
    ],
)
def test_what_a_volume_cannot_be_is_told(arguments: tuple[str, ...], said: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN)
    ran = sopctl("render", ".", "--volume", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert not Path("build").exists()
    assert sopctl("render", ".", "--title", "x").code == 2


def test_nothing_is_bound_of_nothing(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN + "status: retired\n")
    ran = sopctl("render", ".", "--volume")
    assert ran.code == 3
    assert "every SOP is retired" in ran.err


def test_the_decree_of_the_house_is_a_template(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN)
    write(
        "own/decree.md.jinja",
        "# SK {{ decree.number | text }}\n{% for sop in sops %}- {{ sop.title | text }}\n{% endfor %}",
    )
    write("sopctl.toml", '[brand]\ntemplates = "own"\n[volume.decree]\nnumber = "<7>"\n')
    assert sopctl("render", ".", "--volume").code == 0
    said = pypdf.PdfReader("build/volume.pdf").pages[1].extract_text()
    assert "SK <7>" in said
    write("own/decree.md.jinja", "\n{{ decree.nothing.at_all }}")
    ran = sopctl("render", ".", "--volume")
    assert ran.code == 2
    assert "decree.md.jinja:2: " in ran.err


def test_drafts_are_bound_in_and_told(sopctl: Sopctl) -> None:
    write("sop/a.sop.yaml", CLEAN + "status: effective\n")
    ran = sopctl("render", "sop", "--volume")
    assert (ran.code, "bound in" in ran.out, "exclude" in ran.out) == (0, False, False), "nothing to tell"
    write("sop/b.sop.yaml", other("b") + "status: draft\n")
    write("sop/c.sop.yaml", other("c") + "status: review\n")
    write("sop/d.sop.yaml", other("d") + "status: retired\n")
    ran = sopctl("render", "sop", "--volume")
    assert ran.code == 0, ran.err + ran.out
    told = [line for line in ran.out.splitlines() if "bound in" in line]
    assert told == [
        f"volume: {Path('sop/b.sop.yaml')} is a draft and is bound in",
        f"volume: {Path('sop/c.sop.yaml')} is still under review and is bound in",
    ]
    assert "name only the files that are in force" in ran.out
    assert "3 SOPs rendered" in ran.out
    ran = sopctl("render", "sop", "--volume", "--lang", "id")
    assert "masih berupa rancangan dan ikut dijilid" in ran.out
    write("sopctl.toml", 'exclude = ["sop/b.sop.yaml", "sop/c.sop.yaml"]\n')
    ran = sopctl("render", "sop", "--volume")
    assert "bound in" not in ran.out, "the advice holds"
    assert "1 SOP rendered" in ran.out
