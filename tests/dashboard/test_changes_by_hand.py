"""What is typed on a screen goes the way of a file: it is seen before it holds, holds as seen, and is taken back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.domain.effect import View
from dashboard.imports import organization_lists as lists
from dashboard.imports.typed import lists_file, report_file
from dashboard.reading.effects import read_view
from data_access.engine import read_transaction, write_transaction
from data_access.ingest.imports.begin_jurisdiction import begin_jurisdiction
from data_access.ingest.imports.take import FileRead, read_file, take_read
from data_access.ingest.imports.trial import try_out
from data_access.ingest.imports.undo import undo
from data_access.ingest.lists.units import Unit, read_units
from data_access.ingest.preview import Asked, Outcome
from data_access.workbooks import read_book
from data_access.workbooks.answer import answer
from tests.data_access.imports.digests import in_force
from tests.examples import SERVER_SELDOM
from tests.templates import Templates, disposed

TODAY = date(2026, 11, 26)
JULY, JUNE = date(2026, 7, 1), date(2026, 6, 1)
REGISTRY = """code,name,kind,parent_code,valid_from
A,Đảng bộ phường An,base_committee,,2020-01-01
B,Đảng bộ phường Bình,base_committee,,2020-01-01
C,Đảng bộ xã Chung,base_committee,,2020-01-01
A1,Chi bộ Một,cell,A,2020-01-01
A2,Chi bộ Hai,cell,A,2020-01-01
"""
QUOTAS = "code,year,amount\nroot,2026,60\nA,2026,30\nB,2026,20\nC,2026,10\n"
REPORT = """BÁO CÁO THÁNG 6 NĂM 2026
Mã đơn vị,Tên đơn vị,Kết nạp
A,Đảng bộ phường An,12
B,Đảng bộ phường Bình,5
C,Đảng bộ xã Chung,4
"""


ROOT = 1
"""The identity of the first organisation of a database."""


def fill_town(engine: Engine) -> None:
    """Begin a town of three committees, one with two cells, with their quotas and their reports of June."""
    with write_transaction(engine) as connection:
        assert begin_jurisdiction(connection, "root", "Thị ủy Vinh Sơn", "town_committee", date(2020, 1, 1)) == ROOT
    for name, text in (("don-vi", REGISTRY), ("chi-tieu", QUOTAS), ("bao-cao", REPORT)):
        confirm(engine, ROOT, read_file(text.encode(), f"{name}.csv"))


@pytest.fixture(autouse=True)
def _read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that reads a file is tested elsewhere; beginning one for each file would take most of the time."""
    monkeypatch.setattr(read_book, "_ask", lambda content, name: json.loads(json.dumps(answer(content, name))))


@pytest.fixture
def engine(dialect: str, templates: Templates, tmp_path: Path) -> Iterator[Engine]:
    """A database with the town."""
    with templates.copy(dialect, fill_town, tmp_path) as url, disposed(url) as opened:
        yield opened


@pytest.fixture
def root(engine: Engine) -> int:
    return ROOT


def asked(root: int, kind: str = "") -> Asked:
    return Asked(root, TODAY, kind, confirmed=True)


def confirm(engine: Engine, root: int, file: FileRead, kind: str = "") -> int:
    taken = take_read(engine, file, asked(root, kind), "Văn phòng")
    assert taken.outcome is Outcome.IMPORTED, taken.messages
    assert taken.batch_id is not None
    return taken.batch_id


def look(engine: Engine, root: int, codes: Sequence[str], since: date) -> View | None:
    with read_transaction(engine) as connection:
        return read_view(connection, root, codes, since)


def units_of(engine: Engine, root: int) -> list[Unit]:
    with read_transaction(engine) as connection:
        return read_units(connection, root).all()


def unit(units: Sequence[Unit], code: str) -> Unit:
    return next(one for one in units if one.code == code)


