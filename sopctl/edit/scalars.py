"""Values written as YAML."""

from typing import Any

from sopctl.regex import regex
from sopctl.source.scalars import ambiguous, resolve

_PLAIN_START = regex(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<]|-(?=[^\s,\[\]{}\-])")
_NEVER_PLAIN = regex(r": |:$| #|^\s|\s$|[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029\ufffe\uffff]|^(?:---|\.\.\.)")
_NOT_IN_FLOW = regex(r"[,\[\]{}]|:(?=[,\[\]{}])")
_UNPRINTABLE = regex(r"[\x7f-\x9f\ufeff\u2028\u2029\ufffe\uffff]")
_NO_SINGLE = regex(r"[\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029\ufffe\uffff]")


def written(value: Any, *, flow: bool = False, like: str | None = None) -> str:
    """Return `value` on one line; texts plain where that is safe, or in the quotes `like`.

    With `flow` it is to stand in braces or brackets.
    """
    if isinstance(value, str):
        return _text(value, flow=flow, like=like)
    if isinstance(value, dict):
        inner = ", ".join(f"{written(key, flow=True)}: {written(item, flow=True)}" for key, item in value.items())
        return f"{{{inner}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(written(item, flow=True) for item in value)}]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return repr(value)


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Tell whether `text` may stand without quotes and is read as itself by every reader of YAML."""
    if not _PLAIN_START.match(text) or _NEVER_PLAIN.search(text) or (flow and _NOT_IN_FLOW.search(text)):
        return False
    return isinstance(resolve(text), str) and not ambiguous(text)


def _text(text: str, *, flow: bool, like: str | None) -> str:
    if like not in ("'", '"') and is_plain(text, flow=flow):
        return text
    wants_single = like == "'" or (like != '"' and '"' in text) or "\\" in text
    if wants_single and not _NO_SINGLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    import json

    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
