"""The contract of the shared database: counts by organisation, never a row about a person.

Facts are never overwritten. A table with `recorded_at` and `superseded_at` keeps every version of a row; the
version known at a moment is the one recorded before and not superseded until then (`data_access.scope`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    text,
)

ALL = "all"
"""Category of every newly admitted member, whoever they are."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: timestamptz on PostgreSQL, ISO text without offset on SQLite. Always aware in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _id(comment: str) -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True, comment=comment)


def _organization(name: str = "organization_id", comment: str = "Organisation the row is about") -> Column[int]:
    return Column(name, ForeignKey("organization_identity.id"), nullable=False, comment=comment)


def _category() -> Column[str]:
    return Column(
        "category_code",
        ForeignKey("category.code"),
        nullable=False,
        comment="Category of people counted; 'all' is everybody",
    )


def _batch() -> Column[int]:
    return Column("batch_id", ForeignKey("import_batch.id"), comment="Import that brought the row; empty if none did")


def _versions() -> list[Column[Any]]:
    return [
        Column("recorded_at", Moment, nullable=False, comment="Moment (UTC) from which this version was known"),
        Column(
            "superseded_at",
            Moment,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
    ]


def _version_order() -> CheckConstraint:
    return CheckConstraint("superseded_at IS NULL OR superseded_at >= recorded_at", name="version_order")


def _one_in_force(table: str, *columns: str) -> Index:
    return Index(
        f"uq_{table}_in_force",
        *columns,
        unique=True,
        sqlite_where=text("superseded_at IS NULL"),
        postgresql_where=text("superseded_at IS NULL"),
    )


def _count(name: str, comment: str) -> Column[int]:
    return Column(name, Integer, comment=comment)


def _not_negative(*names: str) -> list[CheckConstraint]:
    return [CheckConstraint(f"{name} >= 0", name=f"{name}_not_negative") for name in names]


organization_identity = Table(
    "organization_identity",
    metadata,
    _id("Identity that facts and the tree refer to; its parent never changes"),
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
    *_versions(),
    _version_order(),
    CheckConstraint("parent_id IS NULL OR parent_id <> id", name="not_inside_itself"),
    CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="validity_order"),
    CheckConstraint("code <> '' AND name <> ''", name="named"),
    _one_in_force("organization", "id"),
    Index("ix_organization_code", "code", "valid_from"),
    Index("ix_organization_parent_id", "parent_id"),
    comment="Organisations as they stood: a move or merger ends one identity and begins another",
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
    comment="Every pair above and below: the one truth of the tree, kept by data_access.organizations",
)

document = Table(
    "document",
    metadata,
    _id("Document"),
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
    _id("Succession"),
    _organization("predecessor_id", "Organisation that ended or gave a part"),
    _organization("successor_id", "Organisation that took it in"),
    Column("effective_on", Date, nullable=False, comment="First day of the successor"),
    Column("extent", String(10), nullable=False, comment="full or partial"),
    Column("document_id", ForeignKey("document.id"), comment="Legal basis"),
    *_versions(),
    _version_order(),
    CheckConstraint("predecessor_id <> successor_id", name="two_organizations"),
    CheckConstraint("extent IN ('full', 'partial')", name="extent_known"),
    _one_in_force("succession", "predecessor_id", "successor_id", "effective_on"),
    comment="Who came from whom: mergers, splits, moves",
)

category = Table(
    "category",
    metadata,
    Column("code", String(40), primary_key=True, comment="Code; 'all' is everybody"),
    Column("name_vi", String(120), nullable=False, comment="Name in Vietnamese"),
    Column("name_en", String(120), nullable=False, comment="Name in English"),
    Column("definition_vi", Text, nullable=False, comment="Who is counted, in Vietnamese"),
    Column("definition_en", Text, nullable=False, comment="Who is counted, in English"),
    Column("sensitive", Boolean, nullable=False, comment="Small counts are hidden (believers, ethnic minorities)"),
    Column("display_order", Integer, nullable=False, comment="Order on screens and papers"),
    comment="Categories of newly admitted members; they overlap and never add up to the total",
)

category_part = Table(
    "category_part",
    metadata,
    Column("whole_code", ForeignKey("category.code"), nullable=False, comment="Category that is made of parts"),
    Column("part_code", ForeignKey("category.code"), nullable=False, comment="One of its parts"),
    PrimaryKeyConstraint("whole_code", "part_code"),
    CheckConstraint("whole_code <> part_code", name="not_part_of_itself"),
    comment="Parts of a category: student = pupil + university student",
)

