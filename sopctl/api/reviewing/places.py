"""Where in a file a change is: paths of changes name steps by id, places are looked up by number."""

from collections.abc import Iterable

from sopctl.diagnostic import Place
from sopctl.diff import Change
from sopctl.diff.change import Path
from sopctl.diff.keys import keyed
from sopctl.load import Loaded
from sopctl.source import Path as SourcePath


def places(changes: Iterable[Change], loaded: Loaded) -> dict[str, Place]:
    """Return the place of each change in the new version, by fingerprint; what is gone, where it would stand."""
    steps = {key: number for number, key in enumerate(keyed(loaded.sop.steps))}
    found = {}
    for change in changes:
        path = _numbered(change, steps, loaded)
        found[change.fingerprint] = loaded.source.place(loaded.source.deepest(path))
    return found


def _numbered(change: Change, steps: dict[str, int], loaded: Loaded) -> SourcePath:
    path = change.path
    if path[:1] == ("steps",) and len(path) > 1:
        name = change.new if change.kind == "renamed" and len(path) == len(("steps", "id")) else path[1]
        if name not in steps:
            last = max(0, len(steps) - 1)
            return ("steps", min(last, change.was_at[0] - 1 if change.was_at else last))
        return ("steps", steps[name], *_in_lists(path[2:], loaded.source.value["steps"][steps[name]]))
    return _in_lists(path, loaded.source.value)


def _in_lists(path: Path, value: object) -> SourcePath:
    """Return `path` with numbers where the file has lists."""
    found: list[str | int] = []
    for name in path:
        if isinstance(value, list):
            keys = [item if isinstance(item, str) else _name(item) for item in value]
            if name not in keys:
                break
            found.append(keys.index(name))
            value = value[keys.index(name)]
        elif isinstance(value, dict) and name in value:
            found.append(name)
            value = value[name]
        else:
            break
    return tuple(found)


def _name(item: object) -> str:
    return str(item.get("name") or item.get("version") or "") if isinstance(item, dict) else ""
