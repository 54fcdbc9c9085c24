"""Questions with a moment of knowledge find their rows by index: the unique ones hold what is in force only."""

from collections.abc import Sequence

from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_index("ix_organization_versions", "organization", ["id", "recorded_at"])
    op.create_index("ix_admission_versions", "admission", ["organization_id", "category_code", "admitted_on"])
    op.create_index("ix_report_versions", "report", ["organization_id", "month"])


def downgrade() -> None:
    op.drop_index("ix_report_versions", table_name="report")
    op.drop_index("ix_admission_versions", table_name="admission")
    op.drop_index("ix_organization_versions", table_name="organization")
