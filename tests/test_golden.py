"""Every example in every format, compared with what was looked at and accepted (`pytest --accept`)."""

import hashlib
import io
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from sopctl.api.batch import batches
from sopctl.api.formats import FORMATS, Job, RenderWish, View
from sopctl.diagnostic import Severity
from sopctl.i18n import document_language
from tests.conftest import ROOT, Golden

EXAMPLES = sorted((ROOT / "examples").glob("*.sop.yaml"))
GOLDEN = ROOT / "tests" / "golden"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_example_renders_as_accepted(path: Path, form: str, golden: Golden) -> None:
    job, again = jobs(path)
    files = list(FORMATS[form](job))
    assert files == list(FORMATS[form](again)), "the same input gives the same bytes"
    for end, data in files:
        _compare(golden, job.stem, end, data)


@lru_cache(1)
def jobs(path: Path) -> tuple[Job, Job]:
    """Return an example to be rendered twice, in one format after the other as the command does it."""
    (batch,) = batches([str(path)])
    checked = batch.check(batch.inputs[0])
    language = document_language(checked.loaded.sop.language)
    job = Job(checked, language, RenderWish(tuple(FORMATS)), path.name.removesuffix(".sop.yaml"), batch.titles)
    return job, replace(job)


def _compare(golden: Golden, stem: str, end: str, data: bytes) -> None:
    """Compare a text as it is, anything else by its digest, an archive by those of its parts.

    The outlines of a poster tell a reader nothing either.
    """
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            digests = [f"{hashlib.sha256(archive.read(name)).hexdigest()}  {name}" for name in archive.namelist()]
        golden(GOLDEN / stem / f"{stem}{end}.sha256", "\n".join(digests) + "\n")
        return
    digest = hashlib.sha256(data).hexdigest() + "\n"
    try:
        text = digest if end.startswith("-poster") else data.decode()
    except UnicodeDecodeError:
        text = digest
    if text is digest:
        end = f"{end}.sha256"
    golden(GOLDEN / stem / (stem + end), text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
@pytest.mark.parametrize("view", ["table", "flowchart", "swimlane"])
def test_views_of_an_example_are_as_accepted(path: Path, view: View, golden: Golden) -> None:
    stem = path.name.removesuffix(".sop.yaml")
    (batch,) = batches([str(path)])
    checked = batch.check(batch.inputs[0])
    job = Job(checked, document_language(checked.loaded.sop.language), RenderWish(view=view), stem, batch.titles)
    for end, data in FORMATS["svg"](job):
        golden(GOLDEN / stem / f"{stem}-{view}{end}", data.decode())


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
