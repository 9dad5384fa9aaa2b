"""The manual of the rules: complete, in both languages, with examples that were tried and pictures that can be seen."""

import re
import types
import xml.etree.ElementTree as ET
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from sopctl.diagnostic import Severity
from sopctl.flow import Flow
from sopctl.i18n import LANGUAGES, Language, Text
from sopctl.load import load
from sopctl.manual import Entry, Manual, manual, markdown
from sopctl.manual import html as page
from sopctl.manual.build import options
from sopctl.manual.picture import MOST
from sopctl.rules.base import About
from sopctl.rules.catalogue import Rule, all_rules
from sopctl.rules.indonesian import told_in
from tests.conftest import Sopctl
from tests.rules.test_every_rule import MARK
from tests.test_browser import browse

MOST_BYTES = 3_000_000
VOID = {"meta", "input", "link", "br", "img"}


@cache
def manual_in(language: Language) -> Manual:
    return manual(all_rules(), language)


@pytest.fixture(scope="module", params=LANGUAGES)
def made(request: pytest.FixtureRequest) -> Manual:
    return manual_in(request.param)


@pytest.fixture(scope="module")
def written(made: Manual) -> str:
    return page.write(made)


class Reader(HTMLParser):
    """Reads a page strictly: every element is closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: dict[str, str] = {}
        self.article = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if name := given.get("id"):
            self.ids.append(name)
        for reference in ("aria-labelledby", "for"):
            self.links += (given.get(reference) or "").split()
        if (target := given.get("href")) is not None:
            assert target.startswith("#"), target
            self.links.append(target[1:])
        assert "src" not in given
        assert not any(name.startswith("on") for name in given)
        if tag == "article":
            self.article = str(given["id"])
            self.texts[self.article] = ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, self.getpos()
        if tag == "article":
            self.article = ""

    def handle_data(self, data: str) -> None:
        if self.article:
            self.texts[self.article] += data


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    assert not reader.open
    return reader


def squeezed(text: str) -> str:
    return " ".join(text.replace("`", "").split())


def test_every_rule_is_told_whole(made: Manual, written: str) -> None:
    texts = read(written).texts
    assert list(texts) == [rule.code for rule in all_rules()]
    for entry in made.entries:
        about, told = entry.rule.about, squeezed(texts[entry.rule.code])
        for text in (about.what, about.why, about.help, about.caution):
            assert text is None or squeezed(text.in_(made.language)) in told
        assert squeezed(told_in(made.language, about.source)) in told
        assert entry.rule.name in told
        for sample in entry.samples:
            for file in sample.files:
                for line in file.lines:
                    assert squeezed(line) in told or not line.isprintable(), line
            for found in sample.found:
                assert squeezed(found.message.in_(made.language)) in told


def test_the_page_is_well_formed_and_needs_nothing_else(written: str) -> None:
    reader = read(written)
    assert len(set(reader.ids)) == len(reader.ids)
    assert set(reader.links) <= {*reader.ids, "rules"}
    assert "default-src &#39;none&#39;" in written
    assert not re.search(r"url\(|@import|<link|<img|<iframe", written)
    assert len(written.encode()) < MOST_BYTES


def test_the_markdown_tells_every_rule(made: Manual) -> None:
    text = markdown.write(made)
    for entry in made.entries:
        code = entry.rule.code
        assert text.count(f'<a id="{code.lower()}"></a>{code} {entry.rule.name}\n') == 1
        assert f"(#{code.lower()})" in text
    fences = re.findall(r"^(`{3,})", text, re.MULTILINE)
    assert len(fences) % 2 == 0
    assert text.count("```mermaid") == sum(bool(sample.mermaid) for entry in made.entries for sample in entry.samples)
    assert "style s" in text, "faults are marked in the pictures too"


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return manual_in("en").entries


def test_a_reader_sees_the_faults_where_the_tests_have_their_marks(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        for sample, example in zip(entry.samples, entry.rule.examples, strict=True):
            assert not any(MARK.search(line) for file in sample.files for line in file.lines)
            if sample.command:
                assert "# <-" not in sample.command
                continue
            assert sample.files
            assert len(sample.found) >= sample.bad
            assert sample.bad or not sample.found
            marks = [match["text"] for line in example.text.splitlines() if (match := MARK.search(line))]
            assert len({(one.file, one.place.line) for one in sample.found}) == len(marks), entry.rule.code


def test_every_example_with_steps_has_its_picture(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        for sample in entry.samples:
            drawable = [s for s in sample.files if s.complete and 0 < len(Flow.of(load(s).sop).steps) <= MOST]
            assert bool(sample.picture) == bool(sample.mermaid) == bool(drawable), entry.rule.code
            if sample.picture:
                root = ET.fromstring(sample.picture)
                assert root.tag.endswith("}svg")
                assert {"symbol"} <= {kind for element in root.iter() for kind in element.get("class", "").split()}


def test_the_fault_is_marked_in_the_picture(entries: tuple[Entry, ...]) -> None:
    (deadlock,) = [entry for entry in entries if entry.rule.name == "deadlock"]
    bad, good = deadlock.samples
    faulty = re.findall(r'class="symbol [^"]*\bfault" data-step="([^"]+)"', bad.picture)
    assert set(faulty) == {"putus"}
    assert set(re.findall(r'class="symbol [^"]*\brelated" data-step="([^"]+)"', bad.picture)) <= {"nilai", "tinjau"}
    assert "fault" not in good.picture
    assert "style s3 " in bad.mermaid
    assert "style" not in good.mermaid.replace("classDef", "")
    for entry in entries:
        about_steps = [s for s in entry.samples if s.bad and any(one.subject.startswith("steps.") for one in s.found)]
        if entry.rule.group == "flow" and about_steps:
            assert any("fault" in sample.picture for sample in about_steps), entry.rule.code


class Options(NamedTuple):
    """What a project may set."""

    most: int = 20
    """Words that a sentence may have."""
    words: tuple[str, ...] = ("dll", 'a "b"')
    strict: bool = False
    """Whether it counts
    twice."""


def test_options_are_told_with_their_defaults() -> None:
    module = types.ModuleType("rule", '"""A rule.\n\n```shell bad\nx  # <-\n```\n"""')
    module.Options = Options  # type: ignore[attr-defined]
    module.check = lambda _document, _options: ()  # type: ignore[attr-defined]
    text = Text("What <b>.", "Apa <b>.")
    rule = Rule(
        "x-y", "flow", About("FLO999", Severity.INFO, text, text, text, "s", caution=text, confidence="low"), module
    )
    assert [tuple(option) for option in options(rule, "en")] == [
        ("most", "20", "Words that a sentence may have."),
        ("words", '["dll", "a \\"b\\""]', ""),
        ("strict", "false", "Whether it counts twice."),
    ]
    told = manual([rule], "en")
    shown = squeezed(read(page.write(told)).texts["FLO999"])
    assert "most = 20 Words that a sentence may have." in shown
    assert "What <b>." in shown
    assert "a hint to judge" in shown
    assert "`most = 20` Words that a sentence may have." in markdown.write(told)
    assert "<b>" not in markdown.write(told)


@pytest.mark.parametrize(("form", "language"), [("html", "id"), ("markdown", "en")])
def test_the_command_writes_it_the_same_every_time(form: str, language: Language, sopctl: Sopctl) -> None:
    assert sopctl("rules", "--format", form, "--lang", language, "--out", "folder/rules").out == ""
    written = Path("folder/rules").read_text(encoding="utf-8")
    assert written == {"html": page, "markdown": markdown}[form].write(manual_in(language))
    title = {"en": "Rules of sopctl", "id": "Aturan sopctl"}[language]
    assert title in written


def test_only_the_reference_goes_to_a_file(sopctl: Sopctl) -> None:
    assert sopctl("rules", "--out", "rules.txt").code == 2
    assert not Path("rules.txt").exists()
    Path("taken").write_text("", encoding="utf-8")
    assert sopctl("rules", "--format", "html", "--out", "taken/x").code == 2


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("manual") / "rules.html"
    path.write_text(page.write(manual_in("en")), encoding="utf-8")
    return path


def test_a_reader_finds_a_rule(file: Path) -> None:
    (seen,) = browse("manual", file)
    rules = len(all_rules())
    assert seen["faults"] == []
    assert seen["all"] == rules
    assert seen["deadlock"] == ["FLO004"]
    assert seen["count"] == f"1 of {rules}"
    assert set(seen["infos"]) == {rule.code for rule in all_rules() if rule.about.severity is Severity.INFO}
    assert seen["none"] == [0, True]
    assert seen["afterHash"] == [rules, True], "a link to a rule that is filtered out shows it again"
    assert seen["folded"] == [True, False], "contents are open on a desk and closed on a phone"
    assert seen["wide"] == [], "nothing is wider than the window"


def test_axe_finds_nothing_in_the_manual(tmp_path: Path) -> None:
    some = [rule for rule in all_rules() if rule.group in {"flow", "actors"}][:12]
    path = tmp_path / "some.html"
    path.write_text(page.write(manual(some, "id")), encoding="utf-8")
    assert browse("axe", path) == [[]]


OWN = """\
rules:
  - code: KOTA001
    name: number-form
    message: "<b>{value}</b> is no number of ours"
    path: identity.number
    pattern: ^[0-9]{3}/
    bad:
      - |
        identity:
          number: X-1  # <-
    good:
      - |
        identity:
          number: 001/A
