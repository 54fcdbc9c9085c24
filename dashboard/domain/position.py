"""The view model: where an organisation and its direct organisations stand on a day.

Screens, sentences, charts and files take every figure from here; nobody computes a second time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from dashboard.domain.numbers import percent, round_half_up
from dashboard.domain.pace import Curve
from dashboard.domain.states import USUAL, Judgement, Limits, State


class Mark(StrEnum):
    """What is said beside a state."""

    LAST_REPORT_MISSING = "last_report_missing"
    SMALL_QUOTA = "small_quota"
    MANY_YEARS_ZERO = "many_years_zero"  # full years in a row with a quota and reports, nobody admitted, pool > 0
    POOL_BUT_ZERO = "pool_but_zero"
    NO_POOL = "no_pool"  # help, not blame


LONGEST_LABEL = 60
"""Letters that fit beside the year and day in the bar of the scope at 1366 pixels."""


@dataclass(frozen=True)
class Organization:
    """Who it is about."""

    id: int
    code: str
    name: str
    short_name: str
    kind: str
    cluster: str | None
    display_order: int
    illustrative: bool = False
    leader_in_charge: str | None = None
    other_names: str = ""
    valid_from: date | None = None
    """First day it stood, None where nobody said."""
    parent_id: int | None = None
    """Identity of the organisation directly above; None for a root."""
    valid_to: date | None = None
    """Last day it stood, None while it stands."""

    def stood_all(self, year: int) -> bool:
        """Whether a year of it is a whole year: of one that began on 01/07/2025, 2025 is not."""
        began, ended = self.valid_from, self.valid_to
        return (began is None or began <= date(year, 1, 1)) and (ended is None or ended >= date(year, 12, 31))

    def ended_by(self, day: date | None) -> bool:
        """Whether nothing can follow what is known up to `day`: its last day is reached, whatever the calendar says."""
        return self.valid_to is not None and day is not None and day >= self.valid_to

    @property
    def label(self) -> str:
        """The name for a place of one line: the short one where the official name would fill two."""
        return self.name if len(self.name) <= LONGEST_LABEL else self.short_name


@dataclass(frozen=True)
class Document:
    """What stands behind a quota. `number` and `issued_on` are None where the source leaves them blank."""

    kind: str
    number: str | None
    issuer: str
    issued_on: date | None
    title: str


@dataclass(frozen=True)
class QuotaVersion:
    """One amount of a quota; `amount` None says that none is assigned. `of_parts`: nobody recorded one for the whole
    tree, so it is the sum assigned to the direct organisations."""

    amount: int | None
    effective_on: date
    document: Document | None
    of_parts: bool = False


@dataclass(frozen=True)
class Forecast:
    """Year end expected from the shapes of earlier years, or the reason why none is given."""

    low: int | None = None
    high: int | None = None
    withheld: str = ""  # "met", "too_few_people", "too_few_years", "too_early", "closed", "ended"
    years: tuple[int, ...] = ()
    """The earlier years whose shapes it follows."""

    @property
    def promise(self) -> Fraction | None:
        """How often a year end falls into the range while years stay alike; None where there is no range.

        Of the shapes of n earlier years and this one, any is as likely as another to be the lowest or the highest, so
        this one lies between in n - 1 of n + 1 cases: 1 of 2 with three years, 2 of 3 with five.
        """
        count = len(self.years)
        return Fraction(count - 1, count + 1) if count else None


@dataclass(frozen=True)
class LatestReport:
    """What the newest monthly report says beside the figures; None: the report does not say it."""

    as_of: date
    received_at: datetime
    late: bool
    forecast_this_month: int | None
    forecast_next_month: int | None
    pool: int | None
    certificate_holders: int | None
    files_pending: int | None


@dataclass(frozen=True)
class Standing:
    """Where one organisation stands. `admitted` None: it sent no report this year, which is not zero."""

    organization: Organization
    quota: int | None
    quota_versions: tuple[QuotaVersion, ...]
    admitted: int | None
    report: LatestReport | None
    judgement: Judgement
    curve: Curve
    share_due: Fraction
    needed_per_month: Decimal | None
    pace_per_month: Decimal | None
    forecast: Forecast
    marks: frozenset[Mark]
    periods_behind: int
    zero_years: int
    months: tuple[int | None, ...]
    """Admitted in each month of the year; None where there is no report (yet)."""
    history: tuple[YearResult, ...]
    last_admitted_on: date | None
    members: int | None
    """Members at the end of the year before."""
    reports_expected: int = 1
    reports_received: int = 0
    """How many of the organisations that report for it sent the report of the period."""
    recorded_below: bool = False
    """True when the year's figures were recorded by organisations below it, none by itself."""
    limits: Limits = USUAL
    """By which it was judged."""
    above: tuple[Organization, ...] = ()
    """Who stands between the organisation looked at and this one, top first; none for a direct one."""

    @property
    def state(self) -> State:
        return self.judgement.state

    @property
    def percent(self) -> Decimal | None:
        return percent(self.admitted, self.quota)

    @property
    def remaining(self) -> int | None:
        if self.quota is None or self.admitted is None:
            return None
        return max(0, self.quota - self.admitted)

    @property
    def missing(self) -> int | None:
        return self.judgement.missing

    @property
    def year_over(self) -> bool:
        """True when the last report covers the whole year: what was due is the quota, and no month is left."""
        day = self.report.as_of if self.report else None
        return day is not None and (day.month, day.day) == (12, 31)

    @property
    def over(self) -> bool:
        """True when nobody can be admitted any more: the year is over, or the organisation has ended."""
        return self.year_over or self.organization.ended_by(self.report.as_of if self.report else None)

    @property
    def at_this_pace(self) -> int | None:
        """People at the year end if all months were like those so far: 561,6 a month are 6.739; no forecast."""
        return None if self.pace_per_month is None or self.over else round_half_up(Fraction(self.pace_per_month) * 12)

    @property
    def small_quota(self) -> bool:
        return self.quota is not None and 0 < self.quota <= self.limits.small_quota

    @property
    def reported(self) -> bool:
        """True when the report of the period is in, from all who report for it."""
        return self.reports_received >= self.reports_expected


