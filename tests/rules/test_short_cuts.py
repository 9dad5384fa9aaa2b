"""A rule that stops at a first look would have found nothing at the second."""

import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sopctl.load import load
from sopctl.rules.actors import handed_to_another, person_not_post, self_order, signature_without_step, undeclared_post
from sopctl.rules.governance import (
    incomplete_legal_basis,
    personal_number,
    related_is_no_sop,
    replaced_regulation,
    title_says_sop,
)
from sopctl.rules.language.texts import _NUMBERING, PLACEHOLDER, has_placeholder, texts_of, without_numbering, words
from sopctl.rules.language.verbs import is_me_verb, is_passive
from sopctl.rules.language.vocabulary import vocabulary_of
from sopctl.rules.outputs import output_is_an_act
from sopctl.rules.structure import generated_id
from sopctl.rules.wording import empty_verb, generic_verb, placeholder, several_acts, undefined_abbreviation
from sopctl.source import decode
from sopctl.source.scalars import ambiguous, resolve

Found = Callable[[str], Any]


def searched(patterns: Mapping[str, Any], language: str) -> Found:
    return lambda text: patterns[language].search(text)


def begun(patterns: Mapping[str, Any], language: str) -> Found:
    return lambda text: patterns[language].match(without_numbering(text))


def looks() -> list[Any]:
    """Return for each rule and language what it looks for, and the words one of which that needs."""
    rules: list[tuple[Any, Callable[[Mapping[str, Any], str], Found], Mapping[str, Any], Mapping[str, Any]]] = [
        (self_order, searched, self_order._RECEIVER, self_order._SIGNS),
        (undeclared_post, searched, undeclared_post._HANDED, undeclared_post._SIGNS),
        (handed_to_another, searched, handed_to_another._RECEIVER, handed_to_another._SIGN),
        (signature_without_step, searched, signature_without_step._SIGNED, signature_without_step._SIGNS),
        (empty_verb, begun, empty_verb._EMPTY, empty_verb._SIGNS),
        (generic_verb, begun, generic_verb._GENERIC, generic_verb._SIGNS),
    ]
    return [
        pytest.param(
            how(patterns, language),
            frozenset({signs[language]}) if isinstance(signs[language], str) else signs[language],
            id=f"{module.__name__.rpartition('.')[2]}-{language}",
        )
        for module, how, patterns, signs in rules
        for language in ("id", "en")
    ]


def texts(pieces: list[str]) -> st.SearchStrategy[str]:
    """Return texts of these pieces, as they are, in capitals and with letters that patterns take for others."""
    odd = [piece.replace("i", "ı").replace("s", "ſ").replace("k", "\u212a") for piece in pieces]
    joints = [" ", " ", " ", "-", "'", "_", "1", ", ", "1. ", "(", "\n", "\u00b2"]
    written = [*pieces, *map(str.upper, pieces), *map(str.title, pieces), *odd, *(w.replace("i", "İ") for w in pieces)]
    return st.lists(st.sampled_from([*written, *joints, *joints]), max_size=9).map("".join)


@pytest.mark.parametrize(("found", "signs"), looks())
def test_what_is_found_has_a_word_that_is_looked_up(found: Found, signs: AbstractSet[str]) -> None:
    hits = 0

    @given(texts([*sorted(signs), "oleh", "by the", "the", "kepala dinas", "manager", "with", "koordinasi", "out"]))
    def check(text: str) -> None:
        nonlocal hits
        if found(text):
            hits += 1
            assert not signs.isdisjoint(vocabulary_of([text]))

    check()
    for sign in sorted(signs):  # that there is something to be found
        hits += any(found(f"{sign}{end}") for end in (" kepala dinas", " oleh kepala", " by the head", " the manager"))
    assert hits


@given(st.lists(texts(["lain-lain", "di", "upload", "x'y"]) | st.text(), max_size=3))
def test_the_vocabulary_has_all_words(several: list[str]) -> None:
    assert vocabulary_of(several).issuperset(word for text in several for word in words(text))


MARKS = ["...", "…", "..", "xxx", "XXXX", "TODO", "tbd", "FIXME", "____", "<isi>", "[isi nama]", "[nomor", "]", "lorem ipsum", " ", "a", "\\", "\n", "'", '"', ": ", "\u00a0", "İ"]  # fmt: skip


@given(st.lists(st.sampled_from(MARKS), max_size=6).map("".join), st.sampled_from([None, "'", '"', "|", ">"]),
       st.booleans(), st.sampled_from([12, 80]))  # fmt: skip
def test_a_placeholder_shows_in_the_file(text: str, style: str | None, letters: bool, width: int) -> None:
    written = yaml.safe_dump(
        {"title": text, "warnings": [text]}, default_style=style, allow_unicode=letters, width=width
    )
    loaded = load(decode(written.encode(), "x"))
    if any(PLACEHOLDER.search(found) for _, found, _ in texts_of(loaded.sop)):
        assert placeholder._may_have_one(loaded.source.text)


