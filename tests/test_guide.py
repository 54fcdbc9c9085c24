"""The guide names what there is, in the words that stand on the screens, and is one text wherever it is read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dashboard.exports.formats import FORMATS, VARIANTS, WRITERS
from dashboard.exports_offered import _NAMES, _WRITTEN
from dashboard.guide.chapters import chapter_texts, read_guide
from dashboard.i18n.language import CODES, Code, language
from dashboard.imports.file_words import KIND_WORDS
from data_access.ingest.preview import KINDS

TOP = Path(__file__).resolve().parents[1]
IN_DOCS = TOP / "docs" / "huong-dan"
ONLY_BY_COMMAND = {"csv-plain"}


def whole_guide(code: Code) -> str:
    return "\n".join(text for _, text in chapter_texts(code))


def bold_words(code: Code) -> set[str]:
    return set(re.findall(r"\*\*(.+?)\*\*", whole_guide(code)))


def screen_titles(code: Code) -> Iterator[str]:
    """Yield the titles of the app's pages, as they stand in its code."""
    for node in ast.walk(ast.parse((TOP / "dashboard" / "app.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.Page":
            title = next(each.value for each in node.keywords if each.arg == "title")
            assert isinstance(title, ast.Call)
            assert isinstance(title.func, ast.Attribute)
            yield getattr(language(code), title.func.attr)(*(ast.literal_eval(each) for each in title.args))


@pytest.mark.parametrize("code", CODES)
def test_every_screen_is_named(code: Code) -> None:
    titles = set(screen_titles(code))
    assert len(titles) >= 10
    assert titles - bold_words(code) == set()


@pytest.mark.parametrize("code", CODES)
def test_every_paper_and_format_is_named(code: Code) -> None:
    papers = {language(code).text(name) for name in _NAMES.values()}
    assert set(WRITERS) == {*_NAMES, "report"}
    for name in _WRITTEN:
        words = language(code).text(FORMATS[name].words)
        assert language(code).text("Báo cáo của kỳ, {format}", format=words) in whole_guide(code)
    offered = {name for formats in WRITERS.values() for name in formats} - ONLY_BY_COMMAND
    assert (papers | {language(code).text(FORMATS[name].words) for name in offered}) - bold_words(code) == set()
    assert set(VARIANTS) >= ONLY_BY_COMMAND
    assert "--format csv --plain" in whole_guide(code)


@pytest.mark.parametrize("code", CODES)
def test_every_kind_of_file_is_named(code: Code) -> None:
    assert {language(code).text(KIND_WORDS[kind]) for kind in KINDS} - bold_words(code) == set()


@pytest.mark.parametrize("code", CODES)
def test_what_is_bold_can_be_read_on_a_screen(code: Code) -> None:
    """A reader looks for the very words: each is a text of the program."""
    with (TOP / "dashboard" / "i18n" / "catalogues" / "en.po").open("rb") as file:
        messages = [message for message in read_po(file, locale="en") if message.id]
    texts = {message.id if code == "vi" else message.string for message in messages}
    assert bold_words(code) - texts == set()


def test_both_languages_tell_the_same() -> None:
    shapes = [
        [re.findall(r"^#+|^\d\.|^\||^-", text, flags=re.MULTILINE) for _, text in chapter_texts(c)] for c in CODES
    ]
    assert shapes[0] == shapes[1]


def test_the_documents_hold_the_guide_of_the_app() -> None:
    """After a change: cp dashboard/guide/vi/*.md docs/huong-dan/"""
    copies = {path.name: path.read_text(encoding="utf-8") for path in IN_DOCS.glob("[0-9]*.md")}
    assert copies == dict(chapter_texts("vi"))


def test_every_picture_of_the_guide_is_shown_in_it() -> None:
    shown = set(re.findall(r"\(\.\./images/(guide-[a-z-]+\.png)\)", whole_guide("vi")))
    assert shown == {path.name for path in (TOP / "docs" / "images").glob("guide-*.png")}


@pytest.mark.parametrize("code", CODES)
def test_the_app_shows_chapters_without_pictures_and_with_links_inside_the_page(code: Code) -> None:
    chapters = read_guide(code)
    markup = "".join(chapter.markup for chapter in chapters)
    assert [chapter.code[0] for chapter in chapters] == ["1", "2", "3", "4", "5", "6"]
    assert "<img" not in markup
    assert "<p></p>" not in markup
    targets = set(re.findall(r'href="([^"]*)"', markup))
    assert targets
    assert targets <= {f"#{chapter.code}" for chapter in chapters}
