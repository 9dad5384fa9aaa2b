"""Keys and values as they are written in a settings file (TOML 1.0)."""

import json
from datetime import date
from typing import Any

from sopctl.layers.keys import Keys


def dotted(keys: Keys) -> str:
    """Return the way to a value, in quotes where a name needs them: `options.long-activity`, `overrides[0].path`."""
    said = ""
    for key in keys:
        if isinstance(key, int):
            said += f"[{key}]"
        else:
            plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
            said += "." * bool(said) + (key if plain else toml(key))
    return said


def toml(value: Any) -> str:
    """Return a value on one line; nothing in it that a terminal would obey."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{dotted((key,))} = {toml(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
        return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in text)
    return str(value)
