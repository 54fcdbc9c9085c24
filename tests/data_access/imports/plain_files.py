"""Files of plain JSON in place of workbooks, so that taking files in is tested apart from reading them.

{"month": "2026-06", "admitted": {"a": 34}} says what organisations reported; {"quotas": {"a": 40}} assigns quotas of
2026; {"organizations": {"d": "root"}} begins some below others, {"moved": {"d": "a"}}
moves some on 1 July; {"called": {"a": "DB A"}} goes by a learnt name. "ask" puts a question, "refuse" a reason,
"note" a note.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, select

from data_access.ingest.change_organizations import (
    NewOrganization,
    add_organization,
    change_organization,
    move_organization,
)
from data_access.ingest.imports import take as taking
from data_access.ingest.messages import Message, Severity
from data_access.ingest.preview import Asked, Change, MonthTotals, Preview
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MonthlyReport, record_reports
from data_access.schema import ALL, organization, quota, report, report_figure
from data_access.workbooks.book import Book, Cell, Sheet, UnreadableFileError
from tests.data_access.tree import START, at

TODAY = date(2026, 11, 26)
MOVED_ON = date(2026, 7, 1)


def file(**said: Any) -> bytes:
    """Return the bytes of a file that says this."""
    return json.dumps(said).encode()


@pytest.fixture
def plain_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let imports read these files."""
    monkeypatch.setattr(taking, "read_book", read_plain)
    monkeypatch.setattr(taking, "prepare", prepare_plain)


def read_plain(content: bytes, _name: str) -> Book:
    try:
        json.loads(content)
    except ValueError:
        raise UnreadableFileError(Message(Severity.REFUSAL, "no-table")) from None
    return Book((Sheet("Sheet1", {(1, 1): Cell(content.decode())}),))


def prepare_plain(connection: Connection, asked: Asked, book: Book) -> Preview:
    said = json.loads(str(book.sheets[0].cell(1, 1).value))
    standing = select(organization.c.code, organization.c.id).where(organization.c.superseded_at.is_(None))
    ids = {row.code: row.id for row in connection.execute(standing)}
    messages = [Message(Severity.QUESTION, code, "Sheet1", 1, 1) for code in said.get("ask", [])]
    messages += [Message(Severity.REFUSAL, code, "Sheet1", 1, 1) for code in said.get("refuse", [])]
    messages += [Message(Severity.NOTE, code, "Sheet1", 1, 1) for code in said.get("note", [])]
    plain = _Plain(said, ids, asked)
    return Preview(
        plain.kind,
        tuple(messages),
        plain.months,
        rows=plain.rows,
        changes=tuple(plain.changes(connection)),
        names={ids[code]: (name,) for code, name in said.get("called", {}).items()},
        record=plain.record,
    )


@dataclass(frozen=True)
class _Plain:
    said: dict[str, Any]
    ids: dict[str, int]
    asked: Asked

    @property
    def kind(self) -> str:
        return "report" if "admitted" in self.said else "quotas" if "quotas" in self.said else "organizations"

    @property
    def month(self) -> date:
        return date.fromisoformat(f"{self.said['month']}-01")

    @property
    def months(self) -> dict[date, MonthTotals]:
        figures = self.said.get("admitted", {})
        return {self.month: MonthTotals(len(figures), {"admitted": sum(figures.values())})} if figures else {}

    @property
    def rows(self) -> int:
        return sum(len(self.said.get(name, {})) for name in ("admitted", "quotas", "organizations"))

    def changes(self, connection: Connection) -> list[Change]:
        names = [name for name in self.said.get("organizations", {}) if name not in self.ids]
        found = [Change(name, name, "name", "", None, name) for name in names]
        found += [Change(code, code, "name", "", None, name) for code, name in self.said.get("learned", {}).items()]
        found += [Change(code, code, "fields", "", None, "") for code in self.said.get("changed", {})]
        found += [Change(code, code, "parent", "", None, above) for code, above in self.said.get("moved", {}).items()]
        for code, amount in self.said.get("quotas", {}).items():
            before = connection.execute(
                select(quota.c.amount).where(quota.c.organization_id == self.ids[code], quota.c.superseded_at.is_(None))
            ).scalar()
            if before != amount:
                found.append(Change(code, code, "quota", "2026", before, amount))
        for code, amount in self.said.get("admitted", {}).items():
            before = connection.execute(
                select(report_figure.c.amount)
                .join(report, report.c.id == report_figure.c.report_id)
                .where(report.c.organization_id == self.ids[code], report.c.month == self.month)
                .where(report.c.superseded_at.is_(None))
            ).scalar()
            if before != amount:
                found.append(Change(code, code, "admitted", self.said["month"], before, amount))
        return found

    def record(self, connection: Connection, batch_id: int, moment: datetime) -> None:
        for code, parent in self.said.get("organizations", {}).items():
            new = NewOrganization(code, f"Chi bộ {code}", "base_cell", START, self.ids[parent])
            add_organization(connection, new, moment)
        for code, parent in self.said.get("moved", {}).items():
            move_organization(connection, self.ids[code], self.ids[parent], MOVED_ON, moment)
        for code, name in self.said.get("renamed", {}).items():
            change_organization(connection, self.ids[code], moment, other_names=name)
        for code, name in self.said.get("learned", {}).items():
            known = connection.execute(
                select(organization.c.other_names).where(
                    organization.c.id == self.ids[code], organization.c.superseded_at.is_(None)
                )
            ).scalar_one()
            change_organization(connection, self.ids[code], moment, other_names="\n".join([*known.splitlines(), name]))
        for code, fields in self.said.get("changed", {}).items():
            days = {name: date.fromisoformat(said) for name, said in fields.items() if name.startswith("valid_")}
            change_organization(connection, self.ids[code], moment, **{**fields, **days})
        quotas = [
            Quota(self.ids[code], 2026, amount, START, batch_id=batch_id)
            for code, amount in self.said.get("quotas", {}).items()
        ]
        record_quotas(connection, quotas, moment)
        changed = {change.code for change in self.changes(connection) if change.field == "admitted"}
        reports = [
            MonthlyReport(
                self.ids[code],
                self.month.replace(day=28),
                self.month.replace(day=28),
                at(0),
                {ALL: amount},
                batch_id=batch_id,
                source_place="Sheet1",
            )
            for code, amount in self.said.get("admitted", {}).items()
            if code in changed
        ]
        record_reports(connection, reports, moment, fall_confirmed=self.asked.confirmed)
