"""What screens ask and write for changes that somebody types: they become the file that says the same.

From there on they go the way of files (dashboard.importing): one set of checks, questions, history and way back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from dashboard.address import OFFICE_ZONE
from dashboard.database import get_engine
from dashboard.domain.effect import View
from dashboard.imports.typed import REPORT_FIELDS, STUDENT
from dashboard.reading.effects import read_view
from dashboard.reading.figures import rows_of
from dashboard.reading.template_rows import Rows, list_rows
from data_access.engine import read_transaction
from data_access.ingest.imports import stages
from data_access.ingest.imports.faults import DatabaseBusyError
from data_access.ingest.imports.stages import Stage
from data_access.ingest.imports.trial import try_out
from data_access.ingest.lists.cells import as_day
from data_access.ingest.lists.units import Unit, read_units
from data_access.ingest.preview import Asked, Preview
from data_access.queries.get_categories import get_categories
from data_access.queries.get_reported_month import get_reported_month
from data_access.schema import ALL
from data_access.scope import Scope
from data_access.settings import Settings, read_settings
from data_access.workbooks.book import Cell

SINCE = "since"
"""Key among the answers of a file under way: the first day on which it changes figures, as ISO text."""


@dataclass(frozen=True)
class Effects:
    """What the screens show of those whom a change touches, before and after; `names` by code."""

    before: View | None
    after: View | None
    names: Mapping[str, str]


def standing_units(root: int, day: date) -> list[Unit]:
    """Return the organisations of a jurisdiction that stand on a day, itself first, in the order of the quota plan.

    Of one that has ended by then, those that stood on its last day; of one that has not begun, those of its first.
    """
    with read_transaction(get_engine()) as connection:
        units = read_units(connection, root)
    day = max(min(day, units.root.valid_to or day), units.root.valid_from)
    standing = [unit for unit in units.all() if unit.stands(day)]
    places = {unit.id: (unit.display_order, unit.code) for unit in standing}

    def place(unit: Unit) -> tuple[tuple[int, str], ...]:
        above = next((one for one in standing if one.id == unit.parent_id), None)
        return (*(place(above) if above else ()), places[unit.id])

    return sorted(standing, key=place)


def known_rows(root: int, kind: str, year: int) -> Rows:
    """Return what is known for a list, by field (see list_rows)."""
    with read_transaction(get_engine()) as connection:
        return list_rows(connection, root, kind, year)


def settings_on(root: int, day: date) -> Settings:
    """Return what holds for an office on a day."""
    with read_transaction(get_engine()) as connection:
        return read_settings(connection, Scope(root, day))


def reported(organization_id: int, month: date) -> Mapping[str, int]:
    """Return what an organisation reported for a month, by role of a column; never a sensitive category."""
    with read_transaction(get_engine()) as connection:
        rows = list(rows_of(get_reported_month(connection, Scope(organization_id, month), month)))
    found = {"admitted" if row.category_code == ALL else row.category_code: int(row.amount) for row in rows}
    for row in rows[:1]:
        outlook = {name: getattr(row, name) for name in REPORT_FIELDS if hasattr(row, name)}
        found |= {name: int(value) for name, value in outlook.items() if value is not None and value == value}
    return {role: value for role, value in found.items() if role in (*REPORT_FIELDS, STUDENT)}


def sensitive_categories() -> frozenset[str]:
    """Return the categories whose small counts are hidden."""
    with read_transaction(get_engine()) as connection:
        return frozenset(row.code for row in rows_of(get_categories(connection)) if row.sensitive)


def day_of(text: str) -> date | None:
    """Return the day that was typed ("01/07/2026"), None for none; the list says what is wrong with it."""
    return as_day(Cell(text.strip()))


def effects(stage: Stage, preview: Preview, data_version: int, database: int) -> Effects | None:
    """Return what a change under way does to those whom it touches; None where it names no day, or others write."""
    since = stage.answers.get(SINCE)
    if not since:
        return None
    touched: dict[str, str] = {}
    for change in preview.changes:
        touched.setdefault(change.code, change.name)
        for other in (change.before, change.after):
            if change.field in ("successor", "parent_code") and isinstance(other, str) and other:
                touched.setdefault(other, other)
    try:
        return _effects(stage.token, tuple(touched.items()), date.fromisoformat(since), data_version, database)
    except DatabaseBusyError:
        return None


@lru_cache(maxsize=20)
def _effects(token: str, touched: tuple[tuple[str, str], ...], since: date, _version: int, _database: int) -> Effects:
    engine, codes = get_engine(), [code for code, _ in touched]
    read = stages.read_staged(engine, token)
    with read_transaction(engine) as connection:
        stage = stages.get_stage(connection, token)
        before = read_view(connection, stage.organization_id, codes, since)
    today = datetime.now(OFFICE_ZONE).date()
    asked = Asked(stage.organization_id, today, stage.kind, stage.month, answers=stage.answers)
    after = try_out(engine, read, asked, lambda connection: read_view(connection, stage.organization_id, codes, since))
    return Effects(before, after, dict(touched))
