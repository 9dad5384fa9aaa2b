"""Lists that count by themselves: bullets, numbers, the numbers of a form and the dashes of the table."""

from sopctl.office.xml import Element, element, twips

BULLETS, NUMBERS, FORM, DASHES, ITEMS = 1, 2, 3, 4, 5
_DEPTH = 9
_STEP = 5.0
_SIGNS = ("\N{BULLET}", "\N{EN DASH}", "\N{WHITE BULLET}")


class Lists:
    """All lists of a document; each numbered one begins at its own number."""

    def __init__(self) -> None:
        self.started: list[tuple[int, int, int]] = []

    def numbered(self, kind: int = NUMBERS, start: int = 1, depth: int = 0) -> int:
        """Return a new list that counts from `start`, `depth` lists deep in others."""
        self.started.append((kind, max(0, start), min(depth, _DEPTH - 1)))
        return ITEMS + len(self.started)

    def part(self, shrunk: float = 1.0) -> Element:
        """Return the part with all lists."""
        dash = 2.2 * shrunk
        kinds = [
            element("w:abstractNum", element("w:multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=kind)
            for kind, levels in (
                (BULLETS, [_level(n, "bullet", _SIGNS[n % 3], (n + 1) * _STEP, _STEP) for n in range(_DEPTH)]),
                (
                    NUMBERS,
                    [_level(n, _counting(n), f"%{n + 1}.", (n + 1) * _STEP + 1, _STEP + 1) for n in range(_DEPTH)],
                ),
                (FORM, [_level(0, "decimal", "%1.", 5.0, 5.0)]),
                (ITEMS, [_level(0, "bullet", "\N{EN DASH}", 4.0, 4.0)]),
                (DASHES, [_level(0, "bullet", "\N{EN DASH}", dash, dash)]),
            )
        ]
        own = [
            element("w:num", element("w:abstractNumId", val=kind), numId=kind)
            for kind in (BULLETS, NUMBERS, FORM, DASHES, ITEMS)
        ]
        for number, (kind, start, depth) in enumerate(self.started, ITEMS + 1):
            restart = element("w:lvlOverride", element("w:startOverride", val=start), ilvl=depth)
            own.append(element("w:num", element("w:abstractNumId", val=kind), restart, numId=number))
        return element("w:numbering", *kinds, *own)


def _counting(level: int) -> str:
    return ("decimal", "lowerLetter", "lowerRoman")[level % 3]


def _level(number: int, form: str, sign: str, left: float, hanging: float) -> Element:
    return element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val=form),
        element("w:lvlText", val=sign),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=twips(left), hanging=twips(hanging))),
        ilvl=number,
    )