@dataclass(frozen=True)
class YearResult:
    """Result of an earlier, closed year."""

    year: int
    admitted: int | None
    quota: int | None
    months: tuple[int, ...]

    @property
    def only_total(self) -> bool:
        """True where everybody stands in December: the year was reported as one figure, its months are not known."""
        return sum(self.months[:11]) == 0 < self.months[11]


@dataclass(frozen=True)
class EndedPart:
    """A direct organisation that ended in the year, and the quota that was assigned to it and not taken over since."""

    code: str
    name: str
    last_day: date
    quota: int


@dataclass(frozen=True)
class Position:
    """An organisation, its direct organisations, and how complete the knowledge is."""

    jurisdiction: Organization
    year: int
    as_of: date
    known_at: datetime | None
    data_version: int
    own: Standing
    children: tuple[Standing, ...]
    clusters: tuple[str, ...] = ()
    """Clusters that the position is narrowed to; none: all."""
    period: int | None = None
    """The newest month that anybody below reported, whatever clusters are looked at."""
    path: tuple[Organization, ...] = ()
    """From the jurisdiction down to the organisation itself."""
    ended: tuple[EndedPart, ...] = ()
    """Direct organisations that ended before the day and whose quota is still part of what was assigned."""

    @property
    def organization(self) -> Organization:
        return self.own.organization

    @property
    def report_day(self) -> date | None:
        """The last report day up to `as_of`; the figures are those of this day."""
        return self.own.report.as_of if self.own.report else None

    @property
    def day(self) -> date:
        """The day that stands beside the figures: the report day, or the day asked for when there is none."""
        return self.report_day or self.as_of

    @property
    def organizations(self) -> int:
        return len(self.children)

    @property
    def reported(self) -> int:
        """How many direct organisations sent the report of the period."""
        return sum(child.reported for child in self.children)

    @property
    def sum_of_parts(self) -> int:
        """Quotas of the direct organisations added up, to stand beside the quota assigned to the whole.

        What was assigned to one that ended in the year counts on until somebody was assigned it anew (record 0045).
        """
        return sum(child.quota or 0 for child in self.children) + self.quota_of_ended

    @property
    def quota_of_ended(self) -> int:
        return sum(part.quota for part in self.ended)

    @property
    def judged(self) -> bool:
        """True when any of the direct organisations has a quota: without one nobody is behind or at zero."""
        return any(child.quota for child in self.children)

    def count(self, state: State) -> int:
        return sum(child.state is state for child in self.children)

    def child(self, code: str) -> Standing | None:
        return next((child for child in self.children if child.organization.code == code), None)

    @property
    def illustrative(self) -> bool:
        return self.jurisdiction.illustrative
