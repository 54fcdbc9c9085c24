"""From the database to the view model: the one path of a figure. Knows no screen; the command line uses it too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
from sqlalchemy import Connection

from dashboard.domain.pace import Curve, CurveKind, CurvesAbove, office_curve
from dashboard.domain.position import Document, EndedPart, LatestReport, Organization, Position, QuotaVersion
from dashboard.domain.standing import SCHOOL, Counts, own_curve, pool_counts, pooled_history, stand
from dashboard.domain.states import Limits
from data_access.queries.get_admissions_by_month import get_admissions_by_month
from data_access.queries.get_data_version import get_data_version
from data_access.queries.get_ended_quotas import get_ended_quotas
from data_access.queries.get_last_admissions import get_last_admissions
from data_access.queries.get_members import get_members
from data_access.queries.get_organizations import get_organizations
from data_access.queries.get_pace_curves import get_pace_curves
from data_access.queries.get_path import get_path
from data_access.queries.get_quotas import get_quotas
from data_access.queries.get_reported_years import get_reported_years
from data_access.queries.get_reporters import get_reporters
from data_access.queries.get_reports_by_month import SUMS, get_reports_by_month
from data_access.scope import Scope
from data_access.settings import read_settings

HISTORY_YEARS = 5
OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


Kept = dict[tuple[Scope, int], tuple[Position, CurvesAbove]]
"""Organisations above those asked for, by scope and year: read once for many below them, within one transaction."""


class UnknownOrganizationError(LookupError):
    """No organisation of that code stands inside the scope on its day."""


def read_position(
    connection: Connection,
    scope: Scope,
    year: int,
    code: str | None = None,
    clusters: tuple[str, ...] = (),
    kept: Kept | None = None,
) -> Position:
    """Return where the organisation with `code` (None: the scope's own) and its direct organisations stand.

    The figures are those of `year` up to the scope's day. Goes down from the scope's organisation, so that an
    organisation is judged by the same curve on its own screen as in the list above it. With `clusters` the scope's
    own position is that of its direct organisations in these clusters, taken together. `kept` is filled with those
    above, and asked for them: for one scope and year, in one transaction.

    Raises UnknownOrganizationError when no such organisation stands inside the scope on the day.
    """
    kept = {} if kept is None else kept
    if (scope, year) in kept and code:
        position, above = kept[scope, year]
    else:
        position, above = _read(connection, scope, year, None, () if code else clusters)
    if code is None or code == position.organization.code:
        return position
    path = get_path(connection, scope, code)
    if path.empty:
        raise UnknownOrganizationError(code)
    top = position
    kept[scope, year] = position, above
    for step in rows_of(path):
        of_step = replace(scope, organization_id=step.id)
        if step.id == scope.organization_id:
            continue
        if (of_step, year) in kept:
            position, above = kept[of_step, year]
            continue
        upper = position
        position, above = _read(connection, of_step, year, above)
        own = upper.child(step.code)
        position = replace(
            position,
            jurisdiction=top.organization,
            own=own if own is not None else position.own,
            path=(*upper.path, position.organization),
        )
        if step.code != code:
            kept[of_step, year] = position, above
    return position


def _read(
    connection: Connection, scope: Scope, year: int, above: CurvesAbove | None, clusters: tuple[str, ...] = ()
) -> tuple[Position, CurvesAbove]:
    own, *children = read_counts(connection, scope, year)
    period = newest_month([own, *children])
    own = with_completeness(own, period)
    children = [with_completeness(counts, period) for counts in children]
    office = read_office_curves(connection, scope)
    above = office if above is None else above
    standing = stand(own, year, period, above)
    shown = [counts for counts in children if not clusters or counts.organization.cluster in clusters]
    below = curves_for_children(year, own, children, standing.curve, above, office)
    position = Position(
        jurisdiction=own.organization,
        year=year,
        as_of=scope.as_of,
        known_at=scope.known_at,
        data_version=get_data_version(connection),
        own=stand(pool_counts(own.organization, shown), year, period, below) if clusters else standing,
        children=tuple(stand(counts, year, period, below) for counts in shown),
        clusters=clusters,
        period=period,
        path=(own.organization,),
        ended=() if clusters else _ended(connection, scope, year),
    )
    return position, below


def _ended(connection: Connection, scope: Scope, year: int) -> tuple[EndedPart, ...]:
    rows = rows_of(get_ended_quotas(connection, scope, (year, year)))
    return tuple(EndedPart(row.code, row.name, row.last_day, int(row.amount)) for row in rows)


def curves_for_children(
    year: int, own: Counts, children: Sequence[Counts], used: Curve, above: CurvesAbove, office: CurvesAbove
) -> CurvesAbove:
    """Return what those directly below `own` fall back to; `used` is the curve that it is judged by itself."""
    history = own_curve(own, year)
    parent = replace(history, kind=CurveKind.PARENT_HISTORY) if history else above.parent
    if history is None and own.organization.cluster == SCHOOL and used.kind is not CurveKind.STRAIGHT:
        parent = used  # the cells of a school follow the school year too
    schools = [counts for counts in children if counts.organization.cluster == SCHOOL]
    return replace(
        office,
        parent=parent,
        schools=(pooled_history(schools, year, CurveKind.SCHOOL_HISTORY) if schools else None) or above.schools,
    )


def read_office_curves(connection: Connection, scope: Scope) -> CurvesAbove:
    """Return the curves set for the scope's organisation, by itself or the nearest office above it."""
    frame = get_pace_curves(connection, scope)
    curves = {cluster: office_curve_of(_nearest(frame, cluster)) for cluster in clusters_of(frame)}
    return CurvesAbove(
        office=office_curve_of(_nearest(frame, None)),
        office_schools=curves.pop(SCHOOL, None),
        office_clusters=tuple((cluster, curve) for cluster, curve in curves.items() if curve is not None),
    )


def clusters_of(frame: pd.DataFrame) -> list[str]:
    """Return the clusters that office curves are for."""
    return sorted(set(frame["cluster"].dropna()))


def _nearest(frame: pd.DataFrame, cluster: str | None) -> pd.DataFrame:
    mine = for_cluster(frame, cluster)
    nearest: pd.DataFrame = frame.loc[mine & (frame["depth"] == frame.loc[mine, "depth"].min())]
    return nearest


def for_cluster(frame: pd.DataFrame, cluster: str | None) -> pd.Series[bool]:
    """Return which rows of office curves are those of a cluster (None: those for all)."""
    return frame["cluster"].isna() if cluster is None else frame["cluster"] == cluster


def office_curve_of(rows: pd.DataFrame) -> Curve | None:
    """Return the one curve whose months the rows hold, None without any."""
    if rows.empty:
        return None
    shares = {int(row.month): Fraction(row.share) for row in rows_of(rows)}
    return office_curve(shares, str(rows["name"].iloc[0]))


def read_counts(connection: Connection, scope: Scope, year: int) -> list[Counts]:
    """Return what is known of the scope's organisation, then of everybody that it looks at, in display order by depth.

    Raises UnknownOrganizationError when the organisation is not known yet at the scope's moment.
    """
    organizations = list(rows_of(get_organizations(connection, scope)))
    if not organizations:
        raise UnknownOrganizationError(scope.organization_id)
    years = (year - HISTORY_YEARS, year)
    admitted: defaultdict[int, defaultdict[int, dict[int, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows_of(get_admissions_by_month(connection, scope, years)):
        admitted[row.organization_id][int(row.year)][int(row.month)] = int(row.admitted)
    quotas: defaultdict[int, defaultdict[int, list[QuotaVersion]]] = defaultdict(lambda: defaultdict(list))
    for row in rows_of(get_quotas(connection, scope, years)):
        quotas[row.organization_id][row.year].append(_quota_version(row))
    reports: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows_of(get_reports_by_month(connection, scope, year)):
        reports[row.organization_id].append(row)
    closed: defaultdict[int, set[int]] = defaultdict(set)
    for row in rows_of(get_reported_years(connection, scope, years)):
        closed[row.organization_id].add(int(row.year))
    last = dict(get_last_admissions(connection, scope).itertuples(index=False, name=None))
    members = dict(get_members(connection, scope, year - 1).itertuples(index=False, name=None))
    reporters = {row.organization_id: row for row in rows_of(get_reporters(connection, scope, year))}
    settings = read_settings(connection, scope)
    limits = Limits(settings.small_quota, settings.chance_percent / 100)
    return [
        Counts(
            organization=(organization := _organization(row)),
            admitted=admitted[row.id],
            quotas=quotas[row.id],
            report=_latest_report(reports[row.id]),
            reported_months=frozenset(int(report.month) for report in reports[row.id]),
            report_days={int(report.month): report.as_of for report in reports[row.id]},
            reported_years=frozenset(each for each in closed[row.id] if organization.stood_all(each)),
            last_admitted_on=last.get(row.id),
            members=members.get(row.id),
            reports_expected=max(1, int(reporters[row.id].reporters) + int(reporters[row.id].silent)),
            reports_received=int(reports[row.id][-1].reports) if reports[row.id] else 0,
            recorded_below=bool(reports[row.id]) and not reporters[row.id].own_reports,
            limits=limits,
        )
        for row in organizations
    ]


def newest_month(counts: Sequence[Counts]) -> int | None:
    """Return the last month that any of them reported, None for none."""
    return max((month for one in counts for month in one.reported_months), default=None)


def with_completeness(counts: Counts, period: int | None) -> Counts:
    """Count the reports of the period only: an older last report does not make an organisation complete."""
    newest = max(counts.reported_months, default=None)
    return counts if newest == period else replace(counts, reports_received=0)


def _organization(row: Any) -> Organization:
    return Organization(
        id=row.id,
        code=row.code,
        name=row.name,
        short_name=row.short_name,
        kind=row.kind,
        cluster=row.cluster,
        display_order=row.display_order,
        illustrative=bool(row.illustrative),
        parent_id=row.parent_id,
        leader_in_charge=row.leader_in_charge,
        other_names=row.other_names,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _quota_version(row: Any) -> QuotaVersion:
    document = None
    if row.document_kind is not None:
        document = Document(
            row.document_kind, row.document_number, row.document_issuer, row.document_issued_on, row.document_title
        )
    return QuotaVersion(row.amount, row.effective_on, document, bool(row.of_parts))


def _latest_report(rows: list[Any]) -> LatestReport | None:
    if not rows:
        return None
    newest = rows[-1]
    values = {name: None if getattr(newest, name) is None else int(getattr(newest, name)) for name in SUMS}
    return LatestReport(
        as_of=newest.as_of,
        received_at=newest.received_at,
        late=office_day(newest.received_at) > newest.due_on,
        **values,
    )


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Return the rows of a query's frame, columns as attributes."""
    return iter(frame.itertuples(index=False))


def office_day(moment: datetime) -> date:
    """Return the day of a moment on the office's calendar."""
    return moment.astimezone(OFFICE_ZONE).date()
