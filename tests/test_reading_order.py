"""Blocks come in the order in which people read them."""

from sopctl.layout.drawing import Box
from sopctl.layout.publication import Picture, Run, TextBlock
from sopctl.pages.reading import in_order


def block(text: str, x: float, y: float, role: str = "paragraph") -> TextBlock:
    return TextBlock(role, (Run(x, y, text, 4.0, 20.0),))  # type: ignore[arg-type]


def order(*blocks: TextBlock) -> list[str]:
    return [found.runs[0].text for found in in_order(blocks) if isinstance(found, TextBlock)]


def test_headings_side_by_side_are_followed_by_their_own_text() -> None:
    left, right = block("A", 10, 20, "heading"), block("B", 110, 20, "heading")
    items = (block("a1", 11, 26), block("a2", 11, 32), block("b1", 111, 26), block("b2", 109, 32))
    assert order(left, right, *items) == ["A", "a1", "a2", "B", "b1", "b2"]
    assert order(left, right, *items[2:]) == ["A", "B", "b1", "b2"]


def test_what_follows_below_both_stays_below_both() -> None:
    left, right = block("A", 10, 20, "heading"), block("B", 110, 20, "heading")
    rest = (block("a", 11, 26), block("b", 111, 26), block("C", 10, 40, "heading"), block("c", 10, 46))
    assert order(left, right, *rest) == ["A", "a", "B", "b", "C", "c"]
    assert order(left, right, block("a", 11, 26), block("b", 111, 26), block("c", 10, 40)) == ["A", "a", "B", "b", "c"]


def test_all_else_stays_as_it_is() -> None:
    blocks = (block("A", 10, 20, "heading"), block("B", 10, 30, "heading"), block("b", 90, 36), block("c", 10, 42))
    assert order(*blocks) == ["A", "B", "b", "c"]
    picture = Picture(Box(110, 30, 10, 10), "svg", b"<svg/>")
    assert list(in_order([*blocks, picture])) == [*blocks, picture]
    assert list(in_order([])) == []
