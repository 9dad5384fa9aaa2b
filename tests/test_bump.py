"""`bump` and `history`: which version a change asks for, how it is written, and what git remembers."""

import json
import os
import subprocess
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.api.revising.entry import Line, with_line, with_version
from sopctl.clock import today
from sopctl.load import load
from sopctl.source import decode, parse
from tests.conftest import ROOT, Sopctl
from tests.random_edits import Writer, random_value
from tests.repositories import SOP, commit, git, read, write

FILE = "surat.sop.yaml"
LINE = '  - {version: "1.0", date: 2026-01-12, change: Dokumen pertama}\n'


@pytest.fixture
def repository(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> Sopctl:
    monkeypatch.setenv("SOPCTL_TODAY", "2026-03-04")
    git("init")
    commit(FILE, SOP)
    return sopctl


def bumped(sopctl: Sopctl, base: str, now: str, *options: str) -> str:
    """Return the file after `bump`."""
    if read(FILE) != base:
        commit(FILE, base)
    write(FILE, now)
    ran = sopctl("bump", FILE, *options)
    assert ran.code == 0, ran.err
    assert parse(read(FILE), "").complete
    return read(FILE)


@pytest.mark.parametrize(
    ("old", "new", "version"),
    [
        ("title: Pengelolaan Surat\n", "title: Pengelolaan Surat.\n", "1.1"),
        ("30 menit", "45 menit", "1.1"),
        ("    outputs: [Bukti kirim]\n", "", "2.0"),
    ],
)
def test_the_version_that_a_change_asks_for(old: str, new: str, version: str, repository: Sopctl) -> None:
    text = bumped(repository, SOP, SOP.replace(old, new))
    assert f'version: "{version}"   # selalu' in text
    assert "revised: 2026-03-04    # hari" in text
    assert text.count("\n") == SOP.replace(old, new).count("\n") + 1


def test_a_version_of_three_numbers_and_words_around_it(repository: Sopctl) -> None:
    base = SOP.replace('version: "1.0"   #', "version: 'Rev 1.2.3'   #")
    assert "version: 'Rev 1.3.0'   # selalu" in bumped(repository, base, base.replace("30 menit", "45 menit"))


def test_the_reason_and_the_day(repository: Sopctl) -> None:
    text = bumped(
        repository, SOP, SOP.replace("30 menit", "1 jam"), "--reason", 'Kata: "ya" #1', "--date", "2026-05-06"
    )
    assert parse(text, "").value["history"][-1] == {"version": "1.1", "date": "2026-05-06", "change": 'Kata: "ya" #1'}
    assert "revised: 2026-05-06 " in text


def test_without_a_reason_the_history_says_what_changed(repository: Sopctl) -> None:
    text = bumped(repository, SOP, SOP.replace("30 menit", "1 jam"))
    assert parse(text, "").value["history"][-1]["change"] == "Langkah 1: waktu: 30 menit → 1 jam (lebih lama)"


def test_more_changes_bring_the_new_line_up_to_date(repository: Sopctl) -> None:
    once = bumped(repository, SOP, SOP.replace("30 menit", "1 jam"), "--reason", "Satu")
    write(FILE, once.replace("    outputs: [Bukti kirim]\n", ""))
    assert repository("bump", FILE, "--reason", "Dua").code == 0
    lines = parse(read(FILE), "").value["history"]
    assert [(line["version"], line["change"]) for line in lines] == [("1.0", "Dokumen pertama"), ("2.0", "Dua")]
    assert repository("bump", FILE).out == f"{FILE}: 2.0: nothing to do since main\n"


def test_words_of_somebody_stay_in_the_new_line(repository: Sopctl) -> None:
    by_hand = LINE + '  - {version: "1.1", date: 2026-02-02, change: Kata sendiri, author: Staf}\n'
    now = SOP.replace("    outputs: [Bukti kirim]\n", "").replace('"1.0"   #', '"1.1"   #').replace(LINE, by_hand)
    last = parse(bumped(repository, SOP, now), "").value["history"][-1]
    assert (last["version"], last["author"], last["change"][0]) == ("2.0", "Staf", "Kata sendiri")
    assert "Bukti kirim" in last["change"][1]


def test_a_version_written_by_hand_gets_its_line(repository: Sopctl) -> None:
    text = bumped(repository, SOP, SOP.replace("30 menit", "1 jam").replace('"1.0"   #', '"3.0"   #'))
    assert [line["version"] for line in parse(text, "").value["history"]] == ["1.0", "3.0"]


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ("", 'owner: Kepala Subbagian Umum\nhistory:\n  - {version: "1.1",'),
        ("history:\n", 'history:\n  - {version: "1.1",'),
        ("history: []\n", 'history: [{version: "1.1",'),
        (
            'history:\n- version: "1.0"\n  date: 2026-01-12\n  change: A\n',
            '  change: A\n- {version: "1.1",',
        ),
        (
            'history: [{version: "1.0", date: 2026-01-12, change: A}]\n',
            'change: A}, {version: "1.1",',
        ),
        (
            'history:\n    - {version: "1.0", date: 2026-01-12}\n    - {version: "0.9", date: 2025-01-12}\n',
            'history:\n    - {version: "1.1", date: 2026-03-04, change:',
        ),
    ],
)
def test_histories_of_every_form(history: str, expected: str, repository: Sopctl) -> None:
    base = SOP.replace("history:\n" + LINE, history)
    text = bumped(repository, base, base.replace("30 menit", "1 jam"), "--reason", "X")
    assert expected.replace('"', "'") in text.replace('"', "'")


