"""Who admitted how many in which month: totals of the years are fixed, the places below them are drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from random import Random

from sample_data.common import share_out
from sample_data.hau_giang.quotas import base_quotas
from sample_data.hau_giang.units import COLLEGES, STATE_OWNED, Unit, reporters

ADMITTED = {2018: 1_012, 2019: 968, 2020: 1_004, 2021: 812, 2022: 919, 2023: 986, 2024: 1_068, 2025: 503}
"""4.715 in 2018–2022; 2025 up to the end of June."""
PUPILS = {2018: 30, 2019: 34, 2020: 28, 2021: 19, 2022: 29, 2023: 22, 2024: 13, 2025: 8}
UNIVERSITY_STUDENTS = {2018: 7, 2019: 8, 2020: 6, 2021: 4, 2022: 7, 2023: 5, 2024: 4, 2025: 1}
NON_STATE = {2018: 58, 2019: 61, 2020: 54, 2021: 38, 2022: 53, 2023: 41, 2024: 20, 2025: 12}
"""In 2018–2022 these are 140, 32 and 264: 436 together, for nobody belongs to two of them."""

_SHAPE = (4, 4, 7, 8, 12, 9, 8, 9, 7, 8, 10, 14)
"""Percent of a year in each month: ceremonies of May and September, the rush before the year ends."""
_SHAPES = {2021: (5, 5, 9, 10, 16, 9, 2, 1, 1, 6, 15, 21), 2025: (8, 11, 15, 17, 24, 25)}
"""2021 stood still in its third quarter; in 2025 everything had to be done before the end of June."""
_SUMMER = (5, 6, 7, 8)
_COLLEGE_MONTHS = (3, 5, 6, 12)

IDLE_2024 = ("hg-xa-dong-luu-2", "hg-hoa-mac-cong-ty", "hg-khoi-thu-vien")
"""Admitted nobody in 2024 and 2025: two with a pool, the library with none."""
NO_PUPIL_SINCE_2023 = "hg-my-khue-thpt"
"""A school with a pool whose new members are teachers only."""


@dataclass(frozen=True)
class _Place:
    reporter: str
    month: int
    categories: frozenset[str] = frozenset()


_GROUP = "student_or_non_state"
_PUPIL = frozenset({"pupil", "student", _GROUP})
_UNIVERSITY = frozenset({"university_student", "student", _GROUP})
_WORKER = frozenset({"non_state_enterprise", _GROUP})


def steps_of_year(year: int, rng: Random) -> dict[tuple[str, int], Counter[str]]:
    """Return by reporter and month how many were newly admitted in each category; absent where nobody was."""
    steps: dict[tuple[str, int], Counter[str]] = {}
    for place in _places(year, rng):
        categories = {"all", *place.categories}
        if rng.random() < 0.44:
            categories.add("women")
        if "student" in categories or rng.random() < 0.55:
            categories.add("youth_union")
        steps.setdefault((place.reporter, place.month), Counter()).update(categories)
    return steps


@cache
def months_of(year: int) -> dict[int, int]:
    """Return how many the whole province admitted in each month; the root ends with June 2025."""
    rng = Random(year)
    shape = {str(month): part * rng.uniform(0.8, 1.2) for month, part in enumerate(_SHAPES.get(year, _SHAPE), start=1)}
    parts = share_out(ADMITTED[year], shape)
    return {int(month): people for month, people in parts.items()}


def _places(year: int, rng: Random) -> list[_Place]:
    """Give every admission its place and month, so that the province's months come out exactly."""
    room = Counter(months_of(year))
    special = [*_pupils(year, rng), *_university_students(year, rng)]
    room.subtract(place.month for place in special)
    months = [month for month in sorted(room) for _ in range(room[month])]
    rng.shuffle(months)
    workers = _drawn(_companies(year), NON_STATE[year], rng)
    others = _others(year, len(months) - len(workers), rng)
    drawn = [(code, _WORKER) for code in workers] + [(code, frozenset[str]()) for code in others]
    places = (_Place(code, month, categories) for (code, categories), month in zip(drawn, months, strict=True))
    return [*special, *places]


def _pupils(year: int, rng: Random) -> list[_Place]:
    """Pupils of class 12 are admitted from late May until the end of August."""
    schools = [unit.code for unit in _of_cluster("school") if unit.code not in COLLEGES]
    if year >= 2023:
        schools.remove(NO_PUPIL_SINCE_2023)
    months = [month for month in _SUMMER if month in months_of(year)]
    weights = (5, 4, 1, 1)[: len(months)]
    return [
        _Place(code, rng.choices(months, weights)[0], _PUPIL)
        for code in _drawn(dict.fromkeys(schools, 1.0), PUPILS[year], rng)
    ]


def _university_students(year: int, rng: Random) -> list[_Place]:
    months = [month for month in _COLLEGE_MONTHS if month in months_of(year)]
    drawn = _drawn(dict.fromkeys(COLLEGES, 1.0), UNIVERSITY_STUDENTS[year], rng)
    return [_Place(code, rng.choice(months), _UNIVERSITY) for code in drawn]


def _companies(year: int) -> dict[str, float]:
    """Return who admits workers of non-state enterprises: their own cells, and communes where cells are missing."""
    companies = [unit.code for unit in _of_cluster("enterprise") if unit.code != STATE_OWNED]
    communes = [unit.code for unit in _of_cluster("commune")]
    idle = IDLE_2024 if year >= 2024 else ()
    return {code: 1.0 for code in companies if code not in idle} | {code: 0.06 for code in communes if code not in idle}


def _others(year: int, people: int, rng: Random) -> list[str]:
    """Draw who else admits, by quota and luck; companies bring their workers only."""
    quotas = base_quotas(year)
    idle = IDLE_2024 if year >= 2024 else ()
    companies = {unit.code for unit in _of_cluster("enterprise") if unit.code != STATE_OWNED}
    weights = {
        code: (quota or 1) * rng.uniform(0.7, 1.25)
        for code, quota in quotas.items()
        if code not in idle and code not in companies
    }
    return [code for code, count in share_out(people, weights).items() for _ in range(count)]


def _drawn(weights: dict[str, float], people: int, rng: Random) -> list[str]:
    return rng.choices(list(weights), list(weights.values()), k=people)


def _of_cluster(cluster: str) -> list[Unit]:
    return [unit for unit in reporters() if unit.cluster == cluster]