Make = Callable[[list[Unit]], lists.Lists]
SINCE = "01/07/2026"
CHANGES: dict[str, Make] = {
    "add": lambda units: lists.added("Đảng bộ phường Dương", "", "", "ward", "root", SINCE),
    "rename": lambda units: lists.renamed(unit(units, "B"), "Đảng bộ phường Bình Minh", "", SINCE),
    "move": lambda units: lists.moved(unit(units, "A1"), "B", SINCE),
    "merge": lambda units: lists.merged(units, ["A"], "B", SINCE, "12-NQ/TU", with_below=True),
    "merge and end those below": lambda units: lists.merged(units, ["A"], "B", SINCE, "", with_below=False),
    "merge into a new one": lambda units: lists.merged_into_new(
        units, ["A", "B"], "Đảng bộ phường An Bình", SINCE, "", with_below=True
    ),
    "hand a part over": lambda units: lists.handed_over("A", "B", SINCE, "12-NQ/TU"),
    "split": lambda units: lists.split(
        unit(units, "C"), ["Đảng bộ xã Chung Một", "Đảng bộ xã Chung Hai"], SINCE, "", ends=True
    ),
    "end": lambda units: lists.ended(unit(units, "C"), "30/06/2026"),
    "quota": lambda units: {"quotas": [{"code": "A", "year": 2026, "amount": 40, "effective_on": SINCE}]},
    "no quota": lambda units: {"quotas": [{"code": "A", "year": 2026, "amount": "x", "effective_on": SINCE}]},
    "setting": lambda units: {"settings": [{"setting": "small_quota", "value": "10", "effective_on": SINCE}]},
}
SHOWN = ("A", "B", "C")
SELDOM = {"rename", "add", "hand a part over", "merge and end those below", "no quota"}
"""Those that go the ways of the others."""


@pytest.mark.parametrize("dialect", SERVER_SELDOM, indirect=True)
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.exhaustive) if name in SELDOM else name for name in CHANGES]
)
def test_a_change_does_what_its_preview_showed_and_goes_back_wholly(engine: Engine, root: int, name: str):
    content = lists_file(CHANGES[name](units_of(engine, root)))
    file = read_file(content, f"{name}.xlsx")
    before, rows = look(engine, root, SHOWN, JULY), in_force(engine)
    foreseen = try_out(engine, file, asked(root), lambda connection: read_view(connection, root, SHOWN, JULY))
    assert in_force(engine) == rows
    batch = confirm(engine, root, file)
    assert look(engine, root, SHOWN, JULY) == foreseen
    assert in_force(engine) != rows
    undo(engine, batch, "Văn phòng")
    assert in_force(engine) == rows
    assert look(engine, root, SHOWN, JULY) == before


def test_a_merger_takes_those_below_along_and_leaves_figures_where_they_were(engine: Engine, root: int):
    file = lists_file(CHANGES["merge"](units_of(engine, root)))
    confirm(engine, root, read_file(file, "sap-nhap.xlsx"))
    june, july = look(engine, root, ("A", "B"), JUNE), look(engine, root, ("A", "B"), JULY)
    assert june is not None
    assert july is not None
    assert [(one.code, one.admitted, one.below) for one in june.seen] == [("root", 21, 3), ("A", 12, 2), ("B", 5, 0)]
    assert [(one.code, one.below) for one in july.seen] == [("root", 2), ("B", 2)]
    assert july.seen[0].admitted == 21


def test_a_month_typed_in_is_stored_as_the_same_row_of_a_file(engine: Engine, root: int):
    row = "Mã đơn vị,Tên đơn vị,Kết nạp,Học sinh,Sinh viên,Nữ,Dự kiến tháng sau\nA,Đảng bộ phường An,15,2,1,7,3\n"
    by_file = read_file(f"BÁO CÁO THÁNG 7 NĂM 2026\n{row}".encode(), "bao-cao.csv")
    figures = {"admitted": 15, "pupil": 2, "university_student": 1, "women": 7, "forecast_next_month": 3, "pool": ""}
    by_hand = read_file(report_file(JULY, "A", "Đảng bộ phường An", figures), "nhap-tay.xlsx")
    stored = []
    for file in (by_file, by_hand):
        batch = confirm(engine, root, file, "report")
        stored.append(without_places(in_force(engine)))
        undo(engine, batch, "Văn phòng")
    assert stored[0] == stored[1]


def without_places(rows: dict[str, list[str]]) -> dict[str, list[str]]:
    """Leave out where in its file a report stood."""
    reports = [
        row.partition("('source_place', ")[0] + row.partition("('source_place', ")[2].partition(")")[2]
        for row in rows["report"]
    ]
    return {**rows, "report": sorted(reports)}


def test_who_types_the_same_twice_brings_the_same_file():
    figures = {"admitted": 15, "women": "7"}
    first, second = (report_file(JULY, "A", "Đảng bộ phường An", figures) for _ in range(2))
    assert first == second
