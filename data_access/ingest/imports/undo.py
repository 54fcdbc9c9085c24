"""An import is taken back: what it recorded is superseded, what it superseded comes back as new versions.

The rule, whatever the order in which imports are taken back: in force is what the last write left that was not taken
back. So a figure that a later import changed stays as that one left it, and is reported as kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, Engine, insert, select, update

from data_access.engine import write_transaction
from data_access.ingest.imports.batches import LONGEST_WHO, Batch, find_same_months, get_batch
from data_access.ingest.imports.dependents import needed_organizations
from data_access.ingest.imports.faults import PATIENCE, database_faults
from data_access.ingest.imports.summary import NAMES, names_of
from data_access.ingest.imports.timeline import FIGURES, Kept, Step, Used, Version, contents, step_without
from data_access.ingest.imports.versioned import FACTS, ORGANIZATIONS, REGISTER, REPORTS, next_moment
from data_access.ingest.preview import Outcome
from data_access.ingest.record_audit import record_audit
from data_access.ingest.record_reports import derive_admissions
from data_access.schema import admission, import_batch, report, report_figure


class UnknownBatchError(LookupError):
    """No import of that number can be taken back: there is none, it was refused, or it is no file's."""


class UndoneBeforeError(RuntimeError):
    """The import was taken back before."""

    def __init__(self, at: datetime, by: str) -> None:
        super().__init__(f"taken back at {at:%Y-%m-%d %H:%M}")
        self.at, self.by = at, by


@dataclass(frozen=True)
class Undone:
    """What taking an import back did: versions that ended, versions that came back, and what stays.

    `later` are the imports of the same kind and months that came in afterwards and still hold. Where one of them said
    the same as the import taken back, it changed nothing then and brings nothing back now: it must come in again.
    """

    batch_id: int
    at: datetime
    ended: int
    came_back: int
    kept: tuple[Kept, ...]
    later: tuple[Batch, ...]


class _OnlyAskedError(Exception):
    """Ends the transaction without a trace."""


def undo(engine: Engine, batch_id: int, by: str, *, dry_run: bool = False) -> Undone:
    """Take an import back in one transaction; nothing is deleted, and its file may come in again.

    A dry run tells what would happen and leaves everything as it is. Raises UnknownBatchError, UndoneBeforeError,
    DatabaseBusyError and DiskFullError; nothing is changed then.
    """
    undone: list[Undone] = []
    with database_faults(), suppress(_OnlyAskedError), write_transaction(engine, patience=PATIENCE) as connection:
        undone.append(_undo(connection, batch_id, by))
        if dry_run:
            raise _OnlyAskedError
    return undone[0]


def _undo(connection: Connection, batch_id: int, by: str) -> Undone:
    batch = get_batch(connection, batch_id)
    if batch is None or batch.organization_id is None or batch.outcome is not Outcome.IMPORTED:
        raise UnknownBatchError(batch_id)
    if batch.undone_at is not None:
        raise UndoneBeforeError(batch.undone_at, batch.undone_by or "")
    moment = next_moment(connection)
    steps = _take_back(connection, batch.at, moment)
    values = {"undone_at": moment, "undone_by": by[:LONGEST_WHO]}
    connection.execute(update(import_batch).where(import_batch.c.id == batch_id).values(values))
    record_audit(connection, "undo import", batch.organization_id, f"{batch.kind} {batch_id}", moment)
    return Undone(
        batch_id,
        moment,
        sum(len(step.ended) for step in steps),
        sum(len(step.wanted) for step in steps),
        tuple(kept for step in steps for kept in step.kept),
        tuple(each for each in find_same_months(connection, batch.organization_id, batch) if each.at > batch.at),
    )


def _take_back(connection: Connection, written: datetime, moment: datetime) -> list[Step]:
    without = _moments_taken_back(connection) | {written}
    facts = [step_without(connection, versioned, written, without) for versioned in FACTS]
    for step in facts:
        if step.versioned is not REGISTER:
            _apply(connection, step, moment)
    _derive_anew(connection, facts, moment)
    register = _beside_reports(connection, next(step for step in facts if step.versioned is REGISTER))
    _apply(connection, register, moment)
    used = _names_used(connection)
    mine = [identity for identity, names in used.items() if any(at == written for at, _ in names)]
    counting = {identity: [one for one in names if one[0] != written] for identity, names in used.items()}
    step = step_without(connection, ORGANIZATIONS, written, without, counting, mine)
    tree = _spare_needed(connection, step)
    _apply(connection, tree, moment)
    return [*(step for step in facts if step.versioned is not REGISTER), register, tree]


