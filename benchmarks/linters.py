"""Linters that are asked what they can do: how each is called, and what it says about itself."""

import importlib.util
import json
import os
import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import command, peer
from sopctl.api.schema import file_name
from sopctl.resources import schemas
from tests.conftest import ROOT

Found = frozenset[str]
"""What was found, without names and places: rules, or messages where a tool names no rules."""


@dataclass(frozen=True)
class Linter:
    """A linter on this machine."""

    name: str
    version: str
    reads: str
    """The end of the files that it reads."""
    call: tuple[str, ...]
    """The command; files follow."""
    rules: Callable[[], int | None]
    """Asks the package how many rules it has; None where it has none of its own."""
    found: Callable[[str], Found]
    """Reads its report."""
    formats: Callable[[str], int]
    """Counts the formats that its help offers."""
    asked: int = 1
    """How many words of `call` stand before `--help`."""

    def run(self, files: Sequence[Path | str], folder: Path) -> tuple[int, str]:
        """Return exit code and report."""
        done = subprocess.run(
            [*self.call, *map(str, files)], cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8"
        )
        return done.returncode, done.stdout + done.stderr

    def help(self) -> str:
        """Return what it says about its options."""
        asked = [*self.call[: self.asked], "--help"]
        return subprocess.run(asked, capture_output=True, text=True, check=False, encoding="utf-8").stdout


def linters() -> list[Linter]:
    """Return those that are on this machine, ours first."""
    return [
        linter for made in (_sopctl, _bpmnlint, _bpmn_io, _sop_lint, _yamllint, _check_jsonschema) if (linter := made())
    ]


def _sopctl() -> Linter:
    from sopctl.reports.findings import FORMATS
    from sopctl.rules.catalogue import all_rules

    call = [command("sopctl"), "lint"]
    help_ = subprocess.run([*call, "--help"], capture_output=True, text=True, check=True, encoding="utf-8").stdout
    call += ["--lang", "en", *(["--no-cache"] if "--no-cache" in help_ else [])]  # others remember nothing
    return Linter(
        "sopctl",
        version("sopctl"),
        ".sop.yaml",
        tuple(call),
        lambda: len(all_rules()),
        _codes,
        lambda _: len(FORMATS),
        2,
    )


def _bpmnlint() -> Linter | None:
    home = Path(os.environ.get("SOPCTL_NODE_MODULES") or ROOT / "node_modules") / "bpmnlint"
    node = peer("node")
    if not node or not home.is_dir():
        return None
    number = json.loads((home / "package.json").read_text(encoding="utf-8"))["version"]
    count = f"console.log(Object.keys(require({json.dumps(str(home))} + '/config/all').rules).length)"

    def rules() -> int:
        return int(subprocess.run([node, "-e", count], capture_output=True, text=True, check=True).stdout)

    call = (node, str(home / "bin" / "bpmnlint.js"))
    return Linter("bpmnlint", number, ".bpmn", call, rules, _last_words, _formats, 2)


def _bpmn_io() -> Linter | None:
    if importlib.util.find_spec("bpmn_io") is None:
        return None

    def rules() -> int:
        from bpmn_io.lint.config.all import CONFIG

        return len(CONFIG["rules"])

    return Linter("bpmn-io", version("bpmn-io"), ".bpmn", (command("bpmn-io"), "lint"), rules, _last_words, _formats, 2)


def _sop_lint() -> Linter | None:
    if importlib.util.find_spec("src") is None or importlib.util.find_spec("src.sop_lint") is None:
        return None

    def rules() -> int:
        from src.sop_lint.engine import BUILTIN_RULES

        return len(BUILTIN_RULES)

    return Linter("sop-lint", version("sop-mcp"), ".sop.md", (command("sop-lint"),), rules, _codes, _formats)


def _yamllint() -> Linter | None:
    if importlib.util.find_spec("yamllint") is None:
        return None

    def rules() -> int:
        from yamllint import rules as known

        return len(known._RULES)  # noqa: SLF001  it tells them in no other way

    call = (command("yamllint"), "-f", "parsable")
    return Linter("yamllint", version("yamllint"), ".sop.yaml", call, rules, _in_parentheses, _formats)


def _check_jsonschema() -> Linter | None:
    if importlib.util.find_spec("check_jsonschema") is None:
        return None
    call = (command("check-jsonschema"), "--schemafile", str(schemas() / file_name("sop")))
    number = version("check-jsonschema")
    return Linter("check-jsonschema", number, ".sop.yaml", call, lambda: None, _after_two_colons, _formats)


def _codes(report: str) -> Found:
    return frozenset(re.findall(r"\b[A-Z]{3,6}\d{3}\b", report))


def _last_words(report: str) -> Found:
    """Return the rules at the ends of lines that begin with an element and a level."""
    return frozenset(re.findall(r"^\s+\S+\s+(?:error|warning|warn|info)\s.*?(\S+)\s*$", report, re.MULTILINE))


def _in_parentheses(report: str) -> Found:
    return frozenset(re.findall(r"\((\S+)\)$", report, re.MULTILINE))


def _after_two_colons(report: str) -> Found:
    return frozenset(re.findall(r"::\$\S*: (.*)$", report, re.MULTILINE))


def _formats(help_: str) -> int:
    """Count the formats that can be chosen; one that only chooses among the others is none."""
    if choices := re.search(r"--(?:output-)?format,? *(?:\n\s*)?[\[{]([^\]}]+)[\]}]", help_):
        return len([name for name in re.split(r"[,|]\s*", choices[1]) if name.strip() != "auto"])
    return 2 if "--json" in help_ else 1
