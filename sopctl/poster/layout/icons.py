"""Line icons of our own, drawn on a field of 24 by 24.

An icon is written as points and curves: `M x y` begins a line, `L x y` goes on straight, `C` goes on in a curve (two
handles, then its end), `Z` closes; `O x y r` is a circle and `R x y width height r` a rectangle with round corners.
"""

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from sopctl.layout.drawing import Point
from sopctl.layout.publication import Way

FIELD = 24.0
"""Width and height of the field that icons are drawn on."""
PEN = 1.7
"""Width of the line on that field."""
ROUND = 0.5523
"""Length of the handles that make a curve a quarter of a circle, in radii."""

_ICONS = MappingProxyType(
    {
        "document": "M6 3 L14 3 L18.5 7.5 L18.5 21 L6 21 Z M14 3 L14 7.5 L18.5 7.5 M9 12 L15.5 12 M9 16 L15.5 16",
        "submit": "M6 3 L14 3 L18.5 7.5 L18.5 21 L6 21 Z M14 3 L14 7.5 L18.5 7.5 M12.2 18 L12.2 11 M9.4 13.8 L12.2 11 "
                  "L15 13.8",
        "form": "M18 9 L18 3.5 L4.5 3.5 L4.5 20.5 L10 20.5 M8 8 L14.5 8 M8 12 L12 12 M12.5 21 L13.2 17.6 L19 11.8 "
                "L21.7 14.5 L15.9 20.3 Z",
        "check": "O 10.5 10.5 7 M15.6 15.6 L21 21 M7.6 10.6 L9.7 12.7 L13.4 8.8",
        "approve": "O 12 12 9 M7.8 12.3 L10.9 15.3 L16.4 9.4",
        "refuse": "O 12 12 9 M8.6 8.6 L15.4 15.4 M15.4 8.6 L8.6 15.4",
        "sign": "M3.5 20.5 L20.5 20.5 M6.2 16.8 L7.2 12.6 L16.2 3.6 L19.4 6.8 L10.4 15.8 Z M13.7 6.1 L16.9 9.3",
        "payment": "R 2.5 6 19 12 1.6 O 12 12 3 M6 12 L6.01 12 M18 12 L18.01 12",
        "print": "M7 8 L7 3 L17 3 L17 8 M7 17 L5.2 17 C4.1 17 3.2 16.1 3.2 15 L3.2 10 C3.2 8.9 4.1 8 5.2 8 L18.8 8 "
                 "C19.9 8 20.8 8.9 20.8 10 L20.8 15 C20.8 16.1 19.9 17 18.8 17 L17 17 M7 13.5 L17 13.5 L17 21 L7 21 Z",
        "camera": "M4.8 7.5 L8 7.5 L9.6 4.8 L14.4 4.8 L16 7.5 L19.2 7.5 C20.3 7.5 21.2 8.4 21.2 9.5 L21.2 17.5 "
                  "C21.2 18.6 20.3 19.5 19.2 19.5 L4.8 19.5 C3.7 19.5 2.8 18.6 2.8 17.5 L2.8 9.5 C2.8 8.4 3.7 7.5 "
                  "4.8 7.5 Z O 12 13.3 3.6",
        "talk": "M4.6 3.5 L14.4 3.5 C15.4 3.5 16.2 4.3 16.2 5.3 L16.2 11 C16.2 12 15.4 12.8 14.4 12.8 L9.2 12.8 L5.8 "
                "16 L5.8 12.8 L4.6 12.8 C3.6 12.8 2.8 12 2.8 11 L2.8 5.3 C2.8 4.3 3.6 3.5 4.6 3.5 Z M19.2 8.5 "
                "L19.4 8.5 C20.4 8.5 21.2 9.3 21.2 10.3 L21.2 15.7 C21.2 16.7 20.4 17.5 19.4 17.5 L18.6 17.5 L18.6 "
                "20.7 L15.2 17.5 L10.8 17.5",
        "online": "R 2.8 3.5 18.4 13 1.6 M12 16.5 L12 20.5 M7.5 20.5 L16.5 20.5 M10.2 6.8 L10.2 13 L12 11.4 L14.8 11.4 "
                  "Z",
        "queue": "M6 3 L18 3 M6 21 L18 21 M7.5 3 L7.5 6.5 C7.5 9.5 12 10 12 12 C12 14 7.5 14.5 7.5 17.5 L7.5 21 "
                 "M16.5 3 L16.5 6.5 C16.5 9.5 12 10 12 12 C12 14 16.5 14.5 16.5 17.5 L16.5 21",
        "clock": "O 12 12 9 M12 6.6 L12 12 L15.8 14.2",
        "calendar": "R 3.2 4.8 17.6 16 1.6 M3.2 9.8 L20.8 9.8 M8 2.8 L8 6.6 M16 2.8 L16 6.6 M8 14 L8.01 14 M12 14 "
                    "L12.01 14 M16 14 L16.01 14 M8 17.4 L8.01 17.4 M12 17.4 L12.01 17.4",
        "certificate": "M11.5 16 L4.4 16 C3.5 16 2.8 15.3 2.8 14.4 L2.8 5.1 C2.8 4.2 3.5 3.5 4.4 3.5 L19.6 3.5 C20.5 "
                       "3.5 21.2 4.2 21.2 5.1 L21.2 9 M6.5 8 L14 8 M6.5 11.8 L11 11.8 O 17 13.4 3.1 M15 16 L15 21.2 "
                       "L17 19.8 L19 21.2 L19 16",
        "handover": "R 9 2.8 8 9 1 M11.5 6 L14.5 6 M11.5 9 L14.5 9 M2.8 16.6 L6.4 14.8 C8.2 14 9.6 14.3 11 15.4 "
                    "L14 15.4 C15.6 15.4 15.6 17.8 14 17.8 L10.6 17.8 M15.2 17 L19 14.8 C20.8 13.9 22 15.8 20.5 16.9 "
                    "L15.4 20.4 C14.4 21.1 13.6 21.2 12.6 21 L6.6 19.8 L2.8 21.2",
        "office": "M3 9 L12 3.4 L21 9 Z M5.8 12 L5.8 17 M10 12 L10 17 M14 12 L14 17 M18.2 12 L18.2 17 M3 20.5 L21 20.5",
        "send": "M3 11 L21 3.2 L15.6 20.6 L11.2 13 Z M11.2 13 L21 3.2",
        "megaphone": "M3.5 10 L3.5 14 L7 14 L16.2 18.6 L16.2 5.4 L7 10 Z M7.6 14.4 L9 19.8 L11.8 19.8 L10.6 16 M19.2 9 "
                     "C21 10.6 21 13.4 19.2 15",
        "archive": "R 3.2 4 17.6 4.6 1 M5 8.6 L5 20.4 L19 20.4 L19 8.6 M9.8 12.6 L14.2 12.6",
        "book": "M7 3.2 L18.8 3.2 L18.8 20.8 L7 20.8 C5.9 20.8 5 19.9 5 18.8 L5 5.2 C5 4.1 5.9 3.2 7 3.2 Z M9 3.2 L9 "
                "20.8 M12.2 8 L15.8 8 M12.2 11.6 L15.8 11.6",
        "pin": "M12 21.2 C8 16.6 5.2 13.2 5.2 9.8 C5.2 5.9 8.2 2.9 12 2.9 C15.8 2.9 18.8 5.9 18.8 9.8 C18.8 13.2 16 "
               "16.6 12 21.2 Z O 12 9.8 2.6",
        "star": "M12 3 L14.7 8.9 L21.1 9.6 L16.3 14 L17.7 20.3 L12 17.1 L6.3 20.3 L7.7 14 L2.9 9.6 L9.3 8.9 Z",
        "flask": "M9 3 L15 3 M10.2 3 L10.2 9 L5 18 C4.2 19.5 5 21 6.6 21 L17.4 21 C19 21 19.8 19.5 19 18 L13.8 9 L13.8 "
                 "3 M7.6 15 L16.4 15",
        "cross": "M9 3.5 L15 3.5 L15 9 L20.5 9 L20.5 15 L15 15 L15 20.5 L9 20.5 L9 15 L3.5 15 L3.5 9 L9 9 Z",
        "wrench": "M19.6 4.6 L16.4 7.8 L14.4 7.6 L14.2 5.6 L17.4 2.4 C13.6 1.6 10.2 5 11.4 8.8 L3.6 16.6 C1.6 18.6 5.4 "
                  "22.4 7.4 20.4 L15.2 12.6 C19 13.8 22.4 8.4 19.6 4.6 Z",
        "mic": "R 9 2.8 6 11.4 3 M5.4 11.4 C5.4 20 18.6 20 18.6 11.4 M12 17.9 L12 21.2 M8.6 21.2 L15.4 21.2",
        "calculator": "R 4.8 2.8 14.4 18.4 1.8 R 8 6 8 3.6 0.4 M8.4 13.4 L8.41 13.4 M12 13.4 L12.01 13.4 M15.6 13.4 "
                      "L15.61 13.4 M8.4 17.4 L8.41 17.4 M12 17.4 L12.01 17.4 M15.6 17.4 L15.61 17.4",
        "phone": "M6 3.2 L9 3.2 L10.6 7.8 L8.3 9.6 C9.4 12.2 11.8 14.6 14.4 15.7 L16.2 13.4 L20.8 15 L20.8 18 C20.8 "
                 "19.5 19.5 20.8 18 20.8 C10 20.5 3.5 14 3.2 6 C3.2 4.5 4.5 3.2 6 3.2 Z",
        "people": "O 9 7.8 3.6 M2.4 20 C2.4 16 5 14 9 14 C13 14 15.6 16 15.6 20 M15.4 4.4 C17.4 4.6 18.9 6 18.9 7.9 "
                  "C18.9 9.8 17.4 11.2 15.4 11.4 M17.6 14.3 C20.2 14.9 21.6 16.8 21.6 20",
        "person": "O 12 7.4 4.2 M4 20.8 C4 16.2 7.2 14 12 14 C16.8 14 20 16.2 20 20.8",
        "clipboard": "M8.6 4.6 L6.2 4.6 C5.3 4.6 4.6 5.3 4.6 6.2 L4.6 19.4 C4.6 20.3 5.3 21 6.2 21 L17.8 21 C18.7 21 "
                     "19.4 20.3 19.4 19.4 L19.4 6.2 C19.4 5.3 18.7 4.6 17.8 4.6 L15.4 4.6 R 8.6 2.8 6.8 3.6 0.8 M8.2 "
                     "13.4 L10.9 16 L15.8 10.6",
        "dots": "O 4.5 12 1 O 12 12 1 O 19.5 12 1",
        "tick": "M4 12.6 L9.6 18 L20 6.6",
        "back": "M9 4.5 L4 9.5 L9 14.5 M4 9.5 L14.5 9.5 C18 9.5 20 11.8 20 14.6 L20 19.5",
        "arrow": "M4 12 L20 12 M14 6 L20 12 L14 18",
    }
)  # fmt: skip
NAMES = frozenset(_ICONS)
"""Every icon that there is."""


