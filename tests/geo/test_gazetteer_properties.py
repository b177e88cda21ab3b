"""What holds for every text."""

from __future__ import annotations

import re
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.gazetteer import Rule, place_of, resolve
from geo.subjects import subjects

NAMES = st.sampled_from([subject.name for subject in subjects().values()])
WORDS = """
Калужская Брянской область области обл. края г. Москва и , ; . ( ) « » - – кроме РФ субъекты ЦФО без
Алтай Республика Беларусь Минск Орлов музей ул. 12 1) ХМАО Югра АО Владимир с нет район
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u00ad", "\u200b"])
SENTENCES = st.lists(PIECES, max_size=12).map(" ".join)
TEXTS = st.one_of(
    st.text(max_size=60), st.text("абвклмоскийяё АБКМ-–.,\n\u00ad\u0306(«»)", max_size=60), SENTENCES
)


def codes(text: str) -> list[str]:
    return [match.code for match in resolve(text).matches]


@given(TEXTS)
@example("² субъектов РФ")
@example("9" * 5000 + " субъектов РФ")
@settings(max_examples=500, deadline=None)
def test_any_text_is_read_and_quoted_verbatim(text: str) -> None:
    resolution = resolve(text)
    for match in resolution.matches:
        assert match.words in text
    for phrase in (*resolution.foreign, *resolution.unresolved):
        assert phrase in text
    assert len(set(codes(text))) == len(resolution.matches)
    assert place_of(text).codes.union(*place_of(text).undecided) <= set(subjects())
    assert not place_of(text).is_abroad or resolution.foreign


@given(st.lists(NAMES, min_size=1, max_size=6), st.data())
@settings(max_examples=200, deadline=None)
def test_invisible_characters_change_nothing(names: list[str], data: st.DataObject) -> None:
    text = ", ".join(names)
    marks = st.sampled_from(["", "", "\u00ad", "\u200b"])
    noise = data.draw(st.lists(marks, min_size=len(text), max_size=len(text)))
    letters = (
        char + extra if text[at : at + 2].isalpha() else char
        for at, (char, extra) in enumerate(zip(text, noise, strict=True))
    )
    noisy = "".join(letters).replace(" ", data.draw(st.sampled_from([" ", "\u00a0", "  ", "\n", " \n"])))
    assert codes(noisy) == codes(text)


@given(st.lists(NAMES, min_size=1, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_order_does_not_change_the_subjects(names: list[str], random) -> None:
    shuffled = list(names)
    random.shuffle(shuffled)
    assert set(codes(", ".join(names))) == set(codes(", ".join(shuffled)))


@given(st.text("абвгеикклмнорстуьч", min_size=1, max_size=7), st.sampled_from(["обл.", "край"]))
@example("кбр", "обл.")
@settings(max_examples=500, deadline=None)
def test_an_adjective_cut_short_begins_the_one_that_it_is_read_as(beginning: str, noun: str) -> None:
    for match in resolve(f"{beginning}. {noun}").matches:
        if match.rule is not Rule.ABBREVIATION:
            assert len(beginning) > 2
            assert subjects()[match.code].name.lower().startswith(beginning)


@given(SENTENCES)
@settings(max_examples=300, deadline=None)
def test_every_unresolved_phrase_has_a_doubt(text: str) -> None:
    resolution = resolve(text)
    assert set(resolution.unresolved) <= {doubt.text for doubt in resolution.doubts}


@given(st.one_of(SENTENCES, st.lists(st.one_of(NAMES, PIECES), max_size=8).map(", ".join)))
@example("г. Москва, Калужская обл., Брянская обл., п., Псковская и Тверская области")
@example("гостиница «Москва, Калуга», Тульская область, (Республика Крым), ХМАО, ЯНАО")
@settings(max_examples=500, deadline=None)
def test_reading_item_by_item_is_reading_the_whole(text: str) -> None:
    whole = patch("geo.region_items._COMMA", re.compile(r"(?!)"))
    in_items = resolve.__wrapped__(text), place_of.__wrapped__(text)
    with whole:
        assert (resolve.__wrapped__(text), place_of.__wrapped__(text)) == in_items
