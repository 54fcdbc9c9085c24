"""The paper of the position held against a snapshot says what the screen says: who moved, and what was corrected."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.domain.since_words import since_sentence
from dashboard.exports.document import Document, Heading, Table
from dashboard.exports.documents import document_of
from dashboard.exports.excel.workbook import write_workbook
from dashboard.exports.figures import ExportFigures, read_figures
from dashboard.freezing import freeze
from data_access.engine import read_transaction
from tests.examples import SERVER_SELDOM
from tests.exports.conftest import NOON, open_workbook, texts

pytestmark = pytest.mark.parametrize("dialect", SERVER_SELDOM, indirect=True)

APRIL, MAY = date(2024, 4, 30), date(2024, 5, 31)


@pytest.fixture
def compared(sample_engine: Engine) -> Any:
    """Read the position of May held against what was agreed upon in April, of whichever committee."""

    def read(agreed: str, shown: str) -> tuple[ExportFigures, Document]:
        snapshot = freeze(sample_engine, Address(jurisdiction=agreed, day=APRIL), "Họp tháng 4", "Văn phòng")
        address = Address(jurisdiction=shown, day=MAY).with_(compared=snapshot.number)
        with read_transaction(sample_engine) as connection:
            figures = read_figures(connection, "overview", address, NOON)
        return figures, document_of(figures)

    return read


def test_who_moved_since_stands_in_a_table_in_place_of_who_moved_in_the_month(compared: Any):
    figures, document = compared("thanh-hoa", "thanh-hoa")
    since, part = figures.since, document.parts[0]
    assert since is not None
    assert since.up
    tables = {table.key: table for table in part.tables}
    assert not {"moved-up", "moved-down"} & set(tables)
    headings = [block.text for block in part.blocks if isinstance(block, Heading)]
    assert since_sentence(figures.language, since) in headings
    rows = tables["moved-since"].rows
    assert [row.code for row in rows] == [change.organization.code for change in (*since.up, *since.down)]
    for row, change in zip(rows, (*since.up, *since.down), strict=True):
        before, now, total = (row.cells[place].value for place in (2, 3, 4))
        assert (before, now) == (change.before.admitted, change.now.admitted)
        assert total == now - before


def test_the_workbook_has_the_table_with_its_sentence(compared: Any):
    figures, document = compared("thanh-hoa", "thanh-hoa")
    said = texts(open_workbook(write_workbook(document)))
    assert since_sentence(figures.language, figures.since) in said
    assert "Số đã chốt" in said


def test_what_cannot_be_compared_says_why_and_keeps_the_month(compared: Any):
    _, document = compared("hau-giang", "thanh-hoa")
    keys = [block.key for block in document.parts[0].blocks if isinstance(block, Table)]
    assert "moved-since" not in keys
    assert "moved-up" in keys
    headings = [block.text for block in document.parts[0].blocks if isinstance(block, Heading)]
    assert any(heading.startswith("Không so vì bản chốt số") for heading in headings)
