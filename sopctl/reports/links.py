"""Links in text on a terminal (OSC 8): a place leads to the file, a code to its page in the rule reference."""

import os
from pathlib import Path
from typing import NamedTuple, TextIO
from urllib.parse import quote

_TERMINALS = frozenset(("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "WarpTerminal", "Tabby", "zed"))
"""Values of TERM_PROGRAM whose terminals know links."""
_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
"""Beginnings of TERM of terminals that know links."""
_MARKS = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "GHOSTTY_RESOURCES_DIR", "KITTY_WINDOW_ID")
"""Variables that only such terminals set."""
_VTE = 5000
"""Version 0.50 of the library of GNOME's and many other terminals, the first that knows links and does not crash."""
_START, _END = "\x1b]8;;", "\x1b\\"
_AS_IT_IS = "/:?&=#%@!$*+,;~-._"


class Links(NamedTuple):
    """Makes text a link, or leaves it alone."""

    on: bool = False
    host: str = ""
    """The machine that files are on, where the terminal may be on another."""
    rules: str = ""
    """The address of the rule reference; without one a code leads nowhere."""

    def to_file(self, text: str, file: str, line: int) -> str:
        """Return `text` as a link to a line of a file; standard input is none."""
        if not self.on or file in {"", "-"} or not os.path.exists(file):
            return text
        path = Path(os.path.abspath(file)).as_uri().removeprefix("file://")
        return _link(text, f"file://{self.host}{path}#{line}")

    def to_rule(self, text: str, code: str) -> str:
        """Return `text` as a link to what the reference says of a rule."""
        return _link(text, self.of_rule(code)) if self.on and self.rules else text

    def of_rule(self, code: str) -> str:
        """Return the address of what the reference says of a rule, empty where no reference is known."""
        return f"{quote(self.rules, safe=_AS_IT_IS)}#{quote(code)}" if self.rules else ""


def _link(text: str, address: str) -> str:
    """Return `text` as a link; nothing in an address that is percent-encoded can end it before its time."""
    return f"{_START}{address}{_END}{text}{_START}{_END}"


def links_on(stream: TextIO, rules: str = "") -> Links:
    """Return the links for what is written to `stream`.

    FORCE_HYPERLINK decides where it is set: 0 for never, all else for always. Otherwise there are links on a terminal
    that is known to show them, but not with NO_COLOR or in a CI job.
    """
    forced = os.environ.get("FORCE_HYPERLINK", "")
    on = forced != "0" if forced else stream.isatty() and _shows_links()
    return Links(on, _host() if on else "", rules)


def _shows_links() -> bool:
    told = os.environ.get
    term = told("TERM", "")
    if told("NO_COLOR") or told("CI") or term == "dumb":
        return False
    vte = told("VTE_VERSION", "")
    return (
        told("TERM_PROGRAM") in _TERMINALS
        or term.startswith(_TERMS)
        or any(told(name) for name in _MARKS)
        or (vte.isascii() and vte.isdigit() and int(vte) >= _VTE)
    )


def _host() -> str:
    """Return the name of this machine where somebody sits at another one, so that it does not open a file of its own.

    Without a name the machine of the terminal is meant, which terminals on all systems understand.
    """
    if not os.environ.get("SSH_CONNECTION") or not hasattr(os, "uname"):
        return ""
    return quote(os.uname().nodename)
