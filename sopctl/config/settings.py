"""What a project sets for itself. Every path is relative to the folder of the settings file."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from sopctl.choices import PaperName, Threshold
from sopctl.config.words import WordSettings

Level = Literal["error", "warning", "info", "off"]

MAX_TEXT = 20_000
"""Letters of one text of a volume; far more than a decree says."""

Line = Annotated[str, Field(max_length=MAX_TEXT)]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Lines = Annotated[tuple[Line, ...], BeforeValidator(_one_or_many, json_schema_input_type=str | list[str])]
"""A list of texts; one text alone needs no brackets."""


class Settings(BaseModel):
    """A part of the settings; a name that it does not know is an error.

    Defaults are made with `model_construct`: they need no validator, which takes long to build.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class FontFiles(Settings):
    """Files of a typeface (TrueType or OpenType). A face that is missing is stood in for by the regular one."""

    regular: str = ""
    """The upright face."""
    bold: str = ""
    """The bold face."""
    italic: str = ""
    """The slanted face."""
    bold_italic: str = ""
    """The bold and slanted face."""


class BrandSettings(Settings):
    """The house that issues the documents."""

    logo: str = ""
    """A picture (SVG, PNG or JPEG) for the head of documents."""
    unit_logo: str = ""
    """A second picture, for the right side of the head: that of the unit, such as a Puskesmas, where `logo` is that of
    the government or company that it belongs to."""
    colour: Annotated[str, Field(pattern=r"^(#[0-9A-Fa-f]{6})?$", examples=["#1d4f7c"])] = ""
    """The colour of headings and grounds, #rrggbb."""
    font: FontFiles = FontFiles.model_construct()
    """The typeface of printed documents; the one that comes along where empty."""
    templates: str = ""
    """A folder of Jinja templates that stand in for the tool's own of the same name, for HTML and Markdown."""


class RenderSettings(Settings):
    """What `render` does where the command line says nothing else."""

    formats: Lines = ()
    """Formats to write; the usual ones where empty."""
    paper: Literal["", PaperName] = ""
    """The paper of printed documents; that of the profile where empty."""
    out: str = ""
    """The folder of results; `build` in the working folder where empty."""


class Decree(Settings):
    """The decree that makes the SOPs of a volume binding. What is empty is left blank to be filled in by hand."""

    number: str = ""
    """The number of the decree."""
    day: date | str = ""
    """The day of the decree: 2026-01-12, or in words."""
    place: str = ""
    """The place where it is signed."""
    position: str = ""
    """The post of the official who signs."""
    name: str = ""
    """The official's name."""
    employee_id: str = ""
    """The employee number (NIP)."""
    subject: str = ""
    """What the decree is about; made from the title of the volume where empty."""
    considering: Lines = ()
    """The reasons (menimbang)."""
    basis: Lines = ()
    """The regulations that the decree rests on (mengingat); those of the SOPs where empty."""
    decides: Lines = ()
    """The rulings (menetapkan), one for each number."""


class VolumeSettings(Settings):
    """A whole folder of SOPs as one book."""

    title: str = ""
    """The title of the book."""
    agency: str = ""
    """The organisation; that of the SOPs where empty."""
    unit: str = ""
    """The unit; that of the SOPs where it is the same in all of them."""
    year: int | str = ""
    """The year on the cover."""
    note: Lines = ()
    """Other lines at the foot of the cover."""
    decree: Decree | Literal[False] = Decree.model_construct()
    """The decree before the contents; false leaves it out."""
    scope: Line = ""
    """What the book is for and what it holds (ruang lingkup), in Markdown."""
    summary: Line = ""
    """What the SOPs are about in short (ringkasan), in Markdown."""
    definitions: Line = ""
    """Words that the reader has to know (definisi), in Markdown."""


OptionValue = bool | int | float | str | tuple[str, ...]
"""The value of an option of a rule; `sopctl explain` tells which options a rule has and of which kind they are."""

RuleOptions = dict[str, dict[str, OptionValue]]
"""Options of rules: the code or name of a rule, then its options by name."""

Status = Literal["draft", "review", "effective", "retired"]
Statuses = Annotated[tuple[Status, ...], BeforeValidator(_one_or_many, json_schema_input_type=Status | list[Status])]


