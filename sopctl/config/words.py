"""Words that a project adds to those which the rules know: `[words]` in the settings."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_ONE = r"^[^\W\d_]+(?:[-'\u2019&][^\W\d_]+)*$"
_ONE_OR_TWO = r"^[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*(?: [^\W\d_]+(?:[-'\u2019][^\W\d_]+)*)?$"
MAX_PHRASE = 200
"""Letters of a phrase."""

Word = Annotated[str, Field(pattern=_ONE, max_length=60)]
"""One word; a hyphen may be in it."""
Words = Annotated[str, Field(pattern=_ONE_OR_TWO, max_length=120)]
"""One word or two."""
Phrase = Annotated[str, Field(min_length=1, max_length=MAX_PHRASE, pattern=r"^\S(?:.*\S)?$")]
"""Some words."""


class WordSettings(BaseModel):
    """Words that the rules know besides their own lists. Upper case does not count, but for abbreviations."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    verbs: tuple[Word, ...] = ()
    """Active verbs that an activity may begin with, for example memparaf or triage."""
    not_verbs: tuple[Word, ...] = ()
    """Words that only look like verbs, for example menara."""
    action_nouns: dict[Word, Phrase] = Field(default_factory=dict, examples=[{"pengujian": "menguji"}])
    """Nouns that name an act, and the verb that is proposed instead."""
    posts: tuple[Word, ...] = ()
    """Words that the name of a post or party begins or ends with, for example widyaiswara."""
    vague: tuple[Phrase, ...] = ()
    """Words or phrases that leave the measure open, for example secara berkala."""
    abbreviations: tuple[Word, ...] = ()
    """Abbreviations that everybody in the house knows, in capitals as they are written."""
    misspellings: dict[Words, Phrase] = Field(default_factory=dict, examples=[{"kwitansi": "kuitansi"}])
    """Wrong spellings, and old names, each with the right one."""
