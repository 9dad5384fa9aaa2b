"""From the settings to the rules that run: own rules are read, and every name and option in the settings is judged."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sopctl.check import Selection
from sopctl.config import ConfigError, Resolved
from sopctl.config.settings import RuleOptions
from sopctl.i18n import Text
from sopctl.layers.keys import Keys
from sopctl.rules.catalogue import Catalogue, builtin
from sopctl.rules.options import OptionError, filled, options_of

if TYPE_CHECKING:
    from sopctl.api.batch import Overrides


def selection(resolved: Resolved, said: "Overrides", root: Path | None) -> Selection:
    """Return what runs and how much it weighs; `said` is what the command line says over the settings.

    Raises ToldError for rules and options that do not exist, with file, line and key where settings name them.
    """
    config = resolved.config
    catalogue = own_catalogue(resolved, root)
    for name in (*said.select, *said.ignore):
        from sopctl.api import explain

        explain.rules(name, catalogue)  # raises, with what may have been meant
    for keys, name in _names(resolved):
        _judge(resolved, catalogue, keys, name)
    for keys, options in _options(resolved):
        _judge_options(resolved, catalogue, keys, options)
    return Selection(
        said.select or config.select,
        (*config.ignore, *said.ignore),
        config.severities,
        own=config,
        preset=resolved.preset,
        catalogue=catalogue,
        root=root,
    )


def own_catalogue(resolved: Resolved, root: Path | None) -> Catalogue:
    """Return the rules of the tool and those that the settings bring. Raises ToldError for one that is no rule."""
    if not resolved.config.rules and not resolved.config.plugins:
        return builtin()
    from sopctl.api.own_rules import with_own

    return with_own(resolved, root or Path())


def _names(resolved: Resolved) -> Iterator[tuple[Keys, str]]:
    """Yield each name of a rule in the settings, and its place."""
    config = resolved.config
    for setting, names in (("select", config.select), ("ignore", config.ignore), ("severities", config.severities)):
        yield from _keyed((setting,), names)
    for number, override in enumerate(config.overrides):
        yield from _keyed(("overrides", number, "ignore"), override.ignore)
        yield from _keyed(("overrides", number, "severities"), override.severities)


def _keyed(above: Keys, names: Iterable[str]) -> Iterator[tuple[Keys, str]]:
    for number, name in enumerate(names):
        yield (*above, name if isinstance(names, dict) else number), name


def _judge(resolved: Resolved, catalogue: Catalogue, keys: Keys, name: str) -> None:
    if not catalogue.matching(name):
        from sopctl.api import explain

        text, remedy = explain.unknown(name, catalogue)
        raise _at(resolved, keys, text, _home(resolved, keys) or remedy)


def _home(resolved: Resolved, keys: Keys) -> Text | None:
    """Return where the key of a table belongs that stands among rules or their options and is a setting."""
    found = resolved.at(keys)
    if not found or not isinstance(keys[-1], str):
        return None
    from sopctl.config.homes import home_of, tables

    layer, name = found[0], keys[-1]
    known = {field for _, fields in tables() for field in fields}
    above = [key for key in found[1][:-1] if isinstance(key, str)]
    return home_of(layer, above, name) if name in known else None


def _options(resolved: Resolved) -> Iterator[tuple[Keys, RuleOptions]]:
    yield ("options",), resolved.config.options
    for number, override in enumerate(resolved.config.overrides):
        yield ("overrides", number, "options"), override.options


def _judge_options(resolved: Resolved, catalogue: Catalogue, above: Keys, options: RuleOptions) -> None:
    for name, values in options.items():
        rules = catalogue.matching(name)
        if not rules:
            from sopctl.api import explain

            text, remedy = explain.unknown(name, catalogue)
            raise _at(resolved, (*above, name), text, _home(resolved, (*above, name)) or remedy)
        if len(rules) > 1:
            one = next((rule for rule in rules if rule.options), rules[0])
            raise _at(
                resolved,
                (*above, name),
                Text(f"`{name}` is a group, and options are those of one rule",
                     f"`{name}` adalah kelompok, sedangkan opsi adalah milik satu aturan"),
                Text(f"name the rule, such as {one.name}", f"sebutkan aturannya, misalnya {one.name}"),
            )  # fmt: skip
        try:
            filled(rules[0], values)
        except OptionError as error:
            keys = (*above, name, error.name)
            own = {option.name for option in options_of(rules[0])}
            home = None if error.name in own else _home(resolved, keys)
            raise _at(resolved, keys, error.text, home or error.remedy) from error


def _at(resolved: Resolved, keys: Keys, text: Text, remedy: Text | None) -> ConfigError:
    """Return an error with the place and the name of the setting."""
    name = ".".join(key for key in keys if isinstance(key, str))
    where = f"{resolved.place(*keys)}: `{name}`: "
    return ConfigError(Text(f"{where}{text.en}", f"{where}{text.id}"), remedy)
