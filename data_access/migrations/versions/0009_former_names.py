"""An organisation is called by its former name on the days before it was renamed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data_access.schema.columns import Moment

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_IN_FORCE = sa.text("superseded_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "former_name",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="One version of a former name"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Organisation that was called so"),
        sa.Column(
            "last_day", sa.Date(), nullable=False, comment="Last day of the name; the day after it the next one holds"
        ),
        sa.Column("name", sa.String(length=300), nullable=False, comment="Official name up to that day"),
        sa.Column("short_name", sa.String(length=200), nullable=False, comment="Name for narrow places up to that day"),
        sa.Column("recorded_at", Moment(), nullable=False, comment="Moment (UTC) from which this version was known"),
        sa.Column(
            "superseded_at",
            Moment(),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_former_name_said")),
        sa.CheckConstraint(
            "superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_former_name_version_order")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_former_name_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_name")),
        comment="What an organisation was called before it was renamed on a day; the newest name stands in organization",
    )
    op.create_index(
        "uq_former_name_in_force",
        "former_name",
        ["organization_id", "last_day"],
        unique=True,
        sqlite_where=_IN_FORCE,
        postgresql_where=_IN_FORCE,
    )


def downgrade() -> None:
    op.drop_index("uq_former_name_in_force", table_name="former_name")
    op.drop_table("former_name")
