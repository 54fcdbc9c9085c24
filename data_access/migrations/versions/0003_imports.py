"""Files under way and files taken over: who brought what, and what was taken back. Believers get their public code."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data_access.schema.columns import Moment

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_FORMER, _CODE = "believer", "religious"
_REFERRING = ("quota", "target", "report_figure", "admission")
_KIND_COMMENT = (
    "What it holds: report, organizations, successions, quotas, targets, members, plans, documents, pace, register"
)


def upgrade() -> None:
    _rename_category(_FORMER, _CODE)
    op.add_column(
        "import_batch",
        sa.Column("organization_id", sa.Integer(), nullable=True, comment="Jurisdiction; empty where it was not kept"),
    )
    op.add_column(
        "import_batch",
        sa.Column("kind", sa.String(length=20), server_default="report", nullable=False, comment=_KIND_COMMENT),
    )
    op.add_column(
        "import_batch",
        sa.Column(
            "summary",
            sa.Text(),
            server_default="",
            nullable=False,
            comment="What it said and changed, as JSON: months, totals, messages; counts only",
        ),
    )
    op.add_column(
        "import_batch",
        sa.Column("undone_at", Moment(), nullable=True, comment="When it was taken back; empty: it holds"),
    )
    op.add_column(
        "import_batch",
        sa.Column("undone_by", sa.String(length=120), nullable=True, comment="Office or account that took it back"),
    )
    op.create_index("ix_import_batch_sha256", "import_batch", ["sha256"])
    op.create_table(
        "import_stage",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="File under way"),
        sa.Column("token", sa.String(length=32), nullable=False, comment="Its place in addresses, random"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Jurisdiction it is for"),
        sa.Column("file_name", sa.String(length=300), nullable=False, comment="Name of the file as it came"),
        sa.Column("sha256", sa.String(length=64), nullable=False, comment="SHA-256 of the file, hexadecimal"),
        sa.Column("content", sa.LargeBinary(), nullable=False, comment="The file itself"),
        sa.Column("kind", sa.String(length=20), nullable=True, comment="What it holds, if somebody said so"),
        sa.Column("month", sa.Date(), nullable=True, comment="First day of the month it is for, if somebody said so"),
        sa.Column(
            "answers",
            sa.Text(),
            server_default="{}",
            nullable=False,
            comment="Answers given so far, as JSON: question to answer",
        ),
        sa.Column("staged_by", sa.String(length=120), nullable=False, comment="Office or account that brought it"),
        sa.Column("staged_at", Moment(), nullable=False, comment="When (UTC)"),
        sa.Column(
            "state", sa.String(length=12), nullable=False, comment="waiting, working, imported, refused or discarded"
        ),
        sa.Column("batch_id", sa.Integer(), nullable=True, comment="Import that came of it"),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_import_stage_sha256_length")),
        sa.CheckConstraint(
            "state IN ('waiting', 'working', 'imported', 'refused', 'discarded')",
            name=op.f("ck_import_stage_state_known"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_import_stage_batch_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_import_stage_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_stage")),
        comment="Files that somebody brought and has not yet confirmed; they change no figure",
    )
    op.create_index("uq_import_stage_token", "import_stage", ["token"], unique=True)


def downgrade() -> None:
    op.drop_index("uq_import_stage_token", table_name="import_stage")
    op.drop_table("import_stage")
    op.drop_index("ix_import_batch_sha256", table_name="import_batch")
    for name in ("undone_by", "undone_at", "summary", "kind", "organization_id"):
        op.drop_column("import_batch", name)
    _rename_category(_CODE, _FORMER)


def _rename_category(former: str, code: str) -> None:
    """Rows refer to a category by its code: the new one is made first, the former one goes last."""
    columns = ("name_vi", "name_en", "definition_vi", "definition_en", "sensitive", "display_order")
    category = sa.table("category", sa.column("code"), *(sa.column(name) for name in columns))
    rows = sa.select(sa.literal(code), *(category.c[name] for name in columns)).where(category.c.code == former)
    op.execute(sa.insert(category).from_select(["code", *columns], rows))
    for name in _REFERRING:
        table = sa.table(name, sa.column("category_code"))
        op.execute(table.update().where(table.c.category_code == former).values(category_code=code))
    op.execute(category.delete().where(category.c.code == former))
