"""Rules that a project brings itself: declared in YAML, or in Python packages that are installed beside the tool."""

from collections.abc import Iterable

from sopctl.i18n import Text
from sopctl.layers import ConfigError
from sopctl.rules.catalogue import GROUPS, Catalogue, builtin
from sopctl.rules.own.read import Declared, declared

__all__ = ["MAX_RULES", "Declared", "declared", "with_own"]

MAX_RULES = 1000
"""Rules of a project's own; each looks at every SOP."""


def with_own(rules: Iterable[Declared]) -> Catalogue:
    """Return the rules of the tool and those of a project. Raises ConfigError where two are called the same."""
    taken = {name.lower(): "sopctl" for name in builtin().names}
    own = []
    for item in rules:
        rule = item.rule
        if rule.letters in {letters for letters, _ in GROUPS.values()}:
            raise ConfigError(
                Text(f"{item.where}: codes with the letters {rule.letters} belong to sopctl itself",
                     f"{item.where}: kode berawalan {rule.letters} adalah milik sopctl"),
                Text("choose letters of your own, such as KOTA001", "pilih huruf awal sendiri, misalnya KOTA001"),
            )  # fmt: skip
        for name in (rule.code, rule.name):
            if other := taken.get(name.lower()):
                raise ConfigError(
                    Text(f"{item.where}: `{name}` is the name of another rule: {other}",
                         f"{item.where}: `{name}` sudah menjadi nama aturan lain: {other}"),
                    Text("give one of them another code or name", "beri salah satunya kode atau nama lain"),
                )  # fmt: skip
            taken[name.lower()] = item.where
        own.append(rule)
        if len(own) > MAX_RULES:
            raise ConfigError(
                Text(f"{item.where}: more than {MAX_RULES} rules of your own",
                     f"{item.where}: lebih dari {MAX_RULES} aturan sendiri"),
            )  # fmt: skip
    return Catalogue((*builtin().rules, *sorted(own, key=lambda rule: rule.code)))
