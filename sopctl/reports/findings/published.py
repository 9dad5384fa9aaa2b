"""The shape of the JSON report, as it is promised to programs: `sopctl schema report` is made from it.

`json.py` writes the report piece by piece and does not need these classes; a test holds every report against them.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Part(BaseModel):
    """A part of the report. A program must bear fields that a later version adds."""

    model_config = ConfigDict(frozen=True)


class _Placed(_Part):
    """Something that stands at a place in a file."""

    file: str
    """The file, as it was named or found; `-` or what `--stdin-filename` says for standard input."""
    line: int = Field(ge=1)
    """The first line, from 1."""
    column: int = Field(ge=1)
    """The first column, from 1, counted in characters (Unicode code points)."""
    end_line: int = Field(ge=1)
    """The last line."""
    end_column: int = Field(ge=1)
    """The column after the last character."""


class RelatedPlace(_Placed):
    """Another place that explains a finding."""

    message: str
    """What is there."""


class ReportedEdit(_Part):
    """Text that is to be replaced."""

    line: int = Field(ge=1)
    """The first line, from 1."""
    column: int = Field(ge=1)
    """The first column, from 1, counted in characters."""
    end_line: int = Field(ge=1)
    """The last line."""
    end_column: int = Field(ge=1)
    """The column after the last character."""
    start: int = Field(ge=-1)
    """The first character, from 0, behind a byte order mark, which is at -1."""
    end: int = Field(ge=0)
    """The character after the last one."""
    text: str
    """What is to stand there."""


class ReportedFix(_Part):
    """A way to mend a finding."""

    title: str
    """What is done, in the language that was asked for."""
    safe: bool
    """Whether the meaning of the SOP stays for certain; `--fix` makes only such changes."""
    edits: list[ReportedEdit]
    """What changes in the file of the finding: all of it, or nothing."""


class ReportedFinding(_Placed):
    """Something that a rule found."""

    code: str
    """The code of the rule, such as TIM001; it never changes its meaning."""
    name: str
    """The name of the rule, such as missing-duration; `internal-error` where the rule itself failed."""
    severity: Literal["error", "warning", "info"]
    """How bad it is, under the settings of the project."""
    message: str
    """What is wrong, in the language that was asked for."""
    help: str | None
    """What to do about it."""
    related: list[RelatedPlace]
    """Other places that explain it, in the order in which they are to be read."""
    fixes: list[ReportedFix]
    """Ways to mend it, the best one first."""


class Counts(_Part):
    """How much was checked and found."""

    files: int = Field(ge=0)
    """Files that were checked."""
    error: int = Field(ge=0)
    """Findings that are errors."""
    warning: int = Field(ge=0)
    """Findings that are warnings."""
    info: int = Field(ge=0)
    """Findings that are information."""
    known: int = Field(ge=0)
    """Findings that the baseline knows; they are neither listed nor counted above."""


class JsonFindings(_Part):
    """What `sopctl lint --format json` writes."""

    version: Literal[1]
    """The version of this format; it changes when a field goes or changes its meaning, not when one is added."""
    findings: list[ReportedFinding]
    """The findings, file by file, then those across documents."""
    summary: Counts
    """The counts."""