import_batch = Table(
    "import_batch",
    metadata,
    _id("Import"),
    Column("file_name", String(300), nullable=False, comment="Name of the file as it came; never of a person"),
    Column("sha256", String(64), nullable=False, comment="SHA-256 of the file, hexadecimal"),
    Column("imported_by", String(120), nullable=False, comment="Office or account that imported"),
    Column("imported_at", Moment, nullable=False, comment="When (UTC)"),
    Column("row_count", Integer, nullable=False, comment="Rows taken over"),
    Column("outcome", String(20), nullable=False, comment="imported or refused"),
    Column("content", LargeBinary, comment="The file itself"),
    CheckConstraint("outcome IN ('imported', 'refused')", name="outcome_known"),
    CheckConstraint("length(sha256) = 64", name="sha256_length"),
    CheckConstraint("row_count >= 0", name="row_count_not_negative"),
    comment="Files that brought figures into the database",
)

quota = Table(
    "quota",
    metadata,
    _id("One version of a quota"),
    _organization(),
    Column("year", Integer, nullable=False, comment="Year"),
    _category(),
    Column("assigned", Boolean, nullable=False, comment="False: it was said that no quota is assigned"),
    _count("amount", "People to admit in the year; empty when not assigned"),
    Column("basis", String(20), nullable=False, comment="assigned (giao) or resolution (nghị quyết)"),
    Column("document_id", ForeignKey("document.id"), comment="Document that assigns it"),
    Column(
        "effective_on",
        Date,
        nullable=False,
        comment="Day from which this amount holds: a revised quota is a second row",
    ),
    _batch(),
    *_versions(),
    _version_order(),
    CheckConstraint("assigned = (amount IS NOT NULL)", name="assigned_or_not"),
    CheckConstraint("basis IN ('assigned', 'resolution')", name="basis_known"),
    _one_in_force("quota", "organization_id", "year", "category_code", "basis", "effective_on"),
    Index("ix_quota_year", "year", "organization_id"),
    CheckConstraint("year BETWEEN 1930 AND 2200", name="year_plausible"),
    *_not_negative("amount"),
    comment="Yearly quotas of organisations, with their revisions",
)

target = Table(
    "target",
    metadata,
    _id("One version of a target"),
    _organization(comment="Organisation the target is set for"),
    _category(),
    Column("first_year", Integer, nullable=False, comment="First year it holds"),
    Column("last_year", Integer, nullable=False, comment="Last year it holds"),
    Column(
        "shape",
        String(20),
        nullable=False,
        comment="minimum_rate, rate_band, minimum_share, count_band, term_total, completeness",
    ),
    Column(
        "low",
        Numeric(12, 4),
        nullable=False,
        comment="Lower end: people, or a share of 1 (0.25 is 25%)",
    ),
    Column("high", Numeric(12, 4), comment="Upper end of a band; empty for a minimum"),
    Column(
        "denominator",
        String(30),
        nullable=False,
        comment="none, members_previous_year, members_current, admitted, organizations, moved",
    ),
    Column("document_id", ForeignKey("document.id"), nullable=False, comment="Document that sets it"),
    Column("clause", String(120), nullable=False, server_default="", comment="Point of the document"),
    *_versions(),
    _version_order(),
    CheckConstraint("last_year >= first_year", name="years_order"),
    CheckConstraint("high IS NULL OR high >= low", name="band_order"),
    CheckConstraint(
        "shape IN ('minimum_rate', 'rate_band', 'minimum_share', 'count_band', 'term_total', 'completeness')",
        name="shape_known",
    ),
    CheckConstraint(
        "denominator IN ('none', 'members_previous_year', 'members_current', 'admitted', 'organizations', 'moved')",
        name="denominator_known",
    ),
    CheckConstraint("(shape IN ('rate_band', 'count_band')) <= (high IS NOT NULL)", name="band_has_high"),
    CheckConstraint("low >= 0", name="low_not_negative"),
    comment="Targets that conclusions and resolutions set for dated periods",
)

report = Table(
    "report",
    metadata,
    _id("One version of a monthly report"),
    _organization(),
    Column("month", Date, nullable=False, comment="First day of the month reported"),
    Column("as_of", Date, nullable=False, comment="Last day the figures include"),
    Column("due_on", Date, nullable=False, comment="Day by which it was due"),
    Column("received_at", Moment, nullable=False, comment="When the office received it (UTC)"),
    _count("forecast_this_month", "People expected still in the month reported; empty: not said"),
    _count("forecast_next_month", "People expected in the month after; empty: not said"),
    _count("pool", "People in the pool of candidates (nguồn); empty: not said"),
    _count("certificate_holders", "Of the pool, who hold the awareness-course certificate; empty: not said"),
    _count("files_pending", "Files already proposed and not decided; empty: not said"),
    _count("moved_away", "Certificate holders who moved away this year; empty: not said"),
    _count("moved_informed", "Of these, whose new place was informed; empty: not said"),
    _batch(),
    Column("source_place", String(80), comment="Sheet and row of the file"),
    *_versions(),
    _version_order(),
    CheckConstraint("as_of >= month", name="as_of_in_month"),
    CheckConstraint(
        "moved_informed IS NULL OR moved_away IS NULL OR moved_informed <= moved_away", name="informed_of_moved"
    ),
    _one_in_force("report", "organization_id", "month"),
    Index("ix_report_as_of", "as_of", "organization_id"),
    *_not_negative(
        "forecast_this_month",
        "forecast_next_month",
        "pool",
        "certificate_holders",
        "files_pending",
        "moved_away",
        "moved_informed",
    ),
    comment="Monthly reports of organisations, one version in force a month",
)