def test_line_ends_mark_and_no_final_line_end_stay(repository: Sopctl) -> None:
    base = "\ufeff" + SOP.replace("\n", "\r\n").removesuffix("\r\n")
    text = bumped(repository, base, base.replace("30 menit", "1 jam"))
    assert text.startswith("\ufeffsopctl: 1\r\n")
    assert text.count("\n") == text.count("\r\n") == base.count("\n") + 1
    assert text.endswith("[Bukti kirim]")


def test_an_own_weight_of_changes(repository: Sopctl) -> None:
    write("sopctl.toml", '[diff.levels]\n"longer steps.*.duration" = "major"\n')
    assert 'version: "2.0"' in bumped(repository, SOP, SOP.replace("30 menit", "1 jam"))


def test_a_renamed_file_is_compared_with_what_it_was(repository: Sopctl) -> None:
    git("mv", FILE, "lain.sop.yaml")
    write("lain.sop.yaml", SOP.replace("30 menit", "1 jam"))
    assert "1.0 -> 1.0: too low" in repository("bump", "--check", "lain.sop.yaml").out


def test_where_the_branch_began_counts_and_not_the_last_commit(repository: Sopctl) -> None:
    git("switch", "-c", "kerja")
    commit(FILE, SOP.replace("30 menit", "1 jam"))
    ran = repository("bump", "--check", ".")
    assert (ran.code, ran.out.count("too low")) == (1, 1)
    assert repository("bump", "--check", "--from", "HEAD", ".").code == 0


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (SOP.replace("[Bukti", "[[Bukti"), (), "cannot be understood"),
        (SOP.replace("30 menit", "[x]"), (), "cannot be understood"),
        (SOP.replace("30 menit", "1 jam").replace('version: "1.0"   #', "#"), (), "`version` is gone"),
        (SOP.replace("30 menit", "1 jam").replace('"1.0"   #', '"0.9"   #'), (), "lower than 1.0"),
        (SOP.replace("30 menit", "1 jam"), ("--level", "patch"), "the changes ask for minor"),
        (SOP.replace("30 menit", "1 jam"), ("--from", "nowhere"), "git knows no revision"),
        (SOP.replace("30 menit", "1 jam"), ("--from=--output=x",), "git knows no revision"),
        (SOP.replace("30 menit", "1 jam"), ("--date", "kemarin"), "no day written"),
        (
            SOP.replace("30 menit", "1 jam").replace('version: "1.0"   #', 'tags: [&v "1.0"]\nversion: *v #'),
            (),
            "cannot be written",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(text: str, options: tuple[str, ...], said: str, repository: Sopctl) -> None:
    write(FILE, text)
    ran = repository("bump", FILE, *options)
    assert ran.code == 2
    assert said in ran.err
    assert read(FILE) == text
    assert not Path("x").exists()


def test_a_binary_file(repository: Sopctl) -> None:
    Path(FILE).write_bytes(b"\x00\xff\x89PNG")
    ran = repository("bump", FILE)
    assert (ran.code, "cannot be understood" in ran.err) == (2, True)
    assert Path(FILE).read_bytes() == b"\x00\xff\x89PNG"
    git("commit", "-am", "biner")
    assert "left out" in repository("history", FILE).out


def test_an_sop_that_holds_is_not_approved_again(repository: Sopctl) -> None:
    base = SOP.replace("owner:", "status: effective\nowner:")
    commit(FILE, base)
    write(FILE, base.replace("30 menit", "1 jam"))
    assert "nobody has approved this version yet" in repository("bump", FILE).out
    assert "status: effective\n" in read(FILE)


def test_an_old_version_without_a_number(repository: Sopctl) -> None:
    base = SOP.replace('version: "1.0"   #', "version: awal #")
    commit(FILE, base)
    write(FILE, base.replace("30 menit", "1 jam"))
    ran = repository("bump", FILE, "--lang", "id")
    assert (ran.code, "tidak memuat angka" in ran.err) == (2, True)
    assert repository("bump", "--check", FILE).code == 0


def test_a_new_sop_has_nothing_to_be_compared_with(repository: Sopctl) -> None:
    write("baru.sop.yaml", SOP.replace("id: surat", "id: baru"))
    assert repository("bump", "--check", ".").out == "baru.sop.yaml: new\n"
    ran = repository("bump", "baru.sop.yaml")
    assert (ran.code, "nothing to compare it with" in ran.err) == (2, True)


def test_nothing_changed(repository: Sopctl) -> None:
    assert repository("bump", FILE).out == "nothing changed\n"
    write(FILE, SOP.replace("[Bukti kirim]", "['Bukti kirim']"))
    assert repository("bump", FILE).out == f"{FILE}: 1.0: nothing to do since main\n"
    assert read(FILE) == SOP.replace("[Bukti kirim]", "['Bukti kirim']")


def test_no_repository_and_no_commit(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(FILE, SOP)
    for command in ("bump", "history"):
        ran = sopctl(command, FILE)
        assert (ran.code, "lies in no git repository" in ran.err) == (2, True)
    git("init")
    for command in ("bump", "history"):
        ran = sopctl(command, FILE)
        assert (ran.code, "nothing is committed" in ran.err) == (2, True)
    assert sopctl("bump", "nix.sop.yaml").code == 2


@given(st.integers(0, 10**9))
def test_only_what_is_meant_is_written(seed: int) -> None:
    value = random_value(seed)
    text = Writer(seed).file(value)
    data = text.encode()
    day = today()
    once = with_version(load(decode(data, "a")), "2.0", day, data)
    again = with_line(decode(once, "a"), Line("2.0", day, ("x: y",)), None, once)
    wanted = {**value, "version": "2.0", "identity": {**value["identity"], "revised": day.isoformat()}}
    wanted["history"] = [{"version": "2.0", "date": day.isoformat(), "change": "x: y"}]
    assert decode(again, "a").value == wanted
    assert [line for line in text.splitlines() if "#" in line and line.lstrip()[:1] == "#"] == [
        line for line in again.decode().splitlines() if "#" in line and line.lstrip()[:1] == "#"
    ]


class TestLint:
    def findings(self, sopctl: Sopctl, *options: str) -> list[str]:
        told = json.loads(sopctl("lint", ".", "--format", "json", *options).out)
        return [f"{f['file']}:{f['line']}: {f['message']}" for f in told["findings"] if f["code"] == "GOV040"]

    def test_a_version_that_is_too_low(self, repository: Sopctl) -> None:
        write(FILE, SOP.replace("30 menit", "1 jam"))
        said = f"{FILE}:8: what changed since main is minor and asks for version 1.1"
        assert self.findings(repository, "--changed-since", "main") == [said]
        assert repository("lint", ".", "--changed-since", "main", "--select", "GOV040").code == 1
        assert self.findings(repository) == [], "nothing to compare with"
        assert self.findings(repository, "--changed-since", "main", "--ignore", "GOV040") == []
        repository("bump", FILE)
        assert self.findings(repository, "--changed-since", "main") == []

    def test_it_can_be_silenced_like_every_rule(self, repository: Sopctl) -> None:
        base = SOP.replace("# selalu", "# sopctl: ignore[version-too-low] uji coba;")
        commit(FILE, base)
        write(FILE, base.replace("30 menit", "1 jam"))
        assert self.findings(repository, "--changed-since", "main") == []

    @pytest.mark.parametrize("text", ["steps: [", SOP.replace("30 menit", "[x]"), ""])
    def test_files_that_cannot_be_understood_are_told_by_other_rules(self, text: str, repository: Sopctl) -> None:
        write(FILE, text)
        assert self.findings(repository, "--changed-since", "main") == []
        assert repository("lint", ".", "--changed-since", "main").code == 1

    def test_a_file_in_the_middle_of_a_merge(self, repository: Sopctl) -> None:
        git("switch", "-c", "lain")
        commit(FILE, SOP.replace("30 menit", "1 jam"))
        git("switch", "main")
        commit(FILE, SOP.replace("30 menit", "2 jam"))
        git("merge", "lain", code=1)
        assert repository("lint", ".", "--changed-since", "main").code == 1


SCHEMA = json.loads((ROOT / "schemas" / "history.schema.json").read_text(encoding="utf-8"))


class TestHistory:
    def versions(self, sopctl: Sopctl, *options: str) -> list[tuple[str, str]]:
        told = json.loads(sopctl("history", FILE, "--format", "json", *options).out)
        jsonschema.validate(told, SCHEMA)
        return [(row["version"], row["level"]) for row in told["rows"]]

    def test_what_was_not_issued_comes_last(self, repository: Sopctl) -> None:
        commit(FILE, SOP.replace("30 menit", "1 jam"))
        assert self.versions(repository) == [("1.0", "none"), ("", "minor")]
        assert "(next)" in repository("history", FILE).out

    def test_by_commit_without_those_that_changed_nothing(self, repository: Sopctl) -> None:
        commit(FILE, SOP.replace("[Bukti kirim]", "['Bukti kirim']"))
        commit(FILE, SOP.replace("30 menit", "1 jam"))
        commit(FILE, SOP.replace("30 menit", "2 jam"), "| <b>@semua</b> `x`")
        assert self.versions(repository, "--by", "commit") == [("1.0", "none"), ("1.0", "minor"), ("1.0", "minor")]

    def test_a_file_that_was_broken_or_gone_for_a_while(self, repository: Sopctl) -> None:
        commit(FILE, "steps: [")
        git("rm", FILE)
        git("commit", "-m", "hapus")
        commit(FILE, SOP.replace('"1.0"   #', '"1.1"   #').replace("30 menit", "1 jam"))
        ran = repository("history", FILE)
        assert "left out, because it could not be read there" in ran.out
        assert self.versions(repository) == [("1.0", "none"), ("1.1", "minor")]

    def test_a_shallow_clone_says_so(self, repository: Sopctl, tmp_path: Path) -> None:
        commit(FILE, SOP.replace("30 menit", "1 jam"))
        git("clone", "--depth", "1", f"file://{tmp_path.as_posix()}", "klon")
        os.chdir("klon")
        assert "this clone is shallow" in repository("history", FILE).out
        ran = repository("bump", "--check", "--from", "HEAD~1", FILE)
        assert (ran.code, "fetch --unshallow" in ran.err) == (2, True)

    def test_texts_that_would_break_a_table(self, repository: Sopctl) -> None:
        commit(FILE, SOP.replace("title: Pengelolaan Surat", 'title: "a | <script> @all [x](y) `z`\\e[31m"'))
        out = repository("history", FILE, "--format", "markdown").out
        row = out.splitlines()[-1]
        assert row.count(" | ") == 3
        assert "<script" not in row.replace("\\<", "")
        assert "@all" not in row
        assert "\x1b" not in out + repository("history", FILE).out

    def test_lines_that_the_document_lacks(self, repository: Sopctl) -> None:
        two = SOP.replace("30 menit", "1 jam").replace('version: "1.0"   #', 'version: "1.1"   #')
        commit(FILE, two)
        three = two.replace('"1.1"   #', '"2.0"   #').replace("10 menit", "20 menit")
        three = three.replace(LINE, '  - {version: "2.0", date: 2099-01-01, change: Baru}\n')
        commit(FILE, three)
        assert repository("history", FILE, "--write").code == 0
        lines = parse(read(FILE), "").value["history"]
        assert [line["version"] for line in lines] == ["1.0", "1.1", "2.0"]
        assert [line["change"] for line in lines] == [
            "Dokumen pertama",
            "Langkah 1: waktu: 30 menit → 1 jam (lebih lama)",
            "Baru",
        ]
        assert read(FILE).replace("".join(read(FILE).splitlines(keepends=True)[10:12]), "") == three

    def test_a_document_without_anything_that_a_history_follows(self, repository: Sopctl) -> None:
        text = SOP.replace("history:\n" + LINE, "").replace('version: "1.0"   #', "#").replace("owner:", "# owner:")
        write(FILE, text)
        ran = repository("history", FILE, "--write")
        assert (ran.code, "cannot be written" in ran.err, read(FILE)) == (2, True, text)

    def test_a_file_that_git_does_not_know(self, repository: Sopctl) -> None:
        write("lain.sop.yaml", SOP)
        ran = repository("history", "lain.sop.yaml")
        assert (ran.code, "git has no history of" in ran.err) == (2, True)

    @pytest.mark.skipif(os.name != "posix", reason="names of files")
    def test_names_of_every_kind(self, repository: Sopctl) -> None:
        for name in ("-x é [a].sop.yaml", ":(top)b.sop.yaml", "a\nb.sop.yaml"):
            write(name, SOP)
            git("add", "-A")
            git("commit", "-m", "x")
            ran = repository("history", f"./{name}")
            assert (ran.code, "1.0" in ran.out) == (0, True), ran.err
            assert repository("bump", "--check", f"./{name}").code == 0


def test_git_is_never_asked_by_a_shell(repository: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    run = subprocess.run

    def watched(command, **options):
        asked.append((command, options.get("shell")))
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", watched)
    repository("history", FILE)
    repository("bump", FILE, "--from", "$(touch x)")
    assert asked
    assert all(isinstance(command, list) and not shell for command, shell in asked)
    assert not Path("x").exists()


def test_a_level_has_one_name_in_a_language(repository: Sopctl) -> None:
    write(FILE, SOP.replace("    outputs: [Bukti kirim]\n", ""))
    said = [
        repository("diff", "--lang", "id").out,
        repository("bump", "--check", FILE, "--lang", "id").out,
        repository("lint", "--changed-since", "main", FILE, "--select", "GOV040", "--lang", "id").out,
        repository("bump", "--level", "minor", FILE, "--lang", "id").err,
    ]
    assert ["besar" in text for text in said] == [True] * 4, said
    assert not any("major" in text for text in said)

    def test_as_json_it_has_a_published_form(self, repository: Sopctl) -> None:
        commit(FILE, SOP.replace("30 menit", "1 jam"))
        commit(FILE, "steps: [")
        commit(FILE, SOP.replace("30 menit", "{min: 1 jam, typical: 2 jam, max: 3 jam}"))
        told = json.loads(repository("history", FILE, "--format", "json", "--by", "commit").out)
        jsonschema.validate(told, SCHEMA)
        assert told["format"] == 1
        assert len(told["rows"]) == 3
        assert told["rows"][1]["changes"]
        assert told["notes"]
        assert repository("schema", "history").out == json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n"
        for part in (told, told["rows"][1], told["rows"][1]["changes"][0]):
            for field in list(part):
                kept = part.pop(field)
                assert not jsonschema.Draft7Validator(SCHEMA).is_valid(told), field
                part[field] = kept
            part["more"] = 1
            assert not jsonschema.Draft7Validator(SCHEMA).is_valid(told)
            del part["more"]


def test_the_history_tells_of_steps_by_number_and_never_of_ids(repository: Sopctl) -> None:
    base = (ROOT / "examples" / "surat-keluar.sop.yaml").read_text(encoding="utf-8")
    start, end = base.index("  - id: paraf\n"), base.index("  - id: tanda-tangan\n")
    new = base[:start] + base[end:]
    new = new.replace("Sesuai: paraf", "Sesuai: tanda-tangan").replace("  sekretaris: Sekretaris Dinas\n", "")
    new = new.replace("  - id: arsip\n", "  - id: arsip-surat\n")
    history = parse(bumped(repository, base, new), "").value["history"]
    assert history[-1]["change"] == [
        "Pelaksana dihapus: Sekretaris Dinas",
        "Langkah lama 3: dihapus, semula ke-3: Memaraf konsep surat (Sekretaris Dinas, 10 menit)",
        "Langkah 2: keputusan “Sesuai” menuju: langkah lama 3 → langkah 3",
    ]
    commit(FILE, new)
    told = repository("history", FILE, "--by", "commit").out
    assert "decision “Sesuai” leads to: old step 3 → step 3" in told
    assert "arsip-surat" not in told


def test_a_new_id_alone_is_no_change_of_content(repository: Sopctl) -> None:
    base = (ROOT / "examples" / "surat-keluar.sop.yaml").read_text(encoding="utf-8")
    history = parse(bumped(repository, base, base.replace("id: arsip\n", "id: arsip-surat\n")), "").value["history"]
    assert history[-1]["change"] == "Revisi tanpa perubahan isi"
