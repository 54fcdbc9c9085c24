"""Organisations as they stood, their tree, and the documents behind them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)

from data_access.schema.columns import (
    identifier,
    metadata,
    one_in_force,
    organization_column,
    version_columns,
    version_order,
)

organization_identity = Table(
    "organization_identity",
    metadata,
    identifier("Identity that facts and the tree refer to; its parent never changes"),
    comment="One row per organisation in one place of the tree; what is known about it stands in organization",
)

organization = Table(
    "organization",
    metadata,
    Column("version_id", Integer, primary_key=True, autoincrement=True, comment="One version of what is known"),
    Column("id", ForeignKey("organization_identity.id"), nullable=False, comment="Identity, the same in all versions"),
    Column(
        "code", String(80), nullable=False, comment="Own stable code, used in addresses; kept over moves and renamings"
    ),
    Column("name", String(300), nullable=False, comment="Official name, Vietnamese spelling, NFC"),
    Column("short_name", String(200), nullable=False, comment="Name for narrow places"),
    Column("other_names", Text, nullable=False, server_default="", comment="Former and variant names, one a line"),
    Column("kind", String(40), nullable=False, comment="Form: city_committee, base_committee, base_cell, cell"),
    Column("cluster", String(40), comment="Group of like organisations (khối), a code"),
    Column(
        "parent_id", ForeignKey("organization_identity.id"), comment="Organisation directly above; empty for a root"
    ),
    Column(
        "display_order", Integer, nullable=False, server_default="0", comment="Place in the order of the quota plan"
    ),
    Column("leader_in_charge", String(200), comment="Position (never a name) of the leader who follows it"),
    Column(
        "illustrative",
        Boolean,
        nullable=False,
        server_default=text("false"),
        comment="Its figures are invented samples",
    ),
    Column("valid_from", Date, nullable=False, comment="First day it stood like this"),
    Column("valid_to", Date, comment="Last day it stood like this; empty: still"),
    *version_columns(),
    version_order(),
    CheckConstraint("parent_id IS NULL OR parent_id <> id", name="not_inside_itself"),
    CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="validity_order"),
    CheckConstraint("code <> '' AND name <> ''", name="named"),
    one_in_force("organization", "id"),
    Index("ix_organization_code", "code", "valid_from"),
    Index("ix_organization_parent_id", "parent_id"),
    Index("ix_organization_versions", "id", "recorded_at"),
    comment="Organisations as they stood: a move or merger ends one identity and begins another",
)

former_name = Table(
    "former_name",
    metadata,
    identifier("One version of a former name"),
    organization_column(comment="Organisation that was called so"),
    Column("last_day", Date, nullable=False, comment="Last day of the name; the day after it the next one holds"),
    Column("name", String(300), nullable=False, comment="Official name up to that day"),
    Column("short_name", String(200), nullable=False, comment="Name for narrow places up to that day"),
    *version_columns(),
    version_order(),
    CheckConstraint("name <> ''", name="said"),
    one_in_force("former_name", "organization_id", "last_day"),
    comment="What an organisation was called before it was renamed on a day; the newest name stands in organization",
)

organization_closure = Table(
    "organization_closure",
    metadata,
    Column(
        "ancestor_id", ForeignKey("organization_identity.id"), nullable=False, comment="Organisation above, or itself"
    ),
    Column(
        "descendant_id", ForeignKey("organization_identity.id"), nullable=False, comment="Organisation below, or itself"
    ),
    Column("depth", Integer, nullable=False, comment="Levels between; 0: itself"),
    PrimaryKeyConstraint("ancestor_id", "descendant_id"),
    CheckConstraint("(depth = 0) = (ancestor_id = descendant_id)", name="depth_zero_is_itself"),
    Index("ix_organization_closure_descendant_id", "descendant_id", "ancestor_id"),
    CheckConstraint("depth >= 0", name="depth_not_negative"),
    comment="Every pair above and below: the one truth of the tree, kept by data_access.ingest.change_organizations",
)

document = Table(
    "document",
    metadata,
    identifier("Document"),
    Column("kind", String(80), nullable=False, comment="Kế hoạch, Kết luận, Nghị quyết ..."),
    Column("number", String(80), comment="Number and symbol as printed; empty where the source leaves it blank"),
    Column("issuer", String(200), nullable=False, comment="Issuing body"),
    Column("issued_on", Date, comment="Date printed; empty where the source leaves it blank"),
    Column("title", Text, nullable=False, comment="What it is about"),
    comment="Documents that stand behind quotas, targets and successions",
)

succession = Table(
    "succession",
    metadata,
    identifier("Succession"),
    organization_column("predecessor_id", "Organisation that ended or gave a part"),
    organization_column("successor_id", "Organisation that took it in"),
    Column("effective_on", Date, nullable=False, comment="First day of the successor"),
    Column("extent", String(10), nullable=False, comment="full or partial"),
    Column("document_id", ForeignKey("document.id"), comment="Legal basis"),
    *version_columns(),
    version_order(),
    CheckConstraint("predecessor_id <> successor_id", name="two_organizations"),
    CheckConstraint("extent IN ('full', 'partial')", name="extent_known"),
    one_in_force("succession", "predecessor_id", "successor_id", "effective_on"),
    comment="Who came from whom: mergers, splits, moves",
)
