"""What every model of the format shares: frozen, no unknown field, short forms for the common case."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import no_info_before_validator_function

from sopctl.regex import regex


class Model(BaseModel):
    """A frozen part of an SOP; a field that the format does not know is an error.

    Fields that an unfinished file may still lack have a default, so that what is there can be read and
    judged; rules report what is missing. The JSON Schema asks for them all the same
    (`json_schema_extra={"required": ...}`), so that an editor does too.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Before(Struct, frozen=True):
    """Says of a type that `read` turns what is written into what the type reads.

    `BeforeValidator` of pydantic does the same, but it builds a validator of what may be written too, although only the
    JSON Schema asks for that, and with it takes half as long again at every start.
    """

    read: Callable[[Any], Any]
    written: Any
    """The type of what may be written."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return how pydantic validates the type."""
        return no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the JSON Schema of the type."""
        from pydantic import TypeAdapter

        return handler(TypeAdapter(self.written).core_schema if handler.mode == "validation" else schema)


def short_form(field: str) -> Callable[[Any], Any]:
    """Return a validator that reads a plain text as the mapping `{field: text}`."""

    def expand(value: object) -> object:
        return {field: value} if isinstance(value, str) else value

    return expand


def in_english(**words: str) -> Callable[[Any], Any]:
    """Return a validator that reads the words of the Indonesian form as those of the format."""

    def translate(value: object) -> object:
        return words.get(value.strip().lower(), value) if isinstance(value, str) else value

    return translate


def one_or_many(value: object) -> object:
    """Return a list for a text that stands alone."""
    return [value] if isinstance(value, str) else value


_ISO_DATE = regex(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _iso_date(value: object) -> object:
    """Accept only what the JSON Schema's `date` accepts: no time stamps, no date with a time."""
    if isinstance(value, date) or (isinstance(value, str) and _ISO_DATE.fullmatch(value)):
        return value
    raise PydanticCustomError("date_parsing", "not a date written YYYY-MM-DD")


Texts = Annotated[tuple[str, ...], Before(one_or_many, str | list[str])]
"""A list of texts; one text alone needs no brackets."""

Date = Annotated[
    date,
    Before(_iso_date, date),
    Field(examples=["2026-01-12"]),
]
"""A calendar date, written YYYY-MM-DD (ISO 8601)."""

Id = Annotated[str, Field(examples=["surat-keluar"])]
"""A name that never changes: lower-case letters, digits and single hyphens."""
