"""Rules go in, the manual comes out: every example is tried and drawn."""

from collections.abc import Iterable

from sopctl import __version__
from sopctl.diagnostic import Diagnostic
from sopctl.i18n import Language
from sopctl.manual import trial
from sopctl.manual.entry import Entry, Manual, Sample, Setting
from sopctl.manual.picture import pictures
from sopctl.reports.toml import toml
from sopctl.rules.catalogue import Catalogue, Example, Rule
from sopctl.rules.indonesian import told_in
from sopctl.rules.options import options_of


def manual(rules: Iterable[Rule], language: Language, *, drawn: bool = True) -> Manual:
    """Return what there is to say of these rules, with fixed words of pictures in `language`.

    Pictures that are not to be `drawn`, which takes most of the time, are told in Mermaid only.
    """
    known = Catalogue(tuple(rules))
    return Manual(__version__, language, tuple(_entry(rule, known, language, drawn=drawn) for rule in known.rules))


def _entry(rule: Rule, known: Catalogue, language: Language, *, drawn: bool) -> Entry:
    samples = tuple(_sample(rule, known, example, language, drawn=drawn) for example in rule.examples)
    return Entry(
        rule, options(rule, language), samples, _fix(samples), rule.corpus.words.in_(language) if rule.corpus else ""
    )


def _sample(rule: Rule, known: Catalogue, example: Example, language: Language, *, drawn: bool) -> Sample:
    files = trial.files(example)
    found = trial.findings(rule, known, files)
    picture, mermaid = pictures(files, found, rule.group, language, drawn=drawn)
    return Sample(example.bad, files, trial.command(example), found, picture, mermaid)


def options(rule: Rule, language: Language) -> tuple[Setting, ...]:
    """Return the options of a rule with their defaults, and what each is for."""
    return tuple(
        Setting(option.name, toml(option.default), told_in(language, option.about)) for option in options_of(rule)
    )


def _fix(samples: Iterable[Sample]) -> str:
    """Tell by the examples whether findings can be mended, and whether that is always safe."""
    found: list[Diagnostic] = [one for sample in samples for one in sample.found]
    kinds = {fix.safe for one in found for fix in one.fixes}
    return "" if not kinds else "safe" if kinds == {True} else "unsafe"
