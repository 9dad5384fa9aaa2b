"""Every rule speaks when a clean SOP gets the fault that it is for, and only then.

The examples in the rules are short and show one fault each; here the SOP around the fault is whole.
"""

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from sopctl.api.batch import batches
from sopctl.api.lint import lint
from sopctl.rules.catalogue import GROUPS, Rule, all_rules
from tests.clients import need
from tests.rules.mutations import actors, documents, file, flow, governance, outputs, structure, time, wording
from tests.rules.mutations.mutation import Mutation

TABLES = {
    "file": file.MUTATIONS,
    "structure": structure.MUTATIONS,
    "flow": flow.MUTATIONS,
    "actors": actors.MUTATIONS,
    "time": time.MUTATIONS,
    "outputs": outputs.MUTATIONS,
    "wording": wording.MUTATIONS,
    "governance": governance.MUTATIONS,
    "documents": documents.MUTATIONS,
}
MUTATIONS = {name: mutation for table in TABLES.values() for name, mutation in table.items()}
NAMES = frozenset(rule.name for rule in all_rules())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, on a day on which no example is overdue."""
    monkeypatch.setenv("SOPCTL_TODAY", "2026-06-01")
    return tmp_path


def found(folder: Path, mutation: Mutation) -> frozenset[str]:
    """Return the names of the rules that find something in a faulty example."""
    if mutation.since:
        _commit(mutation._replace(changes=()), folder)
    path = mutation.write(folder)
    paths = [path, *(folder / name for name in mutation.beside if name.endswith(".sop.yaml"))]
    results = lint(batches(map(str, paths), changed_since="HEAD" if mutation.since else ""))
    return frozenset(diagnostic.name for result in results for diagnostic in result.diagnostics)


def _commit(clean: Mutation, folder: Path) -> None:
    """Make `folder` a repository with the example as it is without the fault; once is enough."""
    if (folder / ".git").exists():
        return
    clean.write(folder)
    names = ["-C", str(folder), "-c", "user.name=Uji", "-c", "user.email=uji@example.org"]
    for arguments in (["init"], ["add", "."], ["commit", "-m", "first"]):
        subprocess.run([need("git"), *names, *arguments], check=True, capture_output=True)


def assert_speaks(rule: Rule, folder: Path) -> None:
    mutation = MUTATIONS[rule.name]
    names = found(folder, mutation)
    assert rule.name in names, f"{rule.name} is silent; what speaks: {sorted(names)}"
    also = names - {rule.name}
    assert also == mutation.also & NAMES, f"beside {rule.name} speak {sorted(also)}, not {sorted(mutation.also)}"


@pytest.mark.parametrize("base", sorted({mutation.base for mutation in MUTATIONS.values()}))
def test_without_the_fault_nothing_speaks(base: str, folder: Path) -> None:
    clean = Mutation(base, (), frozenset(), {}, None)
    assert found(folder, clean) == frozenset()


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_the_fault_makes_the_rule_speak_and_a_broken_rule_is_noticed(
    rule: Rule, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rule.name in MUTATIONS, f"add a fault for {rule.name} to tests/rules/mutations/{rule.group}.py"
    assert_speaks(rule, folder)
    which = "check_project" if rule.check is None else "check"
    monkeypatch.setitem(rule.__dict__, which, lambda *_: ())
    with pytest.raises(AssertionError, match="is silent"):
        assert_speaks(rule, folder)


def test_every_fault_is_in_the_table_of_its_group() -> None:
    known = {rule.name: rule.group for rule in all_rules()}
    assert list(TABLES) == list(GROUPS)
    assert {name: group for group, table in TABLES.items() for name in table} == known


def test_no_fault_is_given_twice() -> None:
    counts = Counter(str(mutation) for mutation in MUTATIONS.values() if not mutation.raw)
    assert [fault for fault, count in counts.items() if count > 1] == []
