"""What differs between two versions: properties over random edits, and each kind of change by an example."""

import random
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.diff import Level, apply, compare, standard
from sopctl.diff.effects import effects
from sopctl.diff.version import following, is_enough
from sopctl.errors import ToldError
from sopctl.i18n import LANGUAGES
from sopctl.load import load
from sopctl.model import Profile, Sop
from sopctl.model.base import Model
from sopctl.model.step import AnyOf, Executors
from sopctl.reports.changes.labels import label
from sopctl.source import parse
from tests.diff.random_versions import edited, pair
from tests.random_sops import random_sop

SEEDS = st.integers(0, 10**9)


def sop(*steps: dict[str, Any], **more: Any) -> Sop:
    return Sop.model_validate(
        {"id": "surat", "title": "Surat", "actors": {"a": "Agendaris", "b": "Kepala"}} | more | {"steps": steps}
    )


def step(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "activity": f"Mengerjakan {name}", "actor": "a", "outputs": [f"Hasil {name}"]} | more


def kinds(old: Sop, new: Sop) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.kind, change.path) for change in compare(old, new).changes]


@given(SEEDS)
def test_the_reported_changes_make_the_new_version_from_the_old(seed: int) -> None:
    old, new = pair(seed)
    comparison = compare(old, new)
    assert apply(old, comparison.changes) == new


@given(SEEDS)
def test_nothing_differs_between_a_version_and_itself(seed: int) -> None:
    made = random_sop(seed)
    assert compare(made, made.model_copy(deep=True)).changes == ()


@given(SEEDS, st.integers(1, 6))
def test_a_move_is_told_as_the_fewest_moves(seed: int, most: int) -> None:
    chance = random.Random(seed)
    old = random_sop(seed, steps=chance.choice([5, 12, 30]))
    steps = list(old.steps)
    for _ in range(most):
        steps.insert(chance.randrange(len(steps)), steps.pop(chance.randrange(len(steps))))
    changes = compare(old, old.model_copy(update={"steps": tuple(steps)})).changes
    assert {change.kind for change in changes} <= {"moved"}
    assert len(changes) <= most
    assert len(changes) == len(steps) - _longest_run([old.steps.index(one) for one in steps])


def test_of_two_that_changed_places_the_one_moved_that_says_something_else_too() -> None:
    old = sop(step("x"), step("y"), step("z"))
    for name in ("x", "y"):
        new = sop(*(step(one, actor="b" if one == name else "a") for one in ("y", "x", "z")))
        assert [c.path for c in compare(old, new).changes if c.kind == "moved"] == [("steps", name)]


def test_a_new_step_that_takes_over_some_of_the_work_is_split_off() -> None:
    old = sop(step("x", activity="Memeriksa berkas", outputs=["Paraf", "Tanda terima"]), step("y"))
    new = sop(
        step("x", activity="Memeriksa berkas", outputs=["Paraf"]),
        step("loket", activity="Memberi tanda terima", outputs=["Tanda terima"]),
        step("y"),
    )
    split, removed = compare(old, new).changes
    assert (split.kind, split.path, split.old, split.note) == ("split", ("steps", "x"), (), "")
    assert (removed.kind, removed.path) == ("removed", ("steps", "x", "outputs", "Tanda terima"))
    assert (removed.note, removed.level) == ("elsewhere", Level.MINOR)
    merged, added = compare(new, old).changes
    assert (merged.kind, merged.path, merged.new) == ("merged", ("steps", "x"), ())
    assert (added.kind, added.path) == ("added", ("steps", "x", "outputs", "Tanda terima"))


def _longest_run(places: list[int]) -> int:
    """The length of a longest ascending subsequence, the slow and plain way."""
    best: list[int] = []
    for number, place in enumerate(places):
        best.append(1 + max((best[n] for n in range(number) if places[n] < place), default=0))
    return max(best, default=0)


