"""How closely a hidden cell can be worked out from the cells that are shown and the totals that everybody knows.

Looked for without a solver: from the true figures outwards, as far as people can be exchanged between organisations and
quarters without a change of anything that is told.
"""

from __future__ import annotations

from collections import defaultdict, deque

from dashboard.domain.parts import Node, Table

_Residual = dict[object, dict[object, int]]
_TOP, _QUERY = ("top",), ("query",)


def all_wide(table: Table, shown: frozenset[Node], threshold: int) -> bool:
    """Whether no cell could be worked out too closely at the end of any quarter."""
    for quarters in range(1, table.quarters + 1):
        for node in table.members:
            if node in shown and quarters == table.quarters:
                continue
            least, most = table.known_anyway((node,), quarters)
            enough = min(threshold - 1, most - least)
            if enough and not _is_wide(table, shown, node, quarters, enough):
                return False
    return True


def _is_wide(table: Table, shown: frozenset[Node], node: Node, quarters: int, enough: int) -> bool:
    """Whether a hidden cell can differ by `enough` people in all tables that agree with what is told.

    Of a cluster whose organisations are shown later, some are left as they are: what is found can only be too narrow.
    """
    inside = frozenset(part.organization for part in table.members[node])
    later = inside & shown if isinstance(node, str) else frozenset()
    asked = [(node, later), *((one, inside - {one}) for one in later)]
    return any(_width(table, shown, cell, frozen, quarters, enough) >= enough for cell, frozen in asked)


def _width(
    table: Table, shown: frozenset[Node], node: Node, frozen: frozenset[Node], quarters: int, enough: int
) -> int:
    """Return by how many people a cell can differ, at most `enough`, which is as far as it is looked.

    The people of the category flow from the jurisdiction through clusters and organisations into quarters. From the
    true table, as much as can still flow around through the cell is what it may have more; as much as can flow back
    is what it may have less.
    """
    more = _flow(_residual(table, shown, node, frozen, quarters), _QUERY, node, enough)
    if more == enough:
        return more
    return more + _flow(_residual(table, shown, node, frozen, quarters), node, _QUERY, enough - more)


def _residual(table: Table, shown: frozenset[Node], node: Node, frozen: frozenset[Node], quarters: int) -> _Residual:
    """Return how much each arc can still change, forward and back; none of those that are frozen.

    The cell's own people up to the quarter run over one arc from the cell to _QUERY, which is left out.
    """
    residual: _Residual = defaultdict(lambda: defaultdict(int))
    everybody = sum(sum(part.counted) for part in table.parts)

    def join(upper: object, lower: Node, people: int) -> None:
        if lower not in shown:
            residual[upper][lower] += everybody
            residual[lower][upper] += people

    for cluster in {part.cluster for part in table.parts if part.cluster is not None}:
        join(_TOP, cluster, table.counted(cluster))
    for part in table.parts:
        if part.organization in frozen:
            continue
        early: object = part.organization
        late: Node = part.organization
        if node == part.cluster:
            early, late = _QUERY, node
        else:
            above = _TOP if part.cluster is None else part.cluster
            join(above, part.organization, sum(part.counted[: table.quarters]))
            early = _QUERY if node == part.organization else part.organization
        for quarter in range(table.quarters):
            row = early if quarter < quarters else late
            column = ("quarter", quarter)
            residual[row][column] += part.admitted[quarter] - part.counted[quarter]
            residual[column][row] += part.counted[quarter]
    return residual


def _flow(residual: _Residual, source: object, sink: object, enough: int) -> int:
    """Return how much can flow from source to sink, at most `enough`; takes it out of the residual."""
    flow = 0
    while flow < enough:
        came_from = _path(residual, source, sink)
        if came_from is None:
            break
        steps = []
        place = sink
        while place != source:
            steps.append((came_from[place], place))
            place = came_from[place]
        amount = min(enough - flow, *(residual[a][b] for a, b in steps))
        for a, b in steps:
            residual[a][b] -= amount
            residual[b][a] += amount
        flow += amount
    return flow


def _path(residual: _Residual, source: object, sink: object) -> dict[object, object] | None:
    came_from: dict[object, object] = {source: source}
    waiting = deque([source])
    while waiting:
        place = waiting.popleft()
        for following, room in residual[place].items():
            if room > 0 and following not in came_from:
                came_from[following] = place
                if following == sink:
                    return came_from
                waiting.append(following)
    return None
