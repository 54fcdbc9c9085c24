"""Writes the jurisdiction into a database, in the order in which its office came to know things."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from sqlalchemy import Connection, insert

from data_access.ingest.change_organizations import (
    NewOrganization,
    add_organization,
    end_organization,
    move_organization,
)
from data_access.ingest.record_plans import Plan, record_plans
from data_access.ingest.record_quotas import MemberBase, Quota, record_member_bases, record_quotas
from data_access.ingest.record_reports import record_reports
from data_access.ingest.record_targets import Document, Target, record_document, record_targets
from data_access.schema import pace_curve
from sample_data.common import moment
from sample_data.hai_phong_2024.results import LAST_MONTHS, reports_of_year
from sample_data.hai_phong_2024.successions import record_successions
from sample_data.hai_phong_2024.units import CODE, MOVED_ON, all_units, members, moved_unit, parent_of, quotas

LAST_DAY = date(2025, 6, 30)
_BEGAN = date(2021, 1, 1)
"""The first day that this sample speaks of; the committee itself is older."""
_BEGIN = moment(date(2022, 1, 4), 8)
_PAST_ENTERED = moment(date(2024, 1, 12), 9)
_END_KNOWN = moment(date(2025, 6, 16), 10)
_ISSUER = "Ban Thường vụ Thành ủy Hải Phòng"
_OFFICE_CURVE = (5, 10, 17, 23, 32, 40, 48, 56, 65, 74, 87, 100)


def build(connection: Connection) -> None:
    """Write everything; the caller's transaction makes it all or nothing."""
    ids = _add_organizations(connection)
    _add_curve(connection, ids[CODE])
    _record_targets(connection, ids[CODE])
    for year in LAST_MONTHS:
        if year == MOVED_ON.year:
            ids = _move_a_commune(connection, ids)
        if year >= 2024:
            _record_members(connection, ids, year - 1)
        _record_quotas(connection, ids, year)
        _record_plans(connection, ids, year)
        _record_reports(connection, ids, year)
    end_organization(connection, ids[CODE], LAST_DAY, _END_KNOWN)
    record_successions(connection, ids)


def _add_organizations(connection: Connection) -> dict[str, int]:
    root = NewOrganization(
        code=CODE,
        name="Thành ủy Hải Phòng (trước hợp nhất)",
        short_name="TU Hải Phòng (trước hợp nhất)",
        kind="city_committee",
        valid_from=_BEGAN,
        display_order=2,
        illustrative=True,
    )
    ids = {CODE: add_organization(connection, root, _BEGIN)}
    for order, unit in enumerate(all_units(), start=1):
        new = NewOrganization(
            code=unit.code,
            name=unit.name,
            kind=unit.kind,
            cluster=unit.cluster,
            valid_from=_BEGAN,
            parent_id=ids[parent_of(unit, _BEGAN.year)],
            display_order=order,
            leader_in_charge=unit.leader,
            illustrative=True,
        )
        ids[unit.code] = add_organization(connection, new, _BEGIN)
    return ids


def _add_curve(connection: Connection, root: int) -> None:
    name = "Đường giả định của Văn phòng"
    points = [
        {"organization_id": root, "name": name, "month": month, "share": Decimal(percent) / 100, "recorded_at": _BEGIN}
        for month, percent in enumerate(_OFFICE_CURVE, start=1)
    ]
    connection.execute(insert(pace_curve), points)


def _record_targets(connection: Connection, root: int) -> None:
    """Record the targets of the conclusion for 2024–2030, whose number and day its source leaves blank.

    They are written up to 2030 and end with the root.
    """
    title = "Nâng cao chất lượng công tác phát triển đảng viên giai đoạn 2024–2030"
    conclusion = record_document(connection, Document("Kết luận", _ISSUER, title))

    def target(category: str, shape: str, low: str, denominator: str, high: str | None = None) -> Target:
        upper = None if high is None else Decimal(high)
        return Target(root, category, 2024, 2030, shape, Decimal(low), denominator, conclusion, upper)

    targets = [
        target("all", "rate_band", "0.03", "members_previous_year", "0.04"),
        target("student", "minimum_share", "0.15", "admitted"),
        target("enterprise", "minimum_share", "0.2", "admitted"),
        target("religious", "count_band", "15", "none", "20"),
        target("all", "completeness", "1", "organizations"),
        target("all", "completeness", "1", "moved"),
    ]
    record_targets(connection, targets, _PAST_ENTERED)


def _move_a_commune(connection: Connection, ids: Mapping[str, int]) -> dict[str, int]:
    """Hand a commune from one district to the next; its earlier figures stay below the former one."""
    code = moved_unit()
    parent = next(unit.parent for unit in all_units() if unit.code == code)
    return {**ids, code: move_organization(connection, ids[code], ids[parent], MOVED_ON, moment(date(2024, 12, 20), 9))}


def _record_members(connection: Connection, ids: Mapping[str, int], year: int) -> None:
    published = Document(
        "Báo cáo",
        "Thành ủy Hải Phòng",
        f"Số đảng viên công bố năm 2020, lấy làm số đảng viên cuối năm {year} vì chưa có số mới hơn",
    )
    source = record_document(connection, published)
    bases = [
        MemberBase(ids[code], year, count, source if code == CODE else None) for code, count in members(year).items()
    ]
    record_member_bases(connection, bases, moment(date(year + 1, 1, 12), 9))


def _record_quotas(connection: Connection, ids: Mapping[str, int], year: int) -> None:
    assigned_on = date(year, 1, 22)
    title = f"Giao chỉ tiêu kết nạp đảng viên năm {year} (văn bản minh họa, để trống số)"
    plan = record_document(connection, Document("Kế hoạch", _ISSUER, title, issued_on=assigned_on))
    amounts = quotas(year).items()
    rows = [Quota(ids[code], year, amount, assigned_on, document_id=plan) for code, amount in amounts]
    record_quotas(connection, rows, moment(assigned_on, 16))


def _record_plans(connection: Connection, ids: Mapping[str, int], year: int) -> None:
    """Record when the plans of the year came: most before the day, four late, one never."""
    if year < 2024:
        return
    rng, due_on = Random(year), date(year, 1, 25)
    direct = [unit for unit in all_units() if unit.is_direct]
    late = rng.sample(direct, 5)
    plans = []
    for unit in direct:
        received: date | None = due_on - timedelta(days=rng.randint(0, 10))
        if unit in late:
            received = None if unit is late[0] else due_on + timedelta(days=rng.randint(1, 9))
        plans.append(Plan(ids[unit.code], year, due_on, received))
    record_plans(connection, plans, moment(date(year, 2, 6), 9))


def _record_reports(connection: Connection, ids: Mapping[str, int], year: int) -> None:
    """Record the reports as they came; those of the first two years were entered together, once they were over."""
    months = reports_of_year(year, ids)
    if year < 2024:
        record_reports(connection, [report for month in months for report in month], _PAST_ENTERED)
        return
    for reports in months:
        record_reports(connection, reports, max(report.received_at for report in reports))
