"""From the database to targets and how far they are reached: the one path of these figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection

from dashboard.domain.position import Document, Position
from dashboard.domain.states import State
from dashboard.domain.targets import Measured, Result, Shape, Target, hold, past_average
from dashboard.reading.figures import rows_of
from dashboard.reading.small_counts import read_sensitive_totals
from data_access.queries.get_category_totals import get_category_totals
from data_access.queries.get_category_years import get_category_years
from data_access.queries.get_members import get_members
from data_access.queries.get_moved import get_moved
from data_access.queries.get_plans import get_plans
from data_access.queries.get_reported_categories import get_reported_categories
from data_access.queries.get_targets import get_targets
from data_access.scope import Scope

ALL = "all"
REACHED = (State.MET, State.EXCEEDED)


@dataclass(frozen=True)
class _Figures:
    """What targets are held against; `categories` lacks those that nobody counts."""

    position: Position
    categories: Mapping[str, int]
    members_current: int | None
    planned_and_met: int | None
    moved_away: int | None
    moved_informed: int | None
    told_until: date | None
    """End of the quarter up to which sensitive categories are told."""
    past: Mapping[str, Mapping[int, int]]
    """People of each category admitted in the earlier years that targets look back at."""


def read_targets(connection: Connection, scope: Scope, position: Position) -> tuple[Result, ...]:
    """Return the targets of the position's organisation for its year: the assigned quota first, then by document.

    The scope's organisation is that of the position. A sensitive category counts up to the last quarter told,
    and for a whole jurisdiction only.
    """
    year = position.year
    rows = [row for row in rows_of(get_targets(connection, scope)) if row.first_year <= year <= row.last_year]
    targets = [_target(row) for row in rows]
    figures = _read_figures(connection, scope, position, targets)
    results = [
        replace(hold(target, _measure(target, figures)), until=figures.told_until if row.sensitive else None)
        for row, target in zip(rows, targets, strict=True)
    ]
    return (*_assigned(position), *results)


def read_terms(connection: Connection, scope: Scope, position: Position) -> tuple[Result, ...]:
    """Return the totals that terms ask of everybody: those in force in the position's year and those just ended.

    None for a position narrowed to clusters: a term is set for the whole. 573 in 2016–2020 are told in 2021 too.
    """
    if position.clusters:
        return ()
    targets = [_target(row) for row in rows_of(get_targets(connection, scope)) if row.shape == Shape.TERM_TOTAL]
    return tuple(
        hold(target, Measured(_term(target, position), over=_term_over(target, position)))
        for target in targets
        if target.category == ALL and target.first_year <= position.year <= target.last_year + 1
    )


def read_asked(connection: Connection, scope: Scope) -> tuple[Target, ...]:
    """Return what documents ask of the scope's organisation in all years, oldest first."""
    return tuple(_target(row) for row in rows_of(get_targets(connection, scope)))


def _assigned(position: Position) -> tuple[Result, ...]:
    own = position.own
    if own.quota is None:
        return ()
    quota = Target(
        code="quota",
        shape=Shape.ASSIGNED_COUNT,
        category=ALL,
        low=Fraction(own.quota),
        high=None,
        denominator="none",
        first_year=position.year,
        last_year=position.year,
        document=own.quota_versions[-1].document,
    )
    return (hold(quota, Measured(own.admitted, over=own.over)),)


