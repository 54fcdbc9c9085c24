"""What was exported, imported and changed is written down."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from data_access.schema import audit_event


def record_audit(
    connection: Connection, action: str, organization_id: int, details: str, happened_at: datetime
) -> None:
    """Record that something was done below an organisation; `details` names view and filters, never a figure."""
    row = {"happened_at": happened_at, "action": action, "organization_id": organization_id, "details": details}
    connection.execute(insert(audit_event), row)
