"""How a project weighs changes: the rules of the tool and its own, each told with its place where it is none."""

from sopctl.config import ConfigError, Resolved
from sopctl.config.homes import home_of
from sopctl.diff.levels import LevelError, Levels, standard
from sopctl.i18n import Text


def levels_of(resolved: Resolved) -> Levels:
    """Return the rules for the level of a change. Raises ConfigError with file, line and key for one that is none."""
    try:
        return standard().with_own(resolved.config.diff.levels)
    except LevelError as error:
        place = resolved.place("diff", "levels", error.rule)
        found = resolved.at(("diff", "levels", error.rule))
        home = home_of(found[0], ("diff", "levels"), error.rule) if found and error.rule.isidentifier() else None
        where = f"{place}: " if place else ""
        raise ConfigError(Text(f"{where}{error.text.en}", f"{where}{error.text.id}"), home or error.remedy) from error
