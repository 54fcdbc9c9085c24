"""Who admitted how many in which month: totals of the years are fixed, the places below them are drawn."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random

from sample_data.common import share_out
from sample_data.thanh_hoa.quotas import earlier_quotas
from sample_data.thanh_hoa.units import cells_of, direct_units, reporters

CITY_BY_MONTH = {
    2021: (30, 40, 36, 40, 68, 50, 46, 50, 62, 56, 72, 78),
    2022: (31, 45, 40, 44, 75, 47, 50, 53, 62, 60, 79, 85),
    2023: (36, 56, 52, 54, 90, 56, 82, 95, 108, 106, 42, 35),  # 735 by the end of October
    2024: (31, 53, 54, 67, 84),  # 289 by the end of May
}
BELIEVERS = {2021: 8, 2022: 9, 2023: 11, 2024: 5}
MINORITY = {2021: 17, 2022: 19, 2023: 23, 2024: 8}

SILENT_2024 = "th-tt-phat-trien-quy-dat"
NO_MAY_2024 = "th-phuong-my-thanh"
LATE_MAY_2024 = "th-phuong-hung-phuc"
CORRECTED_APRIL_2024 = "th-phuong-hoa-lac"
CORRECTED_MAY_2024 = "th-phuong-dai-phong"

COLLEGES = ("th-cd-nghe-phu-lac", "th-tc-y-duoc-tan-an")
STATE_OWNED = (
    "th-cty-cp-cap-nuoc-song-khe",
    "th-dien-luc-dai-phong",
    "th-buu-dien-tan-an",
    "th-doanh-nghiep-so-2",
)
_PUPIL = frozenset({"pupil", "student"})
_HAS_MAY = (CORRECTED_MAY_2024, LATE_MAY_2024)


@dataclass(frozen=True)
class Place:
    """One admission to be counted: at whom, in which month, and in which categories it must count."""

    reporter: str
    month: int
    categories: frozenset[str] = frozenset()


def steps_of_year(year: int, rng: Random) -> dict[tuple[str, int], Counter[str]]:
    """Return by reporter and month how many were newly admitted in each category; absent where nobody was."""
    clusters = {unit.code: unit.cluster for unit in reporters()}
    totals = _totals_2024() if year == 2024 else _earlier_totals(year, rng)
    places = _place(year, totals, _pupils(totals), rng)
    candidates = [index for index, place in enumerate(places) if not place.categories]
    believers = set(rng.sample(candidates, BELIEVERS[year]))
    minority = set(rng.sample(candidates, MINORITY[year]))
    steps: dict[tuple[str, int], Counter[str]] = {}
    for index, place in enumerate(places):
        categories = _categories(place, clusters[place.reporter], rng)
        if index in believers:
            categories.add("religious")
        if index in minority:
            categories.add("ethnic_minority")
        steps.setdefault((place.reporter, place.month), Counter()).update(categories)
    return steps


def _totals_2024() -> dict[str, int]:
    return {unit.code: unit.admitted for unit in reporters()}


def _earlier_totals(year: int, rng: Random) -> dict[str, int]:
    """Share the city's year out by quota and luck; the idle ones and some small ones admit nobody."""
    quotas = earlier_quotas(year)
    nobody = _nobody(year)
    weights = {code: quota * rng.uniform(0.75, 1.3) for code, quota in quotas.items() if code not in nobody}
    totals = {unit.code: 0 for unit in reporters()}
    for code, amount in share_out(sum(CITY_BY_MONTH[year]), weights, least=1).items():
        cells = cells_of(code)
        for _ in range(amount):
            totals[rng.choice(cells).code if cells else code] += 1
    return totals


def _nobody(year: int) -> set[str]:
    """Return who admitted nobody in an earlier year; apart from the idle ones never two years in a row."""
    units = direct_units()
    small = [unit.code for unit in units if not unit.idle and (unit.quota or 0) in (1, 2)]
    idle = {unit.code for unit in units if unit.idle}
    if year == 2021:
        return set(small[:3]) | set(sorted(idle)[:3])
    return idle | set(small[3:8] if year == 2022 else small[8:11])


def _pupils(totals: dict[str, int]) -> dict[str, int]:
    """Return how many of the totals are pupils: as large a part as in 2024."""
    shares = {unit.code: unit.pupils / unit.admitted for unit in reporters() if unit.pupils}
    return {code: round(totals[code] * share) for code, share in shares.items()}


def _place(year: int, totals: dict[str, int], pupils: dict[str, int], rng: Random) -> list[Place]:
    """Give every admission its month so that the city's months come out exactly."""
    room = Counter(dict(enumerate(CITY_BY_MONTH[year], start=1)))
    left = Counter(totals)
    places = []
    for place in [*_pupil_places(year, pupils, rng), *(_required_2024(totals, rng) if year == 2024 else [])]:
        places.append(place)
        room[place.month] -= 1
        left[place.reporter] -= 1
    months = [month for month in sorted(room) for _ in range(room[month])]
    rng.shuffle(months)
    others = [code for code in totals for _ in range(left[code])]
    return places + [Place(code, month) for code, month in zip(others, months, strict=True)]


def _pupil_places(year: int, pupils: dict[str, int], rng: Random) -> list[Place]:
    """Pupils of class 12 are admitted from late May until the end of August."""
    months, weights = ((5,), (1,)) if year == 2024 else ((5, 6, 7, 8), (55, 20, 10, 15))
    return [
        Place(code, month, _PUPIL)
        for code, count in pupils.items()
        for month in rng.choices(months, weights=weights, k=count)
    ]


def _required_2024(totals: dict[str, int], rng: Random) -> list[Place]:
    """Places that the late, the missing and the corrected reports of 2024 depend on."""
    before_may = [Place(NO_MAY_2024, rng.randint(1, 4)) for _ in range(totals[NO_MAY_2024])]
    in_may = [Place(code, 5) for code in _HAS_MAY]
    return [*before_may, *in_may, Place(CORRECTED_APRIL_2024, 4, frozenset({"youth_union"}))]


def _categories(place: Place, cluster: str, rng: Random) -> set[str]:
    """Draw in which categories an admission counts; the shares are those of published city reports."""
    categories = {"all", *place.categories}
    if rng.random() < 0.46:
        categories.add("women")
    if "pupil" in categories or rng.random() < 0.57:
        categories.add("youth_union")
    if place.reporter in COLLEGES and rng.random() < 0.6:
        categories |= {"university_student", "student"}
    if "student" not in categories and rng.random() < (0.97 if cluster == "enterprise" else 0.02):
        categories.add("enterprise")
        if place.reporter not in STATE_OWNED:
            categories.add("non_state_enterprise")
    return categories
