"""A server for one reader on this machine: the document, its findings, and news of both.

It listens on the loopback address alone and answers only who asks for it by that name, so that no page from
elsewhere reaches it through a name of its own (DNS rebinding). It reads no file for anybody.
"""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import asdict

from sopctl.api.live.preview import Preview, Shown
from sopctl.api.live.watch import changes
from sopctl.errors import ToldError
from sopctl.i18n import Language, Text
from sopctl.web import preview as pages

HOST = "127.0.0.1"
_BREATH = 15.0
"""Seconds after which a silent stream says that it is still there; who has gone is noticed then."""
_PATIENCE = 10.0
"""Seconds in which a request must be there."""
_HTML = "text/html; charset=utf-8"
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class _News(Struct, frozen=True):
    """What the frame of the page must know; `page` counts the versions of the document."""

    page: int
    state: str
    findings: str
    summary: str


class Server(ThreadingHTTPServer):
    """The server. `show` gives it the newest version; the last readable one stays."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, name: str, port: int, language: Language) -> None:
        super().__init__((HOST, port), _Handler)
        self.name = name
        self.language = language
        self.page: bytes | None = None
        self.news = _News(0, "none", "", "")
        self.count = 0
        self.changed = threading.Condition()
        self.hosts = {f"{host}:{self.server_port}" for host in (HOST, "localhost")}

    @property
    def address(self) -> str:
        """Where the preview is."""
        return f"http://{HOST}:{self.server_port}/"

    def show(self, shown: Shown) -> None:
        """Show a version, and tell whoever is looking."""
        with self.changed:
            version = self.news.page
            if shown.page is not None and shown.page != self.page:
                self.page, version = shown.page, version + 1
            state = "current" if shown.page is not None else "kept" if self.page is not None else "none"
            self.news = _News(version, state, shown.findings, shown.summary)
            self.count += 1
            self.changed.notify_all()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a reader who goes away in the middle is nothing that the writer must know."""


@contextmanager
def serving(preview: Preview, port: int, language: Language) -> Iterator[Server]:
    """Serve `preview` in a thread of its own. Raises ToldError where the port cannot be had."""
    try:
        server = Server(Path(preview.path).name, port, language)
    except OSError as error:
        raise ToldError(
            Text(f"port {port} cannot be used: {error.strerror}", f"port {port} tidak dapat dipakai: {error.strerror}"),
            Text("leave --port out, and a free one is taken", "hilangkan --port agar port yang bebas dipakai"),
        ) from error
    with server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def follow(
    server: Server, preview: Preview, *, ready: Callable[[], None] = lambda: None, stop: threading.Event | None = None
) -> None:
    """Show the document, and show it again whenever one of its files changes, without end until `stop` is set.

    `ready` is called when there is something to see.
    """
    stream = changes(preview.files, stop=stop)
    server.show(preview.read())
    ready()
    for _ in stream:
        server.show(preview.read())


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    timeout = _PATIENCE
    server_version = "sopctl"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer."""
        if self.headers.get_all("Host", []) not in [[host] for host in self.server.hosts]:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        path = urlsplit(self.path).path
        name, news = self.server.name, self.server.news
        if path == "/":
            self._send(pages.frame(name, self.server.language).encode())
        elif path == "/document" and self.server.page is not None:
            self._send(self.server.page)
        elif path in {"/document", "/findings"}:
            self._send(pages.findings(name, news.findings, self.server.language).encode())
        elif path == "/events":
            self._stream()
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _refuse(self) -> None:
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def __getattr__(self, name: str) -> Any:
        """Answer every other method with a refusal."""
        if name.startswith("do_"):
            return self._refuse
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is that of the base class
        """Write nothing: the terminal is for what the writer must know."""

    def end_headers(self) -> None:
        """Add what every answer says."""
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def _send(self, data: bytes) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _HTML)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _stream(self) -> None:
        """Send news as they come (server-sent events), until the reader goes away."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.connection.settimeout(None)
        told = -1
        while True:
            with self.server.changed:
                self.server.changed.wait_for(lambda: self.server.count != told, _BREATH)  # noqa: B023
                news, count = self.server.news, self.server.count
            text = ":\n\n" if count == told else f"data: {json.dumps(asdict(news))}\n\n"
            told = count
            self.wfile.write(text.encode())
            self.wfile.flush()
