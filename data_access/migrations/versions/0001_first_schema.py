"""The first schema, with the categories that are delivered."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

import data_access.schema

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


_CATEGORY_COLUMNS = (
    "code",
    "name_vi",
    "name_en",
    "definition_vi",
    "definition_en",
    "sensitive",
    "display_order",
)
_CATEGORIES = (
    (
        "all",
        "Đảng viên mới kết nạp",
        "Newly admitted members",
        "Mọi người được kết nạp, tính theo ngày lễ kết nạp",
        "Everybody admitted, counted on the day of the ceremony",
        False,
    ),
    ("women", "Nữ", "Women", "Người được kết nạp là nữ", "Women among those admitted", False),
    (
        "youth_union",
        "Đoàn viên",
        "Youth Union members",
        "Người được kết nạp là đoàn viên TNCS Hồ Chí Minh",
        "Members of the Hồ Chí Minh Communist Youth Union among those admitted",
        False,
    ),
    (
        "ethnic_minority",
        "Dân tộc thiểu số",
        "Ethnic minorities",
        "Người được kết nạp là người dân tộc thiểu số",
        "Members of ethnic minorities among those admitted",
        True,
    ),
    (
        "believer",
        "Người có đạo",
        "Religious believers",
        "Người được kết nạp là người theo một tôn giáo",
        "Believers of a religion among those admitted",
        True,
    ),
    (
        "student",
        "Học sinh, sinh viên",
        "Pupils and students",
        "Học sinh trung học phổ thông và sinh viên",
        "High-school pupils and university students",
        False,
    ),
    ("pupil", "Học sinh", "Pupils", "Học sinh trung học phổ thông đủ 18 tuổi", "High-school pupils aged 18", False),
    (
        "university_student",
        "Sinh viên",
        "University students",
        "Sinh viên cao đẳng, đại học",
        "Students of colleges and universities",
        False,
    ),
    (
        "enterprise",
        "Lao động trong doanh nghiệp",
        "Enterprise workers",
        "Người lao động trong mọi loại hình doanh nghiệp, ở bất cứ chi bộ nào",
        "People working in enterprises of any kind, wherever their cell hangs",
        False,
    ),
    (
        "non_state_enterprise",
        "Doanh nghiệp ngoài nhà nước",
        "Non-state enterprise workers",
        "Trong đó: lao động trong doanh nghiệp ngoài nhà nước",
        "Of these: in non-state enterprises",
        False,
    ),
)
_PARTS = (("student", "pupil"), ("student", "university_student"))


def _categories() -> list[dict[str, object]]:
    return [dict(zip(_CATEGORY_COLUMNS, (*row, order), strict=True)) for order, row in enumerate(_CATEGORIES, 1)]


def upgrade() -> None:
    op.create_table(
        "category",
        sa.Column("code", sa.String(length=40), nullable=False, comment="Code; 'all' is everybody"),
        sa.Column("name_vi", sa.String(length=120), nullable=False, comment="Name in Vietnamese"),
        sa.Column("name_en", sa.String(length=120), nullable=False, comment="Name in English"),
        sa.Column("definition_vi", sa.Text(), nullable=False, comment="Who is counted, in Vietnamese"),
        sa.Column("definition_en", sa.Text(), nullable=False, comment="Who is counted, in English"),
        sa.Column(
            "sensitive", sa.Boolean(), nullable=False, comment="Small counts are hidden (believers, ethnic minorities)"
        ),
        sa.Column("display_order", sa.Integer(), nullable=False, comment="Order on screens and papers"),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_category")),
        comment="Categories of newly admitted members; they overlap and never add up to the total",
    )
    op.create_table(
        "data_version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="Always 1"),
        sa.Column(
            "version",
            sa.BigInteger(),
            nullable=False,
            comment="Raised by every write transaction; part of every cache key",
        ),
        sa.CheckConstraint("id = 1", name=op.f("ck_data_version_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_version")),
        comment="One counter that tells caches when figures changed",
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="Document"),
        sa.Column("kind", sa.String(length=80), nullable=False, comment="Kế hoạch, Kết luận, Nghị quyết ..."),
        sa.Column(
            "number",
            sa.String(length=80),
            nullable=True,
            comment="Number and symbol as printed; empty where the source leaves it blank",
        ),
        sa.Column("issuer", sa.String(length=200), nullable=False, comment="Issuing body"),
        sa.Column(
            "issued_on", sa.Date(), nullable=True, comment="Date printed; empty where the source leaves it blank"
        ),
        sa.Column("title", sa.Text(), nullable=False, comment="What it is about"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        comment="Documents that stand behind quotas, targets and successions",
    )
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="Import"),
        sa.Column(
            "file_name", sa.String(length=300), nullable=False, comment="Name of the file as it came; never of a person"
        ),
        sa.Column("sha256", sa.String(length=64), nullable=False, comment="SHA-256 of the file, hexadecimal"),
        sa.Column("imported_by", sa.String(length=120), nullable=False, comment="Office or account that imported"),
        sa.Column("imported_at", data_access.schema.Moment(timezone=True), nullable=False, comment="When (UTC)"),
        sa.Column("row_count", sa.Integer(), nullable=False, comment="Rows taken over"),
        sa.Column("outcome", sa.String(length=20), nullable=False, comment="imported or refused"),
        sa.Column("content", sa.LargeBinary(), nullable=True, comment="The file itself"),
        sa.CheckConstraint("outcome IN ('imported', 'refused')", name=op.f("ck_import_batch_outcome_known")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_import_batch_sha256_length")),
        sa.CheckConstraint("row_count >= 0", name=op.f("ck_import_batch_row_count_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        comment="Files that brought figures into the database",
    )
    op.create_table(
        "organization_identity",
        sa.Column(
            "id",
            sa.Integer(),
            autoincrement=True,
            nullable=False,
            comment="Identity that facts and the tree refer to; its parent never changes",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_identity")),
        comment="One row per organisation in one place of the tree; what is known about it stands in organization",
    )
    op.create_table(
        "principal",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="Account"),
        sa.Column("issuer", sa.String(length=300), nullable=False, comment="Issuer of the identity"),
        sa.Column("subject", sa.String(length=300), nullable=False, comment="Subject at the issuer"),
        sa.Column("name", sa.String(length=200), nullable=False, comment="Name shown"),
        sa.Column("active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False, comment="May sign in"),
        sa.Column(
            "not_before",
            data_access.schema.Moment(timezone=True),
            nullable=True,
            comment="Sign-ins before this moment no longer count",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_principal")),
        comment="Users of the dashboard",
    )
    op.create_index("uq_principal_issuer_subject", "principal", ["issuer", "subject"], unique=True)
    op.create_table(
        "access_grant",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="Grant"),
        sa.Column("principal_id", sa.Integer(), nullable=False, comment="Who"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Root of the subtree that may be seen"),
        sa.Column("role", sa.String(length=20), nullable=False, comment="viewer, editor or administrator"),
        sa.Column("valid_from", data_access.schema.Moment(timezone=True), nullable=False, comment="From when"),
        sa.Column(
            "valid_to", data_access.schema.Moment(timezone=True), nullable=True, comment="Until when; empty: open"
        ),
        sa.Column("granted_by", sa.Integer(), nullable=True, comment="Who gave it"),
        sa.CheckConstraint("role IN ('viewer', 'editor', 'administrator')", name=op.f("ck_access_grant_role_known")),
        sa.ForeignKeyConstraint(["granted_by"], ["principal.id"], name=op.f("fk_access_grant_granted_by")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_access_grant_organization_id")
        ),
        sa.ForeignKeyConstraint(["principal_id"], ["principal.id"], name=op.f("fk_access_grant_principal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_grant")),
        comment="Who may see which subtree with which role",
    )
    op.create_index("ix_access_grant_principal_id", "access_grant", ["principal_id"], unique=False)
    op.create_table(
        "audit_event",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="Event"),
        sa.Column("happened_at", data_access.schema.Moment(timezone=True), nullable=False, comment="When (UTC)"),
        sa.Column("principal_id", sa.Integer(), nullable=True, comment="Who; empty in local mode"),
        sa.Column("action", sa.String(length=40), nullable=False, comment="export, import, grant ..."),
        sa.Column("organization_id", sa.Integer(), nullable=True, comment="Root that was looked at"),
        sa.Column("details", sa.Text(), server_default="", nullable=False, comment="View and filters, no figures"),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_audit_event_organization_id")
        ),
        sa.ForeignKeyConstraint(["principal_id"], ["principal.id"], name=op.f("fk_audit_event_principal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_event")),
        comment="What was exported, imported and changed",
    )
    op.create_index("ix_audit_event_happened_at", "audit_event", ["happened_at"], unique=False)
    op.create_table(
        "category_part",
        sa.Column("whole_code", sa.String(length=40), nullable=False, comment="Category that is made of parts"),
        sa.Column("part_code", sa.String(length=40), nullable=False, comment="One of its parts"),
        sa.CheckConstraint("whole_code <> part_code", name=op.f("ck_category_part_not_part_of_itself")),
        sa.ForeignKeyConstraint(["part_code"], ["category.code"], name=op.f("fk_category_part_part_code")),
        sa.ForeignKeyConstraint(["whole_code"], ["category.code"], name=op.f("fk_category_part_whole_code")),
        sa.PrimaryKeyConstraint("whole_code", "part_code", name=op.f("pk_category_part")),
        comment="Parts of a category: student = pupil + university student",
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="One version of a member base"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Organisation the row is about"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Year at whose end the members were counted"),
        sa.Column("members", sa.Integer(), nullable=False, comment="Party members"),
        sa.Column("document_id", sa.Integer(), nullable=True, comment="Where the count is printed"),
        sa.Column(
            "recorded_at",
            data_access.schema.Moment(timezone=True),
            nullable=False,
            comment="Moment (UTC) from which this version was known",
        ),
        sa.Column(
            "superseded_at",
            data_access.schema.Moment(timezone=True),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint("members >= 0", name=op.f("ck_membership_members_not_negative")),
        sa.CheckConstraint(
            "superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_membership_version_order")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_membership_document_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_membership_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        comment="Members of organisations at year end",
    )
    op.create_index(
        "uq_membership_in_force",
        "membership",
        ["organization_id", "year"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "organization",
        sa.Column(
            "version_id", sa.Integer(), autoincrement=True, nullable=False, comment="One version of what is known"
        ),
        sa.Column("id", sa.Integer(), nullable=False, comment="Identity, the same in all versions"),
        sa.Column(
            "code",
            sa.String(length=80),
            nullable=False,
            comment="Own stable code, used in addresses; kept over moves and renamings",
        ),
        sa.Column("name", sa.String(length=300), nullable=False, comment="Official name, Vietnamese spelling, NFC"),
        sa.Column("short_name", sa.String(length=200), nullable=False, comment="Name for narrow places"),
        sa.Column(
            "other_names", sa.Text(), server_default="", nullable=False, comment="Former and variant names, one a line"
        ),
        sa.Column(
            "kind",
            sa.String(length=40),
            nullable=False,
            comment="Form: city_committee, base_committee, base_cell, cell",
        ),
        sa.Column("cluster", sa.String(length=40), nullable=True, comment="Group of like organisations (khối), a code"),
        sa.Column("parent_id", sa.Integer(), nullable=True, comment="Organisation directly above; empty for a root"),
        sa.Column(
            "display_order",
            sa.Integer(),
            server_default="0",
            nullable=False,
            comment="Place in the order of the quota plan",
        ),
        sa.Column(
            "leader_in_charge",
            sa.String(length=200),
            nullable=True,
            comment="Position (never a name) of the leader who follows it",
        ),
        sa.Column(
            "illustrative",
            sa.Boolean(),
            server_default=sa.text("(false)"),
            nullable=False,
            comment="Its figures are invented samples",
        ),
        sa.Column("valid_from", sa.Date(), nullable=False, comment="First day it stood like this"),
        sa.Column("valid_to", sa.Date(), nullable=True, comment="Last day it stood like this; empty: still"),
        sa.Column(
            "recorded_at",
            data_access.schema.Moment(timezone=True),
            nullable=False,
            comment="Moment (UTC) from which this version was known",
        ),
        sa.Column(
            "superseded_at",
            data_access.schema.Moment(timezone=True),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint("code <> '' AND name <> ''", name=op.f("ck_organization_named")),
        sa.CheckConstraint("parent_id IS NULL OR parent_id <> id", name=op.f("ck_organization_not_inside_itself")),
        sa.CheckConstraint(
            "superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_organization_version_order")
        ),
        sa.CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name=op.f("ck_organization_validity_order")),
        sa.ForeignKeyConstraint(["id"], ["organization_identity.id"], name=op.f("fk_organization_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["organization_identity.id"], name=op.f("fk_organization_parent_id")),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_organization")),
        comment="Organisations as they stood: a move or merger ends one identity and begins another",
    )
    op.create_index("ix_organization_code", "organization", ["code", "valid_from"], unique=False)
    op.create_index("ix_organization_parent_id", "organization", ["parent_id"], unique=False)
    op.create_index(
        "uq_organization_in_force",
        "organization",
        ["id"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "organization_closure",
        sa.Column("ancestor_id", sa.Integer(), nullable=False, comment="Organisation above, or itself"),
        sa.Column("descendant_id", sa.Integer(), nullable=False, comment="Organisation below, or itself"),
        sa.Column("depth", sa.Integer(), nullable=False, comment="Levels between; 0: itself"),
        sa.CheckConstraint(
            "(depth = 0) = (ancestor_id = descendant_id)", name=op.f("ck_organization_closure_depth_zero_is_itself")
        ),
        sa.CheckConstraint("depth >= 0", name=op.f("ck_organization_closure_depth_not_negative")),
        sa.ForeignKeyConstraint(
            ["ancestor_id"], ["organization_identity.id"], name=op.f("fk_organization_closure_ancestor_id")
        ),
        sa.ForeignKeyConstraint(
            ["descendant_id"], ["organization_identity.id"], name=op.f("fk_organization_closure_descendant_id")
        ),
        sa.PrimaryKeyConstraint("ancestor_id", "descendant_id", name=op.f("pk_organization_closure")),
        comment="Every pair above and below: the one truth of the tree, kept by data_access.ingest.change_organizations",
    )
    op.create_index(
        "ix_organization_closure_descendant_id", "organization_closure", ["descendant_id", "ancestor_id"], unique=False
    )
    op.create_table(
        "pace_curve",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="One version of a point"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Root for whose subtree it is set"),
        sa.Column("name", sa.String(length=120), nullable=False, comment="Name shown on the screen"),
        sa.Column("cluster", sa.String(length=40), nullable=True, comment="Only for this cluster; empty: for all"),
        sa.Column("month", sa.Integer(), nullable=False, comment="Month, 1 to 12"),
        sa.Column(
            "share",
            sa.Numeric(precision=6, scale=5),
            nullable=False,
            comment="Cumulative share of the year expected by the end of the month",
        ),
        sa.Column(
            "recorded_at",
            data_access.schema.Moment(timezone=True),
            nullable=False,
            comment="Moment (UTC) from which this version was known",
        ),
        sa.Column(
            "superseded_at",
            data_access.schema.Moment(timezone=True),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint("month BETWEEN 1 AND 12", name=op.f("ck_pace_curve_month_of_year")),
        sa.CheckConstraint("share BETWEEN 0 AND 1", name=op.f("ck_pace_curve_share_of_one")),
        sa.CheckConstraint(
            "superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_pace_curve_version_order")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_pace_curve_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pace_curve")),
        comment="Expected shape of the year, set by the office where history is missing",
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="One version of a plan's dates"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Organisation the row is about"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Year planned"),
        sa.Column("due_on", sa.Date(), nullable=False, comment="Day by which the plan was due"),
        sa.Column("received_on", sa.Date(), nullable=True, comment="Day it came; empty: not yet"),
        sa.Column(
            "recorded_at",
            data_access.schema.Moment(timezone=True),
            nullable=False,
            comment="Moment (UTC) from which this version was known",
        ),
        sa.Column(
            "superseded_at",
            data_access.schema.Moment(timezone=True),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint("superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_plan_version_order")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_plan_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        comment="Yearly plans of organisations: due and received",
    )
    op.create_index(
        "uq_plan_in_force",
        "plan",
        ["organization_id", "year"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "quota",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="One version of a quota"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Organisation the row is about"),
        sa.Column("year", sa.Integer(), nullable=False, comment="Year"),
        sa.Column(
            "category_code",
            sa.String(length=40),
            nullable=False,
            comment="Category of people counted; 'all' is everybody",
        ),
        sa.Column("assigned", sa.Boolean(), nullable=False, comment="False: it was said that no quota is assigned"),
        sa.Column(
            "amount", sa.Integer(), nullable=True, comment="People to admit in the year; empty when not assigned"
        ),
        sa.Column("basis", sa.String(length=20), nullable=False, comment="assigned (giao) or resolution (nghị quyết)"),
        sa.Column("document_id", sa.Integer(), nullable=True, comment="Document that assigns it"),
        sa.Column(
            "effective_on",
            sa.Date(),
            nullable=False,
            comment="Day from which this amount holds: a revised quota is a second row",
        ),
        sa.Column("batch_id", sa.Integer(), nullable=True, comment="Import that brought the row; empty if none did"),
        sa.Column(
            "recorded_at",
            data_access.schema.Moment(timezone=True),
            nullable=False,
            comment="Moment (UTC) from which this version was known",
        ),
        sa.Column(
            "superseded_at",
            data_access.schema.Moment(timezone=True),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint("basis IN ('assigned', 'resolution')", name=op.f("ck_quota_basis_known")),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_quota_amount_not_negative")),
        sa.CheckConstraint("assigned = (amount IS NOT NULL)", name=op.f("ck_quota_assigned_or_not")),
        sa.CheckConstraint(
            "superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_quota_version_order")
        ),
        sa.CheckConstraint("year BETWEEN 1930 AND 2200", name=op.f("ck_quota_year_plausible")),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_quota_batch_id")),
        sa.ForeignKeyConstraint(["category_code"], ["category.code"], name=op.f("fk_quota_category_code")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_quota_document_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_quota_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quota")),
        comment="Yearly quotas of organisations, with their revisions",
    )
    op.create_index("ix_quota_year", "quota", ["year", "organization_id"], unique=False)
    op.create_index(
        "uq_quota_in_force",
        "quota",
        ["organization_id", "year", "category_code", "basis", "effective_on"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="One version of a monthly report"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Organisation the row is about"),
        sa.Column("month", sa.Date(), nullable=False, comment="First day of the month reported"),
        sa.Column("as_of", sa.Date(), nullable=False, comment="Last day the figures include"),
        sa.Column("due_on", sa.Date(), nullable=False, comment="Day by which it was due"),
        sa.Column(
            "received_at",
            data_access.schema.Moment(timezone=True),
            nullable=False,
            comment="When the office received it (UTC)",
        ),
        sa.Column(
            "forecast_this_month",
            sa.Integer(),
            nullable=True,
            comment="People expected still in the month reported; empty: not said",
        ),
        sa.Column(
            "forecast_next_month",
            sa.Integer(),
            nullable=True,
            comment="People expected in the month after; empty: not said",
        ),
        sa.Column(
            "pool", sa.Integer(), nullable=True, comment="People in the pool of candidates (nguồn); empty: not said"
        ),
        sa.Column(
            "certificate_holders",
            sa.Integer(),
            nullable=True,
            comment="Of the pool, who hold the awareness-course certificate; empty: not said",
        ),
        sa.Column(
            "files_pending",
            sa.Integer(),
            nullable=True,
            comment="Files already proposed and not decided; empty: not said",
        ),
        sa.Column(
            "moved_away",
            sa.Integer(),
            nullable=True,
            comment="Certificate holders who moved away this year; empty: not said",
        ),
        sa.Column(
            "moved_informed",
            sa.Integer(),
            nullable=True,
            comment="Of these, whose new place was informed; empty: not said",
        ),
        sa.Column("batch_id", sa.Integer(), nullable=True, comment="Import that brought the row; empty if none did"),
        sa.Column("source_place", sa.String(length=80), nullable=True, comment="Sheet and row of the file"),
        sa.Column(
            "recorded_at",
            data_access.schema.Moment(timezone=True),
            nullable=False,
            comment="Moment (UTC) from which this version was known",
        ),
        sa.Column(
            "superseded_at",
            data_access.schema.Moment(timezone=True),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint("as_of >= month", name=op.f("ck_report_as_of_in_month")),
        sa.CheckConstraint("certificate_holders >= 0", name=op.f("ck_report_certificate_holders_not_negative")),
        sa.CheckConstraint("files_pending >= 0", name=op.f("ck_report_files_pending_not_negative")),
        sa.CheckConstraint("forecast_next_month >= 0", name=op.f("ck_report_forecast_next_month_not_negative")),
        sa.CheckConstraint("forecast_this_month >= 0", name=op.f("ck_report_forecast_this_month_not_negative")),
        sa.CheckConstraint("moved_away >= 0", name=op.f("ck_report_moved_away_not_negative")),
        sa.CheckConstraint("moved_informed >= 0", name=op.f("ck_report_moved_informed_not_negative")),
        sa.CheckConstraint(
            "moved_informed IS NULL OR moved_away IS NULL OR moved_informed <= moved_away",
            name=op.f("ck_report_informed_of_moved"),
        ),
        sa.CheckConstraint("pool >= 0", name=op.f("ck_report_pool_not_negative")),
        sa.CheckConstraint(
            "superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_report_version_order")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_report_batch_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_report_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        comment="Monthly reports of organisations, one version in force a month",
    )
    op.create_index("ix_report_as_of", "report", ["as_of", "organization_id"], unique=False)
    op.create_index(
        "uq_report_in_force",
        "report",
        ["organization_id", "month"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="Snapshot"),
        sa.Column("number", sa.Integer(), nullable=False, comment="Running number in the jurisdiction"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Organisation the row is about"),
        sa.Column("as_of", sa.Date(), nullable=False, comment="Day of the figures"),
        sa.Column(
            "known_at",
            data_access.schema.Moment(timezone=True),
            nullable=False,
            comment="Moment whose knowledge they show",
        ),
        sa.Column("label", sa.String(length=200), nullable=False, comment="Name of the meeting"),
        sa.Column("created_by", sa.String(length=200), nullable=False, comment="Account"),
        sa.Column("created_at", data_access.schema.Moment(timezone=True), nullable=False, comment="When (UTC)"),
        sa.CheckConstraint("number > 0", name=op.f("ck_snapshot_number_positive")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_snapshot_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
        comment="Figures agreed upon (bản chốt số liệu): three values over the facts, not a copy",
    )
    op.create_index("uq_snapshot_number", "snapshot", ["organization_id", "number"], unique=True)
    op.create_table(
        "succession",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="Succession"),
        sa.Column("predecessor_id", sa.Integer(), nullable=False, comment="Organisation that ended or gave a part"),
        sa.Column("successor_id", sa.Integer(), nullable=False, comment="Organisation that took it in"),
        sa.Column("effective_on", sa.Date(), nullable=False, comment="First day of the successor"),
        sa.Column("extent", sa.String(length=10), nullable=False, comment="full or partial"),
        sa.Column("document_id", sa.Integer(), nullable=True, comment="Legal basis"),
        sa.Column(
            "recorded_at",
            data_access.schema.Moment(timezone=True),
            nullable=False,
            comment="Moment (UTC) from which this version was known",
        ),
        sa.Column(
            "superseded_at",
            data_access.schema.Moment(timezone=True),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint("extent IN ('full', 'partial')", name=op.f("ck_succession_extent_known")),
        sa.CheckConstraint("predecessor_id <> successor_id", name=op.f("ck_succession_two_organizations")),
        sa.CheckConstraint(
            "superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_succession_version_order")
        ),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_succession_document_id")),
        sa.ForeignKeyConstraint(
            ["predecessor_id"], ["organization_identity.id"], name=op.f("fk_succession_predecessor_id")
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["organization_identity.id"], name=op.f("fk_succession_successor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_succession")),
        comment="Who came from whom: mergers, splits, moves",
    )
    op.create_index(
        "uq_succession_in_force",
        "succession",
        ["predecessor_id", "successor_id", "effective_on"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="One version of a target"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Organisation the target is set for"),
        sa.Column(
            "category_code",
            sa.String(length=40),
            nullable=False,
            comment="Category of people counted; 'all' is everybody",
        ),
        sa.Column("first_year", sa.Integer(), nullable=False, comment="First year it holds"),
        sa.Column("last_year", sa.Integer(), nullable=False, comment="Last year it holds"),
        sa.Column(
            "shape",
            sa.String(length=20),
            nullable=False,
            comment="minimum_rate, rate_band, minimum_share, count_band, term_total, completeness",
        ),
        sa.Column(
            "low",
            sa.Numeric(precision=12, scale=4),
            nullable=False,
            comment="Lower end: people, or a share of 1 (0.25 is 25%)",
        ),
        sa.Column(
            "high", sa.Numeric(precision=12, scale=4), nullable=True, comment="Upper end of a band; empty for a minimum"
        ),
        sa.Column(
            "denominator",
            sa.String(length=30),
            nullable=False,
            comment="none, members_previous_year, members_current, admitted, organizations, moved",
        ),
        sa.Column("document_id", sa.Integer(), nullable=False, comment="Document that sets it"),
        sa.Column("clause", sa.String(length=120), server_default="", nullable=False, comment="Point of the document"),
        sa.Column(
            "recorded_at",
            data_access.schema.Moment(timezone=True),
            nullable=False,
            comment="Moment (UTC) from which this version was known",
        ),
        sa.Column(
            "superseded_at",
            data_access.schema.Moment(timezone=True),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint(
            "(shape IN ('rate_band', 'count_band')) <= (high IS NOT NULL)", name=op.f("ck_target_band_has_high")
        ),
        sa.CheckConstraint(
            "denominator IN ('none', 'members_previous_year', 'members_current', 'admitted', 'organizations', 'moved')",
            name=op.f("ck_target_denominator_known"),
        ),
        sa.CheckConstraint(
            "shape IN ('minimum_rate', 'rate_band', 'minimum_share', 'count_band', 'term_total', 'completeness')",
            name=op.f("ck_target_shape_known"),
        ),
        sa.CheckConstraint("high IS NULL OR high >= low", name=op.f("ck_target_band_order")),
        sa.CheckConstraint("last_year >= first_year", name=op.f("ck_target_years_order")),
        sa.CheckConstraint("low >= 0", name=op.f("ck_target_low_not_negative")),
        sa.CheckConstraint(
            "superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_target_version_order")
        ),
        sa.ForeignKeyConstraint(["category_code"], ["category.code"], name=op.f("fk_target_category_code")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_target_document_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_target_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        comment="Targets that conclusions and resolutions set for dated periods",
    )
    op.create_table(
        "admission",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="One version of a count"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Organisation the row is about"),
        sa.Column(
            "admitted_on",
            sa.Date(),
            nullable=False,
            comment="Day of the ceremony, or the as-of day of the report it is derived from",
        ),
        sa.Column(
            "category_code",
            sa.String(length=40),
            nullable=False,
            comment="Category of people counted; 'all' is everybody",
        ),
        sa.Column("amount", sa.Integer(), nullable=False, comment="People admitted"),
        sa.Column(
            "fall_confirmed",
            sa.Boolean(),
            server_default=sa.text("(false)"),
            nullable=False,
            comment="A person confirmed that a cumulative figure fell",
        ),
        sa.Column("report_id", sa.Integer(), nullable=True, comment="Report it is derived from; empty for a register"),
        sa.Column("batch_id", sa.Integer(), nullable=True, comment="Import that brought the row; empty if none did"),
        sa.Column(
            "recorded_at",
            data_access.schema.Moment(timezone=True),
            nullable=False,
            comment="Moment (UTC) from which this version was known",
        ),
        sa.Column(
            "superseded_at",
            data_access.schema.Moment(timezone=True),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint(
            "amount > 0 OR (amount < 0 AND fall_confirmed)", name=op.f("ck_admission_amount_positive_or_confirmed_fall")
        ),
        sa.CheckConstraint(
            "superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_admission_version_order")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_admission_batch_id")),
        sa.ForeignKeyConstraint(["category_code"], ["category.code"], name=op.f("fk_admission_category_code")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_admission_organization_id")
        ),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_admission_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_admission")),
        comment="Admissions by day and category, derived from reports or taken from a register; nothing for zero",
    )
    op.create_index("ix_admission_admitted_on", "admission", ["admitted_on", "organization_id"], unique=False)
    op.create_index(
        "uq_admission_in_force",
        "admission",
        ["organization_id", "category_code", "admitted_on"],
        unique=True,
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.create_table(
        "report_figure",
        sa.Column("report_id", sa.Integer(), nullable=False, comment="Report"),
        sa.Column(
            "category_code",
            sa.String(length=40),
            nullable=False,
            comment="Category of people counted; 'all' is everybody",
        ),
        sa.Column("amount", sa.Integer(), nullable=False, comment="People admitted since 1 January, as reported"),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_report_figure_amount_not_negative")),
        sa.ForeignKeyConstraint(["category_code"], ["category.code"], name=op.f("fk_report_figure_category_code")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_figure_report_id")),
        sa.PrimaryKeyConstraint("report_id", "category_code", name=op.f("pk_report_figure")),
        comment="Figures of a report as they stood in it (cumulative); a category not reported has no row",
    )
    op.execute("INSERT INTO data_version (id, version) VALUES (1, 0)")
    op.bulk_insert(sa.table("category", *(sa.column(name) for name in _CATEGORY_COLUMNS)), _categories())
    op.bulk_insert(
        sa.table("category_part", sa.column("whole_code"), sa.column("part_code")),
        [{"whole_code": whole, "part_code": part} for whole, part in _PARTS],
    )


def downgrade() -> None:
    op.drop_table("report_figure")
    op.drop_index(
        "uq_admission_in_force",
        table_name="admission",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index("ix_admission_admitted_on", table_name="admission")
    op.drop_table("admission")
    op.drop_table("target")
    op.drop_index(
        "uq_succession_in_force",
        table_name="succession",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("succession")
    op.drop_index("uq_snapshot_number", table_name="snapshot")
    op.drop_table("snapshot")
    op.drop_index(
        "uq_report_in_force",
        table_name="report",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index("ix_report_as_of", table_name="report")
    op.drop_table("report")
    op.drop_index(
        "uq_quota_in_force",
        table_name="quota",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index("ix_quota_year", table_name="quota")
    op.drop_table("quota")
    op.drop_index(
        "uq_plan_in_force",
        table_name="plan",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("plan")
    op.drop_table("pace_curve")
    op.drop_index("ix_organization_closure_descendant_id", table_name="organization_closure")
    op.drop_table("organization_closure")
    op.drop_index(
        "uq_organization_in_force",
        table_name="organization",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_index("ix_organization_parent_id", table_name="organization")
    op.drop_index("ix_organization_code", table_name="organization")
    op.drop_table("organization")
    op.drop_index(
        "uq_membership_in_force",
        table_name="membership",
        sqlite_where=sa.text("superseded_at IS NULL"),
        postgresql_where=sa.text("superseded_at IS NULL"),
    )
    op.drop_table("membership")
    op.drop_table("category_part")
    op.drop_index("ix_audit_event_happened_at", table_name="audit_event")
    op.drop_table("audit_event")
    op.drop_index("ix_access_grant_principal_id", table_name="access_grant")
    op.drop_table("access_grant")
    op.drop_index("uq_principal_issuer_subject", table_name="principal")
    op.drop_table("principal")
    op.drop_table("organization_identity")
    op.drop_table("import_batch")
    op.drop_table("document")
    op.drop_table("data_version")
    op.drop_table("category")
