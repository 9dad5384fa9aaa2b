"""What office programs make of a file: LibreOffice prints it, and the print says where everything stands."""

import atexit
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader
from pypdf.generic import ContentStream

from sopctl.layout.drawing import Box
from tests.clients import need

POINT = 25.4 / 72


def printed(files: Iterable[Path], folder: Path) -> dict[str, PdfReader]:
    """Return what LibreOffice prints of each file, by its stem."""
    soffice = need("soffice")
    out = folder / "printed"
    names = [str(path) for path in files]
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={_profile().as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(out),
            *names,
        ],
        check=True,
        capture_output=True,
        timeout=280,
    )
    return {Path(name).stem: PdfReader(out / f"{Path(name).stem}.pdf") for name in names}


@cache
def _profile() -> Path:
    """Return the folder of an office program's settings, which it writes at its first start: one for a process."""
    folder = TemporaryDirectory(ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


def squeezed(text: str) -> str:
    """Return a text without spaces and hyphens, which line breaks move."""
    return "".join(
        letter for letter in text if not letter.isspace() and letter not in "-\N{SOFT HYPHEN}\N{HYPHEN}\ufffe\u200b"
    )


def shapes(reader: PdfReader, number: int) -> list[Box]:
    """Return the boxes round all paths that are painted on a page, counted from zero, in mm from its upper left corner."""
    page = reader.pages[number]
    height = float(page.mediabox.height)
    content = ContentStream(page.get_contents(), reader)
    matrix, stack = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), []
    points: list[tuple[float, float]] = []
    found = []
    for operands, operator in content.operations:
        name, values = operator.decode(), [float(v) for v in operands if isinstance(v, (int, float))]
        if name == "q":
            stack.append(matrix)
        elif name == "Q":
            matrix = stack.pop()
        elif name == "cm":
            matrix = _product(values, matrix)
        elif name in {"m", "l", "c", "v", "y"}:
            points += [_moved(x, y, matrix) for x, y in zip(values[::2], values[1::2], strict=True)]
        elif name == "re":
            x, y, w, h = values
            points += [_moved(x, y, matrix), _moved(x + w, y + h, matrix)]
        elif name in {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"} and points:
            xs, ys = [x for x, _ in points], [height - y for _, y in points]
            found.append(
                Box(min(xs) * POINT, min(ys) * POINT, (max(xs) - min(xs)) * POINT, (max(ys) - min(ys)) * POINT)
            )
            points = []
        elif name == "n":
            points = []
    return found


def _product(inner: list[float], outer: tuple[float, ...]) -> tuple[float, float, float, float, float, float]:
    a, b, c, d, e, f = inner
    m, n, o, p, q, r = outer
    return (a * m + b * o, a * n + b * p, c * m + d * o, c * n + d * p, e * m + f * o + q, e * n + f * p + r)


def _moved(x: float, y: float, matrix: tuple[float, ...]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def distance(one: Box, other: Box) -> float:
    """Return by how much the sides of two boxes differ at most."""
    return max(abs(one.x - other.x), abs(one.y - other.y), abs(one.right - other.right), abs(one.bottom - other.bottom))
