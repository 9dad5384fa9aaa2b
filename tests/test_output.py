"""Nothing of the user's is lost: files are replaced whole, never outside the folder, never silently."""

import os
from pathlib import Path

import pytest

from sopctl import output
from sopctl.output import OutputError


def test_writing_makes_folders_and_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b.svg"
    output.write(target, b"one")
    output.write(target, b"two")
    assert target.read_bytes() == b"two"
    assert [p.name for p in target.parent.iterdir()] == ["b.svg"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.svg"
    output.write(target, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        output.write(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.svg"]


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.svg").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        output.write(tmp_path / "a.svg", b"")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written"):
        output.write(tmp_path / "file" / "a.svg", b"")


def test_creating_never_replaces(tmp_path: Path) -> None:
    target = tmp_path / "a"
    output.create(target, b"old")
    with pytest.raises(OutputError, match="exists already"):
        output.create(target, b"new")
    assert target.read_bytes() == b"old"
    output.create(target, b"new", force=True)
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/x"])
def test_results_stay_in_their_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="outside"):
        output.below(tmp_path, Path(name))


def test_results_do_not_leave_through_a_link(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    try:
        (inside / "link").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    with pytest.raises(OutputError, match="outside"):
        output.below(inside, Path("link/x"))
    assert output.below(inside, Path("a/b")) == inside / "a" / "b"
