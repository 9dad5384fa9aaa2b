"""Posters: what they say of a service, and that they can be read, printed and scanned at every size."""

import os
import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sopctl.api.errors import ApiError
from sopctl.api.formats.poster import wish
from sopctl.brand import Brand
from sopctl.drawings import press
from sopctl.flow import Flow
from sopctl.i18n import Language
from sopctl.layout.metrics import width
from sopctl.layout.publication import Shape, TextBlock, TextPage
from sopctl.load import load
from sopctl.model import Service, Sop
from sopctl.poster import SIZES, Content, Poster, content, lay_out
from sopctl.poster.content.content import Note
from sopctl.poster.content.icons import icon_for
from sopctl.poster.layout import icons
from sopctl.poster.layout.palette import Palette, contrast
from sopctl.poster.layout.qr import QUIET
from sopctl.profiles import find
from sopctl.source import read_file
from tests.clients import need
from tests.conftest import ROOT, Golden, Sopctl
from tests.poster_gates import bounds, faults, inked, promised, said
from tests.random_services import HOSTILE, random_service
from tests.random_sops import random_sop

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))
SERVICES = ("kartu-keluarga", "paspor-biasa", "permohonan-informasi", "izin-air-limbah", "pengaduan-masyarakat")
SEEDS = range(60 if os.environ.get("CI") else 14)
COLOURS = ("#1d4f7c", "#f2c500", "#ffffff", "#b01020", "#0a7a4a", "#000000", "#808080")


def of(sop: Sop, language: Language = "id", **more: Any) -> Content:
    profile = find("sop-ap")
    assert profile
    return content(Flow.of(sop), profile, language, **more)


def example(name: str) -> Content:
    path = ROOT / "examples" / f"{name}.sop.yaml"
    return of(load(read_file(path, path.name)).sop)


def made(said: Content, size: str = "A3", colour: str = "#1d4f7c", bleed: float = 0.0) -> Poster:
    return lay_out(said, SIZES[size], Brand(colour=colour), bleed)


def check(poster: Poster) -> None:
    assert not faults(poster)
    text = said(poster)
    assert [part for part in promised(poster.content) if part not in text] == []


def service(**fields: Any) -> Sop:
    return Sop.model_validate(
        {
            "title": "Layanan",
            "actors": {"warga": {"name": "Warga Pemohon", "external": True}, "loket": "Petugas Loket"},
            "steps": [{"id": "ajukan", "activity": "Mengajukan berkas", "actor": "warga"}],
        }
        | fields
    )


def step(name: str, actor: str, activity: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "actor": actor, "activity": activity, "duration": "10 menit"} | more


def stages(*steps: dict[str, Any], **more: Any) -> list[tuple[int, tuple[str, ...]]]:
    return [(stage.number, stage.inside or stage.texts) for stage in of(service(steps=list(steps), **more)).stages]


# What is said


def test_the_way_of_the_public_has_numbers_and_the_work_of_the_office_is_one_stop() -> None:
    assert stages(
        step("a", "warga", "Mengajukan berkas"),
        step("b", "loket", "Memeriksa berkas"),
        step("c", "loket", "Mencetak surat"),
        step("d", "loket", "Menyerahkan surat kepada warga"),
        step("e", "loket", "Mengarsipkan berkas"),
    ) == [
        (1, ("Mengajukan berkas",)),
        (0, ("Memeriksa berkas", "Mencetak surat")),
        (2, ("Menyerahkan surat kepada warga",)),
    ]


@pytest.mark.parametrize(
    ("activity", "public"),
    [
        ("Menyerahkan surat kepada warga", True),
        ("Menerima berkas dari Warga Pemohon", True),
        ("Mewawancarai warga", True),
        ("Merekam sidik jari warga", True),
        ("Meneliti berkas warga", False),
        ("Mencetak kartu untuk warga", False),
        ("Mencatat kewargaan", False),
    ],
)
def test_a_step_of_the_office_concerns_the_public_where_they_meet(activity: str, *, public: bool) -> None:
    found = stages(step("a", "warga", "Mengajukan"), step("b", "loket", activity), step("c", "warga", "Pulang"))
    assert [number for number, _ in found] == ([1, 2, 3] if public else [1, 0, 2])


