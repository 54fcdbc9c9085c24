"""What a file comes to: sums, changes, and what a yes writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from data_access.ingest.change_organizations import change_organization
from data_access.ingest.monthly.days import Deadlines
from data_access.ingest.monthly.wanted import Wanted
from data_access.ingest.preview import Change, MonthTotals
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.schema import organization

LONGEST_PLACE = 80


def totals_of(wanted: Sequence[Wanted]) -> dict[date, MonthTotals]:
    """Return what the file says of each month: its rows and sums, as far as it counts."""
    months: dict[date, MonthTotals] = {}
    for month in sorted({one.line.month for one in wanted}):
        mine = [one for one in wanted if one.line.month == month]
        totals: dict[str, int] = {}
        for one in mine:
            quota = {"quota": one.line.quota} if one.line.quota else {}
            for role, figure in {**quota, **one.said}.items():
                totals[role] = totals.get(role, 0) + figure.amount
        months[month] = MonthTotals(len(mine), totals)
    return months


def changes_of(wanted: Sequence[Wanted]) -> tuple[Change, ...]:
    changes = []
    for one in wanted:
        who, period = one.line.organization, f"{one.line.month:%Y-%m}"
        for role in one.changed:
            figure = one.said[role]
            changes.append(
                Change(
                    who.code,
                    who.name,
                    role,
                    period,
                    one.before(role),
                    figure.amount,
                    figure.sheet,
                    figure.row,
                    figure.column,
                )
            )
        for category, figure in one.outdated.items():
            place = (figure.sheet, figure.row, figure.column)
            changes.append(Change(who.code, who.name, category, period, one.before(category), None, *place))
        if one.stored is not None and one.stored.as_of != one.line.as_of:
            before, after = (f"{day:%Y-%m-%d}" for day in (one.stored.as_of, one.line.as_of))
            changes.append(Change(who.code, who.name, "as_of", period, before, after, one.line.sheet, one.line.row))
    return tuple(changes)


@dataclass(frozen=True)
class Recording:
    """What a yes writes."""

    wanted: tuple[Wanted, ...]
    spellings: Mapping[int, Sequence[str]]
    has_falls: bool
    deadlines: Mapping[date, Deadlines]

    def write(self, connection: Connection, batch_id: int, recorded_at: datetime) -> None:
        """Record the months that are new or another, and the spellings that were decided."""
        for identity, names in self.spellings.items():
            self._remember(connection, identity, names, recorded_at)
        reports = [self._report(one, batch_id, recorded_at) for one in self.wanted if one.is_new]
        record_reports(connection, reports, recorded_at, fall_confirmed=self.has_falls)

    @staticmethod
    def _remember(connection: Connection, identity: int, names: Sequence[str], recorded_at: datetime) -> None:
        known = connection.execute(
            select(organization.c.other_names).where(
                organization.c.id == identity, organization.c.superseded_at.is_(None)
            )
        ).scalar_one()
        lines = dict.fromkeys([*known.splitlines(), *names])
        change_organization(connection, identity, recorded_at, other_names="\n".join(lines))

    def _report(self, one: Wanted, batch_id: int, recorded_at: datetime) -> MonthlyReport:
        line = one.line
        return MonthlyReport(
            organization_id=line.organization.id,
            as_of=line.as_of,
            due_on=self.deadlines[line.month].due_on,
            received_at=recorded_at,
            figures=one.figures,
            batch_id=batch_id,
            source_place=f"{line.sheet}!{line.row}"[-LONGEST_PLACE:],
            **one.outlook,
        )
