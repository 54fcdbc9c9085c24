"""Targets, plans and successions are recorded with two times, like every other fact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine, select

from data_access.ingest.change_organizations import ImpossibleTreeError, record_succession
from data_access.ingest.record_plans import Plan, record_plans
from data_access.ingest.record_targets import Document, Target, record_document, record_targets
from data_access.schema import plan, succession, target
from data_access.scope import known
from tests.data_access.tree import START, add, at, undone


def test_a_target_that_is_recorded_again_replaces_the_former_and_keeps_it_readable(engine: Engine) -> None:
    with undone(engine) as connection:
        city = add(connection, "city")
        conclusion = record_document(connection, Document("Kết luận", "Ban Thường vụ", "Nâng cao chất lượng"))
        for hours, low in ((1, "0.15"), (2, "0.25")):
            new = Target(city, "student", 2026, 2030, "minimum_share", Decimal(low), "admitted", conclusion)
            record_targets(connection, [new], at(hours))

        def low_known(hours: int | None) -> list[Decimal]:
            moment = None if hours is None else at(hours)
            return [row.low for row in connection.execute(select(target.c.low).where(known(target, moment)))]

        assert low_known(None) == [Decimal("0.25")]
        assert low_known(1) == [Decimal("0.15")]


def test_a_plan_that_came_replaces_the_one_still_missing(engine: Engine) -> None:
    with undone(engine) as connection:
        city = add(connection, "city")
        for hours, received in ((1, None), (2, date(2026, 1, 20))):
            record_plans(connection, [Plan(city, 2026, date(2026, 1, 25), received)], at(hours))
        days = connection.execute(select(plan.c.received_on).where(known(plan, None))).scalars().all()
        assert days == [date(2026, 1, 20)]


def test_a_succession_is_refused_where_an_organization_does_not_stand(engine: Engine) -> None:
    merged_on = date(2026, 7, 1)
    with undone(engine) as connection:
        old = add(connection, "old")
        new = add(connection, "new", valid_from=merged_on)
        record_succession(connection, old, new, merged_on, at(1))
        assert len(connection.execute(select(succession)).all()) == 1
        with pytest.raises(ImpossibleTreeError):
            record_succession(connection, old, new, START, at(1))
