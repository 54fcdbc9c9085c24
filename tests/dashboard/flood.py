"""A flood of changes as an office makes them over a year, each a write of its own at the moment that imports get."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy import Connection, Engine, insert, or_, select

from data_access.engine import write_transaction
from data_access.ingest.change_organizations import (
    NewOrganization,
    add_organization,
    change_organization,
    end_organization,
    move_organization,
    record_succession,
)
from data_access.ingest.imports.undo import undo
from data_access.ingest.imports.versioned import next_moment
from data_access.ingest.record_quotas import Quota, record_quotas
from data_access.ingest.record_reports import MixedLevelsError, MonthlyReport, record_reports
from data_access.ingest.record_targets import Document, Target, record_document, record_targets
from data_access.ingest.versions import replace_versions
from data_access.schema import (
    category,
    import_batch,
    membership,
    organization,
    organization_closure,
    pace_curve,
    plan,
    report,
    report_figure,
    setting,
)


@dataclass
class Flood:
    """Draws changes below a root; `day` is that of the figures agreed upon, around which they lie."""

    engine: Engine
    root: int
    day: date
    random: Random

    def bring_import(self) -> int:
        """Record a correction as an import before the figures are agreed upon, so that it can be taken back after."""
        with write_transaction(self.engine) as connection:
            moment = next_moment(connection)
            values = {"file_name": "bao-cao.xlsx", "sha256": "0" * 64, "imported_by": "Văn phòng", "row_count": 1}
            values |= {"imported_at": moment, "outcome": "imported", "organization_id": self.root}
            added = connection.execute(insert(import_batch).values(values).returning(import_batch.c.id))
            number: int = added.scalar_one()
            row = self._some_report(connection)
            self._send(connection, row.organization_id, row.as_of, moment, batch_id=number)
            return number

    def take_back(self, number: int) -> None:
        """Take the import back."""
        undo(self.engine, number, "Văn phòng")

    def draw(self, names: Sequence[str]) -> None:
        """Make the changes of these names, one transaction each."""
        for name in names:
            with write_transaction(self.engine) as connection:
                CHANGES[name](self, connection, next_moment(connection))

    def correct(self, connection: Connection, moment: Any) -> None:
        row = self._some_report(connection)
        self._send(connection, row.organization_id, row.as_of, moment)

    def come_late(self, connection: Connection, moment: Any) -> None:
        """Somebody reports the month after, or one long ago that nobody reported."""
        row = self._some_report(connection)
        months = [self.day + timedelta(days=20), date(self.day.year - 6, 11, 30), self.day.replace(month=1, day=31)]
        self._send(connection, row.organization_id, self.random.choice(months), moment)

    def rename(self, connection: Connection, moment: Any) -> None:
        identity = self._some_organization(connection)
        changes: list[dict[str, Any]] = [
            {"name": f"Tên mới {moment.microsecond}", "short_name": "Tên mới"},
            {"cluster": self.random.choice(["ward", "school", None])},
            {"display_order": self.random.randrange(200)},
            {"leader_in_charge": "Phó Bí thư", "kind": "base_cell"},
            {"valid_from": self.day - timedelta(days=self.random.randrange(30, 900))},
        ]
        change_organization(connection, self.random.choice([self.root, identity]), moment, **changes[0])
        change_organization(connection, identity, moment + timedelta(microseconds=1), **self.random.choice(changes))

    def move(self, connection: Connection, moment: Any) -> None:
        mover, above = self._some_organization(connection), self._some_organization(connection)
        lowest = select(organization_closure.c.depth).where(organization_closure.c.ancestor_id == mover)
        if mover != above and max(connection.execute(lowest).scalars()) == 0:
            move_organization(connection, mover, above, self._around(), moment)

    def merge(self, connection: Connection, moment: Any) -> None:
        """Two go into a new one, from a day that may lie before that of the figures."""
        one, other = self._some_organization(connection), self._some_organization(connection)
        if one != other:
            self.join(connection, one, other, self._around(), moment)

    def join(self, connection: Connection, one: int, other: int, day: date, moment: Any) -> None:
        """Let these two become one on a day."""
        new = NewOrganization(f"gop-{moment:%f}", "Đảng bộ sáp nhập", "base_committee", day, self.root)
        whole = add_organization(connection, new, moment)
        for former in (one, other):
            end_organization(connection, former, day - timedelta(days=1), moment)
            record_succession(connection, former, whole, day, moment + timedelta(microseconds=1))

    def assign(self, connection: Connection, moment: Any) -> None:
        identity = self.random.choice([self.root, self._some_organization(connection)])
        amount, since = self.random.randrange(1, 900), self.random.choice([self.day.replace(day=1, month=1), self.day])
        document = record_document(connection, Document("Kế hoạch", "Tỉnh ủy", "Chỉ tiêu mới", "9-KH/TU"))
        record_quotas(connection, [Quota(identity, self.day.year, amount, since, document_id=document)], moment)

    def aim(self, connection: Connection, moment: Any) -> None:
        document = record_document(connection, Document("Kết luận", "Tỉnh ủy", "Mục tiêu mới"))
        codes = connection.execute(select(category.c.code)).scalars().all()
        code, year = self.random.choice([code for code in codes if code != "all"]), self.day.year
        share = Target(self.root, code, year, year + 4, "minimum_share", Decimal("0.33"), "admitted", document)
        term = Target(self.root, "all", year, year + 4, "term_total", Decimal(999), "none", document)
        record_targets(connection, [share, term], moment)

    def bend(self, connection: Connection, moment: Any) -> None:
        """Another curve of the year, for all and for schools, in the place of those that the office had."""
        rows = [
            {"organization_id": self.root, "name": "Nhịp mới", "cluster": cluster, "month": month, "share": share}
            for cluster in (None, "school")
            for month, share in enumerate((0, 0, 0, 0, 0.9, 0.9, 0.9, 0.9, 0.9, 1, 1, 1), 1)
        ]
        replace_versions(connection, pace_curve, ["organization_id", "month"], rows, moment)

    def set_up(self, connection: Connection, moment: Any) -> None:
        name, value = self.random.choice([("small_count", "200"), ("small_quota", "20"), ("chance_percent", "50")])
        row = {"organization_id": self.root, "name": name, "effective_on": date(2020, 1, 1), "value": value}
        replace_versions(connection, setting, ["organization_id", "name", "effective_on"], [row], moment)

    def count(self, connection: Connection, moment: Any) -> None:
        """Other members at the end of years, and other plans."""
        identity = self.random.choice([self.root, self._some_organization(connection)])
        members = {"organization_id": identity, "year": self.day.year - 1, "members": self.random.randrange(5000)}
        replace_versions(connection, membership, ["organization_id", "year"], [members], moment)
        days = {"due_on": self.day, "received_on": self.day.replace(day=1)}
        plans = {"organization_id": identity, "year": self.day.year, **days}
        replace_versions(connection, plan, ["organization_id", "year"], [plans], moment)

    def _around(self) -> date:
        return self.day + timedelta(days=self.random.randrange(-40, 40))

    def _some_organization(self, connection: Connection) -> int:
        """Return one directly below the root that stood long before the day and still stands."""
        found = select(organization.c.id).where(
            organization.c.parent_id == self.root,
            organization.c.superseded_at.is_(None),
            or_(organization.c.valid_to.is_(None), organization.c.valid_to > self.day + timedelta(days=41)),
            organization.c.valid_from < self.day - timedelta(days=41),
        )
        return self.random.choice(sorted(connection.execute(found).scalars()))

    def _some_report(self, connection: Connection) -> Any:
        closure = organization_closure
        found = (
            select(report.c.organization_id, report.c.as_of)
            .join(closure, closure.c.descendant_id == report.c.organization_id)
            .where(closure.c.ancestor_id == self.root, report.c.superseded_at.is_(None), report.c.as_of <= self.day)
            .where(report.c.as_of >= self.day.replace(month=1, day=1))
            .order_by(report.c.organization_id, report.c.as_of)
        )
        return self.random.choice(connection.execute(found).all())

    def _send(self, connection: Connection, who: int, day: date, moment: Any, *, batch_id: int | None = None) -> None:
        """Report other figures of a month, in every category."""
        codes = connection.execute(select(report_figure.c.category_code).distinct()).scalars().all()
        total = self.random.randrange(12, 40)
        figures = {code: total if code == "all" else self.random.randrange(12) for code in sorted({"all", *codes})}
        said = {"pool": self.random.randrange(50), "forecast_next_month": self.random.randrange(9), "files_pending": 3}
        new = MonthlyReport(who, day, day, moment, figures, moved_away=5, moved_informed=4, batch_id=batch_id, **said)
        try:
            record_reports(connection, [new], moment, fall_confirmed=True)
        except MixedLevelsError:
            return


CHANGES: dict[str, Callable[[Flood, Connection, Any], None]] = {
    "correct": Flood.correct,
    "come_late": Flood.come_late,
    "rename": Flood.rename,
    "move": Flood.move,
    "merge": Flood.merge,
    "assign": Flood.assign,
    "aim": Flood.aim,
    "bend": Flood.bend,
    "set_up": Flood.set_up,
    "count": Flood.count,
}
