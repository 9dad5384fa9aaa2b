"""The graph: implicit order, decisions, parallel branches, starts and ends; checked against plain search."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from sopctl.flow import Flow, times
from sopctl.model import Kind, Sop


def flow(*steps: dict[str, object], **fields: object) -> Flow:
    return Flow.of(Sop.model_validate({"steps": steps, **fields}))


def arrows(graph: Flow) -> list[tuple[int, int, str]]:
    return [(e.source, e.target, e.label or e.kind) for e in graph.edges]


def test_file_order_is_flow_order() -> None:
    graph = flow({"id": "a"}, {"id": "b"}, {"id": "c"})
    assert arrows(graph) == [(0, 1, "order"), (1, 2, "order")]
    assert (graph.starts, graph.ends) == ((0,), (2,))


def test_decisions_jumps_and_ends() -> None:
    graph = flow(
        {"id": "a", "decision": {"Ya": "c", "Tidak": {"to": "b", "max": 2}}},
        {"id": "b", "end": "Ditolak"},
        {"id": "c", "next": "a"},
    )
    assert arrows(graph) == [(0, 2, "Ya"), (0, 1, "Tidak"), (2, 0, "next")]
    assert graph.ends == (1,)
    assert graph.loops == ((0, 2),)
    assert graph.path_between(0, 0) == (0, 2, 0)
    assert [e.limit for e in graph.edges] == [None, 2, None]
    assert [e.path for e in graph.edges][0] == ("steps", 0, "decision", "Ya")


def test_parallel_branches_and_several_starts() -> None:
    graph = flow(
        {"id": "a", "start": "Loket"},
        {"id": "b", "next": ["c", "d"]},
        {"id": "c", "next": "e"},
        {"id": "d"},
        {"id": "e", "join": "all"},
        {"id": "f", "start": "Surel", "next": "b"},
    )
    assert [e.kind for e in graph.successors[1]] == ["parallel", "parallel"]
    assert graph.starts == (0, 5)
    assert [e.source for e in graph.predecessors[4]] == [2, 3]
    assert graph.ends == ()


def test_dangling_references_are_kept_apart() -> None:
    graph = flow({"id": "a", "decision": {"Ya": "x"}}, {"id": "b", "next": ["a", "y"]})
    assert [(d.source, d.target, d.path) for d in graph.dangling] == [
        (0, "x", ("steps", 0, "decision", "Ya", "to")),
        (1, "y", ("steps", 1, "next", 1)),
    ]


def test_unfinished_files_have_a_graph_too() -> None:
    assert Flow.of(Sop()).order == ()
    graph = flow({}, {"id": "a"}, {"id": "a"})
    assert arrows(graph) == [(0, 1, "order"), (1, 2, "order")]


def test_columns_stand_in_order_of_first_appearance() -> None:
    actors = {"x": "X", "y": "Y", "z": "Z"}
    steps = ({"id": "a", "actor": "y"}, {"id": "b", "actor": ["x", "q"]})
    assert flow(*steps, actors=actors).actors == ("y", "x", "z")
    assert flow(*steps, actors=actors, layout={"actors": "written"}).actors == ("x", "y", "z")


def test_times_keep_their_kinds_apart() -> None:
    graph = flow(
        {"id": "a", "duration": "5-10 menit"},
        {"id": "b", "duration": "2 hari kerja", "decision": {"Ya": "d", "Tidak": "c"}},
        {"id": "c", "duration": "1 jam"},
        {"id": "d", "duration": "3 hari"},
    )
    added = times(graph)
    assert added.complete
    assert added.shortest == {Kind.EFFORT: 5, Kind.WORKING: 900, Kind.ELAPSED: 4320}
    assert added.longest == {Kind.EFFORT: 70, Kind.WORKING: 900, Kind.ELAPSED: 4320}
    assert added.all_steps == {Kind.EFFORT: (65, 70), Kind.WORKING: (900, 900), Kind.ELAPSED: (4320, 4320)}


def test_a_step_without_time_makes_the_sum_incomplete() -> None:
    assert not times(flow({"id": "a"})).complete
    assert not times(flow({"id": "a", "duration": "2 menit/berkas"})).complete


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    count = draw(st.integers(1, 9))
    names = [f"s{n}" for n in range(count)]
    steps = []
    for name in names:
        step: dict[str, object] = {"id": name}
        match draw(st.sampled_from(["order", "order", "next", "parallel", "decision", "end", "start"])):
            case "next":
                step["next"] = draw(st.sampled_from(names))
            case "parallel":
                step["next"] = draw(st.lists(st.sampled_from(names), min_size=2, max_size=3))
            case "decision":
                step["decision"] = {label: draw(st.sampled_from(names)) for label in ("Ya", "Tidak")}
            case "end":
                step["end"] = "Selesai"
            case "start":
                step["start"] = "Surel"
        steps.append(step)
    return flow(*steps)


def walks(graph: Flow, start: int) -> set[int]:
    """Return what can be reached from `start`, by the definition."""
    found = {start}
    while True:
        new = {e.target for e in graph.edges if e.source in found} - found
        if not new:
            return found
        found |= new


@given(flows())
def test_questions_are_answered_as_by_definition(graph: Flow) -> None:
    reach = {n: walks(graph, n) for n in range(len(graph.steps))}
    assert graph.reachable == set().union(*(reach[s] for s in graph.starts))
    assert graph.finishing == {n for n, found in reach.items() if found & set(graph.ends)}
    after = {n: {m for e in graph.successors[n] for m in reach[e.target]} for n in reach}
    looping = {n for n in reach if n in after[n]}
    assert set(itertools.chain(*graph.loops)) == looping
    for loop in graph.loops:
        assert all(set(loop) <= reach[n] for n in loop)
    assert sorted(graph.order) == list(range(len(graph.steps)))


@given(flows())
def test_paths_are_real_and_shortest(graph: Flow) -> None:
    pairs = {(e.source, e.target) for e in graph.edges}
    for source, target in itertools.product(range(len(graph.steps)), repeat=2):
        path = graph.path_between(source, target)
        if path:
            assert (path[0], path[-1]) == (source, target)
            assert set(itertools.pairwise(path)) <= pairs
            assert len(set(path[1:])) == len(path) - 1
        else:
            assert not any(target in walks(graph, e.target) for e in graph.successors[source])


def test_a_path_can_be_held_within_some_steps() -> None:
    graph = flow({"id": "a", "decision": {"Ya": "c", "Tidak": "b"}}, {"id": "b"}, {"id": "c", "next": "a"})
    assert graph.path_between(0, 0) == (0, 2, 0)
    assert graph.path_between(0, 2, within={1, 2}) == (0, 2)
    assert graph.path_between(0, 0, within={0, 1}) == ()
    assert graph.leading_to([1]) == {0, 1, 2}
