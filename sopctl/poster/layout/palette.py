"""The colours of a poster, all from the one colour of the house.

Text keeps a contrast of at least 4.5 to 1 against its ground (WCAG 2.2, 1.4.3), whatever that colour is.
"""

from msgspec import Struct

WHITE = "#ffffff"
INK = "#17202a"
BLACK = "#000000"
MUTED = "#4d5966"
_ENOUGH = 4.5


class Palette(Struct, frozen=True):
    """One accent colour, its tints, and what is written on them."""

    brand: str
    """Large grounds and badges."""
    on_brand: str
    """Text on them."""
    soft: str
    """Text of less weight on them."""
    strong: str
    """The accent as text and lines on white and on tints."""
    tint: str
    """Quiet grounds."""
    line: str
    """Connecting lines and borders."""
    ink: str = INK
    muted: str = MUTED

    @classmethod
    def of(cls, colour: str) -> "Palette":
        """Return the palette of a colour (#rrggbb)."""
        on_brand = next((ink for ink in (WHITE, INK) if contrast(ink, colour) >= _ENOUGH), BLACK)
        soft = mixed(on_brand, colour, 0.86)
        if contrast(soft, colour) < _ENOUGH:
            soft = on_brand
        tint = mixed(colour, WHITE, 0.08)
        strong = colour
        while contrast(strong, tint) < _ENOUGH:
            strong = mixed(strong, BLACK, 0.92)
        return cls(colour, on_brand, soft, strong, tint, mixed(strong, WHITE, 0.35))


def mixed(colour: str, other: str, share: float) -> str:
    """Return `share` of a colour with the rest of another."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2), from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (n / 255 for n in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
