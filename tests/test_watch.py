"""Watching: every way in which an editor saves is one change, told once."""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from sopctl.api.live import watch


class Watched:
    """A stream of changes that is read in a thread."""

    def __init__(self, files: Callable[[], Iterable[Path]]) -> None:
        self.stop = threading.Event()
        self.seen: list[set[str]] = []
        self.came = threading.Condition()
        self.on_change: Callable[[], None] = lambda: None
        stream = watch.changes(files, stop=self.stop, interval=0.02)
        self.thread = threading.Thread(target=self._read, args=(stream,), daemon=True)
        self.thread.start()

    def _read(self, stream: Iterator[frozenset[Path]]) -> None:
        for changed in stream:
            with self.came:
                self.seen.append({path.name for path in changed})
                self.came.notify()
            self.on_change()

    def wait(self, count: int = 1) -> list[set[str]]:
        with self.came:
            assert self.came.wait_for(lambda: len(self.seen) >= count, timeout=10), self.seen
        time.sleep(0.3)  # whatever else would come
        return self.seen


@pytest.fixture
def watched() -> Iterator[Callable[..., Watched]]:
    made: list[Watched] = []

    def make(files: Callable[[], Iterable[Path]]) -> Watched:
        made.append(Watched(files))
        return made[-1]

    yield make
    for one in made:
        one.stop.set()
        one.thread.join(5)
        assert not one.thread.is_alive()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.sop.yaml"
    path.write_text("title: A\n", encoding="utf-8")
    return path


def in_place(path: Path) -> None:
    path.write_text("title: Lain\n", encoding="utf-8")


def in_pieces(path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for piece in ("title: ", "Ditulis ", "sedikit ", "demi sedikit\n"):
            out.write(piece)
            out.flush()
            time.sleep(0.04)


def by_rename(path: Path) -> None:
    new = path.with_suffix(".tmp")
    new.write_text("title: Baru\n", encoding="utf-8")
    new.replace(path)


def by_removing_first(path: Path) -> None:
    path.rename(path.with_suffix(".bak"))
    time.sleep(0.3)
    path.write_text("title: Baru\n", encoding="utf-8")


def same_size_and_time(path: Path) -> None:
    status = path.stat()
    new = path.with_suffix(".tmp")
    new.write_text("title: B\n", encoding="utf-8")
    os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))
    new.replace(path)


def same_size_and_time_in_place(path: Path) -> None:
    status = path.stat()
    path.write_text("title: B\n", encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.mark.parametrize(
    "save", [in_place, in_pieces, by_rename, by_removing_first, same_size_and_time, same_size_and_time_in_place]
)
def test_each_way_of_saving_is_one_change(save, file: Path, watched) -> None:
    stream = watched(lambda: [file])
    save(file)
    assert stream.wait() == [{file.name}]


def test_nothing_changes_nothing_is_told(file: Path, watched) -> None:
    stream = watched(lambda: [file, file.with_name("absent.yaml")])
    time.sleep(0.4)
    assert stream.seen == []


def test_what_changes_before_the_first_wait_is_told(file: Path) -> None:
    stream = watch.changes(lambda: [file], interval=0.01)
    in_place(file)
    assert next(stream) == {file}


def test_a_removed_file_is_told_and_so_is_its_return(file: Path, watched) -> None:
    stream = watched(lambda: [file])
    file.unlink()
    assert stream.wait() == [{file.name}]
    file.write_text("title: A\n", encoding="utf-8")
    assert stream.wait(2) == [{file.name}, {file.name}]


def test_files_that_come_to_a_folder_and_leave_it(file: Path, watched) -> None:
    stream = watched(lambda: file.parent.glob("*.yaml"))
    (file.parent / "b.sop.yaml").write_text("title: B\n", encoding="utf-8")
    assert stream.wait() == [{"b.sop.yaml"}]
    file.unlink()
    assert stream.wait(2)[1:] == [{file.name}]


def test_two_files_saved_together_are_one_change(file: Path, watched) -> None:
    other = file.with_name("profile.yaml")
    other.write_text("profile: p\n", encoding="utf-8")
    stream = watched(lambda: [file, other])
    in_place(file)
    in_place(other)
    assert stream.wait() == [{file.name, other.name}]


def test_a_file_that_is_chosen_while_a_change_is_handled_is_no_change(file: Path, watched) -> None:
    profile = file.with_name("profile.yaml")
    profile.write_text("profile: p\n", encoding="utf-8")
    files = [file]
    stream = watched(lambda: list(files))
    stream.on_change = lambda: None if profile in files else files.append(profile)
    in_place(file)
    assert stream.wait() == [{file.name}]
    in_place(profile)
    assert stream.wait(2)[1:] == [{profile.name}]


def test_what_changes_while_a_change_is_handled_is_told_next(file: Path, watched) -> None:
    stream = watched(lambda: [file])
    stream.on_change = lambda: by_rename(file) if len(stream.seen) == 1 else None
    in_place(file)
    assert stream.wait(2) == [{file.name}, {file.name}]
