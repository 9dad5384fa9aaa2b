"""An old stock with a baseline: old findings are quiet, new ones fail, and the baseline only gets smaller."""

import json
import os
import re
from pathlib import Path

import pytest

from tests.conftest import Sopctl

STEP = "  - {{id: {id}, activity: Mengirim surat, actor: a, inputs: [Surat], outputs: [Bukti]}}\n"
HEAD = """\
sopctl: 1
id: {id}
title: Surat
profile: plain
owner: Kepala
actors: {{a: Pengadministrasi Umum}}
steps:
"""


def write(name: str, *steps: str, extra: str = "") -> None:
    Path(name).write_text(
        HEAD.format(id=name.partition(".")[0]) + "".join(STEP.format(id=s) for s in steps) + extra, encoding="utf-8"
    )


def begin(sopctl: Sopctl) -> None:
    write("a.sop.yaml", "satu", "dua")
    assert sopctl("lint", ".").code == 1
    assert sopctl("baseline", "create", ".").code == 0
    Path("sopctl.toml").write_text('baseline = "sopctl-baseline.json"\n', encoding="utf-8")


def test_the_line_it_asks_for_works_in_the_settings_that_init_writes(sopctl: Sopctl) -> None:
    sopctl("init")
    write("a.sop.yaml", "satu", "dua")
    assert "above its first [table]" in sopctl("baseline", "create", ".").out
    settings = Path("sopctl.toml").read_text(encoding="utf-8")
    Path("sopctl.toml").write_text(settings.replace("# baseline =", "baseline ="), encoding="utf-8")
    assert "known in the baseline" in sopctl("lint", ".").out


def test_known_findings_are_quiet_and_counted(sopctl: Sopctl) -> None:
    begin(sopctl)
    ran = sopctl("lint", ".")
    assert ran.code == 0
    assert re.search(r"[23] known in the baseline", ran.out)
    assert json.loads(sopctl("lint", ".", "--format", "json").out)["summary"]["known"] >= 2


def test_lines_and_order_do_not_matter_but_a_new_step_does(sopctl: Sopctl) -> None:
    begin(sopctl)
    write("a.sop.yaml", "dua", "satu", extra="# a comment\n")
    assert sopctl("lint", ".").code == 0
    write("a.sop.yaml", "dua", "satu", "tiga")
    ran = sopctl("lint", ".")
    assert ran.code == 1
    assert "tiga" in ran.out
    assert "`satu`" not in ran.out


def test_it_shrinks_and_never_grows(sopctl: Sopctl) -> None:
    begin(sopctl)
    write("a.sop.yaml", "satu")
    assert " gone: run" in sopctl("baseline", "report", ".").out
    assert re.search(r"[1-9] gone, [1-9] left", sopctl("baseline", "shrink", ".").out)
    write("a.sop.yaml", "satu", "dua")
    assert sopctl("baseline", "shrink", ".").code == 0
    assert sopctl("lint", ".").code == 1


def test_a_file_that_was_removed_is_forgotten(sopctl: Sopctl) -> None:
    begin(sopctl)
    write("b.sop.yaml", "satu")
    Path("a.sop.yaml").unlink()
    sopctl("baseline", "shrink", ".")
    assert json.loads(Path("sopctl-baseline.json").read_text(encoding="utf-8"))["files"] == {}


def test_nothing_is_replaced_without_being_asked(sopctl: Sopctl) -> None:
    begin(sopctl)
    before = Path("sopctl-baseline.json").read_bytes()
    ran = sopctl("baseline", "create", ".")
    assert ran.code == 2
    assert "--force" in ran.err
    assert Path("sopctl-baseline.json").read_bytes() == before


