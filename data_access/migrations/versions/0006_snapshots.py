"""Snapshots are numbered through the whole database, so that a number alone names one."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.drop_index("uq_snapshot_number", table_name="snapshot")
    op.create_index("uq_snapshot_number", "snapshot", ["number"], unique=True)
    op.create_index("ix_snapshot_organization_id", "snapshot", ["organization_id"])
    op.add_column(
        "snapshot",
        sa.Column(
            "data_version",
            sa.BigInteger(),
            server_default=sa.text("0"),
            nullable=False,
            comment="What the counter of writes said at that moment",
        ),
    )
    _tell_number("Running number in the database, never used twice")


def downgrade() -> None:
    _tell_number("Running number in the jurisdiction")
    op.drop_column("snapshot", "data_version")
    op.drop_index("ix_snapshot_organization_id", table_name="snapshot")
    op.drop_index("uq_snapshot_number", table_name="snapshot")
    op.create_index("uq_snapshot_number", "snapshot", ["organization_id", "number"], unique=True)


def _tell_number(comment: str) -> None:
    if op.get_bind().dialect.name == "postgresql":  # SQLite keeps no comments
        op.alter_column("snapshot", "number", comment=comment)
