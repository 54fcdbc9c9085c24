"""Sheets that list people one by one: only counts come in, and no name of a person is kept."""

from __future__ import annotations

import re
from dataclasses import replace

from data_access.ingest.messages import Message, Severity
from data_access.ingest.tables.folded import words_of
from data_access.ingest.tables.grid import Grid
from data_access.workbooks.book import Book, Sheet

LIST_OF_PEOPLE = "list-of-people"
"""Code of the note about a sheet left unread for the people in it; a file with such a sheet is not kept."""
MOST_ROWS_ABOVE = 40
"""The heading of a list of people is looked for in so many filled rows of a sheet."""
MOST_LETTERS = 60
_A_PERSON = re.compile(r"(?:ho va ten|ho ten|ho dem va ten|ho va ten (?:dang vien|quan chung|nguoi|khai sinh).*|ho)")
_ABOUT_A_PERSON = re.compile(
    r"(?:ngay|nam|ngay thang nam|ngay thang) sinh|que quan|(?:ngay )?vao (?:dang|doan).*"
    r"|(?:so )?(?:cccd|cmnd|the dang).*|gioi tinh|dan toc"
)


def without_people(book: Book) -> tuple[Book, list[Message]]:
    """Return the file without sheets that list people, and what is said of each: refusals where no other has anything.

    A sheet lists people where one row heads a column of their names and another of what is known of each.
    """
    heads = {place: head for place, sheet in enumerate(book.sheets) if (head := _head_of_people(sheet)) is not None}
    if not heads:
        return book, []
    others = tuple(sheet for place, sheet in enumerate(book.sheets) if place not in heads)
    is_all = not any(sheet.cells for sheet in others)
    severity, code = (Severity.REFUSAL, "only-people") if is_all else (Severity.NOTE, LIST_OF_PEOPLE)
    said = [
        Message(severity, code, book.sheets[place].name, row, column, {"heading": name, "other": about})
        for place, (row, column, name, about) in heads.items()
    ]
    return replace(book, sheets=others), said


def _head_of_people(sheet: Sheet) -> tuple[int, int, str, str] | None:
    """Return row, column and heading of the names of people, and another heading about them; None for none."""
    first = set(sorted({row for row, _ in sheet.cells})[:MOST_ROWS_ABOVE])
    above = {place: cell for place, cell in sheet.cells.items() if place[0] in first}
    grid = Grid(replace(sheet, cells=above, merges=()))
    for row in grid.rows:
        texts = [(column, text, words_of(text)) for column, text in grid.texts(row) if len(text) < MOST_LETTERS]
        name = next((one for one in texts if _A_PERSON.fullmatch(one[2])), None)
        about = next((one for one in texts if _ABOUT_A_PERSON.fullmatch(one[2])), None)
        if name and about:
            return row, name[0], name[1], about[1]
    return None
