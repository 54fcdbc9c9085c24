"""Scope: who looks, from which organisation down, as of which day, as known at which moment.

Every query takes a Scope first and reads tables through `known`, `in_force` and `groups`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, and_, exists, extract, func, or_, select

from data_access.schema import former_name, organization, organization_closure

DIRECT, BASE, CELL = "direct", "base", "cell"
FORMS = {BASE: ("base_committee", "base_cell"), CELL: ("base_cell", "cell")}
"""Levels below the direct organisations, and the forms (kinds) of organisations that stand at each: record 0018."""
LEVELS = (DIRECT, *FORMS)


@dataclass(frozen=True)
class Scope:
    """The frame of every question. `known_at` None means: what is known now."""

    organization_id: int
    as_of: date
    known_at: datetime | None = None
    principal: str = "local"
    level: str = DIRECT
    """How far down a question goes, one of LEVELS (see `groups`)."""


def known(table: FromClause, known_at: datetime | ColumnElement[datetime] | None) -> ColumnElement[bool]:
    """Condition: this version of a row of `table` was the one known at the moment."""
    if known_at is None:
        return table.c.superseded_at.is_(None)
    return and_(
        table.c.recorded_at <= known_at,
        or_(table.c.superseded_at.is_(None), table.c.superseded_at > known_at),
    )


def in_force(table: FromClause, day: date) -> ColumnElement[bool]:
    """Condition: the organisation stood on the day."""
    return and_(table.c.valid_from <= day, or_(table.c.valid_to.is_(None), table.c.valid_to >= day))


def name_on(
    table: FromClause,
    day: date | ColumnElement[date],
    known_at: datetime | ColumnElement[datetime] | None,
    column: str = "name",
) -> ColumnElement[str]:
    """What an organisation of `table` was called on the day, or its `short_name` then: a later name does not count."""
    former = former_name.alias()
    then = (
        select(former.c[column])
        .where(former.c.organization_id == table.c.id, former.c.last_day >= day, known(former, known_at))
        .order_by(former.c.last_day)
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(then, table.c[column]).label(column)


def latest_in_effect(table: FromClause, scope: Scope, *about: str) -> ColumnElement[bool]:
    """Condition: the row holds on the scope's day, and no known one about the same took effect later up to that day.

    `about` names the columns that say what a row is about; an empty day of effect is before all others.
    """
    later = table.alias("later")
    begun = or_(table.c.effective_on.is_(None), table.c.effective_on <= scope.as_of)
    return begun & ~exists().where(
        *(later.c[name].is_not_distinct_from(table.c[name]) for name in about),
        known(later, scope.known_at),
        later.c.effective_on <= scope.as_of,
        or_(table.c.effective_on.is_(None), later.c.effective_on > table.c.effective_on),
    )


@lru_cache(maxsize=64)
def groups(scope: Scope) -> FromClause:
    """Return the scope's organisation (depth 0) and its direct ones in force on its day (depth 1), with all columns.

    They are called as on that day.
    With a deeper level also those of that level, everybody above them up to the scope's organisation, and whoever
    stands beside one of these: what it takes to judge each of them as on its own screen.

    Ten questions of one position join it: it is put together once, which took a fifth of the time of all of them.
    """
    closure = organization_closure
    looked_at = closure.c.depth <= 1
    if scope.level != DIRECT:
        looked_at = or_(closure.c.depth == 0, organization.c.parent_id.in_(_committees_above(scope)))
    return (
        select(*_called_on(scope), closure.c.depth)
        .join(closure, closure.c.descendant_id == organization.c.id)
        .where(
            closure.c.ancestor_id == scope.organization_id,
            looked_at,
            known(organization, scope.known_at),
            or_(closure.c.depth == 0, in_force(organization, scope.as_of)),
        )
        .subquery("grouped")
    )


def _called_on(scope: Scope) -> list[ColumnElement[Any]]:
    """The columns of an organisation, its names those of the scope's day."""
    return [
        name_on(organization, scope.as_of, scope.known_at, column.name)
        if column.name in ("name", "short_name")
        else column
        for column in organization.c
    ]


def _committees_above(scope: Scope) -> Select[tuple[int]]:
    """Select everybody above an organisation of the scope's level, beyond the scope's own organisation too."""
    inside, above, lower = (
        organization_closure.alias("inside"),
        organization_closure.alias("above"),
        organization.alias(),
    )
    return (
        select(above.c.ancestor_id)
        .join(lower, lower.c.id == above.c.descendant_id)
        .join(inside, inside.c.descendant_id == lower.c.id)
        .where(
            inside.c.ancestor_id == scope.organization_id,
            above.c.depth > 0,
            lower.c.kind.in_(FORMS[scope.level]),
            known(lower, scope.known_at),
            in_force(lower, scope.as_of),
        )
        .distinct()
    )


def is_jurisdiction(scope: Scope) -> ColumnElement[bool]:
    """Condition: the scope's organisation is the top of a tree, so that its own total tells of nobody inside it."""
    return ~exists().where(
        organization_closure.c.descendant_id == scope.organization_id, organization_closure.c.depth > 0
    )


def year_of(column: ColumnElement[date]) -> ColumnElement[int]:
    """The year of a date column, on both engines."""
    return extract("year", column)


def month_of(column: ColumnElement[date]) -> ColumnElement[int]:
    """The month (1-12) of a date column, on both engines."""
    return extract("month", column)