@given(st.lists(st.sampled_from(MARKS), max_size=6).map("".join) | st.text())
def test_a_placeholder_is_noticed_in_a_text(text: str) -> None:
    assert has_placeholder(text) == (PLACEHOLDER.search(text) is not None)


@given(
    texts(["1.", "a)", "A.", "(b) ", "12) ", "-", "\u2022 ", '"', "Menyusun", "\u0665", "\u0130."])
    | st.text(max_size=4)
)
def test_a_number_before_the_words_is_noticed(text: str) -> None:
    match = _NUMBERING.match(text)
    assert match
    assert without_numbering(text) == text[match.end() :]


@given(texts(["SOP", "sop-sop terkait", "seluruh", "kegiatan", "prosedur", "lain-lain", "dll", "internal", "relevant",
              "all", "procedures", "related", "terkait"]))  # fmt: skip
def test_what_stands_for_many_sops_is_noticed(text: str) -> None:
    assert related_is_no_sop._stands_for_many(text) == (related_is_no_sop._ALL.match(text) is not None)


@given(
    texts(["SOP", "SOP AP", "Standar Operasional Prosedur", "prosedur operasional standar", "standard", "operating"])
)
def test_a_title_that_says_sop_is_noticed(title: str) -> None:
    if title_says_sop._SOP.match(title):
        assert title.lower().startswith(title_says_sop._BEGINNINGS) or not title.isascii()


@given(texts(["Nomor", "no.", "35", "Tahun", "2012", "\u0662\u0660\u0661\u0662", "Perpres", "201", "20122", "/"])
       | st.from_regex(r"Nomor \d+ Tahun (19|20)\d\d"))  # fmt: skip
def test_a_usual_regulation_has_a_number_and_a_year(text: str) -> None:
    if incomplete_legal_basis._USUAL.search(text):
        assert incomplete_legal_basis._NUMBER.search(text)
        assert incomplete_legal_basis._YEAR.search(text)


@pytest.mark.parametrize(("before", "year"), [replaced[:2] for replaced in replaced_regulation._REPLACED])
@given(data=st.data())
def test_a_replaced_regulation_has_its_year(before: str, year: str, data: st.DataObject) -> None:
    assert year in data.draw(st.from_regex(re.compile(before + year, re.IGNORECASE)))


@given(st.text("0123456789 .٣-", max_size=60))
def test_a_personal_number_is_noticed_in_the_file(text: str) -> None:
    for written in (text, f"{text}NIP 197001012000031001 {text}", f"{text} 3171234567890001"):
        if personal_number._kind(written):
            assert personal_number._is_anywhere(written)


@given(texts(["AB", "ABC", "SRIKANDI", "ß", "É"]) | st.text())
def test_an_abbreviation_is_noticed(text: str) -> None:
    if undefined_abbreviation._TOKEN.search(text):
        assert undefined_abbreviation._may_have_one(text)


@given(
    texts(["dan", "serta", "lalu", "and", "then", "menyusun", "file", ";", ",", "&", "/"]),
    st.sampled_from(["id", "en"]),
)
def test_a_joint_is_noticed(text: str, language: str) -> None:
    if several_acts._JOINTS[language].search(without_numbering(text).lower()):
        assert several_acts._has_one(text, several_acts._SIGNS[language])


@given(
    texts(
        ["Drs. ", "Budi", ", S.H.", "S.Kom", "Ibu ", "Sdri. ", "Saudari ", "Ms ", "NIP ", "19700101", "a@b.id", "M. Si"]
    )
)
def test_a_person_is_noticed(text: str) -> None:
    if person_not_post._SIGNS.search(text):
        assert person_not_post._HINT.search(text)


@given(
    texts(["step", "langkah", "s", "1", "12", "1a", "-", "\u0665"])
    | st.from_regex(r"(step-?)?[0-9]+[a-z]?", fullmatch=True)
)
def test_an_id_that_counts_is_noticed(name: str) -> None:
    assert generated_id._counts(name) == (generated_id._COUNTING.fullmatch(name) is not None)


@given(texts(["di", "terima", "selesai", "rampung", "nya", "mem", "buat", "terlaksana"]) | st.text())
def test_a_passive_or_a_verb_begins_as_such(text: str) -> None:
    for word in words(text):
        if is_passive(word) or is_me_verb(word):
            assert word.startswith(output_is_an_act._BEGINNINGS)


@given(
    st.text(min_size=1)
    | st.lists(st.sampled_from(["1", "true", "no", "0x1", ".inf", "1:30", " ", "_", "+"])).map("".join)
)
def test_a_scalar_with_a_blank_is_text(value: str) -> None:
    if " " in value:
        assert resolve(value) == value
        assert not ambiguous(value)
