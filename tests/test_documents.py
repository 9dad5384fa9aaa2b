"""Documents: what they hold, that texts stay texts in each format, and that a page needs nothing beside it."""

import re
from collections import Counter
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from sopctl import diagrams, documents, profiles, web
from sopctl.documents import markdown, prose
from sopctl.documents.document import Definition, Document, Identity, Panels, Signature, Table
from sopctl.documents.words import Wording
from sopctl.flow import Flow
from sopctl.i18n import Language, document_language
from sopctl.load import load
from sopctl.model import Profile, Sop
from sopctl.source import decode, read_file
from tests.test_diagrams import FILES, HOSTILE, hostile_sop

VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """A page, taken apart: its elements, its ids and links, its text, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"style", "script"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def loaded(path: Path) -> Sop:
    result = load(read_file(path, path.name))
    assert result.problems == ()
    return result.sop


def sop_of(text: str) -> Sop:
    return load(decode(text.encode(), "x")).sop


def document_of(sop: Sop, profile: Profile | None = None, language: Language | None = None) -> Document:
    language = language or document_language(sop.language)
    profile = profile or profiles.find(sop.profile or profiles.default_name(sop.language))
    assert profile
    flow = Flow.of(sop)
    picture = diagrams.draw(flow, "svg", language).decode()
    return documents.build(sop, flow, profile, language, svg=picture, picture="nama berkas.svg")


def table_of(document: Document, key: str = "steps") -> Table:
    return next(block for block in document.blocks if isinstance(block, Table) and block.key == key)


def cell_text(table: Table, row: int, column: str) -> list[str]:
    position = [c.key for c in table.columns].index(column)
    lines = table.rows[row].cells[position]
    return ["".join(part if isinstance(part, str) else part.text for part in line) for line in lines]


def panels(document: Document) -> dict[str, tuple[str, ...]]:
    return {p.label: p.lines for block in document.blocks if isinstance(block, Panels) for p in block.panels}


def entries(document: Document) -> dict[str, Definition]:
    return {entry.label: entry for entry in next(b for b in document.blocks if isinstance(b, Identity)).entries}


DATA = {path.name.split(".")[0]: path for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_same_sop_gives_same_text(path: Path) -> None:
    first, second = document_of(loaded(path)), document_of(loaded(path))
    assert first == second
    assert web.write(first) == web.write(second)
    assert markdown.write(first) == markdown.write(second)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_step_and_actor_appears(path: Path) -> None:
    sop = loaded(path)
    document = document_of(sop)
    page = Page(web.write(document)).text
    text = unescape(markdown.write(document))
    for step in sop.steps:
        for written in (page, text):
            assert step.activity in written
            assert all(sop.actors[actor].name in written for actor in step.actor.ids)
            assert all(output.name in written for output in step.outputs)
            assert all(label in written for label in step.decision or {})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_markdown_links_have_targets(path: Path) -> None:
    text = markdown.write(document_of(loaded(path)))
    targets = set(re.findall(r'<a id="([^"]+)"></a>', text))
    assert targets
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= targets
    assert "](nama%20berkas.svg)" in text
    tables = [line for line in text.splitlines() if line.startswith("|")]
    widths = Counter(len(re.findall(r"(?<!\\)\|", line)) for line in tables)
    assert set(widths) <= {3, 5, 8, 4}


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_stay_texts_in_markdown(text: str) -> None:
    sop = hostile_sop(text).model_copy(update={"sections": {}})
    written = markdown.write(document_of(sop))
    assert not re.search(r"<(?!a id=\"step-[\w-]+\"></a>|/a>|br>)", written)
    page = Page(MarkdownIt("commonmark", {"html": True}).enable("table").render(written))
    assert {tag for tag, _ in page.elements} <= {
        "h1", "h2", "p", "strong", "br", "ol", "li", "img", "a", "table", "thead", "tbody", "tr", "th", "td"
    }  # fmt: skip
    printable = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\N{REPLACEMENT CHARACTER}", text)
    assert page.text.count(" ".join(printable.split())) > 10


@pytest.mark.parametrize(
    "text",
    ["# judul", "1. satu", "- butir", "+ butir", "a | b", "*a* _b_ `c`", "[a](b) ![c](d)", "~~x~~", "=== ", "| a |",
     "2) dua", "> kutip", "a\nb", "&lt;b&gt; &copy;", "\\*", "a__b__c", "    kode", "$x$", "<https://x.y>"],
)  # fmt: skip
def test_markdown_means_nothing_in_plain_text(text: str) -> None:
    escaped = markdown.text(text)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = Page(parser.render(f"{escaped}\n\n1. {escaped}\n\n| a |\n| --- |\n| {escaped} |\n"))
    assert Counter(tag for tag, _ in page.elements if tag != "br") == Counter(
        ["p", "ol", "li", "table", "thead", "tr", "th", "tbody", "tr", "td"]
    )
    assert page.text.count(" ".join(text.split())) == 3


def test_prose_passes_no_html_picture_or_script_on() -> None:
    section = (
        "# Judul\n\n<script>alert(1)</script> **tebal** <b onclick=x>b</b>\n\n![gambar](https://contoh.id/x.png)\n\n"
        "[jahat](javascript:alert(1)) [baik](https://contoh.id)\n\n| a | b |\n|:-:|---|\n| 1 | 2 |\n"
    )
    page = Page(prose.as_html(section))
    tags = {tag for tag, _ in page.elements}
    assert tags == {"h3", "p", "strong", "a", "table", "thead", "tbody", "tr", "th", "td"}
    assert {a["href"] for a in page.all("a")} == {"https://contoh.id", "https://contoh.id/x.png"}
    assert all("style" not in attributes for _, attributes in page.elements)


def test_prose_in_markdown_keeps_its_form_without_html() -> None:
    section = "**a** <script>x</script>\n\n```html\n<b>kode</b>\n```\n\n<div>\n"
    assert prose.as_markdown(section) == "**a** &lt;script>x&lt;/script>\n\n```html\n<b>kode</b>\n```\n\n&lt;div>"


def test_decisions_say_where_each_answer_leads() -> None:
    table = table_of(document_of(loaded(DATA["surat-keluar"])))
    assert cell_text(table, 1, "activity") == [
        "Memeriksa konsep surat",
        "Sesuai: lanjut ke langkah 3",
        "Tidak sesuai: kembali ke langkah 1 (paraf ditolak; paling banyak 2 kali)",
    ]
    assert cell_text(table, 4, "activity")[-1] == "Selesai: Surat terkirim"
    english = table_of(document_of(loaded(DATA["major-incident"])))
    assert cell_text(english, 5, "activity")[1:] == [
        "Begins when all branches before it are done.",
        "Stable: go on to step 7",
        "Not stable: go back to step 4 (at most 5 times)",
    ]


def test_starts_parallel_branches_jumps_calls_and_joins_are_told() -> None:
    table = table_of(document_of(loaded(DATA["permohonan"])))
    assert cell_text(table, 0, "activity")[1:] == ["Mulai: Datang ke loket", "Lanjut ke langkah 3"]
    assert cell_text(table, 3, "activity")[1:] == ["Secara bersamaan: langkah 5 dan langkah 6"]
    assert cell_text(table, 4, "actor") == ["salah satu dari Tim Teknis atau Kepala Dinas"]
    assert cell_text(table, 5, "activity")[1:] == ["Menjalankan SOP penerimaan-retribusi"]
    assert cell_text(table, 6, "activity")[1:] == ["Dimulai setelah semua cabang sebelumnya selesai."]
    assert [row.stage for row in table.rows if row.stage] == ["Penerimaan", "Penelitian", "Penetapan"]


def test_cells_say_what_makes_outputs_good_and_what_can_go_wrong() -> None:
    table = table_of(document_of(loaded(DATA["surat-keluar"])))
    assert cell_text(table, 0, "outputs") == ["Konsep surat: sesuai tata naskah dinas"]
    assert cell_text(table, 4, "outputs") == ["Arsip surat (disimpan 2 tahun)"]
    assert cell_text(table, 4, "actor") == ["Pelaksana bersama Kepala Subbagian Umum"]
    english = table_of(document_of(loaded(DATA["major-incident"])))
    assert cell_text(english, 3, "note") == [
        "Risk: A hasty change makes it worse",
        "Control: Second engineer reviews each change",
    ]


def test_government_form_has_its_headings() -> None:
    document = document_of(loaded(DATA["surat-keluar"]))
    assert list(entries(document)) == [
        "Nomor SOP", "Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Efektif", "Disahkan Oleh", "Nama SOP"
    ]  # fmt: skip
    assert entries(document)["Tanggal Pembuatan"].lines == ("12 Januari 2026",)
    assert entries(document)["Tanggal Revisi"].lines == ()
    signature = ("Kepala Dinas Perhubungan", "Rahmat Wibisono", "NIP 19700101 199503 1 001")
    assert entries(document)["Disahkan Oleh"] == Definition(
        "Disahkan Oleh", signature, Signature(*signature), "identity.approved_by"
    )
    assert list(panels(document)) == [
        "Dasar Hukum", "Kualifikasi Pelaksana", "Keterkaitan", "Peralatan dan Perlengkapan", "Peringatan",
        "Pencatatan dan Pendataan", "Penanggung Jawab", "Ditinjau Setiap",
    ]  # fmt: skip
    table = table_of(document)
    assert [c.heading for c in table.columns] == [
        "No.", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Output", "Keterangan"
    ]  # fmt: skip
    assert [group.heading for group in table.groups if group.heading] == ["Mutu Baku"]


def test_plain_profile_prints_only_what_is_filled() -> None:
    document = document_of(loaded(DATA["major-incident"]))
    assert list(entries(document)) == ["Number", "Version", "Owner", "Effective from"]
    assert entries(document)["Effective from"].lines == ("1 May 2026",)
    assert panels(document) == {}
    assert not table_of(document).grouped


def test_kinds_of_time_are_never_added_together() -> None:
    document = document_of(loaded(DATA["surat-keluar"]))
    text = markdown.write(document)
    assert "| **Waktu kerja (menit dan jam)** | 1 jam 5 menit |" in text
    assert "| **Hari kerja** | 2 hari kerja |" in text
    assert "Waktu kalender" not in text


def test_unfinished_sops_become_documents_too() -> None:
    sop = sop_of(
        "title: T\nsteps:\n  - {id: a, decision: {Ya: hilang}}\n  - {id: a}\n  - {activity: C, decision: {Lagi: a}}\n"
    )
    document = document_of(sop)
    page = Page(web.write(document))
    anchors = [row.anchor for row in table_of(document).rows]
    assert len(set(anchors)) == 3
    assert "Ya: hilang" in page.text
    assert Page(web.write(document_of(Sop()))).all("h1")


def test_sections_that_no_profile_knows_are_printed() -> None:
    document = document_of(sop_of("title: T\nlanguage: en\nsections: {escalation_path: Call *the lead*.}\n"))
    page = Page(web.write(document))
    assert "Escalation path" in page.text
    assert page.all("em")


def test_own_profile_chooses_fields_words_and_columns() -> None:
    profile = Profile.model_validate(
        {
            "profile": "mine",
            "identity": ["owner", "no.such.field", "identity.model_config"],
            "before_steps": ["tags", "steps", "nonsense"],
            "columns": ["no", "activity", "nonsense"],
            "words": {"owner": {"en": "Keeper"}, "activity": {"id": "Uraian"}},
        }
    )
    document = document_of(loaded(DATA["major-incident"]), profile)
    assert {label: entry.lines for label, entry in entries(document).items()} == {"Keeper": ("Head of Operations",)}
    assert [c.heading for c in table_of(document).columns] == ["No.", "Uraian"]


@pytest.mark.parametrize("name", ["plain", "sop-ap"])
def test_profiles_that_come_along_have_all_words_in_both_languages(name: str) -> None:
    profile, plain = profiles.find(name), profiles.find("plain")
    assert profile
    assert plain
    assert profile.profile == name
    for words in (profile.document, *profile.words.values()):
        assert words.en.strip()
        assert words.id.strip()
    known = plain.words.keys() | profile.words.keys()
    assert {*profile.identity, *profile.before_steps, *profile.after_steps, *profile.columns} <= known
    home = Path(__file__).parent.parent / "templates" / "profiles"
    assert (home / f"{name}.yaml").read_text(encoding="utf-8").startswith(f"# Profile {name}")


def test_every_field_of_the_service_standard_has_a_heading() -> None:
    from sopctl.model import Service

    plain = profiles.find("plain")
    assert plain
    assert {f"service.{field}" for field in Service.model_fields} <= plain.words.keys()


def test_service_standard_and_hours_are_printed() -> None:
    page = Page(web.write(document_of(loaded(DATA["permohonan"])))).text
    for words in ("Standar Pelayanan", "Jam Pelayanan", "Senin-Kamis: 08.00-15.30", "1.200", "Gratis", "Pihak luar"):
        assert words in page


def test_history_is_a_table() -> None:
    table = table_of(document_of(loaded(DATA["surat-keluar"])), "history")
    assert [c.heading for c in table.columns] == ["Versi", "Tanggal", "Perubahan", "Penyusun"]
    assert cell_text(table, 0, "date") == ["12 Januari 2026"]


@pytest.mark.parametrize(("language", "said"), [("id", "12.000"), ("en", "12,000")])
def test_thousands_are_parted_as_the_language_has_it(language: Language, said: str) -> None:
    assert Wording(profiles.default(language), language).number(12000) == said
    sop = Sop.model_validate({"id": "x", "title": "J", "service": {"volume": 12000}})
    text = markdown.write(documents.build(sop, Flow.of(sop), profiles.default(language), language))
    assert re.search(rf"\b{re.escape(said)}\b", unescape(text).replace("\\", ""))


def test_dates_are_written_as_one_says_them() -> None:
    profile = Profile()
    assert Wording(profile, "id").day(date(2026, 8, 17)) == "17 Agustus 2026"
    assert Wording(profile, "en").day(date(2026, 8, 17)) == "17 August 2026"


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("[x](javascript:alert(1))", "\\[x](javascript:alert(1))"),
        ("[x]\n\n[x]: javascript:alert(1)", "\\[x]\n\n\\[x]: javascript:alert(1)"),
        ("[x](&#106;avascript:alert(1))", "\\[x](&#106;avascript:alert(1))"),
        (
            "[x](https://example.org) ![y](https://example.org/y.png)",
            "[x](https://example.org) [y](https://example.org/y.png)",
        ),
        ("`a < b` <https://example.org> <b>", "`a &lt; b` <https://example.org> &lt;b>"),
        ("    <img src=x onerror=alert(0)>", "```\n<img src=x onerror=alert(0)>\n```"),
        ("x\u2028\u2028<img>\n\n```\na\n```", "x  &lt;img>\n\n```\na\n```"),
        ("```\n<b>", "```\n<b>\n```"),
        ("~~~html\n```\n<b>\n~~~\n<i>", "````html\n```\n<b>\n````\n&lt;i>"),
        ("[x]: javascript:alert(3)", "\\[x]: javascript:alert(3)"),
        ("\\` <img> `", "\\` &lt;img> `"),
        ("# Head\n\n#hash \x1b", "### Head\n\n#hash \ufffd"),
        ("```\n![x](javascript:y) <b>\n```", "```\n![x](javascript:y) <b>\n```"),
    ],
)
def test_links_in_markdown_prose_run_nothing(prose: str, expected: str) -> None:
    from sopctl.documents.prose import as_markdown

    assert as_markdown(prose) == expected
