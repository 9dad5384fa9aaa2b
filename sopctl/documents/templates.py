"""The templates of documents: Jinja in its sandbox. They loop over blocks and hold no logic of their own."""

from collections.abc import Callable, Mapping

from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sopctl import resources


def load(name: str, filters: Mapping[str, Callable[[str], str]], *, escape: bool) -> Template:
    """Return the template `name`; with `escape`, every text is escaped for HTML by itself."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(resources.templates() / "documents", encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(filters)
    return environment.get_template(name)
