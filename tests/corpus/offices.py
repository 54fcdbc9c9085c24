"""The five offices: files over the sample's four committees, and templates that go out and come back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from tests.corpus import writing
from tests.corpus.judging import Command
from tests.corpus.pages import Page

FIELDS = ("quota", "admitted", "student", "enterprise", "religious")
WORDS = ("Chỉ tiêu", "Lũy kế từ đầu năm", "Học sinh, sinh viên", "Lao động trong DN", "Người có đạo")
Stored = Mapping[str, Mapping[str, Any]]


def report(stored: Stored, month: str, *, more: int = 0) -> Page:
    """The report of a month that says what is stored, or so many more admitted in every organisation."""
    year, number = month.split("-")
    fields = [field for field in FIELDS if any(row[field] is not None for row in stored.values())]
    page = Page()
    page.add([f"KẾT QUẢ KẾT NẠP ĐẢNG VIÊN THÁNG {int(number)}/{year}"], [])
    page.add(["Mã đơn vị", "Tên đảng bộ, chi bộ", *[WORDS[FIELDS.index(field)] for field in fields]])
    for row in stored.values():
        said = {**row, "admitted": row["admitted"] + more}
        page.add([row["code"], row["name"], *[said[field] for field in fields]])
    sums = [
        sum(row[field] or 0 for row in stored.values()) + more * len(stored) * (field == "admitted") for field in fields
    ]
    return page.add([None, "Tổng cộng", *sums])


def template(command: Command, kind: str, folder: Path, month: str = "2026-06") -> Path:
    """Let the command write a template."""
    path = folder / f"mau-{kind}.xlsx"
    code, _ = command.call("template", kind, "--jurisdiction", command.office, "--month", month, "--out", str(path))
    assert code == 0
    return path


def fill_in(path: Path, write: Callable[[str, Mapping[str, int], Any, int], None]) -> Path:
    """Fill every row of a template that has a code: write(code, columns by heading, sheet, row)."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows():
        headings = {str(cell.value).strip(): cell.column for cell in row if cell.value is not None}
        if "Mã đơn vị" in headings:
            for number in range(row[0].row + 1, sheet.max_row + 1):
                code = sheet.cell(number, headings["Mã đơn vị"]).value
                if code:
                    write(str(code), headings, sheet, number)
            break
    book.save(path)
    return path


def save(folder: Path, name: str, page: Page) -> Path:
    return writing.by_openpyxl(folder / name, page)
