"""SOPs that somebody has only begun, in every format and view: nothing of them ends the run."""

from typing import Any

import pytest

from sopctl.api.formats import FORMATS, Job, RenderWish
from sopctl.check import Checked
from sopctl.documents.form import form
from sopctl.flow import Flow
from sopctl.load import load
from sopctl.profiles import find
from sopctl.source import parse

ACTORS = "actors: {p: Penyusun, q: Kepala}\n"
BEGUN = {
    "nothing": "sopctl: 1\n",
    "no steps": f"sopctl: 1\nid: a\ntitle: b\nsteps: []\n{ACTORS}",
    "an empty step": "steps: [{}]\n",
    "empty steps": f"steps: [{{}}, {{}}, {{}}]\n{ACTORS}",
    "one id twice": f"{ACTORS}steps: [{{id: s, activity: Satu, actor: p}}, {{id: s, activity: Dua, actor: q}}]\n",
    "unknown actors": "steps: [{id: s, activity: Satu, actor: x}, {id: t, actor: [y, y]}]\n",
}
WAYS = [(view, name) for name, made in FORMATS.items() for view in sorted(made.views) if not (view and name == "png")]


def checked(text: str) -> Checked:
    loaded = load(parse(text, "a.sop.yaml"))
    profile = find("sop-ap")
    assert profile is not None
    return Checked(loaded, Flow.of(loaded.sop), profile, ())


@pytest.mark.parametrize("name", BEGUN)
def test_every_format_and_view(name: str) -> None:
    said = checked(BEGUN[name])
    for view, format_ in WAYS:
        files: Any = list(FORMATS[format_](Job(said, "id", RenderWish(view=view))))  # type: ignore[arg-type]
        assert all(data for _, data in files), (view, format_)


def test_rows_of_one_name_keep_their_own_texts() -> None:
    said = checked(BEGUN["one id twice"])
    rows = form(said.flow, said.profile, "id").rows
    assert [row.step for row in rows] == ["s", "s#2"]
    assert len({row.step for row in form(checked(BEGUN["empty steps"]).flow, said.profile, "id").rows}) == 3
