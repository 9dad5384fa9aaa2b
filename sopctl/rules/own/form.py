"""What a file of own rules may say."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from sopctl.i18n import Text
from sopctl.model.base import Before, Model, Texts, short_form

Selector = Annotated[str, Field(min_length=1, max_length=200, examples=["steps[*].activity", "identity.number"])]
"""A way into an SOP: names with points between them, `[*]` for every item of a list, `*` for every name."""

Pattern = Annotated[str, Field(max_length=1000, examples=["^[0-9]{3}/"])]
"""A regular expression (the syntax of Rust's `regex`: no look-around, no back-references), found anywhere in a text."""


class Said(Model):
    """A text in both languages."""

    en: str = ""
    """English."""
    id: str = ""
    """Indonesian."""

    @property
    def text(self) -> Text:
        """The text on one line; a language that is missing has the words of the other."""
        english, indonesian = " ".join(self.en.split()), " ".join(self.id.split())
        return Text(english or indonesian, indonesian or english)


def _in_both(value: object) -> object:
    return {"en": value, "id": value} if isinstance(value, str) else value


Words = Annotated[Said, Before(_in_both, str | Said)]
"""A text, or {en: ..., id: ...}."""


class Condition(Model):
    """What must hold somewhere: something is there, and a text in it is like a pattern or not."""

    path: Selector = "activity"
    """The field that is looked at; of a step where the condition is about steps."""
    pattern: Pattern = ""
    """What a text must contain."""
    not_pattern: Pattern = ""
    """What no text may contain."""


ConditionInput = Annotated[Condition, Before(short_form("pattern"), str | Condition)]
"""A condition, or just the pattern of an activity."""


class When(Model):
    """When a rule is asked at all."""

    model_config = ConfigDict(json_schema_extra={"required": ["path"]})

    path: Selector = ""
    """The field that must be filled; below the same `[*]` or `*` as the rule's own it is the same item."""
    pattern: Pattern = ""
    """What a text in it must contain."""
    not_pattern: Pattern = ""
    """What no text in it may contain."""


WhenInput = Annotated[When, Before(short_form("path"), str | When)]
"""A condition, or just the path of a field that must be filled."""


class Order(Model):
    """A step that must be done before another one, on every way through the flow."""

    model_config = ConfigDict(json_schema_extra={"required": ["step", "before"]})

    step: ConditionInput | None = None
    """What the earlier step is like."""
    before: ConditionInput | None = None
    """What the later step is like."""


class Count(Model):
    """How many there must be. The last `[*]` or `*` of the path is counted, for each item of those before it."""

    model_config = ConfigDict(json_schema_extra={"required": ["path"]})

    path: Selector = ""
    """What is counted."""
    pattern: Pattern = ""
    """What a text must contain to count."""
    min: Annotated[int, Field(strict=True, ge=0)] | None = None
    """The fewest."""
    max: Annotated[int, Field(strict=True, ge=0)] | None = None
    """The most."""


class OwnRule(Model):
    """One rule: what it is called, what it says, and one of `path` with a pattern, `required`, `order` or `count`."""

    model_config = ConfigDict(json_schema_extra={"required": ["code", "name", "message"]})

    code: Annotated[str, Field(pattern=r"^[A-Z]{2,10}[0-9]{1,4}$", examples=["KOTA001"])] = ""
    """Capital letters that no rule of the tool begins with, then digits."""
    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60, examples=["number-form"])] = ""
    """What is wrong, in small letters with hyphens."""
    severity: Literal["error", "warning", "info"] = "warning"
    """How bad it is."""
    message: Words = Said()
    """What is told of a case; {value}, {step} and {count} stand for what was found there."""
    what: Words = Said()
    """What is wrong, in a sentence; the message where empty."""
    why: Words = Said()
    """Why it matters."""
    help: Words = Said()
    """What to do about it."""
    source: str = ""
    """What the rule rests on, such as a circular; the file of the rule where empty."""
    when: WhenInput | None = None
    """When the rule is asked at all."""
    path: Selector | None = None
    """The texts that `pattern` or `not_pattern` is about."""
    pattern: Pattern | None = None
    """What each text at `path` must contain; ^ and $ stand for its beginning and end."""
    not_pattern: Pattern | None = None
    """What no text at `path` may contain."""
    required: Selector | None = None
    """The field that must be filled."""
    order: Order | None = None
    """A step that must come before another one."""
    count: Count | None = None
    """How many of something there must be."""
    bad: Texts = ()
    """SOPs, or parts of them, with the fault; lines that are found fault with end with `# <-`."""
    good: Texts = ()
    """SOPs, or parts of them, without the fault."""


class RuleFile(Model):
    """A file of rules of your own."""

    model_config = ConfigDict(title="Rules of your own", json_schema_extra={"required": ["rules"]})

    rules: tuple[OwnRule, ...] = ()
    """The rules."""
