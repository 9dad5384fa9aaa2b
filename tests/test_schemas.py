"""The JSON Schemas for editors say what the models say, and judge files as the tool does."""

import json
from pathlib import Path

import jsonschema
import pytest

from sopctl.api.schema import MODELS, file_name, generate
from sopctl.load import load
from sopctl.reports.findings.json import VERSION
from sopctl.reports.findings.published import JsonFindings, ReportedFinding
from sopctl.source import parse, read_file
from tests.conftest import ROOT, Golden, Sopctl

EXAMPLES = sorted(ROOT.glob("examples/*.sop.yaml"))
SCHEMA = json.loads(generate("sop"))


@pytest.mark.parametrize("name", MODELS)
def test_shipped_schema_is_fresh(name: str, golden: Golden) -> None:
    golden(ROOT / "schemas" / file_name(name), generate(name))


@pytest.mark.parametrize("name", MODELS)
def test_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(generate(name)))


def test_every_field_has_a_description() -> None:
    models = {"Sop": SCHEMA, **SCHEMA["definitions"]}
    for title, model in models.items():
        assert model.get("description"), title
        for name, field in model.get("properties", {}).items():
            assert field.get("description"), f"{title}.{name}"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_valid(path: Path) -> None:
    jsonschema.validate(read_file(path, path.name).value, SCHEMA)


PROFILES = sorted(ROOT.glob("templates/profiles/*.yaml"))


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_profiles_are_valid(path: Path) -> None:
    jsonschema.validate(read_file(path, path.name).value, json.loads(generate("profile")))


@pytest.mark.parametrize(
    "change",
    [
        "titel: x",
        "version: 2.10",
        "title: 3",
        "status: drft",
        "identity: {created: 5}",
        "identity: {numbr: x}",
        "steps: konsep",
        "steps: [{id: 3, activity: a, actor: b, duration: 1 jam, outputs: c}]",
        "steps: [{id: a, activity: a, actor: {every: [b]}, duration: 1 jam, outputs: c}]",
        "steps: [{id: a, activity: a, actor: b, duration: {mx: 1 jam}, outputs: c}]",
        "steps: [{id: a, activity: a, actor: b, duration: 1 jam, outputs: [3]}]",
        "steps: [{id: a, activity: a, actor: b, duration: 1 jam, outputs: c, join: some}]",
        "steps: [{id: a, activity: a, actor: b, duration: 1 jam, outputs: c, decision: {Ya: {to: a, probability: 2}}}]",
        "actors: {a: 3}",
        "actors: [a]",
    ],
)
def test_what_the_schema_rejects_the_tool_rejects(change: str) -> None:
    key = change.split(":", maxsplit=1)[0]
    clean = {
        "sopctl": "sopctl: 1",
        "id": "id: a",
        "title": "title: T",
        "actors": "actors: {b: B}",
        "steps": "steps: []",
    }
    text = "\n".join(({**clean, key: change}).values())
    source = parse(text, "x")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(source.value, SCHEMA)
    assert [p for p in load(source).problems if p.kind in {"unknown-field", "wrong-type"}]


def test_every_field_of_the_report_has_a_description() -> None:
    report = json.loads(generate("report"))
    for model in (report, *report["definitions"].values()):
        assert model.get("description")
        assert all(field.get("description") for field in model["properties"].values())


BROKEN = sorted(ROOT.glob("examples/broken/*.sop.yaml"))


@pytest.mark.parametrize("path", [*EXAMPLES, *BROKEN, ROOT / "examples", ROOT / "absent"], ids=lambda path: path.name)
def test_every_report_is_valid(path: Path, sopctl: Sopctl) -> None:
    schema = json.loads(generate("report"))
    for rules in ([], ["--select", "XDC,GOV"]):
        report = json.loads(sopctl("lint", str(path), "--format", "json", *rules).out)
        jsonschema.validate(report, schema)
        assert report["version"] == VERSION


def test_the_schema_of_the_report_is_strict_about_what_it_promises(sopctl: Sopctl) -> None:
    report = json.loads(sopctl("lint", str(BROKEN[0]), "--format", "json").out)
    promised = {*JsonFindings.model_fields}
    assert set(report) == promised
    (first, *_) = report["findings"]
    assert set(first) == {*ReportedFinding.model_fields}
    for part, field in ((report, "summary"), (first, "code"), (first, "end_line"), (report["summary"], "known")):
        kept = part.pop(field)
        assert list(jsonschema.Draft7Validator(json.loads(generate("report"))).iter_errors(report)), field
        part[field] = kept
