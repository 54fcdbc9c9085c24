"""The chapters of the guide as markup. They are files of the program: nothing that a visitor types gets here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dashboard.i18n.language import Code

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_LOWER = {"h1": "h2", "h2": "h3"}
"""The screen has a heading of its own above the chapters."""


@dataclass(frozen=True)
class Chapter:
    """One chapter: the code it is linked by, its title, and its text below the title as markup."""

    code: str
    title: str
    markup: str


def chapter_texts(code: Code) -> tuple[tuple[str, str], ...]:
    """Return name and Markdown of each chapter in a language, in the order of their numbers."""
    folder = files("dashboard.guide") / code
    texts = ((file.name, file.read_text(encoding="utf-8")) for file in folder.iterdir() if file.name.endswith(".md"))
    return tuple(sorted(texts))


@cache
def read_guide(code: Code) -> tuple[Chapter, ...]:
    """Return the chapters in a language. Pictures are left out: whoever reads them here has the screens at hand."""
    return tuple(_chapter(name, text) for name, text in chapter_texts(code))


def _chapter(name: str, text: str) -> Chapter:
    tokens = _MARKDOWN.parse(text)
    title = tokens[1].content
    body = list(_without_pictures(tokens[3:]))
    for token in (*body, *(child for one in body for child in one.children or ())):
        _fit(token)
    return Chapter(name.removesuffix(".md"), title, _MARKDOWN.renderer.render(body, _MARKDOWN.options, {}))


def _without_pictures(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens but paragraphs that hold nothing but a picture."""
    pictures = {n for n, token in enumerate(tokens) if [child.type for child in token.children or ()] == ["image"]}
    yield from (token for n, token in enumerate(tokens) if not {n - 1, n, n + 1} & pictures)


def _fit(token: Token) -> None:
    """Make headings one level lower, links to chapters links inside the page, and tables look like those of screens."""
    token.tag = _LOWER.get(token.tag, token.tag)
    if token.type == "link_open":
        token.attrs = {"href": f"#{str(token.attrs['href']).removesuffix('.md')}", "target": "_self"}
    elif token.type == "table_open":
        token.attrs = {"class": "qd-plain"}
