"""Writes the jurisdiction into a database, in the order in which its office came to know things."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from sqlalchemy import Connection, insert

from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_plans import Plan, record_plans
from data_access.ingest.record_quotas import MemberBase, Quota, record_member_bases, record_quotas
from data_access.ingest.record_reports import record_reports
from data_access.ingest.record_targets import Document, Target, record_document, record_targets
from data_access.schema import pace_curve
from sample_data.common import moment
from sample_data.hai_phong.results import YEAR, reports_by_month, second_half_of_2025
from sample_data.hai_phong.units import CODE, MEMBERS, QUOTA, Unit, direct_units

_BEGAN = date(2025, 7, 1)
_BEGIN = moment(_BEGAN, 8)
_ASSIGNED_ON = date(YEAR, 1, 20)
_PLAN_DUE = date(YEAR, 1, 25)
_ISSUER = "Ban Thường vụ Thành ủy Hải Phòng"
_OFFICE_CURVE = (5, 10, 17, 23, 32, 40, 48, 56, 65, 74, 87, 100)


def build(connection: Connection) -> None:
    """Write everything; the caller's transaction makes it all or nothing."""
    units = direct_units()
    ids = _add_organizations(connection, units)
    _add_curve(connection, ids[CODE])
    _record_targets(connection, ids[CODE])
    _record_members(connection, units, ids)
    _record_quotas(connection, units, ids)
    _record_plans(connection, units, ids)
    for reports in (*second_half_of_2025(units, ids), *reports_by_month(units, ids)):
        record_reports(connection, reports, max(report.received_at for report in reports))


def _add_organizations(connection: Connection, units: tuple[Unit, ...]) -> dict[str, int]:
    root = NewOrganization(
        code=CODE,
        name="Thành ủy Hải Phòng",
        short_name="TU Hải Phòng",
        kind="city_committee",
        valid_from=_BEGAN,
        display_order=1,
        illustrative=True,
    )
    ids = {CODE: add_organization(connection, root, _BEGIN)}
    for order, unit in enumerate(units, start=1):
        new = NewOrganization(
            code=unit.code,
            name=unit.name,
            kind="base_committee",
            cluster=unit.cluster,
            valid_from=_BEGAN,
            parent_id=ids[CODE],
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
    """Record the targets of the conclusion for 2026–2030, whose number and day its source leaves blank."""
    title = "Tiếp tục nâng cao chất lượng công tác phát triển đảng viên giai đoạn 2026–2030"
    conclusion = record_document(connection, Document("Kết luận", _ISSUER, title))

    def target(category: str, shape: str, low: str, denominator: str, high: str | None = None) -> Target:
        upper = None if high is None else Decimal(high)
        return Target(root, category, 2026, 2030, shape, Decimal(low), denominator, conclusion, upper)

    targets = [
        target("all", "minimum_rate", "0.03", "members_previous_year"),
        target("student", "minimum_share", "0.25", "admitted"),
        target("enterprise", "minimum_share", "0.25", "admitted"),
        target("religious", "count_band", "35", "none", "40"),
        target("all", "completeness", "1", "organizations"),
        target("all", "completeness", "1", "moved"),
    ]
    record_targets(connection, targets, moment(_ASSIGNED_ON, 9))


def _record_members(connection: Connection, units: tuple[Unit, ...], ids: Mapping[str, int]) -> None:
    congress = Document(
        "Nghị quyết",
        "Đại hội đại biểu Đảng bộ thành phố Hải Phòng lần thứ I",
        "Số đảng viên công bố tại đại hội ngày 27/9/2025, lấy làm số đảng viên cuối năm 2025",
        issued_on=date(2025, 9, 27),
    )
    source = record_document(connection, congress)
    bases = [MemberBase(ids[CODE], 2025, MEMBERS, source)]
    bases += [MemberBase(ids[unit.code], 2025, unit.members) for unit in units]
    record_member_bases(connection, bases, moment(date(YEAR, 1, 12), 9))


def _record_quotas(connection: Connection, units: tuple[Unit, ...], ids: Mapping[str, int]) -> None:
    title = f"Giao chỉ tiêu kết nạp đảng viên năm {YEAR} (văn bản minh họa, để trống số)"
    plan = record_document(connection, Document("Kế hoạch", _ISSUER, title, issued_on=_ASSIGNED_ON))
    amounts = {CODE: QUOTA, **{unit.code: unit.quota for unit in units}}
    quotas = [Quota(ids[code], YEAR, amount, _ASSIGNED_ON, document_id=plan) for code, amount in amounts.items()]
    record_quotas(connection, quotas, moment(_ASSIGNED_ON, 16))


def _record_plans(connection: Connection, units: tuple[Unit, ...], ids: Mapping[str, int]) -> None:
    """Record when the plans of the year came: most before the day, six late, three not yet."""
    rng = Random(_PLAN_DUE.toordinal())
    late = rng.sample(units, 9)
    plans = []
    for unit in units:
        received: date | None = _PLAN_DUE - timedelta(days=rng.randint(0, 10))
        if unit in late:
            received = None if late.index(unit) < 3 else _PLAN_DUE + timedelta(days=rng.randint(1, 9))
        plans.append(Plan(ids[unit.code], YEAR, _PLAN_DUE, received))
    record_plans(connection, plans, moment(date(YEAR, 2, 6), 9))
