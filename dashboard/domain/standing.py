"""From counts to a standing: every rule of one organisation applied once, in one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from dashboard.domain.numbers import days_in_month, months_elapsed, one_digit, round_half_up
from dashboard.domain.pace import Curve, CurveKind, CurvesAbove, has_shape, history_curve
from dashboard.domain.position import (
    Forecast,
    LatestReport,
    Mark,
    Organization,
    QuotaVersion,
    Standing,
    YearResult,
)
from dashboard.domain.states import USUAL, Limits, State, judge

SCHOOL = "school"
PEOPLE_NEEDED_FOR_FORECAST = 10
SHARE_NEEDED_FOR_FORECAST = Fraction(1, 10)
MANY_YEARS = 2


@dataclass(frozen=True)
class Counts:
    """What the database knows of one organisation and all below it, for a year up to a day.

    `admitted` holds people by year and month (absent: none); `reported_months` the months of the year with a report,
    `report_days` the last day that each of these covers (absent: the month's end);
    `quotas` the versions in effect by year, the last one counts; `reported_years` earlier years with a report.
    """

    organization: Organization
    admitted: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    quotas: Mapping[int, Sequence[QuotaVersion]] = field(default_factory=dict)
    report: LatestReport | None = None
    reported_months: frozenset[int] = frozenset()
    report_days: Mapping[int, date] = field(default_factory=dict)
    reported_years: frozenset[int] = frozenset()
    last_admitted_on: date | None = None
    members: int | None = None
    reports_expected: int = 1
    reports_received: int = 0
    recorded_below: bool = False
    limits: Limits = USUAL

    def months(self, year: int) -> tuple[int, ...]:
        """Admitted in each month of a year, 0 where nothing stands."""
        return tuple(self.admitted.get(year, {}).get(month, 0) for month in range(1, 13))

    def quota(self, year: int) -> int | None:
        versions = self.quotas.get(year)
        return versions[-1].amount if versions else None


def stand(counts: Counts, year: int, period: int | None, above: CurvesAbove) -> Standing:
    """Return where the organisation stands. `period` is the last month that anybody reported, None for none."""
    report_day = counts.report.as_of if counts.report else None
    quota = counts.quota(year)
    months = counts.months(year)
    admitted = sum(months) if counts.report or any(months) else None
    cluster = counts.organization.cluster
    curve = above.choose(own_curve(counts, year), school=cluster == SCHOOL, cluster=cluster)
    share = curve.share_on(report_day) if report_day else Fraction(0)
    judgement = judge(quota, admitted, share, counts.limits)
    zero_years = count_zero_years(counts, year)
    elapsed = months_elapsed(report_day) if report_day else Fraction(0)
    left = 0 if counts.organization.ended_by(report_day) else 12 - elapsed
    remaining = None if quota is None or admitted is None else max(0, quota - admitted)
    known_pool = counts.report.pool if counts.report else None
    marks = {
        Mark.SMALL_QUOTA: quota is not None and 0 < quota <= counts.limits.small_quota,
        Mark.LAST_REPORT_MISSING: bool(counts.reported_months)
        and period is not None
        and counts.reports_received < counts.reports_expected,
        Mark.POOL_BUT_ZERO: judgement.state is State.ZERO and bool(known_pool),
        Mark.NO_POOL: judgement.state in (State.ZERO, State.BEHIND) and known_pool == 0,
        Mark.MANY_YEARS_ZERO: judgement.state is State.ZERO and zero_years >= MANY_YEARS and bool(known_pool),
    }
    return Standing(
        organization=counts.organization,
        quota=quota,
        quota_versions=tuple(counts.quotas.get(year, ())),
        admitted=admitted,
        report=counts.report,
        judgement=judgement,
        curve=curve,
        share_due=share,
        needed_per_month=one_digit(Fraction(remaining) / left)
        if remaining is not None and left > 0 and quota
        else None,
        pace_per_month=one_digit(Fraction(admitted) / elapsed) if admitted is not None and elapsed > 0 else None,
        forecast=forecast_year_end(counts, year, report_day),
        marks=frozenset(mark for mark, holds in marks.items() if holds),
        periods_behind=count_periods_behind(counts, year, curve),
        zero_years=zero_years,
        months=tuple(
            amount if month in counts.reported_months or amount else None for month, amount in enumerate(months, 1)
        ),
        history=tuple(
            YearResult(
                earlier,
                sum(counts.months(earlier)) if earlier in counts.reported_years else None,
                counts.quota(earlier),
                counts.months(earlier),
            )
            for earlier in sorted(set(counts.reported_years) - {year})
        ),
        last_admitted_on=counts.last_admitted_on,
        members=counts.members,
        reports_expected=counts.reports_expected,
        reports_received=counts.reports_received,
        recorded_below=counts.recorded_below,
        limits=counts.limits,
    )


def own_curve(counts: Counts, year: int) -> Curve | None:
    """Return the shape of the organisation's own earlier years, None when they are too few or too thin."""
    return history_curve(
        {earlier: counts.months(earlier) for earlier in counts.reported_years if earlier < year}, CurveKind.OWN_HISTORY
    )


def count_zero_years(counts: Counts, year: int) -> int:
    """Return how many full years in a row before `year` had a quota and reports but nobody admitted.

    A year without a quota is not counted and does not end the row, unless somebody was admitted in it: nobody in
    2017–2020 with a quota, nobody in 2021 without one, seen from 2022, are 4 years (decision record 0014).
    """
    zero = 0
    for earlier in range(year - 1, year - 100, -1):
        if earlier not in counts.reported_years or sum(counts.months(earlier)) > 0:
            return zero
        zero += bool(counts.quota(earlier))
    return zero


def count_periods_behind(counts: Counts, year: int, curve: Curve) -> int:
    """Return for how many reported months in a row, up to the last one, the shortfall survived chance."""
    months, quota = counts.months(year), counts.quota(year)
    behind = 0
    for month in sorted(counts.reported_months, reverse=True):
        day = counts.report_days.get(month) or date(year, month, days_in_month(date(year, month, 1)))
        if not judge(quota, sum(months[:month]), curve.share_on(day), counts.limits).behind:
            return behind
        behind += 1
    return behind


def forecast_year_end(counts: Counts, year: int, report_day: date | None) -> Forecast:
    """Return the range of year ends that the shapes of earlier years lead to, or the reason for withholding it.

    With 300 by May, and 33 % and 40 % of the year reached by May in two of three earlier years, the range is 750-909.
    """
    admitted, quota = sum(counts.months(year)), counts.quota(year)
    if quota and admitted >= quota:
        return Forecast(withheld="met")
    if report_day is not None and months_elapsed(report_day) >= 12:
        return Forecast(withheld="closed")
    if counts.organization.ended_by(report_day):
        return Forecast(withheld="ended")
    if report_day is None or admitted < PEOPLE_NEEDED_FOR_FORECAST:
        return Forecast(withheld="too_few_people")
    shapes: dict[int, Fraction] = {}
    for earlier in sorted(counts.reported_years):
        months = counts.months(earlier)
        if earlier < year and has_shape(months):
            shares = tuple(Fraction(sum(months[: month + 1]), sum(months)) for month in range(12))
            shapes[earlier] = Curve(CurveKind.OWN_HISTORY, shares, (earlier,)).share_on(report_day)
    if len(shapes) < 3:
        return Forecast(withheld="too_few_years")
    if min(shapes.values()) < SHARE_NEEDED_FOR_FORECAST:
        return Forecast(withheld="too_early")
    ends = [round_half_up(admitted / shape) for shape in shapes.values()]
    return Forecast(low=max(admitted, min(ends)), high=max(ends), years=tuple(shapes))


def pooled_history(members: Sequence[Counts], year: int, kind: CurveKind) -> Curve | None:
    """Return the shape of several organisations' earlier years taken together, each with the years it closed."""
    years = {earlier for counts in members for earlier in counts.reported_years if earlier < year}
    pooled = {
        earlier: [
            sum(counts.months(earlier)[month] for counts in members if earlier in counts.reported_years)
            for month in range(12)
        ]
        for earlier in years
    }
    return history_curve(pooled, kind)


def pool_counts(organization: Organization, members: Sequence[Counts]) -> Counts:
    """Return the counts of several organisations taken together, told under `organization`'s identity.

    The quota of a year is the sum of those assigned; None when none of them has one.
    """
    admitted: dict[int, dict[int, int]] = {}
    quotas: dict[int, list[QuotaVersion]] = {}
    for counts in members:
        for year, months in counts.admitted.items():
            for month, amount in months.items():
                pooled = admitted.setdefault(year, {})
                pooled[month] = pooled.get(month, 0) + amount
        for year, versions in counts.quotas.items():
            quotas.setdefault(year, []).append(versions[-1])
    reports = [counts.report for counts in members if counts.report]
    newest = max((report.as_of for report in reports), default=None)
    return Counts(
        organization=organization,
        admitted=admitted,
        quotas={year: [_sum_of_quotas(versions)] for year, versions in quotas.items()},
        report=_pool_reports([report for report in reports if report.as_of == newest]),
        reported_months=frozenset(month for counts in members for month in counts.reported_months),
        report_days=_last_days(members),
        reported_years=frozenset(year for counts in members for year in counts.reported_years),
        last_admitted_on=max((counts.last_admitted_on for counts in members if counts.last_admitted_on), default=None),
        members=sum(counts.members or 0 for counts in members) or None,
        reports_expected=len(members),
        reports_received=sum(counts.reports_received >= counts.reports_expected for counts in members),
        limits=members[0].limits if members else USUAL,
    )


def _last_days(members: Sequence[Counts]) -> dict[int, date]:
    days = sorted(day for counts in members for day in counts.report_days.values())
    return {day.month: day for day in days}


def _sum_of_quotas(versions: Sequence[QuotaVersion]) -> QuotaVersion:
    amounts = [version.amount for version in versions if version.amount is not None]
    return QuotaVersion(sum(amounts) if amounts else None, max(version.effective_on for version in versions), None)


def _pool_reports(reports: Sequence[LatestReport]) -> LatestReport | None:
    if not reports:
        return None
    said: dict[str, int | None] = {}
    for name in ("forecast_this_month", "forecast_next_month", "pool", "certificate_holders", "files_pending"):
        values = [getattr(report, name) for report in reports if getattr(report, name) is not None]
        said[name] = sum(values) if values else None
    return LatestReport(
        as_of=reports[0].as_of,
        received_at=max(report.received_at for report in reports),
        late=any(report.late for report in reports),
        **said,
    )