def test_the_way_takes_the_likely_answer_and_tells_where_the_others_lead() -> None:
    steps = [
        step("a", "warga", "Mengajukan"),
        step(
            "b", "loket", "Memeriksa", decision={"Kurang": "a", "Ditolak": "x", "Lengkap": {"to": "c"}, "Langka": "c"}
        ),
        step("x", "loket", "Menolak", end="Permohonan ditolak"),
        step("c", "warga", "Menerima surat", end="Selesai"),
    ]
    steps[1]["decision"] = {
        "Kurang": {"to": "a", "probability": 0.1},
        "Ditolak": {"to": "x", "probability": 0.2},
        "Mustahil": {"to": "x", "probability": 0.01},
        "Lengkap": {"to": "c", "probability": 0.69},
    }
    said = of(service(steps=steps))
    assert [stage.number for stage in said.stages] == [1, 0, 2]
    assert said.stages[1].notes == (
        Note("Kurang: kembali ke langkah 1", back=True),
        Note("Ditolak: permohonan ditolak"),
    )
    assert said.outcome == "Selesai"


def test_where_all_steps_are_told_an_arrow_leads_only_to_what_comes_next() -> None:
    said = example("cuti-pegawai")
    assert [stage.number for stage in said.stages if not stage.leads_on] == [5, 9]
    notes = {stage.number: stage.notes for stage in said.stages}
    assert notes[5] == (Note("Lanjut ke langkah 8"),)
    assert notes[9] == (Note("Selesai: Izin cuti diberikan"),)
    assert notes[10] == (Note("Selesai: Cuti ditangguhkan"),)
    assert not said.outcome, "the last step ends otherwise"
    forked = {stage.number: (stage.notes, stage.leads_on) for stage in example("major-incident").stages}
    assert forked[1] == ((Note("Bersamaan dengan itu langkah 3"),), True)
    assert forked[2] == ((Note("Lanjut ke langkah 4"),), False)


def test_an_answer_that_leads_to_a_step_that_is_told_is_told_with_its_question() -> None:
    notes = {stage.number: stage.notes for stage in example("pemberian-obat-high-alert").stages}
    assert notes[6] == (Note("Tidak cocok: lanjut ke langkah 11"),)
    assert notes[8] == (Note("Apakah timbul reaksi yang tidak diharapkan? Ya: lanjut ke langkah 10"),)


def test_several_ways_in_are_one_stage() -> None:
    assert [stage.texts for stage in example("pengaduan-masyarakat").stages][0] == (
        "Mengisi formulir pengaduan di loket",
        "Mengirim pengaduan melalui kanal daring",
    )


def test_an_internal_procedure_tells_every_step() -> None:
    said = example("cuti-pegawai")
    assert [stage.number for stage in said.stages] == list(range(1, 11))
    assert said.kind == "Alur Prosedur"
    assert said.lacking == ()


def test_times_of_different_kinds_are_not_added_and_unknown_ones_not_guessed() -> None:
    inside = [step("b", "loket", "Memeriksa"), step("c", "loket", "Menandatangani", duration="1 hari kerja")]
    ends = step("a", "warga", "Mengajukan"), step("d", "warga", "Menerima")
    assert of(service(steps=[ends[0], *inside, ends[1]])).stages[1].time == "10 menit + 1 hari kerja"
    inside[0]["duration"] = "2 menit/berkas"
    assert of(service(steps=[ends[0], *inside, ends[1]])).stages[1].time == ""
    inside[0]["duration"] = "maksimal 2 jam"
    assert of(service(steps=[ends[0], *inside, ends[1]])).stages[1].time == "paling lama 2 jam + 1 hari kerja"


def test_the_promise_of_the_standard_comes_before_the_time_of_the_steps() -> None:
    (fact,) = of(service()).facts or (None,)
    assert fact is None
    (fact,) = of(service(steps=[step("a", "warga", "Mengajukan")])).facts
    assert fact and fact.value == "10 menit"
    (fact,) = of(service(total="2 jam")).facts
    assert fact and fact.value == "2 jam"
    (fact,) = of(service(service={"time": "paling lama 3 (tiga) hari kerja sejak lengkap"}, total="2 jam")).facts
    assert fact and (fact.heading, fact.value, fact.after) == ("Waktu, paling lama", "3 hari kerja", "sejak lengkap")


