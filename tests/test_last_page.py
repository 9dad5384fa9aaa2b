"""How a document ends: a page that only a few rows would fill is saved by setting the document a little closer."""

from pathlib import Path

import pytest

from sopctl.flow import Flow
from sopctl.layout.publication import Publication
from sopctl.pages.style import Style
from tests import printed
from tests.printed import EXAMPLES, example
from tests.random_sops import random_sop
from tests.test_publication import check, full_sop, made, profile

PROFILES = ("sop-ap", "sop-fktp", "iso-9001", "plain", "epa-qa-g6")
FILLED = 0.2
"""The least part of a last page that is filled."""


def end(publication: Publication) -> float:
    """Return the lowest base line of the text of the last page, as a part of its height."""
    page = publication.pages[-1]
    foot = page.height - 18
    return max(run.y for run in printed.runs_of(page) if run.y < foot) / page.height


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_no_example_ends_with_a_page_of_a_few_rows(path: Path) -> None:
    assert end(example(path)) > FILLED


@pytest.mark.parametrize("seed", range(30))
def test_closer_type_saves_a_page_and_is_not_used_otherwise(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    sop = full_sop(seed).model_copy(update={"steps": random_sop(seed, 3 + seed, 4).steps})
    sop = sop.model_copy(update={"actors": random_sop(seed, 3, 4).actors})
    flow, set_ = Flow.of(sop), profile(PROFILES[seed % len(PROFILES)])
    found = made(flow, set_)
    check(flow, found, table=set_.flow == "table")
    with monkeypatch.context() as patch:
        patch.setattr(Style, "closer", lambda _: iter(()))
        usual = made(flow, set_)
    assert len(found.pages) < len(usual.pages) or found == usual


def test_closer_type_keeps_its_size_and_stays_readable() -> None:
    usual = Style(3.35)
    *_, closest = styles = [usual, *usual.closer()]
    assert {style.size for style in styles} == {usual.size}
    assert [style.padding for style in styles] == sorted({style.padding for style in styles}, reverse=True)
    assert closest.padding >= 0.8
    assert closest.leading >= 1.2
