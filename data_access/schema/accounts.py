"""Who may see what, what was agreed upon, what was done, and the counter of writes."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from data_access.schema.columns import Moment, identifier, metadata, organization_column

principal = Table(
    "principal",
    metadata,
    identifier("Account"),
    Column("issuer", String(300), nullable=False, comment="Issuer of the identity"),
    Column("subject", String(300), nullable=False, comment="Subject at the issuer"),
    Column("name", String(200), nullable=False, comment="Name shown"),
    Column("active", Boolean, nullable=False, server_default=text("true"), comment="May sign in"),
    Column("not_before", Moment, comment="Sign-ins before this moment no longer count"),
    Index("uq_principal_issuer_subject", "issuer", "subject", unique=True),
    comment="Users of the dashboard",
)

access_grant = Table(
    "access_grant",
    metadata,
    identifier("Grant"),
    Column("principal_id", ForeignKey("principal.id"), nullable=False, comment="Who"),
    organization_column(comment="Root of the subtree that may be seen"),
    Column("role", String(20), nullable=False, comment="viewer, editor or administrator"),
    Column("valid_from", Moment, nullable=False, comment="From when"),
    Column("valid_to", Moment, comment="Until when; empty: open"),
    Column("granted_by", ForeignKey("principal.id"), comment="Who gave it"),
    CheckConstraint("role IN ('viewer', 'editor', 'administrator')", name="role_known"),
    Index("ix_access_grant_principal_id", "principal_id"),
    comment="Who may see which subtree with which role",
)

snapshot = Table(
    "snapshot",
    metadata,
    identifier("Snapshot"),
    Column("number", Integer, nullable=False, comment="Running number in the database, never used twice"),
    organization_column(),
    Column("as_of", Date, nullable=False, comment="Day of the figures"),
    Column("known_at", Moment, nullable=False, comment="Moment whose knowledge they show"),
    Column("label", String(200), nullable=False, comment="Name of the meeting"),
    Column("created_by", String(200), nullable=False, comment="Account"),
    Column("created_at", Moment, nullable=False, comment="When (UTC)"),
    Column(
        "data_version",
        BigInteger,
        nullable=False,
        server_default=text("0"),
        comment="What the counter of writes said at that moment",
    ),
    Index("uq_snapshot_number", "number", unique=True),
    Index("ix_snapshot_organization_id", "organization_id"),
    CheckConstraint("number > 0", name="number_positive"),
    comment="Figures agreed upon (bản chốt số liệu): three values over the facts, not a copy",
)

audit_event = Table(
    "audit_event",
    metadata,
    identifier("Event"),
    Column("happened_at", Moment, nullable=False, comment="When (UTC)"),
    Column("principal_id", ForeignKey("principal.id"), comment="Who; empty in local mode"),
    Column("action", String(40), nullable=False, comment="export, import, grant ..."),
    Column("organization_id", ForeignKey("organization_identity.id"), comment="Root that was looked at"),
    Column("details", Text, nullable=False, server_default="", comment="View and filters, no figures"),
    Index("ix_audit_event_happened_at", "happened_at"),
    comment="What was exported, imported and changed",
)

data_version = Table(
    "data_version",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False, comment="Always 1"),
    Column("version", BigInteger, nullable=False, comment="Raised by every write transaction; part of every cache key"),
    CheckConstraint("id = 1", name="one_row"),
    comment="One counter that tells caches when figures changed",
)
