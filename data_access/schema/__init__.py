"""The contract of the shared database: counts by organisation, never a row about a person.

Facts are never overwritten. A table with `recorded_at` and `superseded_at` keeps every version of a row; the
version known at a moment is the one recorded before and not superseded until then (`data_access.scope`).
"""

from __future__ import annotations

from data_access.schema.accounts import access_grant, audit_event, data_version, principal, snapshot
from data_access.schema.columns import ALL, Moment, metadata
from data_access.schema.figures import (
    admission,
    category,
    category_part,
    import_batch,
    import_stage,
    membership,
    pace_curve,
    plan,
    quota,
    report,
    report_figure,
    target,
)
from data_access.schema.meetings import agenda, agenda_item, conclusion, conclusion_version, meeting_place
from data_access.schema.organizations import (
    document,
    former_name,
    organization,
    organization_closure,
    organization_identity,
    succession,
)
from data_access.schema.settings import setting

__all__ = [
    "ALL",
    "Moment",
    "access_grant",
    "admission",
    "agenda",
    "agenda_item",
    "audit_event",
    "category",
    "category_part",
    "conclusion",
    "conclusion_version",
    "data_version",
    "document",
    "former_name",
    "import_batch",
    "import_stage",
    "meeting_place",
    "membership",
    "metadata",
    "organization",
    "organization_closure",
    "organization_identity",
    "pace_curve",
    "plan",
    "principal",
    "quota",
    "report",
    "report_figure",
    "setting",
    "snapshot",
    "succession",
    "target",
]
