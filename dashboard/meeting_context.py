"""What screens read of meetings: agendas, conclusions, figures to show. Read anew each time: none of it is a figure."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.address import Address
from dashboard.context import Context
from dashboard.database import get_engine
from dashboard.domain.conclusion import Conclusion
from dashboard.domain.snapshot import Snapshot
from dashboard.meeting.agendas import read_agendas
from dashboard.meeting.default_agenda import default_items
from dashboard.meeting.meeting import Agenda, AgendaItem
from dashboard.reading.conclusions import read_conclusions, read_earlier
from dashboard.resolve import is_outdated, resolve
from data_access.engine import read_transaction
from data_access.queries.get_path import get_path


def agendas_of(context: Context) -> tuple[Agenda, ...]:
    """Return the agendas of the jurisdiction in use, oldest first."""
    with read_transaction(get_engine()) as connection:
        return read_agendas(connection, context.position.jurisdiction.code)


def conclusions_of(context: Context) -> tuple[Conclusion, ...]:
    """Return all that the jurisdiction concluded, in the order in which it was made."""
    with read_transaction(get_engine()) as connection:
        return read_conclusions(connection, context.scope.organization_id)


def earlier_conclusions(context: Context) -> tuple[Conclusion, ...]:
    """Return what meetings before the view concluded, in the order in which it was made."""
    with read_transaction(get_engine()) as connection:
        return read_earlier(connection, context.scope, context.snapshot)


def snapshots_of(context: Context) -> tuple[Snapshot, ...]:
    """Return the snapshots of the jurisdiction, newest first."""
    return tuple(one for one in context.snapshots if one.jurisdiction == context.position.jurisdiction.code)


def has_newer_figures(snapshot: Snapshot) -> bool:
    """Tell whether anything is known of the jurisdiction that the snapshot does not show."""
    with read_transaction(get_engine()) as connection:
        resolved = resolve(connection, Address(snapshot=snapshot.number))
        return is_outdated(connection, resolved.scope, snapshot)


def usual_items(context: Context) -> tuple[AgendaItem, ...]:
    """Return what an agenda of the jurisdiction begins with: views for which it has figures."""
    with read_transaction(get_engine()) as connection:
        return default_items(connection, context.position.jurisdiction.code)


def names_of(context: Context, codes: Iterable[str]) -> dict[str, str]:
    """Return names by code, short ones of direct organisations; of those that stand no more, none."""
    found = {row.organization.code: row.organization.short_name for row in context.position.children}
    with read_transaction(get_engine()) as connection:
        for code in set(codes) - found.keys() - {""}:
            path = get_path(connection, context.scope, code)
            if not path.empty:
                found[code] = str(path["name"].iloc[-1])
    return found
