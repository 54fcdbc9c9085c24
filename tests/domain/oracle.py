"""A second, slow and obvious way to the figures: rows read with plain SQL, loops, nothing of the rules' own code.

It starts from the cumulative figures of the reports, not from the admissions derived from them, and from the parents
of organisations, not from the closure.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import cached_property
from typing import Any

from scipy.stats import binom
from sqlalchemy import Connection, text

from dashboard.domain.states import State


@dataclass(frozen=True)
class Expected:
    """What the screens must show of one organisation. Tenths are whole numbers: 754 is 75.4."""

    admitted: int | None
    quota: int | None
    remaining: int | None
    needed_in_tenths: int | None
    pace_in_tenths: int | None
    state: State
    missing: int | None
    reported: bool
    pool: int | None


def _rows(connection: Connection, table: str) -> list[dict[str, Any]]:
    return [_plain(dict(row)) for row in connection.execute(text(f"SELECT * FROM {table}")).mappings()]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Make days and moments of SQLite's texts; PostgreSQL gives them already."""
    for name, value in row.items():
        if name.endswith("_at") and value is not None:
            moment = datetime.fromisoformat(value) if isinstance(value, str) else value
            row[name] = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        elif name in ("as_of", "effective_on", "admitted_on", "valid_from", "valid_to") and isinstance(value, str):
            row[name] = date.fromisoformat(value)
    return row


