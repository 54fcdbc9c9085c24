"""Who admitted how many in which month: totals of the years are fixed, the places below them are drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from random import Random

from sample_data.common import share_out
from sample_data.thi_xa.units import Unit, cells_of, direct_units, reporters

TOTALS = {2016: 112, 2017: 113, 2018: 116, 2019: 114, 2020: 118, 2021: 79, 2022: 130}
"""The first five add up to 573; each is above 110, the upper end of the yearly band."""
BEGAN = date(2021, 1, 15)
"""The day on which the office began its database and took in the papers of 2016–2020."""
SILENT = ("tx-cty-muoi-vinh-boi", 2018)
"""It sent no report in the whole year."""

_SEED = 573
_SHAPE = (4, 5, 8, 6, 12, 10, 8, 7, 10, 9, 10, 11)
_SHAPE_2021 = (6, 7, 10, 8, 13, 9, 3, 2, 4, 10, 13, 15)
"""Ceremonies of the summer of 2021 were put off."""
_SCHOOL_SHAPE = (1, 2, 4, 6, 34, 20, 10, 6, 5, 4, 4, 4)


@dataclass(frozen=True)
class Step:
    """People newly admitted by a reporter in a month, by category."""

    code: str
    month: int
    people: Counter[str]


def recorded_on(year: int) -> date:
    """Return the first day on which anything of a year could be recorded."""
    return max(date(year, 1, 1), BEGAN)


def totals_of(year: int) -> dict[str, int]:
    """Return how many each reporter admitted in a year."""
    rng = Random(_SEED + year)
    active = {unit.code: unit.quota * rng.uniform(0.2, 1.8) for unit in reporters(year) if _admits(unit, year)}
    totals = dict.fromkeys((unit.code for unit in reporters(year)), 0)
    if year != 2022:
        return totals | share_out(TOTALS[year], active)
    for unit in direct_units():
        cells = [cell.code for cell in cells_of(unit.code, year) if cell.code in active]
        parts = share_out(unit.admitted or 0, {code: active[code] for code in cells}) if cells else {}
        totals |= parts or {unit.code: unit.admitted or 0}
    return totals


def steps_of(year: int) -> list[Step]:
    """Return everybody admitted in a year at a place, a month and the categories in which each counts."""
    rng = Random(_SEED * year)
    totals = totals_of(year)
    steps = []
    for unit in reporters(year):
        months = range(unit.first_month(year), 13)
        shape = _SCHOOL_SHAPE if unit.cluster == "school" else _SHAPE_2021 if year == 2021 else _SHAPE
        weights = [shape[month - 1] for month in months]
        for month in rng.choices(months, weights, k=totals[unit.code]):
            steps.append(Step(unit.code, month, _categories(rng, unit, month)))
    return steps


def _admits(unit: Unit, year: int) -> bool:
    return (unit.code, year) != SILENT and (unit.idle_since is None or year < unit.idle_since)


def _categories(rng: Random, unit: Unit, month: int) -> Counter[str]:
    categories = {"all"}
    if unit.cluster == "school" and unit.kind == "base_cell" and month in (5, 6, 7, 8) and rng.random() < 0.7:
        categories |= {"pupil", "student"}
    if "pupil" in categories or rng.random() < 0.6:
        categories.add("youth_union")
    if rng.random() < 0.48:
        categories.add("women")
    if unit.cluster == "enterprise" or ("pupil" not in categories and rng.random() < 0.05):
        categories.add("enterprise")
        if unit.code not in ("tx-dien-luc", "tx-ngan-hang-nong-nghiep"):
            categories.add("non_state_enterprise")
    return Counter(categories)
