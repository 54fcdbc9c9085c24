"""The sample committee read once, and files parsed back."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from sqlalchemy import URL

from dashboard.address import Address
from dashboard.exports import token
from dashboard.exports.documents import document_of
from dashboard.exports.excel.workbook import write_workbook
from dashboard.exports.figures import ExportFigures, read_figures
from data_access.engine import create_database_engine, read_transaction
from tests.conftest import Templates, _fill_with_sample
from tests.together import folder_of_all

NOON = datetime(2024, 6, 20, 5, 0, tzinfo=UTC)  # 12:00 on the office's clock
SECRET = "a secret that only the tests know, 0123456789"

Read = Callable[..., ExportFigures]


@pytest.fixture(autouse=True)
def _secret(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Sign with a known secret; nothing of it stays in the process."""
    monkeypatch.setenv(token.SECRET_VARIABLE, SECRET)
    token._serializer.cache_clear()
    yield
    token._serializer.cache_clear()


@pytest.fixture(scope="session")
def figures_read() -> dict[tuple[str, Address], ExportFigures]:
    """What was read before: the sample is the same in every test, and figures are frozen."""
    return {}


@pytest.fixture(scope="session")
def sample_for_reading(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> Iterator[URL]:
    """Address of one embedded sample for all tests that only read."""
    (folder_of_all(tmp_path_factory) / "papers").touch(exist_ok=False)  # in one process, else all is read twice
    with templates.copy("sqlite", _fill_with_sample, tmp_path_factory.mktemp("papers")) as url:
        yield url


@pytest.fixture
def read(sample_for_reading: URL, figures_read: dict[tuple[str, Address], ExportFigures]) -> Read:
    """Read the figures of an export; keywords are parts of the address."""

    def read_export(export: str, **address: Any) -> ExportFigures:
        asked = export, Address().with_(**address)
        if asked not in figures_read:
            engine = create_database_engine(sample_for_reading)
            with read_transaction(engine) as connection:
                figures_read[asked] = read_figures(connection, *asked, NOON)
            engine.dispose()
        return figures_read[asked]

    return read_export


def parse(figures: ExportFigures, *, formulas: bool = False) -> Workbook:
    """Make a workbook and read back the results that it stores, or its formulas."""
    return open_workbook(write_workbook(document_of(figures)), formulas=formulas)


def open_workbook(content: bytes, *, formulas: bool = False) -> Workbook:
    """Read a workbook: the results that it stores, or its formulas."""
    return load_workbook(io.BytesIO(content), data_only=not formulas)


Row = tuple[Any, ...]


def table(sheet: Any) -> list[Row]:
    """Return the rows under the head, up to the empty row that ends the table."""
    first = int(sheet.print_title_rows.split(":")[-1].strip("$")) + 1
    rows: list[Row] = []
    for row in sheet.iter_rows(min_row=first, values_only=True):
        if not any(value is not None for value in row):
            break
        rows.append(row)
    return rows


def items(sheet: Any) -> list[Row]:
    """Return the rows of organisations only."""
    return [row for row in table(sheet) if isinstance(row[0], int)]


def texts(book: Workbook) -> list[str]:
    """Return every text of every sheet."""
    return [
        str(value)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if isinstance(value, str)
    ]


def sheet_values(sheet: Any) -> list[Row]:
    """Return all rows of a sheet as values."""
    return list(sheet.iter_rows(values_only=True))
