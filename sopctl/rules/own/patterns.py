"""Regular expressions that users write.

A pattern that steps back and tries again can take longer than anybody lives for a text of forty letters. These are run
by the engine that pydantic brings (Rust's `regex`): its time grows with the length of the text and no faster, whatever
pattern and text are, so that no text of an SOP can hang a run and no clock has to stop one.
"""

from functools import lru_cache

from pydantic_core import SchemaError, SchemaValidator, core_schema

from sopctl.i18n import Text

_REASONS = (
    ("look-around", Text("look-ahead and look-behind are not supported", "look-ahead dan look-behind tidak didukung")),
    ("backreferences", Text("back-references are not supported", "rujukan balik tidak didukung")),
    ("size limit", Text("the pattern is too large", "polanya terlalu besar")),
)


class PatternError(Exception):
    """A pattern cannot be used: why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Pattern:
    """A pattern that is looked for anywhere in a text."""

    def __init__(self, pattern: str) -> None:
        """Raise PatternError for what is no pattern."""
        try:
            schema = core_schema.str_schema(pattern=pattern, regex_engine="rust-regex", strict=True)
            self._validator = SchemaValidator(schema)
        except SchemaError as error:
            raise PatternError(_reason(str(error))) from error

    def found_in(self, text: str) -> bool:
        """Tell whether the pattern is found in a text."""
        return self._validator.isinstance_python(text)


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> Pattern:
    """Return a pattern, made once. Raises PatternError."""
    return Pattern(pattern)


def _reason(message: str) -> Text:
    for sign, text in _REASONS:
        if sign in message:
            return text
    last = message.strip().splitlines()[-1].strip().removeprefix("error: ").lower()
    return Text(last, last)