def test_what_the_public_should_find_is_missed() -> None:
    assert of(service()).lacking == ("requirements", "time", "cost", "product", "complaints")
    assert example("kartu-keluarga").lacking == ()


def test_both_languages() -> None:
    sop = service(service={"cost": "Free", "time": "at most 2 days"}, language="en")
    english, indonesian = of(sop, "en"), of(sop, "id")
    assert (english.kind, english.facts[0].heading) == ("Service standard", "Time, at most")
    assert (indonesian.kind, indonesian.facts[0].heading) == ("Standar Pelayanan", "Waktu, paling lama")
    check(made(english))


def test_what_is_not_in_force_does_not_say_from_when_it_is() -> None:
    about = {"identity": {"number": "440/1", "effective": "2026-02-01"}, "version": "0.1"}
    assert of(service(**about, status="effective")).imprint == "440/1 · Versi 0.1 · berlaku sejak 1 Februari 2026"
    assert of(service(**about, status="draft")).imprint == "440/1 · Rancangan, Versi 0.1"
    assert of(service(**about, status="retired"), "en").imprint == "440/1 · Retired, Version 0.1"


# Icons and colours


def test_every_icon_is_drawn_within_its_field() -> None:
    for name in icons.NAMES:
        box = bounds(Shape(icons.drawn(name), stroke="#000000", width=icons.PEN))
        assert min(box.x, box.y) >= 0, name
        assert max(box.right, box.bottom) <= icons.FIELD, name


@pytest.mark.parametrize(
    ("activity", "icon"),
    [
        ("Membayar biaya paspor", "payment"),
        ("Menyerahkan berkas permohonan", "submit"),
        ("Mewawancarai pemohon", "talk"),
        ("Mengirim pengaduan melalui kanal daring", "online"),
        ("Sign the test report", "sign"),
        ("Bersemadi", ""),
    ],
)
def test_icons_by_words(activity: str, icon: str) -> None:
    assert icon_for(activity, outside=True) == icon
    assert icon in icons.NAMES or not icon


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_of_a_house_gives_readable_text(colour: int) -> None:
    palette = Palette.of(f"#{colour:06x}")
    for ink, paper in (
        (palette.on_brand, palette.brand),
        (palette.soft, palette.brand),
        (palette.strong, "#ffffff"),
        (palette.strong, palette.tint),
        (palette.muted, palette.tint),
        (palette.ink, palette.tint),
    ):
        assert contrast(ink, paper) >= 4.5


# Geometry


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_example_fits_every_size_whole(path: Path, size: str) -> None:
    poster = made(of(load(read_file(path, path.name)).sop), size)
    check(poster)
    assert not poster.content.shortened
    assert poster.publication.pages[0].width == SIZES[size].width


@pytest.mark.parametrize("seed", SEEDS)
def test_random_procedure(seed: int) -> None:
    check(made(of(random_sop(seed)), tuple(SIZES)[seed % 7]))


