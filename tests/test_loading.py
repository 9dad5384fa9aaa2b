"""From values to the model: whatever is right is understood, whatever is wrong is told with its place."""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from sopctl.load import Loaded, load
from sopctl.model import Kind
from sopctl.source import parse

CLEAN = """\
sopctl: 1
id: surat-keluar
title: Surat Keluar
actors: {a: Konseptor, b: {name: Kepala, qualification: Eselon IV}}
steps:
  - id: konsep
    activity: Menyusun konsep
    actor: a
    duration: {min: 5 menit, typical: 10 menit, max: 1 hari kerja}
    outputs: [Konsep, {name: Arsip, criteria: Lengkap, record: true}]
    decision: {Sesuai: kirim, Tidak sesuai: {to: konsep, probability: 0.2}}
  - id: kirim
    activity: Mengirim surat
    actor: [a, b]
    duration: 5-10 menit
    outputs: Surat
    end: Terkirim
"""


def loaded(text: str) -> Loaded:
    return load(parse(text, "x"))


def told(text: str) -> list[tuple[str, int, int]]:
    return [(p.kind, p.place.line, p.place.column) for p in loaded(text).problems]


def test_short_forms_and_long_forms() -> None:
    result = loaded(CLEAN)
    assert not result.problems
    first, last = result.sop.steps
    assert result.sop.actors["a"].name == "Konseptor"
    assert first.decision is not None
    assert first.decision["Tidak sesuai"].probability == 0.2
    assert [o.name for o in first.outputs] == ["Konsep", "Arsip"]
    assert last.actor.ids == ("a", "b")
    assert [o.name for o in last.outputs] == ["Surat"]
    assert first.duration is not None
    assert (first.duration.low, first.duration.high) == ((5, Kind.EFFORT), (450, Kind.WORKING))


def test_everything_wrong_is_told_at_once() -> None:
    text = "sopctl: 1\ntitel: x\nversion: 2.10\nidentity: {created: 2026-13-01}\nstatus: drft\nsteps:\n  - id: 3\n"
    assert told(text) == [
        ("wrong-type", 4, 21),
        ("wrong-type", 3, 10),
        ("wrong-type", 5, 9),
        ("wrong-type", 7, 9),
        ("unknown-field", 2, 1),
    ]


def test_unknown_fields_have_a_suggestion() -> None:
    problems = loaded("steps:\n  - {id: a, aktivity: x, duration: {mx: 1 jam}}\n").problems
    assert [p.detail["suggestion"] for p in problems] == ["max", "activity"]


def test_what_a_wrong_name_was_meant_to_be_is_not_told_as_missing() -> None:
    result = loaded("judul: x\nidentitas: {nomor: 1}\nsteps:\n  - {id: a, kegiatan: x, durasion: 1 jam}\n")
    assert result.broken >= {("title",), ("identity",), ("steps", 0, "activity"), ("steps", 0, "duration")}


def test_a_wrong_item_keeps_the_places_of_those_behind_it() -> None:
    result = loaded("steps:\n  - id: a\n  - nonsense\n  - id: c\n")
    assert [step.id for step in result.sop.steps] == ["a", "", "c"]
    assert result.source.place(("steps", 2, "id"))[:2] == (4, 9)
    assert result.broken == {("steps", 1)}


def test_wrong_items_in_lists_of_texts() -> None:
    result = loaded("warnings: [a, 3, {b: c}]\n")
    assert result.sop.warnings == ("a", "", "")
    assert [p.kind for p in result.problems] == ["wrong-type", "wrong-type"]


def test_empty_fields_are_absent_fields() -> None:
    result = loaded("title:\nwarnings:\nidentity:\n  revised:\nsteps:\n  - id: a\n    duration:\n")
    assert not result.problems
    assert result.sop.steps[0].duration is None


def test_numbers_and_booleans_are_not_bent_into_texts() -> None:
    assert told("title: 12\n") == [("wrong-type", 1, 8)]
    assert told("owner: true\n") == [("wrong-type", 1, 8)]
    assert told("sopctl: '1'\n") == [("wrong-type", 1, 9)]
    assert told("steps: [{id: a, decision: {Ya: {to: a, probability: '0.5'}}}]\n") == [("wrong-type", 1, 53)]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
fields = st.sampled_from(
    ["id", "title", "identity", "steps", "actors", "history", "layout", "service", "total", "records"]
)
step_fields = st.sampled_from(
    ["id", "actor", "decision", "next", "duration", "outputs", "risks", "end", "join", "calls"]
)


@given(
    st.dictionaries(fields, json_values | st.lists(st.dictionaries(step_fields, json_values, max_size=4), max_size=3))
)
def test_any_value_gives_an_sop(value: dict[str, object]) -> None:
    result = loaded(yaml.safe_dump(value, allow_unicode=True))
    assert result.sop is not None
    assert all(problem.place.line >= 1 for problem in result.problems)
