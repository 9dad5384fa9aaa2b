"""What the buttons of the page say, to eyes and to screen readers."""

from msgspec import Struct

from sopctl.i18n import Language, Text
from sopctl.layout.drawing import Shape


class Words(Struct, frozen=True):
    """The words of one language."""

    tools: str
    search: str
    hint: str
    found: str
    nothing: str
    previous: str
    next: str
    zoom: str
    smaller: str
    larger: str
    fit: str
    full: str
    print: str
    anchor: str
    """What a link to a step begins with."""
    to_step: str


_ALL = {
    "tools": Text("Tools", "Alat baca"),
    "search": Text("Search this page", "Cari di halaman ini"),
    "hint": Text("Search  ( / )", "Cari  ( / )"),
    "found": Text("{now} of {all}", "{now} dari {all}"),
    "nothing": Text("no match", "tidak ada"),
    "previous": Text("Previous match", "Hasil sebelumnya"),
    "next": Text("Next match", "Hasil berikutnya"),
    "zoom": Text("Zoom", "Ukuran gambar"),
    "smaller": Text("Zoom out (-)", "Perkecil (-)"),
    "larger": Text("Zoom in (+)", "Perbesar (+)"),
    "fit": Text("Fit to width (0)", "Sesuaikan dengan lebar (0)"),
    "full": Text("Full screen", "Layar penuh"),
    "print": Text("Print", "Cetak"),
    "anchor": Text("step", "langkah"),
    "to_step": Text("Step {number}", "Langkah {number}"),
}

_SHAPES: dict[Shape, Text] = {
    "process": Text("activity", "kegiatan"),
    "decision": Text("decision", "keputusan"),
    "terminator": Text("start or end", "awal atau akhir"),
}


def words(language: Language) -> Words:
    """Return the words in `language`."""
    return Words(**{name: _ALL[name].in_(language) for name in Words.__struct_fields__})


def shapes(language: Language) -> dict[str, str]:
    """Return what the symbols are called in `language`."""
    return {shape: text.in_(language) for shape, text in _SHAPES.items()}