@cache
def drawn(name: str) -> tuple[Way, ...]:
    """Return the outline of an icon on its field. Raises KeyError for an unknown name."""
    words = iter(_ICONS[name].split())
    ways: list[Way] = []
    for word in words:
        kind = word[0]
        first = word[1:] if len(word) > 1 or kind == "Z" else next(words)
        numbers = [float(first), *(float(next(words)) for _ in range(_ARGUMENTS[kind] - 1))] if kind != "Z" else []
        ways += _ways(kind, numbers)
    return tuple(ways)


_ARGUMENTS = {"M": 2, "L": 2, "C": 6, "O": 3, "R": 5}


def _ways(kind: str, numbers: list[float]) -> Iterator[Way]:
    if kind == "O":
        yield from circle(*numbers)
    elif kind == "R":
        yield from rectangle(*numbers)
    elif kind == "Z":
        yield Way("Z")
    else:
        points = tuple(Point(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True))
        yield Way("M" if kind == "M" else "L" if kind == "L" else "C", points)


def circle(x: float, y: float, radius: float) -> Iterator[Way]:
    """Yield the outline of a circle."""
    yield from rectangle(x - radius, y - radius, 2 * radius, 2 * radius, radius)


def rectangle(x: float, y: float, width: float, height: float, radius: float) -> Iterator[Way]:
    """Yield the outline of a rectangle with round corners."""
    right, bottom, handle = x + width, y + height, radius * (1 - ROUND)
    yield Way("M", (Point(x + radius, y),))
    yield Way("L", (Point(right - radius, y),))
    yield Way("C", (Point(right - handle, y), Point(right, y + handle), Point(right, y + radius)))
    yield Way("L", (Point(right, bottom - radius),))
    yield Way("C", (Point(right, bottom - handle), Point(right - handle, bottom), Point(right - radius, bottom)))
    yield Way("L", (Point(x + radius, bottom),))
    yield Way("C", (Point(x + handle, bottom), Point(x, bottom - handle), Point(x, bottom - radius)))
    yield Way("L", (Point(x, y + radius),))
    yield Way("C", (Point(x, y + handle), Point(x + handle, y), Point(x + radius, y)))
    yield Way("Z")
