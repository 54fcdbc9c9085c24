"""A file under way says since when it is being imported, so that an import which died is told from one that runs."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data_access.schema.columns import Moment

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column(
        "import_stage",
        sa.Column(
            "working_since",
            Moment(),
            nullable=True,
            comment="When its import began (UTC); one that died leaves it behind",
        ),
    )


def downgrade() -> None:
    op.drop_column("import_stage", "working_since")