@given(SEEDS)
def test_fingerprints_are_stable_and_told_apart(seed: int) -> None:
    old, new = pair(seed)
    first, second = compare(old, new).changes, compare(old, new).changes
    assert [change.fingerprint for change in first] == [change.fingerprint for change in second]
    assert len({change.fingerprint for change in first}) == len(first)


@given(SEEDS)
def test_effects_of_any_change_can_be_told(seed: int) -> None:
    found = effects(compare(*pair(seed)))
    old, new = pair(seed)
    assert set(found.lead[1].path) <= {step.id for step in new.steps}
    assert set(found.train) <= {*old.actors, *new.actors} | {actor for one in new.steps for actor in one.actor.ids}


OLD = """\
sopctl: 1
id: surat
title: Surat  # judul
warnings: ["Jika terlambat, maka surat ditolak."]
actors: {a: Agendaris, b: {name: Kepala, external: false}}
steps:
  - id: terima
    activity: Menerima surat
    actor: a
    duration: 5 menit
  - {id: catat, activity: Mencatat surat, actor: [a], outputs: [Agenda]}
"""
SAME = """\
# sebuah catatan
title: "Surat"
id: surat
sopctl: 1

steps:
  - activity: 'Menerima surat'
    duration: 5 menit   # lama
    id: terima
    actor: [a]
  - id: catat
    activity: >-
      Mencatat
      surat
    actor: a
    outputs:
      - name: Agenda
actors:
  b: Kepala
  a: {name: Agendaris}
warnings: ["Jika terlambat, maka surat ditolak."]
"""


def test_formatting_comments_and_the_order_of_keys_are_no_change() -> None:
    old, new = (load(parse(text, "a.sop.yaml")) for text in (OLD, SAME))
    assert not old.problems
    assert not new.problems
    assert compare(old.sop, new.sop).changes == ()
    windows = load(parse(OLD.replace("\n", "\r\n"), "a.sop.yaml"))
    assert compare(old.sop, windows.sop).changes == ()


def test_the_order_of_actors_counts_where_it_is_that_of_the_columns() -> None:
    old = sop(step("x"), layout={"actors": "written"})
    new = old.model_copy(update={"actors": dict(reversed(old.actors.items()))})
    (change,) = compare(old, new).changes
    assert (change.kind, change.path[0], change.level) == ("moved", "actors", Level.PATCH)
    assert list(apply(old, [change]).actors) == ["b", "a"]


def test_a_step_that_says_what_it_was_is_renamed_and_so_are_the_ways_to_it() -> None:
    rest = step("y", decision={"Ya": "x", "Tidak": "z"}), step("z", next="x")
    moved = step("y", decision={"Ya": "terima", "Tidak": "z"}), step("z", next="terima")
    same = {"activity": "Menerima surat", "outputs": ["Surat"]}
    (change,) = compare(sop(step("x", **same), *rest), sop(step("terima", was="x", **same), *moved)).changes
    assert (change.kind, change.path, change.old, change.new) == ("renamed", ("steps", "x"), "x", "terima")


def test_a_step_with_another_id_and_the_same_work_is_known_again() -> None:
    same = {"activity": "Memeriksa berkas permohonan", "outputs": ["Berkas lengkap"]}
    (change,) = compare(sop(step("x", **same), step("y")), sop(step("cek", **same), step("y"))).changes
    assert (change.kind, change.note, change.level) == ("renamed", "alike", Level.PATCH)


def test_an_actor_is_renamed_by_what_it_says_or_by_its_name() -> None:
    old = sop(step("x"))
    assert kinds(old, sop(step("x", actor="c"), actors={"c": {"name": "Petugas", "was": "a"}, "b": "Kepala"})) == [
        ("renamed", ("actors", "a")),
        ("changed", ("actors", "c", "name")),
    ]
    assert kinds(old, sop(step("x", actor="c"), actors={"c": "Agendaris", "b": "Kepala"})) == [
        ("renamed", ("actors", "a"))
    ]


