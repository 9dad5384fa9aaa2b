"""What is asked of `render`, and whether the formats can give it."""

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from sopctl.api.errors import ApiError
from sopctl.api.formats import DEFAULT, FORMATS, RenderWish
from sopctl.api.rendering.workers import cores
from sopctl.config import Config, Resolved
from sopctl.i18n import Language, Text
from sopctl.layers.find import seen_from_here
from sopctl.suggest import did_you_mean

_WORTH, _WORTH_COPY = 24, 8
"""Files that take as long as the start of a process that renders, and as a copy of this one takes to get ready."""


class Plan(Struct, frozen=True):
    """What is made of each SOP of one project, and where it goes."""

    folder: Path
    wish: RenderWish


class Request(Struct, frozen=True):
    """What is asked for on the command line; the settings of a project fill in what is left open."""

    wish: RenderWish = field(default_factory=RenderWish)
    """How SOPs are to be rendered; without formats as the settings say."""
    folder: Path | None = None
    """Where results go; where the settings say, else `build` in the working folder, where None."""
    language: Language | None = None
    """The language of fixed words; that of the SOP where None."""
    force: bool = False
    """Render a file with errors too."""
    check: bool = False
    """Compare with what lies in the folder instead of writing."""
    volume: bool = False
    """Bind all SOPs into one book."""
    title: str = ""
    """The title of the book; that of the settings where empty."""
    jobs: int | None = 1
    """Processes that share the work; as many as are worth their start where None."""

    def plan(self, config: Config, root: Path | None, resolved: Resolved | None = None) -> Plan:
        """Return the plan for a project with these settings, whose file is in `root`.

        Raises ApiError for formats that do not exist or cannot give what is asked for. Of formats that nobody
        named for this run, those that do not have the view are left out; a view is a picture where nobody names any.
        """
        wish = self.wish
        usual = _known(config.render.formats, resolved) or (("svg",) if wish.view or wish.outlined else DEFAULT)
        asked = _known(wish.formats) or tuple(name for name in usual if wish.view in FORMATS[name].views)
        for name in asked:
            if wish.view not in FORMATS[name].views:
                raise _without_view(name, wish.view)
        poster = {"size": wish.poster.sizes, "url": wish.poster.url, "bleed": wish.poster.bleed}
        for option, value in {"paper": wish.paper, "outlined": wish.outlined, **poster}.items():
            if value and not any(option in FORMATS[name].options for name in asked):
                raise _without_option(asked, option)
        out = seen_from_here((root or Path()) / config.render.out) if config.render.out else Path("build")
        paper = wish.paper or config.render.paper or None
        return Plan(self.folder or out, replace(wish, formats=asked, paper=paper))

    def needs_graphviz(self, plan: Plan) -> bool:
        """Tell whether there is a picture that cannot be made without Graphviz."""
        return any(plan.wish.view in FORMATS[name].graphviz for name in plan.wish.formats)

    def processes(self, files: int) -> int:
        """Return how many processes are to render so many files."""
        if files < 2:
            return files
        from sopctl.api.rendering import copies

        worth = _WORTH_COPY if copies.may_be_made() else _WORTH
        return min(files, self.jobs or min(cores(), 1 + files // worth))

    def checkers(self, files: int) -> int | None:
        """Return how many processes are to check so many files before; this one alone where each would start anew."""
        if files < 2:
            return 1
        from sopctl.api.rendering import copies

        return self.jobs if copies.may_be_made() else 1


def _known(names: Iterable[str], resolved: Resolved | None = None) -> tuple[str, ...]:
    """Return the names of formats in their usual letters, each once. Raises ApiError for others.

    `resolved` are the settings that name them, which say where they stand.
    """
    known = [name.strip().lower() for name in names]
    for number, name in enumerate(known):
        if name not in FORMATS:
            place = resolved.place("render", "formats", number) if resolved else ""
            raise _unknown(name, f"{place}: `render.formats`: " if place else "")
    return tuple(dict.fromkeys(known))


def _unknown(name: str, where: str) -> ApiError:
    known = ", ".join(FORMATS)
    meant = did_you_mean(name, FORMATS) or Text("", "")
    return ApiError(
        Text(f"{where}there is no format `{name}`", f"{where}tidak ada format `{name}`"),
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
