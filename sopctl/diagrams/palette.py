"""Colours and type of the pictures: quiet on a screen, clear when printed in grey.

Text keeps a contrast of at least 4.5 to 1 against every fill (WCAG 2.2, 1.4.3), lines 3 to 1 (1.4.11).
"""

from types import MappingProxyType

PAPER = "#ffffff"
INK = "#1b2733"
MUTED = "#53606c"
LINE = "#44515d"
RETURN = "#96471a"
CARD = "#fdfdfe"
TERMINAL = "#e3edf6"
DECISION = "#fdf1d7"
STAGE = "#f1f4f7"
ACTORS = ("#e3edf6", "#e6f3e6", "#f8e8e4", "#ece8f7", "#dff1f1", "#f7e6f0", "#eef0da", "#eceff1")
"""Grounds that tell actors apart where they have no lanes; in print they are one light grey, and the name tells."""

NAMES = MappingProxyType(
    {
        PAPER: "paper",
        INK: "ink",
        MUTED: "muted",
        LINE: "line",
        RETURN: "return",
        CARD: "card",
        TERMINAL: "terminal",
        DECISION: "decision",
        STAGE: "stage",
        **{ground: f"actor-{number}" for number, ground in enumerate(ACTORS) if ground != TERMINAL},
    }
)
"""Each colour and its name: inside a page, the page may give the name another colour (`--chart-ink`)."""

FONT = "Arial"
"""The font that the engine measures text in."""
FONTS = "Arial, Helvetica, 'Liberation Sans', sans-serif"
"""Fonts of the same widths, whichever a reader has."""
SIZE = 11
SMALL = 9
"""Sizes of type, in points."""
