"""Rules of Python packages that are installed beside the tool, in the form of the tool's own rule files."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from sopctl.i18n import Text
from sopctl.layers import ConfigError
from sopctl.layers.plugins import GROUP, installed
from sopctl.regex import regex
from sopctl.rules.base import About
from sopctl.rules.catalogue import OWN, Rule
from sopctl.rules.options import options_of
from sopctl.rules.own.read import Declared
from sopctl.suggest import did_you_mean

_CODE = regex(r"[A-Z]{2,10}[0-9]{1,4}")


def plugged_in(name: str, where: str) -> Iterator[Declared]:
    """Yield the rules of the plugin `name`, which settings name at `where`.

    The entry point leads to a rule file, or to a folder of them (a package). Raises ConfigError where it is not
    installed, cannot be imported, or holds what is no rule.
    """
    point = installed().get(name)
    if point is None:
        known = ", ".join(installed())
        none = Text("no package with rules is installed", "tidak ada paket aturan yang terpasang")
        raise ConfigError(
            Text(f"{where}: no plugin `{name}` is installed", f"{where}: plugin `{name}` tidak terpasang"),
            did_you_mean(name, installed())
            or (Text(f"installed: {known}", f"yang terpasang: {known}") if known else none),
        )
    try:
        loaded = point.load()
        modules = list(_modules(loaded)) if isinstance(loaded, ModuleType) else []
    except (Exception, SystemExit) as error:
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        raise ConfigError(
            Text(f"{where}: the plugin `{name}` cannot be loaded: {what}",
                 f"{where}: plugin `{name}` tidak dapat dimuat: {what}"),
            Text("tell those who wrote it", "beri tahu pembuatnya"),
        ) from error  # fmt: skip
    if not modules:
        raise ConfigError(
            Text(f"{where}: the plugin `{name}` holds no rules", f"{where}: plugin `{name}` tidak memuat aturan"),
            Text(f"an entry point of the group {GROUP} leads to a rule file or a package of them",
                 f"entry point pada grup {GROUP} menunjuk ke berkas aturan atau paket berisi berkas aturan"),
        )  # fmt: skip
    for module in modules:
        yield _declared(module, name, where)


def _modules(module: ModuleType) -> Iterator[ModuleType]:
    """Yield the rule files: the module itself, else those in it."""
    if hasattr(module, "ABOUT"):
        yield module
        return
    for info in sorted(pkgutil.iter_modules(getattr(module, "__path__", ())), key=lambda info: info.name):
        if not info.name.startswith("_"):
            yield from _modules(importlib.import_module(f"{module.__name__}.{info.name}"))


def _declared(module: ModuleType, plugin: str, where: str) -> Declared:
    about = getattr(module, "ABOUT", None)
    checks = [name for name in ("check", "check_project") if callable(getattr(module, name, None))]
    if not isinstance(about, About) or not _CODE.fullmatch(about.code) or len(checks) != 1:
        what = f"{module.__name__} ({inspect.getfile(module)})"
        raise ConfigError(
            Text(f"{where}: plugin `{plugin}`: {what} is no rule", f"{where}: plugin `{plugin}`: {what} bukan aturan"),
            Text("a rule file has `ABOUT = About(code=\"KOTA001\", ...)` and `check` or `check_project`",
                 "berkas aturan memuat `ABOUT = About(code=\"KOTA001\", ...)` serta `check` atau `check_project`"),
        )  # fmt: skip
    rule = Rule(module.__name__.rpartition(".")[2].replace("_", "-"), OWN, about, module)
    try:
        options_of(rule)
    except Exception as error:
        raise ConfigError(
            Text(f"{where}: plugin `{plugin}`: the options of {about.code} cannot be used",
                 f"{where}: plugin `{plugin}`: opsi {about.code} tidak dapat dipakai"),
            Text("`class Options(NamedTuple)` has fields of bool, int, float, str or tuple[str, ...], with defaults",
                 "`class Options(NamedTuple)` berisi bool, int, float, str, atau tuple[str, ...], dengan nilai bawaan"),
        ) from error  # fmt: skip
    return Declared(rule, f"{module.__name__} (plugin {plugin})")
