"""What the page shows of the house that issues the document: its logo and its colour."""

import base64

from sopctl.brand import Brand

_MEDIA = {"svg": "image/svg+xml", "png": "image/png", "jpeg": "image/jpeg"}
_LEAST = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""


def logos(brand: Brand) -> list[str]:
    """Return the addresses of the logos, inside the page."""
    return [f"data:{_MEDIA[logo.kind]};base64,{base64.b64encode(logo.data).decode()}" for logo in brand.logos]


def style(brand: Brand) -> str:
    """Return the rule for the colour of headings; one that cannot be read on white is left to grounds."""
    if brand.colour == Brand().colour or _contrast(brand.colour) < _LEAST:
        return ""
    return f"@media screen and (prefers-color-scheme:light){{:root{{--accent:{brand.colour}}}}}"


def _contrast(colour: str) -> float:
    """Return the contrast of a colour (#rrggbb) with white, from 1 to 21."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
