"""Settings by list: asked about, kept from a day on, refused where they cannot be meant."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from data_access.ingest.lists.plans import stored_plans
from data_access.ingest.lists.units import read_units
from data_access.ingest.preview import Outcome
from data_access.scope import Scope
from data_access.settings import read_settings
from tests.data_access.lists.making import codes, looked_at, new_town, taken
from tests.data_access.tree import undone

SETTINGS = """
Thiết lập | Giá trị | Có hiệu lực từ ngày | Văn bản
Chỉ tiêu nhỏ đến | 4 | 01/06/2026 | 12-QĐ/TU
Hạn kế hoạch năm (ngày/tháng) | 15/2 | 01/01/2027 |
"""


def test_settings_hold_from_their_days(engine: Engine):
    with undone(engine) as connection:
        root = new_town(connection)
        preview = taken(connection, root, SETTINGS)
        again = looked_at(connection, root, SETTINGS)
        may, june, next_year = (
            read_settings(connection, Scope(root, day))
            for day in (date(2026, 5, 31), date(2026, 6, 1), date(2027, 1, 1))
        )
    assert preview.kind == "settings"
    assert [(change.field, change.before, change.after) for change in preview.changes] == [
        ("small_quota", "3", "4"),
        ("plan_due", "25/01", "15/02"),
    ]
    assert codes(preview) == ["setting-changed", "setting-changed"]
    assert again.outcome(confirmed=False) is Outcome.UNCHANGED
    assert (may.small_quota, june.small_quota, next_year.small_quota) == (3, 4, 4)
    assert next_year.plan_due_in(2027) == date(2027, 2, 15)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Ngưỡng số nhỏ | 3 | 01/06/2026", "setting-bad-value"),
        ("Ngưỡng số nhỏ | mười | 01/06/2026", "setting-bad-value"),
        ("Hạn kế hoạch năm | 31/02 | 01/06/2026", "setting-bad-value"),
        ("Điểm thi đua | 3 | 01/06/2026", "setting-unknown"),
        ("Ngưỡng số nhỏ | 12 |", "list-empty-cell"),
    ],
)
def test_what_cannot_be_meant_is_refused(engine: Engine, line: str, code: str):
    with undone(engine) as connection:
        root = new_town(connection)
        preview = looked_at(connection, root, f"Thiết lập | Giá trị | Có hiệu lực từ ngày\n{line}")
    assert preview.outcome(confirmed=True) is Outcome.REFUSED
    assert code in codes(preview)


def test_the_plan_of_a_year_is_due_as_set_for_its_first_day(engine: Engine):
    with undone(engine) as connection:
        root = new_town(connection)
        taken(connection, root, "code | name\nA | Đảng bộ A")
        taken(connection, root, "setting | value | effective_on\nplan_due | 15/02 | 2027-01-01", kind="settings")
        taken(connection, root, "code | year | received_on\nA | 2026 | 20/01/2026\nA | 2027 |", kind="plans")
        rows = stored_plans(connection, read_units(connection, root)).items()
    assert {year: dates.due_on for (_, year), dates in rows} == {2026: date(2026, 1, 25), 2027: date(2027, 2, 15)}
