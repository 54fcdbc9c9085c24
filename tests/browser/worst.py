"""The worst databases that an office may have, each a jurisdiction of one file: none of them may look broken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection, Engine

from data_access.engine import write_transaction
from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports

BEGAN = datetime(2020, 1, 2, 8, tzinfo=UTC)
ASSIGNED = date(2025, 1, 20)
MONTH_ENDS = (date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31))
MANY = 500
LONG = (
    "Đảng bộ bộ phận Xí nghiệp Nghiên cứu Thực nghiệm Nuôi trồng Thủy sản và Kiểm định Chất lượng Giống khu vực Nghĩa"
    " Lộ – Trường Yên mở rộng giai đoạn hai, số"
)
"""A name of more than 120 letters, as mergers bring them forth."""

CODES = ("many", "single", "nothing", "unreported", "alone", "extreme", "deep")
"""The jurisdictions, and what is bad in each; see `fill`."""


def fill(engine: Engine) -> None:
    """Fill an empty database: 500 long names in unknown clusters; one unit; neither quota nor report; quotas without
    any report; a root with nothing below; tens of thousands, 147,7%, a fall that was confirmed, a quota of 1; four
    levels, 500 base organisations of which many have the same name, some reported for by their cells.
    """
    with write_transaction(engine) as connection:
        many = _add(connection, "many", f"Thành ủy {LONG} 0")
        units = [_add(connection, f"many-{n}", f"{LONG} {n}", many, f"khoi-{n % 7}") for n in range(1, MANY + 1)]
        _assign(connection, {many: 9_000, **{unit: n % 60 for n, unit in enumerate(units)}})
        _report(connection, {unit: (n % 5, n % 11, n % 17) for n, unit in enumerate(units) if n % 9})

        single = _add(connection, "single", "Đảng bộ xã An Bình")
        only = _add(connection, "single-1", "Chi bộ thôn Đoài", single)
        _assign(connection, {single: 4, only: 4})
        _report(connection, {only: (0, 1, 1)})

        nothing = _add(connection, "nothing", "Đảng bộ phường Tân Lập")
        for n in range(1, 4):
            _add(connection, f"nothing-{n}", f"Chi bộ {n}", nothing)

        unreported = _add(connection, "unreported", "Đảng bộ phường Hòa Bình")
        silent = [_add(connection, f"unreported-{n}", f"Chi bộ {n}", unreported) for n in range(1, 13)]
        _assign(connection, {unreported: 36, **dict.fromkeys(silent, 3)})

        _add(connection, "alone", "Đảng bộ xã Độc Lập")

        extreme = _add(connection, "extreme", "Tỉnh ủy Đại An")
        large, over, fallen, one = (
            _add(connection, f"extreme-{n}", f"Đảng bộ huyện {n}", extreme) for n in range(1, 5)
        )
        _assign(connection, {extreme: 85_000, large: 84_740, over: 130, fallen: 129, one: 1})
        _report(
            connection, {large: (4_000, 23_456, 31_789), over: (90, 150, 192), fallen: (40, 20, 21), one: (0, 0, 0)}
        )
        fill_deep(connection)


def fill_deep(connection: Connection) -> None:
    """Add a province of 10 districts, 500 base organisations and, below every tenth of these, three cells."""
    province = _add(connection, "deep", "Tỉnh ủy Vĩnh Khê", kind="province_committee")
    districts = [
        _add(connection, f"deep-{n}", f"Đảng bộ huyện Khê {n}", province, "commune", "district_committee")
        for n in range(1, 11)
    ]
    base = [
        _add(connection, f"deep-c{n}", f"Đảng bộ xã An Bình {n // 10 % 10}", districts[n % 10], None, "base_committee")
        for n in range(MANY)
    ]
    cells = {
        n: [_add(connection, f"deep-c{n}-{m}", f"Chi bộ {m}", base[n], None, "cell") for m in (1, 2, 10)]
        for n in range(0, MANY, 10)
    }
    _assign(
        connection, {province: 6_000, **dict.fromkeys(districts, 600), **{one: n % 25 for n, one in enumerate(base)}}
    )
    reporters = [one for n, unit in enumerate(base) for one in cells.get(n, [unit])]
    _report(connection, {one: (n % 3, n % 5 + 2, n % 7 + 4) for n, one in enumerate(reporters)})


def _add(
    connection: Connection,
    code: str,
    name: str,
    parent: int | None = None,
    cluster: str | None = None,
    kind: str = "base_committee",
) -> int:
    new = NewOrganization(code, name, kind, date(2020, 1, 1), parent, cluster=cluster)
    return add_organization(connection, new, BEGAN)


def _assign(connection: Connection, amounts: dict[int, int]) -> None:
    quotas = [Quota(one, 2025, amount, ASSIGNED) for one, amount in amounts.items()]
    record_quotas(connection, quotas, datetime(2025, 1, 20, 8, tzinfo=UTC))


def _report(connection: Connection, totals: dict[int, Sequence[int]]) -> None:
    """Record cumulative totals of January, February and March."""
    received = datetime(2025, 4, 3, 8, tzinfo=UTC)
    reports = [
        MonthlyReport(one, day, date(2025, 4, 5), received, {"all": total}, pool=total * 2)
        for one, cumulative in totals.items()
        for day, total in zip(MONTH_ENDS, cumulative, strict=True)
    ]
    record_reports(connection, reports, received, fall_confirmed=True)
