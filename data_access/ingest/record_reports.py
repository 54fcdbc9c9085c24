"""Monthly reports come in; the admissions of the year are derived from them anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from data_access.ingest.versions import supersede
from data_access.schema import ALL, admission, organization_closure, report, report_figure


class CumulativeFallError(ValueError):
    """A cumulative figure is lower than the month before; a person must confirm that."""

    def __init__(self, organization_id: int, month: date, category: str, before: int, after: int) -> None:
        super().__init__(
            f"{category} of organisation {organization_id} falls from {before} to {after} in {month:%m/%Y}"
        )
        self.organization_id, self.month, self.category = organization_id, month, category
        self.before, self.after = before, after


class MissingTotalError(ValueError):
    """A report says nothing of all who were admitted: that is not the same as nobody."""

    def __init__(self, organization_id: int, month: date) -> None:
        super().__init__(f"the report of organisation {organization_id} for {month:%m/%Y} has no total")
        self.organization_id, self.month = organization_id, month


class MixedLevelsError(ValueError):
    """An organisation above or below already reports in this year: its people would count twice."""


@dataclass(frozen=True)
class MonthlyReport:
    """What an organisation reported for a month. `figures` are cumulative since 1 January, by category code."""

    organization_id: int
    as_of: date
    due_on: date
    received_at: datetime
    figures: Mapping[str, int] = field(default_factory=dict)
    forecast_this_month: int | None = None
    forecast_next_month: int | None = None
    pool: int | None = None
    certificate_holders: int | None = None
    files_pending: int | None = None
    moved_away: int | None = None
    moved_informed: int | None = None
    batch_id: int | None = None
    source_place: str | None = None

    @property
    def month(self) -> date:
        """First day of the month reported."""
        return self.as_of.replace(day=1)


def record_reports(
    connection: Connection, reports: Sequence[MonthlyReport], recorded_at: datetime, *, fall_confirmed: bool = False
) -> None:
    """Record the reports, superseding earlier versions of the same months, and derive their years' admissions anew.

    Raises CumulativeFallError when a cumulative figure falls, `fall_confirmed` is not set and the very same fall was
    not confirmed before; MixedLevelsError when an organisation above or below one of them already reports in the same
    year; MissingTotalError when one has no figure for everybody. Nothing is written then if the caller lets the error
    end its transaction.
    """
    for item in reports:
        if ALL not in item.figures:
            raise MissingTotalError(item.organization_id, item.month)
    years = {(item.organization_id, item.as_of.year) for item in reports}
    _refuse_mixed_levels(connection, years)
    _supersede_same_months(connection, reports, recorded_at)
    rows = [
        {
            **{name: value for name, value in item.__dict__.items() if name != "figures"},
            "month": item.month,
            "recorded_at": recorded_at,
        }
        for item in reports
    ]
    if not rows:
        return
    ids = connection.execute(insert(report).returning(report.c.id, sort_by_parameter_order=True), rows).scalars().all()
    figures = [
        {"report_id": report_id, "category_code": category, "amount": amount}
        for report_id, item in zip(ids, reports, strict=True)
        for category, amount in item.figures.items()
    ]
    if figures:
        connection.execute(insert(report_figure), figures)
    for year in sorted({year for _, year in years}):
        first = min(item.month for item in reports if item.as_of.year == year)
        organizations = sorted(o for o, y in years if y == year)
        derive_admissions(connection, organizations, first, recorded_at, fall_confirmed)


def _refuse_mixed_levels(connection: Connection, years: set[tuple[int, int]]) -> None:
    ancestor, descendant = organization_closure.c.ancestor_id, organization_closure.c.descendant_id
    for year in {year for _, year in years}:
        ids = {organization for organization, y in years if y == year}
        # Two lists in one condition make SQLite try every pair of them: 25 million for a city of 5.000.
        above, below = (
            set(connection.execute(select(other).distinct().where(mine.in_(ids), other != mine)).scalars())
            for mine, other in ((descendant, ancestor), (ancestor, descendant))
        )
        reporting = select(report.c.id).where(
            report.c.organization_id.in_(above | below),
            report.c.superseded_at.is_(None),
            report.c.as_of.between(date(year, 1, 1), date(year, 12, 31)),
        )
        if above & ids or connection.execute(reporting.limit(1)).first():
            raise MixedLevelsError(f"two levels of one branch report in {year}")


def _supersede_same_months(connection: Connection, reports: Sequence[MonthlyReport], recorded_at: datetime) -> None:
    wanted = {(item.organization_id, item.month) for item in reports}
    in_force = connection.execute(
        select(report.c.id, report.c.organization_id, report.c.month).where(
            report.c.superseded_at.is_(None),
            report.c.organization_id.in_({organization for organization, _ in wanted}),
            report.c.month.in_({month for _, month in wanted}),
        )
    )
    former = [row.id for row in in_force if (row.organization_id, row.month) in wanted]
    supersede(connection, report, former, recorded_at)


def derive_admissions(
    connection: Connection, organizations: Sequence[int], first: date, recorded_at: datetime, fall_confirmed: bool
) -> None:
    """Make the admissions of the organisations equal to the steps between their cumulative figures, in the year of
    `first` from that day on: no report before it changed, and the steps until then add up to the last figure.
    """
    year_begin, year_end = date(first.year, 1, 1), date(first.year, 12, 31)
    figures = connection.execute(
        select(report.c.id, report.c.organization_id, report.c.as_of, report.c.batch_id, report_figure)
        .join(report_figure, report_figure.c.report_id == report.c.id)
        .where(
            report.c.superseded_at.is_(None),
            report.c.organization_id.in_(organizations),
            report.c.as_of.between(first, year_end),
        )
        .order_by(report.c.as_of)
    ).all()
    in_force_and_derived = (
        admission.c.superseded_at.is_(None),
        admission.c.organization_id.in_(organizations),
        admission.c.report_id.is_not(None),
    )
    until_then = connection.execute(
        select(admission.c.organization_id, admission.c.category_code, func.sum(admission.c.amount).label("amount"))
        .where(*in_force_and_derived, admission.c.admitted_on >= year_begin, admission.c.admitted_on < first)
        .group_by(admission.c.organization_id, admission.c.category_code)
    )
    in_force = connection.execute(
        select(admission).where(*in_force_and_derived, admission.c.admitted_on.between(first, year_end))
    ).all()
    confirmed = {
        (row.organization_id, row.category_code, row.admitted_on, row.amount) for row in in_force if row.fall_confirmed
    }
    former: defaultdict[tuple[int, str], int] = defaultdict(int)
    former |= {(row.organization_id, row.category_code): int(row.amount) for row in until_then}
    derived: dict[tuple[int, str, date], dict[str, Any]] = {}
    for row in figures:
        series = (row.organization_id, row.category_code)
        step = row.amount - former[series]
        if step < 0 and not fall_confirmed and (*series, row.as_of, step) not in confirmed:
            raise CumulativeFallError(*series[:1], row.as_of.replace(day=1), series[1], former[series], row.amount)
        former[series] = row.amount
        if step:
            derived[(*series, row.as_of)] = {
                "organization_id": row.organization_id,
                "category_code": row.category_code,
                "admitted_on": row.as_of,
                "amount": step,
                "fall_confirmed": step < 0,
                "report_id": row.id,
                "batch_id": row.batch_id,
                "recorded_at": recorded_at,
            }
    changed: list[int] = []
    for row in in_force:
        key = (row.organization_id, row.category_code, row.admitted_on)
        if key in derived and (derived[key]["amount"], derived[key]["report_id"]) == (row.amount, row.report_id):
            del derived[key]
        else:
            changed.append(row.id)
    supersede(connection, admission, changed, recorded_at)
    if derived:
        connection.execute(insert(admission), [derived[key] for key in sorted(derived)])  # the same ids on both engines
