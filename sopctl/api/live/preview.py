"""Preview: the HTML document of one file as it is now, with what is wrong with it."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from sopctl import config
from sopctl.api.batch import Batch, Overrides, batches
from sopctl.api.errors import ApiError
from sopctl.api.formats import FORMATS, Job
from sopctl.check import Checked
from sopctl.errors import ToldError
from sopctl.i18n import Language, Text, document_language
from sopctl.reports.findings.summary import Summary
from sopctl.reports.findings.text import TextReport


class Shown(Struct, frozen=True):
    """What one reading of the file gave; `page` is None where the file could not be understood."""

    page: bytes | None
    findings: str
    """As `sopctl lint` writes them; empty where there are none."""
    summary: str


def check_named(path: str) -> None:
    """Raise ApiError where `path` is no file; one that vanishes later is waited for."""
    if not os.path.isfile(path):
        raise ApiError(
            Text(f"{path}: there is no such file", f"{path}: berkas ini tidak ada"),
            Text("name one SOP, such as surat-masuk.sop.yaml", "sebutkan satu SOP, misalnya surat-masuk.sop.yaml"),
        )


class Preview:
    """One file and what its document is made of."""

    def __init__(self, path: str, profile: str, language: Language | None, messages: Language) -> None:
        self.path = path
        self._overrides = Overrides(profile=profile)
        self._language = language
        self._report = TextReport(messages)
        self._around: tuple[Path, ...] = ()

    def files(self) -> Iterator[Path]:
        """Yield the files that the document is made of, those that may come to be among them."""
        file = Path(self.path)
        yield file
        yield from config.places(Path(os.path.abspath(file)).parent)
        yield from self._around

    def read(self) -> Shown:
        """Read the file and what belongs to it. Whatever is wrong is told in what is returned."""
        try:
            (batch,) = batches([self.path], overrides=self._overrides)
            checked = batch.check(batch.inputs[0])
        except ToldError as error:
            return Shown(None, self._said(error), "")
        self._around = tuple(batch.surroundings())
        diagnostics = (*checked.diagnostics, *batch.documents())
        summary = Summary(files=1)
        summary.add(diagnostics)
        found = "".join(self._report.findings(diagnostics))
        page, failure = self._page(batch, checked)
        return Shown(page, failure + found, "".join(self._report.end(summary)).strip())

    def _page(self, batch: Batch, checked: Checked) -> tuple[bytes | None, str]:
        """Return the document, or why there is none."""
        source = checked.loaded.source
        if not source.value or not source.complete:
            return None, ""
        language = self._language or document_language(checked.loaded.sop.language)
        try:
            (file,) = FORMATS["html"](Job(checked, language, titles=batch.titles, brand=batch.brand))
        except ToldError as error:
            return None, self._said(error) + "\n\n"
        return file.data, ""

    def _said(self, error: ToldError) -> str:
        language = self._report.language
        lines = [error.text, *([error.remedy] if error.remedy else [])]
        return "\n  ".join(line.in_(language) for line in lines)
