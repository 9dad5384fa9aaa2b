"""The other commands as a user sees them: render, new, init, explain, rules, schema, doctor."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from sopctl.api.new import archetypes
from sopctl.api.schema import MODELS
from sopctl.config import Config
from sopctl.layers import presets
from sopctl.rules.catalogue import all_rules
from sopctl.source import read_file
from tests.conftest import ROOT, Sopctl
from tests.repositories import git
from tests.test_cli_lint import BROKEN, CLEAN, write


def test_render_writes_every_format(sopctl: Sopctl) -> None:
    write("sop/a.sop.yaml")
    ran = sopctl("render", "sop", "--format", "svg,png,dot,html,md,json")
    assert ran.code == 0, ran.err
    assert sorted(p.name for p in Path("build").iterdir()) == [
        f"a.{f}" for f in ("dot", "html", "json", "md", "png", "svg")
    ]
    assert Path("build/a.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in Path("build/a.svg").read_text(encoding="utf-8")
    assert ran.out.splitlines()[-1] == "1 SOP rendered to 6 files in build"


def test_render_by_default_and_elsewhere(sopctl: Sopctl) -> None:
    write("sop/deep/a.sop.yaml")
    assert sopctl("render", "sop", "--out", "x/y").code == 0
    assert sorted(p.name for p in Path("x/y/deep").iterdir()) == ["a.html", "a.md", "a.pdf"]


def test_files_with_errors_are_not_rendered_unless_forced(sopctl: Sopctl) -> None:
    write("a.sop.yaml", BROKEN)
    write("b.sop.yaml", CLEAN.replace("surat-keluar", "b"))
    ran = sopctl("render", ".")
    assert ran.code == 1
    assert "TIM001" in ran.out
    assert not Path("build/a.pdf").exists()
    assert Path("build/b.pdf").exists()
    assert sopctl("render", "a.sop.yaml", "--force").code == 0
    assert Path("build/a.pdf").exists()
    write("c.sop.yaml", CLEAN + "  - id: [\n")
    assert sopctl("render", "c.sop.yaml", "--force").code == 0, "what was understood is rendered"
    assert "Mengirim surat" in Path("build/c.html").read_text(encoding="utf-8")
    assert sopctl("render", "missing.sop.yaml", "--force").code == 1


@pytest.mark.parametrize("name", ["..sop.yaml", ".sop.yaml", "...sop.yaml", "-rf.sop.yaml", 'a b"$(x).sop.yaml'])
def test_odd_file_names_stay_in_their_folder(name: str, sopctl: Sopctl) -> None:
    try:
        write(f"in/{name}")
    except OSError:
        pytest.skip("this system has no such names")
    before = set(Path().iterdir())
    assert sopctl("render", "in", "--format", "svg", "--out", "out").code == 0
    assert set(Path().iterdir()) - before == {Path("out")}
    assert len(list(Path("out").iterdir())) == 1


def test_two_files_for_one_place_are_refused(sopctl: Sopctl) -> None:
    write("x/a.sop.yaml")
    write("y/a.sop.yaml", CLEAN.replace("surat-keluar", "b"))
    ran = sopctl("render", "x", "y")
    assert ran.code == 2
    assert "would both be written to" in ran.err


def test_errors_across_documents_keep_a_file_from_being_rendered(sopctl: Sopctl) -> None:
    write("a.sop.yaml", CLEAN.replace("  - {id: kirim,", "  - {id: kirim, calls: nowhere,"))
    ran = sopctl("render", ".")
    assert ran.code == 1
    assert "XDC002" in ran.out
    assert "--force renders it all the same" in ran.out
    assert not Path("build").exists()


def test_nothing_is_written_where_two_names_clash(sopctl: Sopctl) -> None:
    write("x/a.sop.yaml")
    write("x/A.yaml", CLEAN.replace("surat-keluar", "b"))
    assert sopctl("render", "x/a.sop.yaml", "x/A.yaml").code == 2
    assert not Path("build").exists()


def test_an_engine_that_fails_on_one_picture_draws_the_others(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    from sopctl.diagrams import engine

    real = engine.run

    def run(program: engine.Engine, source: str, options: tuple[str, ...]) -> bytes:
        if "Gagal" in source:
            raise engine.failed(program, "crash")
        return real(program, source, options)

    monkeypatch.setattr(engine, "run", run)
    monkeypatch.setattr(engine, "system", lambda: None)
    write("a.sop.yaml", CLEAN.replace("Mengirim surat", "Mengirim surat Gagal"))
    write("b.sop.yaml", CLEAN.replace("surat-keluar", "b"))
    ran = sopctl("render", ".")
    assert ran.code == 1
    assert "a.sop.yaml: the drawing engine" in ran.out
    assert Path("build/b.pdf").exists()


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for the engine")
@pytest.mark.parametrize("answer", ["hello", "<svg><g class='symbol'><title>s9999</title></g></svg>", ""])
def test_an_engine_that_gives_garbage_is_told(answer: str, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    from sopctl.diagrams import engine

    program = Path("engine.sh")
    program.write_text(f'#!/bin/sh\ncat > /dev/null\nprintf "%s" "{answer}"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(engine, "embedded", program.absolute)
    monkeypatch.setattr(engine, "system", lambda: None)
    write("a.sop.yaml")
    for form in ("svg", "png"):
        ran = sopctl("render", ".", "--format", form)
        assert ran.code == 1
        assert "the drawing engine engine.sh failed" in ran.out
    assert not Path("build").exists()


def test_an_engine_that_is_missing_is_told(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    from sopctl.diagrams import engine

    monkeypatch.setattr(engine, "embedded", lambda: None)
    monkeypatch.setattr(engine, "system", lambda: None)
    write("a.sop.yaml")
    flowchart = ("render", ".", "--view", "flowchart")
    assert "pip install graphviz-pure" in sopctl(*flowchart).err
    assert "`dot` on the PATH" in sopctl(*flowchart, "--engine", "system").err
    assert not Path("build").exists()
    ran = sopctl("render", ".")
    assert ran.code == 1
    assert "pip install graphviz-pure" in ran.out, "only SOPs whose profile shows a flowchart need an engine"
    assert sopctl("render", ".", "--format", "md,json,dot").code == 0, "text needs no engine"
    assert sopctl("doctor").code == 1


def test_render_says_what_cannot_be_done(sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    assert sopctl("render", ".", "--format", "docx5").code == 2
    assert sopctl("render", "nowhere").code == 1
    assert sopctl("render", "*.nothing").code == 3
    Path("build").write_text("a file in the way", encoding="utf-8")
    ran = sopctl("render", ".")
    assert ran.code == 2
    assert "cannot be written" in ran.err
    assert "help: " in ran.err
    assert Path("build").read_text(encoding="utf-8") == "a file in the way"


def test_render_from_standard_input(sopctl: Sopctl) -> None:
    assert sopctl("render", "-", "--stdin-filename", "x.sop.yaml", stdin=CLEAN.encode()).code == 0
    assert Path("build/x.pdf").exists()


def test_json_tells_what_was_understood(sopctl: Sopctl) -> None:
    write("a.sop.yaml")
    sopctl("render", ".", "--format", "json")
    data = json.loads(Path("build/a.json").read_text(encoding="utf-8"))
    (step,) = data["steps"]
    assert step["duration"]["max"] == {"minutes": 5.0, "kind": "effort"}
    assert data["flow"]["ends"] == ["kirim"]
    assert data["times"]["all_steps"] == {"effort": {"min": 5.0, "max": 5.0}}


def left_to_fill_in(sopctl: Sopctl) -> int:
    """Return how many places are left for the writer; nothing else may be found: placeholders, and dates without one."""
    found = json.loads(sopctl("lint", ".", "--format", "json").out)["findings"]
    others = [f for f in found if f["name"] != "placeholder"]
    assert all(f["name"] == "missing-required-field" and "identity." in f["message"] for f in others), others
    return len(found)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("archetype", archetypes())
def test_a_new_sop_has_only_placeholders_to_fill_in(archetype: str, language: str, sopctl: Sopctl) -> None:
    ran = sopctl("new", "sop-baru", "--archetype", archetype, "--language", language, "--title", 'Judul: "x" #1')
    assert ran.code == 0, ran.err
    text = Path("sop-baru.sop.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=.sopctl/sop.schema.json\n")
    assert Path(".sopctl/sop.schema.json").exists()
    assert left_to_fill_in(sopctl)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("profile", ["epa-qa-g6", "iso-9001", "runbook", "sop-fktp", "spo-rs", "who-lab"])
def test_a_new_sop_has_the_sections_that_its_profile_asks_for(profile: str, language: str, sopctl: Sopctl) -> None:
    assert sopctl("new", "a", "--profile", profile, "--language", language).code == 0
    assert left_to_fill_in(sopctl)
    text = Path("a.sop.yaml").read_text(encoding="utf-8")
    if (profile, language) == ("sop-fktp", "id"):
        assert '  definitions: "<isi: Pengertian>"\n' in text


def test_a_new_sop_has_the_profile_of_its_project(sopctl: Sopctl) -> None:
    write("sopctl.toml", 'profile = "ours"\nprofiles = ["profil"]\n')
    write("profil/ours.yaml", "profile: ours\nrequired: {sections.risiko: error, sections.scope: error}\n")
    assert sopctl("new", "sop/a", "--language", "id").code == 0
    text = Path("sop/a.sop.yaml").read_text(encoding="utf-8")
    assert "profile: ours\n" in text
    assert text.count('  risiko: "<isi: risiko>"\n') == 1
    assert text.count("  scope:") == 1
    assert sopctl("new", "sop/b", "--language", "id", "--profile", "sop-ap").code == 0
    assert "profile: sop-ap\n" in Path("sop/b.sop.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("archetype", archetypes())
@pytest.mark.parametrize("actors", ["Satu", "Kepala Dinas,Sekretaris Dinas", "A: 1,B # 2,C,D,E,F,G,H"])
def test_a_new_sop_with_actors_of_ones_own(archetype: str, actors: str, sopctl: Sopctl) -> None:
    assert sopctl("new", "a", "--archetype", archetype, "--actors", actors, "--language", "id").code == 0
    assert left_to_fill_in(sopctl)


def test_who_gets_the_steps_of_posts_that_are_not_named_is_told(sopctl: Sopctl) -> None:
    ran = sopctl("new", "a", "--archetype", "incoming-mail", "--actors", "Petugas", "--lang", "id")
    assert "Petugas juga menjalankan langkah jabatan lain dalam contoh (Kepala Subbagian Umum, Kepala Dinas)" in ran.err
    assert sopctl("new", "b", "--archetype", "incoming-mail", "--actors", "A,B,C").err == ""
    assert sopctl("new", "c", "--archetype", "incoming-mail").err == ""


def test_new_never_overwrites(sopctl: Sopctl) -> None:
    write("a.sop.yaml", "mine")
    ran = sopctl("new", "a", "--archetype", "permission")
    assert ran.code == 2
    assert "exists already" in ran.err
    assert Path("a.sop.yaml").read_text(encoding="utf-8") == "mine"
    assert sopctl("new", "a", "--archetype", "permission", "--force").code == 0


@pytest.mark.parametrize("name", [".", "", "..", ".sop.yaml", "a b", "é", "x" * 300, "-", "CON:"])
def test_new_takes_only_ids(name: str, sopctl: Sopctl) -> None:
    assert sopctl("new", "--archetype", "leave", "--", name).code == 2
    assert not list(Path().glob("*.yaml"))


@pytest.mark.parametrize(
    "title", ["a: b # c", "{{ 7*7 }}", "x\x7f\x85\u2028y", "{% raw %}", "\"'\\", "[a, b]", "yes", "- a"]
)
def test_new_quotes_what_it_is_given(title: str, sopctl: Sopctl) -> None:
    assert sopctl("new", "a", "--archetype", "leave", "--title", title, "--actors", f"{title},Énergi,Energi").code == 0
    source = read_file(Path("a.sop.yaml"), "a")
    assert not [p for p in source.problems if p.kind != "ambiguous-scalar"]
    assert source.value["title"] == title


def test_new_says_what_it_needs(sopctl: Sopctl) -> None:
    assert sopctl("new").code == 2
    ran = sopctl("new", "Surat Masuk")
    assert ran.code == 2
    assert "try `surat-masuk`" in ran.err
    assert "known archetypes: " in sopctl("new", "a", "--archetype", "zzz").err
    assert "there is no profile `nope`" in sopctl("new", "a", "--archetype", "leave", "--profile", "nope").err
    lines = sopctl("new", "--list", "--language", "en").out.splitlines()
    assert [line.split()[0] for line in lines] == list(archetypes())
    assert "Direct Supervisor" in next(line for line in lines if line.startswith("leave "))


def test_new_in_a_project_points_to_its_schema(sopctl: Sopctl) -> None:
    sopctl("init", ".")
    assert sopctl("new", "sop/dalam/a", "--archetype", "complaint").code == 0
    first = Path("sop/dalam/a.sop.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../.sopctl/sop.schema.json"


@pytest.mark.parametrize("language", ["id", "en"])
def test_init_makes_a_project_that_is_clean(language: str, sopctl: Sopctl) -> None:
    ran = sopctl("init", "p", "--language", language)
    assert ran.code == 0, ran.err
    files = {str(p.relative_to("p").as_posix()) for p in Path("p").rglob("*") if p.is_file()}
    assert {"sopctl.toml", ".sopctl/sop.schema.json", ".github/workflows/sopctl.yml", ".pre-commit-config.yaml"} < files
    assert sopctl("lint", "p").out == "1 file checked: no findings\n"
    assert "sopctl lint" in Path("p/.github/workflows/sopctl.yml").read_text(encoding="utf-8")
    assert "sopctl lint" in Path("p/.pre-commit-config.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "first"),
    [
        (("--lang", "id"), "# Setelan proyek SOP ini."),
        (("--language", "id"), "# Setelan proyek SOP ini."),
        (("--language", "id", "--lang", "en"), "# Settings of this SOP project."),
        ((), "# Settings of this SOP project."),
    ],
)
def test_init_explains_the_settings_in_the_users_language(options: tuple[str, ...], first: str, sopctl: Sopctl) -> None:
    sopctl("init", "p", *options)
    assert Path("p/sopctl.toml").read_text(encoding="utf-8").startswith(first)


def test_the_settings_that_init_writes_are_the_same_in_both_languages(sopctl: Sopctl) -> None:
    texts = []
    for language in ("id", "en"):
        sopctl("init", language, "--language", language)
        text = Path(language, "sopctl.toml").read_text(encoding="utf-8")
        shown = re.sub(r"(?m)^# (?=\[|[a-z_]+ = )", "", text)
        config = tomllib.loads(shown)
        del config["volume"]["title"], config["extend"]
        Config.model_validate(config)
        texts.append(config)
        comments = {line.strip("# .") for line in text.splitlines() if line.startswith("# ")}
        texts.append({line for line in comments if re.search("[a-z]{3}.* .*[a-z]{3}", line) and "=" not in line})
    assert texts[0] == texts[2]
    assert not texts[1] & texts[3], "every sentence is in its language"


def test_init_leaves_what_is_there(sopctl: Sopctl) -> None:
    write(".pre-commit-config.yaml", "repos: []\n")
    ran = sopctl("init", "--ci", "gitlab")
    assert ran.code == 0
    assert "exists, left as it is" in ran.out
    assert "below `repos:`" in ran.out
    assert "id: sopctl-lint" in ran.out
    assert "repos:\n" not in ran.out
    assert Path(".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"
    assert Path(".gitlab-ci.yml").exists()
    Path(".pre-commit-config.yaml").write_text("repos:\n  - entry: sopctl lint\n", encoding="utf-8")
    assert "add this" not in sopctl("init", "--ci", "gitlab").out


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rule_can_be_explained(language: str, sopctl: Sopctl) -> None:
    for rule in all_rules():
        out = sopctl("explain", rule.code, "--lang", language).out
        assert rule.about.what.in_("id" if language == "id" else "en") in out
        assert rule.name in out
    assert sopctl("explain", "missing-duration").out == sopctl("explain", "tim001").out


def test_rules_and_explain_as_data(sopctl: Sopctl) -> None:
    listed = json.loads(sopctl("rules", "--format", "json").out)
    assert [rule["code"] for rule in listed] == [rule.code for rule in all_rules()]
    (one,) = json.loads(sopctl("explain", "TIM001", "--format", "json").out)
    assert one["examples"]
    assert "did you mean `missing-duration`?" in sopctl("explain", "missing-durations").err
    assert sopctl("explain", "zzzzzz").code == 2
    assert len(sopctl("rules").out.splitlines()) > len(all_rules())


def test_schema(sopctl: Sopctl) -> None:
    assert json.loads(sopctl("schema").out)["title"] == "SOP"
    assert sopctl("schema", "profile").code == 0
    assert sopctl("schema", "nope").code == 2


def test_doctor_looks_for_every_package_that_sopctl_is_made_with(sopctl: Sopctl) -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in needed}
    assert names <= {line.split()[0] for line in sopctl("doctor").out.splitlines()}


def test_doctor(sopctl: Sopctl) -> None:
    ran = sopctl("doctor")
    assert ran.code == 0
    assert "engine: embedded" in ran.out
    assert "libyaml" in ran.out


def test_help_and_version(sopctl: Sopctl) -> None:
    for command in ("lint", "render", "new", "init", "explain", "rules", "schema", "doctor"):
        assert command in sopctl("--help").out
        assert sopctl(command, "--help").code == 0
    assert sopctl("--version").out.startswith("sopctl ")


def test_an_internal_error_is_told_without_a_traceback(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("sopctl.api.batch.batches", fail)
    ran = sopctl("lint", ".")
    assert ran.code == 4
    assert "internal error: RuntimeError: boom" in ran.err
    assert "please report it" in ran.err


def test_examples_render_as_the_readme_says(sopctl: Sopctl) -> None:
    shutil.copytree(ROOT / "examples", "examples")
    ran = sopctl("render", "examples", "--out", "build")
    assert ran.code == 0, ran.out
    count = len(list(Path("examples").glob("*.sop.yaml")))
    assert count >= 10
    files = [path for path in Path("build").iterdir() if path.suffix in {".pdf", ".html", ".md"}]
    assert {path.name.split(".")[0].rstrip("-0123456789") for path in files} == {
        path.name.removesuffix(".sop.yaml") for path in Path("examples").glob("*.sop.yaml")
    }
    assert f"{count} SOPs rendered to {len(files)} files in build" in ran.out


def test_a_stock_of_sops_gets_no_example(sopctl: Sopctl) -> None:
    write("p/lama/surat.sop.yaml", "sopctl: 1\n")
    ran = sopctl("init", "p")
    assert sorted(path.name for path in Path("p").rglob("*.sop.yaml")) == ["surat.sop.yaml"]
    assert "`sopctl lint p` checks your SOPs" in ran.out
    assert "`sopctl baseline create p`" in ran.out
    assert Path("p/sopctl.toml").exists()


def test_init_tells_what_to_ignore_and_what_comes_next(sopctl: Sopctl) -> None:
    ran = sopctl("init", "p")
    assert Path("p/.gitignore").read_text(encoding="utf-8") == "build/\n"
    assert "next: `sopctl lint p` checks the example" in ran.out
    assert "selanjutnya: `sopctl lint .`" in sopctl("init", "--lang", "id").out
    write("q/.gitignore", "*.pyc\n")
    assert "q/.gitignore: exists, left as it is\n  add this to it:\n\nbuild/\n" in sopctl("init", "q").out.replace(
        "\\", "/"
    )
    write("r/.gitignore", "/build\n")
    assert "add this" not in sopctl("init", "r").out


def test_every_hint_in_the_new_settings_can_be_used(sopctl: Sopctl) -> None:
    """A hint is a setting behind `# `; prose ends with a full stop, a semicolon or a colon, or goes on."""
    sopctl("init", ".")
    text = Path("sopctl.toml").read_text(encoding="utf-8")
    used = re.sub(r"^# (?=\[|[a-z-]+ = )", "", text, flags=re.MULTILINE)
    assert used.count("\n#") < text.count("\n#") - 15
    settings = tomllib.loads(used)
    settings.pop("extend")
    if "words" not in Config.model_fields:
        settings.pop("words")
    Config.model_validate(settings)


@pytest.mark.parametrize("group", [(), ("baseline",), ("rules",), ("config",), ("git",)])
def test_the_list_of_commands_says_each_in_full(sopctl: Sopctl, group: tuple[str, ...]) -> None:
    commands = sopctl(*group, "--help").out.partition("Commands:\n")[2]
    assert commands
    assert "..." not in commands


def test_help_names_every_schema_and_preset(sopctl: Sopctl) -> None:
    schema_help, lint_help = sopctl("schema", "--help").out, sopctl("lint", "--help").out
    assert all(re.search(rf"\b{name}\b", schema_help) for name in MODELS)
    assert all(re.search(rf"\b{name}\b", lint_help) for name in presets.names())


@pytest.mark.parametrize(
    "call",
    [
        ("lint", "a.sop.yaml", "--reason", "known"),
        ("history", "a.sop.yaml", "--write", "--format", "json"),
        ("history", "a.sop.yaml", "--write", "--by", "commit"),
        ("bump", "a.sop.yaml", "--date", "1.2.2020"),
    ],
)
def test_options_that_would_do_nothing_are_told(sopctl: Sopctl, call: tuple[str, ...]) -> None:
    write("a.sop.yaml")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "a")
    assert sopctl(*call[:2]).code == 0
    ran = sopctl(*call)
    assert ran.code == 2
    assert call[-2] in ran.err or "--write" in ran.err


@pytest.mark.parametrize("command", ["lint", "fmt", "render", "bump"])
def test_a_folder_without_sops(sopctl: Sopctl, command: str) -> None:
    Path("empty").mkdir()
    ran = sopctl(command, "empty")
    assert ran.code == 3
    assert "no SOP in empty\n  help: name a file, or a folder" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="no folder can be removed there while somebody is in it")
@pytest.mark.parametrize("words", ["lint .", "init", "config show", "baseline create"])
def test_a_working_folder_that_is_gone_is_told(words: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    call = "import os, sys; os.rmdir(os.getcwd()); sys.path.insert(0, sys.argv.pop(1)); import sopctl.__main__ as m; m.main()"
    ran = subprocess.run(
        [sys.executable, "-c", call, str(ROOT), *words.split()], check=False, cwd=gone, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "sopctl: the working folder: No such file or directory\n"
