"""The HTML page: what it is made of, that it needs nothing beside it, and that texts stay texts."""

import base64
import hashlib
import re
from collections import Counter
from html import escape
from pathlib import Path

import pytest

from sopctl import diagrams, documents, layout, pages, profiles, web
from sopctl.documents.steps import anchors
from sopctl.documents.ways import ways
from sopctl.flow import Flow
from sopctl.i18n import document_language
from sopctl.model import Profile, Sop
from tests.random_sops import random_sop
from tests.test_diagrams import FILES, HOSTILE, hostile_sop
from tests.test_documents import Page, document_of, loaded, sop_of

ATTACKS = (
    "</script><script>globalThis.pwned=1</script>",
    "</style><img src=x onerror=globalThis.pwned=1>",
    '" onmouseover="globalThis.pwned=1" x="',
    "' autofocus onfocus=globalThis.pwned=1 '",
    "</title></textarea></svg><script>globalThis.pwned=1</script>",
    "[klik](javascript:globalThis.pwned=1) <javascript:globalThis.pwned=1>",
    "<a href='data:text/html,<script>globalThis.pwned=1</script>'>x</a>",
    "]]><script>globalThis.pwned=1</script><!--",
    "--></style></head><body onload=globalThis.pwned=1>",
    "{{ 7*7 }}{% raw %}${7*7}#{7*7}",
    "} body { display: none } .x[data-step='",
    "\N{RIGHT-TO-LEFT OVERRIDE}txet \N{HEBREW LETTER ALEF} 漢字 \N{FIRE}",
)


def profile_of(sop: Sop) -> Profile:
    found = profiles.find(sop.profile or profiles.default_name(sop.language))
    assert found
    return found


def page_of(sop: Sop, profile: Profile | None = None) -> str:
    """Return the whole page, as the command writes it."""
    profile, language, flow = profile or profile_of(sop), document_language(sop.language), Flow.of(sop)
    table = profile.flow == "table" and bool(flow.steps)
    svg = "" if table or not flow.steps else diagrams.draw(flow, "svg", language).decode()
    document = documents.build(sop, flow, profile, language, svg=svg)
    form = documents.form(flow, profile, language)
    sheet = None
    if table:
        told = ways(flow, profile, language)
        sheet = web.sheet(form, layout.picture(form), anchors(flow), told, language)
    publication = pages.publish(document, profile.page, form=form if table else None)
    return web.write(document, sheet=sheet, publication=publication, language=language)


def screen(written: str) -> str:
    """Return what is read on the screen."""
    return re.sub(r'<div class="paper".*</div>', "", written, flags=re.DOTALL)


def rows(written: str) -> list[str]:
    """Return the rows of the table with the flowchart."""
    return re.findall(r'<tr role="row" id="[^"]*" data-step=.*?</tr>', written, re.DOTALL)


