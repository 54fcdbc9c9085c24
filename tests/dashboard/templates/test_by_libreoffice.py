"""Templates that LibreOffice opened, saved again and saved once filled in: they come in like those of Excel."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import Engine

from dashboard.exports.templates.making import make_form
from dashboard.exports.templates.writing import write_form
from dashboard.i18n.language import language
from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports.take import take
from data_access.ingest.lists.columns import FORM_OF, fields_of, plain
from data_access.ingest.messages import Severity
from data_access.ingest.preview import KINDS, Asked, Outcome
from data_access.ingest.report_form import HEADINGS
from tests.dashboard.templates.test_templates import QUOTAS, REGISTRY, TODAY
from tests.data_access.lists.making import new_town, taken

VI = language("vi")
JUNE, NEXT_YEAR = date(2026, 6, 1), date(2027, 1, 1)
Filled = Mapping[str, "str | int | float | date | None"]
"""Cells by field. The first of them says which row is meant; of no row, the first empty one is filled."""
FILLED: Mapping[str, Sequence[Filled]] = {
    "report": [
        {"code": "A", "admitted": 12, "pupil": 3, "religious": "-"},
        {"code": "B", "admitted": 2, "pupil": 0, "religious": 0},
        {"code": "C", "admitted": 0, "pupil": 0, "religious": 0},
    ],
    "organizations": [
        {"code": "D", "name": "Chi bộ Trạm Y tế xã Đông", "kind": "Chi bộ cơ sở", "valid_from": date(2020, 3, 15)},
        {"code": "C1", "name": "Chi bộ thôn Thượng", "parent_code": "C", "other_names": "CB Thượng; Thượng"},
    ],
    "successions": [
        {"predecessor": "A", "successor": "B", "effective_on": date(2026, 3, 1), "extent": "Một phần"},
    ],
    "quotas": [
        {"code": "town", "amount": 60, "document": "Nghị quyết số 5-NQ/TU ngày 20/12/2026"},
        {"code": "A", "amount": 45},
        {"code": "B", "amount": 15},
    ],
    "targets": [
        {
            "code": "town",
            "category": "Học sinh, sinh viên",
            "first_year": 2026,
            "last_year": 2030,
            "shape": "Cơ cấu tối thiểu",
            "low": "25%",
            "document": "Kết luận số 10-KL/TU ngày 10/11/2025",
        }
    ],
    "members": [{"code": "town", "members": 1200}, {"code": "A", "members": 700}],
    "plans": [
        {"code": "A", "due_on": date(2026, 1, 25), "received_on": date(2026, 1, 20)},
        {"code": "B", "due_on": date(2026, 1, 25)},
    ],
    "documents": [
        {
            "number": "07-KH/TU",
            "kind": "Kế hoạch",
            "issuer": "Ban Thường vụ Thành ủy",
            "issued_on": date(2026, 2, 3),
            "title": "Phát triển đảng viên năm 2026",
        }
    ],
    "pace": [
        {"month": month, "name": "Nhịp của Thành ủy", "share": share}
        for month, share in enumerate((2, 6, 12, 20, 30, 42, 54, 62, 72, 82, 92, 100), 1)
    ],
    "register": [
        {"date": date(2025, 5, 19), "code": "A", "all": 3, "women": 1},
        {"date": date(2025, 9, 2), "code": "B", "all": 1},
    ],
    "settings": [
        {"setting": "Chỉ tiêu nhỏ đến", "value": 4, "effective_on": JUNE},
        {"setting": "Hạn kế hoạch năm (ngày/tháng)", "value": "15/2", "effective_on": NEXT_YEAR},
    ],
}
ASKED = {"settings": {"setting-changed"}}
"""A setting is always asked about: it changes figures of everybody."""
COMMA, QUOTE, UTF_8, WINDOWS_1258 = 44, 34, 76, 40


def saved(files: Sequence[Path], to: str, folder: Path) -> list[Path]:
    """Let LibreOffice open files and save them in a folder of their own, all in one run; return them in their order."""
    office = shutil.which("soffice")
    assert office is not None, "These tests need LibreOffice: install the package libreoffice-calc."
    ending = to.partition(":")[0]
    folder.mkdir()
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=300)
    return [folder / f"{file.stem}.{ending}" for file in files]


def csv_of(charset: int) -> str:
    return f"csv:Text - txt - csv (StarCalc):{COMMA},{QUOTE},{charset},1"


def templates_of(engine: Engine, root: int, kinds: Sequence[str], folder: Path) -> list[Path]:
    """Return the templates as they are given to whoever asks for them."""
    files = []
    with read_transaction(engine) as connection:
        for kind in kinds:
            form, _ = make_form(connection, VI, kind, root, NEXT_YEAR if kind == "quotas" else JUNE)
            files.append(folder / f"{kind}.xlsx")
            files[-1].write_bytes(write_form(form, VI))
    return files


def filled_in(files: Sequence[Path], folder: Path) -> list[Path]:
    """Return the templates with figures typed into them."""
    folder.mkdir()
    for file in files:
        book = load_workbook(file)
        fill(book.worksheets[0], file.stem)
        book.save(folder / file.name)
    return [folder / file.name for file in files]


def fill(sheet: Worksheet, kind: str) -> None:
    """Type the rows of a kind into the sheet, each where its first field stands, else into the first empty row."""
    fields = fields_of(FORM_OF[kind]) if kind in FORM_OF else {plain(name): field for field, name in HEADINGS.items()}
    columns, head = {}, 0
    for cells in sheet.iter_rows(max_row=10):
        named = {fields[plain(str(cell.value))]: cell.column for cell in cells if plain(str(cell.value)) in fields}
        if set(FILLED[kind][0]) <= set(named):
            columns, head = named, cells[0].row
            break
    for row in FILLED[kind]:
        first, *_ = row
        own = (row[first], None)
        line = next(n for n in range(head + 1, head + 300) if sheet.cell(n, columns[first]).value in own)
        for field, value in row.items():
            sheet.cell(line, columns[field]).value = value


@pytest.fixture
def town(engine: Engine) -> int:
    with write_transaction(engine) as connection:
        root = new_town(connection)
        taken(connection, root, REGISTRY, QUOTAS)
    return root


def told(engine: Engine, root: int, file: Path) -> tuple[object, ...]:
    """Return what would become of a file: its kind, what it is asked about, and all that it would change."""
    result = take(engine, file.read_bytes(), file.name, Asked(root, TODAY), "Văn phòng", dry_run=True)
    asked = {message.code for message in result.messages if message.severity is not Severity.NOTE}
    changes = sorted((one.code, one.field, one.period, str(one.after)) for one in result.preview.changes)
    return result.preview.kind, result.outcome, asked, changes


def faults(engine: Engine, root: int, templates: Sequence[Path], *others: Sequence[Path]) -> Iterator[str]:
    """What is not as it should be: every other file says what the plain one of its kind says, without a question."""
    for number, plain_file in enumerate(templates):
        kind = plain_file.stem
        expected = told(engine, root, plain_file)
        outcome = Outcome.NEEDS_CONFIRMATION if kind in ASKED else Outcome.IMPORTED
        if expected[:3] != (kind, outcome, ASKED.get(kind, set())) or not expected[3]:
            yield f"{kind}: {expected}"
        for files in others:
            said = told(engine, root, files[number])
            if said != expected:
                yield f"{files[number].parent.name}/{files[number].name}: {said} instead of {expected}"


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_a_report_saved_by_libreoffice_comes_in(engine: Engine, town: int, tmp_path: Path):
    files = templates_of(engine, town, ["report"], tmp_path)
    again = filled_in(saved(files, "xlsx", tmp_path / "again"), tmp_path / "filled")
    found = list(faults(engine, town, filled_in(files, tmp_path / "plain"), again))
    assert not found, "\n".join(found)


@pytest.mark.exhaustive
def test_every_template_comes_in_however_libreoffice_saved_it(engine: Engine, town: int, tmp_path: Path):
    files = templates_of(engine, town, KINDS, tmp_path)
    again = filled_in(saved(files, "xlsx", tmp_path / "again"), tmp_path / "filled")
    by_itself = saved(again, "xlsx", tmp_path / "by-itself")
    by_ods = saved(saved(again, "ods", tmp_path / "ods"), "xlsx", tmp_path / "from-ods")
    texts = [saved(again, csv_of(UTF_8), tmp_path / "utf-8"), saved(again, csv_of(WINDOWS_1258), tmp_path / "1258")]
    found = list(faults(engine, town, filled_in(files, tmp_path / "plain"), again, by_itself, by_ods, *texts))
    assert not found, "\n".join(found)
