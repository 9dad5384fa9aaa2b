"""Links on a terminal: they lead to the file and the rule, only where they are wanted, and nothing gets out of them."""

import json
import os
import re
import sys
import types
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from sopctl.reports import links
from sopctl.reports.findings import paths
from tests.conftest import ROOT, Sopctl

SOP = "sopctl: 1\nid: a\ntitle: A\nactors: {a: A}\nsteps:\n  - {id: b, activity: Menyusun surat, actor: a}\n"
LINK = re.compile("\x1b]8;;([^\x1b\x07]+)\x1b\\\\(.*?)\x1b]8;;\x1b\\\\")
OURS = (
    "CI", "FORCE_HYPERLINK", "NO_COLOR", "SSH_CONNECTION", "TERM", "TERM_PROGRAM", "VTE_VERSION", "WT_SESSION",
    "KONSOLE_VERSION", "DOMTERM", "GHOSTTY_RESOURCES_DIR", "KITTY_WINDOW_ID",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in OURS:
        monkeypatch.delenv(name, raising=False)


def without(text: str) -> str:
    return LINK.sub(r"\2", text)


def lint(sopctl: Sopctl, name: str = "a.sop.yaml", *options: str) -> str:
    Path(name).write_text(SOP, encoding="utf-8")
    return sopctl("lint", name, *options).out


@pytest.mark.parametrize("form", ["text", "concise", "grouped"])
def test_a_place_leads_to_the_file_and_its_line(form: str, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = lint(sopctl, "a.sop.yaml", "--format", form)
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    linked = lint(sopctl, "a.sop.yaml", "--format", form)
    assert without(linked) == plain
    for address, text in LINK.findall(linked):
        parts = urlsplit(address)
        assert (parts.scheme, parts.netloc) == ("file", "")
        assert Path(unquote(parts.path).lstrip("/") if sys.platform == "win32" else unquote(parts.path)).samefile(
            "a.sop.yaml"
        )
        if line := re.search(r"(\d+):\d+", text):
            assert parts.fragment == line[1]
    assert len(LINK.findall(linked)) >= 3


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab", "junit", "markdown", "statistics"])
def test_what_programs_read_has_no_links(form: str, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    assert "\x1b" not in lint(sopctl, "a.sop.yaml", "--format", form)


def test_a_report_in_a_file_has_no_links(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    assert "\x1b]8" in lint(sopctl, "a.sop.yaml", "--report", "text=found.txt")
    assert "\x1b" not in Path("found.txt").read_text(encoding="utf-8")


KITTY = {"TERM": "xterm-kitty"}


@pytest.mark.parametrize(
    ("variables", "terminal", "wanted"),
    [
        (KITTY, True, True),
        (KITTY, False, False),
        ({"TERM": "xterm-256color"}, True, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7006"}, True, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4601"}, True, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "x"}, True, False),
        ({"TERM_PROGRAM": "vscode"}, True, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, True, False),
        ({"WT_SESSION": "1"}, True, True),
        ({**KITTY, "NO_COLOR": "1"}, True, False),
        ({**KITTY, "CI": "true"}, True, False),
        ({"TERM": "dumb", "WT_SESSION": "1"}, True, False),
        ({**KITTY, "FORCE_HYPERLINK": "0"}, True, False),
        ({"FORCE_HYPERLINK": "1", "CI": "true", "NO_COLOR": "1"}, False, True),
        ({**KITTY, "FORCE_HYPERLINK": ""}, True, True),
    ],
)
def test_links_are_only_where_they_are_shown(
    variables: dict[str, str], terminal: bool, wanted: bool, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _self: terminal)
    assert ("\x1b]8;;" in lint(sopctl)) is wanted


def test_standard_input_is_no_place_to_go_to(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    assert "\x1b]8" not in sopctl("lint", "-", stdin=SOP.encode()).out
    assert "\x1b]8" not in sopctl("lint", "absent.sop.yaml").out


@pytest.mark.skipif(sys.platform == "win32", reason="such names cannot be there")
@pytest.mark.parametrize(
    "name", ["a\x1b\\b.sop.yaml", "a\x07b.sop.yaml", "a;b#c?d%41 é.sop.yaml", "a\x9c\u202eb.sop.yaml", "a\nb.sop.yaml"]
)
def test_no_name_gets_out_of_its_link(name: str, sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    out = lint(sopctl, name)
    rest = without(out)
    assert "\x1b" not in rest
    assert all(c.isprintable() or c == "\n" for c in rest)
    for address, _ in LINK.findall(out):
        assert address.isascii()
        assert address.isprintable()
        assert Path(unquote(urlsplit(address).path)).name == name


def test_another_machine_is_named(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal of whoever came over SSH must not open a file of its own."""
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")
    hosts = {urlsplit(address).netloc for address, _ in LINK.findall(lint(sopctl))}
    assert hosts == {"" if sys.platform == "win32" else os.uname().nodename}


def test_a_code_leads_to_the_rule_reference_of_the_project(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("sopctl.toml").write_text('rules_url = "https://sop.example.org/rules.html"\n', encoding="utf-8")
    assert "\x1b" not in lint(sopctl)
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    found = dict(LINK.findall(lint(sopctl)))
    assert found["https://sop.example.org/rules.html#TIM001"] == "error TIM001"


def test_reports_for_platforms_lead_to_the_rule_reference_too(sopctl: Sopctl) -> None:
    page = "https://sop.example.org/rules.html#TIM001"
    lint(sopctl, "a.sop.yaml", "--report", "sarif=before.sarif", "--report", "markdown=before.md")
    Path("sopctl.toml").write_text('rules_url = "https://sop.example.org/rules.html"\n', encoding="utf-8")
    lint(sopctl, "a.sop.yaml", "--report", "sarif=after.sarif", "--report", "markdown=after.md")
    for name in ("before", "after"):
        rules = json.loads(Path(f"{name}.sarif").read_text(encoding="utf-8"))["runs"][0]["tool"]["driver"]["rules"]
        (rule,) = [rule for rule in rules if rule["id"] == "TIM001"]
        assert rule.get("helpUri") == (page if name == "after" else None)
        assert (f"[TIM001]({page})" in Path(f"{name}.md").read_text(encoding="utf-8")) is (name == "after")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://a b", "https://a\\u001b]8;;", "rules.html"])
def test_only_an_address_of_the_web_is_one(address: str, sopctl: Sopctl) -> None:
    Path("sopctl.toml").write_text(f'rules_url = "{address}"\n', encoding="utf-8")
    Path("a.sop.yaml").write_text(SOP, encoding="utf-8")
    ran = sopctl("lint", "a.sop.yaml")
    assert ran.code == 2
    assert "rules_url" in ran.err


def test_an_example_is_linked_as_a_user_sees_it(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_HYPERLINK", "1")
    broken = ROOT / "examples" / "broken" / "putaran-tanpa-akhir.sop.yaml"
    (related,) = re.findall(r"^  see: (.*)$", sopctl("lint", str(broken), "--select", "FLO003").out, re.MULTILINE)
    ((address, _),) = LINK.findall(related)
    assert address == f"{broken.as_uri()}#36"


def test_a_repeated_call_depends_on_every_variable_that_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was said to a terminal with links, or in a CI job, is not said again elsewhere."""
    calls = pytest.importorskip("sopctl.cache.calls", reason="no calls are remembered")
    read: set[str] = set()

    class Recording(dict[str, str]):
        def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
            read.add(key)
            return super().get(key, default)

    monkeypatch.setattr(links, "os", types.SimpleNamespace(environ=Recording(), uname=lambda: None))
    links._shows_links()
    links._host()
    links.links_on(sys.stdout)
    for mark in ("GITLAB_CI", "GITHUB_ACTIONS"):
        monkeypatch.setattr(paths, "os", types.SimpleNamespace(environ=Recording({mark: "true"}), path=os.path))
        paths.relative("a")
    assert {"FORCE_HYPERLINK", "CI_PROJECT_DIR", "GITHUB_WORKSPACE"} <= read
    assert read <= set(calls.VARIABLES)
