"""A small office and the tables that it sends, made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection, insert, select

from dashboard.i18n.language import language
from dashboard.imports.words import message_text
from data_access.ingest.change_organizations import NewOrganization, add_organization
from data_access.ingest.messages import Message, Severity
from data_access.ingest.monthly.preview_report import preview_report
from data_access.ingest.preview import Asked, Outcome, Preview
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.ingest.tables.table import NAME, Column, Recognised, Row, Table
from data_access.schema import ALL, import_batch, report, report_figure
from data_access.workbooks.book import Cell, Value
from tests.data_access.tree import T0, at

VIETNAMESE = language("vi")
APRIL, MAY, JUNE, JULY = (date(2026, month, 1) for month in (4, 5, 6, 7))
TODAY = date(2026, 7, 3)
NAMES = ("Đảng bộ phường Tân An", "Đảng bộ phường Tân Ân", "Đảng bộ xã Hòa Bình")
FIRST_ROW = 8
"""Sheet row of the first row of a table here."""


@dataclass
class Office:
    """A jurisdiction of three committees with quotas of 20, 30 and 40 for 2026, and its identities by code."""

    connection: Connection
    ids: dict[str, int] = field(default_factory=dict)

    @property
    def root(self) -> int:
        return self.ids["city"]

    def add(self, code: str, name: str, parent: str | None = "city", quota: int | None = None, **more: object) -> int:
        """Begin an organisation, with a quota if one is given."""
        new = NewOrganization(code, name, "base_committee", date(2020, 1, 1), self.ids.get(parent or ""))
        self.ids[code] = add_organization(self.connection, replace(new, **more), T0)  # type: ignore[arg-type]
        if quota is not None:
            self.assign(code, quota)
        return self.ids[code]

    def assign(self, code: str, amount: int | None, year: int = 2026) -> None:
        """Give it a quota for the year (None: none is assigned)."""
        record_quotas(self.connection, [Quota(self.ids[code], year, amount, date(year, 1, 22))], T0)

    def report(self, code: str, month: date, total: int, hours: int = 1, **more: int) -> None:
        """Record a report of so many since 1 January, by categories and fields where named."""
        outlook = {name: more.pop(name) for name in list(more) if name in MonthlyReport.__dataclass_fields__}
        item = MonthlyReport(self.ids[code], end_of(month), month, at(0), {ALL: total, **more}, **outlook)
        record_reports(self.connection, [item], at(hours), fall_confirmed=True)

    def preview(self, *tables: Table, **asked: object) -> Preview:
        """Preview a file of these tables."""
        said = replace(Asked(self.root, TODAY), **asked)  # type: ignore[arg-type]
        preview = preview_report(self.connection, said, Recognised(tables))
        for message in preview.messages:
            assert message_text(VIETNAMESE, message)  # every code has its sentence, every place in it its value
        return preview

    def take(self, *tables: Table, hours: int = 10, **asked: object) -> Preview:
        """Preview a file and record it, all questions answered with yes."""
        preview = self.preview(*tables, **asked)
        assert preview.record, codes(preview)
        batch = {"file_name": "f.xlsx", "sha256": "0" * 64, "imported_by": "x", "imported_at": at(hours)}
        added = insert(import_batch).values(**batch, row_count=1, outcome="imported").returning(import_batch.c.id)
        batch_id = self.connection.execute(added).scalar_one()
        preview.record(self.connection, batch_id, at(hours))
        return preview

    def stored(self, month: date) -> dict[str, dict[str, int]]:
        """Return the figures in force of a month by code and category."""
        rows = self.connection.execute(
            select(report.c.organization_id, report_figure)
            .join(report_figure, report_figure.c.report_id == report.c.id)
            .where(report.c.month == month, report.c.superseded_at.is_(None))
        )
        found: dict[str, dict[str, int]] = {}
        codes_by_id = {identity: code for code, identity in self.ids.items()}
        for row in rows:
            found.setdefault(codes_by_id[row.organization_id], {})[row.category_code] = row.amount
        return found


def office(connection: Connection) -> Office:
    """Make the office."""
    made = Office(connection)
    made.add("city", "Đảng bộ thành phố Bình Minh", None)
    for code, name, quota in zip(("a", "b", "c"), NAMES, (20, 30, 40), strict=True):
        made.add(code, name, quota=quota)
    return made


def end_of(month: date) -> date:
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def columns(*roles: str, month: date | None = None) -> tuple[Column, ...]:
    """Return columns of these roles from C on, the name in B; 'admitted+' counts the month alone."""
    made = [Column(2, NAME, "Tên đảng bộ")]
    for index, role in enumerate(roles, 3):
        made.append(Column(index, role.rstrip("+"), role, of_month=role.endswith("+"), month=month))
    return tuple(made)


def row(name: str, *values: Value | Cell, **more: object) -> tuple[str, tuple[Value | Cell, ...], Mapping[str, object]]:
    """Return a row of a table, for `table`."""
    return name, values, more


def table(
    *rows: tuple[str, tuple[Value | Cell, ...], Mapping[str, object]],
    roles: Sequence[str] = ("admitted",),
    month: date | None = JUNE,
    **more: object,
) -> Table:
    """Return the table of a month: rows from FIRST_ROW on, columns of these roles from C on."""
    made = []
    for number, (name, values, said) in enumerate(rows, FIRST_ROW):
        cells = {
            index: value if isinstance(value, Cell) else Cell(value)
            for index, value in enumerate(values, 3)
            if value is not None
        }
        plain = Row(number, "organization", name, cells)
        made.append(replace(plain, **said))  # type: ignore[arg-type]
    months = (month,) if month else ()
    plain_table = Table("T6", FIRST_ROW - 2, columns(*roles), tuple(made), months, None)
    return replace(plain_table, **more)  # type: ignore[arg-type]


def full(a: Value = 5, b: Value = 6, c: Value = 7, **more: object) -> Table:
    """Return a table in which all three committees say how many they admitted."""
    return table(*(row(name, value) for name, value in zip(NAMES, (a, b, c), strict=True)), **more)  # type: ignore[arg-type]


def codes(preview: Preview, severity: Severity | None = None) -> list[str]:
    """Return the codes of what is said."""
    return [message.code for message in preview.messages if severity in (None, message.severity)]


def said(preview: Preview, code: str) -> Message:
    """Return the one message with the code."""
    (one,) = [message for message in preview.messages if message.code == code]
    return one


def refusals(preview: Preview) -> list[str]:
    assert (preview.outcome(confirmed=True) == Outcome.REFUSED) == bool(codes(preview, Severity.REFUSAL))
    return codes(preview, Severity.REFUSAL)


def questions(preview: Preview) -> list[str]:
    assert preview.outcome(confirmed=True) != Outcome.REFUSED, preview.messages
    return codes(preview, Severity.QUESTION)
