"""`sopctl lint` as a user and a CI job see it."""

import json
import os
import re
import time
from pathlib import Path

import pytest

from tests.conftest import Sopctl

STEP = (
    "  - {id: kirim, activity: Mengirim surat, actor: a, inputs: [Surat], duration: 5 menit, outputs: [Tanda terima]}\n"
)
CLEAN = f"""\
sopctl: 1
id: surat-keluar
title: Surat Keluar
profile: plain
owner: Kepala Subbagian Umum
actors: {{a: Pengadministrasi Umum}}
steps:
{STEP}"""
BROKEN = CLEAN.replace("duration: 5 menit, ", "")


def write(name: str, text: str = CLEAN) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_without_a_path_the_folder_here_is_checked(sopctl: Sopctl) -> None:
    assert sopctl("lint").code == 3
    write("sop/a.sop.yaml", BROKEN)
    told = sopctl("lint", "sop")
    assert told.code == 1
    assert sopctl("lint") == sopctl("lint", "--format", "text") == told


def test_clean(sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    assert sopctl("lint", "a.sop.yaml").code == 0
    assert sopctl("lint", ".").out == "1 file checked: no findings\n"
    assert sopctl("lint", ".", "--lang", "id").out == "1 berkas diperiksa: tidak ada temuan\n"


def test_with_and_without_the_option_parser_it_is_the_same(sopctl: Sopctl) -> None:
    write("a.sop.yaml", BROKEN)
    assert sopctl("lint", "a.sop.yaml") == sopctl("lint", "--format", "text", "a.sop.yaml")
    assert sopctl("lint", "nothing*") == sopctl("lint", "--format", "text", "nothing*")


def test_a_finding_has_place_code_name_excerpt_caret_and_help(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN.replace("5 menit", "Semesteran"))
    ran = sopctl("lint", "a.sop.yaml")
    assert ran.code == 1
    head, source, caret, help_, *_ = ran.out.splitlines()
    assert re.fullmatch(r"a\.sop\.yaml:8:\d+: error TIM002 not-a-duration: .+", head)
    column = int(head.split(":")[2])
    assert source.startswith("  8 | ")
    assert source[6:][column - 1 :].startswith("Semesteran")
    assert caret == " " * (column + 5) + "^" * len("Semesteran")
    assert help_.startswith("  help: ")
    assert ran.out.endswith("1 file checked: 1 error\n")


def test_messages_follow_the_language(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.sop.yaml", BROKEN)
    assert "error TIM001" in sopctl("lint", ".").out
    assert "galat TIM001" in sopctl("lint", ".", "--lang", "id").out
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    assert "galat TIM001" in sopctl("lint", ".").out
    assert "bantuan: " in sopctl("lint", ".").out
    assert "error TIM001" in sopctl("lint", ".", "--lang", "en").out
    write("sopctl.toml", 'language = "en"\n')
    assert "error TIM001" in sopctl("lint", ".").out


def test_folders_patterns_and_files(sopctl: Sopctl) -> None:
    for name in ("a", "b"):
        write(f"x/{name}.sop.yaml", CLEAN.replace("surat-keluar", name).replace("Surat Keluar", name))
    write("x/.hidden/c.sop.yaml", BROKEN)
    write("x/node_modules/c.sop.yaml", BROKEN)
    write("x/note.yaml", "nothing")
    assert sopctl("lint", "x").out.startswith("2 files")
    assert sopctl("lint", "x", "x/a.sop.yaml").out.startswith("2 files"), "a file counts once"
    assert sopctl("lint", "x/*.sop.yaml").out.startswith("2 files"), "patterns work where no shell expands them"


@pytest.mark.parametrize("path", [".", "*.sop.yml", "empty"])
def test_nothing_to_lint_is_never_green(path: str, sopctl: Sopctl) -> None:
    Path("empty").mkdir()
    ran = sopctl("lint", path)
    assert ran.code == 3
    assert "no SOP in" in ran.err
    assert "help: " in ran.err


def test_a_typo_beside_good_files_is_not_green(sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    Path("empty").mkdir()
    for typo in ("b.sop.yaml", "*.sop.yml", "empty"):
        ran = sopctl("lint", "a.sop.yaml", typo)
        assert ran.code == 1
        assert f"{typo}:1:1: error YML011" in ran.out


def test_standard_input(sopctl: Sopctl) -> None:
    assert sopctl("lint", "-", stdin=CLEAN.encode()).code == 0
    ran = sopctl("lint", "-", "--stdin-filename", "sop/b.sop.yaml", stdin=BROKEN.encode())
    assert ran.code == 1
    assert ran.out.startswith(f"sop{os.sep}b.sop.yaml:8:") or ran.out.startswith("sop/b.sop.yaml:8:")
    assert sopctl("lint", "-", stdin=b"").code == 1


def test_json(sopctl: Sopctl) -> None:
    write("a.sop.yaml", BROKEN)
    data = json.loads(sopctl("lint", ".", "--format", "json").out)
    (finding,) = [f for f in data["findings"] if f["severity"] == "error"]
    assert finding["code"] == "TIM001"
    assert finding["file"] == "a.sop.yaml"
    assert (finding["line"], finding["column"], finding["end_line"]) == (8, 5, 8)
    assert data["summary"]["error"] == 1
    write("a.sop.yaml")
    assert json.loads(sopctl("lint", ".", "--format", "json").out)["findings"] == []


def test_a_file_that_cannot_be_read_is_never_green(sopctl: Sopctl) -> None:
    write("a.sop.yaml", "a: [\n")
    for options in (["--select", "TIM"], ["--ignore", "YML"], ["--ignore", "YML001"]):
        assert sopctl("lint", "a.sop.yaml", *options).code == 1
        assert sopctl("lint", "nowhere.sop.yaml", *options).code == 1


def test_each_project_has_its_own_threshold(sopctl: Sopctl) -> None:
    write("p/a.sop.yaml")
    write("q/b.sop.yaml", CLEAN.replace("owner: Kepala Subbagian Umum\n", ""))
    write("p/sopctl.toml", 'fail_on = "error"\n')
    write("q/sopctl.toml", 'fail_on = "warning"\n')
    assert sopctl("lint", "p", "q").code == sopctl("lint", "q", "p").code == 1
    assert sopctl("lint", "p", "q", "--fail-on", "error").code == 0


def test_fail_on(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN.replace("owner: Kepala Subbagian Umum\n", ""))
    assert sopctl("lint", ".").code == 0
    assert sopctl("lint", ".", "--fail-on", "warning").code == 1
    write("sopctl.toml", 'fail_on = "warning"\n')
    assert sopctl("lint", ".").code == 1
    write("a.sop.yaml", BROKEN)
    assert sopctl("lint", ".", "--fail-on", "never").code == 0


def test_select_and_ignore(sopctl: Sopctl) -> None:
    write("a.sop.yaml", BROKEN)
    for name in ("TIM001", "missing-duration", "TIM", "time", "tim001"):
        assert sopctl("lint", ".", "--select", name).code == 1
        assert sopctl("lint", ".", "--ignore", name).code == 0
    assert sopctl("lint", ".", "--select", "FLO,ACT").code == 0
    ran = sopctl("lint", ".", "--select", "missing-durations")
    assert ran.code == 2
    assert "did you mean `missing-duration`?" in ran.err


def test_settings_of_the_project(sopctl: Sopctl) -> None:
    write("p/sop/a.sop.yaml", BROKEN)
    write("p/old/b.sop.yaml", BROKEN.replace("surat-keluar", "b"))
    write("p/sopctl.toml", 'exclude = ["old"]\n[severities]\nmissing-duration = "info"\n')
    assert sopctl("lint", "p").out.count("TIM001") == 1
    assert sopctl("lint", "p").code == 0
    assert sopctl("lint", "p/old").out.count("TIM001") == 1, "who names an excluded folder wants it"
    assert sopctl("lint", "p/old/b.sop.yaml").out.count("TIM001") == 1
    assert sopctl("lint", "--force-exclude", "p/old/b.sop.yaml").code == 0, "a hook names all files"
    assert sopctl("lint", ".").out.count("TIM001") == 1, "settings below the folder hold for what they are beside"
    for pattern in ("*", "**", ".", "./sop", "sop/"):
        write("p/sopctl.toml", f'exclude = ["old", "{pattern}"]\n')
        assert sopctl("lint", "p").code == 3
    write("p/sopctl.toml", 'ignore = ["TIM"]\n')
    assert "TIM001" not in sopctl("lint", "p/sop").out
    write("q/pyproject.toml", '[tool.sopctl]\nignore = ["TIM"]\n')
    write("q/a.sop.yaml", BROKEN)
    assert "TIM001" not in sopctl("lint", "q").out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nselekt = ["TIM"]\n', r"sopctl\.toml:2:1: unknown setting `selekt`\n  help: did you mean `select`\?"),
        ('root = "x"\n', r"sopctl\.toml:1:1: unknown setting `root`\n  help: known settings: "),
        ('ignore = "TIM"\n', r"sopctl\.toml:1:1: `ignore` cannot be used\n  help: it must be a list such as"),
        ('[severities]\n\nTIM001 = "bad"\n', r"sopctl\.toml:3:1: `severities.TIM001` cannot be used"),
        ("a = 1\nb = = 2\n", r"sopctl\.toml:2:5: this is not TOML: invalid value"),
        ("ignore = [\n", r"sopctl\.toml:1:1: this is not TOML: invalid value"),
        ("a = " + "[" * 5000, r"sopctl\.toml:1:1: this is not TOML"),
        ('ignore = ["NOPE"]\n', "there is no rule `NOPE`"),
    ],
)
def test_settings_that_cannot_be_used_are_told(text: str, message: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    write("sopctl.toml", text)
    ran = sopctl("lint", ".")
    assert ran.code == 2
    assert re.search(message, ran.err), ran.err


def test_findings_are_silenced_with_a_reason(sopctl: Sopctl) -> None:
    step = "  - id: kirim  # sopctl: ignore[missing-duration] waktu diukur triwulan ini\n    activity: Mengirim surat\n"
    step += "    actor: a\n    inputs: [Surat]\n    outputs: [Tanda terima]\n"
    write("a.sop.yaml", CLEAN.replace(STEP, step))
    assert sopctl("lint", ".").out == "1 file checked: no findings\n"
    write("a.sop.yaml", CLEAN.replace(STEP, step.replace("ignore[", "ignore[FLO001, ")))
    assert "YML008" in sopctl("lint", ".").out
    write("a.sop.yaml", CLEAN.replace(STEP, step.replace(" waktu diukur triwulan ini", "")))
    assert "YML009" in sopctl("lint", ".").out
    write("a.sop.yaml", "# sopctl: ignore-file[TIM] belum diukur\n" + BROKEN)
    assert sopctl("lint", ".").out == "1 file checked: no findings\n"


def test_findings_across_documents(sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    write("b.sop.yaml")
    ran = sopctl("lint", ".")
    assert ran.code == 1
    assert "b.sop.yaml:2:5: error XDC001" in ran.out
    assert "see: a.sop.yaml:2:5" in ran.out
    assert "XDC001" in sopctl("lint", "b.sop.yaml").out, "a neighbour that was not named is seen"


def test_broken_files_do_not_stop_the_others(sopctl: Sopctl) -> None:
    Path("folder.sop.yaml").mkdir()
    for number, data in enumerate(
        [b"", b"a: [", b"\xff\xfe", b"\x00", b"a: \xe9", b"- x", b"a: 1\n---\nb: 1", b"\t: x"]
    ):
        Path(f"{number}.sop.yaml").write_bytes(data)
    write("z.sop.yaml", BROKEN)
    ran = sopctl("lint", ".")
    assert ran.code == 1
    assert "z.sop.yaml:8:5: error TIM001" in ran.out
    for number in range(8):
        assert f"{number}.sop.yaml:" in ran.out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_beside_a_file_is_not_waited_for(sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    os.mkfifo("b.sop.yaml")
    assert sopctl("lint", "a.sop.yaml").code == 0
    assert "b.sop.yaml:1:1: error YML011" in sopctl("lint", ".").out


def test_standard_input_without_a_name_is_not_its_own_neighbour(sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    assert sopctl("lint", "-", stdin=CLEAN.encode()).code == 0
    assert sopctl("lint", "-", "--stdin-filename", "a.sop.yaml", stdin=CLEAN.encode()).code == 0


def test_findings_across_documents_are_silenced_and_weighed(sopctl: Sopctl) -> None:
    called = CLEAN.replace("  - {id: kirim,", "  - {id: kirim, calls: nowhere,")
    write("a.sop.yaml", called)
    assert "XDC002" in sopctl("lint", ".").out
    write("a.sop.yaml", called.replace("steps:\n", "steps:  # sopctl: ignore[XDC002] dibuat bulan depan\n"))
    assert "XDC002" not in sopctl("lint", ".").out
    write("a.sop.yaml", called.replace("profile: plain", "profile: own.yaml"))
    write("own.yaml", "profile: own\nseverities: {unknown-called-sop: 'off'}\n")
    assert "XDC002" not in sopctl("lint", ".").out


@pytest.mark.parametrize("path", ["x" * 300, "x" * 300 + "/a.sop.yaml", "nul\0.sop.yaml"])
def test_impossible_names_do_not_end_the_run(path: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    ran = sopctl("lint", path, "a.sop.yaml")
    assert ran.code == 1
    assert "YML011" in ran.out
    assert "2 files checked" in ran.out


def test_a_folder_that_cannot_be_looked_into_is_told(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.sop.yaml")
    Path("locked").mkdir()
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    ran = sopctl("lint", ".")
    assert ran.code == 1
    assert "locked:1:1: error YML011" in ran.out


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="everything can be read here")
def test_a_file_without_permission(sopctl: Sopctl) -> None:
    write("a.sop.yaml").chmod(0)
    assert "YML011" in sopctl("lint", ".").out


def test_control_characters_never_reach_the_terminal(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN.replace("Surat Keluar", '"\\e]0;owned\\a \\u202e"').replace("5 menit", '"\\e[31m x"'))
    ran = sopctl("lint", ".")
    assert "\x1b" not in ran.out
    assert "\x07" not in ran.out
    write("b.sop.yaml", "a: \u202e\u0085 b\x7f\n")
    assert "\u202e" not in sopctl("lint", ".").out


def test_unknown_options(sopctl: Sopctl) -> None:
    assert sopctl("lint", "--nope", ".").code == 2
    assert sopctl("lint", ".", "--lang", "fr").code == 2
    write("a.sop.yaml")
    ran = sopctl("lint", ".", "--profile", "nope")
    assert ran.code == 2
    assert "there is no profile `nope`" in ran.err


def test_aliases_do_not_hide_depth(sopctl: Sopctl) -> None:
    lines = ["x0: &a0 " + "[" * 37 + "x" + "]" * 37]
    lines += [f"x{n}: &a{n} " + "[" * 37 + f"*a{n - 1}" + "]" * 37 for n in range(1, 60)]
    write("a.sop.yaml", "\n".join(lines))
    assert "YML007" in sopctl("lint", "a.sop.yaml").out


@pytest.mark.parametrize(
    "text",
    [
        "? " + "[" * 200_000,
        "%TAG !a! tag:x,2026:\n" * 20_000 + "---\na: 1\n",
        "# sopctl: ignore[\n" * 20_000 + CLEAN,
        "# sopctl: ignore[FLO001] x\n" * 5_000 + CLEAN,
        CLEAN + "tags:\n" + '  - "a #"\n  - b # c\n' * 10_000 + "# sopctl: ignore[FLO001] x\n",
        CLEAN + "legal_basis: [" + "1," * 20_000 + "1]\n",
        "".join(f"x{n}: 1\n" for n in range(3_000)) + CLEAN,
        CLEAN.split("steps:", maxsplit=1)[0] + "steps: [" + ", ".join(f"{{id: s{n}}}" for n in range(400)) + "]\n",
    ],
    ids=["brackets", "directives", "open ignores", "ignores", "hashes", "items", "fields", "one line"],
)
def test_hostile_files_take_no_hostile_time(text: str, sopctl: Sopctl) -> None:
    write("a.sop.yaml", text)
    started = time.process_time()
    assert sopctl("lint", "a.sop.yaml").code in {0, 1}
    assert time.process_time() - started < 20, "a guard against quadratic time, with room for slow machines"


@pytest.mark.parametrize(
    "text", ["a\rb: \x01\r", "sopctl: 1\rid: a\rtitle: \udcff", "a: 1\u2028b: \x01", "a\x85b: [\x85"]
)
def test_places_lie_inside_the_file(text: str, sopctl: Sopctl) -> None:
    Path("a.sop.yaml").write_bytes(text.encode("utf-8", errors="surrogateescape"))
    data = json.loads(sopctl("lint", ".", "--format", "json").out)
    lines = re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text)
    for finding in data["findings"]:
        assert finding["line"] <= len(lines) + 1
        assert finding["column"] <= len(lines[min(finding["line"], len(lines)) - 1]) + 1


def test_carets_know_wide_and_combining_characters(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN.replace("profile: plain", 'profile: "測ก็"'))
    lines = sopctl("lint", "--select", "unknown-profile", ".").out.splitlines()
    assert lines[lines.index(next(line for line in lines if "| profile:" in line)) + 1].count("^") == 5


def test_a_rule_that_throws_is_a_finding(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    from sopctl.rules.catalogue import matching

    (rule,) = matching("TIM001")
    monkeypatch.setitem(rule.__dict__, "check", lambda _document: 1 / 0)
    write("a.sop.yaml", BROKEN)
    ran = sopctl("lint", ".")
    assert ran.code == 1
    assert "rule TIM001 failed: ZeroDivisionError" in ran.out
    assert "please report it" in ran.out


@pytest.mark.parametrize(("today", "codes"), [("2026-03-31", []), ("2026-04-01", ["TIM001", "YML020"])])
def test_an_exception_holds_until_its_day(
    today: str, codes: list[str], sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPCTL_TODAY", today)
    comment = "  # sopctl: ignore[missing-duration] until=2026-03-31 diukur pada triwulan ini\n"
    write("a.sop.yaml", BROKEN.replace("  - {id: kirim", f"{comment}  - {{id: kirim"))
    findings = json.loads(sopctl("lint", "a.sop.yaml", "--format", "json").out)["findings"]
    assert sorted(finding["code"] for finding in findings) == codes
