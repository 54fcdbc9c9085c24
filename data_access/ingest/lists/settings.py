"""Settings of an office, each from a day on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from data_access.ingest.lists.cells import RowReader, as_text
from data_access.ingest.lists.choices import SETTINGS
from data_access.ingest.lists.documents import read_documents
from data_access.ingest.lists.known import Known, Part
from data_access.ingest.lists.sheets import ListRow
from data_access.ingest.lists.units import Units
from data_access.ingest.messages import Severity
from data_access.ingest.preview import Change
from data_access.ingest.versions import replace_versions
from data_access.schema import setting
from data_access.settings import PLAN_DUE, RANGES, Settings, normal_value


@dataclass(frozen=True)
class _Wanted:
    name: str
    value: str
    effective_on: date
    document: str


def preview_settings(known: Known, rows: Iterable[ListRow]) -> Part:
    """Return what a list of settings would do. Whatever changes a figure is asked about."""
    stored = stored_settings(known.connection, known.units)
    seen: dict[tuple[str, date], tuple[int, str]] = {}
    wanted: list[_Wanted] = []
    changes: list[Change] = []
    for row in rows:
        reader = RowReader(row, known.findings)
        one = _read(reader)
        if one is None:
            continue
        number, value = seen.setdefault((one.name, one.effective_on), (row.row, one.value))
        if number != row.row:
            if value != one.value:
                reader.refuse("list-contradiction", "value", found=SETTINGS[one.name][0], other=number)
            continue
        before = value_on(stored, one.name, one.effective_on)
        if before == one.value:
            continue
        reader.say(
            Severity.QUESTION,
            "setting-changed",
            "value",
            found=SETTINGS[one.name][0],
            before=before,
            after=one.value,
            day=f"{one.effective_on:%d/%m/%Y}",
        )
        wanted.append(one)
        root = known.units.root
        changes.append(reader.change(root, one.name, one.effective_on.isoformat(), before, one.value))

    def record(connection: Connection, units: Units, batch: int, moment: datetime) -> None:
        documents = read_documents(connection, known.asked.jurisdiction_id)
        new = [
            {
                "organization_id": units.root.id,
                "name": one.name,
                "effective_on": one.effective_on,
                "value": one.value,
                "document_id": documents.id_of(connection, one.document),
                "batch_id": batch,
            }
            for one in wanted
        ]
        replace_versions(connection, setting, ["organization_id", "name", "effective_on"], new, moment)

    return Part(len(seen), tuple(changes), record)


def _read(reader: RowReader) -> _Wanted | None:
    name = reader.choice("setting", SETTINGS, "setting-unknown")
    effective_on = reader.day("effective_on", required=True)
    document = reader.text("document", 300)
    text = reader.text("value", 40, required=True)
    if not reader.said("setting"):
        reader.refuse("list-empty-cell", "setting")
    if name is None or effective_on is None or reader.failed:
        return None
    value = normal_value(name, as_text(reader.row.cell("value"))[:5] if name == PLAN_DUE else text)
    if value is None:
        least, most = RANGES.get(name, (0, 0))
        expected = "25/01" if name == PLAN_DUE else f"{least}–{most}"
        reader.refuse("setting-bad-value", "value", found=text, name=SETTINGS[name][0], expected=expected)
        return None
    return _Wanted(name, value, effective_on, document)


def stored_settings(connection: Connection, units: Units) -> Mapping[str, list[tuple[date, str]]]:
    """Return the values in force that the office itself set: by name, those that hold first first."""
    rows = connection.execute(
        select(setting)
        .where(setting.c.organization_id == units.root.id, setting.c.superseded_at.is_(None))
        .order_by(setting.c.effective_on)
    )
    stored: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
    for row in rows:
        stored[row.name].append((row.effective_on, row.value))
    return dict(stored)


def value_on(stored: Mapping[str, list[tuple[date, str]]], name: str, day: date) -> str:
    """Return what holds on a day; the program's own value where nothing was set by then."""
    held = [value for effective_on, value in stored.get(name, []) if effective_on <= day]
    return held[-1] if held else str(getattr(Settings(), name))
