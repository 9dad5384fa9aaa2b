"""A review in the format that was asked for, on standard output or in a file."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from sopctl import output
from sopctl.api.errors import ApiError, NothingToDoError
from sopctl.api.rendering.targets import portable
from sopctl.i18n import Language, Text
from sopctl.model import Profile
from sopctl.project import SUFFIX
from sopctl.reports.terminal import safe

if TYPE_CHECKING:
    from sopctl.api.review import Reviews

_ENDINGS = {
    ".txt": "text",
    ".md": "markdown",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
    ".svg": "svg",
    ".pdf": "pdf",
}
_DRAWN = frozenset({"svg", "pdf"})


class Wish(Struct, frozen=True):
    """The format and the file that were asked for; None for standard output."""

    format: str
    file: Path | None = None

    @classmethod
    def of(cls, name: str, out: Path | None) -> "Wish":
        """Return what was wished for; the name of the file may tell the format. Raises ApiError where it cannot be."""
        kind = name or (_ENDINGS.get(out.suffix.lower(), "") if out else "text")
        if not kind:
            raise ApiError(
                Text(f"{out}: which format?", f"{out}: format apa?"),
                Text(
                    "add --format, or let the name end with .md, .html, .svg ...",
                    "tambahkan --format, atau akhiri nama berkas dengan .md, .html, .svg ...",
                ),
            )
        if kind in _DRAWN and not out:
            raise ApiError(
                Text(f"{kind} is a picture and needs a file", f"{kind} adalah gambar dan memerlukan berkas"),
                Text(f"add --out FILE.{kind}", f"tambahkan --out BERKAS.{kind}"),
            )
        return cls(kind, out)


def write(found: "Reviews", wish: Wish, language: Language, *, colour: bool, columns: int) -> Iterator[str]:
    """Yield what is to be printed; a file is written whole or not at all. Raises ToldError where it cannot be."""
    if wish.format in _DRAWN and wish.file:
        for file, data in _drawn(found, wish.format, wish.file, language):
            output.write(file, data)
            yield _written(file, language)
        return
    pieces = _told(found, wish.format, language, colour=colour, columns=columns)
    if wish.file is None:
        yield from pieces
        return
    output.write(wish.file, "".join(pieces).encode("utf-8", "backslashreplace"))
    yield _written(wish.file, language)


def _told(found: "Reviews", name: str, language: Language, *, colour: bool, columns: int) -> Iterator[str]:
    sides = found.reviews, found.old, found.new
    if name == "markdown":
        from sopctl.reports.changes.markdown import MarkdownReview

        return MarkdownReview(language).all(*sides)
    if name == "json":
        from sopctl.reports.changes.json import JsonReview

        return JsonReview(language).all(*sides)
    if name == "html":
        from sopctl.api.reviewing.drawn import picture
        from sopctl.reports.changes.page import PageReview

        drawn = {one.file: picture(one, found.profiles.get(one.file, Profile()), language) for one in found.reviews}
        return PageReview(language, drawn).all(*sides)
    if name == "github":
        from sopctl.reports.changes.github import GithubReview

        return GithubReview(language).all(*sides)
    from sopctl.reports.changes.text import TextReview

    return TextReview(language, colour=colour, columns=columns).all(*sides)


def _drawn(found: "Reviews", name: str, out: Path, language: Language) -> Iterator[tuple[Path, bytes]]:
    """Yield the drawn files. Raises ApiError where there is nothing to draw, or several pictures and one file."""
    from sopctl.api.reviewing.drawn import picture, publication

    if name == "pdf":
        from sopctl.drawings import press

        made = publication(found.reviews, found.profiles, language)
        if not made.pages:
            raise _NOTHING
        yield out, press.pdf(made)
        return
    drawn = [(one, picture(one, found.profiles.get(one.file, Profile()), language)) for one in found.reviews]
    drawn = [(one, svg) for one, svg in drawn if svg]
    if not drawn:
        raise _NOTHING
    if len(drawn) == 1 and not out.is_dir():
        yield out, drawn[0][1].encode()
        return
    if out.suffix:
        raise ApiError(
            Text(
                f"{len(drawn)} SOPs differ, and {out} is one file",
                f"{len(drawn)} SOP berbeda, sedangkan {out} satu berkas",
            ),
            Text("name a folder, or one SOP", "sebutkan folder, atau satu SOP saja"),
        )
    for name, (_, svg) in zip(_apart([one.file for one, _ in drawn]), drawn, strict=True):
        yield out / f"{name}.diff.svg", svg.encode()


def _apart(files: list[str]) -> list[str]:
    """Return a name for each file, without its end; with its folders where another one has the same, on any system."""
    names = [portable(Path(file).name.removesuffix(SUFFIX)) for file in files]
    known = Counter(name.casefold() for name in names)
    shared = len(os.path.commonprefix([Path(file).parts[:-1] for file in files]))  # noqa: RUF071  of tuples
    taken: set[str] = set()
    for position, file in enumerate(files):
        if known[names[position].casefold()] > 1:
            names[position] = portable("-".join(Path(file).parts[shared:]).removesuffix(SUFFIX))
        while names[position].casefold() in taken:  # a-b/c and a/b-c
            names[position] += "-2"
        taken.add(names[position].casefold())
    return names


_NOTHING = NothingToDoError(
    Text("nothing to draw: no SOP with steps differs", "tidak ada yang digambar: tidak ada SOP berlangkah yang berbeda")
)


def _written(file: Path, language: Language) -> str:
    name = safe(str(file))
    return Text(f"{name} written\n", f"{name} ditulis\n").in_(language)
