"""How much is looked at to lay out large flows: counted, since time tells of the machine too."""

from collections import Counter
from typing import Any

import pytest

from sopctl.api.formats import Job
from sopctl.documents.form import form
from sopctl.exchange import Chart, bpmn, swimlane
from sopctl.flow import Flow
from sopctl.layout import labels, lay_out
from sopctl.layout.routing.router import Router
from sopctl.model import Profile, Sop
from tests.conftest import ROOT, Sopctl


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count what searches for ways reach and note, and the places of labels that are looked at."""
    found: Counter[str] = Counter()
    route, is_free = Router.route, labels._Level.is_free

    def counted_route(self: Router) -> Any:
        ways = route(self)
        found["pages"] += 1
        found["wires"] += len(ways)
        found["states"] += self.tried
        found["nodes"] += len(self.symbol)
        found["noted"] += len(self.moves) + sum(map(len, self._aheads.values()))
        return ways

    def counted_is_free(self: labels._Level, box: Any) -> bool:
        found["places"] += 1
        return is_free(self, box)

    monkeypatch.setattr(Router, "route", counted_route)
    monkeypatch.setattr(labels._Level, "is_free", counted_is_free)
    return found


def in_turn(count: int) -> Flow:
    """Return a flow of so many steps, each of an actor of its own."""
    return flow(count, [{} for _ in range(count)])


def answers(count: int) -> Flow:
    """Return a flow with a decision that leads to so many different steps."""
    last = f"s{count + 1}"
    decision = {"decision": {f"Jawaban {number}": f"s{number}" for number in range(1, count + 1)}}
    return flow(4, [decision, *({"next": last} for _ in range(count)), {"end": True}])


def flow(actors: int, steps: list[dict[str, object]]) -> Flow:
    return Flow.of(
        Sop.model_validate(
            {
                "id": "x",
                "title": "Judul",
                "actors": {f"a{number}": f"Petugas {number}" for number in range(actors)},
                "steps": [
                    {
                        "id": f"s{number}",
                        "activity": f"Memeriksa berkas {number}",
                        "actor": f"a{number % actors}",
                        **more,
                    }
                    for number, more in enumerate(steps)
                ],
            }
        )
    )


def test_a_way_to_the_next_step_costs_the_same_in_a_large_flow(work: Counter[str]) -> None:
    each = []
    for count in (40, 160):
        work.clear()
        swimlane.drawing(Chart(in_turn(count), "id"))
        assert work["wires"] == count - 1
        each.append(work["states"] / work["wires"])
    assert each[1] < 1.2 * each[0]
    assert work["noted"] < 4 * work["nodes"], "all nodes of the grid for each wire would be 160 times as many"


def test_places_for_many_answers_are_not_all_tried(work: Counter[str]) -> None:
    many = []
    for count in (12, 24):
        work.clear()
        bpmn.write(Chart(answers(count), "id"))
        many.append(work["places"])
    assert 0 < many[1] < 13 * many[0], "it grew with the fourth power of their number, 16 times"
    assert many[1] < 50_000, "they were millions"


def test_paper_that_pages_cannot_fit_is_not_tried(work: Counter[str]) -> None:
    pages = lay_out(form(answers(24), Profile(), "id")).pages
    assert len(pages) <= work["pages"] < 10


@pytest.mark.parametrize("view", ["table", "flowchart", "swimlane"])
def test_one_picture_needs_no_pages_of_the_document(view: str, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[str] = []
    monkeypatch.setattr(Job, "lay", lambda self, mark="": laid.append(view))
    example = ROOT / "examples" / "surat-masuk.sop.yaml"
    ran = sopctl("render", example, "--view", view, "--format", "svg", "--jobs", "1", "--out", "o")
    assert (ran.code, laid) == (0, []), ran.err
