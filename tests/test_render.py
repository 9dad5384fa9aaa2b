"""`sopctl render` as it is used: several processes, comparing, watching, leftovers, names that no system likes."""

import hashlib
import inspect
import os
import re
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sopctl.api.formats import FORMATS, File, Format
from sopctl.api.inputs import Input
from sopctl.api.rendering import copies
from sopctl.api.rendering.targets import target
from sopctl.api.rendering.workers import WorkerError, cores, crew
from sopctl.cli.plain import understood
from tests.conftest import ROOT, Sopctl
from tests.test_cli_lint import BROKEN, CLEAN, write
from tests.test_startup import modules_after

EXAMPLES = ROOT / "examples"


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def several(count: int, folder: str = ".") -> None:
    for number in range(count):
        write(f"{folder}/s{number}.sop.yaml", CLEAN.replace("surat-keluar", f"s{number}"))


class TestFormats:
    def test_an_unknown_format_is_told_with_what_was_meant(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        ran = sopctl("render", ".", "--format", "htlm")
        assert ran.code == 2
        assert "did you mean `html`?" in ran.err
        assert "mungkin maksudnya `html`?" in sopctl("render", ".", "--format", "htlm", "--lang", "id").err
        assert f"known formats: {', '.join(FORMATS)}\n" in sopctl("render", ".", "--format", "zzzzz").err
        assert not Path("build").exists()

    def test_letters_and_repetition_do_not_matter(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        assert sopctl("render", ".", "--format", "JSON, md", "--format", "md").code == 0
        assert sorted(digests(Path("build"))) == ["a.json", "a.md"]

    def test_a_view_that_a_format_lacks_is_told(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        ran = sopctl("render", ".", "--view", "table", "--format", "svg,md")
        assert ran.code == 2
        assert "`md` cannot be the table alone" in ran.err
        able = ", ".join(name for name, form in FORMATS.items() if "table" in form.views)
        assert f"formats with --view table: {able};" in ran.err
        assert not Path("build").exists()

    def test_of_the_usual_formats_those_with_the_view_are_rendered(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        assert sopctl("render", ".", "--view", "table").code == 0
        assert set(digests(Path("build"))) == {"a.svg"}

    def test_an_option_that_changes_nothing_is_refused(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        ran = sopctl("render", ".", "--paper", "F4", "--format", "md,json")
        assert ran.code == 2
        assert "--paper changes nothing in md, json" in ran.err
        able = ", ".join(name for name, form in FORMATS.items() if "paper" in form.options)
        assert f"formats with --paper: {able}\n" in ran.err

    @pytest.mark.parametrize("options", [("--format", "pdf"), ("--format", "png"), ("--format", "svg", "--outlined")])
    def test_what_the_flowchart_cannot_show_is_told(self, options: tuple[str, ...], sopctl: Sopctl) -> None:
        write("a.sop.yaml", CLEAN.replace("activity: ", "activity: 文書受付手順番号札箱 ", 1))
        ran = sopctl("render", ".", "--force", "--view", "flowchart", *options)
        assert ran.code == 0
        assert "the font has no shape for these characters" in ran.out
        assert " ... +2\n" in ran.out

    def test_every_format_can_be_rendered_whole(self) -> None:
        assert all("" in form.views and set(form.graphviz) <= set(form.views) for form in FORMATS.values())


class TestPlainCalls:
    """Usual calls are understood without the option parser: to the same end."""

    CALLS = (
        ["a.sop.yaml"],
        ["a", "b", "-", "--format", "svg,md"],
        ["--out", "x y", "a", "--force", "--check"],
        ["a", "--view", "table", "--paper", "F4", "--lang", "id"],
        ["a", "--jobs", "2"],
    )

    @pytest.mark.parametrize("call", CALLS, ids=" ".join)
    def test_both_ways_ask_for_the_same(self, call: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        from sopctl.cli import app, rendering

        asked = []
        signature = inspect.signature(rendering.run)

        def run(*arguments: Any, **options: Any) -> int:
            bound = signature.bind(*arguments, **options)
            bound.apply_defaults()
            more = {name: value for name, value in bound.arguments.pop("more").items() if value}
            more.setdefault("engine", "embedded")
            out = bound.arguments["out"]
            asked.append(bound.arguments | more | {"out": out and Path(out)})
            return 0

        monkeypatch.setattr(rendering, "run", run)
        meant = understood("render", call)
        assert meant
        rendering.run(**meant)
        monkeypatch.setattr(sys, "argv", ["sopctl", "render", *call])
        assert app.run() == 0
        assert asked[0] == asked[1]

    @pytest.mark.parametrize(
        "call",
        [[], ["--jobs", "2"], ["a.sop.yaml"], ["a", "-", "--jobs", "2", "--format", "json", "--lang", "id"]],
    )
    def test_both_ways_lint_the_same(self, call: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        from sopctl.cli import app, linting

        asked = []
        signature = inspect.signature(linting.lint)

        def lint(*arguments: Any, **options: Any) -> int:
            bound = signature.bind(*arguments, **options)
            bound.apply_defaults()
            asked.append(bound.arguments)
            return 0

        monkeypatch.setattr(linting, "lint", lint)
        meant = understood("lint", call)
        assert meant
        linting.lint(**meant)
        monkeypatch.setattr(sys, "argv", ["sopctl", "lint", *call])
        assert app.run() == 0
        assert asked[0] == asked[1]

    @pytest.mark.parametrize("call", [["a", "--fix"], ["a", "--jobs", "0"], ["a", "--lang", "fr"]])
    def test_all_else_of_lint_is_left_to_the_parser(self, call: list[str]) -> None:
        assert understood("lint", call) is None

    @pytest.mark.parametrize(
        "call",
        [
            [],
            ["--help"],
            ["a", "--format"],
            ["a", "--format", "--out"],
            ["a", "--view", "round"],
            ["a", "--out", ""],
            ["a", "--unknown"],
            ["a", "--format=svg"],
            ["--", "-a"],
            ["a", "--format", "svg", "--format", "md"],
            ["a", "--jobs", "0"],
            ["a", "--jobs", "65"],
        ],
        ids=" ".join,
    )
    def test_all_else_is_left_to_the_parser(self, call: list[str]) -> None:
        assert understood("render", call) is None

    def test_a_plain_call_needs_no_parser(self, tmp_path: Path) -> None:
        (tmp_path / "a.sop.yaml").write_text(CLEAN, encoding="utf-8")
        call = ["sopctl", "render", str(tmp_path), "--format", "svg", "--view", "table", "--out", str(tmp_path / "o")]
        run = f"sys.argv = {call!r}\nfrom sopctl.__main__ import main\ntry:\n    main()\nexcept SystemExit:\n    pass"
        loaded = modules_after(run)
        assert (tmp_path / "o" / "a.svg").exists()
        heavy = {"typer", "rich", "jinja2", "graphviz", "markdown_it", "multiprocessing", "concurrent", "typst", "docx"}
        assert not loaded & heavy

    def test_help_names_every_format(self, sopctl: Sopctl) -> None:
        told = re.sub(r"\s", "", sopctl("render", "--help").out)
        assert [name for name in FORMATS if name not in told] == []


class TestSettings:
    def test_settings_stand_in_for_options(self, sopctl: Sopctl) -> None:
        write("p/a.sop.yaml")
        write("p/sopctl.toml", '[render]\nformats = ["json", "svg"]\nout = "hasil"\npaper = "F4"\n')
        assert sopctl("render", "p").out.splitlines()[-1] == f"1 SOP rendered to 2 files in {Path('p/hasil')}"
        assert set(digests(Path("p/hasil"))) == {"a.json", "a.svg"}
        sopctl("render", "p", "--view", "table")
        assert 'width="330mm"' in Path("p/hasil/a.svg").read_text(encoding="utf-8")
        sopctl("render", "p", "--view", "table", "--paper", "A4")
        assert 'width="297mm"' in Path("p/hasil/a.svg").read_text(encoding="utf-8")
        assert sopctl("render", "p", "--out", "x", "--format", "md").code == 0
        assert set(digests(Path("x"))) == {"a.md"}

    def test_an_unknown_format_in_the_settings(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        write("sopctl.toml", '[render]\nformats = ["sgv"]\n')
        ran = sopctl("render", ".")
        assert ran.code == 2
        assert "did you mean `svg`?" in ran.err

    def test_each_project_has_its_own(self, sopctl: Sopctl) -> None:
        write("p/a.sop.yaml")
        write("p/sopctl.toml", '[render]\nformats = ["json"]\n')
        write("q/b.sop.yaml", CLEAN.replace("surat-keluar", "b"))
        write("q/sopctl.toml", '[render]\nformats = ["md"]\nout = "../luar"\n')
        assert sopctl("render", "p", "q").code == 0
        assert set(digests(Path("build"))) == {"a.json"}
        assert set(digests(Path("luar"))) == {"b.md"}


class TestJobs:
    def test_processes_give_the_same_bytes_and_lines(self, sopctl: Sopctl) -> None:
        write("sop/rusak.sop.yaml", BROKEN)
        for path in sorted(EXAMPLES.glob("*.sop.yaml"))[::3]:
            shutil.copy(path, "sop")
        formats = "svg,png,dot,html,md,json"
        one = sopctl("render", "sop", "--format", formats, "--jobs", "1", "--out", "build")
        first = digests(Path("build"))
        shutil.rmtree("build")
        two = sopctl("render", "sop", "--format", formats, "--jobs", "3", "--out", "build")
        assert first
        assert digests(Path("build")) == first
        assert (one.code, one.out) == (two.code, two.out)
        assert one.code == 1, "the broken one"

    @pytest.mark.parametrize("jobs", ["0", "-1", "many", "1.5", "65", "²"])
    def test_senseless_numbers_are_refused(self, jobs: str, sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        ran = sopctl("render", ".", "--jobs", jobs)
        assert ran.code == 2
        assert "a number from 1 to 64, or auto" in ran.err

    def test_an_error_in_a_process_is_told_as_without(self, sopctl: Sopctl) -> None:
        several(6)
        Path("build").write_text("a file in the way", encoding="utf-8")
        alone = sopctl("render", ".", "--format", "md", "--jobs", "1", "--lang", "id")
        shared = sopctl("render", ".", "--format", "md", "--jobs", "2", "--lang", "id")
        assert alone.code == shared.code == 2
        assert "tidak dapat ditulis" in shared.err
        assert shared.err == alone.err

    def test_few_files_start_no_process(self, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
        def start(*_arguments: object, **_options: object) -> None:
            raise AssertionError

        monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", start)
        several(3)
        assert sopctl("render", ".", "--format", "json").code == 0

    def test_results_come_in_order_and_few_items_are_taken_ahead(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(copies, "may_be_made", lambda: False)
        taken = []

        def items() -> Iterator[int]:
            for number in range(200):
                taken.append(number)
                yield number

        with crew(2, _square) as work:
            found = work(items())
            assert [next(found) for _ in range(10)] == [n * n for n in range(10)]
            assert len(taken) < 90
        assert cores() >= 1

    def test_a_process_that_dies_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(copies, "may_be_made", lambda: False)
        with crew(2, _Ends(os.getpid())) as work, pytest.raises(WorkerError) as failure:
            list(work([3] * 40))
        assert "--jobs 1" in str(failure.value)


class _Ends:
    """Work that ends each process but one."""

    def __init__(self, survivor: int) -> None:
        self.survivor = survivor

    def __call__(self, code: int) -> None:
        time.sleep(0.02)
        if os.getpid() != self.survivor:
            os._exit(code)


def _square(number: int) -> int:
    time.sleep(0.002 * (number % 3))
    return number * number


class TestCheck:
    def test_what_was_rendered_is_up_to_date(self, sopctl: Sopctl) -> None:
        several(2)
        sopctl("render", ".")
        before = {path: path.stat().st_mtime_ns for path in Path("build").iterdir()}
        ran = sopctl("render", ".", "--check")
        assert (ran.code, ran.out) == (0, "6 files in build up to date with 2 SOPs\n")
        assert {path: path.stat().st_mtime_ns for path in Path("build").iterdir()} == before

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_what_is_stale_or_missing_is_named_and_nothing_is_written(self, jobs: str, sopctl: Sopctl) -> None:
        several(3)
        sopctl("render", ".")
        write("s0.sop.yaml", CLEAN.replace("surat-keluar", "s0").replace("Mengirim surat", "Mengantar surat"))
        Path("build/s1.md").unlink()
        before = digests(Path("build"))
        ran = sopctl("render", ".", "--check", "--jobs", jobs)
        assert ran.code == 1
        told = [line.split(": ")[:2] for line in ran.out.splitlines()[:-1]]
        assert told == [
            [str(Path(f"build/s0.{end}")), "stale, it differs from what the SOP gives now"]
            for end in ("pdf", "html", "md")
        ] + [[str(Path("build/s1.md")), "missing"]]
        assert ran.out.splitlines()[-1].startswith("3 stale, 1 missing, 5 up to date in build")
        assert digests(Path("build")) == before
        assert "usang" in sopctl("render", ".", "--check", "--lang", "id").out

    def test_an_empty_folder_is_not_made(self, sopctl: Sopctl) -> None:
        several(1)
        assert sopctl("render", ".", "--check").code == 1
        assert not Path("build").exists()

    def test_line_ends_of_another_system_change_nothing_in_text(self, sopctl: Sopctl) -> None:
        several(1)
        sopctl("render", ".", "--format", "md,svg,png")
        for name in ("s0.md", "s0.svg"):
            path = Path("build", name)
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert sopctl("render", ".", "--format", "md,svg,png", "--check").code == 0
        png = Path("build/s0.png")
        png.write_bytes(png.read_bytes().replace(b"\n", b"\r\n"))
        assert sopctl("render", ".", "--format", "md,svg,png", "--check").code == 1

    def test_a_file_with_errors_fails_the_check(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml", BROKEN)
        assert sopctl("render", ".", "--check").code == 1

    def test_a_folder_in_the_place_of_a_result_is_stale(self, sopctl: Sopctl) -> None:
        several(1)
        Path("build/s0.md").mkdir(parents=True)
        ran = sopctl("render", ".", "--format", "md", "--check")
        assert ran.code == 1
        assert "stale" in ran.out

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
    def test_a_pipe_in_the_place_of_a_result_is_stale_and_not_waited_for(self, sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        Path("build").mkdir()
        os.mkfifo("build/a.md")
        ran = sopctl("render", ".", "--check", "--format", "md")
        assert ran.code == 1
        assert "stale" in ran.out


@pytest.fixture
def paged(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, str], None]:
    """Make `svg` or `png` give so many pages."""
    pixel = (
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0:~\x9bU"
        b"\0\0\0\nIDATx\x9cc`\0\0\0\2\0\1H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82"
    )
    blank = {"svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>\n', "png": pixel}

    def give(count: int, kind: str = "svg") -> None:
        ends = [f"-{number}.{kind}" for number in range(1, count + 1)] if count > 1 else [f".{kind}"]
        form = Format(lambda _: [File(end, blank[kind]) for end in ends], views=("", "flowchart", "table"))
        monkeypatch.setitem(FORMATS, kind, form)

    return give


class TestLeftOver:
    @pytest.mark.parametrize("kind", ["svg", "png"])
    def test_pages_that_are_no_more_are_removed(self, kind: str, paged: Callable[..., None], sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        paged(4, kind)
        sopctl("render", ".", "--format", kind)
        assert len(digests(Path("build"))) == 4
        paged(2, kind)
        checked = sopctl("render", ".", "--format", kind, "--check")
        assert checked.code == 1
        assert checked.out.splitlines()[:2] == [
            f"{Path('build')}{os.sep}a-{number}.{kind}: left over, a page that is no more" for number in (3, 4)
        ]
        assert len(digests(Path("build"))) == 4
        ran = sopctl("render", ".", "--format", kind)
        assert ran.code == 0
        assert f"a-3.{kind}: removed, a page that is no more" in ran.out
        assert set(digests(Path("build"))) == {f"a-1.{kind}", f"a-2.{kind}"}
        paged(1, kind)
        sopctl("render", ".", "--format", kind)
        assert set(digests(Path("build"))) == {f"a.{kind}"}

    @pytest.mark.parametrize("more", [[], ["--check"]])
    def test_a_poster_leaves_the_pages_of_the_document(
        self, more: list[str], paged: Callable[..., None], sopctl: Sopctl
    ) -> None:
        write("a.sop.yaml")
        paged(3)
        assert sopctl("render", ".", "--format", "svg,poster").code == 0
        before = digests(Path("build"))
        assert {"a-1.svg", "a-2.svg", "a-3.svg"} <= set(before)
        ran = sopctl("render", ".", "--format", "poster", *more)
        assert ran.code == 0, ran.out
        assert "a page that is no more" not in ran.out
        assert digests(Path("build")) == before

    def test_nothing_foreign_is_removed(self, paged: Callable[..., None], sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        paged(6)
        sopctl("render", ".", "--format", "svg")
        mine = Path("build/a-3.svg").read_bytes()
        Path("build/a-3.svg").write_bytes(mine + b"<!-- edited by hand -->\n")
        Path("build/a-4.svg").unlink()
        Path("build/a-4.svg").mkdir()
        Path("build/a-5.svg").write_text("<svg/>", encoding="utf-8")
        Path("build/a-7.svg").write_bytes(mine.replace(b"surat-keluar", b"surat-masuk"))
        Path("build/a-08.svg").write_bytes(mine)
        Path("build/ab-3.svg").write_bytes(mine)
        Path("elsewhere.svg").write_bytes(mine)
        if hasattr(os, "symlink"):
            Path("build/a-8.svg").symlink_to(Path("elsewhere.svg").absolute())
        paged(2)
        ran = sopctl("render", ".", "--format", "svg")
        assert set(digests(Path("build"))) >= {"a-3.svg", "a-5.svg", "a-7.svg", "a-08.svg", "ab-3.svg"}
        assert Path("build/a-4.svg").is_dir()
        assert ran.out.count("removed") == 1
        assert not Path("build/a-6.svg").exists()
        assert Path("elsewhere.svg").exists()

    def test_pages_of_another_view_or_sop_stay(self, paged: Callable[..., None], sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        paged(3)
        sopctl("render", ".", "--view", "table", "--format", "svg")
        paged(1)
        sopctl("render", ".", "--view", "flowchart", "--format", "svg")
        assert len(digests(Path("build"))) == 4
        write("a.sop.yaml", CLEAN.replace("surat-keluar", "lain"))
        sopctl("render", ".", "--view", "table", "--format", "svg")
        assert len(digests(Path("build"))) == 4

    def test_a_poster_beside_pages_removes_none(self, paged: Callable[..., None], sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        paged(3)
        for _ in range(2):
            ran = sopctl("render", ".", "--format", "svg,poster")
            assert "removed" not in ran.out
            assert set(digests(Path("build"))) >= {"a-1.svg", "a-2.svg", "a-3.svg", "a-poster.svg"}
        assert sopctl("render", ".", "--format", "poster,svg", "--check").code == 0

    def test_marked_pictures_are_still_pictures(self, paged: Callable[..., None], sopctl: Sopctl) -> None:
        write("a.sop.yaml", CLEAN.replace("id: surat-keluar", 'id: "a--b ?> <x> é 漢"'))
        for kind in ("svg", "png"):
            paged(2, kind)
            sopctl("render", ".", "--force", "--format", kind)
        ET.fromstring(Path("build/a-2.svg").read_bytes())
        data = Path("build/a-2.png").read_bytes()
        assert data.endswith(b"IEND\xaeB`\x82")
        assert data.count(b"IEND") == 1
        if dot := shutil.which("pngcheck"):
            subprocess.run([dot, "build/a-2.png"], check=True, capture_output=True)

    def test_a_page_over_the_picture_of_another_sop_is_told(self, paged: Callable[..., None], sopctl: Sopctl) -> None:
        write("a.sop.yaml")
        write("a-2.sop.yaml", CLEAN.replace("surat-keluar", "b"))
        real = FORMATS["svg"]
        paged(2)
        pages = FORMATS["svg"]
        FORMATS["svg"] = Format(lambda job: (real if job.stem == "a-2" else pages)(job))
        ran = sopctl("render", "a-2.sop.yaml", "a.sop.yaml", "--format", "svg")
        assert ran.code == 2
        assert "would both be written to" in ran.err


class TestNames:
    @pytest.mark.parametrize(
        ("name", "safe"),
        [
            ("surat-masuk", "surat-masuk"),
            ("Tata Naskah (2)", "Tata Naskah (2)"),
            ("surat é 書類", "surat é 書類"),
            ("-rf", "-rf"),
            ("CON", "_CON"),
            ("aux", "_aux"),
            ("com1.v2", "_com1.v2"),
            ("nul ", "_nul"),
            ("lpt²", "_lpt²"),
            ("console", "console"),
            ("com10", "com10"),
            ('a:b"c<d>e|f?g*h\\i', "a_b_c_d_e_f_g_h_i"),
            ("a\nb\x00c", "a_b_c"),
            ("bita-\udcff", "bita-_"),
            ("titik. .", "titik"),
            (" ", "_"),
        ],
    )
    def test_names_that_every_system_can_have(self, name: str, safe: str) -> None:
        path = Path("in", f"{name}.sop.yaml")
        assert target(Input(path, str(path), Path("in"))).name == safe

    def test_long_names_are_shortened_and_stay_apart(self) -> None:
        names = {target(Input(Path("書" * 80 + end + ".sop.yaml"), "", Path())).name for end in "abc"}
        assert len(names) == 3
        assert all(len(name.encode()) <= 200 for name in names)

    def test_folders_on_the_way_are_safe_too(self) -> None:
        path = Path("in/aux/b:c/a.sop.yaml")
        assert target(Input(path, "", Path("in"))) == Path("_aux/b_c/a")

    @pytest.mark.parametrize("name", ["CON", "aux", "a b", "-x", "--out", "書類 🔥", "x" * 240, "a:b?c", "é" * 100])
    def test_every_name_is_rendered_and_found_again(self, name: str, sopctl: Sopctl) -> None:
        try:
            write(f"in/{name}.sop.yaml")
        except OSError:
            pytest.skip("this system has no such names")
        assert sopctl("render", "in").code == 0
        assert len(digests(Path("build"))) == 3
        assert sopctl("render", "in", "--check").code == 0

    def test_names_that_become_one_are_refused(self, sopctl: Sopctl) -> None:
        try:
            write("in/a:b.sop.yaml")
            write("in/a?b.sop.yaml", CLEAN.replace("surat-keluar", "b"))
        except OSError:
            pytest.skip("this system has no such names")
        assert sopctl("render", "in").code == 2
        assert not Path("build").exists()


class TestEngines:
    @pytest.fixture
    def crashing(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Make engines fail whose names are in the list."""
        from sopctl.diagrams import engine

        names: list[str] = []
        real, program = engine.run, engine.embedded()
        assert program
        monkeypatch.setattr(engine, "system", lambda: program)

        def run(which: engine.Engine, source: str, options: tuple[str, ...]) -> bytes:
            if which.name in names:
                raise engine.failed(which, "crash")
            return real(which, source, options)

        monkeypatch.setattr(engine, "run", run)
        return names

    @pytest.mark.parametrize("asked", ["embedded", "system"])
    def test_the_other_engine_stands_in_with_a_note(self, asked: str, crashing: list[str], sopctl: Sopctl) -> None:
        crashing.append(asked)
        write("a.sop.yaml")
        ran = sopctl("render", ".", "--view", "flowchart", "--format", "svg,png", "--engine", asked)
        assert ran.code == 0
        assert "failed: crash; " in ran.out
        assert "drew the picture instead" in ran.out
        assert ran.out.count("instead") == 1, "once for both formats"
        assert set(digests(Path("build"))) == {"a.svg", "a.png"}

    def test_where_both_fail_the_first_is_told(self, crashing: list[str], sopctl: Sopctl) -> None:
        crashing += ["embedded", "system"]
        write("a.sop.yaml")
        ran = sopctl("render", ".", "--view", "flowchart", "--format", "svg")
        assert ran.code == 1
        assert "failed: crash" in ran.out
        assert "instead" not in ran.out
