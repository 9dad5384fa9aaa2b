"""The part of a document with its styles: of paragraphs, characters and tables."""

from collections.abc import Iterator

from sopctl.i18n import Language, Text
from sopctl.office.docx.paragraphs import FONT, MONO, Style, styles
from sopctl.office.xml import Element, element, twips


def part(language: str, words: Language, size: float, colour: str, font: str = "", shrunk: float = 1.0) -> Element:
    """Return the part with all styles. `language` is that of the texts, `words` that of the styles' names."""
    fonts = _fonts(font or FONT)
    defaults = element(
        "w:docDefaults",
        element(
            "w:rPrDefault",
            element(
                "w:rPr",
                fonts,
                element("w:sz", val=round(2 * size)),
                element("w:szCs", val=round(2 * size)),
                element("w:lang", val=language, eastAsia="zh-CN", bidi="ar-SA"),
            ),
        ),
        element("w:pPrDefault"),
    )
    own = (_paragraph(style, words) for style in styles(size, colour, shrunk))
    return element("w:styles", defaults, *own, *_characters(words), *_tables(words))


def _fonts(name: str) -> Element:
    return element("w:rFonts", ascii=name, hAnsi=name, cs=name, eastAsia=name)


def _paragraph(style: Style, words: Language) -> Element:
    made = element("w:style", type="paragraph", styleId=style.id, default=1 if style.id == "Normal" else None)
    if style.name.en != style.name.id:
        made.set(f"{{{made.nsmap['w']}}}customStyle", "1")
    made.append(element("w:name", val=style.name.in_(words)))
    if style.based:
        made.append(element("w:basedOn", val=style.based))
    if style.follows:
        made.append(element("w:next", val=style.follows))
    made.append(element("w:qFormat"))
    for properties in (_layout(style), _letters(style)):
        if len(properties):
            made.append(properties)
    return made


def _layout(style: Style) -> Element:
    made = element("w:pPr")
    if style.keep:
        made.extend([element("w:keepNext"), element("w:keepLines")])
    if style.list:
        made.append(element("w:numPr", element("w:ilvl", val=style.list[1]), element("w:numId", val=style.list[0])))
    if style.rule:
        line = element("w:bottom", val="single", sz=2, space=3, color="9AA4AE")
        made.append(element("w:pBdr", line))
    if style.id == "CodeBlock":
        made.append(element("w:shd", val="clear", color="auto", fill="F2F2F2"))
    spacing = {
        "before": None if style.before is None else round(20 * style.before),
        "after": None if style.after is None else round(20 * style.after),
        "line": round(20 * style.line) if style.line else None,
        "lineRule": "exact" if style.line else None,
    }
    if any(value is not None for value in spacing.values()):
        made.append(element("w:spacing", **spacing))
    if style.indent or style.right:
        made.append(element("w:ind", left=twips(style.indent), right=twips(style.right)))
    if style.align:
        made.append(element("w:jc", val=style.align))
    if style.outline is not None:
        made.append(element("w:outlineLvl", val=style.outline))
    return made


def _letters(style: Style) -> Element:
    made = element("w:rPr")
    if style.font:
        made.append(_fonts(style.font))
    for wanted, name in ((style.bold, "b"), (style.italic, "i")):
        if wanted:
            made.extend([element(f"w:{name}"), element(f"w:{name}Cs")])
    if style.colour:
        made.append(element("w:color", val=style.colour))
    if style.size:
        half_points = max(2, round(2 * style.size))
        made.extend([element("w:sz", val=half_points), element("w:szCs", val=half_points)])
    if style.underline:
        made.append(element("w:u", val="single"))
    return made


def _characters(words: Language) -> Iterator[Element]:
    yield element(
        "w:style",
        element("w:name", val="Default Paragraph Font"),
        element("w:uiPriority", val=1),
        element("w:semiHidden"),
        type="character",
        default=1,
        styleId="DefaultParagraphFont",
    )
    yield element(
        "w:style",
        element("w:name", val="Hyperlink"),
        element("w:rPr", element("w:color", val="0563C1"), element("w:u", val="single")),
        type="character",
        styleId="Hyperlink",
    )
    yield element(
        "w:style",
        element("w:name", val=Text("Code in text", "Kode dalam Teks").in_(words)),
        element("w:rPr", _fonts(MONO)),
        type="character",
        customStyle=1,
        styleId="Code",
    )


def _tables(words: Language) -> Iterator[Element]:
    yield element(
        "w:style",
        element("w:name", val="Normal Table"),
        element("w:uiPriority", val=99),
        element("w:semiHidden"),
        element("w:tblPr", element("w:tblInd", w=0, type="dxa"), _margins(0, 0)),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    yield element(
        "w:style",
        element("w:name", val="No List"),
        element("w:uiPriority", val=99),
        type="numbering",
        default=1,
        styleId="NoList",
    )
    bordered = (
        ("FlowchartTable", Text("Flowchart table", "Tabel Bagan Alir"), 0.0, 0.0),
        ("FormTable", Text("Form", "Formulir"), 1.1, 1.8),
        ("ListTable", Text("List table", "Tabel Daftar"), 0.6, 1.2),
    )
    yield element(
        "w:style",
        element("w:name", val=Text("Plain table", "Tabel Polos").in_(words)),
        element("w:basedOn", val="TableNormal"),
        element("w:tblPr", _margins(0.8, 1.8)),
        type="table",
        customStyle=1,
        styleId="PlainTable",
    )
    for name, title, upper, side in bordered:
        yield element(
            "w:style",
            element("w:name", val=title.in_(words)),
            element("w:basedOn", val="TableNormal"),
            element("w:tblPr", _borders(), _margins(upper, side)),
            type="table",
            customStyle=1,
            styleId=name,
        )


def _borders() -> Element:
    """Return lines of half a point."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return element(
        "w:tblBorders", *(element(f"w:{side}", val="single", sz=4, space=0, color="000000") for side in sides)
    )


def _margins(upper: float, side: float) -> Element:
    made = element("w:tblCellMar")
    for name, room in (("top", upper), ("left", side), ("bottom", upper), ("right", side)):
        made.append(element(f"w:{name}", w=twips(room), type="dxa"))
    return made
