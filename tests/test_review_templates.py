"""The CI jobs that comment on change requests: valid, of few rights, and one comment however often they run."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs

import pytest
import yaml

from tests.clients import need
from tests.conftest import ROOT, Sopctl
from tests.repositories import SOP, commit, git, write

GITHUB, GITLAB = (ROOT / "templates" / "ci" / f"review-{name}.yml" for name in ("github", "gitlab"))
MARK = "<!-- sopctl review -->"
posix = pytest.mark.skipif(sys.platform == "win32", reason="the runners have a POSIX shell")


@pytest.mark.parametrize(("path", "schema"), [(GITHUB, "vendor.github-workflows"), (GITLAB, "vendor.gitlab-ci")])
def test_it_is_valid_by_the_schema_of_its_maker(path: Path, schema: str) -> None:
    command = [need("check-jsonschema"), "--builtin-schema", schema, path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def job(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(GITHUB.read_text(encoding="utf-8"))["jobs"][name]
    return found


def test_who_reads_files_writes_nothing_and_who_writes_reads_none() -> None:
    text = GITHUB.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert yaml.safe_load(text)["permissions"] == {}
    assert job("review")["permissions"] == {"contents": "read"}
    assert job("comment")["permissions"] == {"pull-requests": "write"}
    assert "checkout" not in str(job("comment"))
    assert "sopctl diff" not in str(job("comment"))
    checkout = next(step for step in job("review")["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"]["persist-credentials"] is False


def test_nothing_from_outside_becomes_part_of_a_script() -> None:
    steps = [*job("review")["steps"], *job("comment")["steps"]]
    assert not [step for step in steps if "${{" in step.get("run", "")]
    given = " ".join(str(step.get("env", "")) for step in steps)
    assert set(re.findall(r"\$\{\{ (\S+) \}\}", given)) == {
        "github.event.pull_request.base.sha",
        "github.event.pull_request.number",
        "github.token",
        "needs.review.outputs.code",
    }


@pytest.fixture
def change(sopctl: Sopctl, monkeypatch: pytest.MonkeyPatch) -> str:
    """A repository with a change; return where it began."""
    git("init")
    commit("surat.sop.yaml", SOP)
    git("switch", "-c", "kerja")
    commit("surat.sop.yaml", SOP.replace("30 menit", "45 menit # @semua"))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    return git("rev-parse", "main").strip()


def bash(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [need("bash"), "-e", "-c", script],
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@posix
class TestGithub:
    def review(self, base: str) -> dict[str, str]:
        script = next(step["run"] for step in job("review")["steps"] if step.get("id") == "diff")
        done = bash(script, BASE=base, GITHUB_OUTPUT="output", GITHUB_STEP_SUMMARY="summary")
        assert done.returncode == 0, done.stderr
        return dict(line.split("=") for line in Path("output").read_text(encoding="utf-8").split())

    def comment(self, code: str, known: list[dict[str, Any]]) -> list[str]:
        write("known.json", json.dumps(known))
        write(
            "bin/gh",
            '#!/bin/sh\ncase "$*" in *--paginate*) python3 answer.py;; *) echo "$@" >> calls;; esac\n',
        )
        Path("bin/gh").chmod(0o755)
        wanted = (
            "import json\n"
            "for c in json.load(open('known.json')):\n"
            f"    if c['login'] == 'github-actions[bot]' and c['body'].startswith('{MARK}'): print(c['id'])\n"
        )
        write("answer.py", wanted)
        Path("calls").unlink(missing_ok=True)
        script = job("comment")["steps"][-1]["run"]
        path = f"{Path('bin').absolute()}{os.pathsep}{os.environ['PATH']}"
        done = bash(script, PATH=path, CODE=code, NUMBER="7", GITHUB_REPOSITORY="a/b", GH_TOKEN="x")
        assert done.returncode == 0, done.stderr
        return Path("calls").read_text(encoding="utf-8").splitlines() if Path("calls").exists() else []

    def test_the_text_of_the_comment(self, change: str) -> None:
        assert self.review(change) == {"code": "1"}
        text = Path("review.md").read_text(encoding="utf-8")
        assert text.startswith(MARK + "\n## ")
        assert "45 menit" in text
        assert "30 menit" in Path("summary").read_text(encoding="utf-8")

    def test_nothing_changed(self, change: str) -> None:
        git("switch", "main")
        assert self.review(change) == {"code": "0"}

    def test_one_comment_brought_up_to_date(self, change: str) -> None:
        create = "api --method POST repos/a/b/issues/7/comments -F body=@review.md --silent"
        renew = "api --method PATCH repos/a/b/issues/comments/5 -F body=@review.md --silent"
        others = [
            {"id": 3, "login": "somebody", "body": MARK},
            {"id": 4, "login": "github-actions[bot]", "body": "else"},
        ]
        own = {"id": 5, "login": "github-actions[bot]", "body": MARK + "\nold"}
        assert self.comment("1", others) == [create]
        assert self.comment("0", others) == []
        assert self.comment("1", [*others, own]) == [renew]
        assert self.comment("0", [*others, own]) == [renew]


class Notes(BaseHTTPRequestHandler):
    """As much of GitLab as the job asks for."""

    notes: ClassVar[list[dict[str, Any]]] = []
    tokens: ClassVar[set[str | None]] = set()

    def answer(self, value: object, following: str = "") -> None:
        self.tokens.add(self.headers["PRIVATE-TOKEN"])
        self.send_response(200)
        self.send_header("X-Next-Page", following)
        self.end_headers()
        self.wfile.write(json.dumps(value).encode())

    def do_GET(self) -> None:
        if self.path.endswith("/user"):
            self.answer({"id": 1})
        else:
            page = int(self.path.rpartition("=")[2])
            self.answer(self.notes[page - 1 : page], str(page + 1) if page < len(self.notes) else "")

    def body(self) -> str:
        return parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["body"][0]

    def do_POST(self) -> None:
        self.notes.append({"id": len(self.notes) + 1, "author": {"id": 1}, "body": self.body()})
        self.answer({})

    def do_PUT(self) -> None:
        self.notes[int(self.path.rpartition("/")[2]) - 1]["body"] = self.body()
        self.answer({})

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Notes.notes[:] = [{"id": 1, "author": {"id": 2}, "body": MARK}, {"id": 2, "author": {"id": 1}, "body": "else"}]
    Notes.tokens.clear()
    served = HTTPServer(("127.0.0.1", 0), Notes)
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    served.server_close()
    thread.join()


@posix
class TestGitlab:
    def script(self, name: str) -> str:
        lines = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))[name]["script"]
        return "\n".join(line for line in lines if not line.startswith("pip "))

    def review(self, base: str) -> int:
        return bash(self.script("sop-review"), CI_MERGE_REQUEST_DIFF_BASE_SHA=base).returncode

    def note(self, server: str, token: str = "t") -> str:
        names = {"CI_API_V4_URL": server, "CI_PROJECT_ID": "9", "CI_MERGE_REQUEST_IID": "7"}
        given = {"SOPCTL_REVIEW_TOKEN": token, "no_proxy": "*"} if token else {}
        done = bash(self.script("sop-review-note"), **names, **given)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def test_one_note_brought_up_to_date(self, change: str, server: str) -> None:
        assert self.review(change) == 1, "the version is too low"
        self.note(server)
        assert len(Notes.notes) == 3
        assert Notes.notes[2]["body"].startswith(MARK + "\n## ")
        assert "45 menit" in Notes.notes[2]["body"]
        commit("surat.sop.yaml", SOP.replace("30 menit", "46 menit").replace('"1.0"   #', '"1.1"   #'))
        assert self.review(change) == 0
        self.note(server)
        assert len(Notes.notes) == 3
        assert "46 menit" in Notes.notes[2]["body"]
        assert Notes.notes[0]["body"] == MARK
        assert Notes.tokens == {"t"}

    def test_nothing_changed(self, change: str, server: str) -> None:
        git("switch", "main")
        assert self.review(change) == 0
        self.note(server)
        assert len(Notes.notes) == 2

    def test_without_a_token_nothing_is_written(self, change: str, server: str) -> None:
        self.review(change)
        assert "no SOPCTL_REVIEW_TOKEN" in self.note(server, token="")
        assert len(Notes.notes) == 2


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_init_writes_the_job(kind: str, sopctl: Sopctl) -> None:
    ran = sopctl("init", "--ci", kind, "--review")
    assert ran.code == 0
    written = Path({"github": ".github/workflows/sop-review.yml", "gitlab": ".gitlab/sop-review.yml"}[kind])
    text = written.read_text(encoding="utf-8")
    assert "{version}" not in text
    assert "pip install" in text
    assert ("include: .gitlab/sop-review.yml" in ran.out) == (kind == "gitlab")