def test_a_step_that_became_two_is_split() -> None:
    whole = step("x", activity="Memeriksa dan menandatangani surat dinas", outputs=["Paraf", "Tanda tangan"])
    parts = (
        step("periksa", activity="Memeriksa surat dinas", outputs=["Paraf"]),
        step("tanda", activity="Menandatangani surat dinas", outputs=["Tanda tangan"]),
    )
    (change,) = compare(sop(whole, step("y")), sop(*parts, step("y"))).changes
    assert (change.kind, change.now_at, change.level) == ("split", (1, 2), Level.MINOR)
    (change,) = compare(sop(*parts, step("y")), sop(whole, step("y"))).changes
    assert (change.kind, change.was_at) == ("merged", (1, 2))


def test_a_split_that_loses_an_output_or_a_control_is_major() -> None:
    whole = step(
        "x", activity="Memeriksa dan menandatangani surat", outputs=["Paraf", "Tanda tangan"], controls=["Dua orang"]
    )
    parts = (
        step("p", activity="Memeriksa surat", outputs=["Paraf"]),
        step("t", activity="Menandatangani surat", outputs=["Tanda tangan"]),
    )
    (change,) = compare(sop(whole), sop(*parts)).changes
    assert (change.kind, change.note, change.level) == ("split", "loses", Level.MAJOR)


LEVELS = [
    (step("x"), step("x", duration="5 menit"), Level.MINOR),
    (step("x"), step("x", actor="b"), Level.MINOR),
    (step("x"), step("x", activity="mengerjakan  X"), Level.PATCH),
    (step("x"), step("x", activity="Mengerjakan x dengan teliti"), Level.PATCH),
    (step("x"), step("x", activity="Memusnahkan arsip rahasia"), Level.MINOR),
    (step("x"), step("x", outputs=[]), Level.MAJOR),
    (step("x", controls=["Dua orang"]), step("x"), Level.MAJOR),
    (step("x"), step("x", controls=["Dua orang"]), Level.MINOR),
    (step("x", end="Selesai"), step("x", end="Ditolak"), Level.MAJOR),
    (step("x"), step("x", tags=["penting"]), Level.NONE),
]


@pytest.mark.parametrize(("old", "new", "level"), LEVELS)
def test_levels_of_changes_in_a_step(old: dict[str, Any], new: dict[str, Any], level: Level) -> None:
    assert compare(sop(old), sop(new)).level is level


def test_levels_of_changes_in_the_document() -> None:
    assert compare(sop(version="1.0"), sop(version="1.1", status="effective")).level is Level.NONE
    assert compare(sop(warnings=["Jika telat, maka batal."]), sop()).level is Level.MAJOR
    assert compare(sop(service={"time": "3 hari"}), sop(service={"time": "5 hari"})).level is Level.MAJOR
    assert compare(sop(service={"time": "5 hari"}), sop(service={"time": "3 hari"})).level is Level.MINOR
    assert compare(sop(step("x"), step("y")), sop(step("x"))).level is Level.MAJOR
    assert compare(sop(step("x")), sop(step("x"), step("y"))).level is Level.MINOR


def test_a_project_may_weigh_changes_otherwise() -> None:
    old, new = sop(step("x", duration="5 menit")), sop(step("x", duration="9 menit"))
    assert compare(old, new).level is Level.MINOR
    assert compare(old, new, standard().with_own({"longer steps.*.duration": "major"})).level is Level.MAJOR
    assert compare(new, old, standard().with_own({"longer steps.*.duration": "major"})).level is Level.MINOR
    assert compare(old, new, standard().with_own({"**": "patch"})).level is Level.PATCH


@pytest.mark.parametrize("rule", ["remved steps.*", "steeps.*", ""])
def test_a_rule_that_can_never_fit_is_told(rule: str) -> None:
    with pytest.raises(ToldError, match=r"diff\.levels"):
        standard().with_own({rule: "major"})


def _models() -> set[type[Model]]:
    found, pending = set(), [Model]
    while pending:
        more = [one for one in pending.pop().__subclasses__() if one.__module__.startswith("sopctl.model.")]
        found.update(more)
        pending += more
    return found - {Profile, AnyOf, Executors}


