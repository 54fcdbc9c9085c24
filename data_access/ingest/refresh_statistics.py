"""After many rows came in, the planner's statistics are taken anew; without them PostgreSQL was 10 times slower."""

from __future__ import annotations

from sqlalchemy import Connection, text


def refresh_statistics(connection: Connection) -> None:
    """Let the database count its rows again, inside the transaction that brought them."""
    connection.execute(text("ANALYZE"))
