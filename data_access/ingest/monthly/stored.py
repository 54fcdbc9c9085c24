"""What the database holds of the months around a file: figures, quotas, who reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlalchemy import ColumnElement, Connection, func, or_, select

from data_access.ingest.tables.table import OUTLOOK
from data_access.quota_on import Versions, quota_on
from data_access.schema import ALL, admission, membership, organization_closure, quota, report, report_figure

FEW = 500
"""So many organisations are asked about by their numbers; of more, the whole jurisdiction is read at once."""


@dataclass(frozen=True)
class Stored:
    """A report in force. `outlook` holds only what it says."""

    as_of: date
    figures: Mapping[str, int]
    outlook: Mapping[str, int]


@dataclass(frozen=True)
class Known:
    """The cumulative figure of a category in another month."""

    month: date
    as_of: date
    amount: int


Series = tuple[int, str]
"""Organisation and category."""


@dataclass(frozen=True)
class StoredYear:
    """What is in for one year of a jurisdiction, around the months of a file."""

    reports: Mapping[tuple[int, date], Stored]
    """From the first month of the file to its last."""
    before: Mapping[Series, Known]
    """The last figure of the year before the first month of the file."""
    after: Mapping[Series, Known]
    """The first figure of the year after the last month of the file."""
    confirmed_falls: frozenset[tuple[int, str, date, int]]
    """Organisation, category, day and (negative) step of falls that somebody confirmed."""
    reporters: frozenset[int]
    """Everybody who reports in the year, organisations above the jurisdiction too."""
    quotas: Mapping[int, Versions] = field(default_factory=dict)
    """By organisation: first day and amount (None: not assigned), oldest first."""
    by_day: frozenset[int] = frozenset()
    """Organisations whose admissions of the year come from a register by day."""

    @cached_property
    def of_organization(self) -> dict[int, list[tuple[tuple[int, date], Stored]]]:
        """The reports by organisation."""
        found: defaultdict[int, list[tuple[tuple[int, date], Stored]]] = defaultdict(list)
        for key, stored in self.reports.items():
            found[key[0]].append((key, stored))
        return dict(found)

    @cached_property
    def sum_of_quotas(self) -> int:
        """What was assigned last to everybody, at every level, added up: more than anybody can be asked to admit."""
        return sum(versions[-1][1] or 0 for versions in self.quotas.values())

    def quota_on(self, organization_id: int, day: date) -> int | None:
        """Return the quota in force on the day, before the first the first one; None: none is assigned."""
        return quota_on(self.quotas.get(organization_id, ()), day)


def read_year(
    connection: Connection, jurisdiction_id: int, year: int, months: Sequence[date], lines_of: Collection[int]
) -> StoredYear:
    """Read what is in for the year, as known now; the figures around the months for the organisations `lines_of`."""
    begin, end = date(year, 1, 1), date(year, 12, 31)
    first, last = min(months), max(months)
    few = len(lines_of) <= FEW
    whose = report.c.organization_id.in_(lines_of) if few else _inside(jurisdiction_id, report.c.organization_id)
    return StoredYear(
        _reports(connection, jurisdiction_id, first, last),
        _nearest(connection, whose, report.c.month.between(begin, date.fromordinal(first.toordinal() - 1))),
        _nearest(connection, whose, report.c.month.between(date.fromordinal(last.toordinal() + 1), end), 1),
        _confirmed_falls(connection, jurisdiction_id, begin, end),
        _reporters(connection, jurisdiction_id, begin, end),
        _quotas(connection, jurisdiction_id, year),
        _by_day(connection, jurisdiction_id, begin, end),
    )


def _inside(jurisdiction_id: int, column: ColumnElement[int]) -> ColumnElement[bool]:
    closure = organization_closure
    return column.in_(select(closure.c.descendant_id).where(closure.c.ancestor_id == jurisdiction_id))


def _reports(connection: Connection, jurisdiction_id: int, first: date, last: date) -> dict[tuple[int, date], Stored]:
    wanted = (
        report.c.superseded_at.is_(None),
        report.c.month.between(first, last),
        _inside(jurisdiction_id, report.c.organization_id),
    )
    figures: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(
        select(report_figure).join(report, report.c.id == report_figure.c.report_id).where(*wanted)
    ):
        figures[row.report_id][row.category_code] = row.amount
    columns = (report.c.id, report.c.organization_id, report.c.month, report.c.as_of)
    return {
        (row.organization_id, row.month): Stored(
            row.as_of,
            figures[row.id],
            {name: amount for name in OUTLOOK if (amount := row._mapping[name]) is not None},
        )
        for row in connection.execute(select(*columns, *(report.c[name] for name in OUTLOOK)).where(*wanted))
    }


def _nearest(
    connection: Connection, whose: ColumnElement[bool], months: ColumnElement[bool], place: int = -1
) -> dict[Series, Known]:
    """Return the figure of the last of the months (place -1) or of the first (place 1), for every series of theirs."""
    choose = func.min if place > 0 else func.max
    wanted = (report.c.superseded_at.is_(None), months, whose)
    nearest = (
        select(
            report.c.organization_id,
            report_figure.c.category_code,
            choose(report.c.month).label("month"),
        )
        .join(report_figure, report_figure.c.report_id == report.c.id)
        .where(*wanted)
        .group_by(report.c.organization_id, report_figure.c.category_code)
        .subquery()
    )
    statement = (
        select(nearest, report.c.as_of, report_figure.c.amount)
        .join(
            report,
            (report.c.organization_id == nearest.c.organization_id)
            & (report.c.month == nearest.c.month)
            & report.c.superseded_at.is_(None),
        )
        .join(
            report_figure,
            (report_figure.c.report_id == report.c.id) & (report_figure.c.category_code == nearest.c.category_code),
        )
    )
    return {
        (row.organization_id, row.category_code): Known(row.month, row.as_of, row.amount)
        for row in connection.execute(statement)
    }


def _confirmed_falls(
    connection: Connection, jurisdiction_id: int, begin: date, end: date
) -> frozenset[tuple[int, str, date, int]]:
    c = admission.c
    rows = connection.execute(
        select(c.organization_id, c.category_code, c.admitted_on, c.amount).where(
            c.superseded_at.is_(None),
            c.fall_confirmed,
            c.report_id.is_not(None),
            c.admitted_on.between(begin, end),
            _inside(jurisdiction_id, c.organization_id),
        )
    )
    return frozenset((row.organization_id, row.category_code, row.admitted_on, row.amount) for row in rows)


def _reporters(connection: Connection, jurisdiction_id: int, begin: date, end: date) -> frozenset[int]:
    closure = organization_closure
    above = select(closure.c.ancestor_id).where(closure.c.descendant_id == jurisdiction_id)
    statement = (
        select(report.c.organization_id)
        .distinct()
        .where(
            report.c.superseded_at.is_(None),
            report.c.as_of.between(begin, end),
            or_(_inside(jurisdiction_id, report.c.organization_id), report.c.organization_id.in_(above)),
        )
    )
    return frozenset(row.organization_id for row in connection.execute(statement))


def _quotas(connection: Connection, jurisdiction_id: int, year: int) -> dict[int, list[tuple[date, int | None]]]:
    found: defaultdict[int, list[tuple[date, int | None]]] = defaultdict(list)
    for row in connection.execute(
        select(quota.c.organization_id, quota.c.effective_on, quota.c.amount)
        .where(
            quota.c.superseded_at.is_(None),
            quota.c.year == year,
            quota.c.category_code == ALL,
            quota.c.basis == "assigned",
            _inside(jurisdiction_id, quota.c.organization_id),
        )
        .order_by(quota.c.effective_on)
    ):
        found[row.organization_id].append((row.effective_on, row.amount))
    return dict(found)


def _by_day(connection: Connection, jurisdiction_id: int, begin: date, end: date) -> frozenset[int]:
    c = admission.c
    statement = (
        select(c.organization_id)
        .distinct()
        .where(
            c.superseded_at.is_(None),
            c.report_id.is_(None),
            c.admitted_on.between(begin, end),
            _inside(jurisdiction_id, c.organization_id),
        )
    )
    return frozenset(row.organization_id for row in connection.execute(statement))


def has_any_quota(connection: Connection, jurisdiction_id: int, year: int) -> bool:
    """Tell whether anything was ever said of quotas of the year in the jurisdiction, be it that none is assigned."""
    statement = select(quota.c.id).where(
        quota.c.superseded_at.is_(None), quota.c.year == year, _inside(jurisdiction_id, quota.c.organization_id)
    )
    return connection.execute(statement.limit(1)).first() is not None


def last_reported_month(connection: Connection, jurisdiction_id: int, before: date) -> date | None:
    """Return the last month before that anybody in the jurisdiction reported, None: nobody ever did."""
    statement = select(func.max(report.c.month)).where(*_reported_before(jurisdiction_id, before))
    month: date | None = connection.execute(statement).scalar()
    return month


def reporters_of(connection: Connection, jurisdiction_id: int, month: date) -> frozenset[int]:
    """Return who in the jurisdiction reported the month."""
    statement = select(report.c.organization_id).where(
        report.c.superseded_at.is_(None), report.c.month == month, _inside(jurisdiction_id, report.c.organization_id)
    )
    return frozenset(row.organization_id for row in connection.execute(statement))


def _reported_before(jurisdiction_id: int, before: date) -> tuple[ColumnElement[bool], ...]:
    return (
        report.c.superseded_at.is_(None),
        report.c.month < before,
        _inside(jurisdiction_id, report.c.organization_id),
    )


def usual_sizes(connection: Connection, jurisdiction_id: int, year: int) -> dict[int, int]:
    """Return how many an organisation without a quota may admit before it is asked about.

    A fifth of its members at the end of the year before; where these are not known three times the most that it
    admitted in an earlier year. An organisation of which neither is known is absent.
    """
    c = admission.c
    begin = date(year, 1, 1)
    sizes: dict[int, int] = {}
    totals: defaultdict[tuple[int, int], int] = defaultdict(int)
    for row in connection.execute(
        select(c.organization_id, c.admitted_on, func.sum(c.amount).label("amount"))
        .where(
            c.superseded_at.is_(None),
            c.category_code == ALL,
            c.admitted_on < begin,
            _inside(jurisdiction_id, c.organization_id),
        )
        .group_by(c.organization_id, c.admitted_on)
    ):
        totals[row.organization_id, row.admitted_on.year] += int(row.amount)
    for (organization_id, _), admitted in totals.items():
        sizes[organization_id] = max(sizes.get(organization_id, 0), 3 * admitted)
    for base in connection.execute(
        select(membership.c.organization_id, membership.c.members).where(
            membership.c.superseded_at.is_(None),
            membership.c.year == year - 1,
            _inside(jurisdiction_id, membership.c.organization_id),
        )
    ):
        sizes[base.organization_id] = base.members // 5
    return sizes
