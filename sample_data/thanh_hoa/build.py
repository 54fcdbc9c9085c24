"""Writes the jurisdiction into a database, in the order in which its office came to know things."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from sqlalchemy import Connection, insert

from data_access.ingest.change_organizations import NewOrganization, add_organization, end_organization
from data_access.ingest.record_plans import Plan, record_plans
from data_access.ingest.record_quotas import MemberBase, record_member_bases
from data_access.schema import pace_curve
from sample_data.common import moment
from sample_data.thanh_hoa import quotas, reports
from sample_data.thanh_hoa.units import CODE, all_units, direct_units

_SEED = 817_305
_BEGIN = moment(date(2021, 1, 4), 8)
_MEMBERS_AGAINST_2023 = {2020: 0.932, 2021: 0.953, 2022: 0.975, 2023: 1.0}
_SMALLEST_COMMITTEE = 30
_PLAN_DUE = date(2024, 1, 25)
_LAST_DAY, _END_KNOWN = date(2025, 6, 30), moment(date(2025, 6, 16), 10)
"""The city level ended; its old units went to seven new wards, none of which carries on the city committee."""
_CURVES: tuple[tuple[str, str | None, tuple[int, ...]], ...] = (
    ("Đường giả định của Văn phòng", None, (5, 10, 17, 23, 32, 40, 48, 56, 65, 74, 87, 100)),
    ("Đường giả định theo năm học", "school", (2, 4, 6, 10, 40, 58, 70, 78, 84, 90, 96, 100)),
)


def build(connection: Connection) -> None:
    """Write everything; the caller's transaction makes it all or nothing."""
    ids = _add_organizations(connection)
    _add_curves(connection, ids[CODE])
    _record_members(connection, ids)
    quotas.record_all(connection, ids)
    _record_plans(connection, ids)
    reports.record_all(connection, ids, _SEED)
    end_organization(connection, ids[CODE], _LAST_DAY, _END_KNOWN)


def _add_organizations(connection: Connection) -> dict[str, int]:
    root = NewOrganization(
        code=CODE,
        name="Thành ủy Thanh Hóa",
        short_name="TU Thanh Hóa",
        other_names="Thành ủy Thanh Hoá\nThành ủy TP Thanh Hóa",
        kind="city_committee",
        valid_from=date(1994, 5, 1),
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


def _add_curves(connection: Connection, root: int) -> None:
    points = [
        {
            "organization_id": root,
            "name": name,
            "cluster": cluster,
            "month": month,
            "share": Decimal(percent) / 100,
            "recorded_at": _BEGIN,
        }
        for name, cluster, percents in _CURVES
        for month, percent in enumerate(percents, start=1)
    ]
    connection.execute(insert(pace_curve), points)


def _record_members(connection: Connection, ids: Mapping[str, int]) -> None:
    """Record the members at year ends; the city committee's count is the sum of those directly below."""
    for year, share in _MEMBERS_AGAINST_2023.items():
        members = {}
        for unit in direct_units():
            least = _SMALLEST_COMMITTEE if unit.kind == "base_committee" else 3
            members[unit.code] = max(round((unit.members or 0) * share), least)
        members[CODE] = sum(members.values())
        bases = [MemberBase(ids[code], year, count) for code, count in members.items()]
        record_member_bases(connection, bases, moment(date(year + 1, 1, 15), 9))


def _record_plans(connection: Connection, ids: Mapping[str, int]) -> None:
    """Record when the plans of 2024 came: most before the day, some late, three not yet."""
    rng = Random(_SEED)
    units = direct_units()
    late = set(rng.sample(range(len(units)), 9))
    missing = set(sorted(late)[:3])
    plans = [
        Plan(
            ids[unit.code],
            _PLAN_DUE.year,
            due_on=_PLAN_DUE,
            received_on=None
            if index in missing
            else _PLAN_DUE + timedelta(days=rng.randint(1, 6) if index in late else -rng.randint(0, 12)),
        )
        for index, unit in enumerate(units)
    ]
    record_plans(connection, plans, moment(date(2024, 2, 1), 9))
