"""Settings of an office become data; curves of the year get a day of effect, imports a reason."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data_access.schema.columns import Moment

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_IN_FORCE = sa.text("superseded_at IS NULL")
_KINDS = "What it holds: report, organizations, successions, quotas, targets, members, plans, documents, pace, register"


def upgrade() -> None:
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="One version of a setting"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Root for whose subtree it is set"),
        sa.Column("name", sa.String(length=40), nullable=False, comment="Which setting: see data_access/settings.py"),
        sa.Column(
            "effective_on",
            sa.Date(),
            nullable=False,
            comment="Day from which this value holds; a later one is another row",
        ),
        sa.Column(
            "value", sa.String(length=40), nullable=False, comment="A whole number, or a day of the year as 25/01"
        ),
        sa.Column("document_id", sa.Integer(), nullable=True, comment="Document that asks for it"),
        sa.Column("batch_id", sa.Integer(), nullable=True, comment="Import that brought the row; empty if none did"),
        sa.Column("recorded_at", Moment(), nullable=False, comment="Moment (UTC) from which this version was known"),
        sa.Column(
            "superseded_at",
            Moment(),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint("name <> '' AND value <> ''", name=op.f("ck_setting_said")),
        sa.CheckConstraint(
            "superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_setting_version_order")
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_setting_batch_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_setting_document_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_setting_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        comment="What an office sets for its tree; where nothing is set the program has a value of its own",
    )
    op.create_index(
        "uq_setting_in_force",
        "setting",
        ["organization_id", "name", "effective_on"],
        unique=True,
        sqlite_where=_IN_FORCE,
        postgresql_where=_IN_FORCE,
    )
    op.add_column(
        "pace_curve",
        sa.Column("effective_on", sa.Date(), nullable=True, comment="Day from which it holds; empty: always"),
    )
    _tell_kinds(f"{_KINDS}, settings")
    op.add_column(
        "import_batch",
        sa.Column(
            "note", sa.Text(), nullable=True, comment="Why, in the words of whoever brought it; empty where nobody said"
        ),
    )


def downgrade() -> None:
    op.drop_column("import_batch", "note")
    _tell_kinds(_KINDS)
    op.drop_column("pace_curve", "effective_on")
    op.drop_index("uq_setting_in_force", table_name="setting")
    op.drop_table("setting")


def _tell_kinds(comment: str) -> None:
    if op.get_bind().dialect.name == "postgresql":  # SQLite keeps no comments
        op.alter_column("import_batch", "kind", comment=comment)