def _read_figures(connection: Connection, scope: Scope, position: Position, targets: Sequence[Target]) -> _Figures:
    year, own = position.year, position.own
    told = read_sensitive_totals(connection, scope, year)
    counted = {
        row.category_code: 0
        for row in rows_of(get_reported_categories(connection, scope, year))
        if told is not None or not row.sensitive
    }
    totals = get_category_totals(connection, scope, year)
    mine = totals[totals["organization_id"] == own.organization.id]
    counted |= {row.category_code: int(row.admitted) for row in rows_of(mine)}
    counted |= told.people if told is not None else {}
    members = dict(get_members(connection, scope, year).itertuples(index=False, name=None))
    over = (scope.as_of.month, scope.as_of.day) == (12, 31)
    plans = {row.organization_id: row.received_on for row in rows_of(get_plans(connection, scope, year))}
    moved = next(rows_of(get_moved(connection, scope, year)))
    return _Figures(
        position=position,
        categories=counted,
        members_current=members.get(own.organization.id, own.members) if over else own.members,
        planned_and_met=sum(
            plans.get(child.organization.id) is not None and child.state in REACHED for child in position.children
        )
        if plans
        else None,
        moved_away=None if moved.moved_away is None else int(moved.moved_away),
        moved_informed=None if moved.moved_informed is None else int(moved.moved_informed),
        told_until=None if told is None else told.until,
        past=_read_past(connection, scope, targets),
    )


def _read_past(connection: Connection, scope: Scope, targets: Sequence[Target]) -> dict[str, dict[int, int]]:
    past: defaultdict[str, dict[int, int]] = defaultdict(dict)
    years = [year for target in targets for year in target.past_years]
    if years:
        for row in rows_of(get_category_years(connection, scope, (min(years), max(years)))):
            past[row.category_code][int(row.year)] = int(row.admitted)
    return past


def _measure(target: Target, figures: _Figures) -> Measured:
    own = figures.position.own
    if target.denominator == "organizations":
        return Measured(figures.planned_and_met, figures.position.organizations, over=own.over)
    if target.denominator == "moved":
        return Measured(figures.moved_informed, figures.moved_away, over=own.over)
    if target.shape is Shape.TERM_TOTAL:
        return Measured(_term(target, figures.position), over=_term_over(target, figures.position))
    count = own.admitted if target.category == ALL else figures.categories.get(target.category)
    bases = {
        "members_previous_year": own.members,
        "members_current": figures.members_current,
        "admitted": own.admitted,
        "none": None,
    }
    past = past_average(target, figures.past.get(target.category, {}))
    remaining = 0 if own.over else own.remaining or 0
    return Measured(count, bases[target.denominator], remaining, past, own.over)


def _term(target: Target, position: Position) -> int | None:
    """Add up the years of the term that are known; None when none is."""
    known = [
        result.admitted
        for result in position.own.history
        if target.first_year <= result.year <= target.last_year and result.admitted is not None
    ]
    if position.own.admitted is not None and position.year <= target.last_year:
        known.append(position.own.admitted)
    return sum(known) if known else None


def _term_over(target: Target, position: Position) -> bool:
    """Tell whether nobody can be counted for the term any more: it is past, or the organisation has ended."""
    own = position.own
    ended = own.organization.ended_by(own.report.as_of if own.report else None)
    return ended or position.year > target.last_year or (position.year == target.last_year and own.over)


def _target(row: Any) -> Target:
    return Target(
        code=_code(row),
        shape=Shape(row.shape),
        category=row.category_code,
        low=Fraction(row.low),
        high=None if row.high is None else Fraction(row.high),
        denominator=row.denominator,
        first_year=row.first_year,
        last_year=row.last_year,
        document=Document(
            row.document_kind, row.document_number, row.document_issuer, row.document_issued_on, row.document_title
        ),
        clause=row.clause,
        past_last_year=row.past_last_year,
    )


def _code(row: Any) -> str:
    """Return the public name of a target: the same in every year in which it is set."""
    kinds = {"organizations": "plans", "moved": "moved-informed"}
    if row.denominator in kinds:
        return kinds[row.denominator]
    name = {
        Shape.MINIMUM_RATE: "rate",
        Shape.RATE_BAND: "rate",
        Shape.MINIMUM_SHARE: "share",
        Shape.COUNT_BAND: "count",
        Shape.TERM_TOTAL: "term-total",
    }[Shape(row.shape)]
    return name if row.category_code == ALL else f"{row.category_code.replace('_', '-')}-{name}"