"""


def test_the_reference_of_a_project_has_its_own_rules(sopctl: Sopctl) -> None:
    Path("rules.yaml").write_text(OWN, encoding="utf-8")
    Path("sopctl.toml").write_text('rules = ["rules.yaml"]\n', encoding="utf-8")
    ran = sopctl("rules", "--format", "html")
    assert ran.code == 0, ran.err
    texts = read(ran.out).texts
    assert list(texts)[-1] == "KOTA001"
    assert "<b>X-1</b> is no number of ours" in squeezed(texts["KOTA001"])
    assert "Rules of your own" in ran.out
    assert "KOTA001 number-form" in sopctl("rules", "--format", "markdown").out
    Path("rules.yaml").write_text("rules: 3\n", encoding="utf-8")
    assert sopctl("rules", "--format", "html").code == 2


def test_a_line_of_a_file_and_the_signs_below_it_stay_together(made: Manual) -> None:
    text = page.write(made)
    for block in re.findall(r'<pre class="printed".*?>(.*?)</pre>', text, re.DOTALL):
        outside = re.sub(r"<.*?>", "", re.sub(r'<span class="excerpt">(?:[^<]|<span[^<]*</span>)*</span>', "", block))
        assert not re.search(r"^\s*(\d+ \| |\^)", outside, re.MULTILINE), outside
