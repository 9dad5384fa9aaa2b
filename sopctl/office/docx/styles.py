"""The styles of a document: whoever goes on editing changes a style, and the whole document follows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopctl.i18n import Language, Text
from sopctl.layout.drawing import TextLine
from sopctl.layout.metrics import POINT
from sopctl.office.xml import Element, element, twips

FONT = "Arial"
"""Liberation Sans has the same widths and stands in where Arial is not installed."""
MONO = "Courier New"
TABLE, ANSWER = 7.5, 6.5
"""Points of the text in the table, and at the arrows, in a drawing that is not shrunk."""
_DENSE = 1.2
"""Height of a line in the table, in ems, as in the drawing."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs. Sizes and spaces in points, indents in millimetres."""

    id: str
    name: Text
    based: str = "Normal"
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""
    font: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0.0
    """Height of a line where it is exact."""
    align: str = ""
    indent: float = 0.0
    hanging: float = 0.0
    right: float = 0.0
    list: tuple[int, int] | None = None
    outline: int | None = None
    keep: bool = False
    """Whether it stays on the page of the paragraph after it."""
    rule: bool = False
    """Whether a line runs below it."""
    follows: str = ""
    """The style of the paragraph after it."""


def _same(name: str) -> Text:
    return Text(name, name)


def smaller(lines: Sequence[TextLine], usual: float) -> float:
    """Return the size (points) of text that was set smaller than `usual` to fit its place; 0 where it was not."""
    size = min((line.size / POINT for line in lines), default=usual)
    return size if size < usual - 0.05 else 0.0


