"""What earlier meetings concluded stands in the list of those behind: as a view knows it, and until it is done."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import Engine

from dashboard.address import Address
from dashboard.exports.document import NONE
from dashboard.exports.documents import read_document
from dashboard.freezing import freeze
from dashboard.meeting.writing import conclude, finish_conclusion
from dashboard.reading.figures import read_position
from dashboard.resolve import resolve
from data_access.engine import read_transaction

CODE, DAY, DUE = "thanh-hoa", date(2024, 5, 31), date(2024, 6, 30)
NOW = datetime(2024, 7, 15, 3, tzinfo=UTC)


def concluded(engine: Engine, address: Address) -> dict[str, object]:
    """Return what stands in the column of conclusions by organisation; empty where the list has no such column."""
    with read_transaction(engine) as connection:
        document = read_document(connection, "lagging", address, NOW)
    (table,) = document.parts[0].tables
    places = [place for place, column in enumerate(table.columns) if column.code == "conclusion"]
    return {row.code: row.cells[place].value for place in places for row in table.rows if row.code}


def test_a_list_tells_what_the_meetings_before_concluded(sample_engine: Engine):
    engine, live = sample_engine, Address(jurisdiction=CODE)
    first = freeze(engine, Address(jurisdiction=CODE, day=DAY), "Giao ban tháng 5", "Văn phòng")
    with read_transaction(engine) as connection:
        resolved = resolve(connection, live)
        rows = read_position(connection, resolved.scope, resolved.year).children
    about, other = "th-phuong-tan-an", "th-phuong-vinh-khe"
    assert {about, other} <= {row.organization.code for row in rows}
    assert concluded(engine, live) == {}
    conclude(engine, first.number, about, "Làm việc với cấp ủy", None, "Văn phòng")
    number = conclude(engine, first.number, about, "Rà soát nguồn", DUE, "Văn phòng")
    conclude(engine, first.number, "", "Gửi kế hoạch quý III", DUE, "Văn phòng")
    second = freeze(engine, Address(jurisdiction=CODE, day=DAY), "Giao ban tháng 6", "Văn phòng")

    said = "▼ quá hạn (hạn 30/06/2024): Rà soát nguồn"
    for address in (live, Address(snapshot=second.number)):
        found = concluded(engine, address)
        assert (found[about], found[other]) == (said, NONE)
    assert concluded(engine, Address(snapshot=first.number)) == {}  # it was concluded on these figures, not before
    assert concluded(engine, Address(jurisdiction=CODE, known_at=first.known_at)) == {}
    assert concluded(engine, Address(jurisdiction=CODE, known_at=second.known_at))[about] == said
    finish_conclusion(engine, CODE, number, DUE, "Văn phòng")
    assert concluded(engine, live)[about] == "□ chưa xong: Làm việc với cấp ủy"
