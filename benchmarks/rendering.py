"""Rendering in a warm process, and the pages of the table: how long they take and how well they turn out."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from benchmarks import neato
from benchmarks.measure import Row, median_call
from sopctl.api.batch import batches
from sopctl.api.formats import FORMATS, Job, RenderWish
from sopctl.documents import form
from sopctl.drawings import svg
from sopctl.flow import Flow
from sopctl.layout import lay_out
from sopctl.profiles import find
from tests.page_gates import Painted, faults
from tests.random_sops import random_sop

SEEDS = 60
MOST_CROSSINGS = 165
WARM_PDF = 100


def formats(folder: Path) -> list[Row]:
    """Render one SOP again and again; what a format shares with others is made anew for each."""
    (batch,) = batches([str(folder / "sop-00001.sop.yaml")])
    job = Job(batch.check(batch.inputs[0]), "id", RenderWish(tuple(FORMATS)))
    rows = []
    for name, write in FORMATS.items():
        took = median_call(lambda f=write: list(f(replace(job, told=[]))), 5) * 1e3
        rows.append(Row(name, took, "ms CPU", *_bound(name, took)))
    return rows


def _bound(name: str, took: float) -> tuple[str, str, bool | None]:
    return ("", f"at most {WARM_PDF}", took <= WARM_PDF) if name == "pdf" else ("", "", None)


def paging() -> list[Row]:
    """Lay out random SOPs: the time of the middle one, and what the gates of the tests find on the painted pages."""
    profile = find("sop-ap")
    assert profile

    def forms(steps: int, actors: int) -> list[Callable[[], object]]:
        made = [form(Flow.of(random_sop(seed, steps, actors)), profile, "id") for seed in range(9)]
        return [lambda f=one: lay_out(f) for one in made]

    rows = []
    for steps, actors, most in ((20, 5, 40), (80, 10, 250)):
        middle = sorted(median_call(call, 3) * 1e3 for call in forms(steps, actors))[4]
        rows.append(Row(f"{steps} steps, {actors} actors", middle, "ms CPU", "", f"at most {most}", middle <= most))
    pages: list[Painted] = []
    for seed in range(SEEDS):
        pages += [Painted(data) for data in svg.pages(lay_out(form(Flow.of(random_sop(seed)), profile, "id")))]
    found = sum(len(each) for page in pages for each in faults(page).values())
    rows.append(Row(f"faults on {len(pages)} random pages", found, "", "", "0", found == 0))
    return rows + neato.compare(pages, MOST_CROSSINGS)
