"""Conclusions are versions: what was written stays, what holds is the newest, what was withdrawn is shown nowhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, select

from data_access.ingest.meetings.conclusions import (
    Said,
    finish_conclusion,
    reopen_conclusion,
    rewrite_conclusion,
    withdraw_conclusion,
    write_conclusion,
)
from data_access.ingest.record_snapshot import record_snapshot
from data_access.queries.get_conclusions import get_conclusions
from data_access.queries.get_conclusions_version import get_conclusions_version
from data_access.queries.get_last_change import get_last_change
from data_access.schema import conclusion_version, organization
from data_access.scope import Scope
from tests.data_access.tree import T0, add, at, undone

MAY, JULY = date(2026, 5, 31), date(2026, 7, 15)


def write(connection: Connection, root: int, subject: int | None, words: str = "Rà soát nguồn") -> int:
    meeting = record_snapshot(connection, root, MAY, "Họp tháng 5", "Văn phòng")
    return write_conclusion(connection, root, subject, meeting, Said(words, JULY), "Văn phòng", at(3))


def test_a_conclusion_about_one_or_about_all(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        ward, other = add(connection, "ward", root), add(connection, "other")
        first, second = write(connection, root, ward), write(connection, root, None, "Báo cáo trước ngày 5")
        found = get_conclusions(connection, root)
        assert list(found["number"]) == [first, second]
        assert found.iloc[0].to_dict() == {
            "number": first,
            "snapshot_number": 1,
            "label": "Họp tháng 5",
            "meeting_day": MAY,
            "subject_id": ward,
            "subject_code": "ward",
            "subject_name": "Đảng bộ ward",
            "subject_short_name": "Đảng bộ ward",
            "said": "Rà soát nguồn",
            "due_on": JULY,
            "done_on": None,
            "made_by": "Văn phòng",
            "recorded_at": at(3),
        }
        assert found.iloc[1]["subject_id"] is None
        assert get_conclusions(connection, other).empty


def test_every_version_stays_and_the_newest_holds(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        number = write(connection, root, None)
        seen = [get_conclusions_version(connection, root)]

        def holds() -> tuple[Any, ...]:
            seen.append(get_conclusions_version(connection, root))
            row = get_conclusions(connection, root).iloc[0]
            return row["said"], row["due_on"], row["done_on"], row["made_by"]

        finish_conclusion(connection, number, JULY, "Tổ giúp việc", at(4))
        assert holds() == ("Rà soát nguồn", JULY, JULY, "Tổ giúp việc")
        reopen_conclusion(connection, number, "Văn phòng", at(5))
        assert holds() == ("Rà soát nguồn", JULY, None, "Văn phòng")
        rewrite_conclusion(connection, number, "Rà soát nguồn học sinh", None, "Văn phòng", at(6))
        assert holds() == ("Rà soát nguồn học sinh", None, None, "Văn phòng")
        withdraw_conclusion(connection, number, "Văn phòng", at(7))
        assert get_conclusions(connection, root).empty
        seen.append(get_conclusions_version(connection, root))
        assert seen == sorted(set(seen)), "whoever shows conclusions sees by the number that it must ask again"
        rows = connection.execute(select(conclusion_version).order_by(conclusion_version.c.id)).all()
        assert [row.recorded_at for row in rows] == [at(3), at(4), at(5), at(6), at(7)]
        assert [row.superseded_at for row in rows] == [at(4), at(5), at(6), at(7), None]


def test_what_was_withdrawn_or_never_written_cannot_be_changed(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        number = write(connection, root, None)
        withdraw_conclusion(connection, number, "Văn phòng", at(4))
        for change in (number, number + 1):
            with pytest.raises(LookupError):
                finish_conclusion(connection, change, JULY, "Văn phòng", at(5))
        assert get_conclusions_version(connection, add(connection, "other")) == 0


def test_a_clock_that_went_back_leaves_the_versions_in_order(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        number = write(connection, root, None)
        finish_conclusion(connection, number, JULY, "Văn phòng", at(1))
        row = get_conclusions(connection, root).iloc[0]
        assert row["done_on"] == JULY
        assert row["recorded_at"] > at(3)


def test_an_organization_is_called_what_it_was_known_as(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        ward = add(connection, "ward", root)
        write(connection, root, ward)
        former = dict(connection.execute(select(organization).where(organization.c.id == ward)).mappings().one())
        connection.execute(organization.update().where(organization.c.id == ward).values(superseded_at=at(9)))
        again = {name: value for name, value in former.items() if name != "version_id"}
        connection.execute(insert(organization), {**again, "name": "Tên mới", "recorded_at": at(9)})
        assert list(get_conclusions(connection, root)["subject_name"]) == ["Tên mới"]
        assert list(get_conclusions(connection, root, at(8))["subject_name"]) == ["Đảng bộ ward"]
        before = get_conclusions(connection, root, at(-1)).iloc[0]
        assert (before["subject_id"], before["subject_name"]) == (ward, None)


def test_a_conclusion_is_no_change_of_the_figures(engine: Engine):
    with undone(engine) as connection:
        root = add(connection, "root")
        write(connection, root, None)
        assert get_last_change(connection, Scope(root, MAY)) == T0
