"""What stands on a screen or in a downloaded file, as values that a test can compare."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.serving import TOP

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
VIETNAMESE = re.compile(f"[{_LETTERS}{_LETTERS.upper()}]")
ENGLISH = re.compile(
    r"\b(the|and|of|to|is|with|from|your|search|close|open|select|choose|download|none|nan|null|undefined|error|"
    r"traceback|loading|running|stop|deploy|rerun|press|enter|clear|options?|results?|click|please|view|fullscreen|"
    r"show|hide|save|remove|empty|page|month|year|day|today|previous|next|may|june|people|streamlit)\b",
    re.IGNORECASE,
)
_TEXTS = """() => {
  const seen = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (element.closest("script, style, noscript, [data-testid=stIconMaterial]") || !shown(element)) continue;
    if (node.nodeType === Node.TEXT_NODE) seen.push(node.nodeValue);
    else for (const name of ["aria-label", "title", "placeholder", "alt"])
      if (node.hasAttribute(name) && !element.closest(".vega-embed svg")) seen.push(node.getAttribute(name));
  }
  seen.push(document.title);
  return [...new Set(seen.map((text) => text.trim()).filter(Boolean))];
}"""
_ROWS = """() => [...document.querySelectorAll(".qd-list tr[data-href]")].map((row) => {
  const text = (css) => row.querySelector(css).textContent.trim();
  return [text(".place"), text(".name a"), text(".key").match(/[\\d.,]+|–/)[0], text(".qd-fraction .a"),
          text(".qd-fraction .c"), text(".share .sub"), text(".qd-state").replace(text(".glyph"), "")];
})"""


@dataclass(frozen=True)
class Row:
    """One organisation of a list, as it is written there."""

    place: str
    name: str
    missing: str
    admitted: str
    quota: str
    percent: str
    state: str


def rows(page: Page) -> list[Row]:
    """Return the rows of the list on the screen, in their order."""
    return [Row(*cells) for cells in page.evaluate(_ROWS)]


def names(page: Page) -> list[str]:
    """Return the names in the list on the screen."""
    return [row.name for row in rows(page)]


def expect_rows(page: Page, count: int) -> None:
    """Wait until the list has so many rows."""
    expect(page.locator(".qd-list tr[data-href]")).to_have_count(count)


def sentence(page: Page) -> str:
    """Return the sentence of the screen, with plain spaces."""
    return plain(page.locator(".qd h1").inner_text())


def plain(text: str) -> str:
    """Return text with plain single spaces."""
    return " ".join(text.split())


def texts(page: Page) -> list[str]:
    """Return all texts that a person sees or hears on the page, the title of the tab among them."""
    found: list[str] = page.evaluate(_TEXTS)
    return found


def stored_texts(file: Path) -> list[str]:
    """Return the texts with Vietnamese letters that stand in a database, longest first: data, not to be translated."""
    found: set[str] = set()
    with closing(sqlite3.connect(file)) as database:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for line in database.execute(f'SELECT * FROM "{table}"'):
                found |= {part for cell in line if isinstance(cell, str) for part in cell.splitlines()}
    return sorted(filter(VIETNAMESE.search, found), key=len, reverse=True)


def vietnamese_left(page: Page, stored: list[str]) -> list[str]:
    """Return what an English page says in Vietnamese, but for names and what else stands in the database."""
    left = []
    for text in texts(page):
        rest = text
        for name in stored:
            rest = rest.replace(name, "")
        if VIETNAMESE.search(rest) and rest != "Tiếng Việt":
            left.append(text)
    return left


def english_left(page: Page, stored: Sequence[str] = ()) -> list[str]:
    """Return what a Vietnamese page says in English, or as a program would, names that are stored left out."""
    words = json.loads((TOP / "dashboard" / "i18n" / "shell_vi.json").read_text(encoding="utf-8"))
    left = []
    for text in texts(page):
        rest = text
        for name in stored:
            rest = rest.replace(name, "")
        if text != "English" and (text in words["exact"] or ENGLISH.search(rest)):
            left.append(text)
    return left


def assert_calm(page: Page) -> None:
    """Hold that nothing technical is shown."""
    shown = page.locator("body").inner_text()
    for word in (
        "Traceback",
        "Error",
        "Exception",
        "sqlite",
        "SELECT",
        "{",
        "Không hiển thị được phần này",
        "This part cannot",
    ):
        assert word not in shown, f"{word!r} stands on {page.url}"
    assert {"None", "nan", "NaN", "null", "undefined"} & set(texts(page)) == set(), page.url


def sheet(file: Path) -> list[tuple[Any, ...]]:
    """Return the cells of the first sheet of a workbook, of formulas the results that it carries."""
    book = load_workbook(file, data_only=True)
    cells = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return cells


def items(file: Path) -> list[tuple[Any, ...]]:
    """Return the lines of organisations of an export: a number (or "–" for one without rank) stands first."""
    lines = sheet(file)
    numbered = (place for place, line in enumerate(lines) if line[0] == 1 or line[0] == "–")
    return [line for line in lines[next(numbered, len(lines)) :] if isinstance(line[0], int) or line[0] == "–"]


def save(page: Page, export: str, button: str, folder: Path) -> Path:
    """Download a paper as a workbook through the popover and return its file."""
    page.get_by_role("button", name=button).click()
    paper = page.locator("[data-testid=stPopoverBody] tr").filter(has_text=export)
    anchor = paper.get_by_role("link", name="Excel")
    with page.expect_download() as waiting:
        anchor.click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    page.keyboard.press("Escape")
    return file