def test_every_field_of_the_format_has_a_name_in_both_languages() -> None:
    fields = {name for one in _models() if not one.__module__.endswith("profile") for name in one.model_fields}
    assert "activity" in fields
    for language in LANGUAGES:
        unnamed = {name for name in fields if label(name, language, "") == ""}
        assert not unnamed


def test_an_actor_without_minor_changes_needs_no_training() -> None:
    old = sop(step("x"), step("y", actor="b"))
    assert effects(compare(old, sop(step("x"), step("y", actor="b", note="Hati-hati")))).train == ()
    assert effects(compare(old, sop(step("x"), step("y", actor="b", duration="1 jam")))).train == ("b",)
    assert effects(compare(old, sop(step("x", actor="b"), step("y", actor="b")))).train == ("b", "a")


def test_lead_time_follows_the_longest_way_and_keeps_kinds_apart() -> None:
    steps = (
        step("x", duration="10 menit", decision={"Ya": "y", "Tidak": "z"}),
        step("y", duration="2 hari kerja", next="z"),
        step("z", duration="5 menit", end=True),
    )
    before, after = effects(compare(sop(*steps), sop(*steps[:2], step("z", duration="1 jam", end=True)))).lead
    assert before.path == after.path == ("x", "y", "z")
    assert dict(before.minutes) == {"effort": 15.0, "working": 900.0}
    assert dict(after.minutes) == {"effort": 70.0, "working": 900.0}


def test_many_ways_without_an_end_do_not_hang() -> None:
    steps = [step(f"s{n}", decision={"Ya": f"s{n + 1}", "Tidak": f"s{n + 2}"}) for n in range(60)]
    tail = [step("s60", next="s61"), step("s61", next="s60")]
    started = time.process_time()
    effects(compare(sop(*steps, *tail), sop(*steps, *tail, step("akhir"))))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("version", "level", "due"),
    [
        ("1.0", Level.MAJOR, "2.0"),
        ("1.0", Level.MINOR, "1.1"),
        ("1.0", Level.PATCH, "1.1"),
        ("1.2.3", Level.PATCH, "1.2.4"),
        ("1.2.3", Level.MINOR, "1.3.0"),
        ("Rev 3", Level.PATCH, "Rev 4"),
        ("v2.0", Level.NONE, "v2.0"),
        ("", Level.MAJOR, ""),
    ],
)
def test_the_version_that_is_due(version: str, level: Level, due: str) -> None:
    assert following(version, level) == due
    assert is_enough(version, due, level)


def test_versions_are_compared_as_numbers() -> None:
    assert is_enough("1.9", "1.10", Level.MINOR)
    assert not is_enough("1.9", "1.10", Level.MAJOR)
    assert is_enough("1.9", "2", Level.MAJOR)
    assert is_enough("A", "B", Level.MAJOR)


def test_two_sops_of_fifty_steps_are_compared_in_time() -> None:
    old = random_sop(3, steps=50)
    new = edited(3, old, times=12)
    compare(old, new)
    best = min(_seconds(old, new) for _ in range(5))
    assert best < 0.05, best  # the bound is 15 ms; the benchmark measures, this guards against a leap


def _seconds(old: Sop, new: Sop) -> float:
    started = time.process_time()
    effects(compare(old, new))
    return time.process_time() - started


def test_two_large_sops_that_share_nothing_are_compared_in_time() -> None:
    old, new = random_sop(1, steps=1500), random_sop(2, steps=1500)
    renamed = tuple(one.model_copy(update={"id": f"lain-{one.id}"}) for one in new.steps)
    new = new.model_copy(update={"steps": renamed, "warnings": tuple(f"Jika {n} maka {n}" for n in range(2000))})
    old = old.model_copy(update={"warnings": tuple(f"Bila {n * 7} batal" for n in range(2000))})
    started = time.process_time()
    assert len(compare(old, new).changes) >= 5000
    assert time.process_time() - started < 5
