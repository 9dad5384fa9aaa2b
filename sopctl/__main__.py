"""The command `sopctl`: what must be fast is answered here, everything else by `sopctl.cli.app`."""

import atexit
import gc
import os
import sys

from sopctl import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

CANNOT_WRITE, INTERNAL_ERROR = 2, 4
INTERRUPTED, BROKEN_PIPE = 130, 141
"""What a shell reports for a program that SIGINT or SIGPIPE ended."""
UNWRITTEN = 120
"""What Python reports for output that could not be written at the very end."""


def _start_fast() -> None:
    """Leave out what start-up does not need; also in the processes of `--jobs`, which import this module first.

    Starting makes many objects and no garbage, and looking through them for garbage takes a while; also in the end,
    when the system takes back all memory at once. To look for plugins pydantic imports readers of packages and of
    mails, a tenth of the start; the variable is its own switch, which it reads after those imports, and the module
    stands in for the one that makes them. A release without such a module does not miss it.
    """
    gc.set_threshold(250_000, 20, 20)
    atexit.register(gc.freeze)
    if os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__") == "__all__":
        loader = type(sys)("pydantic.plugin._loader")
        loader.get_plugins = tuple  # type: ignore[attr-defined]
        sys.modules.setdefault(loader.__name__, loader)


_ASKED = getattr(atexit, "_ncallbacks", bool)()
"""Whether somebody asked to be told of the end of the process before we began."""
_start_fast()


def program() -> None:
    """Be the command `sopctl`: run it as `main` does, and end the process at once.

    To take apart what a process has built takes as long as ten files. Who asked before to be told of the end of the
    process is told, so it then ends in the usual way.
    """
    code = 1
    if not _ASKED:
        atexit.register(lambda: _end(code))  # the first to be registered is the last to be called
    try:
        main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        raise


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 usage, 3 nothing to do, 4 internal error."""
    if sys.argv[1:] == ["--version"] and sys.stdout:
        sys.stdout.write(f"sopctl {__version__}\n")
        return
    _prepare_streams()
    try:
        code = _remembered(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        code = 0 if _shows_for_git(sys.argv[1:]) else BROKEN_PIPE
        _drop_output()
    except OSError as error:  # every file has its own message; what is left is the output, or the folder we are in
        code = BROKEN_PIPE if _went_away(error) else CANNOT_WRITE
        if code == CANNOT_WRITE:
            nameless = "the working folder" if isinstance(error, FileNotFoundError) else "the output"
            sys.stderr.write(f"sopctl: {error.filename or nameless}: {error.strerror or error}\n")
        _drop_output()
    except Exception as error:  # noqa: BLE001  a user must never see a traceback
        _report(error)
        code = INTERNAL_ERROR
    sys.exit(code)


def _remembered(arguments: list[str]) -> int:
    """Run, unless it is known what would come of it."""
    if arguments[:1] not in (["lint"], ["render"]):
        return _run(arguments)
    from sopctl.cache.calls import known_call

    call = known_call(arguments)
    if call is None:
        return _run(arguments)
    if (code := call.again()) is not None:
        return code
    with call.heard():
        code = _run(arguments)
    call.keep(code)
    return code


def _run(arguments: list[str]) -> int:
    if _shows_for_git(arguments) and _nobody_reads():
        return 0
    if arguments[:3] == ["git", "textconv", "--"]:  # git calls it twice for each commit that it shows
        from sopctl.cli.textconv import textconv

        return textconv(arguments[-1])
    if arguments[:1] in (["lint"], ["render"]):
        from sopctl.cli.plain import understood

        if meant := understood(arguments[0], arguments[1:]):
            return _lint(meant) if arguments[0] == "lint" else _render(meant)
    from sopctl.cli.app import run

    return run()


def _went_away(error: OSError) -> bool:
    """Tell whether the reader of a pipe has gone, as after `| more`; Windows calls that an invalid argument (22)."""
    return sys.platform == "win32" and error.errno == 22 and error.filename is None


def _shows_for_git(arguments: list[str]) -> bool:
    """Tell whether git calls us to show a file: where nobody reads on, as in `git diff | head`, that is no failure.

    git would say that the program died, and git calls it again for each file that is left.
    """
    return arguments[:2] in (["git", "diff-driver"], ["git", "textconv"])


def _nobody_reads() -> bool:
    """Tell whether the output is a pipe that was closed at its other end, as far as the system tells."""
    try:
        from select import POLLERR, poll

        watched = poll()
        watched.register(sys.stdout.fileno(), 0)
        return any(event & POLLERR for _, event in watched.poll(0))
    except (ImportError, OSError, ValueError):  # Windows has no poll; a stream in memory has no number
        return False


def _lint(meant: "dict[str, Any]") -> int:
    from sopctl.cli.linting import lint

    return lint(**meant)


def _render(meant: "dict[str, Any]") -> int:
    from sopctl.cli.rendering import run

    return run(**meant)


def _prepare_streams() -> None:
    """Make the streams UTF-8; one that was closed before we began is empty and swallows what is written.

    A terminal that shows another encoding keeps it, as an old Windows console does: what it cannot show is escaped.
    Line ends are written as they are said, on Windows too: else the diff of a file with CRLF could not be applied.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name) or open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115  no heavy pathlib
        if mode == "w":
            shown = getattr(stream, "encoding", "") if stream.isatty() else ""
            stream.reconfigure(  # type: ignore[union-attr]
                encoding=shown or "utf-8", errors="backslashreplace", newline="\n"
            )
        setattr(sys, name, stream)


def _drop_output() -> None:
    """Let the end of the program write what is left to nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end(code: int) -> None:
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            code = code or UNWRITTEN
    os._exit(code)


def _report(error: Exception) -> None:
    if os.environ.get("SOPCTL_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    sys.stderr.write(
        f"sopctl: internal error: {what}\n"
        "  help: this is a fault of sopctl: please report it; SOPCTL_TRACEBACK=1 shows where it happened\n"
    )


if __name__ == "__main__":
    program()
