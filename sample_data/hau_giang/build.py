"""Writes the jurisdiction into a database, in the order in which its office came to know things."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_quotas import MemberBase, Quota, record_member_bases, record_quotas
from data_access.ingest.record_targets import Document, Target, record_document, record_targets
from sample_data.common import moment, share_out
from sample_data.hau_giang import reports
from sample_data.hau_giang.quotas import ASSIGNED_ON, quotas_of, size_of
from sample_data.hau_giang.units import CODE, all_units, base_of, direct_units, reporters

LAST_DAY = date(2025, 6, 30)
"""The province ends on this day, and all its committees with it."""
MEMBERS = {
    2017: 27_860,
    2018: 28_610,
    2019: 29_300,
    2020: 30_050,
    2021: 30_520,
    2022: 31_080,
    2023: 31_650,
    2024: 32_240,
}
"""At year ends; 3–4% of 32.240 are 968 to 1.289 people."""
_BEGAN = date(2004, 1, 1)
_BEGIN = moment(date(2018, 1, 8), 8)
_LEAST_MEMBERS = 30
_RESOLUTION_KNOWN = moment(date(2023, 12, 20), 9)


def build(connection: Connection) -> None:
    """Write everything; the caller's transaction makes it all or nothing."""
    ids = _add_organizations(connection)
    _record_members(connection, ids)
    _record_quotas(connection, ids)
    _record_targets(connection, ids[CODE])
    reports.record_all(connection, ids)


def _add_organizations(connection: Connection) -> dict[str, int]:
    root = NewOrganization(
        code=CODE,
        name="Tỉnh ủy Hậu Giang",
        short_name="TU Hậu Giang",
        kind="province_committee",
        valid_from=_BEGAN,
        valid_to=LAST_DAY,
        display_order=3,
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
            valid_to=LAST_DAY,
            parent_id=ids[unit.parent],
            display_order=order,
            leader_in_charge=unit.leader,
            illustrative=True,
        )
        ids[unit.code] = add_organization(connection, new, _BEGIN)
    return ids


def _record_members(connection: Connection, ids: Mapping[str, int]) -> None:
    """Record the members at year ends; a committee's are those of its base organisations together."""
    sizes = {unit.code: size_of(unit) for unit in reporters()}
    for year, total in MEMBERS.items():
        members = share_out(total, sizes, least=_LEAST_MEMBERS)
        for unit in direct_units():
            below = base_of(unit.code)
            if below:
                members[unit.code] = sum(members[one.code] for one in below)
        members[CODE] = total
        bases = [MemberBase(ids[code], year, count) for code, count in members.items()]
        record_member_bases(connection, bases, moment(date(year + 1, 1, 15), 9))


def _record_quotas(connection: Connection, ids: Mapping[str, int]) -> None:
    for year, assigned_on in ASSIGNED_ON.items():
        title = f"Giao chỉ tiêu kết nạp đảng viên năm {year} (văn bản minh họa, để trống số)"
        decision = Document("Quyết định", "Ban Thường vụ Tỉnh ủy Hậu Giang", title, issued_on=assigned_on)
        document = record_document(connection, decision)
        quotas = [
            Quota(ids[code], year, amount, assigned_on, document_id=document)
            for code, amount in quotas_of(year).items()
        ]
        record_quotas(connection, quotas, moment(assigned_on, 16))


def _record_targets(connection: Connection, root: int) -> None:
    """Record the targets of the resolution, whose number and day its source leaves blank.

    "Từ năm 2024 đến năm 2025 và giai đoạn 2025–2030": both periods ask for the same, and the root ends before them.
    """
    title = "Tăng cường công tác phát triển đảng viên, nhất là trong học sinh, sinh viên và doanh nghiệp ngoài nhà nước"
    resolution = record_document(connection, Document("Nghị quyết", "Ban Chấp hành Đảng bộ tỉnh Hậu Giang", title))

    def count(category: str, low: int, high: int) -> Target:
        ends = (Decimal(low), Decimal(high))
        return Target(
            root, category, 2024, 2030, "count_band", ends[0], "none", resolution, ends[1], "mục II, điểm 2.2", 2022
        )

    rate = Target(
        root,
        "all",
        2024,
        2030,
        "rate_band",
        Decimal("0.03"),
        "members_current",
        resolution,
        Decimal("0.04"),
        "mục IV, điểm 1",
    )
    targets = [count("all", 1_020, 1_250), count("student_or_non_state", 40, 55), rate]
    record_targets(connection, targets, _RESOLUTION_KNOWN)
