"""Finding the largest type with which everything fits."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import replace

from sopctl.brand import Brand
from sopctl.poster.content import Content
from sopctl.poster.layout import sheet, tall, wide
from sopctl.poster.layout.canvas import Canvas, Style
from sopctl.poster.layout.palette import Palette
from sopctl.poster.layout.sizes import Size

_LARGEST = 3.0
"""The largest text, by the least."""
_MOST_AIR = 1.5
_BETTER = 1.2
"""How much larger the type must become for more columns."""
_PRECISION = 0.01
_ROUNDS = 6


class _Form(Protocol):
    VARIANTS: tuple[Any, ...]

    def put(
        self, canvas: Canvas, style: Style, content: Content, brand: Brand, size: Size, variant: Any, /
    ) -> float: ...


_FORMS: MappingProxyType[str, _Form] = MappingProxyType({"tall": tall, "sheet": sheet, "wide": wide})


class _Try(Struct, frozen=True):
    """One way to lay out: what it needs beyond the sheet, and whether words stay whole."""

    canvas: Canvas
    over: float

    @property
    def fits(self) -> bool:
        return self.over <= 0


def largest(content: Content, brand: Brand, size: Size, *, whole: bool) -> Canvas | None:
    """Return the poster with the largest type that fits, None where not even the least does.

    With `whole`, no word is parted that need not be.
    """
    form = _FORMS[size.form]
    least = Style(size.body, Palette.of(brand.colour))
    best: tuple[float, Any] | None = None
    for variant in form.VARIANTS:

        def tried(style: Style, variant: Any = variant) -> _Try:
            return _put(form, style, content, brand, size, variant)

        if body := _largest_type(tried, least, whole=whole, at_least=best[0] * _BETTER if best else 0.0):
            best = body, variant
    if best is None:
        return None
    chosen = best[1]
    return _filled(lambda style: _put(form, style, content, brand, size, chosen), replace(least, body=best[0]))


def _put(form: _Form, style: Style, content: Content, brand: Brand, size: Size, variant: Any) -> _Try:
    canvas = Canvas()
    return _Try(canvas, form.put(canvas, style, content, brand, size, variant))


def _largest_type(tried: Callable[[Style], _Try], style: Style, *, whole: bool, at_least: float) -> float:
    """Return the largest type, at least so large, that fits and, where words are to stay `whole`, parts none; or 0."""

    def good(body: float) -> bool:
        attempt = tried(replace(style, body=body))
        return attempt.fits and not (whole and attempt.canvas.broken)

    low, high = max(at_least, style.body), style.body * _LARGEST
    if low > high or not good(low):
        return 0.0
    while high - low > _PRECISION * low:
        middle = (low + high) / 2
        low, high = (middle, high) if good(middle) else (low, middle)
    return low


def _filled(tried: Callable[[Style], _Try], style: Style) -> Canvas:
    """Spend the room that is left on air everywhere; what is still left goes between the stages."""
    low, high = 1.0, _MOST_AIR
    for _ in range(_ROUNDS):
        middle = (low + high) / 2
        low, high = (middle, high) if tried(replace(style, air=middle)).fits else (low, middle)
    return tried(replace(style, air=low)).canvas
