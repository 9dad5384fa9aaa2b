"""The templates of documents: Jinja in its sandbox. They loop over blocks and hold no logic of their own.

A house may put templates of its own before the tool's (`[brand] templates`). They see the document and nothing else:
no file outside of the two folders, no attribute that begins with an underscore, no text or loop without end.
"""

import os
import traceback
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from sopctl import resources
from sopctl.cache.trace import look
from sopctl.documents.metering import MAX_TEXT, Meter, Metering, careful, check_call, check_product, measured
from sopctl.errors import ToldError
from sopctl.i18n import Text

Filters = Mapping[str, Callable[[str], str]]

MAX_BYTES = 1_000_000
"""Of one template file."""


class TemplateFault(ToldError):
    """A template of the house cannot be used: file, line, and what to do."""


class Template(Struct, frozen=True):
    """A template that can be filled in again and again."""

    name: str
    environment: "_Sandbox"
    own: Path | None = None

    def render(self, **values: Any) -> str:
        """Return what it makes of `values`. Raises TemplateFault for what goes wrong in a template of the house."""
        try:
            self.environment.meter = Meter()
            made = self.environment.get_template(self.name).generate(values)
            return "".join(made) if self.own is None else _limited(made, self.own / self.name)
        except TemplateFault:
            raise
        except Exception as error:
            place = _place(error, self.own) if self.own else None
            if place is None:
                raise  # the tool's own templates have no faults of this kind
            raise _fault(error, place) from error


def load(name: str, filters: Filters, *, escape: bool, own: Path | None = None) -> Template:
    """Return the template `name`; with `escape`, every text is escaped for HTML by itself.

    Templates in the folder `own` come before the tool's.
    """
    return Template(name, _environment(tuple(filters.items()), escape, own), own)


@lru_cache(maxsize=32)
def _environment(filters: tuple[tuple[str, Callable[[str], str]], ...], escape: bool, own: Path | None) -> "_Sandbox":  # noqa: FBT001
    ours: BaseLoader = FileSystemLoader(resources.templates() / "documents", encoding="utf-8")
    environment = (_OwnSandbox if own else _Sandbox)(
        loader=ChoiceLoader([_OwnFolder(own), ours]) if own else ours,
        undefined=StrictUndefined,
        autoescape=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters)
    return environment


class _OwnFolder(BaseLoader):
    """Templates of the house: small regular files inside the folder, links followed."""

    def __init__(self, folder: Path) -> None:
        self.folder = os.path.realpath(folder)

    def get_source(self, _environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its path, and a check whether it is still the same."""
        path = os.path.realpath(os.path.join(self.folder, template))  # noqa: PTH118  Path would need a second step
        look(path)
        if not path.startswith(self.folder + os.sep) or not os.path.isfile(path):
            raise TemplateNotFound(template)
        changed = os.stat(path).st_mtime_ns  # noqa: PTH116
        if os.path.getsize(path) > MAX_BYTES:  # noqa: PTH202
            raise TemplateSyntaxError("the file is larger than 1 MB", 1, template, path)
        try:
            text = Path(path).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise TemplateSyntaxError(f"the file is not UTF-8 (byte {error.start})", 1, template, path) from error
        return text, path, lambda: _is_same(path, changed)


def _is_same(path: str, changed: int) -> bool:
    """Tell whether a template is the one that was read (ns)."""
    look(path)
    return os.path.isfile(path) and os.stat(path).st_mtime_ns == changed  # noqa: PTH116


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which neither a text nor a loop can go on without end."""

    intercepted_binops = frozenset({"*", "**", "%"})
    meter = Meter()

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Work out a product, power or formatted text if it is small."""
        check_product(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def call(self, context: Any, called: Any, *arguments: Any, **named: Any) -> Any:
        """Call what the sandbox allows, unless it would make a text that is too large."""
        check_call(called, arguments)
        return super().call(context, called, *arguments, **named)

    def passes(self) -> None:
        """Count a pass of a template of the house."""
        self.meter.step()

    measured = staticmethod(measured)


class _OwnSandbox(_Sandbox):
    """The sandbox of a house: what its templates use up is counted."""

    code_generator_class = Metering

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.filters.update(careful(self))


def _limited(made: Iterable[str], file: Path) -> str:
    """Return the text of a template of the house as soon as it is whole, and no more than anybody can read."""
    parts, letters = [], 0
    for part in made:
        parts.append(part)
        letters += len(part)
        if letters > MAX_TEXT:
            raise _fault(SecurityError(f"it makes more than {MAX_TEXT} letters"), (str(file), 1))
    return "".join(parts)


def _place(error: Exception, own: Path) -> tuple[str, int] | None:
    """Return file and line in the folder of the house where `error` came about, None where it was elsewhere."""
    folder = os.path.realpath(own) + os.sep
    if isinstance(error, TemplateSyntaxError) and (error.filename or "").startswith(folder):
        return str(error.filename), error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    found = [(frame.filename, frame.lineno or 1) for frame in frames if frame.filename.startswith(folder)]
    return found[-1] if found else None


def _fault(error: Exception, place: tuple[str, int]) -> TemplateFault:
    file, line = place
    what = str(error).splitlines()[0] if str(error) else type(error).__name__
    if isinstance(error, TemplateNotFound):
        what = f"there is no template `{error}`"
    return TemplateFault(
        Text(f"{file}:{line}: {what}", f"{file}:{line}: {what}"),
        Text(
            "mend the template, or rename it so that the one that comes along is used",
            "perbaiki templat itu, atau ganti namanya agar templat bawaan yang dipakai",
        ),
    )
