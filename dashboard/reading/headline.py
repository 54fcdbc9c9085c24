"""Reads what stands on top of the overview of a year."""

from __future__ import annotations

from sqlalchemy import Connection

from dashboard.address import Address
from dashboard.domain.headline import Headline
from dashboard.reading.figures import read_position
from dashboard.resolve import UnknownValueError, resolve


def read_headline(connection: Connection, jurisdiction: str, year: int) -> Headline | None:
    """Return what the overview of a year shows on its last report day; None for a year without figures."""
    try:
        resolved = resolve(connection, Address(jurisdiction=jurisdiction, year=year), newest=True)
    except UnknownValueError:
        return None
    position = read_position(connection, resolved.scope, year)
    return Headline(position.own.admitted, position.own.quota, resolved.scope.as_of, len(position.children))
