"""The monthly report: from recognised tables to what would change, or why nothing can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from sqlalchemy import Connection, select

from data_access.ingest.messages import Message, Severity, grouped
from data_access.ingest.monthly import judge_figures, judge_presence
from data_access.ingest.monthly.check_sums import check_sums
from data_access.ingest.monthly.consequences import without_consequences
from data_access.ingest.monthly.days import Deadlines, last_day, read_deadlines
from data_access.ingest.monthly.directory import load_directory
from data_access.ingest.monthly.judge_rows import hidden_rows, silent_rows
from data_access.ingest.monthly.lines import Line, MonthOfTable, months_of, read_lines, without_doubles
from data_access.ingest.monthly.match_names import Matches, match_names
from data_access.ingest.monthly.outcome import Recording, changes_of, totals_of
from data_access.ingest.monthly.rows import about_cells, read_rows, with_root_as_sum
from data_access.ingest.monthly.stored import StoredYear, has_any_quota, read_year, usual_sizes
from data_access.ingest.monthly.wanted import Wanted, work_out
from data_access.ingest.preview import Asked, Preview
from data_access.ingest.tables.table import Recognised, Table
from data_access.schema import organization_closure

KIND = "report"


def preview_report(connection: Connection, asked: Asked, recognised: Recognised) -> Preview:
    """Return what the report would change and everything that must be said about it; nothing is written.

    Questions are taken as answered with yes: `record` writes what a yes means. It must run in the transaction in which
    the preview was made, or after making it anew.
    """
    file = _File(connection, asked, recognised)
    file.read()
    wanted = file.judge()
    changes = changes_of(wanted)
    messages = grouped(without_consequences(file.messages))
    refused = any(message.severity == Severity.REFUSAL for message in messages)
    if wanted and not changes and not refused:  # all of it is in: there is nothing to answer
        messages = tuple(message for message in messages if message.severity == Severity.NOTE)
    return Preview(
        KIND,
        messages,
        months=totals_of(wanted),
        rows=len(wanted),
        changes=changes,
        names=file.used,
        record=None if refused else Recording(tuple(wanted), file.spellings, file.has_falls, file.deadlines).write,
    )


@dataclass
class _File:
    """One file on its way to figures."""

    connection: Connection
    asked: Asked
    recognised: Recognised
    messages: list[Message] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    spellings: dict[int, list[str]] = field(default_factory=dict)
    used: dict[int, tuple[str, ...]] = field(default_factory=dict)
    named: set[tuple[int, date]] = field(default_factory=set)
    names_complete: bool = True
    has_falls: bool = False
    deadlines: Mapping[date, Deadlines] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.messages += self.recognised.messages
        self.directory = load_directory(self.connection, self.asked.jurisdiction_id)

    def read(self) -> None:
        """Turn tables into lines, saying all that can be said without looking at stored figures."""
        lines: list[Line] = []
        months = [(table, self._months(table)) for table in self.recognised.tables]
        self._refuse_years_without_quotas([(month, table) for table, some in months for month in some])
        for table, some in months:
            if some:
                lines += self._lines_of(table, some)
        lines, said = judge_presence.in_their_time(lines)
        self.messages += said
        self.lines, said = without_doubles(lines)
        self.messages += said

    def judge(self) -> list[Wanted]:
        """Hold the lines against what is in; return what would stand."""
        if not self.lines:
            if self.recognised.tables:
                self._refuse_unless_refused("no-figures", self.recognised.tables[0])
            return []
        years = self._years()
        self.deadlines = read_deadlines(
            self.connection, self.asked.jurisdiction_id, (line.month for line in self.lines)
        )
        self._refuse_registers(years)
        self.lines, said = judge_presence.one_level(self.directory, self.lines, years, self._above())
        self.messages += said
        wanted, said = work_out(self.lines, years)
        self.messages += said
        self.messages += judge_figures.impossible(wanted)
        self.messages += judge_figures.outdated(wanted)
        falls = judge_figures.falls(wanted, years)
        self.has_falls = bool(falls)
        self.messages += falls
        self.messages += judge_figures.far_above(
            wanted, years, cache(lambda year: usual_sizes(self.connection, self.asked.jurisdiction_id, year))
        )
        self.messages += judge_figures.other_quotas(wanted, years)
        self.messages += judge_figures.corrections(wanted)
        self.messages += judge_presence.closed_months(wanted, self.deadlines, self.asked.today)
        self._judge_presence(years)
        return wanted

    def _lines_of(self, table: Table, months: Sequence[date]) -> list[Line]:
        read_table = read_rows(table, lambda name: self._is_known(name, months[-1]))
        matches = match_names(
            self.directory, read_table, lambda row: read_table.last_month(row, months), self.asked.answers
        )
        rows = with_root_as_sum(
            read_table, [row for row, one in matches.organizations.items() if one.id == self.asked.jurisdiction_id]
        )
        self.messages += about_cells(rows)
        self._take_names(matches)
        self.messages += hidden_rows(rows)
        self.messages += check_sums(rows)
        by_month, said = months_of(rows, months)
        self.messages += said
        lines: list[Line] = []
        for month in by_month:
            if not month.is_filled:
                continue  # a month of a form for the whole year that has not come yet
            read = read_lines(month, matches.organizations)
            lines += read.lines
            self.named |= read.named
            self.messages += [*read.messages, *self._not_begun(month), *silent_rows(month, read)]
        return lines

    def _months(self, table: Table) -> list[date]:
        """Return the months that the table is for, none where that is refused."""
        months = sorted(table.months) or ([self.asked.month] if self.asked.month else [])
        if self.asked.month and table.months:
            months = [month for month in months if month == self.asked.month]
            if not months:
                first, asked = min(table.months), f"{self.asked.month:%m/%Y}"
                self._refuse_unless_refused("month-differs", table, first, month=f"{first:%m/%Y}", asked=asked)
        elif not months:
            self._refuse_unless_refused("no-month", table)
        if len(months) > 1 and not any(column.month for column in table.columns):
            named = ", ".join(f"{one:%m/%Y}" for one in months)
            self._refuse_unless_refused("several-months", table, months[0], months=named)
            return []
        return months

    def _not_begun(self, month: MonthOfTable) -> list[Message]:
        if month.month <= self.asked.today.replace(day=1):
            return []
        values = {"month": f"{month.month:%m/%Y}", "today": f"{self.asked.today:%d/%m/%Y}"}
        table = month.rows.table
        return [Message(Severity.REFUSAL, "month-not-begun", table.sheet, *table.place_of(month.month), values)]

    def _is_known(self, name: str, month: date) -> bool:
        return bool(self.directory.named_and_standing(name, month, last_day(month)))

    def _take_names(self, matches: Matches) -> None:
        self.messages += matches.messages
        self.names_complete = self.names_complete and matches.complete
        for identity, used in matches.used.items():
            self.used[identity] = tuple(dict.fromkeys((*self.used.get(identity, ()), *used)))
        for identity, names in matches.spellings.items():
            self.spellings.setdefault(identity, []).extend(names)

    def _years(self) -> dict[int, StoredYear]:
        months = {line.month for line in self.lines}
        return {
            year: read_year(
                self.connection,
                self.asked.jurisdiction_id,
                year,
                [month for month in months if month.year == year],
                {line.organization.id for line in self.lines if line.month.year == year},
            )
            for year in sorted({month.year for month in months})
        }

    def _above(self) -> frozenset[int]:
        closure = organization_closure
        statement = select(closure.c.ancestor_id).where(
            closure.c.descendant_id == self.asked.jurisdiction_id, closure.c.depth > 0
        )
        return frozenset(self.connection.execute(statement).scalars())

    def _refuse_years_without_quotas(self, tables: Sequence[tuple[date, Table]]) -> None:
        """Refuse the years of which nothing was ever said of quotas; `tables` with the first day of each month."""
        by_year = {month.year: (month, table) for month, table in reversed(tables)}
        for year, (month, table) in sorted(by_year.items()):
            if not has_any_quota(self.connection, self.asked.jurisdiction_id, year):
                place, values = (table.sheet, *table.place_of(month)), {"year": str(year)}
                self.messages.append(Message(Severity.REFUSAL, "no-quota-in-year", *place, values))

    def _refuse_registers(self, years: Mapping[int, StoredYear]) -> None:
        for line in self.lines:
            if line.organization.id in years[line.month.year].by_day:
                self.messages.append(line.message(Severity.REFUSAL, "admissions-by-day", year=str(line.month.year)))

    def _judge_presence(self, years: Mapping[int, StoredYear]) -> None:
        if not self.lines:
            return
        if self.names_complete:
            self.messages += judge_presence.missing(self.connection, self.directory, self.lines, years, self.named)
        self.messages += judge_presence.calendar_notes(
            self.connection, self.directory, self.lines, years, self.asked.today, self.deadlines
        )

    def _refuse_unless_refused(self, code: str, table: Table, at: date | None = None, **values: str) -> None:
        """Refuse the table by the cell that names the month `at`, where no other refusal says enough."""
        if any(message.severity == Severity.REFUSAL for message in self.messages):
            return
        self.messages.append(Message(Severity.REFUSAL, code, table.sheet, *table.place_of(at), values))
