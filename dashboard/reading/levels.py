"""All organisations of a level below the one looked at, each judged as on its own screen (decision record 0018)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from dashboard.domain.pace import Curve, CurvesAbove
from dashboard.domain.position import Organization, Position, Standing
from dashboard.domain.standing import SCHOOL, Counts, own_curve, stand
from dashboard.reading.figures import (
    clusters_of,
    curves_for_children,
    for_cluster,
    newest_month,
    office_curve_of,
    read_counts,
    read_office_curves,
    rows_of,
    with_completeness,
)
from data_access.queries.get_category_totals import get_category_totals
from data_access.queries.get_forms import get_forms
from data_access.queries.get_pace_curves_inside import get_pace_curves_inside
from data_access.scope import DIRECT, FORMS, Scope


def read_at_level(connection: Connection, scope: Scope, position: Position, level: str) -> Position:
    """Return a position of the scope with all organisations of a level in place of the direct ones.

    They come in the order of the quota plan, those of one committee together. One without a cluster or a leader in
    charge is told under those of the organisation above it, and is narrowed to clusters by them.
    """
    if level == DIRECT:
        return position
    rows = _read_level(connection, scope, position.year, level)
    if len(position.path) > 1:
        rows = _inside(rows, position.organization)
    if position.clusters:
        rows = tuple(row for row in rows if row.organization.cluster in position.clusters)
    return replace(position, children=rows)


def read_levels(connection: Connection, scope: Scope) -> tuple[str, ...]:
    """Return the levels to choose from: the direct one, and those with an organisation that is not direct."""
    forms = list(rows_of(get_forms(connection, scope)))
    return (
        DIRECT,
        *(level for level, kinds in FORMS.items() if any(row.kind in kinds and row.all > row.direct for row in forms)),
    )


def read_category_totals(connection: Connection, scope: Scope, year: int, level: str) -> dict[int, dict[str, int]]:
    """Return the people of each category that is not sensitive, by organisation of a level with all below it."""
    totals: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for row in rows_of(get_category_totals(connection, replace(scope, level=level), year)):
        totals[row.organization_id][row.category_code] = int(row.admitted)
    return dict(totals)


def _read_level(connection: Connection, scope: Scope, year: int, level: str) -> tuple[Standing, ...]:
    deep = replace(scope, level=level)
    own, *others = read_counts(connection, deep, year)
    below: defaultdict[int | None, list[Counts]] = defaultdict(list)
    for counts in others:
        below[counts.organization.parent_id].append(counts)
    tree = _Tree(year, below, _read_curves_inside(connection, deep))
    office = read_office_curves(connection, scope)
    return tuple(row for row in _walk(tree, own, office, office, ()) if row.organization.kind in FORMS[level])


@dataclass(frozen=True)
class _Tree:
    """What it takes to go down: who stands below whom, and which curves an organisation set itself."""

    year: int
    below: Mapping[int | None, Sequence[Counts]]
    curves: Mapping[int, Mapping[str | None, Curve | None]]

    def office(self, organization: int, above: CurvesAbove) -> CurvesAbove:
        """Return the office curves that hold for an organisation: its own before those from above."""
        own = self.curves.get(organization, {})
        mine = {cluster: curve for cluster, curve in own.items() if cluster not in (None, SCHOOL)}
        clusters = {**dict(above.office_clusters), **mine}
        return CurvesAbove(
            office=own.get(None, above.office),
            office_schools=own.get(SCHOOL, above.office_schools),
            office_clusters=tuple((cluster, curve) for cluster, curve in clusters.items() if cluster and curve),
        )


def _walk(
    tree: _Tree, own: Counts, above: CurvesAbove, office: CurvesAbove, path: tuple[Organization, ...]
) -> Iterator[Standing]:
    """Yield everybody below `own`, each before those below it, by the steps that lead to its own screen."""
    children = tree.below.get(own.organization.id, ())
    if not children:
        return
    period = newest_month([own, *children])
    office = tree.office(own.organization.id, office)
    cluster = own.organization.cluster
    used = above.choose(own_curve(own, tree.year), school=cluster == SCHOOL, cluster=cluster)
    curves = curves_for_children(tree.year, own, children, used, above, office)
    for child in children:
        standing = stand(with_completeness(child, period), tree.year, period, curves)
        yield replace(standing, organization=_placed(child.organization, path), above=path)
        yield from _walk(tree, child, curves, office, (*path, _placed(child.organization, path)))


def _placed(organization: Organization, path: tuple[Organization, ...]) -> Organization:
    """Return the organisation with the cluster and the leader of the one above where it has none of its own."""
    if not path:
        return organization
    return replace(
        organization,
        cluster=organization.cluster or path[-1].cluster,
        leader_in_charge=organization.leader_in_charge or path[-1].leader_in_charge,
    )


def _read_curves_inside(connection: Connection, deep: Scope) -> dict[int, dict[str | None, Curve | None]]:
    frame = get_pace_curves_inside(connection, deep)
    found: dict[int, dict[str | None, Curve | None]] = {}
    for organization in dict.fromkeys(frame["organization_id"]):
        own = frame[frame["organization_id"] == organization]
        curves = {cluster: own[for_cluster(own, cluster)] for cluster in (None, *clusters_of(own))}
        found[organization] = {cluster: office_curve_of(rows) for cluster, rows in curves.items() if not rows.empty}
    return found


def _inside(rows: Sequence[Standing], organization: Organization) -> tuple[Standing, ...]:
    """Return those below an organisation, with the path that is left from there."""
    found = []
    for row in rows:
        codes = [step.code for step in row.above]
        if organization.code in codes:
            found.append(replace(row, above=row.above[codes.index(organization.code) + 1 :]))
    return tuple(found)