def styles(size: float, colour: str, shrunk: float) -> Iterator[Style]:
    """Yield all styles for text of `size`; those inside the drawing are `shrunk` as it is."""
    head = colour.removeprefix("#").upper()
    text, line = TABLE * shrunk, round(TABLE * _DENSE * shrunk, 1)
    yield Style("Normal", _same("Normal"), "", size, before=0, after=3)
    yield Style("Title", _same("Title"), size=size * 1.7, bold=True, colour=head, after=2, keep=True, follows="Normal")
    yield Style("Subtitle", _same("Subtitle"), size=size, colour="595959", after=8, follows="Normal")
    for level, factor in enumerate((1.25, 1.12, 1.0, 1.0)):
        name = _same(f"heading {level + 1}")
        yield Style(
            f"Heading{level + 1}",
            name,
            size=round(2 * size * factor) / 2,
            bold=True,
            italic=level > 2,
            colour=head,
            before=10 - 2 * level,
            after=3,
            outline=level,
            keep=True,
            follows="Normal",
        )
    for level in range(3):
        number = f" {level + 1}" if level else ""
        bullet, ordered = f"ListBullet{number.strip()}", f"ListNumber{number.strip()}"
        yield Style(bullet, _same(f"List Bullet{number}"), list=(1, level), after=1.5)
        yield Style(ordered, _same(f"List Number{number}"), list=(2, level), after=1.5)
    yield Style("ListContinue", _same("List Continue"), indent=5, after=1.5)
    yield Style("Quote", _same("Quote"), italic=True, indent=6, right=6)
    yield Style("Remark", Text("Remark", "Catatan"), size=size * 0.9, colour="4D5761")
    yield Style(
        "RunningHead",
        Text("Running head", "Kepala Berjalan"),
        "Header",
        size=max(size * 0.8, 6.5),
        colour="4D5761",
        rule=True,
    )
    yield Style(
        "HeadTitle", Text("Letterhead title", "Judul Kop"), "SignedPost", size=size * 1.35, bold=True, before=2, after=2
    )
    yield Style("FieldLabel", Text("Letterhead field", "Label Kop"), "SignedPost", size=size * 0.85)
    yield Style("FieldName", Text("Field name", "Nama Isian"), "FormText", size=size * 0.85, before=3)
    yield Style("CodeBlock", Text("Code", "Kode"), font=MONO, size=size * 0.9, indent=3, after=0)
    yield Style("Header", _same("header"), size=9, bold=True, after=0, line=11)
    yield Style("Footer", _same("footer"), size=6.5, after=0, line=8)
    yield Style("Issuer", Text("Issuer", "Instansi"), size=size * 1.2, bold=True, align="center", after=0)
    yield Style("DocumentKind", Text("Kind of document", "Jenis Dokumen"), size=size, align="center", before=6, after=0)
    yield Style("FormText", Text("Form text", "Isi Formulir"), after=0)
    yield Style("FormList", Text("Form list", "Daftar Formulir"), "FormText", list=(3, 0))
    yield Style("FormItem", Text("Form list, dashes", "Daftar Isian"), "FormText", list=(5, 0))
    yield Style("FormTitle", Text("Form title", "Judul Formulir"), "FormText", size=size * 1.15, bold=True)
    yield Style("PanelHead", Text("Panel heading", "Judul Panel"), "FormText", bold=True, keep=True)
    yield Style("SignedPost", Text("Signer", "Pejabat Penanda Tangan"), "FormText", align="center")
    yield Style("SignedLine", Text("Line to sign on", "Garis Tanda Tangan"), "SignedPost", before=48)
    yield Style("SignedName", Text("Name of signer", "Nama Penanda Tangan"), "SignedLine", bold=True, underline=True)
    cover = Text("Cover text", "Isi Sampul")
    yield Style("CoverText", cover, size=size * 1.35, bold=True, align="center", after=4)
    yield Style(
        "CoverTitle",
        Text("Cover title", "Judul Sampul"),
        "CoverText",
        size=size * 2.3,
        colour=head,
        before=30,
        after=24,
    )
    yield Style("CoverKind", Text("Cover kind", "Jenis Dokumen Sampul"), size=size * 1.45, align="center", before=24)
    yield Style("CoverIssuer", Text("Cover issuer", "Instansi Sampul"), "CoverText", before=90)
    yield Style("CoverLabel", Text("Cover label", "Label Sampul"), size=size * 1.1, align="right", right=3)
    yield Style("CoverValue", Text("Cover value", "Keterangan Sampul"), size=size * 1.1, bold=True, indent=3)
    yield Style("DecreeLine", Text("Decree line", "Baris Keputusan"), align="center", after=1)
    yield Style("DecreeTitle", Text("Decree title", "Judul Keputusan"), "DecreeLine", bold=True, keep=True)
    yield Style("SideHeading", Text("Side heading", "Judul Samping"), "FormText", bold=True, outline=0)
    yield Style("Figure", Text("Figure", "Gambar"), align="center", after=0)
    yield Style("Gap", Text("Gap", "Jarak"), size=4, after=0, line=5, keep=True)
    yield Style("ListText", Text("List text", "Isi Daftar"), size=size * 0.92, after=0)
    yield Style("ListCentred", Text("List text, centred", "Isi Daftar Tengah"), "ListText", align="center")
    yield Style("ListHead", Text("List head", "Kepala Daftar"), "ListCentred", bold=True, keep=True)
    yield Style("TableText", Text("Table text", "Isi Tabel"), size=text, after=0, line=line)
    yield Style("TableCentred", Text("Table text, centred", "Isi Tabel Tengah"), "TableText", align="center")
    yield Style("TableHead", Text("Table head", "Kepala Tabel"), "TableText", bold=True, align="center")
    yield Style("TableItem", Text("Table list", "Daftar Tabel"), "TableText", list=(4, 0))
    yield Style("Anchor", Text("Flowchart anchor", "Jangkar Bagan Alir"), size=1, after=0, line=1)
    yield Style(
        "Answer",
        Text("Flowchart answer", "Jawaban Bagan Alir"),
        size=ANSWER * shrunk,
        after=0,
        line=round(7.8 * shrunk, 1),
        align="center",
    )
    yield Style(
        "PentagonLetter", Text("Off-page letter", "Huruf Penghubung"), size=text, after=0, line=line, align="center"
    )
    yield Style(
        "PentagonPage",
        Text("Off-page page", "Halaman Penghubung"),
        size=4.5 * shrunk,
        after=0,
        line=round(5.4 * shrunk, 1),
        align="center",
    )


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