@pytest.mark.parametrize("seed", SEEDS)
def test_random_service(seed: int) -> None:
    check(made(of(random_service(seed)), tuple(SIZES)[seed % 7], COLOURS[seed // 2 % 7]))


def test_a_poster_is_filled() -> None:
    """The stages, or what stands beside them, reach down to the foot."""
    for name in SERVICES:
        for size in SIZES:
            poster = made(example(name), size)
            (page,) = poster.publication.pages
            assert isinstance(page, TextPage)
            tops = sorted(text.box.y for text in inked(page))
            gaps = [after - before for before, after in pairwise(tops)]
            assert max(gaps) < 0.16 * page.height, (name, size)


def test_text_is_larger_where_there_is_less_of_it() -> None:
    little = service(service={"cost": "Gratis"})
    much = service(service={"cost": "Gratis", "requirements": [f"Surat keterangan nomor {n}" for n in range(12)]})
    assert title_size(made(of(little))) > title_size(made(of(much)))


def title_size(poster: Poster) -> float:
    (page,) = poster.publication.pages
    assert isinstance(page, TextPage)
    return next(b.runs[0].size for b in page.blocks if isinstance(b, TextBlock) and b.role == "title")


def test_too_much_is_cut_with_a_mark_and_told() -> None:
    steps = [step(f"s{n}", "loket", f"Memeriksa berkas yang ke-{n} dengan teliti") for n in range(80)]
    said = of(service(actors={"loket": "Petugas"}, steps=steps))
    poster = made(said, "A3")
    check(poster)
    assert poster.content.shortened
    assert len(said.stages) == 80
    assert any("langkah lainnya" in stage.texts[0] for stage in poster.content.stages)
    assert poster.content.stages[-1].number == 80


def test_nothing_at_all_is_a_poster_too() -> None:
    for size in SIZES:
        check(made(of(Sop()), size))


# Reading order and files


def test_blocks_are_in_reading_order() -> None:
    (page,) = made(example("kartu-keluarga")).publication.pages
    assert isinstance(page, TextPage)
    blocks = [block for block in page.blocks if isinstance(block, TextBlock)]
    told = [" ".join(run.text for run in block.runs) for block in blocks]
    order = ["Penerbitan Kartu", "3 hari kerja", "Persyaratan", "Menyerahkan berkas", "Kartu keluarga diterima"]
    places = [next(n for n, text in enumerate(told) if part in text) for part in order]
    assert places == sorted(places)
    assert [block.role for block in blocks].count("title") == 1
    items = [block for block in blocks if block.role == "item"]
    assert [item.runs[0].text for item in items] == ["1", "2"]


@pytest.mark.parametrize("name", SERVICES)
def test_poster_is_as_accepted(name: str, golden: Golden) -> None:
    lines = []
    for size in ("A3", "x-banner", "spanduk"):
        (page,) = made(example(name), size).publication.pages
        assert isinstance(page, TextPage)
        lines.append(f"{size} {page.width:g} x {page.height:g} mm, {len(page.shapes)} drawings\n")
        for block in page.blocks:
            if isinstance(block, TextBlock):
                lines.append(f"{block.role}\n")
                lines += [f"    {run.x:8.2f} {run.y:8.2f} {run.size:6.2f}  {run.text}\n" for run in block.runs]
    golden(ROOT / "tests" / "golden" / name / f"{name}-poster.txt", "".join(lines))


def test_pdf_and_outlines_have_the_true_size() -> None:
    import io

    from pypdf import PdfReader

    publication = made(example("permohonan-informasi"), "x-banner").publication
    reader = PdfReader(io.BytesIO(press.pdf(publication)))
    (page,) = reader.pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [600, 1600]
    text = re.sub(r"\s", "", page.extract_text())
    for part in ("PermohonanInformasiPublik", "10harikerja", "Pengajuankeberatan", "09.00-15.00WIB"):
        assert part in text
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "id"
    (svg,) = press.outlined(publication)
    assert b"<text" not in svg
    width, height = (float(side) / 72 * 25.4 for side in re.findall(rb'(?:width|height)="([0-9.]+)pt"', svg)[:2])
    assert (round(width), round(height)) == (600, 1600)


@pytest.mark.parametrize("size", ["x-banner", "spanduk", "A2"])
@pytest.mark.parametrize("name", ["izin-air-limbah", "permohonan-informasi"])
def test_the_press_keeps_every_line_in_its_place(name: str, size: str, tmp_path: Path) -> None:
    """No line is broken again, whatever its size and whether it is a link: its words follow each other in the PDF."""
    import subprocess

    poster = made(example(name), size)
    (tmp_path / "p.pdf").write_bytes(press.pdf(poster.publication))
    subprocess.run([need("pdftotext"), "-bbox", "p.pdf", "p.html"], cwd=tmp_path, check=True)
    found = re.findall(r'xMin="([0-9.]+)"[^>]*>([^<]*)<', (tmp_path / "p.html").read_text(encoding="utf-8"))
    lefts: dict[str, list[float]] = {}
    for left, word in found:
        lefts.setdefault(unescape(word), []).append(float(left) / 72 * 25.4)
    (page,) = poster.publication.pages
    assert isinstance(page, TextPage)
    for text in inked(page):
        run, words = text.run, text.run.text.split()
        for place, word in enumerate(words):
            before = width(" ".join([*words[:place], ""]), run.size, bold=run.bold)
            assert any(abs(at - run.x - before) < 0.3 * run.size for at in lefts[word]), (run.text, word)


def test_every_painter_paints_the_drawings() -> None:
    from sopctl.drawings import svg

    publication = made(example("kartu-keluarga")).publication
    (page,) = publication.pages
    assert isinstance(page, TextPage)
    (plain,) = svg.publication(publication)
    assert plain.count(b'class="ornament"') == len(page.shapes)
    (outlined,) = press.outlined(publication)
    assert outlined.count(b'stroke-linecap="round"') >= sum(bool(shape.stroke) for shape in page.shapes)


def test_bleed_goes_beyond_the_edge_and_marks_stand_outside_of_it() -> None:
    plain, bled = made(example("kartu-keluarga")), made(example("kartu-keluarga"), bleed=5)
    (page,), (before,) = bled.publication.pages, plain.publication.pages
    assert isinstance(page, TextPage)
    assert isinstance(before, TextPage)
    rim = (page.width - before.width) / 2
    assert rim > 5
    assert min(area.box.x for area in page.areas) == pytest.approx(rim - 5)
    assert max(area.box.bottom for area in page.areas) == pytest.approx(page.height - rim + 5)
    assert len(page.strokes) == 8
    for stroke in page.strokes:
        for point in stroke.points:
            across = rim - 5 < point.x < page.width - rim + 5
            assert not (across and rim - 5 < point.y < page.height - rim + 5)
    shift = [(b.x - a.x, b.y - a.y) for a, b in zip(runs(before), runs(page), strict=True)]
    assert all(x == pytest.approx(rim, abs=0.02) and y == pytest.approx(rim, abs=0.02) for x, y in shift)


def runs(page: TextPage) -> list[Any]:
    return [text.run for text in inked(page)]


# QR code


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("url", ["https://contoh.go.id", "https://contoh.go.id/" + "a1-b2/" * 40 + "?x=1&y=%20#z"])
def test_qr_code_is_read_back(size: str, url: str) -> None:
    import zxingcpp

    (page,) = made(of(service(service={"url": url, "cost": "Gratis"})), size).publication.pages
    assert isinstance(page, TextPage)
    code = next(shape for shape in page.shapes if len(shape.ways) > 200)
    box = bounds(code)
    modules = round(
        box.width / min(way.points[0].x - box.x for way in code.ways if way.points and way.points[0].x > box.x + 0.01)
    )
    quiet = next(area.box for area in reversed(page.areas) if area.box.x < box.x < box.right < area.box.right)
    module = box.width / len({round(way.points[0].y, 2) for way in code.ways if way.kind == "M"})
    assert module >= 0.74
    assert box.x - quiet.x >= (QUIET - 0.01) * module
    assert modules
    pixels = raster(code, quiet.x, quiet.y, quiet.width, 600)
    (found,) = zxingcpp.read_barcodes(pixels)
    assert found.text == url


def raster(code: Shape, x: float, y: float, side: float, across: int) -> memoryview:
    """Return a filled drawing as grey pixels, 255 where it is white."""
    grey = bytearray(b"\xff" * across * across)
    scale = across / side
    ways = list(code.ways)
    for number, way in enumerate(ways):
        if way.kind != "M":
            continue
        corners = [way.points[0], *(ways[number + n].points[0] for n in (1, 2, 3))]
        left, right = (round((f(p.x for p in corners) - x) * scale) for f in (min, max))
        top, bottom = (round((f(p.y for p in corners) - y) * scale) for f in (min, max))
        for row in range(top, bottom):
            grey[row * across + left : row * across + right] = bytes(right - left)
    return memoryview(bytes(grey)).cast("B", (across, across))


def test_qr_code_in_the_printed_file(tmp_path: Path) -> None:
    import subprocess

    import zxingcpp

    (tmp_path / "p.pdf").write_bytes(press.pdf(made(example("kartu-keluarga")).publication))
    subprocess.run([need("pdftoppm"), "-gray", "-r", "100", "-singlefile", "p.pdf", "p"], cwd=tmp_path, check=True)
    _, size, _, pixels = (tmp_path / "p.pgm").read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    (found,) = zxingcpp.read_barcodes(memoryview(pixels).cast("B", (height, width)))
    assert found.text == "https://dukcapil.contoh.go.id/layanan/kartu-keluarga"


BAD = (
    "javascript:alert(1)",
    "http://contoh.go.id",
    "https://",
    "https://user:secret@contoh.go.id",
    "https://contoh.go.id/ a",
    "https://contoh.go.id/<script>",
    "https://contoh.go.id\n",
    "https://contoh.go.id/" + "a" * 300,
    "data:text/html,x",
    "HTTPS://contoh.go.id",
)


@pytest.mark.parametrize("url", BAD)
def test_hostile_addresses_are_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        Service(url=url)
    if len(url) < 300:
        with pytest.raises(ApiError):
            wish(url=url)


@pytest.mark.parametrize("size", ["x-banner", "spanduk"])
def test_an_address_is_broken_behind_a_slash(size: str) -> None:
    (page,) = made(example("izin-air-limbah"), size).publication.pages
    assert isinstance(page, TextPage)
    texts = [run.text for block in page.blocks if isinstance(block, TextBlock) for run in block.runs if run.link]
    assert texts == ["dlh.contoh.go.id/izin/", "air-limbah"]


def test_no_address_no_code() -> None:
    (page,) = made(of(service())).publication.pages
    assert isinstance(page, TextPage)
    assert not [shape for shape in page.shapes if len(shape.ways) > 200]


# Hostile texts


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    sop = service(
        title=text,
        identity={"agency": text, "unit": text, "number": text},
        legal_basis=[text],
        steps=[step("a", "warga", text, end=text)],
        service={"requirements": [text], "cost": text, "product": [text], "complaints": [text], "hours": {text: text}},
    )
    for size in ("A3", "spanduk"):
        poster = made(of(sop), size)
        check(poster)
        assert b"<script" not in press.outlined(poster.publication)[0]
        assert press.pdf(poster.publication).startswith(b"%PDF")


# The command line


def test_command_writes_each_size(sopctl: Sopctl, tmp_path: Path) -> None:
    path = str(ROOT / "examples" / "keberatan-informasi.sop.yaml")
    ran = sopctl("render", path, "--format", "poster", "--size", "a3,X-Banner", "--out", "out")
    assert ran.code == 0
    names = {f"keberatan-informasi-poster-{size}.{end}" for size in ("A3", "x-banner") for end in ("pdf", "svg")}
    assert {file.name for file in (tmp_path / "out").iterdir()} == names
    assert "service.requirements, service.complaints" in ran.out
    assert "UU 25/2009" in ran.out


def test_command_writes_one_size_without_its_name(sopctl: Sopctl, tmp_path: Path) -> None:
    path = str(ROOT / "examples" / "kartu-keluarga.sop.yaml")
    ran = sopctl(
        "render", path, "--format", "poster", "--url", "https://contoh.go.id/lain", "--bleed", "3", "--out", "out"
    )
    assert ran.code == 0
    assert {file.name for file in (tmp_path / "out").iterdir()} == {
        "kartu-keluarga-poster.pdf",
        "kartu-keluarga-poster.svg",
    }


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--size", "B3", "x-banner, roll-up, spanduk, A0, A1, A2, A3"),
        ("--url", "javascript:alert(1)", "https://dinas.contoh.go.id"),
        ("--url", "https://contoh.go.id/" + "x" * 5000, "longer than 300 letters"),
        ("--bleed", "-1", "0 to 50 mm"),
        ("--bleed", "nan", "0 to 50 mm"),
    ],
)
def test_command_refuses(sopctl: Sopctl, option: str, value: str, told: str) -> None:
    path = str(ROOT / "examples" / "kartu-keluarga.sop.yaml")
    ran = sopctl("render", path, "--format", "poster", option, value, "--lang", "en")
    assert ran.code == 2
    assert told in ran.err
