"""Writes the jurisdiction into a database, in the order in which its office came to know things."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from sqlalchemy import Connection

from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_plans import Plan, record_plans
from data_access.ingest.record_quotas import MemberBase, record_member_bases
from data_access.ingest.record_targets import Document, Target, record_document, record_targets
from sample_data.common import moment
from sample_data.thi_xa import quotas, reports
from sample_data.thi_xa.results import BEGAN, TOTALS, recorded_on
from sample_data.thi_xa.units import CODE, all_units, direct_units

FIRST_YEAR, LAST_YEAR = 2016, 2020
"""Calendar years that count for the term 2015–2020 (decision record 0014)."""
LATE_PLANS, MISSING_PLANS = 5, 2
"""Each year; the rest came in time."""
_BEGIN = moment(BEGAN, 8)
_GROWTH = 0.012


def build(connection: Connection) -> None:
    """Write everything; the caller's transaction makes it all or nothing."""
    ids = _add_organizations(connection)
    _record_targets(connection, ids[CODE])
    _record_members(connection, ids)
    quotas.record_all(connection, ids)
    _record_plans(connection, ids)
    reports.record_all(connection, ids)


def _add_organizations(connection: Connection) -> dict[str, int]:
    root = NewOrganization(
        code=CODE,
        name="Thị ủy",
        short_name="Thị ủy",
        other_names="Huyện ủy",
        kind="town_committee",
        valid_from=date(1994, 5, 1),
        display_order=5,
        illustrative=True,
    )
    ids = {CODE: add_organization(connection, root, _BEGIN)}
    for order, unit in enumerate(all_units(), start=1):
        new = NewOrganization(
            code=unit.code,
            name=unit.name,
            short_name=unit.short_name,
            kind=unit.kind,
            cluster=unit.cluster,
            valid_from=unit.valid_from,
            parent_id=ids[unit.parent],
            display_order=order,
            leader_in_charge=unit.leader,
            illustrative=True,
        )
        ids[unit.code] = add_organization(connection, new, _BEGIN)
    return ids


def _record_targets(connection: Connection, root: int) -> None:
    """Record what the congress resolved for its term; number and day of the resolution stand nowhere in the source."""
    resolution = Document(
        "Nghị quyết", "Đại hội đại biểu Đảng bộ huyện (nay là Đảng bộ thị xã) khóa XX", "Nhiệm kỳ 2015–2020"
    )
    source = record_document(connection, resolution)
    targets = [
        Target(root, "all", FIRST_YEAR, LAST_YEAR, shape, Decimal(low), "none", source, Decimal(high))
        for shape, low, high in (("term_total", 500, 550), ("count_band", 100, 110))
    ]
    record_targets(connection, targets, moment(BEGAN, 9))


def _record_members(connection: Connection, ids: Mapping[str, int]) -> None:
    """Record the members at year ends; the town committee's count is the sum of those directly below."""
    for year in range(min(TOTALS) - 1, max(TOTALS)):
        shrunk = 1 - _GROWTH * (max(TOTALS) - 1 - year)
        members = {unit.code: round((unit.members or 0) * shrunk) for unit in direct_units()}
        members[CODE] = sum(members.values())
        bases = [MemberBase(ids[code], year, count) for code, count in members.items()]
        record_member_bases(connection, bases, moment(max(date(year + 1, 1, 15), BEGAN), 10))


def _record_plans(connection: Connection, ids: Mapping[str, int]) -> None:
    """Record when the plans of each year came, due before 25 January: most in time, some late, two never."""
    for year in TOTALS:
        rng, due_on = Random(year), date(year, 1, 25)
        behind = rng.sample(direct_units(), LATE_PLANS + MISSING_PLANS)
        plans = []
        for unit in direct_units():
            received: date | None = due_on - timedelta(days=rng.randint(0, 11))
            if unit in behind:
                never = behind.index(unit) < MISSING_PLANS
                received = None if never else due_on + timedelta(days=rng.randint(1, 12))
            plans.append(Plan(ids[unit.code], year, due_on, received))
        record_plans(connection, plans, moment(max(date(year, 2, 10), recorded_on(year)), 11))
