"""Whoever holds all the files learns no more of small counts than the screens tell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.domain.disclosure import THRESHOLD, Told
from dashboard.domain.parts import Part
from dashboard.exports.document import HIDDEN
from dashboard.exports.documents import VIEWS, read_document
from dashboard.exports.formats import WRITERS
from tests.dashboard.reading.test_small_counts import PLACES, build
from tests.dashboard.test_hidden_figures_stay_hidden import OTHERWISE
from tests.data_access.tree import undone
from tests.domain.attacker import attack
from tests.exports.conftest import NOON, sheet_values

QUICK = ("xlsx", "docx", "csv", "csv-plain", "svg")
"""Formats that are written in little time; the complete run writes every paper in every format."""
WITH_SMALL_COUNTS = "shares"
"""The paper that is always tried in every format."""
DAY = date(2026, 12, 31)
EXHAUSTIVE = pytest.mark.exhaustive
Files = Mapping[tuple[str, str], bytes]
Figures = dict[str, tuple[int, int]]


def formats_of(view: str, *, every: bool = False) -> set[str]:
    """The formats in which a paper is tried."""
    return set(WRITERS[view]) if every or view == WITH_SMALL_COUNTS else set(WRITERS[view]) & set(QUICK)


def all_files(
    engine: Engine,
    figures: Figures,
    clusters: tuple[str, ...] = (),
    views: Iterable[str] = VIEWS,
    *,
    every: bool = False,
) -> tuple[Files, dict[str, int]]:
    """Every paper in its formats."""
    files: dict[tuple[str, str], bytes] = {}
    with undone(engine) as connection:
        ids = build(connection, figures)
        for view in views:
            code = "agency" if view == "organization" else ""
            address = Address(jurisdiction="top", day=DAY, organization=code).with_(clusters=clusters)
            document = read_document(connection, view, address, NOON)
            for format in formats_of(view, every=every):
                files[view, format] = WRITERS[view][format](document, connection)
        return files, ids


@pytest.mark.parametrize("dialect", ["sqlite"])
@pytest.mark.parametrize(
    ("clusters", "every"), [((), False), *(pytest.param(one, True, marks=EXHAUSTIVE) for one in ((), ("ward",)))]
)
def test_files_are_the_same_whatever_the_hidden_figures_are(engine: Engine, clusters: tuple[str, ...], every: bool):
    one, _ = all_files(engine, PLACES, clusters, every=every)
    other, _ = all_files(engine, OTHERWISE, clusters, every=every)
    assert set(one) == {(view, format) for view in VIEWS for format in formats_of(view, every=every)}
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.parametrize("dialect", ["sqlite"])
def test_an_attacker_with_every_file_cannot_narrow_a_hidden_cell(engine: Engine):
    files, ids = all_files(engine, PLACES, views=["shares"])  # the test above speaks for all others
    cells = told_in_workbook(files["shares", "xlsx"])
    assert cells == told_in_csv(files["shares", "csv"])
    assert cells["Xã"] == 12  # 7 and 5 in the two communes, of 900 people
    assert all(cells[name] is None for name in ("ward-1", "ward-2", "agency"))
    nodes = {**ids, "Xã": "commune", "Phường": "ward"}
    known = {nodes[name]: count for name, count in cells.items() if count is not None and name in nodes}
    parts = [
        Part(ids[code], code.split("-")[0] if "-" in code else "agency", (0, 0, admitted, 0), (0, 0, people, 0))
        for code, (admitted, people) in PLACES.items()
    ]
    found = list(attack(parts, Told(3, known)))
    assert found
    assert all(finding.is_protected(THRESHOLD) for finding in found)


def told_in_workbook(content: bytes) -> dict[str, int | None]:
    """What the sheet of believers tells of each cluster and organisation, None where it is hidden."""
    book = load_workbook(io.BytesIO(content), data_only=True)
    rows = sheet_values(book["Người có đạo"])
    return {row[1]: None if row[2] == HIDDEN else row[2] for row in rows if isinstance(row[0], int)}


def told_in_csv(content: bytes) -> dict[str, int | None]:
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    head = next(number for number, line in enumerate(lines) if line[2:3] == ["Người có đạo"])
    body = [line for line in lines[head + 1 :] if line and line[0].isdigit()]
    return {line[1]: None if line[2] == HIDDEN else int(line[2]) for line in body}
