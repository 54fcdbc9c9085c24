"""Quotas as they were assigned, level by level: the province's, those of its direct committees, those of the base."""

from __future__ import annotations

from datetime import date
from functools import cache

from sample_data.common import share_out
from sample_data.hau_giang.units import CODE, STATE_OWNED, Unit, base_of, direct_units

PROVINCE = {2018: 980, 2019: 950, 2020: 1_000, 2021: 950, 2022: 930, 2023: 960, 2024: 1_100, 2025: 1_150}
DIRECT_2024 = 1_140
"""What the direct committees were assigned together in 2024: 40 more than the province itself."""
ABOVE_2024 = ("hg-vinh-khue", 3)
"""This city assigned its base organisations in 2024 three people more than it was assigned itself."""
NOT_ASSIGNED_2024 = "hg-long-suong-cong-ty"
"""Has a pool, and was given no quota in 2024."""
ASSIGNED_ON = {year: date(year, 1, 26) for year in PROVINCE}
_SMALL = 0.55


@cache
def quotas_of(year: int) -> dict[str, int | None]:
    """Return the quotas of a year by code; None says that none was assigned."""
    direct = _direct_quotas(year)
    quotas: dict[str, int | None] = {CODE: PROVINCE[year], **direct}
    for unit in direct_units():
        quotas |= _below(unit, direct[unit.code], year)
    return quotas


@cache
def base_quotas(year: int) -> dict[str, int | None]:
    """Return the quotas of those who report."""
    with_base = {unit.code for unit in direct_units() if base_of(unit.code)} | {CODE}
    return {code: amount for code, amount in quotas_of(year).items() if code not in with_base}


def _direct_quotas(year: int) -> dict[str, int]:
    total = DIRECT_2024 if year == 2024 else PROVINCE[year]
    return share_out(total, {unit.code: size_of(unit) for unit in direct_units()})


def size_of(unit: Unit) -> float:
    """Return how large a committee is beside others: the sum of those below it."""
    below = base_of(unit.code)
    return sum(one.weight for one in below) if below else unit.weight


def _below(unit: Unit, amount: int, year: int) -> dict[str, int | None]:
    if year == 2024 and unit.code == ABOVE_2024[0]:
        amount += ABOVE_2024[1]
    receivers = [one for one in base_of(unit.code) if not (year == 2024 and one.code == NOT_ASSIGNED_2024)]
    weights = {one.code: one.weight * _eagerness(one) for one in receivers}
    quotas: dict[str, int | None] = dict.fromkeys((one.code for one in base_of(unit.code)), None)
    return quotas | (share_out(amount, weights, least=1) if weights else {})


def _eagerness(unit: Unit) -> float:
    """Companies are asked for fewer people than others of their size."""
    return _SMALL if unit.cluster == "enterprise" and unit.code != STATE_OWNED else 1.0
