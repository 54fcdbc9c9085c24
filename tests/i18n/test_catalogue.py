"""English is complete: every text that the code marks has its translation, with the same things filled in."""

import re
import string
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from dashboard.i18n.language import CATALOGUES, N_, Language, language
from tests.test_rules import TOP

Key = tuple[str | None, str]
KEYWORDS = {"text": None, "N_": None, "plural": (1, 1), "context_text": ((1, "c"), 2)}  # as in the Makefile
METHODS = [("**.py", "dashboard.i18n.extraction:marked_texts")]
VIETNAMESE = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")


@cache
def english() -> Catalog:
    """Return the catalogue of the app, read when a test first asks: not whenever tests are collected."""
    with (CATALOGUES / "en.po").open("rb") as file:
        return read_po(file, locale="en", ignore_obsolete=False)


@cache
def marked() -> Catalog:
    """Return what the code marks, collected when a test first asks."""
    catalogue = Catalog()
    for file, line, ids, _, context in extract_from_dir(TOP / "dashboard", METHODS, keywords=KEYWORDS):
        catalogue.add(ids, locations=[(file, line)], context=context)
    return catalogue


def key(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def translated() -> list[Message]:
    return [message for message in english() if message.id]


def translations() -> Iterator[tuple[str, str]]:
    """Yield every text with its translation, in each of its numbers."""
    for message in translated():
        yield from ((key(message)[1], form) for form in forms(message))


def test_the_code_marks_texts():
    assert len(marked()) > 250


def test_english_has_the_texts_of_the_code_and_no_others():
    """After a change of texts: `make messages`, then write the English ones into en.po."""
    assert {key(message) for message in translated()} == {key(message) for message in marked() if message.id}
    assert not english().obsolete


def test_a_text_counts_in_english_where_it_counts_in_the_code():
    plural = {key(message) for message in marked() if message.pluralizable}
    assert {key(message) for message in translated() if message.pluralizable} == plural
    assert english().num_plurals == 2


def test_every_text_is_translated():
    assert [key(message)[1] for message in translated() if message.fuzzy] == []
    assert [text for text, form in translations() if not form.strip() or VIETNAMESE.search(form)] == []


def test_a_translation_is_filled_in_and_spaced_as_its_text():
    assert [pair for pair in translations() if placeholders(pair[0]) != placeholders(pair[1])] == []
    edges = [[(one[:1].isspace(), one[-1:].isspace()) for one in pair] for pair in translations()]
    assert [pair for pair, (text, form) in zip(translations(), edges, strict=True) if text != form] == []


def test_a_sentence_ends_as_a_sentence_in_both_languages():
    ends = (".", "?")
    assert [pair for pair in translations() if pair[1] != "No." and len({one.endswith(ends) for one in pair}) > 1] == []


def test_a_text_inside_another_text_is_found_too():
    """Before Python 3.12 Babel's own method passes over it; then it would be shown in Vietnamese."""
    assert (None, "Theo khối") in {key(message) for message in marked()}


def test_one_person_and_many():
    in_english, vietnamese = language("en"), language("vi")
    assert [in_english.plural("{n} người", n) for n in (0, 1, 2, 1020)] == [
        "0 people",
        "1 person",
        "2 people",
        "1,020 people",
    ]
    assert [vietnamese.plural("{n} người", n) for n in (1, 1020)] == ["1 người", "1.020 người"]


@pytest.mark.parametrize("code", ["vi", "en"])
def test_a_text_without_translation_stays_vietnamese(code):
    unknown = N_("Văn bản không có trong danh mục, {n}")  # marked outside the dashboard, so never collected
    assert language(code).text(unknown, n=1) == "Văn bản không có trong danh mục, 1"
    assert language(code).context_text("nơi khác", unknown, n=1) == "Văn bản không có trong danh mục, 1"


def test_vietnamese_needs_no_catalogue():
    assert not (CATALOGUES / "vi.po").exists()
    assert isinstance(language("vi"), Language)
    assert language("vi") is language("vi")
