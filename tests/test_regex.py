"""Patterns are compiled when they are first used, so a test has to see that all of them can be."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

import sopctl
from sopctl.characters import for_xml
from sopctl.regex import _Regex, regex

MODULES = [
    info.name for info in pkgutil.walk_packages(sopctl.__path__, "sopctl.") if not info.name.endswith("__main__")
]


def constants(module: str) -> Iterator[tuple[str, object]]:
    for name, value in vars(importlib.import_module(module)).items():
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
            for one in inner if isinstance(inner, tuple) else (inner,):
                yield f"{module}.{name}", one


def test_patterns_are_not_compiled_at_import_and_all_can_be() -> None:
    found = dict.fromkeys(
        (name, value)
        for module in MODULES
        for name, value in constants(module)
        if isinstance(value, re.Pattern | _Regex)
    )
    assert len(found) > 150
    early = [name for name, value in found if isinstance(value, re.Pattern) and isinstance(value.pattern, str)]
    assert not early, "write them with sopctl.regex"
    for name, value in found:
        assert value.pattern, name


def test_it_is_what_the_compiled_pattern_is() -> None:
    number = regex(r"[0-9]+|x", re.IGNORECASE)
    assert number.sub("-", "a1X22") == "a---"
    assert [match[0] for match in number.finditer("a1X22")] == ["1", "X", "22"]
    assert number.findall("a1X22") == ["1", "X", "22"]
    assert number.flags & re.IGNORECASE


def test_a_wrong_pattern_is_told_of_at_its_first_use() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_xml_gets_what_it_can_have() -> None:
    """Production 2 of XML 1.0, without the characters that it discourages."""
    for code in (*range(0x300), *range(0x2000, 0x2100), *range(0xD7F0, 0xE010), *range(0xFFF0, 0x10010)):
        letter = chr(code)
        allowed = (
            letter in "\t\n\r"
            or 0x20 <= code < 0x7F
            or 0xA0 <= code < 0xD800
            or 0xDFFF < code < 0xFFFE
            or code > 0xFFFF
        )
        assert for_xml(letter) == (letter if allowed else "\N{REPLACEMENT CHARACTER}")
