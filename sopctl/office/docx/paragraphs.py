"""The styles of paragraphs by their names: whoever goes on editing changes a style, and the whole document follows."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sopctl.i18n import Text
from sopctl.layout.drawing import TextLine
from sopctl.layout.metrics import POINT

FONT = "Arial"
"""Liberation Sans has the same widths and stands in where Arial is not installed."""
MONO = "Courier New"
TABLE, ANSWER = 7.5, 6.5
"""Points of the text in the table, and at the arrows, in a drawing that is not shrunk."""
_DENSE = 1.2
"""Height of a line in the table, in ems, as in the drawing."""


class Style(Struct, frozen=True):
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
    yield from _text(size, head)
    yield from _heads(size)
    yield from _form(size)
    yield from _cover(size, head)
    yield from _decree_and_lists(size)
    yield from _flowchart(shrunk)


def _text(size: float, head: str) -> Iterator[Style]:
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


def _heads(size: float) -> Iterator[Style]:
    """Yield what stands in the heads of pages and of forms."""
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


def _form(size: float) -> Iterator[Style]:
    yield Style("FormText", Text("Form text", "Isi Formulir"), after=0)
    yield Style("FormList", Text("Form list", "Daftar Formulir"), "FormText", list=(3, 0))
    yield Style("FormItem", Text("Form list, dashes", "Daftar Isian"), "FormText", list=(5, 0))
    yield Style("FormTitle", Text("Form title", "Judul Formulir"), "FormText", size=size * 1.15, bold=True)
    yield Style("PanelHead", Text("Panel heading", "Judul Panel"), "FormText", bold=True, outline=0, keep=True)
    yield Style("StageHead", Text("Stage", "Tahap"), "FormText", bold=True, keep=True)
    yield Style("SignedPost", Text("Signer", "Pejabat Penanda Tangan"), "FormText", align="center")
    yield Style("SignedLine", Text("Line to sign on", "Garis Tanda Tangan"), "SignedPost", before=48)
    yield Style("SignedName", Text("Name of signer", "Nama Penanda Tangan"), "SignedLine", bold=True, underline=True)


def _cover(size: float, head: str) -> Iterator[Style]:
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


def _decree_and_lists(size: float) -> Iterator[Style]:
    yield Style("DecreeLine", Text("Decree line", "Baris Keputusan"), align="center", after=1)
    yield Style("DecreeTitle", Text("Decree title", "Judul Keputusan"), "DecreeLine", bold=True, keep=True)
    yield Style("SideHeading", Text("Side heading", "Judul Samping"), "FormText", bold=True, outline=0)
    title = Text("Contents title", "Judul Daftar Isi")
    yield Style("ContentsTitle", title, size=size * 1.3, bold=True, after=6, keep=True)
    yield Style("ContentsLine", Text("Contents line", "Baris Daftar Isi"), after=4)
    yield Style("Figure", Text("Figure", "Gambar"), align="center", after=0)
    yield Style("Gap", Text("Gap", "Jarak"), size=4, after=0, line=5, keep=True)
    yield Style("ListText", Text("List text", "Isi Daftar"), size=size * 0.92, after=0)
    yield Style("ListCentred", Text("List text, centred", "Isi Daftar Tengah"), "ListText", align="center")
    yield Style("ListHead", Text("List head", "Kepala Daftar"), "ListCentred", bold=True, keep=True)


def _flowchart(shrunk: float) -> Iterator[Style]:
    """Yield what stands in the table with the flowchart, and in its symbols."""
    text, line = TABLE * shrunk, round(TABLE * _DENSE * shrunk, 1)
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
        "PentagonLetter",
        Text("Off-page letter", "Huruf Penghubung"),
        size=text,
        bold=True,
        after=0,
        line=line,
        align="center",
    )
    yield Style(
        "PentagonPage",
        Text("Off-page page", "Halaman Penghubung"),
        size=4.5 * shrunk,
        after=0,
        line=round(5.4 * shrunk, 1),
        align="center",
    )