report_figure = Table(
    "report_figure",
    metadata,
    Column("report_id", ForeignKey("report.id"), nullable=False, comment="Report"),
    _category(),
    Column(
        "amount",
        Integer,
        nullable=False,
        comment="People admitted since 1 January, as reported",
    ),
    PrimaryKeyConstraint("report_id", "category_code"),
    CheckConstraint("amount >= 0", name="amount_not_negative"),
    comment="Figures of a report as they stood in it (cumulative); a category not reported has no row",
)

admission = Table(
    "admission",
    metadata,
    _id("One version of a count"),
    _organization(),
    Column(
        "admitted_on",
        Date,
        nullable=False,
        comment="Day of the ceremony, or the as-of day of the report it is derived from",
    ),
    _category(),
    Column("amount", Integer, nullable=False, comment="People admitted"),
    Column(
        "fall_confirmed",
        Boolean,
        nullable=False,
        server_default=text("false"),
        comment="A person confirmed that a cumulative figure fell",
    ),
    Column("report_id", ForeignKey("report.id"), comment="Report it is derived from; empty for a register"),
    _batch(),
    *_versions(),
    _version_order(),
    CheckConstraint("amount > 0 OR (amount < 0 AND fall_confirmed)", name="amount_positive_or_confirmed_fall"),
    _one_in_force("admission", "organization_id", "category_code", "admitted_on"),
    Index("ix_admission_admitted_on", "admitted_on", "organization_id"),
    comment="Admissions by day and category, derived from reports or taken from a register; nothing for zero",
)

membership = Table(
    "membership",
    metadata,
    _id("One version of a member base"),
    _organization(),
    Column("year", Integer, nullable=False, comment="Year at whose end the members were counted"),
    Column("members", Integer, nullable=False, comment="Party members"),
    Column("document_id", ForeignKey("document.id"), comment="Where the count is printed"),
    *_versions(),
    _version_order(),
    _one_in_force("membership", "organization_id", "year"),
    CheckConstraint("members >= 0", name="members_not_negative"),
    comment="Members of organisations at year end",
)

plan = Table(
    "plan",
    metadata,
    _id("One version of a plan's dates"),
    _organization(),
    Column("year", Integer, nullable=False, comment="Year planned"),
    Column("due_on", Date, nullable=False, comment="Day by which the plan was due"),
    Column("received_on", Date, comment="Day it came; empty: not yet"),
    *_versions(),
    _version_order(),
    _one_in_force("plan", "organization_id", "year"),
    comment="Yearly plans of organisations: due and received",
)

pace_curve = Table(
    "pace_curve",
    metadata,
    _id("One version of a point"),
    Column(
        "organization_id",
        ForeignKey("organization_identity.id"),
        nullable=False,
        comment="Root for whose subtree it is set",
    ),
    Column("name", String(120), nullable=False, comment="Name shown on the screen"),
    Column("cluster", String(40), comment="Only for this cluster; empty: for all"),
    Column("month", Integer, nullable=False, comment="Month, 1 to 12"),
    Column(
        "share",
        Numeric(6, 5),
        nullable=False,
        comment="Cumulative share of the year expected by the end of the month",
    ),
    *_versions(),
    _version_order(),
    CheckConstraint("month BETWEEN 1 AND 12", name="month_of_year"),
    CheckConstraint("share BETWEEN 0 AND 1", name="share_of_one"),
    comment="Expected shape of the year, set by the office where history is missing",
)

principal = Table(
    "principal",
    metadata,
    _id("Account"),
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
    _id("Grant"),
    Column("principal_id", ForeignKey("principal.id"), nullable=False, comment="Who"),
    _organization(comment="Root of the subtree that may be seen"),
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
    _id("Snapshot"),
    Column("number", Integer, nullable=False, comment="Running number in the jurisdiction"),
    _organization(),
    Column("as_of", Date, nullable=False, comment="Day of the figures"),
    Column("known_at", Moment, nullable=False, comment="Moment whose knowledge they show"),
    Column("label", String(200), nullable=False, comment="Name of the meeting"),
    Column("created_by", String(200), nullable=False, comment="Account"),
    Column("created_at", Moment, nullable=False, comment="When (UTC)"),
    Index("uq_snapshot_number", "organization_id", "number", unique=True),
    CheckConstraint("number > 0", name="number_positive"),
    comment="Figures agreed upon (bản chốt số liệu): three values over the facts, not a copy",
)

audit_event = Table(
    "audit_event",
    metadata,
    _id("Event"),
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