def _names_used(connection: Connection) -> Used:
    """Return the learnt names that files go by which were not taken back."""
    rows = connection.execute(
        select(import_batch.c.imported_at, import_batch.c.summary).where(
            import_batch.c.outcome == Outcome.IMPORTED.value,
            import_batch.c.undone_at.is_(None),
            import_batch.c.summary.contains(f'"{NAMES}": {{"', autoescape=True),
        )
    )
    used: defaultdict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for row in rows:
        for identity, names in names_of(row.summary).items():
            used[identity] += [(row.imported_at, name) for name in names]
    return used


def _moments_taken_back(connection: Connection) -> set[datetime]:
    """Return the moments whose writes no longer count: of imports taken back, and of the taking back itself."""
    rows = connection.execute(
        select(import_batch.c.imported_at, import_batch.c.undone_at).where(import_batch.c.undone_at.is_not(None))
    )
    return {moment for row in rows for moment in row}


def _apply(connection: Connection, step: Step, moment: datetime) -> None:
    table, identifier = step.versioned.table, step.versioned.table.c[step.versioned.identifier]
    for version in step.ended:
        number = version[step.versioned.identifier]
        connection.execute(update(table).where(identifier == number).values(superseded_at=moment))
    rows = [{**contents(step.versioned, version), "recorded_at": moment} for version in step.wanted]
    if step.versioned is REPORTS:
        _bring_reports_back(connection, rows)
    elif rows:
        connection.execute(insert(table), rows)


def _bring_reports_back(connection: Connection, rows: Sequence[Version]) -> None:
    for row in rows:
        values = {name: value for name, value in row.items() if name != FIGURES}
        number = connection.execute(insert(report).values(values).returning(report.c.id)).scalar_one()
        figures = [
            {"report_id": number, "category_code": category, "amount": amount}
            for category, amount in row[FIGURES].items()
        ]
        if figures:
            connection.execute(insert(report_figure), figures)


def _derive_anew(connection: Connection, steps: Sequence[Step], moment: datetime) -> None:
    """Let the admissions follow the reports again. A fall that appears is confirmed by whoever takes back."""
    touched: defaultdict[int, set[tuple[int, date]]] = defaultdict(set)
    for step in steps:
        if step.versioned is REPORTS:
            for version in (*step.ended, *step.wanted):
                touched[version["as_of"].year].add((version["organization_id"], version["month"]))
    for _, reports in sorted(touched.items()):
        organizations = sorted({organization for organization, _ in reports})
        first = min(month for _, month in reports)
        derive_admissions(connection, organizations, first, moment, fall_confirmed=True)


def _beside_reports(connection: Connection, step: Step) -> Step:
    """Leave out days of the register that reports say by now: a day counts once."""
    derived = select(admission.c.organization_id, admission.c.category_code, admission.c.admitted_on).where(
        admission.c.superseded_at.is_(None), admission.c.report_id.is_not(None)
    )
    taken = {tuple(row) for row in connection.execute(derived)} if step.wanted else set()
    keys = {id(version): tuple(version[name] for name in REGISTER.key) for version in step.wanted}
    wanted = tuple(version for version in step.wanted if keys[id(version)] not in taken)
    kept = tuple(Kept(admission.name, key[0], key, changed_since=True) for key in keys.values() if key in taken)
    return replace(step, wanted=wanted, kept=(*step.kept, *kept))


def _spare_needed(connection: Connection, step: Step) -> Step:
    """Leave organisations in place that the import began and that others rely on by now."""
    going = {version["id"] for version in step.ended} - {version["id"] for version in step.wanted}
    needed = needed_organizations(connection, going) if going else set()
    ended = tuple(version for version in step.ended if version["id"] not in needed)
    kept = tuple(Kept("organization", number, (number,), changed_since=False) for number in sorted(needed))
    return replace(step, ended=ended, kept=(*step.kept, *kept))