def _nearest(value: Fraction) -> int:
    """Half up, by counting halves."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


class Database:
    """All rows of a database, read once."""

    def __init__(self, connection: Connection) -> None:
        if connection.dialect.name == "postgresql":  # it computes long between two tables
            connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
        self.organizations = _rows(connection, "organization")
        self.quotas = [
            row for row in _rows(connection, "quota") if row["category_code"] == "all" and row["basis"] == "assigned"
        ]
        said = {
            row["report_id"]: row["amount"]
            for row in _rows(connection, "report_figure")
            if row["category_code"] == "all"
        }
        self.reports = [{**row, "said": said.get(row["id"])} for row in _rows(connection, "report")]
        self.reports.sort(key=lambda row: row["as_of"])
        self.register = [
            row for row in _rows(connection, "admission") if row["category_code"] == "all" and row["report_id"] is None
        ]
        self.curves = _rows(connection, "pace_curve")


class Oracle:
    """Answers for one root, year, day and moment of knowledge."""

    def __init__(self, database: Database, root: int, year: int, as_of: date, known_at: datetime | None = None) -> None:
        self.root, self.year, self.as_of, self.known_at = root, year, as_of, known_at
        self.organizations = {row["id"]: row for row in self._known(database.organizations)}
        self.parents = {row["id"]: row["parent_id"] for row in database.organizations}
        self.quotas = self._known(database.quotas)
        self.curves = self._known(database.curves)
        self.reports: dict[int, list[dict[str, Any]]] = {}
        for row in self._known(database.reports):
            self.reports.setdefault(row["organization_id"], []).append(row)
        self.register = self._known(database.register)
        self._below: dict[int, set[int]] = {}
        self._months: dict[tuple[int, int], list[int]] = {}

    def _known(self, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        if self.known_at is None:
            return [row for row in rows if row["superseded_at"] is None]
        return [
            row
            for row in rows
            if row["recorded_at"] <= self.known_at
            and (row["superseded_at"] is None or row["superseded_at"] > self.known_at)
        ]

    def by_code(self, code: str) -> int:
        (found,) = [one for one, row in self.organizations.items() if row["code"] == code and self._stands(one)]
        return found

    def _stands(self, one: int) -> bool:
        row = self.organizations.get(one)
        return (
            row is not None
            and row["valid_from"] <= self.as_of
            and (row["valid_to"] is None or row["valid_to"] >= self.as_of)
        )

    def children(self, one: int) -> list[int]:
        """Direct organisations in force, in display order."""
        found = [child for child in self.organizations if self.parents[child] == one and self._stands(child)]
        return sorted(
            found, key=lambda child: (self.organizations[child]["display_order"], self.organizations[child]["code"])
        )

    def _subtree(self, one: int) -> set[int]:
        if one not in self._below:
            below = {one}
            grown = True
            while grown:
                grown = False
                for child, parent in self.parents.items():
                    if parent in below and child not in below:
                        below.add(child)
                        grown = True
            self._below[one] = below
        return self._below[one]

    def _reports_of(self, one: int, year: int) -> list[dict[str, Any]]:
        """Reports of the subtree in a year up to the day, oldest first."""
        found = [
            row
            for member in self._subtree(one)
            for row in self.reports.get(member, [])
            if row["as_of"].year == year and row["as_of"] <= self.as_of
        ]
        return sorted(found, key=lambda row: row["as_of"])

    def months(self, one: int, year: int) -> list[int]:
        """People of each month: the steps between one report and the next, and what a register holds."""
        if (one, year) not in self._months:
            months = [0] * 12
            former: dict[int, int] = {}
            for row in self._reports_of(one, year):
                if row["said"] is not None:
                    months[row["as_of"].month - 1] += row["said"] - former.get(row["organization_id"], 0)
                    former[row["organization_id"]] = row["said"]
            for row in self.register:
                day = row["admitted_on"]
                if row["organization_id"] in self._subtree(one) and day <= self.as_of and day.year == year:
                    months[day.month - 1] += row["amount"]
            self._months[one, year] = months
        return self._months[one, year]

    def quota(self, one: int) -> int | None:
        """The amount in effect. The top of a tree of which nobody recorded one has what is assigned to its parts."""
        if self.parents[one] is None and not any(self._is_of_year(row, one) for row in self.quotas):
            parts = [amount for child in self.children(one) if (amount := self._own_quota(child)) is not None]
            return sum(parts) if parts else None
        return self._own_quota(one)

    def _is_of_year(self, row: dict[str, Any], one: int) -> bool:
        in_effect = row["effective_on"] <= self.as_of or self.year < self.as_of.year
        return bool(in_effect and row["organization_id"] == one and row["year"] == self.year)

    def _own_quota(self, one: int) -> int | None:
        amount, since = None, date.min
        for row in self.quotas:
            if self._is_of_year(row, one) and row["effective_on"] >= since:
                amount, since = row["amount"], row["effective_on"]
        return amount

    def _closed(self, one: int, year: int) -> bool:
        if self.organizations[one]["valid_from"] > date(year, 1, 1):
            return False
        return any(row["as_of"].month == 12 for row in self._reports_of(one, year))

    def _history(self, several: list[int]) -> list[Fraction] | None:
        """Mean cumulative shape of the last three usable years of the five before, of organisations together."""
        shapes = []
        for year in range(self.year - 1, self.year - 6, -1):
            months = [0] * 12
            for one in several:
                if self._closed(one, year):
                    for month in range(12):
                        months[month] += self.months(one, year)[month]
            total = sum(months)
            if total < 10 or any(amount < 0 for amount in months) or months[11] == total:
                continue
            reached, shape = 0, []
            for amount in months:
                reached += amount
                shape.append(Fraction(reached, total))
            shapes.append(shape)
            if len(shapes) == 3:
                return [(shapes[0][month] + shapes[1][month] + shapes[2][month]) / 3 for month in range(12)]
        return None

    def _set_by_office(self, one: int | None, cluster: str | None) -> list[Fraction] | None:
        """The curve set for the nearest organisation at or above."""
        while one is not None:
            shares = {
                row["month"]: Fraction(str(row["share"]))
                for row in self.curves
                if row["organization_id"] == one and row["cluster"] == cluster
            }
            if shares:
                ordered = [shares.get(month) for month in range(1, 13)]
                if None in ordered or any(ordered[month] > ordered[month + 1] for month in range(11)):  # type: ignore[operator]
                    return None
                return ordered  # type: ignore[return-value]
            one = self.parents[one]
        return None

    def _is_school(self, one: int) -> bool:
        return bool(self.organizations[one]["cluster"] == "school")

    def _schools_around(self, parent: int | None) -> list[Fraction] | None:
        if parent is None:
            return None
        schools = [child for child in self.children(parent) if self._is_school(child)]
        found = self._history(schools) if schools else None
        return found or self._schools_around(self._upper(parent))

    def _upper(self, one: int) -> int | None:
        return None if one == self.root else self.parents[one]

    def _from_above(self, parent: int | None) -> list[Fraction] | None:
        if parent is None:
            return None
        own = self._history([parent])
        if own is None and self._is_school(parent):
            return self._set_or_history(parent)
        return own or self._from_above(self._upper(parent))

    def _set_or_history(self, one: int) -> list[Fraction] | None:
        parent = self._upper(one)
        office = parent if parent is not None else one
        own = self._history([one])
        if own is not None:
            return own
        if self._is_school(one):
            found = self._schools_around(parent) or self._set_by_office(office, "school")
            if found is not None:
                return found
        return self._from_above(parent) or self._set_by_office(office, None)

    def expected_share(self, one: int, day: date) -> Fraction:
        shape = self._set_or_history(one) or [Fraction(month, 12) for month in range(1, 13)]
        days = calendar.monthrange(day.year, day.month)[1]
        before = shape[day.month - 2] if day.month > 1 else Fraction(0)
        return before + (shape[day.month - 1] - before) * day.day / days

    def _all_reported(self, one: int, period: int | None) -> bool:
        """Whether everybody who reports for the organisation sent the report of the period."""
        if period is None:
            return False
        of_period = [row for row in self._reports_of(one, self.year) if row["as_of"].month == period]
        standing = [each for each in self._subtree(one) if self._stands(each)]
        reporters = [each for each in standing if self._reported_itself(each)]
        silent = [each for each in standing if not self.children(each) and not self._reported_for(each)]
        return len(of_period) >= max(1, len(reporters) + len(silent))

    def _reported_itself(self, one: int) -> bool:
        return any(row["as_of"].year == self.year and row["as_of"] <= self.as_of for row in self.reports.get(one, []))

    def _reported_for(self, one: int | None) -> bool:
        """Whether the organisation or one above it, up to the very top, reported this year."""
        while one is not None:
            if self._reported_itself(one):
                return True
            one = self.parents[one]
        return False

    def expect(self, one: int, period: int | None) -> Expected:
        """`period` is the last month that anybody in the list reported."""
        reports = self._reports_of(one, self.year)
        months, quota = self.months(one, self.year), self.quota(one)
        admitted = sum(months) if reports or any(months) else None
        last = reports[-1]["as_of"] if reports else None
        elapsed = None
        if last is not None:
            elapsed = last.month - 1 + Fraction(last.day, calendar.monthrange(last.year, last.month)[1])
        remaining = needed = pace = missing = None
        if admitted is not None and quota is not None:
            remaining = max(quota - admitted, 0)
            if quota > 0 and elapsed != 12:
                needed = _nearest(10 * Fraction(remaining) / (12 - (elapsed or 0)))
        if admitted is not None and elapsed:
            pace = _nearest(10 * admitted / elapsed)
        if not quota:
            state = State.NOT_ASSIGNED
        elif admitted is None:
            state = State.NOT_REPORTED
        else:
            share = self.expected_share(one, last) if last else Fraction(0)
            missing = max(0, _nearest(quota * share) - admitted)
            by_chance = float(binom.cdf(admitted, quota, float(share)))
            if admitted > quota:
                state = State.EXCEEDED
            elif admitted == quota:
                state = State.MET
            elif admitted == 0:
                state = State.ZERO
            elif missing > 0 and by_chance < 0.1:
                state = State.BEHIND
            else:
                state = State.ON_PACE
        pools = [
            row["pool"] for row in reports if last and row["as_of"].month == last.month and row["pool"] is not None
        ]
        return Expected(
            admitted,
            quota,
            remaining,
            needed,
            pace,
            state,
            missing,
            self._all_reported(one, period),
            sum(pools) if pools else None,
        )

    def period(self, one: int) -> int | None:
        """The last month that anybody at or below the organisation reported."""
        reports = self._reports_of(one, self.year)
        return reports[-1]["as_of"].month if reports else None

    @cached_property
    def of_root(self) -> Expected:
        return self.expect(self.root, self.period(self.root))

    def of_children(self, one: int) -> dict[str, Expected]:
        """By code, in display order."""
        period = self.period(one)
        return {self.organizations[child]["code"]: self.expect(child, period) for child in self.children(one)}


def ranked(children: dict[str, Expected], *, small: bool = False, without_pool: bool = False) -> list[str]:
    """Codes of those who lag: most people missing first, then lower percent, greater quota, display order, code."""
    lagging = []
    for place, (code, child) in enumerate(children.items()):
        lags = child.state in (State.ZERO, State.BEHIND)
        if not (lags and child.quota and child.admitted is not None and (child.pool == 0) == without_pool):
            continue
        if without_pool or (child.quota <= 3) == small:
            tenths = _nearest(Fraction(child.admitted * 1000, child.quota))
            lagging.append((-(child.missing or 0), min(tenths, 999), -child.quota, place, code))
    return [code for *_, code in sorted(lagging)]
