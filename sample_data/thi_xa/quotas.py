"""Quotas of the town: the low end of the resolution's band until 2020, none in 2021, 130 from above in 2022."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection

from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_targets import Document, record_document
from sample_data.common import moment, share_out
from sample_data.thi_xa.results import TOTALS, recorded_on
from sample_data.thi_xa.units import CODE, all_units, cells_of, direct_units

TOWN_QUOTAS: Mapping[int, int | None] = {**dict.fromkeys(range(2016, 2021), 100), 2021: None, 2022: 130}
_NOT_ASSIGNED = 2021
_ABOVE = "Ban Thường vụ Tỉnh ủy"
_ISSUER = "Ban Thường vụ Thị ủy"


def quotas_of(year: int) -> dict[str, int | None]:
    """Return what each organisation was to admit in a year, None where it was said that no quota is assigned."""
    standing = [unit for unit in all_units() if unit.first_month(year) == 1]
    town = TOWN_QUOTAS[year]
    if town is None:
        return {CODE: None, **{unit.code: None for unit in standing}}
    if year == 2022:
        return {CODE: town, **{unit.code: unit.quota for unit in standing}}
    direct = share_out(town, {unit.code: unit.quota - 0.7 for unit in direct_units()}, least=1)
    cells: dict[str, int] = {}
    for code, amount in direct.items():
        weights = {cell.code: cell.quota - 0.7 for cell in cells_of(code, year) if cell.first_month(year) == 1}
        cells |= share_out(amount, weights, least=1) if weights else {}
    return {CODE: town, **direct, **cells}


def record_all(connection: Connection, ids: Mapping[str, int]) -> None:
    """Record the quotas of all years and the documents that assign them, or that say that none is assigned."""
    for year in TOTALS:
        effective_on = date(year, 1, 10)
        subject = "không giao chỉ tiêu" if year == _NOT_ASSIGNED else "giao chỉ tiêu"
        title = f"Kết nạp đảng viên năm {year}: {subject} (văn bản minh họa, để trống số và ngày)"
        above = record_document(connection, Document("Quyết định", _ABOVE, title))
        own = record_document(connection, Document("Quyết định", _ISSUER, title))
        root = above if year >= _NOT_ASSIGNED else own
        quotas = [
            Quota(ids[code], year, amount, effective_on, document_id=root if code == CODE else own)
            for code, amount in quotas_of(year).items()
        ]
        record_quotas(connection, quotas, moment(max(effective_on, recorded_on(year)), 16))
