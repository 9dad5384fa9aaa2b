"""Settings and own rules of any kind are used or refused with a place, and never anything else."""

import json
import re
import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopctl.config import ConfigError, resolve
from sopctl.layers.keys import Keys, Places
from sopctl.rules.own import declared, with_own
from tests.test_config_show import OWN
from tests.test_own_rules import GOOD, rule

SETTINGS = OWN.replace('extend = "../base.toml"\n', 'preset = "strict"\n') + '\n[brand]\nfont = {regular = "a.ttf"}\n'
RULES = rule(GOOD) + rule(
    "order: {step: a, before: {path: id, pattern: b}}\nwhen: {path: tags, not_pattern: c}",
    "code: KOTA002\nname: second\nmessage: {en: a, id: b}",
).removeprefix("rules:\n") + rule(
    "count: {path: 'steps[*].inputs[*]', min: 1, max: 3}", "code: KOTA003\nname: third\nmessage: '{count} inputs'"
).removeprefix("rules:\n")  # fmt: skip
_PLACE = re.compile(r":\d+:\d+: ")


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> str:
    """Return `text` with a few stretches taken out, put in or doubled."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        new = draw(
            st.sampled_from(
                ["", "3", '"', "[", "]", "{", "}", "=", "\n", " ", ":", "- ", "'", "\\", text[start:end] * 2]
            )
        )
        text = text[:start] + new + text[end:]
    return text


@given(spoilt(SETTINGS))
def test_settings_are_used_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sopctl.toml"
        file.write_text(text, encoding="utf-8")
        try:
            resolve(file)
        except ConfigError as error:
            assert _PLACE.search(error.text.en), error.text.en
            assert _PLACE.search(error.text.id)


@given(spoilt(RULES))
def test_rules_are_used_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kota.yaml"
        file.write_text(text, encoding="utf-8")
        try:
            with_own(declared(file))
        except ConfigError as error:
            assert _PLACE.search(error.text.en), error.text.en
            assert _PLACE.search(error.text.id)


def test_unspoilt_they_are_used() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kota.yaml"
        file.write_text(RULES, encoding="utf-8")
        assert len(list(declared(file))) == 3


NAMES = st.one_of(
    st.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True), st.sampled_from(["a b", "[x]", "a.b", 'q"', "#", "="])
)
SCALARS = st.one_of(
    st.integers(-5, 5), st.booleans(), st.sampled_from(["", "x", "a = 1", "[b]", "# c", '"', "\\", "{}", "''' x", "]"])
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=6
)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name)


def _written(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)} = {_written(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[ # a = 1\n  " + ",\n  ".join(map(_written, value)) + "\n]"
    return json.dumps(value)


def _in_one_line(value: object) -> str:
    return re.sub(r" # a = 1\n  |,?\n  |\n(?=\])", lambda found: "," if "," in found[0] else "", _written(value))


def _paths(value: object, above: Keys = ()) -> list[Keys]:
    if isinstance(value, dict):
        return [path for name, inner in value.items() for path in [(*above, name), *_paths(inner, (*above, name))]]
    if isinstance(value, list):
        return [path for number, inner in enumerate(value) for path in _paths(inner, (*above, number))]
    return []


@given(st.lists(st.dictionaries(NAMES, VALUES, max_size=3), min_size=1, max_size=3), st.booleans())
def test_places_are_where_the_keys_stand(tables: list[dict[str, object]], many: bool) -> None:
    """A key is at its place, whatever stands around it; the last of several tables of one name is the last."""
    if many:
        table: dict[str, object] = {"many": tables}
        lines = [line for each in tables for line in ["[[many]]", *_lines(each)]]
    else:
        table = {f"t{number}": each for number, each in enumerate(tables)}
        lines = [line for name, each in table.items() for line in [f"[{name}]", *_lines(each)]]  # type: ignore[arg-type]
    text = "\n".join(lines) + "\n"
    if tomllib.loads(text) != table:
        pytest.fail(text)
    places = Places(text)
    for path in _paths(table):
        line, column = places.of(path)
        name = str(path[-1])
        assert text.splitlines()[line - 1][column - 1 :].startswith((name, _key(name))), (text, path)


def _lines(table: dict[str, object]) -> list[str]:
    return [f"{_key(name)} = {_in_one_line(value)}" for name, value in table.items()]