def test_a_file_that_cannot_be_read_is_never_known(sopctl: Sopctl) -> None:
    Path("a.sop.yaml").write_text("sopctl: [", encoding="utf-8")
    assert "1 finding stays: it is about how a file is written (YML001)" in sopctl("baseline", "create", ".").out
    Path("sopctl.toml").write_text('baseline = "sopctl-baseline.json"\n', encoding="utf-8")
    assert sopctl("lint", ".").code == 1
    Path("a.sop.yaml").write_text("sopctl: 1\nid: a\n", encoding="utf-8")
    assert "stay" not in sopctl("baseline", "create", ".", "--force").out


def test_a_baseline_that_is_none(sopctl: Sopctl) -> None:
    begin(sopctl)
    for text in ("", "[]", '{"version": 2}', '{"version": 1, "files": {"a": {"TIM001": {"x": "y"}}}}', "[" * 100_000):
        Path("sopctl-baseline.json").write_text(text, encoding="utf-8")
        ran = sopctl("lint", ".")
        assert ran.code == 2, text[:20]
        assert "this is not a baseline" in ran.err
    Path("sopctl-baseline.json").unlink()
    assert "there is no baseline" in sopctl("lint", ".").err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_no_baseline(sopctl: Sopctl) -> None:
    begin(sopctl)
    Path("sopctl-baseline.json").unlink()
    os.mkfifo("sopctl-baseline.json")
    for words in (["lint", "."], ["baseline", "report", "."]):
        ran = sopctl(*words)
        assert ran.code == 2
        assert "this is not a baseline" in ran.err


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"version": 1}', '{"version": 2, "files": {}}', "[" * 100_000]
    + [json.dumps({"version": 1, "files": {"a.sop.yaml": {"OUT001": {"s": n}}}}) for n in (-5, True, 0, 1e999, None)],
)
def test_what_is_no_baseline_is_told(text: str, sopctl: Sopctl) -> None:
    begin(sopctl)
    Path("sopctl-baseline.json").write_text(text, encoding="utf-8")
    for words in (["lint", "."], ["baseline", "shrink", "."], ["baseline", "report", "."]):
        ran = sopctl(*words)
        assert ran.code == 2
        assert "this is not a baseline" in ran.err
    assert Path("sopctl-baseline.json").read_text(encoding="utf-8") == text


def test_without_a_path_the_baseline_is_about_this_folder(sopctl: Sopctl) -> None:
    write("a.sop.yaml", "satu", "dua")
    assert sopctl("baseline", "create").code == 0
    made = Path("sopctl-baseline.json").read_bytes()
    assert sopctl("baseline", "create", ".", "--force").code == 0
    assert Path("sopctl-baseline.json").read_bytes() == made
    write("a.sop.yaml", "satu")
    assert sopctl("baseline", "report") == sopctl("baseline", "report", ".")
    assert "a.sop.yaml" in sopctl("baseline", "report").out
    assert " gone, " in sopctl("baseline", "shrink").out
    assert Path("sopctl-baseline.json").read_bytes() != made


@pytest.mark.parametrize("what", ["create", "report", "shrink"])
def test_a_file_that_is_not_there_is_no_old_stock(what: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml", "satu")
    if what != "create":
        assert "1 finding is known" in sopctl("baseline", "create", ".").out
    before = Path("sopctl-baseline.json").read_bytes() if what != "create" else b""
    ran = sopctl("baseline", what, "a.sop.yaml", "nothere")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("sopctl: nothere: there is no such file")
    assert (Path("sopctl-baseline.json").read_bytes() if before else b"") == before


def test_a_terminal_obeys_nothing_of_a_baseline(sopctl: Sopctl) -> None:
    write("a.sop.yaml", "satu")
    known = {"version": 1, "files": {"a\x1b[31m": {"TIM\x1b[0m": {"x": 1}}}}
    Path("sopctl-baseline.json").write_text(json.dumps(known), encoding="utf-8")
    ran = sopctl("baseline", "report")
    assert "\x1b" not in ran.out
    assert "1 known in 1 file; 1 gone" in ran.out
    assert "\x1b" not in sopctl("baseline", "create", "--file", "b\x1b.json").out
    assert "\x1b" not in sopctl("init", "p\x1b").out
