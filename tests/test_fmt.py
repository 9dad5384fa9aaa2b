"""`sopctl fmt`: the one form, and that nothing is lost on the way to it."""

import os
import random
from collections import Counter
from pathlib import Path

import pytest
import yaml

from sopctl.api.new import archetypes
from sopctl.formatting import formatted
from sopctl.formatting.whole import says_the_same
from sopctl.source import decode
from tests.conftest import ROOT, Sopctl
from tests.random_sops import random_sop
from tests.test_fuzz import mutated

EXAMPLES = sorted((ROOT / "examples").rglob("*.sop.yaml"))
ROUNDS = 100 if os.environ.get("CI") else 40

HOSTILE = {
    "keys in order": (
        "title: x\n# tentang id\nid: a # c\n",
        "# tentang id\nid: a  # c\ntitle: x\n",
    ),
    "a title of the file stays on top": (
        "# SOP kami\ntitle: x\nid: a\n",
        "# SOP kami\nid: a\ntitle: x\n",
    ),
    "what silences moves along": (
        "# SOP kami\n# sopctl: ignore[GOV007] x\ntitle: x\nid: a\n",
        "# SOP kami\nid: a\n# sopctl: ignore[GOV007] x\ntitle: x\n",
    ),
    "keys of the user stay": (
        "actors:\n  b: B\n  a: A\nsections: {z: x, a: w}\n",
        "sections: {z: x, a: w}\nactors:\n  b: B\n  a: A\n",
    ),
    "unknown keys stay behind the one they follow": (
        "title: x\nfoo: w\nid: a\n",
        "id: a\ntitle: x\nfoo: w\n",
    ),
    "a dash takes over": (
        "steps:\n- activity: x\n  # c\n  id: a\n# d\n- {activity: w, id: b}\n",
        "steps:\n  # c\n  - id: a\n    activity: x\n  # d\n  - {id: b, activity: w}\n",
    ),
    "indentation": (
        "identity:\n      number: x\n      approved_by:\n          name: w\nwarnings:\n- a\n-   b\n",
        "identity:\n  number: x\n  approved_by:\n    name: w\nwarnings:\n  - a\n  - b\n",
    ),
    "folded text": (
        "sections:\n    a: >-\n        x y\n\n          deep\n        z\n\n\n    b: |2\n        two\n      one\n",
        "sections:\n  a: >-\n    x y\n\n      deep\n    z\n\n  b: |2\n      two\n    one\n",
    ),
    "kept lines": ("sections:\n  a: |+\n    x\n\n\n  b: w\n", "sections:\n  a: |+\n    x\n\n\n  b: w\n"),
    "spaces in a block": ("sections:\n  a: |\n    x  \n     \n    y\t\n", "sections:\n  a: |\n    x  \n     \n    y\t\n"),
    "no line end in a block": ("sections:\n  a: |\n    x", "sections:\n  a: |\n    x"),
    "quoted over lines": (
        'sections:\n    a: "x\n\n\n     y\\\n       z"\n',
        'sections:\n  a: "x\n\n\n    y\\\n     z"\n',
    ),
    "plain over lines": ("title: satu\n dua\n\n tiga\nid: a\n", "id: a\ntitle: satu\n  dua\n\n  tiga\n"),
    "brackets over lines": (
        "related: [a,  # satu\n # dua\n b\n]\nid: a\n",
        "id: a\nrelated: [a,  # satu\n  # dua\n  b\n]\n",
    ),
    "brackets on a line": ("history: [ {date: 2026-01-01,version: '1' } ]\n", "history: [{version: '1', date: 2026-01-01}]\n"),
    "risky": ("status: no\nversion: 010\nactors: {on: y}\n", 'version: "010"\nstatus: "no"\nactors: {"on": "y"}\n'),
    "not risky": ("version: 1.0\ncreated: 2026-01-01\n", "version: 1.0\ncreated: 2026-01-01\n"),
    "aligned comments": (
        "id:  a      # satu\ntitle:   b  # dua\nowner: c    # tiga\n",
        "id: a       # satu\ntitle: b  # dua\nowner: c    # tiga\n",
    ),
    "empty lines": ("\n\nid: a   \n\n\n\ntitle: x\nsteps:\n\n  - id: a\n\n\n  - id: b\n\n\n", "id: a\n\ntitle: x\nsteps:\n  - id: a\n\n  - id: b\n"),
    "windows": ("title: x\r\nid: a\r\n", "id: a\r\ntitle: x\r\n"),
    "both line ends": ("title: x\nid: a\r\n", "id: a\ntitle: x\n"),
    "aliases": ("title: &t x\nid: a\nowner: *t\n", "title: &t x\nid: a\nowner: *t\n"),
    "twice": ("title: x\nid: a\ntitle: w\n", "title: x\nid: a\ntitle: w\n"),
    "emoji": ("title:  😀 surat   # 😀\n", "title: 😀 surat    # 😀\n"),
    "comment at the end": ("actors:\n    a: A\n    # dalam\n# luar\n", "actors:\n  a: A\n  # dalam\n# luar\n"),
    "a list in a list": ("x:\n-   - a\n    - b\n- - c\n", "x:\n  - - a\n    - b\n  - - c\n"),
    "a dash alone": ("steps:\n-\n  id: a\n  activity: x\n", "steps:\n  -\n    id: a\n    activity: x\n"),
    "nothing behind a key": ("identity:\n    number:\n    created: # c\nid: a\n", "id: a\nidentity:\n  number:\n  created:  # c\n"),
    "a tag": ("id: !!str a\ntitle:   !!str b\n", "id: !!str a\ntitle: !!str b\n"),
    "document marks": ("---\ntitle: x\nid: a\n...\n", "---\nid: a\ntitle: x\n...\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_one_form(name: str) -> None:
    before, wanted = HOSTILE[name]
    assert formatted(decode(before.encode(), name)).text == wanted
    assert formatted(decode(wanted.encode(), name)).text == wanted


def sound(data: bytes) -> None:
    source = decode(data, "a")
    if not source.complete:
        return
    once = formatted(source)
    after = decode(once.text.encode("utf-8", "surrogatepass"), "a")
    assert after.complete
    assert says_the_same(source.value, after.value)
    assert Counter(c.text.rstrip() for c in source.comments) == Counter(c.text.rstrip() for c in after.comments)
    assert formatted(after).text == once.text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_examples_are_in_the_one_form(path: Path) -> None:
    source = decode(path.read_bytes(), path.name)
    if source.complete:
        assert formatted(source).text == source.text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_nothing_is_lost_of_mutated_files(path: Path) -> None:
    chance = random.Random(path.name)
    for _ in range(ROUNDS):
        sound(mutated(path.read_bytes(), chance))


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_nothing_is_lost_of_random_sops(seed: int) -> None:
    chance = random.Random(seed)
    value = random_sop(seed).model_dump(mode="json", exclude_defaults=True)
    items = list(value.items())
    chance.shuffle(items)
    text = yaml.safe_dump(
        dict(items),
        allow_unicode=True,
        sort_keys=chance.random() < 0.5,
        width=chance.choice([20, 60, 1000]),
        indent=chance.choice([2, 4, 7]),
        default_flow_style=chance.choice([None, False, True]),
        line_break=chance.choice(["\n", "\r\n"]),
    )
    lines = text.split("\n")
    for _ in range(chance.randint(0, 6)):
        at = chance.randrange(len(lines))
        lines.insert(at, chance.choice(["", "   ", "# komentar", "      # dalam", "\t# tab"]))
    sound("\n".join(lines).encode())


def test_new_files_are_in_the_one_form(sopctl: Sopctl) -> None:
    for name in archetypes():
        for language in ("id", "en"):
            sopctl(
                "new",
                f"{name}-{language}",
                "--archetype",
                name,
                "--title",
                "Surat",
                "--actors",
                "",
                "--language",
                language,
            )
    assert len(list(Path().glob("*.sop.yaml"))) > 10
    assert sopctl("fmt", "--check").code == 0


def test_files_are_written_and_counted(sopctl: Sopctl) -> None:
    Path("a.sop.yaml").write_bytes(b"\xef\xbb\xbftitle: x\r\nid:   a\r\n")
    Path("b.sop.yaml").write_bytes(b"id: b\n")
    ran = sopctl("fmt", "--check")
    assert (ran.code, ran.out, ran.err) == (1, "would format a.sop.yaml\n", "1 file would change, 1 left as it is\n")
    ran = sopctl("fmt", "--diff")
    assert ran.code == 1
    assert "+id: a" in ran.out
    assert sopctl("fmt").err == "1 file formatted, 1 left as it is\n"
    assert Path("a.sop.yaml").read_bytes() == b"id: a\r\ntitle: x\r\n"
    assert sopctl("fmt", "--check") == type(ran)(0, "", "2 left as they are\n")
    assert sopctl("fmt", "--lang", "id").err == "2 sudah rapi\n"


def test_a_byte_order_mark_goes_and_the_diff_shows_it(sopctl: Sopctl) -> None:
    Path("a.sop.yaml").write_bytes(b"\xef\xbb\xbfid: a\ntitle: x\n")
    assert "-\ufeffid: a\n+id: a\n" in sopctl("fmt", "--diff").out
    sopctl("fmt")
    assert Path("a.sop.yaml").read_bytes() == b"id: a\ntitle: x\n"


def test_standard_input(sopctl: Sopctl) -> None:
    ran = sopctl("fmt", "-", stdin=b"title: x\nid: a")
    assert (ran.code, ran.out) == (0, "id: a\ntitle: x\n")
    ran = sopctl("fmt", "-", stdin=b"title: [x\n")
    assert (ran.code, ran.out) == (2, "title: [x\n")


@pytest.mark.parametrize("data", [b"title: [x\nid: a\n", b"id: \xff\n", b"", b"title: x\nid: a\n---\nid: b\n"])
def test_what_cannot_be_read_is_left_alone(sopctl: Sopctl, data: bytes) -> None:
    Path("a.sop.yaml").write_bytes(data)
    ran = sopctl("fmt")
    assert ran.code == 2
    assert "a.sop.yaml:" in ran.err
    assert "left as it is" in ran.err
    assert Path("a.sop.yaml").read_bytes() == data


def test_excluded_and_missing_files(sopctl: Sopctl) -> None:
    Path("a.sop.yaml").write_text("title: x\nid: a\n", encoding="utf-8")
    Path("sopctl.toml").write_text('exclude = ["a.sop.yaml"]\n', encoding="utf-8")
    assert sopctl("fmt", ".").code == 3
    assert sopctl("fmt", "--check", "--force-exclude", "a.sop.yaml").code == 0
    assert sopctl("fmt", "--check", "a.sop.yaml").code == 1
    assert sopctl("fmt", "nix.sop.yaml").code == 2


def test_messages_follow_the_project(sopctl: Sopctl) -> None:
    Path("a.sop.yaml").write_text("id: a\n", encoding="utf-8")
    Path("sopctl.toml").write_text('language = "id"\n', encoding="utf-8")
    assert sopctl("fmt").err == "1 sudah rapi\n"
    assert sopctl("fmt", "--lang", "en").err == "1 left as it is\n"
