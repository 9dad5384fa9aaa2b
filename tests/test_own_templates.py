"""Templates of the house: they come before the tool's, and can neither read files, run code nor bring down the tool."""

import contextlib
import os
from pathlib import Path

import pytest

from tests.conftest import Sopctl
from tests.test_cli_lint import CLEAN

MARKDOWN = "own/document.md.jinja"


def write(name: str, text: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.fixture
def house(sopctl: Sopctl) -> Sopctl:
    write("a.sop.yaml", CLEAN)
    write("sopctl.toml", '[brand]\ntemplates = "own"\n')
    Path("own").mkdir()
    return sopctl


def test_own_template_comes_before_the_tools(house: Sopctl) -> None:
    write(MARKDOWN, "{% for block in document.blocks %}[{{ block.kind }}]{% endfor %} {{ document.title | text }}\n")
    assert house("render", "a.sop.yaml", "--format", "md,html").code == 0
    text = Path("build/a.md").read_text(encoding="utf-8")
    assert text.startswith("[identity]")
    assert "<!DOCTYPE html>" in Path("build/a.html").read_text(encoding="utf-8"), "those that it lacks are the tool's"


def test_own_template_may_build_on_the_tools(house: Sopctl) -> None:
    write("own/page.html.jinja", '{% import "blocks.html.jinja" as html with context %}<p>{{ document.title }}</p>')
    write("a.sop.yaml", CLEAN.replace("title: ", "title: <script>alert(1)</script> "))
    assert house("render", "a.sop.yaml", "--format", "html", "--force").code == 0
    assert "<p>&lt;script&gt;alert(1)" in Path("build/a.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a\n{{ documnt.title }}", 2, "'documnt' is undefined"),
        ("\n\n{% for x %}", 3, "expected token 'in'"),
        ("{{ document.title | nothing }}", 1, "No filter named 'nothing'"),
        ("{% include 'absent.jinja' %}", 1, "there is no template `absent.jinja`"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("x\n{{ document.blocks.nothing }}", 2, "has no attribute 'nothing'"),
        ("{% include 'document.md.jinja' %}", 1, "recursion"),
        ("{{ 'x' * 99999999999 }}", 1, "too large"),
        ("{{ 9 ** 99999999 }}", 1, "too large"),
        ("{% for n in range(10000000) %}{% endfor %}", 1, "Range too big"),
        ("{% for n in range(9999) %}{% for m in range(9999) %}{{ 'x' * 999 }}{% endfor %}{% endfor %}", 1, "more than"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("{{ document.title.__class__ }}", 1, "unsafe"),
        ("{{ '{0.__class__}'.format(document) }}", 1, "unsafe"),
        ("{{ cycler.__init__.__globals__.os.system('touch bad') }}", 1, "unsafe"),
        ("{{ self.__init__.__globals__ }}", 1, "unsafe"),
        ("{{ document.blocks.append(1) }}", 1, "has no attribute"),
        (b"\n\xff", 1, "not UTF-8"),
        (b"x" * 2_000_000, 1, "larger than 1 MB"),
    ],
)
def test_a_fault_gives_file_line_and_remedy(text: str | bytes, line: int, said: str, house: Sopctl) -> None:
    write(MARKDOWN, text)
    ran = house("render", "a.sop.yaml", "--format", "md")
    assert ran.code == 2, ran.out
    message, remedy = ran.err.splitlines()[-2:]
    assert f"document.md.jinja:{line}: " in message
    assert said in message
    assert remedy.startswith("  help: mend the template")
    assert not Path("bad").exists()
    assert not Path("build/a.md").exists()


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/hostname", "own/../../secret.txt", "..\\secret.txt", "link.txt", ""]
)
def test_a_template_reads_no_other_file(name: str, house: Sopctl) -> None:
    write("secret.txt", "secret")
    with contextlib.suppress(OSError, NotImplementedError):  # Windows asks for a privilege
        Path("own/link.txt").symlink_to(os.path.abspath("secret.txt"))
    write(MARKDOWN, f"{{% include {name!r} %}}")
    ran = house("render", "a.sop.yaml", "--format", "md")
    assert ran.code == 2
    assert "there is no template" in ran.err
    assert not Path("build/a.md").exists()


def test_settings_that_name_no_folder_stop_before_anything_is_written(house: Sopctl) -> None:
    write("sopctl.toml", '[brand]\ntemplates = "absent"\n')
    ran = house("render", "a.sop.yaml", "--format", "md")
    assert ran.code == 2
    assert "absent: cannot be used as the folder of templates: there is no such folder" in ran.err
    assert not Path("build").exists()
    write("sopctl.toml", '[brand]\nlogo = "a.sop.yaml"\n')
    assert "cannot be used as a logo: it is no SVG, PNG or JPEG picture" in house("render", "a.sop.yaml").err


def test_a_mended_template_is_read_again(house: Sopctl) -> None:
    write(MARKDOWN, "{{ x }}")
    assert house("render", "a.sop.yaml", "--format", "md").code == 2
    os.utime(write(MARKDOWN, "good"), (1, 1))
    assert house("render", "a.sop.yaml", "--format", "md").code == 0
    assert Path("build/a.md").read_text(encoding="utf-8") == "good\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", "passes of its loops"),
        (
            "{% set n = namespace(a='x') %}{% for i in range(60) %}{% set n.a = n.a ~ n.a %}{% endfor %}",
            "`~` would make something too large",
        ),
        ("{{ '%0999999999d' % 1 }}", "too large"),
        ("{{ '%*d' % (999999999, 1) }}", "too large"),
        ("{{ '%0999999999d' | format(1) }}", "too large"),
        ("{{ '{:>999999999}'.format('x') }}", "too large"),
        ("{{ 'x'.ljust(999999999) }}", "too large"),
        ("{{ ('x' * 9999) | replace('x', 'x' * 9999) }}", "too large"),
        ("{{ ('x' * 9999).replace('x', 'x' * 9999) }}", "too large"),
        ("{{ ('x' * 9999) | join('x' * 9999) }}", "too large"),
        ("{{ ('x' * 9999).join(['a'] * 9999) }}", "too large"),
        ("{{ 'x' | center(width=999999999) }}", "too large"),
        ("{{ (['x' * 9999] * 9999) | join }}", "too large"),
    ],
)
def test_no_template_goes_on_for_ever(text: str, said: str, house: Sopctl) -> None:
    write(MARKDOWN, text)
    result = house("render", "a.sop.yaml", "--format", "md")
    assert (result.code, said in result.err) == (2, True), result.err[:300]


def test_usual_means_are_there(house: Sopctl) -> None:
    write(
        MARKDOWN,
        "{{ 'a' ~ 1 }} {{ ['a', 'b'] | join(', ') }} {{ 'x' | center(5) }}| {{ 'a' | replace('a', 'b') }} "
        "{{ '%s-%02d' % ('a', 5) }} {{ '%s' | format('q') }} {{ 'x'.ljust(3) }}| {{ range(3) | join('+') }} "
        "{{ document.blocks | join('', attribute='kind') | length > 0 }} {{ 7 % 4 }} {{ '{:>3}'.format('y') }}",
    )
    assert house("render", "a.sop.yaml", "--format", "md").code == 0
    assert Path("build/a.md").read_text(encoding="utf-8").strip() == "a1 a, b   x  | b a-05 q x  | 0+1+2 True 3   y"
