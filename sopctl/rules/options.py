"""The options of a rule: what a project sets, judged by the rule's own class `Options`."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Struct

from sopctl.i18n import Text
from sopctl.rules.base import Options
from sopctl.rules.catalogue import Rule
from sopctl.suggest import did_you_mean


class RuleOption(Struct, frozen=True):
    """One option of a rule."""

    name: str
    default: Any
    wanted: Text
    """What its value must be."""
    about: str
    """What it is for, as the rule's file says; empty where it says nothing."""
    kind: Any


class OptionError(Exception):
    """An option cannot be used: which, why, and what to do."""

    def __init__(self, name: str, text: Text, remedy: Text | None) -> None:
        super().__init__(text.en)
        self.name = name
        self.text = text
        self.remedy = remedy


def options_of(rule: Rule) -> tuple[RuleOption, ...]:
    """Return the options that a rule has, in the order of its file."""
    defaults = rule.options
    if defaults is None:
        return ()
    kinds, about = get_type_hints(type(defaults)), dict(_described(type(defaults)))
    names: tuple[str, ...] = getattr(defaults, "_fields", ())
    return tuple(
        RuleOption(name, value, _wanted(kinds[name]), about.get(name, ""), kinds[name])
        for name, value in zip(names, defaults, strict=True)
    )


def filled(rule: Rule, values: Mapping[str, Any]) -> Options | None:
    """Return the options of a rule with `values` in place of its own; None where it has none and `values` is empty.

    Raises OptionError for a name that the rule does not have, and for a value of the wrong kind.
    """
    known = {option.name: option for option in options_of(rule)}
    right = {}
    for name, value in values.items():
        option = known.get(name)
        if option is None:
            raise _unknown(rule, name, known)
        right[name] = _of_kind(option.kind, value)
        if right[name] is None:
            raise OptionError(
                name,
                Text(f"`{name}` of {rule.name} cannot be used", f"nilai `{name}` pada {rule.name} tidak dapat dipakai"),
                Text(f"it must be {option.wanted.en}", f"nilainya harus berupa {option.wanted.id}"),
            )
    if rule.options is None:
        return None
    changed: Options = rule.options._replace(**right)  # type: ignore[attr-defined]
    return changed


def _unknown(rule: Rule, name: str, known: Mapping[str, RuleOption]) -> OptionError:
    listed = ", ".join(known)
    if not known:
        text = Text(f"{rule.name} has no options", f"{rule.name} tidak memiliki opsi")
        remedy = Text(
            "`sopctl explain NAME` shows the options of a rule", "`sopctl explain NAMA` menampilkan opsi suatu aturan"
        )
        return OptionError(name, text, remedy)
    return OptionError(
        name,
        Text(f"{rule.name} has no option `{name}`", f"{rule.name} tidak memiliki opsi `{name}`"),
        did_you_mean(name, known) or Text(f"its options: {listed}", f"opsinya: {listed}"),
    )


def _of_kind(kind: Any, value: Any) -> Any:
    """Return `value` as the kind of an option, None where it is of another one."""
    if get_origin(kind) is Literal:
        return value if value in get_args(kind) else None
    if get_origin(kind) is tuple:
        items = [value] if isinstance(value, str) else value
        right = isinstance(items, (list, tuple)) and all(isinstance(item, str) for item in items)
        return tuple(items) if right else None
    if kind is bool or isinstance(value, bool):
        return value if kind is bool and isinstance(value, bool) else None
    if kind is float and isinstance(value, int):
        value = float(value)
    return value if isinstance(value, kind) and (isinstance(value, str) or value >= 0) else None


def _wanted(kind: Any) -> Text:
    if get_origin(kind) is Literal:
        listed = ", ".join(f'"{word}"' for word in get_args(kind))
        return Text(f"one of {listed}", f"salah satu dari {listed}")
    if get_origin(kind) is tuple:
        return Text('a list such as ["...", "..."]', 'daftar seperti ["...", "..."]')
    return _WANTED[kind]


_WANTED = {
    bool: Text("true or false", "true atau false"),
    int: Text("a whole number, 0 or more", "bilangan bulat, 0 atau lebih"),
    float: Text("a number, 0 or more", "bilangan, 0 atau lebih"),
    str: Text("a text in quotes", "teks yang diapit tanda petik"),
}


def _described(kind: type) -> Iterator[tuple[str, str]]:
    """Yield the text under each field in the source of a class; nothing where the source is not at hand."""
    try:
        (body,) = ast.parse(inspect.getsource(kind)).body
    except (OSError, TypeError, ValueError, SyntaxError):
        return
    for field, text in pairwise(getattr(body, "body", ())):
        is_text = isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and is_text:
            yield field.target.id, " ".join(str(text.value.value).split())
