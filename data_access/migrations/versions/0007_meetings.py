"""Agendas of meetings, what was concluded at them, and where a meeting is."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data_access.schema.columns import Moment

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_IN_FORCE, _USED = sa.text("superseded_at IS NULL"), sa.text("removed_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "agenda",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="Agenda"),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Jurisdiction whose meetings it is for"),
        sa.Column("name", sa.String(length=200), nullable=False, comment="What it is called"),
        sa.Column("created_by", sa.String(length=200), nullable=False, comment="Account"),
        sa.Column("created_at", Moment(), nullable=False, comment="When (UTC)"),
        sa.Column("removed_at", Moment(), nullable=True, comment="When it was removed (UTC); empty: it is used"),
        sa.CheckConstraint("name <> ''", name=op.f("ck_agenda_named")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_agenda_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda")),
        comment="Agendas of meetings: which views are shown in which order, used anew with the figures of each month",
    )
    op.create_index(
        "uq_agenda_name_used",
        "agenda",
        ["organization_id", "name"],
        unique=True,
        sqlite_where=_USED,
        postgresql_where=_USED,
    )
    op.create_table(
        "agenda_item",
        sa.Column("agenda_id", sa.Integer(), nullable=False, comment="Agenda"),
        sa.Column("place", sa.Integer(), nullable=False, comment="Place in the order, from 1"),
        sa.Column("view", sa.String(length=40), nullable=False, comment="Name of the paper whose slides are shown"),
        sa.Column(
            "query",
            sa.String(length=1000),
            server_default="",
            nullable=False,
            comment="What the view is narrowed to, as in an address; never jurisdiction, year, day, moment or snapshot",
        ),
        sa.Column(
            "note",
            sa.String(length=2000),
            server_default="",
            nullable=False,
            comment="What whoever presents wants to remember; about organisations, never about persons",
        ),
        sa.CheckConstraint("view <> ''", name=op.f("ck_agenda_item_named")),
        sa.CheckConstraint("place >= 1", name=op.f("ck_agenda_item_place_positive")),
        sa.ForeignKeyConstraint(["agenda_id"], ["agenda.id"], name=op.f("fk_agenda_item_agenda_id")),
        sa.PrimaryKeyConstraint("agenda_id", "place", name=op.f("pk_agenda_item")),
        comment="Views of an agenda in their order",
    )
    op.create_table(
        "conclusion",
        sa.Column(
            "id",
            sa.Integer(),
            autoincrement=True,
            nullable=False,
            comment="Number of the conclusion, the same for all its versions",
        ),
        sa.Column("organization_id", sa.Integer(), nullable=False, comment="Jurisdiction that concluded"),
        sa.Column(
            "subject_id", sa.Integer(), nullable=True, comment="Organisation that it is about; empty: all of them"
        ),
        sa.Column(
            "snapshot_number",
            sa.Integer(),
            nullable=False,
            comment="Figures agreed upon for the meeting at which it was made",
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization_identity.id"], name=op.f("fk_conclusion_organization_id")
        ),
        sa.ForeignKeyConstraint(["snapshot_number"], ["snapshot.number"], name=op.f("fk_conclusion_snapshot_number")),
        sa.ForeignKeyConstraint(["subject_id"], ["organization_identity.id"], name=op.f("fk_conclusion_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conclusion")),
        comment="Conclusions of meetings, as identities; what they say stands in conclusion_version",
    )
    op.create_index("ix_conclusion_organization_id", "conclusion", ["organization_id"], unique=False)
    op.create_table(
        "meeting_place",
        sa.Column("agenda_id", sa.Integer(), nullable=False, comment="Agenda that is shown"),
        sa.Column("snapshot_number", sa.Integer(), nullable=False, comment="Figures that it is shown with"),
        sa.Column("slide", sa.Integer(), nullable=False, comment="Slide on the wall, from 1"),
        sa.Column(
            "black", sa.Boolean(), server_default=sa.text("false"), nullable=False, comment="True: the wall is black"
        ),
        sa.Column(
            "looked_up",
            sa.String(length=80),
            server_default="",
            nullable=False,
            comment="Code of the organisation that was looked up and stands on the wall; empty: the slide does",
        ),
        sa.Column(
            "mover",
            sa.String(length=40),
            server_default="",
            nullable=False,
            comment="Random name of the page that moved last",
        ),
        sa.Column("moved_at", Moment(), nullable=False, comment="When (UTC)"),
        sa.CheckConstraint("slide >= 1", name=op.f("ck_meeting_place_slide_positive")),
        sa.ForeignKeyConstraint(["agenda_id"], ["agenda.id"], name=op.f("fk_meeting_place_agenda_id")),
        sa.ForeignKeyConstraint(
            ["snapshot_number"], ["snapshot.number"], name=op.f("fk_meeting_place_snapshot_number")
        ),
        sa.PrimaryKeyConstraint("agenda_id", "snapshot_number", name=op.f("pk_meeting_place")),
        comment="Where a meeting is, so that the wall follows whoever presents; one row a meeting, overwritten",
    )
    op.create_table(
        "conclusion_version",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False, comment="One version of a conclusion"),
        sa.Column("conclusion_id", sa.Integer(), nullable=False, comment="Conclusion"),
        sa.Column(
            "said",
            sa.String(length=500),
            nullable=False,
            comment="What was concluded; about organisations, never about persons",
        ),
        sa.Column("due_on", sa.Date(), nullable=True, comment="Day by which it is to be done; empty: none was set"),
        sa.Column("done_on", sa.Date(), nullable=True, comment="Day on which it was done; empty: not yet"),
        sa.Column(
            "withdrawn",
            sa.Boolean(),
            server_default=sa.text("false"),
            nullable=False,
            comment="True: it was taken back and is shown nowhere",
        ),
        sa.Column("made_by", sa.String(length=200), nullable=False, comment="Account that wrote this version"),
        sa.Column("recorded_at", Moment(), nullable=False, comment="Moment (UTC) from which this version was known"),
        sa.Column(
            "superseded_at",
            Moment(),
            nullable=True,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
        sa.CheckConstraint("length(said) BETWEEN 1 AND 500", name=op.f("ck_conclusion_version_said_length")),
        sa.CheckConstraint(
            "superseded_at IS NULL OR superseded_at >= recorded_at", name=op.f("ck_conclusion_version_version_order")
        ),
        sa.ForeignKeyConstraint(["conclusion_id"], ["conclusion.id"], name=op.f("fk_conclusion_version_conclusion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conclusion_version")),
        comment="What conclusions say, with all their versions: nothing is overwritten",
    )
    op.create_index(
        "uq_conclusion_version_in_force",
        "conclusion_version",
        ["conclusion_id"],
        unique=True,
        sqlite_where=_IN_FORCE,
        postgresql_where=_IN_FORCE,
    )


def downgrade() -> None:
    op.drop_index(
        "uq_conclusion_version_in_force",
        table_name="conclusion_version",
        sqlite_where=_IN_FORCE,
        postgresql_where=_IN_FORCE,
    )
    op.drop_table("conclusion_version")
    op.drop_table("meeting_place")
    op.drop_index("ix_conclusion_organization_id", table_name="conclusion")
    op.drop_table("conclusion")
    op.drop_table("agenda_item")
    op.drop_index("uq_agenda_name_used", table_name="agenda", sqlite_where=_USED, postgresql_where=_USED)
    op.drop_table("agenda")
