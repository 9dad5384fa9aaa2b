"""Good SOPs of many trades, invented for this, give no finding: offices, a hospital, a plant, operations.

They have in them what rules may stumble over: checks that are no approvals, refusals that are shared, ways in of their
own, times of every kind, and steps of several actors.
"""

from pathlib import Path

import pytest

from sopctl.api.batch import batches
from sopctl.api.lint import lint

FILES = sorted((Path(__file__).parent / "plausible").glob("*.sop.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.partition(".")[0])
def test_a_good_sop_gives_no_finding(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPCTL_TODAY", "2026-06-01")
    found = [d for result in lint(batches([str(path)])) for d in result.diagnostics]
    assert [(d.code, d.place.line, d.message.en) for d in found] == []


def test_there_are_some() -> None:
    assert len(FILES) >= 8
