"""What imports changed, told from the versions they left: nothing else has to be kept for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from data_access.ingest.imports.batches import Batch
from data_access.ingest.imports.timeline import (
    FIGURES,
    Kept,
    Key,
    Version,
    contents,
    histories,
    stood,
    versions_about,
)
from data_access.ingest.imports.versioned import ORGANIZATIONS, REPORTS, VERSIONED, Versioned
from data_access.ingest.preview import Change, Outcome
from data_access.schema import ALL, former_name, organization, organization_closure, quota, setting

_INSTANT = timedelta(microseconds=1)
_NOT_SAID = frozenset(
    {"batch_id", "report_id", "source_place", "received_at", "month", "as_of", "assigned", "document_id", "parent_id"}
)
"""Columns that say where or when a figure came from and not what it is."""


def changes_of(connection: Connection, batch: Batch) -> tuple[Change, ...]:
    """Return what an import changed when it came in, whatever happened since; empty for a refused one."""
    if batch.outcome is not Outcome.IMPORTED:
        return ()
    names = _names(connection)
    changes = [
        change
        for versioned in VERSIONED
        for key, versions in histories(connection, versioned, batch.at).items()
        for change in _between(versioned, key, versions, batch.at - _INSTANT, batch.at, names)
    ]
    return tuple(sorted(changes, key=_order))


def difference(connection: Connection, first: Batch, second: Batch) -> tuple[Change, ...]:
    """Return how the months that both imports tell of differ between what was known after each of them.

    The one that came later counts as after, however they are named.
    """
    before, after = sorted((first, second), key=lambda batch: batch.at)
    months = before.months.keys() & after.months.keys()
    inside = select(organization_closure.c.descendant_id).where(
        organization_closure.c.ancestor_id == after.organization_id
    )
    organizations = sorted(connection.execute(inside).scalars())
    by_key: dict[Key, list[Version]] = {}
    for version in versions_about(connection, REPORTS, organizations):
        if version["month"] in months:
            by_key.setdefault(tuple(version[name] for name in REPORTS.key), []).append(version)
    names = _names(connection)
    changes = [
        change
        for key, versions in by_key.items()
        for change in _between(REPORTS, key, versions, before.at, after.at, names)
    ]
    return tuple(sorted(changes, key=_order))


def names_of(connection: Connection, kept: Iterable[Kept]) -> Mapping[int, tuple[str, str]]:
    """Return code and name of the organisations of what stayed."""
    names = _names(connection)
    return {each.organization_id: names[each.organization_id] for each in kept}


def _between(
    versioned: Versioned,
    key: Key,
    versions: Iterable[Version],
    before: datetime,
    after: datetime,
    names: Mapping[int, tuple[str, str]],
) -> Iterator[Change]:
    history = list(versions)
    then, now = ({}, {})
    for version in history:
        if stood(version, before):
            then = _said(versioned, version)
        if stood(version, after):
            now = _said(versioned, version)
    if versioned is ORGANIZATIONS and not then:
        now = {"name": now["name"]} if now else {}
    code, name = names[key[0]]
    for field in dict.fromkeys((*then, *now)):
        if then.get(field) != now.get(field):
            yield Change(code, name, field, _period(history[0]), then.get(field), now.get(field))


def _said(versioned: Versioned, version: Version) -> dict[str, int | str | None]:
    """Return the values of a version by the field that a change names."""
    values = {name: value for name, value in contents(versioned, version).items() if name not in _NOT_SAID}
    figures = {("admitted" if code == ALL else code): amount for code, amount in values.pop(FIGURES, {}).items()}
    said = {name: value for name, value in values.items() if name not in versioned.key}
    if "amount" in said:
        code = version["category_code"]
        whole = "quota" if versioned.table is quota else "admitted"
        said = {whole if code == ALL else code: version["amount"]}
    if versioned.table is former_name:
        said = {"former_name": f"{version['name']} (– {version['last_day']:%d/%m/%Y})"}
    if versioned.table is setting:
        said = {version["name"]: version["value"]}
    if versioned is REPORTS:
        said.pop("due_on")
    return figures | {name: _plain(value) for name, value in said.items() if value is not None}


def _plain(value: Any) -> int | str | None:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if isinstance(value, int | str) else str(value)


def _period(version: Version) -> str:
    """Return '2026-06' for a month, '2026-06-30' for a day, '2026' for a year, empty for what has none."""
    month = version.get("month")
    if isinstance(month, date):
        return f"{month:%Y-%m}"
    for name in ("admitted_on", "year", "first_year", "effective_on"):
        if version.get(name) is not None:
            return str(version[name])
    return ""


def _names(connection: Connection) -> dict[int, tuple[str, str]]:
    """Return the newest code and name of every organisation that ever was."""
    rows = connection.execute(
        select(organization.c.id, organization.c.code, organization.c.name).order_by(organization.c.recorded_at)
    )
    return {row.id: (row.code, row.name) for row in rows}


def _order(change: Change) -> tuple[str, str, str]:
    return change.period, change.code, change.field
