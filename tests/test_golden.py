"""Every example in every format, compared with what was looked at and accepted (`pytest --accept`)."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from sopctl.api.batch import batches
from sopctl.api.formats import FORMATS, Job, table_files
from sopctl.diagnostic import Severity
from sopctl.i18n import document_language
from tests.conftest import ROOT, Golden

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))
GOLDEN = ROOT / "tests" / "golden"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_example_renders_as_accepted(path: Path, form: str, golden: Golden) -> None:
    stem = path.name.removesuffix(".sop.yaml")
    (batch,) = batches([str(path)])
    checked = batch.check(batch.inputs[0])
    language = document_language(checked.loaded.sop.language)
    job = Job(checked, language, stem=stem, formats=tuple(FORMATS), titles=batch.titles)
    data = FORMATS[form](job)
    assert data == FORMATS[form](replace(job)), "the same input gives the same bytes"
    text = data.decode() if form != "png" else hashlib.sha256(data).hexdigest() + "\n"
    golden(GOLDEN / stem / (f"{stem}.{form}" if form != "png" else f"{stem}.png.sha256"), text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_the_table_of_an_example_is_as_accepted(path: Path, golden: Golden) -> None:
    stem = path.name.removesuffix(".sop.yaml")
    (batch,) = batches([str(path)])
    checked = batch.check(batch.inputs[0])
    job = Job(checked, document_language(checked.loaded.sop.language), stem=stem, titles=batch.titles)
    for end, data in table_files(job):
        golden(GOLDEN / stem / f"{stem}-table{end}", data.decode())


def test_examples_are_clean() -> None:
    (batch,) = batches([str(ROOT / "examples")])
    found = [d for item in batch.inputs for d in batch.check(item).diagnostics]
    found += batch.documents()
    assert [f"{d.file}:{d.place.line}: {d.code} {d.message.en}" for d in found] == []
    assert {path.name for path in EXAMPLES} == {item.path.name for item in batch.inputs}


BROKEN = sorted((ROOT / "examples" / "broken").glob("*.sop.yaml"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name.split(".")[0])
def test_broken_example_gives_exactly_its_findings(path: Path, golden: Golden) -> None:
    (batch,) = batches([str(path)])
    found = [*batch.check(batch.inputs[0]).diagnostics, *batch.documents()]
    lines = [f"{d.place.line}:{d.place.column} {d.code} {d.name}" for d in found]
    assert any(d.severity >= Severity.WARNING for d in found)
    golden(path.with_name(path.name.removesuffix(".sop.yaml") + ".findings.txt"), "\n".join(lines) + "\n")
