"""What is asked of `render`, and whether the formats can give it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sopctl.api.errors import ApiError
from sopctl.api.formats import DEFAULT, FORMATS, View
from sopctl.api.formats.job import PosterWish
from sopctl.api.rendering.workers import cores
from sopctl.config import Config
from sopctl.i18n import Language, Text
from sopctl.project import seen_from_here
from sopctl.suggest import did_you_mean

if TYPE_CHECKING:
    from sopctl.diagrams import EngineName
    from sopctl.layout import PaperName

_WORTH = 24
"""Files that take as long as the start of a process that renders."""


class Plan(NamedTuple):
    """What is made of each SOP of one project, and where it goes."""

    folder: Path
    formats: tuple[str, ...]
    paper: "PaperName | None"
    """That of the profile where None."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for on the command line; the settings of a project fill in what is left open."""

    folder: Path | None = None
    """Where results go; where the settings say, else `build` in the working folder, where None."""
    formats: tuple[str, ...] = ()
    """Names of formats."""
    language: Language | None = None
    """The language of fixed words; that of the SOP where None."""
    force: bool = False
    """Render a file with errors too."""
    engine: "EngineName" = "embedded"
    view: View = ""
    """One picture that is to be shown instead of the whole."""
    paper: "PaperName | None" = None
    outlined: bool = False
    """Draw the text of SVG as curves."""
    poster: PosterWish = field(default_factory=PosterWish)
    """What posters are wanted."""
    check: bool = False
    """Compare with what lies in the folder instead of writing."""
    volume: bool = False
    """Bind all SOPs into one book."""
    title: str = ""
    """The title of the book; that of the settings where empty."""
    jobs: int | None = 1
    """Processes that share the work; as many as are worth their start where None."""

    def plan(self, config: Config, root: Path | None) -> Plan:
        """Return the plan for a project with these settings, whose file is in `root`.

        Raises ApiError for formats that do not exist or cannot give what is asked for. Of formats that nobody
        named for this run, those that do not have the view are left out; a view is a picture where nobody names any.
        """
        usual = _known(config.render.formats) or (("svg",) if self.view or self.outlined else DEFAULT)
        asked = _known(self.formats) or tuple(name for name in usual if self.view in FORMATS[name].views)
        for name in asked:
            if self.view not in FORMATS[name].views:
                raise _without_view(name, self.view)
        poster = {"size": self.poster.sizes, "url": self.poster.url, "bleed": self.poster.bleed}
        for option, value in {"paper": self.paper, "outlined": self.outlined, **poster}.items():
            if value and not any(option in FORMATS[name].options for name in asked):
                raise _without_option(asked, option)
        out = seen_from_here((root or Path()) / config.render.out) if config.render.out else Path("build")
        return Plan(self.folder or out, asked, self.paper or config.render.paper or None)

    def needs_graphviz(self, plan: Plan) -> bool:
        """Tell whether there is a picture that cannot be made without Graphviz."""
        return any(self.view in FORMATS[name].graphviz for name in plan.formats)

    def processes(self, files: int) -> int:
        """Return how many processes are to render so many files."""
        return min(files, self.jobs or min(cores(), 1 + files // _WORTH))


def _known(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of formats in their usual letters, each once. Raises ApiError for others."""
    known = tuple(dict.fromkeys(name.strip().lower() for name in names))
    for name in known:
        if name not in FORMATS:
            raise _unknown(name)
    return known


def _unknown(name: str) -> ApiError:
    known = ", ".join(FORMATS)
    meant = did_you_mean(name, FORMATS) or Text("", "")
    return ApiError(
        Text(f"there is no format `{name}`", f"tidak ada format `{name}`"),
        Text(f"{meant.en} known formats: {known}".strip(), f"{meant.id} format yang ada: {known}".strip()),
    )


def _without_view(name: str, view: str) -> ApiError:
    others, able = (
        ", ".join(filter(None, FORMATS[name].views)),
        _names(n for n, form in FORMATS.items() if view in form.views),
    )
    has = Text(f"{name} has {others}; ", f"{name} memiliki {others}; ") if others else Text("", "")
    return ApiError(
        Text(f"`{name}` cannot be the {view} alone", f"`{name}` tidak dapat hanya berisi {view}"),
        Text(
            f"{has.en}formats with --view {view}: {able}; without --view it is whole",
            f"{has.id}format dengan --view {view}: {able}; tanpa --view isinya utuh",
        ),
    )


def _without_option(names: tuple[str, ...], option: str) -> ApiError:
    asked, able = ", ".join(names), _names(name for name in FORMATS if option in FORMATS[name].options)
    return ApiError(
        Text(f"--{option} changes nothing in {asked}", f"--{option} tidak berpengaruh pada {asked}"),
        Text(f"formats with --{option}: {able}", f"format dengan --{option}: {able}"),
    )


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)
