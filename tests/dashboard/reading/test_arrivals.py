"""Who reported when, from the database: first versions count, cells report for their committee."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine

from dashboard.domain.arrivals import Arrival, Row
from dashboard.reading.arrivals import read_arrivals
from dashboard.reading.figures import read_position
from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.scope import Scope
from tests.data_access.tree import undone
from tests.domain.people import month_end

FOUNDED = datetime(2020, 1, 2, 8, tzinfo=UTC)


def add(connection: Connection, code: str, parent: int | None = None, since: date = date(2020, 1, 1)) -> int:
    return add_organization(
        connection, NewOrganization(code, f"Đảng bộ {code}", "base_committee", since, parent), FOUNDED
    )


def send(connection: Connection, one: int, month: int, day: int, total: int = 0, hour: int = 2) -> None:
    """Record the report of a month, received on a day of the next, at `hour` UTC; it is due on the 5th."""
    received = datetime(2024, month + 1, day, hour, tzinfo=UTC)
    new = MonthlyReport(one, month_end(month), date(2024, month + 1, 5), received, {"all": total})
    record_reports(connection, [new], received)


def board(connection: Connection, root: int, known_at: datetime | None = None) -> dict[str, Row]:
    scope = Scope(root, date(2024, 12, 31), known_at)
    position = read_position(connection, scope, 2024)
    rows = read_arrivals(connection, scope, position)
    return {child.organization.code: row for child, row in zip(position.children, rows, strict=True)}


def test_a_correction_after_the_due_day_does_not_make_a_report_late(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        ward, school = add(connection, "ward", root), add(connection, "school", root)
        new = add(connection, "new", root, since=date(2024, 2, 1))
        cells = [add(connection, f"cell-{n}", school) for n in (1, 2)]
        send(connection, ward, 1, 3, total=1)
        send(connection, ward, 1, 20, total=2)
        send(connection, ward, 2, 5, total=2, hour=18)  # one in the morning of the 6th in Hà Nội
        send(connection, cells[0], 1, 2)
        send(connection, cells[1], 1, 4)
        send(connection, cells[0], 2, 2)
        send(connection, new, 2, 2)
        rows = board(connection, root)
        january, february = (({code: row.months[n] for code, row in rows.items()}) for n in (0, 1))
        assert {code: month.arrival for code, month in january.items()} == {
            "ward": Arrival.IN_TIME,
            "school": Arrival.IN_TIME,
            "new": Arrival.NOT_OWED,
        }
        assert january["ward"].corrected
        assert (january["school"].received, january["school"].expected) == (2, 2)
        assert {code: month.arrival for code, month in february.items()} == {
            "ward": Arrival.LATE,
            "school": Arrival.MISSING,
            "new": Arrival.IN_TIME,
        }
        assert february["school"].received == 1
        before = board(connection, root, known_at=datetime(2024, 2, 10, tzinfo=UTC))
        assert not before["ward"].months[0].corrected
        assert before["ward"].months[1].arrival is Arrival.NOT_YET
