"""The JSON Schemas of the file formats, made from the models (`schemas/` holds them for editors).

The texts under the fields in the models' source become descriptions, so that each is written once.
"""

import ast
import inspect
import json
import sys
from itertools import pairwise
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from sopctl import resources
from sopctl.api.errors import ApiError
from sopctl.config import Config
from sopctl.i18n import Text
from sopctl.model import Profile, Sop
from sopctl.reports.changes.form import DiffReport
from sopctl.reports.findings.published import JsonFindings
from sopctl.reports.past_form import HistoryReport
from sopctl.rules.own.form import RuleFile

MODELS: dict[str, type[BaseModel]] = {
    "sop": Sop,
    "profile": Profile,
    "sopctl": Config,
    "rules": RuleFile,
    "report": JsonFindings,
    "diff": DiffReport,
    "history": HistoryReport,
}
"""Name of a schema, and the model that it is made from."""

_WRITTEN = frozenset({"diff", "history", "report"})
"""What the tool writes and nobody else: every field is there."""


def file_name(name: str) -> str:
    """Return the name of the schema's file."""
    return f"{name}.schema.json"


def shipped(name: str) -> str:
    """Return the text of the schema called `name`. Raises ApiError where there is none."""
    if name not in MODELS:
        raise ApiError(
            Text(f"there is no schema `{name}`", f"tidak ada skema `{name}`"),
            Text(f"known schemas: {', '.join(MODELS)}", f"skema yang ada: {', '.join(MODELS)}"),
        )
    return (resources.schemas() / file_name(name)).read_text(encoding="utf-8")


def generate(name: str) -> str:
    """Return the schema called `name`, made anew from the model."""
    mode: Literal["serialization", "validation"] = "serialization" if name in _WRITTEN else "validation"
    schema = MODELS[name].model_json_schema(mode=mode, schema_generator=_Draft7)
    described = {model.__name__: _descriptions(model) for model in _all_models(MODELS[name])}
    _describe(schema, described.get(MODELS[name].__name__, {}))
    for title, definition in schema.get("definitions", {}).items():
        _describe(definition, described.get(title, {}))
    head = {"$schema": "http://json-schema.org/draft-07/schema#"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


class _Draft7(GenerateJsonSchema):
    """Draft 7, which every editor's YAML language server reads."""

    schema_dialect = "http://json-schema.org/draft-07/schema#"

    def __init__(self, by_alias: bool = True, ref_template: str = "", **more: Any) -> None:  # noqa: ARG002, FBT001
        super().__init__(by_alias=by_alias, ref_template="#/definitions/{model}", **more)

    def generate(self, schema: Any, mode: Any = "validation") -> dict[str, Any]:
        made = super().generate(schema, mode)
        if "$defs" in made:
            made["definitions"] = made.pop("$defs")
        return made


def _all_models(model: type[BaseModel]) -> list[type[BaseModel]]:
    """Return every model class in the modules that `model` is built from."""
    modules = [module for name, module in sys.modules.items() if name.startswith(("sopctl.model", model.__module__))]
    found = {
        value.__name__: value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == module.__name__
    }
    return list(found.values())


def _descriptions(model: type[BaseModel]) -> dict[str, str]:
    """Return the text under each field in the source of `model` and of the models that it inherits from."""
    found: dict[str, str] = {}
    for parent in reversed(model.__mro__):
        if issubclass(parent, BaseModel) and parent is not BaseModel:
            found |= _own_descriptions(parent)
    return found


def _own_descriptions(model: type[BaseModel]) -> dict[str, str]:
    tree = ast.parse(inspect.getsource(model))
    body = tree.body[0].body  # type: ignore[attr-defined]
    found: dict[str, str] = {}
    for field, text in pairwise(body):
        is_text = isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and is_text:
            found[field.target.id] = " ".join(str(text.value.value).split())
    return found


def _describe(schema: dict[str, Any], descriptions: dict[str, str]) -> None:
    for name, field in schema.get("properties", {}).items():
        if name in descriptions:
            if "$ref" in field:  # draft 7 ignores what stands beside a $ref
                field["allOf"] = [{"$ref": field.pop("$ref")}]
            field["description"] = descriptions[name]
            field.pop("default", None)
        if name not in schema.get("required", ()):
            _allow_null(field)


def _allow_null(field: dict[str, Any]) -> None:
    """Let an editor accept a field that was left empty, as the tool does."""
    if "allOf" in field:
        field["anyOf"] = field.pop("allOf")
    kinds = field.get("anyOf")
    if kinds is not None:
        field["anyOf"] = kinds if {"type": "null"} in kinds else [*kinds, {"type": "null"}]
    elif "type" in field:
        field["type"] = [field["type"], "null"]
        if "enum" in field:
            field["enum"] = [*field["enum"], None]
