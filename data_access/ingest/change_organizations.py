"""Every change of the tree goes through here: it keeps the closure table right.

The parent of an identity never changes. A move ends the identity (and all below it) and begins another, so a fact
stays where it happened and the closure needs no dates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, insert, literal, or_, select, update

from data_access.ingest.versions import replace_versions, supersede
from data_access.schema import former_name, organization, organization_closure, organization_identity, succession


class ImpossibleTreeError(ValueError):
    """The change would put an organisation inside itself, or name one that does not stand on the day."""


@dataclass(frozen=True)
class NewOrganization:
    """What must be said of an organisation when it begins."""

    code: str
    name: str
    kind: str
    valid_from: date
    parent_id: int | None = None
    short_name: str = ""
    other_names: str = ""
    cluster: str | None = None
    display_order: int = 0
    leader_in_charge: str | None = None
    illustrative: bool = False
    valid_to: date | None = None


def add_organization(connection: Connection, new: NewOrganization, recorded_at: datetime) -> int:
    """Begin an organisation below its parent and return its identity.

    Raises ImpossibleTreeError when the parent does not stand on its first day.
    """
    if new.parent_id is not None:
        _require_standing(_version_in_force(connection, new.parent_id), new.valid_from)
    identity: int = connection.execute(
        insert(organization_identity).values().returning(organization_identity.c.id)
    ).scalar_one()
    values = {**new.__dict__, "short_name": new.short_name or new.name, "id": identity, "recorded_at": recorded_at}
    connection.execute(insert(organization), values)
    closure = organization_closure
    connection.execute(insert(closure), {"ancestor_id": identity, "descendant_id": identity, "depth": 0})
    if new.parent_id is not None:
        above = select(closure.c.ancestor_id, literal(identity), closure.c.depth + 1).where(
            closure.c.descendant_id == new.parent_id
        )
        connection.execute(insert(closure).from_select(["ancestor_id", "descendant_id", "depth"], above))
    return identity


def add_organizations(
    connection: Connection, new: Sequence[tuple[str, NewOrganization, str | int]], recorded_at: datetime
) -> Mapping[str, int]:
    """Begin many organisations at once and return their identities by the keys they came with.

    Each comes with its key and whoever is above it: the key of one before it, or an identity. Their own `parent_id` is
    not read. Raises ImpossibleTreeError when a parent does not stand on the first day of one below it.
    """
    if not new:
        return {}
    identities = connection.execute(
        insert(organization_identity).returning(organization_identity.c.id, sort_by_parameter_order=True),
        [{"id": None} for _ in new] if connection.dialect.name == "sqlite" else [{} for _ in new],
    ).scalars()
    ids = dict(zip((key for key, _, _ in new), identities, strict=True))
    known = {above for _, _, above in new if isinstance(above, int)}
    stand = {above: _version_in_force(connection, above) for above in sorted(known)}
    closure = organization_closure
    lines: dict[int, list[int]] = {
        above: list(
            connection.execute(
                select(closure.c.ancestor_id).where(closure.c.descendant_id == above).order_by(closure.c.depth)
            ).scalars()
        )
        for above in stand
    }
    rows, pairs = [], []
    for key, one, above in new:
        identity, parent = ids[key], above if isinstance(above, int) else ids[above]
        _require_standing(stand[parent], one.valid_from)
        stand[identity] = {"code": one.code, "valid_from": one.valid_from, "valid_to": one.valid_to}
        lines[identity] = [identity, *lines[parent]]
        short_name = one.short_name or one.name
        rows.append(
            {**one.__dict__, "short_name": short_name, "parent_id": parent, "id": identity, "recorded_at": recorded_at}
        )
        pairs += [
            {"ancestor_id": ancestor, "descendant_id": identity, "depth": depth}
            for depth, ancestor in enumerate(lines[identity])
        ]
    connection.execute(insert(organization), rows)
    connection.execute(insert(closure), pairs)
    return ids


def change_organization(connection: Connection, identity: int, recorded_at: datetime, **changes: Any) -> None:
    """Record another version of an organisation: a renaming, a new leader in charge, its last day.

    Raises ImpossibleTreeError for a change of parent: that is a move.
    """
    if "parent_id" in changes:
        raise ImpossibleTreeError("a change of parent is a move")
    version = _version_in_force(connection, identity)
    connection.execute(
        update(organization).where(organization.c.version_id == version["version_id"]).values(superseded_at=recorded_at)
    )
    former = {name: value for name, value in version.items() if name != "version_id"}
    connection.execute(insert(organization), {**former, **changes, "recorded_at": recorded_at, "superseded_at": None})


def rename_organization(
    connection: Connection, identity: int, since: date, recorded_at: datetime, **changes: Any
) -> None:
    """Record another version of an organisation whose `name` or `short_name` holds from a day on.

    On the days before it is called as it was. Names that it was to get on a later day no longer count. Raises
    ImpossibleTreeError when it does not stand on the day and the day before.
    """
    version, last_day = _version_in_force(connection, identity), since - timedelta(days=1)
    _require_standing(version, last_day)
    _require_standing(version, since)
    later = connection.execute(_names_after(identity, last_day)).mappings().all()
    called = dict(later[0]) if later else version
    before = {name: called[name] for name in ("name", "short_name")}
    supersede(connection, former_name, [row["id"] for row in later], recorded_at)
    connection.execute(
        insert(former_name), {"organization_id": identity, "last_day": last_day, **before, "recorded_at": recorded_at}
    )
    change_organization(connection, identity, recorded_at, **changes)


def _names_after(identity: int, day: date) -> Select[Any]:
    """Select the names that end on the day or later, the first one to end first."""
    former = former_name
    return (
        select(former)
        .where(former.c.organization_id == identity, former.c.last_day >= day, former.c.superseded_at.is_(None))
        .order_by(former.c.last_day)
    )


def move_organization(
    connection: Connection, identity: int, new_parent_id: int, effective_on: date, recorded_at: datetime
) -> int:
    """Put an organisation and all below it under another parent from `effective_on`; return the new identity.

    What ended before stays where it was; a last day that is already known moves along. Raises ImpossibleTreeError
    when the new parent lies inside the organisation that moves, or when one of them does not stand on that day.
    """
    if _is_below(connection, new_parent_id, identity):
        raise ImpossibleTreeError("an organisation cannot move inside itself")
    version = _version_in_force(connection, identity)
    _require_standing(version, effective_on - timedelta(days=1))
    _require_standing(version, effective_on)
    below = [
        row.id
        for row in connection.execute(
            select(organization.c.id).where(
                organization.c.parent_id == identity,
                organization.c.superseded_at.is_(None),
                or_(organization.c.valid_to.is_(None), organization.c.valid_to >= effective_on),
            )
        )
    ]
    fields = {name: version[name] for name in NewOrganization.__dataclass_fields__}
    successor = add_organization(
        connection,
        replace(NewOrganization(**fields), parent_id=new_parent_id, valid_from=effective_on),
        recorded_at,
    )
    names = connection.execute(_names_after(identity, effective_on)).mappings().all()
    kept = [{name: row[name] for name in ("last_day", "name", "short_name")} for row in names]
    if kept:
        connection.execute(
            insert(former_name), [{**row, "organization_id": successor, "recorded_at": recorded_at} for row in kept]
        )
    for child in below:
        move_organization(connection, child, successor, effective_on, recorded_at)
    change_organization(connection, identity, recorded_at, valid_to=effective_on - timedelta(days=1))
    record_succession(connection, identity, successor, effective_on, recorded_at)
    return successor


def end_organization(connection: Connection, identity: int, last_day: date, recorded_at: datetime) -> None:
    """Record the last day of an organisation and of all below it that would stand longer.

    Raises ImpossibleTreeError when it does not stand on that day.
    """
    _require_standing(_version_in_force(connection, identity), last_day)
    closure = organization_closure
    longer = (
        select(organization)
        .join(closure, closure.c.descendant_id == organization.c.id)
        .where(
            closure.c.ancestor_id == identity,
            organization.c.superseded_at.is_(None),
            organization.c.valid_from <= last_day,
            or_(organization.c.valid_to.is_(None), organization.c.valid_to > last_day),
        )
        .order_by(organization.c.id)
    )
    versions = [dict(row) for row in connection.execute(longer).mappings()]
    if not versions:
        return
    former = [version.pop("version_id") for version in versions]
    connection.execute(
        update(organization).where(organization.c.version_id.in_(former)).values(superseded_at=recorded_at)
    )
    connection.execute(
        insert(organization),
        [{**version, "valid_to": last_day, "recorded_at": recorded_at, "superseded_at": None} for version in versions],
    )


def record_succession(
    connection: Connection,
    predecessor_id: int,
    successor_id: int,
    effective_on: date,
    recorded_at: datetime,
    *,
    extent: str = "full",
    document_id: int | None = None,
) -> None:
    """Record that an organisation took in another, wholly ("full") or a part of it ("partial"), from a day.

    Raises ImpossibleTreeError when the successor does not stand on its first day, or the predecessor was not there
    the day before.
    """
    _require_standing(_version_in_force(connection, successor_id), effective_on)
    _require_standing(_version_in_force(connection, predecessor_id), effective_on - timedelta(days=1))
    row = {
        "predecessor_id": predecessor_id,
        "successor_id": successor_id,
        "effective_on": effective_on,
        "extent": extent,
        "document_id": document_id,
    }
    replace_versions(connection, succession, ["predecessor_id", "successor_id", "effective_on"], [row], recorded_at)


def _require_standing(version: dict[str, Any], day: date) -> None:
    if day < version["valid_from"] or (version["valid_to"] is not None and day > version["valid_to"]):
        raise ImpossibleTreeError(f"{version['code']} does not stand on {day:%d/%m/%Y}")


def _is_below(connection: Connection, lower: int, upper: int) -> bool:
    closure = organization_closure
    pair = select(closure.c.depth).where(closure.c.ancestor_id == upper, closure.c.descendant_id == lower)
    return connection.execute(pair).first() is not None


def _version_in_force(connection: Connection, identity: int) -> dict[str, Any]:
    row = (
        connection.execute(
            select(organization).where(organization.c.id == identity, organization.c.superseded_at.is_(None))
        )
        .mappings()
        .first()
    )
    if row is None:
        raise ImpossibleTreeError(f"no organisation has the identity {identity}")
    return dict(row)
