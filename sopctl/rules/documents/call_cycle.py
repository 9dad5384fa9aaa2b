"""SOPs that call each other in a circle.

```yaml bad
# file: pengaduan.sop.yaml
id: pengaduan
steps:
  - id: telaah
    calls: klarifikasi  # <- klarifikasi
# file: klarifikasi.sop.yaml
id: klarifikasi
steps:
  - id: kembali
    calls: pengaduan
```

```yaml good
# file: pengaduan.sop.yaml
id: pengaduan
steps:
  - id: telaah
    calls: klarifikasi
# file: klarifikasi.sop.yaml
id: klarifikasi
steps:
  - id: panggil
    activity: Memanggil pihak terkait
```
"""

from collections.abc import Iterator

from sopctl.diagnostic import Severity
from sopctl.i18n import Text
from sopctl.project import Entry, Project
from sopctl.rules.base import About, ProjectFinding

ABOUT = About(
    code="XDC003",
    severity=Severity.ERROR,
    what=Text(
        "An SOP calls itself, directly or through others.",
        "SOP memanggil dirinya sendiri, langsung atau lewat SOP lain.",
    ),
    why=Text(
        "Whoever follows the calls comes back to the start and never to an end.",
        "Orang yang mengikuti rujukannya kembali ke awal dan tidak pernah sampai ke akhir.",
    ),
    help=Text(
        "remove one of these calls, or write that work as steps of its own",
        "hapus salah satu pemanggilan itu, atau uraikan pekerjaannya sebagai langkah tersendiri",
    ),
    source="Links between documents must have no cycle: Doorstop; a sub-process cannot contain itself",
)

_Calls = dict[str, tuple[str, ...]]


def check_project(project: Project) -> Iterator[ProjectFinding]:
    """Yield each cycle once, at the call of its first file."""
    entries: dict[str, Entry] = {}
    for entry in project.entries:
        if entry.id:
            entries.setdefault(entry.id, entry)
    calls = _without_ends({id_: tuple(called for _, called in entry.calls) for id_, entry in entries.items()})
    order = {id_: position for position, id_ in enumerate(entries)}
    seen: set[tuple[str, ...]] = set()
    for id_ in calls:
        cycle = _shortest_way_back(id_, calls)
        if not cycle:
            continue
        first = cycle.index(min(cycle, key=order.__getitem__))
        cycle = cycle[first:] + cycle[:first]
        if cycle not in seen:
            seen.add(cycle)
            yield _finding(entries, cycle)


def _without_ends(calls: _Calls) -> _Calls:
    """Return `calls` without the SOPs that call nothing, then without those that only called these, and so on."""
    callers: dict[str, list[str]] = {}
    left = {}
    for id_, targets in calls.items():
        known = [called for called in targets if called in calls]
        left[id_] = len(known)
        for called in known:
            callers.setdefault(called, []).append(id_)
    ends = [id_ for id_, count in left.items() if not count]
    for end in ends:
        for caller in callers.get(end, ()):
            left[caller] -= 1
            if not left[caller]:
                ends.append(caller)
    gone = set(ends)
    return {
        id_: tuple(called for called in targets if called in calls and called not in gone)
        for id_, targets in calls.items()
        if id_ not in gone
    }


def _shortest_way_back(start: str, calls: _Calls) -> tuple[str, ...]:
    """Return the ids on the shortest way from `start` to itself, () where there is none."""
    before: dict[str, str] = {}
    pending = [start]
    for id_ in pending:
        for called in calls[id_]:
            if called == start:
                way = [id_]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return tuple(reversed(way))
            if called not in before:
                before[called] = id_
                pending.append(called)
    return ()


def _finding(entries: dict[str, Entry], cycle: tuple[str, ...]) -> ProjectFinding:
    following = (*cycle[1:], cycle[0])
    calls = []
    for caller, called in zip(cycle, following, strict=True):
        number = next(number for number, target in entries[caller].calls if target == called)
        calls.append((entries[caller].file, ("steps", number, "calls")))
    way = " -> ".join((*cycle, cycle[0]))
    file, path = calls[0]
    note = Text("this call leads back", "pemanggilan ini berbalik ke asal")
    return ProjectFinding(
        file,
        path,
        Text(f"these SOPs call each other in a circle: {way}", f"SOP berikut saling memanggil tanpa akhir: {way}"),
        others=tuple((other, at, note) for other, at in calls[1:]),
    )
