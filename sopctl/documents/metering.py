"""What templates of a house may use up: passes of loops and letters are counted, before memory or patience ends."""

from collections.abc import Callable, Iterator, Sized
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.nodes import Concat

from sopctl.regex import regex

MAX_TEXT = 10_000_000
"""Letters that one operation in a template, or a template of the house as a whole, may make."""
MAX_PASSES = 1_000_000
"""Bodies of loops, conditions and macros that one document may run through; a long SOP needs some thousands."""
GROWING_FILTERS = ("center", "format", "indent", "join", "replace", "wordwrap")
_GROWING_METHODS = frozenset({"center", "expandtabs", "join", "ljust", "replace", "rjust", "zfill"})
_WIDTH = regex(r"\d{5,}|\*")


class Metering(CodeGenerator):
    """Compiles templates so that they report each pass and each joined text to their environment."""

    def blockvisit(self, nodes: Any, frame: Frame) -> None:
        """Report a pass, then do what the body says."""
        self.writeline("environment.passes()")
        super().blockvisit(nodes, frame)

    def visit_Concat(self, node: Concat, frame: Frame) -> None:  # noqa: N802  Jinja's name
        """Measure what `~` makes; each text in it was measured before."""
        self.write("environment.measured(")
        super().visit_Concat(node, frame)
        self.write(")")


class Meter:
    """How many passes a document has taken so far."""

    def __init__(self) -> None:
        self.taken = 0

    def step(self) -> None:
        """Count a pass. Raises SecurityError behind the last one that is allowed."""
        self.taken += 1
        if self.taken > MAX_PASSES:
            raise SecurityError(f"it goes through more than {MAX_PASSES} passes of its loops")


def measured(text: str) -> str:
    """Return `text` if it is no longer than anybody can read."""
    if len(text) > MAX_TEXT:
        raise _too_large("~")
    return text


def check_product(operator: str, left: Any, right: Any) -> None:
    """Raise SecurityError where a product, power or formatted text would be too large."""
    if operator == "%":
        _check_widths(left)
    elif operator == "**" or not all(isinstance(side, (int, float)) for side in (left, right)):
        size = max(len(side) if isinstance(side, (str, list, tuple)) else 1 for side in (left, right))
        times = max((side for side in (left, right) if isinstance(side, int)), default=1)
        if operator == "**" or size * times > MAX_TEXT:
            raise _too_large(operator)


def check_call(called: Any, arguments: tuple[Any, ...]) -> None:
    """Raise SecurityError where a method of a text would make one that is too large."""
    called = getattr(called, "__wrapped__", called)  # the sandbox has a coat of its own for `format`
    name, owner = getattr(called, "__name__", ""), getattr(called, "__self__", None)
    if isinstance(owner, str) and name in {"format", "format_map"}:
        _check_widths(owner)
    elif isinstance(owner, str) and name in _GROWING_METHODS:
        _check_growth(name, owner, arguments)


def careful(environment: Environment) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Return the filters that can make much of little, each with a check before it."""
    for name in GROWING_FILTERS:
        yield name, _careful(name, environment.filters[name])


def _careful(name: str, made: Callable[..., Any]) -> Callable[..., Any]:
    passed_first = 1 if hasattr(made, "jinja_pass_arg") else 0

    def checked(*arguments: Any, **named: Any) -> Any:
        value, *others = arguments[passed_first:]
        if name == "format":
            _check_widths(value)
        else:
            listed = list(value) if name == "join" else value
            _check_growth(name, listed, (*others, *named.values()))
            arguments = (*arguments[:passed_first], listed, *others)
        return made(*arguments, **named)

    if passed_first:
        checked.jinja_pass_arg = made.jinja_pass_arg  # type: ignore[attr-defined]
    return checked


def _check_growth(name: str, value: Any, arguments: tuple[Any, ...]) -> None:
    """Take the worst case: the largest argument behind each letter or item."""
    largest = max((side if isinstance(side, int) else _length(side) for side in arguments), default=0)
    items = value if isinstance(value, list) else ()
    if (_length(value) + 1) * (1 + largest + max(map(_length, items), default=0)) > MAX_TEXT:
        raise _too_large(name)


def _length(value: Any) -> int:
    return len(value) if isinstance(value, Sized) else 1


def _check_widths(text: Any) -> None:
    if isinstance(text, str) and _WIDTH.search(text):
        raise _too_large("%")


def _too_large(operator: str) -> SecurityError:
    return SecurityError(f"`{operator}` would make something too large")
