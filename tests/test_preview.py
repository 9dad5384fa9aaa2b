"""`sopctl preview`: a page that follows the file, and a server that nobody else can use."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sopctl.api.live.preview import Preview
from sopctl.api.live.server import Server, follow, serving
from sopctl.errors import ToldError
from tests.conftest import ROOT, Sopctl
from tests.test_browser import browse

GOOD = "sopctl: 1\nid: a\ntitle: Surat\nlanguage: id\nactors: {a: Analis}\nsteps:\n  - {id: x, activity: Menulis surat, actor: a, duration: 1 jam, outputs: [Surat]}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.sop.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def server(file: Path) -> Iterator[Server]:
    """A preview that follows the file."""
    preview, stop, ready = Preview(str(file), "", None, "id"), threading.Event(), threading.Event()
    with serving(preview, 0, "id") as server:
        thread = threading.Thread(target=follow, args=(server, preview), kwargs={"ready": ready.set, "stop": stop})
        thread.start()
        assert ready.wait(20)
        yield server
        stop.set()
        thread.join(10)
        assert not thread.is_alive()


def ask(
    server: Server, path: str, host: str = "", method: str = "GET", **headers: str
) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    for name, value in {"Host": host or f"127.0.0.1:{server.server_port}", **headers}.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    return answer.status, answer.read().decode(), dict(answer.getheaders())


class Stream:
    """The news that a server sends."""

    def __init__(self, server: Server) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request("GET", "/events")
        self.answer = connection.getresponse()

    def next(self) -> dict[str, object]:
        while line := self.answer.readline():
            if line.startswith(b"data: "):
                return dict(json.loads(line[6:]))
        raise AssertionError("the stream has ended")

    def state(self) -> tuple[object, object]:
        news = self.next()
        return news["page"], news["state"]


def test_the_document_and_its_findings(server: Server) -> None:
    status, text, headers = ask(server, "/document")
    assert status == 200
    assert "Menulis surat" in text
    assert headers["Cache-Control"] == "no-store"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "a.sop.yaml" in ask(server, "/")[1]
    assert "a.sop.yaml:" in ask(server, "/findings")[1], "what lint finds in it"
    assert ask(server, "/document", host=f"localhost:{server.server_port}")[0] == 200


def test_saving_is_news(server: Server, file: Path) -> None:
    stream = Stream(server)
    assert stream.state() == (1, "current")
    file.write_text(GOOD.replace("Menulis", "Mengetik"), encoding="utf-8")
    assert stream.state() == (2, "current")
    assert "Mengetik surat" in ask(server, "/document")[1]


def test_a_spoiled_file_leaves_the_last_readable_version(server: Server, file: Path) -> None:
    stream = Stream(server)
    stream.next()
    file.write_text(GOOD + "  - {id: <script>, [\n", encoding="utf-8")
    news = stream.next()
    assert [news["page"], news["state"]] == [1, "kept"]
    assert "a.sop.yaml:8" in str(news["findings"])
    assert "Menulis surat" in ask(server, "/document")[1]
    page = ask(server, "/findings")[1]
    assert "a.sop.yaml:8" in page
    assert "<script>" not in page
    file.unlink()
    assert stream.state() == (1, "kept")
    file.write_text(GOOD, encoding="utf-8")
    assert stream.state() == (1, "current")


def test_an_unfinished_file_is_shown_with_its_errors(server: Server, file: Path) -> None:
    stream = Stream(server)
    stream.next()
    file.write_text(GOOD + "  - {id: x, activity: Mengirim surat, actor: nobody}\n", encoding="utf-8")
    news = stream.next()
    assert [news["page"], news["state"]] == [2, "current"]
    assert "galat" in str(news["summary"])
    assert "Mengirim surat" in ask(server, "/document")[1]


def test_the_profile_and_the_settings_are_followed_too(server: Server, file: Path) -> None:
    stream = Stream(server)
    stream.next()
    profile = file.with_name("ours.yaml")
    profile.write_text("profile: ours\ndocument: {id: Pedoman Kami}\ncolumns: [no, activity]\n", encoding="utf-8")
    file.write_text(GOOD + "profile: ours.yaml\n", encoding="utf-8")
    stream.next()
    assert "Pedoman Kami" in ask(server, "/document")[1]
    profile.write_text("profile: ours\ndocument: {id: Petunjuk Kami}\ncolumns: [no, activity]\n", encoding="utf-8")
    stream.next()
    assert "Petunjuk Kami" in ask(server, "/document")[1]
    file.with_name("sopctl.toml").write_text("profile = 7\n", encoding="utf-8")
    assert "sopctl.toml" in str(stream.next()["findings"])


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", "127.0.0.1:{port}.evil.example"]
)  # fmt: skip
def test_other_names_are_refused(host: str, server: Server) -> None:
    for path in ("/", "/document", "/findings", "/events"):
        status, text, _ = ask(server, path, host=host.format(port=server.server_port))
        assert status == 421
        assert "Menulis" not in text


def test_two_names_at_once_are_refused(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as raw:
        raw.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\nHost: evil.example\r\n\r\n".encode())
        assert raw.recv(100).split()[1] == b"421"


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "NONSENSE"])
def test_only_get(method: str, server: Server) -> None:
    assert ask(server, "/", method=method)[0] == 405


@pytest.mark.parametrize(
    "path", ["/a.sop.yaml", "/../a.sop.yaml", "/document/", "/%2e%2e/etc/passwd", "/etc/passwd", "/."]
)
def test_no_file_is_served(path: str, server: Server) -> None:
    assert ask(server, path)[0] == 404


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address == f"http://127.0.0.1:{server.server_port}/"


def test_a_port_that_is_taken_is_told(server: Server, file: Path) -> None:
    with (
        pytest.raises(ToldError, match=str(server.server_port)),
        serving(Preview(str(file), "", None, "id"), server.server_port, "id"),
    ):
        pass


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    shown = Preview(str(tmp_path / "tidak-ada.sop.yaml"), "", None, "id").read()
    assert shown.page is None
    assert "tidak-ada" in shown.findings


def test_the_command_refuses_what_is_no_file(sopctl: Sopctl) -> None:
    for name in ("missing.sop.yaml", "."):
        ran = sopctl("preview", name)
        assert ran.code == 2
        assert "there is no such file" in ran.err


def test_a_profile_that_is_not_there(file: Path) -> None:
    shown = Preview(str(file), "tidak-ada", None, "id").read()
    assert shown.page is None
    assert "tidak ada profil `tidak-ada`" in shown.findings


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_the_command_says_where_and_ends_quietly(file: Path) -> None:
    command = [sys.executable, "-m", "sopctl", "preview", str(file), "--lang", "en"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout
    line = process.stdout.readline()
    assert re.fullmatch(r"preview at http://127\.0\.0\.1:\d+/ \(Ctrl\+C ends it\)\n", line)
    port = int(line.split(":")[2].partition("/")[0])
    socket.create_connection(("127.0.0.1", port), timeout=5).close()
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=20)
    assert (process.returncode, out.strip(), errors) == (0, "", "")


def test_somebody_looks_while_the_file_is_written(tmp_path: Path) -> None:
    file = tmp_path / "surat-keluar.sop.yaml"
    shutil.copy(ROOT / "examples" / "surat-keluar.sop.yaml", file)
    preview, stop = Preview(str(file), "", None, "id"), threading.Event()
    with serving(preview, 0, "id") as server:
        thread = threading.Thread(target=follow, args=(server, preview), kwargs={"stop": stop})
        thread.start()
        try:
            (seen,) = browse("preview", f"{server.address}|{file}")
        finally:
            stop.set()
            thread.join(10)
    assert seen["faults"] == []
    assert seen["fresh"] == seen["saved"] == "Mutakhir"
    assert seen["spoiled"][0] == "Ada galat: yang tampil versi terakhir yang terbaca"
    assert "YML001" in seen["spoiled"][1]
    assert seen["kept"]
    assert seen["repaired"] == ["Mutakhir", False]
