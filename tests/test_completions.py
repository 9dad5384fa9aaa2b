"""Shell completion: the scripts run in their shells, offer what the command line takes, and start nothing."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sopctl.cli.app import MODULES
from sopctl.reports.completions import SHELLS
from sopctl.reports.findings import FORMATS
from sopctl.rules.catalogue import all_rules
from tests.clients import need
from tests.conftest import Sopctl

EVERY_RULE = {word for rule in all_rules() for word in (rule.code, rule.name, rule.code[:3], rule.group)}


def written(sopctl: Sopctl, shell: str) -> Path:
    """Write the script of a shell beside SOPs and other files, in the folder of the test."""
    path = Path.cwd() / ("_sopctl" if shell == "zsh" else f"completion.{shell}")
    path.write_text(sopctl("completions", shell).out, encoding="utf-8")
    Path("a b").mkdir()
    for name in ("surat keluar.sop.yaml", "surat.txt", "a b/x.sop.yaml"):
        Path(name).write_text("", encoding="utf-8")
    return path


@pytest.fixture
def in_bash(sopctl: Sopctl) -> Path:
    return written(sopctl, "bash")


@pytest.fixture
def in_fish(sopctl: Sopctl) -> Path:
    return written(sopctl, "fish")


def run(shell: str, code: str, folder: Path) -> list[str]:
    """Return the lines that a shell prints, where nothing but the shell can be started."""
    if sys.platform == "win32":
        pytest.skip("what is called bash there lives in another system")
    done = subprocess.run(
        [need(shell), *{"bash": ["--noprofile", "--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell], "-c", code],
        cwd=folder,
        env={"PATH": "/nonexistent", "HOME": str(folder), "LC_ALL": "C.UTF-8", "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert not done.stderr, done.stderr
    return done.stdout.splitlines()


def bash(script: Path, *words: str) -> list[str]:
    """Return what bash offers for the last of these words, as its own splitting gives them."""
    quoted = " ".join("'" + word + "'" for word in ("sopctl", *words))
    code = (
        f"compopt() {{ :; }}; source {script.name}; COMP_WORDS=({quoted}); COMP_CWORD={len(words)}; _sopctl; "
        'for one in "${COMPREPLY[@]}"; do echo "$one"; done'
    )
    return run("bash", code, script.parent)


def fish(script: Path, line: str) -> list[str]:
    code = f"source {script.name}; complete -C 'sopctl {line}'"
    return [word.partition("\t")[0] for word in run("fish", code, script.parent)]


def options_of(sopctl: Sopctl, *command: str) -> set[str]:
    return set(re.findall(r"^\s+(?:-h, )?(--[a-z-]+)", sopctl(*command, "--help").out, re.MULTILINE))


def test_bash_offers_every_command_and_option(in_bash: Path, sopctl: Sopctl) -> None:
    assert set(bash(in_bash, "")) == set(MODULES)
    assert bash(in_bash, "expl") == ["explain"]
    assert set(bash(in_bash, "baseline", "")) == {"create", "shrink", "report"}
    for command in MODULES:
        offered = {word for word in bash(in_bash, command, "--") if word != "-h"}
        assert offered == options_of(sopctl, command), command
    assert set(bash(in_bash, "baseline", "create", "--")) >= {"--file", "--force"}
    assert bash(in_bash, "lint", "--fail") == ["--fail-on"]


def test_bash_offers_values(in_bash: Path, sopctl: Sopctl) -> None:
    assert bash(in_bash, "lint", "--fail-on", "") == ["error", "warning", "info", "never"]
    assert bash(in_bash, "lint", "--fail-on", "=", "w") == ["warning"]
    assert bash(in_bash, "lint", "--fail-on", "=") == ["error", "warning", "info", "never"]
    assert set(bash(in_bash, "lint", "--format", "")) == set(FORMATS)
    assert bash(in_bash, "lint", "--report", "sa") == ["sarif="]
    assert bash(in_bash, "lint", "--report", "sarif", "=", "surat.t") == ["surat.txt"]
    assert set(bash(in_bash, "lint", "--select", "")) == EVERY_RULE
    assert bash(in_bash, "lint", "--ignore", "TIM001,deadl") == ["TIM001,deadlock"]
    assert bash(in_bash, "explain", "FLO00")[:2] == ["FLO001", "FLO002"]
    assert "swimlane" in bash(in_bash, "render", "--view", "")
    assert bash(in_bash, "render", "--format", "pdf,dr") == ["pdf,drawio"]
    assert bash(in_bash, "render", "--lang", "") == ["en", "id"]
    assert "sop-ap" in bash(in_bash, "render", "--profile", "")
    assert "report" in bash(in_bash, "schema", "")
    assert bash(in_bash, "completions", "po") == ["powershell"]


def test_bash_offers_sops_and_folders(in_bash: Path) -> None:
    assert set(bash(in_bash, "lint", "")) == {"surat keluar.sop.yaml", "a b"}
    assert bash(in_bash, "lint", "--force-exclude", "sur") == ["surat keluar.sop.yaml"]
    assert bash(in_bash, "lint", "a b/") == ["a b/x.sop.yaml"]
    assert bash(in_bash, "render", "--out", "") == ["a b"]


def test_a_file_that_is_called_like_a_command_is_none(in_bash: Path) -> None:
    offered = bash(in_bash, "lint", "render", "--")
    assert "--force-exclude" in offered
    assert "--view" not in offered


def test_fish_offers_commands_options_and_values(in_fish: Path, sopctl: Sopctl) -> None:
    assert set(fish(in_fish, "")) >= set(MODULES)
    assert fish(in_fish, "expl") == ["explain"]
    for command in MODULES:
        assert options_of(sopctl, command) <= set(fish(in_fish, f"{command} --")), command
    assert set(fish(in_fish, "lint --fail-on ")) == {"error", "warning", "info", "never"}
    assert set(fish(in_fish, "lint --fail-on=w")) == {"--fail-on=warning"}
    assert set(fish(in_fish, "lint --select ")) == EVERY_RULE
    assert fish(in_fish, "lint --select TIM001,deadl") == ["TIM001,deadlock"]
    assert fish(in_fish, "lint --select=TIM001,deadl") == ["--select=TIM001,deadlock"]
    assert "create" in fish(in_fish, "baseline ")
    assert "--force" in fish(in_fish, "baseline create --f")
    assert "surat keluar.sop.yaml" in " ".join(fish(in_fish, "lint sur")).replace("\\", "")


ZSH = """
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell 'PS1=; PROMPT=; unsetopt zle_bracketed_paste 2>/dev/null; autoload -Uz compinit; %s'
zpty -w shell 'bindkey "^I" complete-word; show() { print -r -- "<$BUFFER>"; zle kill-buffer }; zle -N show; bindkey "^X" show'
zpty -w shell 'zstyle ":completion:*" list-max 0; LISTMAX=10000; echo ready-$((1+1))'
zpty -r shell out '*ready-2*'
zpty -n -w shell $'%s\\t'
for n in {1..100}; do sleep 0.02; zpty -t shell && break; done
sleep 0.3
zpty -n -w shell $'\\x18'
zpty -r -m shell out '*<*>*'
print -r -- "$out"
"""


def zsh(script: Path, line: str, setup: str = "compinit -D -u; source ./_sopctl") -> str:
    """Return the line as it is after the key Tab in an interactive zsh."""
    done = subprocess.run(
        [need("zsh"), "-f", "-c", ZSH % (setup, line)],
        cwd=script.parent,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(script.parent),
            "LC_ALL": "C.UTF-8",
            "TERM": "vt100",
            "COLUMNS": "200",
        },
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    found = re.findall(r"<([^<>\n]*)>", done.stdout)
    assert found, done.stdout + done.stderr
    return found[-1].rstrip()


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("sopctl expl", "sopctl explain"),
        ("sopctl lint --fail", "sopctl lint --fail-on="),
        ("sopctl lint --fail-on w", "sopctl lint --fail-on warning"),
        ("sopctl lint --fail-on=w", "sopctl lint --fail-on=warning"),
        ("sopctl lint --select TIM001,deadl", "sopctl lint --select TIM001,deadlock,"),
        ("sopctl explain dead", "sopctl explain deadlock"),
        ("sopctl baseline cr", "sopctl baseline create"),
        ("sopctl baseline create --forc", "sopctl baseline create --force"),
        ("sopctl render --format pdf,dr", "sopctl render --format pdf,drawio,"),
        ("sopctl lint surat", "sopctl lint surat\\ keluar.sop.yaml"),
        ("sopctl completions po", "sopctl completions powershell"),
    ],
)
def test_zsh_completes(line: str, completed: str, sopctl: Sopctl) -> None:
    assert zsh(written(sopctl, "zsh"), line) == completed


def test_zsh_finds_it_in_a_folder_of_functions(sopctl: Sopctl) -> None:
    script = written(sopctl, "zsh")
    assert zsh(script, "sopctl expl", setup="fpath=($PWD $fpath); compinit -D -u") == "sopctl explain"


@pytest.mark.parametrize("shell", SHELLS)
def test_every_script_names_all_there_is(shell: str, sopctl: Sopctl) -> None:
    text = sopctl("completions", shell).out
    assert text == sopctl("completions", shell).out
    options = {option for command in MODULES for option in options_of(sopctl, command)}
    for word in (*MODULES, *EVERY_RULE, *FORMATS):
        assert word in text, word
    for option in options:
        assert option in text or f"-l {option[2:]}" in text, option
    assert "python" not in text.lower()


def test_powershell_has_no_text_that_ends_before_its_time(sopctl: Sopctl) -> None:
    """Nobody could run it here: texts are told apart from code as PowerShell does it, and brackets are counted."""
    text = sopctl("completions", "powershell", "--lang", "id").out
    code = re.sub(r"'(?:[^']|'')*'", "''", re.sub(r"^#.*$", "", text, flags=re.MULTILINE))
    assert "\N{LEFT SINGLE QUOTATION MARK}" not in code
    for opening, closing in ("()", "{}", "[]"):
        assert code.count(opening) == code.count(closing)
    lists = dict.fromkeys(re.findall(r"^    '(\d+)' = @\(", text, re.MULTILINE))
    alone = re.findall(r"^    '\d+' = @\(\n +(.*)\n    \)$", text, re.MULTILINE)
    assert alone, "lists of one word are there"
    assert all(pair.startswith(",@(") for pair in alone), "a list of one pair would be two words"
    used = set(re.findall(r"(?:Options|Arguments) = '(\d+),?'", text)) | set(
        re.findall(r"'--?[a-z-]+' = '(\d+),?'", text)
    )
    assert used <= set(lists)


def test_descriptions_come_in_both_languages(sopctl: Sopctl) -> None:
    rule = all_rules()[20].about.what
    for language in ("en", "id"):
        text = json.dumps(sopctl("completions", "fish", "--lang", language).out)
        assert rule.in_(language) in text
    assert sopctl("completions", "tcsh").code == 2


def test_a_shell_without_a_script_is_told_with_those_that_have_one(sopctl: Sopctl) -> None:
    ran = sopctl("completions", "ksh")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "sopctl: there is no completion script for `ksh`\n  help: supported are bash, zsh, fish and powershell\n"
    )
    assert "yang didukung: bash, zsh, fish, dan powershell" in sopctl("completions", "ksh", "--lang", "id").err
    assert "bash|zsh|fish|powershell" in sopctl("completions").err
    assert sopctl("completions", "PowerShell").out == sopctl("completions", "pwsh").out
