"""Nothing of the user's is lost: files are replaced whole, never outside the folder, never silently."""

import os
import stat
from pathlib import Path

import pytest

from sopctl import output
from sopctl.output import OutputError, write


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


@pytest.mark.skipif(os.name != "posix", reason="pipes with names and links")
class TestWhatIsNoFile:
    def test_a_pipe_is_written_to_and_stays(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        write(pipe, b"teks")
        assert os.read(reading, 10) == b"teks"
        os.close(reading)
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert [path.name for path in tmp_path.iterdir()] == ["pipe"]

    def test_a_device_that_is_full_is_told_and_stays(self, tmp_path: Path) -> None:
        link = tmp_path / "full"
        link.symlink_to("/dev/full")
        with pytest.raises(OutputError, match="No space left"):
            write(link, b"teks")
        assert stat.S_ISCHR(link.stat().st_mode)

    def test_what_a_program_has_open_is_written_to(self, tmp_path: Path) -> None:
        with (tmp_path / "out").open("wb") as stream:
            link = tmp_path / "stdout"
            link.symlink_to(f"/proc/self/fd/{stream.fileno()}")
            if not link.exists():
                pytest.skip("no /proc here")
            write(link, b"teks")
        assert (tmp_path / "out").read_bytes() == b"teks"
        assert link.is_symlink()

    def test_a_link_stays_and_its_file_changes(self, tmp_path: Path) -> None:
        (tmp_path / "deep").mkdir()
        file, link = tmp_path / "deep" / "a.yaml", tmp_path / "a.yaml"
        file.write_bytes(b"lama")
        link.symlink_to("deep/a.yaml")
        write(link, b"baru")
        assert link.is_symlink()
        assert file.read_bytes() == b"baru"
