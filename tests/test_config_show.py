"""`sopctl config show`: what holds, and from which file and line it comes."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from sopctl.config import Config
from tests.conftest import Sopctl
from tests.test_cli_lint import CLEAN, write

BASE = """\
preset = "strict"
ignore = ["wording"]
[severities]
vague-actor = "error"
[words-of-nobody]
"""
OWN = """\
extend = "../base.toml"
exclude = ["old"]

[severities]
missing-input = "info"

[options.long-activity]
words = 3

[volume]
decree.day = 2026-01-12

[[overrides]]
status = "draft"
severities = {missing-required-field = "info"}

[[overrides]]
path = "archive/**"
ignore = ["GOV"]
"""


@pytest.fixture
def project(sopctl: Sopctl) -> None:
    write("base.toml", BASE.replace("[words-of-nobody]\n", ""))
    write("p/sopctl.toml", OWN)
    write("p/a.sop.yaml", CLEAN)


def origins(sopctl: Sopctl, *arguments: str) -> dict[str, str]:
    """Return each value and its origin, by name."""
    ran = sopctl("config", "show", *arguments, "--origin")
    assert ran.code == 0, ran.err
    lines = [re.fullmatch(r"(\S+) = (.*?) +# (.*)", line) for line in ran.out.splitlines()[1:]]
    assert all(lines), ran.out
    return {line[1]: f"{line[2]} {line[3]}".replace("\\", "/") for line in lines if line}


@pytest.mark.usefixtures("project")
class TestShow:
    def test_each_value_and_its_line(self, sopctl: Sopctl) -> None:
        said = origins(sopctl, "p")
        assert said["preset"] == '"strict" base.toml:1:1'
        assert said["ignore"] == '["wording"] base.toml:2:1'
        assert said["severities.vague-actor"] == '"error" base.toml:4:1'
        assert said["severities.missing-input"] == '"info" p/sopctl.toml:5:1'
        assert re.fullmatch(r'"warning" preset strict \(strict\.toml:\d+:1\)', said["severities.misspelling"])
        assert said["options.long-activity.words"] == "3 p/sopctl.toml:8:1"
        assert said["volume.decree.day"] == "2026-01-12 p/sopctl.toml:11:8"
        assert said["fail_on"] == '"warning" preset strict (strict.toml:3:1)'
        assert said["select"] == "[] default"
        assert said["overrides[0].status"] == '["draft"] p/sopctl.toml:14:1'
        assert said["overrides[1].ignore"] == '["GOV"] p/sopctl.toml:19:1'

    def test_every_place_is_where_the_key_stands(self, sopctl: Sopctl) -> None:
        data = json.loads(sopctl("config", "show", "p", "--format", "json", "--origin").out)
        told = 0
        for name, origin in data["origins"].items():
            if origin["kind"] != "file":
                continue
            told += 1
            file, line, column = origin["place"].rsplit(":", 2)
            text = Path(file).read_text(encoding="utf-8").splitlines()[int(line) - 1][int(column) - 1 :]
            assert text.startswith(name.rpartition(".")[2]), (name, text)
        assert told == 12

    def test_of_an_sop_only_what_can_hold_for_it(self, sopctl: Sopctl) -> None:
        assert not any(name.startswith("overrides") for name in origins(sopctl, "p/a.sop.yaml"))
        write("p/a.sop.yaml", CLEAN.replace("steps:", "status: draft\nsteps:"))
        assert origins(sopctl, "p/a.sop.yaml")["overrides[0].status"] == '["draft"] p/sopctl.toml:14:1'
        assert "overrides[1].path" not in origins(sopctl, "p/a.sop.yaml")
        write("p/archive/b.sop.yaml", CLEAN)
        assert origins(sopctl, "p/archive/b.sop.yaml")["overrides[0].path"] == '["archive/**"] p/sopctl.toml:18:1'

    def test_of_an_sop_its_profile_counts(self, sopctl: Sopctl) -> None:
        write("p/kota.yaml", "profile: kota\nseverities:\n  misspelling: error\n  missing-input: error\n")
        write("p/a.sop.yaml", CLEAN.replace("profile: plain", "profile: kota.yaml"))
        said = origins(sopctl, "p/a.sop.yaml")
        assert said["severities.misspelling"] == '"error" p/kota.yaml:3:3'
        assert said["severities.missing-input"] == '"info" p/sopctl.toml:5:1', "the settings weigh more"

    def test_toml_is_a_settings_file_that_says_the_same(self, sopctl: Sopctl) -> None:
        for option in ([], ["--origin"]):
            out = sopctl("config", "show", "p", "--format", "toml", *option).out
            Config.model_validate(tomllib.loads(out))
            write("q/sopctl.toml", out)
            first, second = (
                json.loads(sopctl("config", "show", folder, "--format", "json").out)["settings"] for folder in "pq"
            )
            assert first.pop("extend") == ["../base.toml"]
            assert second.pop("extend") == []
            assert first == second

    def test_the_preset_of_the_command_line(self, sopctl: Sopctl) -> None:
        said = origins(sopctl, "p", "--preset", "recommended")
        assert said["fail_on"] == '"error" default'
        assert said["preset"] == '"recommended" --preset'
        assert "severities.misspelling" not in said
        assert said["overrides[0].status"] == '["draft"] preset recommended (recommended.toml:6:1)'
        assert said["overrides[1].status"] == '["draft"] p/sopctl.toml:14:1'

    def test_in_indonesian(self, sopctl: Sopctl) -> None:
        out = sopctl("config", "show", "p", "--origin", "--lang", "id").out
        assert "# bawaan" in out
        assert "berkas setelan" in out


def test_without_settings(sopctl: Sopctl) -> None:
    out = sopctl("config", "show").out
    assert "no settings file: defaults hold" in out
    assert 'preset = "recommended"' in out
    assert 'overrides[0].status = ["draft"]' in out
    assert json.loads(sopctl("config", "show", "--format", "json").out)["file"] is None


def test_what_is_not_there(sopctl: Sopctl) -> None:
    ran = sopctl("config", "show", "nothing")
    assert ran.code == 2
    assert "nothing: there is no such file or folder" in ran.err


def test_values_are_shown_safely(sopctl: Sopctl) -> None:
    write("sopctl.toml", 'profile = "a\\u001b[31m\\u202e\\"\\\\"\n[volume]\ntitle = "\\t\\U0001F600"\n')
    for form in ("text", "toml", "json"):
        out = sopctl("config", "show", "--origin", "--format", form).out
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert tomllib.loads(sopctl("config", "show", "--format", "toml").out)["profile"] == 'a\x1b[31m\u202e"\\'


def test_lists_in_tables_of_words_grow(sopctl: Sopctl) -> None:
    if "words" not in Config.model_fields:
        pytest.skip("no words yet")
    write("base.toml", '[words]\nverbs = ["memparaf"]\n')
    write("p/sopctl.toml", 'extend = "../base.toml"\n[words]\nverbs = ["triage"]\n')
    data = json.loads(sopctl("config", "show", "p", "--format", "json").out)
    assert data["settings"]["words.verbs"] == ["memparaf", "triage"]
