"""Short cuts of the wording rules change nothing of what they find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sopctl.rules.language.texts import PLACEHOLDER, PLACEHOLDER_SIGNS

PIECES = ["...", "…", "xxx", "XXXX", "XXX/", "TODO", "Fixme", "FIXME", "tbd", "TbD", "____", "<isi nama>", "[nomor]", "lorem ipsum", "Lorem ipsum", " ", "a", "-", "<b>", "(", "İ"]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
    | st.text()
    | st.from_regex(re.compile(PLACEHOLDER.pattern, re.VERBOSE))
)
def test_every_placeholder_has_one_of_the_signs(text: str) -> None:
    if PLACEHOLDER.search(text):
        assert any(sign in text.lower() for sign in PLACEHOLDER_SIGNS)
