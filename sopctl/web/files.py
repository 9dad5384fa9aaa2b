"""Style sheets and scripts that go into a page as they are."""

from functools import cache

from sopctl import resources


@cache
def text(name: str) -> str:
    """Return one of our files."""
    return (resources.templates() / "documents" / name).read_text(encoding="utf-8")


def style(*names: str) -> str:
    """Return style sheets as one: the look that all pages share, and what is theirs."""
    return "\n".join(map(text, ("base.css", *names)))
