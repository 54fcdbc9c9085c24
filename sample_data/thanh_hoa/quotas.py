"""Quotas of the city committee and its direct organisations, with the revision of spring 2024."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_targets import Document, record_document
from sample_data.common import moment, share_out
from sample_data.thanh_hoa.units import CODE, direct_units

CITY_QUOTAS = {2021: 640, 2022: 668, 2023: 707, 2024: 817}
ASSIGNED_ON = {2021: date(2021, 1, 25), 2022: date(2022, 1, 24), 2023: date(2023, 1, 30), 2024: date(2024, 1, 22)}
REVISED_ON = date(2024, 4, 10)
_ISSUER = "Ban Thường vụ Thành ủy Thanh Hóa"


def earlier_quotas(year: int) -> dict[str, int]:
    """Return the quotas of a year before 2024: shaped like those of 2024, adding up to the city's."""
    weights = {unit.code: max(unit.quota or 0, 1) - 0.9 for unit in direct_units()}
    return share_out(CITY_QUOTAS[year], weights, least=1)


def record_all(connection: Connection, ids: Mapping[str, int]) -> None:
    """Record the quotas of all years and the documents that assign them."""
    for year in (2021, 2022, 2023):
        title = f"Phát triển tổ chức, đảng viên năm {year} (văn bản minh họa, để trống số và ngày)"
        plan_id = record_document(connection, Document("Kế hoạch", _ISSUER, title))
        amounts: dict[str, int | None] = {CODE: CITY_QUOTAS[year], **earlier_quotas(year)}
        _record(connection, ids, amounts, ASSIGNED_ON[year], plan_id)
    year_plan = Document("Kế hoạch", _ISSUER, "Phát triển tổ chức, đảng viên năm 2024", "201-KH/TU", ASSIGNED_ON[2024])
    plan_id = record_document(connection, year_plan)
    first = {unit.code: unit.quota for unit in direct_units()}
    _record(connection, ids, {CODE: CITY_QUOTAS[2024], **first}, ASSIGNED_ON[2024], plan_id)
    notice = Document(
        "Thông báo",
        _ISSUER,
        "Điều chỉnh chỉ tiêu kết nạp đảng viên năm 2024 của hai đảng bộ trực thuộc (văn bản minh họa, để trống số)",
        issued_on=REVISED_ON,
    )
    notice_id = record_document(connection, notice)
    revised = {unit.code: unit.revised_quota for unit in direct_units() if unit.revised_quota is not None}
    _record(connection, ids, revised, REVISED_ON, notice_id)


def _record(
    connection: Connection,
    ids: Mapping[str, int],
    amounts: Mapping[str, int | None],
    effective_on: date,
    document_id: int,
) -> None:
    """Record the amounts as known from the afternoon of the day they hold from."""
    quotas = [
        Quota(ids[code], effective_on.year, amount, effective_on, document_id=document_id)
        for code, amount in amounts.items()
    ]
    record_quotas(connection, quotas, moment(effective_on, 16, 30))
