"""The table of contents: a field of Word that its user may renew, filled with the headings and their printed pages."""

from collections.abc import Iterator, Mapping, Sequence

from sopctl.office.docx import maker
from sopctl.office.xml import SPACES, Element, element

_HEADINGS = frozenset({"Heading1", "SideHeading", "PanelHead"})
_INSTRUCTION = ' TOC \\o "1-1" \\h \\z \\u '
_FIRST = 100_000
"""The number of the first bookmark; others of a document have lower ones."""
_W = f"{{{SPACES['w']}}}"


def table(title: str, body: Sequence[Element], pages: Mapping[str, int], width: float) -> list[Element]:
    """Return heading and table for all headings in `body`, which get bookmarks.

    `pages` are the pages of the headings in print, where they are known; Word works them out anew when asked.
    """
    found = [(paragraph, f"_Toc{number}") for number, paragraph in enumerate(_headings(body), _FIRST)]
    made = [maker.paragraph(maker.run(title), style="ContentsTitle")]
    lines = [_line(_said(paragraph), name, pages.get(_said(paragraph), 1), width) for paragraph, name in found]
    for number, (paragraph, name) in enumerate(found, _FIRST):
        start, end = maker.bookmark(name, number)
        paragraph.insert(1, start)
        paragraph.append(end)
    if not lines:
        return []
    begin = [_mark("begin"), element("w:r", _instruction()), _mark("separate")]
    for place, part in enumerate(begin, 1):
        lines[0].insert(place, part)
    lines[-1].append(_mark("end"))
    return [*made, *lines]


def _headings(body: Sequence[Element]) -> Iterator[Element]:
    """Yield all paragraphs that are headings and say something."""
    for block in body:
        for paragraph in block.iter(f"{_W}p"):
            style = paragraph.find(f"{_W}pPr/{_W}pStyle")
            if style is not None and style.get(f"{_W}val") in _HEADINGS and _said(paragraph):
                yield paragraph


def _said(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{_W}t")).strip()


def _line(said: str, name: str, page: int, width: float) -> Element:
    number = maker.field(f"PAGEREF {name} \\h", str(page))
    link = maker.hyperlink([maker.run(f"{said}\t"), number], anchor=name)
    return maker.paragraph(link, style="ContentsLine", tab=width)


def _mark(kind: str) -> Element:
    return element("w:r", element("w:fldChar", fldCharType=kind))


def _instruction() -> Element:
    made = element("w:instrText")
    made.text = _INSTRUCTION
    made.set(f"{{{SPACES['xml']}}}space", "preserve")
    return made