def text_of(markup: str) -> str:
    return Page(f"<div>{markup}</div>").text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_page_needs_nothing_beside_it(path: Path) -> None:
    written = page_of(loaded(path))
    page = Page(written)
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    for kind in ("style", "script"):
        (text,) = re.findall(f"<{kind}>(.*?)</{kind}>", written, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in policy
        assert not re.search(r"url\(|@import|https?:", text)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not {"link", "iframe", "object", "embed", "form", "base"} & {tag for tag, _ in page.elements}
    for tag, attributes in page.elements:
        assert not {"src", "style", "xlink:href", "srcset", "action"} & attributes.keys()
        assert not [name for name in attributes if name.startswith("on")]
        if tag == "image":
            assert attributes["href"].startswith("data:image/")
    links = {a["href"] for a in page.all("a") if not a["href"].startswith("#")}
    assert links <= {"https://contoh.go.id"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_page_is_well_built(path: Path) -> None:
    sop = loaded(path)
    page = Page(page_of(sop))
    ids = Counter(attributes["id"] for _, attributes in page.elements if "id" in attributes)
    assert set(ids.values()) == {1}
    assert {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")} <= ids.keys()
    assert {f"step-{step.id}" for step in sop.steps} <= ids.keys()
    assert page.all("html") == [{"lang": sop.language}]
    assert page.all("a")[0]["class"] == "skip"
    assert [len(page.all(tag)) for tag in ("h1", "header", "main")] == [1, 1, 1]
    assert all("scope" in th for th in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(b["type"] == "button" and (b.get("aria-label") or b.get("title")) for b in page.all("button"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_table_says_everything_that_is_drawn(path: Path) -> None:
    sop = loaded(path)
    profile = profile_of(sop).model_copy(update={"flow": "table"})
    written = screen(page_of(sop, profile))
    found = rows(written)
    flow = Flow.of(sop)
    assert len(found) == len(sop.steps)
    for number, (step, row) in enumerate(zip(sop.steps, found, strict=True)):
        text = text_of(row)
        assert text.startswith(f"{number + 1} ")
        assert step.activity in text
        assert all(sop.actors[actor].name in text for actor in step.actor.ids)
        assert all(output.name in text for output in step.outputs)
        for edge in flow.successors[number]:
            assert f'href="#step-{sop.steps[edge.target].id}"' in row
            assert edge.label in text
        assert row.count('class="lane"><span class="vh">') == len(step.actor.ids)
    (overlay,) = re.findall(r'<svg class="overlay".*?</svg>', written, re.DOTALL)
    drawn = Page(overlay)
    assert drawn.elements[0][1]["aria-hidden"] == "true"
    symbols = [g["data-step"] for g in drawn.all("g") if g["class"].startswith("symbol")]
    assert Counter(symbols) == Counter(step.id for step in sop.steps for _ in step.actor.ids)
    ends = {(g["data-from"], g["data-to"]) for g in drawn.all("g") if g["class"] == "connector"}
    assert ends == {(sop.steps[e.source].id, sop.steps[e.target].id) for e in flow.edges}


def test_table_has_the_headings_of_the_profile() -> None:
    sop = loaded(next(path for path in FILES if path.name.startswith("surat-keluar")))
    written = page_of(sop)
    head = written[written.index("<thead") : written.index("</thead>")]
    assert re.findall(r"<th[^>]*>([^<]*)</th>", head) == [
        "No.", "Kegiatan", "Pelaksana", "Mutu Baku", "Keterangan",
        *(actor.name for actor in sop.actors.values()), "Kelengkapan", "Waktu", "Output",
    ]  # fmt: skip
    assert re.findall(r'colspan="(\d+)">([^<]*)', head) == [(str(len(sop.actors)), "Pelaksana"), ("3", "Mutu Baku")]
    assert re.findall(r'rowspan="2">([^<]*)', head) == ["No.", "Kegiatan", "Keterangan"]


def test_steps_have_an_anchor_by_number_in_the_language_of_the_document() -> None:
    steps = "steps:\n  - {id: a, activity: A}\n  - {id: '1', activity: B}\n"
    indonesian = page_of(sop_of(f"title: T\nlanguage: id\n{steps}"))
    assert re.findall(r'<a id="([^"]+)"', indonesian) == ["langkah-1", "langkah-2"]
    english = page_of(sop_of(f"title: T\nlanguage: en\nprofile: sop-ap\n{steps}"))
    assert re.findall(r'<a id="([^"]+)"', english) == ["step-2"], "the id of a step comes before its number"
    assert '<tr role="row" id="step-1" data-step="1">' in english


def test_without_steps_there_is_no_table() -> None:
    for language in ("id", "en"):
        written = page_of(Sop(title="T", language=language))
        assert "overlay" not in screen(written)[screen(written).index("<body") : screen(written).index("<script>")]


def test_own_columns_without_number_and_activity() -> None:
    profile = Profile.model_validate({"profile": "mine", "flow": "table", "columns": ["duration", "actor", "note"]})
    written = page_of(loaded(FILES[0]), profile)
    assert len(rows(written)) == len(loaded(FILES[0]).steps)
    assert all(row.count("<th ") == 1 and 'class="ways"' in row for row in rows(written))


def test_unfinished_sops_become_pages() -> None:
    sop = sop_of(
        "title: T\nlanguage: id\nsteps:\n"
        "  - {id: a, decision: {Ya: hilang}}\n  - {id: a}\n  - {activity: C, decision: {Lagi: a}}\n"
    )
    assert len(rows(page_of(sop))) == 3


@pytest.mark.parametrize("text", [*HOSTILE, *ATTACKS])
@pytest.mark.parametrize("flow", ["table", "flowchart"])
def test_texts_stay_texts(text: str, flow: str) -> None:
    sop = hostile_sop(text)
    written = page_of(sop, profile_of(sop).model_copy(update={"flow": flow}))
    page = Page(written)
    usual = Page(page_of(hostile_sop("x"), profile_of(sop).model_copy(update={"flow": flow})))
    prose = {"strong", "em", "code", "br", "h3", "ul", "li", "a", "pre"}
    assert {tag for tag, _ in page.elements} <= {tag for tag, _ in usual.elements} | prose
    names = {name for _, attributes in usual.elements for name in attributes}
    assert {name for _, attributes in page.elements for name in attributes} <= names | {"href", "font-weight"}
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert not [a for a in page.all("a") if not re.match(r"#|https?://|mailto:", a["href"])]
    assert not re.search("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]", written)
    printable = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f]", "\N{REPLACEMENT CHARACTER}", text)
    assert page.text.count(" ".join(printable.split())) > 10


@pytest.mark.parametrize("text", ATTACKS)
def test_ids_stay_ids(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    written = page_of(
        sop_of(f"title: T\nlanguage: id\nsteps:\n  - {{id: {quoted}, activity: A}}\n  - {{id: b, activity: B}}\n")
    )
    page = Page(written)
    assert len(page.all("script")) == 1
    assert f'data-step="{escape(text)}"' in written
    assert text not in re.findall("<style>(.*?)</style>", written, re.DOTALL)[0]


@pytest.mark.parametrize("seed", range(8))
def test_random_sops_become_pages(seed: int) -> None:
    sop = random_sop(seed, steps=12)
    page = Page(page_of(sop, profile_of(sop).model_copy(update={"flow": "table"})))
    ids = Counter(attributes["id"] for _, attributes in page.elements if "id" in attributes)
    assert set(ids.values()) == {1}
    assert {a["href"][1:] for a in page.all("a") if a["href"].startswith("#")} <= ids.keys()


def test_a_picture_too_wide_for_a_page_scrolls_in_its_box() -> None:
    steps = "".join(f"  - {{id: s{n}, activity: Menulis surat}}\n" for n in range(9))
    right = web.write(document_of(sop_of(f"title: T\nlayout: {{direction: right}}\nsteps:\n{steps}")))
    down = web.write(document_of(sop_of(f"title: T\nsteps:\n{steps}")))
    assert re.search(r'<svg[^>]* class="wide"', right)
    assert not re.search(r'<svg[^>]* class="wide"', down)
