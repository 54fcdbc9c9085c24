"""English is complete: every text that the code marks has its translation, with the same things filled in."""

import re
import string

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


def read_english() -> Catalog:
    with (CATALOGUES / "en.po").open("rb") as file:
        return read_po(file, locale="en", ignore_obsolete=False)


def collect() -> Catalog:
    catalogue = Catalog()
    for file, line, ids, _, context in extract_from_dir(TOP / "dashboard", METHODS, keywords=KEYWORDS):
        catalogue.add(ids, locations=[(file, line)], context=context)
    return catalogue


ENGLISH, MARKED = read_english(), collect()


def key(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def translated() -> list[Message]:
    return [message for message in ENGLISH if message.id]


def test_the_code_marks_texts():
    assert len(MARKED) > 250


def test_english_has_the_texts_of_the_code_and_no_others():
    """After a change of texts: `make messages`, then write the English ones into en.po."""
    assert {key(message) for message in translated()} == {key(message) for message in MARKED if message.id}
    assert not ENGLISH.obsolete


def test_a_text_counts_in_english_where_it_counts_in_the_code():
    plural = {key(message) for message in MARKED if message.pluralizable}
    assert {key(message) for message in translated() if message.pluralizable} == plural
    assert ENGLISH.num_plurals == 2


@pytest.mark.parametrize("message", translated(), ids=lambda message: key(message)[1])
def test_every_text_is_translated(message: Message):
    assert not message.fuzzy
    for form in forms(message):
        assert form.strip()
        assert placeholders(form) == placeholders(key(message)[1])
        assert not VIETNAMESE.search(form)
        assert form[:1].isspace() == key(message)[1][:1].isspace()
        assert form[-1:].isspace() == key(message)[1][-1:].isspace()


@pytest.mark.parametrize("message", translated(), ids=lambda message: key(message)[1])
def test_a_sentence_ends_as_a_sentence_in_both_languages(message: Message):
    for form in forms(message):
        assert form == "No." or form.endswith((".", "?")) == key(message)[1].endswith((".", "?"))


def test_a_text_inside_another_text_is_found_too():
    """Before Python 3.12 Babel's own method passes over it; then it would be shown in Vietnamese."""
    assert (None, "Theo khối") in {key(message) for message in MARKED}


def test_one_person_and_many():
    english, vietnamese = language("en"), language("vi")
    assert [english.plural("{n} người", n) for n in (0, 1, 2, 1020)] == [
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
