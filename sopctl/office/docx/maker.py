"""Paragraphs, runs, fields and cells of Word, in the order of children that its schema asks for (ECMA-376, part 1)."""

from collections.abc import Iterable, Iterator

from sopctl.office.docx import limits
from sopctl.office.running import HYPHEN
from sopctl.office.xml import SPACES, Element, element, text_element, twips

SHADE = "E9EDF1"
"""The ground of headings."""
_MARKS = {HYPHEN: "w:softHyphen", "\n": "w:br", "\t": "w:tab"}
_W = f"{{{SPACES['w']}}}"


def paragraph(
    *content: Element,
    style: str = "",
    number: tuple[int, int] | None = None,
    new_page: bool = False,
    tab: float = 0.0,
) -> Element:
    """Return a paragraph of a style.

    `number` is a list and the depth in it, counted from zero; `tab` is where text on the right side ends (mm).
    """
    properties = element("w:pPr")
    if style:
        properties.append(element("w:pStyle", val=style))
    if new_page:
        properties.append(element("w:pageBreakBefore"))
    if number:
        list_, level = number
        properties.append(element("w:numPr", element("w:ilvl", val=level), element("w:numId", val=list_)))
    if tab:
        properties.append(element("w:tabs", element("w:tab", val="right", pos=twips(tab))))
    return element("w:p", properties if len(properties) else None, *content)


def run(text: str, *, bold: bool = False, italic: bool = False, style: str = "", size: float = 0.0) -> Element:
    """Return a text in one form; breaks, tabs and marks in a word become what Word has for them.

    A `size` in points stands over that of the style, rounded down to the half points that Word knows: what just fits
    a column must not grow.
    """
    properties = element("w:rPr")
    if style:
        properties.append(element("w:rStyle", val=style))
    for wanted, name in ((bold, "b"), (italic, "i")):
        if wanted:
            properties.extend([element(f"w:{name}"), element(f"w:{name}Cs")])
    if size:
        half_points = int(2 * size + 0.01)
        properties.extend([element("w:sz", val=half_points), element("w:szCs", val=half_points)])
    return element("w:r", properties if len(properties) else None, *_content(text))


def _content(text: str) -> Iterator[Element]:
    plain = ""
    for letter in text.replace("\r\n", "\n").replace("\r", "\n"):
        if letter not in _MARKS:
            plain += letter
            continue
        if plain:
            yield text_element("w:t", plain)
            plain = ""
        yield element(_MARKS[letter])
    if plain:
        yield text_element("w:t", plain)


def checkbox() -> Element:
    """Return a box that is ticked by a click."""
    signs = {"checkedState": "2612", "uncheckedState": "2610"}
    states = (element(f"w14:{name}", val=sign, font="MS Gothic") for name, sign in signs.items())
    box = element("w14:checkbox", element("w14:checked", val=0), *states)
    properties = element("w:rPr", element("w:rFonts", ascii="MS Gothic", hAnsi="MS Gothic", eastAsia="MS Gothic"))
    shown = element("w:r", properties, text_element("w:t", "\N{BALLOT BOX}"))
    return element("w:sdt", element("w:sdtPr", box), element("w:sdtContent", shown))


def field(instruction: str, shown: str) -> Element:
    """Return a field; `shown` is what stands there until Word works it out."""
    return element("w:fldSimple", run(shown), instr=f" {instruction} ")


def hyperlink(content: Iterable[Element], relation: str = "", anchor: str = "") -> Element:
    """Return text that leads to a related address or to a bookmark."""
    made = element("w:hyperlink", *content, anchor=anchor or None, history=1)
    if relation:
        made.set(f"{{{SPACES['r']}}}id", relation)
    return made


def bookmark(name: str, number: int) -> tuple[Element, Element]:
    """Return the two ends of a place that links lead to; no two in a document have the same number."""
    return element("w:bookmarkStart", id=number, name=name), element("w:bookmarkEnd", id=number)


def numbered(words: str, number: int, count: int) -> list[Element]:
    """Return the words of a page's number, `{number}` and `{count}` in them as fields."""
    values = {"{number}": ("PAGE", number), "{count}": ("NUMPAGES", count)}
    content = []
    while words:
        found = [(words.index(name), name) for name in values if name in words]
        if not found:
            break
        at, name = min(found)
        content += [run(words[:at])] if at else []
        instruction, value = values[name]
        content.append(field(instruction, str(value)))
        words = words[at + len(name) :]
    return [*content, run(words)] if words else content


def cell(
    content: Iterable[Element],
    width: float,
    *,
    columns: int = 1,
    merge: str = "",
    shade: str = "",
    padding: float | None = None,
    middle: bool = False,
) -> Element:
    """Return a cell `width` mm wide.

    `merge` is `restart` in the first of several cells that are one from top to bottom, and `continue` in the others.
    """
    properties = element("w:tcPr", element("w:tcW", w=twips(width), type="dxa"))
    if columns > 1:
        properties.append(element("w:gridSpan", val=columns))
    if merge:
        properties.append(element("w:vMerge", val=merge))
    if shade:
        properties.append(element("w:shd", val="clear", color="auto", fill=shade))
    if padding is not None:
        sides = (element(f"w:{side}", w=twips(padding), type="dxa") for side in ("left", "right"))
        properties.append(element("w:tcMar", *sides))
    if middle:
        properties.append(element("w:vAlign", val="center"))
    made = element("w:tc", properties, *content)
    if len(made) == 1:
        made.append(paragraph())
    return made


def row(
    cells: Iterable[Element],
    *,
    height: int = 0,
    exact: bool = False,
    head: bool = False,
    whole: bool = True,
    kept: bool = False,
) -> Element:
    """Return a row; `height` in twips, `head` where it repeats on every page.

    `whole` where no page break parts it, `kept` where it stays on one page with the next row.
    """
    properties = element("w:trPr", element("w:cantSplit") if whole else None)
    if height:
        properties.append(element("w:trHeight", val=height, hRule="exact" if exact else "atLeast"))
    if head:
        properties.append(element("w:tblHeader"))
    made = element("w:tr", properties, *cells)
    if kept:
        for own in made.iter(f"{_W}p"):
            _keep(own)
    return made


def _keep(made: Element) -> None:
    """Keep a paragraph on one page with the next; programs ask the first one of a row."""
    found = made.find(f"{_W}pPr")
    if found is None:
        found = element("w:pPr")
        made.insert(0, found)
    style = found.find(f"{_W}pStyle")
    found.insert(0 if style is None else 1, element("w:keepNext"))


def table(
    widths: Iterable[float], rows: Iterable[Element], *, style: str, caption: str = "", description: str = ""
) -> Element:
    """Return a table whose columns have these widths (mm), whatever stands in them.

    Raises WordError for more columns than Word takes.
    """
    widths = tuple(widths)
    limits.judge_columns(len(widths))
    properties = element(
        "w:tblPr",
        element("w:tblStyle", val=style),
        element("w:tblW", w=twips(sum(widths)), type="dxa"),
        element("w:tblInd", w=0, type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
        element("w:tblCaption", val=caption) if caption else None,
        element("w:tblDescription", val=description) if description else None,
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w=twips(width)) for width in widths))
    return element("w:tbl", properties, grid, *rows)
