"""How the reports of Hải Phòng are drawn, before the merger and after: month by month, person by person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from data_access.ingest.record_reports import MonthlyReport
from sample_data.common import moment, next_month

SHAPE = (5, 6, 7, 7, 14, 12, 8, 9, 9, 8, 7, 8)
"""Percent of a year in each month: ceremonies of May and June, pupils in summer."""
_SUMMER = (5, 6, 7, 8)


@dataclass(frozen=True)
class Chances:
    """How likely a newly admitted member is a pupil (in summer, else), a university student, or works in a company."""

    summer_pupil: float = 0.34
    pupil: float = 0.04
    university_student: float = 0.05
    worker: float = 0.2


def nobody() -> dict[str, int]:
    """Return the counts of a year that has not begun."""
    categories = ("all", "women", "youth_union", "pupil", "university_student", "student")
    return dict.fromkeys((*categories, "enterprise", "non_state_enterprise", "religious", "ethnic_minority"), 0)


def add_month(
    rng: Random, total: dict[str, int], quota: int, month: int, speed: float, chances: Chances = Chances()
) -> None:
    """Add a month to the counts of the year: as many as the quota and the season lead to, times `speed`."""
    exact = quota * speed * SHAPE[month - 1] / 100 * rng.uniform(0.7, 1.3)
    admitted = int(exact) + (rng.random() < exact % 1)
    pupil = chances.summer_pupil if month in _SUMMER else chances.pupil
    total["all"] += admitted
    for _ in range(admitted):
        total["women"] += rng.random() < 0.52
        total["ethnic_minority"] += rng.random() < 0.004
        chance = rng.random()
        student = chance < pupil + chances.university_student
        total["student"] += student
        total["pupil"] += chance < pupil
        total["university_student"] += student and chance >= pupil
        total["youth_union"] += student or rng.random() < 0.6
        employed = not student and rng.random() < chances.worker
        total["enterprise"] += employed
        total["non_state_enterprise"] += employed and rng.random() < 0.55


def draw_report(
    rng: Random,
    identity: int,
    quota: int,
    year: int,
    month: int,
    total: Mapping[str, int],
    *,
    late: bool,
    moving: float = 0.04,
) -> MonthlyReport:
    """Return the report of a month as it came, in time or up to six days late; `moving` part of the quota moves away
    a month."""
    following = next_month(year, month)
    due_on = following + timedelta(days=4)
    received_on = due_on + timedelta(days=rng.randint(1, 6)) if late else following + timedelta(days=rng.randint(0, 4))
    pool = round(quota * rng.uniform(0.5, 1.4)) + 2
    moved_away = round(quota * moving * month)
    return MonthlyReport(
        organization_id=identity,
        as_of=following - timedelta(days=1),
        due_on=due_on,
        received_at=moment(received_on, rng.randint(8, 16), rng.randint(0, 59)),
        figures={name: int(count) for name, count in total.items()},
        forecast_this_month=0,
        forecast_next_month=max(0, round(quota * 0.09 * rng.uniform(0.5, 1.3))),
        pool=pool,
        certificate_holders=round(pool * rng.uniform(0.4, 0.8)),
        files_pending=round(pool * rng.uniform(0.05, 0.25)),
        moved_away=moved_away,
        moved_informed=round(moved_away * rng.uniform(0.85, 1)),
    )
