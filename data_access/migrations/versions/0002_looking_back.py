"""A combined group of people, and the years that a target's document looks back at."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_CODE = "student_or_non_state"
_CATEGORY = {
    "code": _CODE,
    "name_vi": "Học sinh, sinh viên và doanh nghiệp ngoài nhà nước",
    "name_en": "Students and non-state enterprise workers",
    "definition_vi": "Học sinh, sinh viên hoặc lao động trong doanh nghiệp ngoài nhà nước; mỗi người tính một lần",
    "definition_en": "Pupils, university students or workers of non-state enterprises; everybody counts once",
    "sensitive": False,
    "display_order": 11,
}
_PARTS = ("student", "non_state_enterprise")

_category = sa.table("category", *(sa.column(name) for name in _CATEGORY))
_category_part = sa.table("category_part", sa.column("whole_code"), sa.column("part_code"))


def upgrade() -> None:
    op.bulk_insert(_category, [_CATEGORY])
    op.bulk_insert(_category_part, [{"whole_code": _CODE, "part_code": part} for part in _PARTS])
    op.add_column(
        "target",
        sa.Column(
            "past_last_year",
            sa.Integer(),
            nullable=True,
            comment="Last of the five earlier years that the document looks back at; empty: it looks at none",
        ),
    )


def downgrade() -> None:
    op.drop_column("target", "past_last_year")
    op.execute(_category_part.delete().where(_category_part.c.whole_code == _CODE))
    op.execute(_category.delete().where(_category.c.code == _CODE))
