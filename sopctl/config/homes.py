"""Where a setting belongs that stands in the wrong table: below a header that was meant to end, or without its own."""

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from sopctl.config.settings import Config, Level
from sopctl.i18n import Text
from sopctl.layers import Layer
from sopctl.layers.find import SHARED
from sopctl.suggest import closest

_MOST = 2
"""Tables that are named; more would help nobody."""


def tables(model: type[BaseModel] = Config, above: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each table of the settings with the fields that may stand in it, the top one first, called ""."""
    yield ".".join(above), dict(model.model_fields)
    for name, field in model.model_fields.items():
        if inner := table_of(field.annotation):
            yield from tables(inner, (*above, name))


def table_of(annotation: Any) -> type[BaseModel] | None:
    """Return the model of a table, or of the tables in a list, None for a setting of another kind."""
    kinds = (annotation, *get_args(annotation))
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)


def home_of(layer: Layer, above: Sequence[str], name: str, value: Any = None) -> Text | None:
    """Return where the setting `name`, which is none of the table called `above`, belongs; None where nobody knows."""
    here = ".".join(above)
    if not above and name == "tool" and layer.path.name != SHARED:
        return Text(
            f"in {layer.path.name} settings stand without `[tool.sopctl]`",
            f"di {layer.path.name} setelan ditulis tanpa `[tool.sopctl]`",
        )
    known = dict(tables())
    if found := [table for table, fields in known.items() if name in fields and table != here]:
        return _belongs(layer, name, found)
    if name in known.get(here, ()) or closest(name, known.get(here, ())):
        return None  # a slip of the pen in the right table
    if not above and (isinstance(value, dict) or value in get_args(Level)) and ("-" in name or name.isupper()):
        table = f"options.{name}" if isinstance(value, dict) else "severities"
        words = _header(layer, table)
        return Text(f"if `{name}` is a rule, this belongs below `{words}`",
                    f"jika `{name}` adalah aturan, tempatnya di bawah `{words}`")  # fmt: skip
    everything = {field for fields in known.values() for field in fields}
    if meant := closest(name, everything):
        return _belongs(layer, meant, [table for table, fields in known.items() if meant in fields])
    return None


def _belongs(layer: Layer, name: str, found: Sequence[str]) -> Text:
    """Return where the setting `name` stands: above all tables, or below a header."""
    if "" in found:
        if layer.path.name == SHARED:
            return Text(f"`{name}` belongs directly below `[tool.sopctl]`",
                        f"`{name}` ditulis langsung di bawah `[tool.sopctl]`")  # fmt: skip
        return Text(f"`{name}` belongs above the first [table] of the file",
                    f"`{name}` ditulis di atas [tabel] yang pertama dalam berkas")  # fmt: skip
    headers = [f"`{_header(layer, table)}`" for table in found[:_MOST]]
    return Text(f"`{name}` belongs below {' or '.join(headers)}", f"`{name}` ditulis di bawah {' atau '.join(headers)}")


def _header(layer: Layer, table: str) -> str:
    full = f"tool.sopctl.{table}" if layer.path.name == SHARED else table
    return f"[[{full}]]" if table == "overrides" else f"[{full}]"