class Override(Settings):
    """What holds only for some SOPs, or for a part of them. All conditions that are given must hold."""

    path: Lines = ()
    """Files: patterns or folders as in `exclude`."""
    tag: Lines = ()
    """SOPs or steps that have one of these tags."""
    profile: Lines = ()
    """SOPs of one of these profiles, by name."""
    status: Statuses = ()
    """SOPs that say one of these states; one without a line `status:` says none."""
    step: Lines = ()
    """Findings in a step whose id is like one of these patterns."""
    actor: Lines = ()
    """Findings in a step that one of these actors does, or in the actor itself; by id."""
    ignore: tuple[str, ...] = ()
    """Rules that are not reported there."""
    severities: dict[str, Level] = Field(default_factory=dict)
    """Rules that weigh more or less there."""
    options: RuleOptions = Field(default_factory=dict)
    """Options of rules there; not together with `step` or `actor`."""

    @model_validator(mode="after")
    def _is_sensible(self) -> Self:
        if not (self.path or self.tag or self.profile or self.status or self.step or self.actor):
            raise PydanticCustomError("no_condition", "an override without a condition")
        if self.options and (self.step or self.actor):
            raise PydanticCustomError("options_of_a_part", "options cannot depend on a step or an actor")
        return self


class DiffSettings(Settings):
    """How `diff` and `bump` weigh changes."""

    levels: dict[str, Literal["major", "minor", "patch", "none"]] = Field(
        default_factory=dict, examples=[{"longer steps.*.duration": "major"}]
    )
    """Changes that ask for another part of the version number than by themselves."""


class Config(Settings):
    """What a project sets for itself."""

    extend: Lines = ()
    """Settings files that this one rests on, relative to this file. What is said here wins: values and lists replace
    those of the other file, tables are merged, and `overrides`, `rules`, `plugins`, `profiles` and the lists in `words`
    are added to."""
    preset: Annotated[str, Field(json_schema_extra={"enum": ["correctness", "recommended", "strict"]})] = ""
    """The settings underneath all files: correctness, recommended (where none is named) or strict."""
    select: tuple[str, ...] = ()
    """Rules to run, by code, name or group; all where empty."""
    ignore: tuple[str, ...] = ()
    """Rules not to run."""
    severities: dict[str, Level] = Field(default_factory=dict)
    """Rules that weigh more or less than by themselves."""
    options: RuleOptions = Field(default_factory=dict, examples=[{"long-activity": {"words": 30}}])
    """Options of rules: `[options.NAME]`, by the name or code of the rule."""
    overrides: tuple[Override, ...] = ()
    """What holds only for some SOPs, steps or actors: `[[overrides]]`, later ones win."""
    rules: Lines = ()
    """Files with rules of your own, or folders of them (*.yaml), relative to this file."""
    plugins: Lines = ()
    """Installed packages with rules of their own: names of entry points of the group `sopctl.rules`."""
    fail_on: Threshold = "error"
    """The mildest finding that makes `lint` fail."""
    rules_url: str = Field(default="", pattern=r"^(https?://[!-~]+)?$")
    """The address of the rule reference (`sopctl rules --format html`), which codes of rules lead to."""
    exclude: tuple[str, ...] = ()
    """Patterns of files that are left out when a folder is given, relative to this file."""
    profile: str = ""
    """The profile of SOPs that name none."""
    profiles: Lines = ()
    """Folders with profiles of your own, relative to this file."""
    baseline: str = ""
    """A file of findings that are known and do not fail, relative to this file; `sopctl baseline create` makes it."""
    language: Literal["", "en", "id"] = ""
    """The language of messages; that of the environment where empty."""
    words: WordSettings = WordSettings.model_construct()
    """Words that the rules know besides their own lists: verbs, posts, abbreviations ..."""
    cache: bool = True
    """Whether results are kept for the next run; they hold while nothing that they rest on has changed."""
    brand: BrandSettings = BrandSettings.model_construct()
    """Logo, colour, typeface and templates of your own."""
    render: RenderSettings = RenderSettings.model_construct()
    """What `render` does where the command line says nothing else."""
    volume: VolumeSettings = VolumeSettings.model_construct()
    """Cover, decree and explanation of a folder that is printed as one book (`render --volume`)."""
    diff: DiffSettings = DiffSettings.model_construct()
    """How `diff` and `bump` weigh changes."""
