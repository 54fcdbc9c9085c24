"""Meetings: what is shown in which order, what was concluded, and where a meeting is. Nothing here changes a figure."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    text,
)

from data_access.schema.columns import (
    Moment,
    identifier,
    metadata,
    one_in_force,
    organization_column,
    version_columns,
    version_order,
)

LONGEST_NAME, LONGEST_NOTE, LONGEST_CONCLUSION, LONGEST_QUERY = 200, 2000, 500, 1000
LONGEST_WHO = 200

agenda = Table(
    "agenda",
    metadata,
    identifier("Agenda"),
    organization_column(comment="Jurisdiction whose meetings it is for"),
    Column("name", String(LONGEST_NAME), nullable=False, comment="What it is called"),
    Column("created_by", String(LONGEST_WHO), nullable=False, comment="Account"),
    Column("created_at", Moment, nullable=False, comment="When (UTC)"),
    Column("removed_at", Moment, comment="When it was removed (UTC); empty: it is used"),
    Index(
        "uq_agenda_name_used",
        "organization_id",
        "name",
        unique=True,
        sqlite_where=text("removed_at IS NULL"),
        postgresql_where=text("removed_at IS NULL"),
    ),
    CheckConstraint("name <> ''", name="named"),
    comment="Agendas of meetings: which views are shown in which order, used anew with the figures of each month",
)

agenda_item = Table(
    "agenda_item",
    metadata,
    Column("agenda_id", ForeignKey("agenda.id"), nullable=False, comment="Agenda"),
    Column("place", Integer, nullable=False, comment="Place in the order, from 1"),
    Column("view", String(40), nullable=False, comment="Name of the paper whose slides are shown"),
    Column(
        "query",
        String(LONGEST_QUERY),
        nullable=False,
        server_default="",
        comment="What the view is narrowed to, as in an address; never jurisdiction, year, day, moment or snapshot",
    ),
    Column(
        "note",
        String(LONGEST_NOTE),
        nullable=False,
        server_default="",
        comment="What whoever presents wants to remember; about organisations, never about persons",
    ),
    PrimaryKeyConstraint("agenda_id", "place"),
    CheckConstraint("place >= 1", name="place_positive"),
    CheckConstraint("view <> ''", name="named"),
    comment="Views of an agenda in their order",
)

conclusion = Table(
    "conclusion",
    metadata,
    identifier("Number of the conclusion, the same for all its versions"),
    organization_column(comment="Jurisdiction that concluded"),
    Column(
        "subject_id",
        ForeignKey("organization_identity.id"),
        comment="Organisation that it is about; empty: all of them",
    ),
    Column(
        "snapshot_number",
        ForeignKey("snapshot.number"),
        nullable=False,
        comment="Figures agreed upon for the meeting at which it was made",
    ),
    Index("ix_conclusion_organization_id", "organization_id"),
    comment="Conclusions of meetings, as identities; what they say stands in conclusion_version",
)

conclusion_version = Table(
    "conclusion_version",
    metadata,
    identifier("One version of a conclusion"),
    Column("conclusion_id", ForeignKey("conclusion.id"), nullable=False, comment="Conclusion"),
    Column(
        "said",
        String(LONGEST_CONCLUSION),
        nullable=False,
        comment="What was concluded; about organisations, never about persons",
    ),
    Column("due_on", Date, comment="Day by which it is to be done; empty: none was set"),
    Column("done_on", Date, comment="Day on which it was done; empty: not yet"),
    Column(
        "withdrawn",
        Boolean,
        nullable=False,
        server_default=text("false"),
        comment="True: it was taken back and is shown nowhere",
    ),
    Column("made_by", String(LONGEST_WHO), nullable=False, comment="Account that wrote this version"),
    *version_columns(),
    version_order(),
    one_in_force("conclusion_version", "conclusion_id"),
    CheckConstraint(f"length(said) BETWEEN 1 AND {LONGEST_CONCLUSION}", name="said_length"),
    comment="What conclusions say, with all their versions: nothing is overwritten",
)

meeting_place = Table(
    "meeting_place",
    metadata,
    Column("agenda_id", ForeignKey("agenda.id"), nullable=False, comment="Agenda that is shown"),
    Column("snapshot_number", ForeignKey("snapshot.number"), nullable=False, comment="Figures that it is shown with"),
    Column("slide", Integer, nullable=False, comment="Slide on the wall, from 1"),
    Column("black", Boolean, nullable=False, server_default=text("false"), comment="True: the wall is black"),
    Column(
        "looked_up",
        String(80),
        nullable=False,
        server_default="",
        comment="Code of the organisation that was looked up and stands on the wall; empty: the slide does",
    ),
    Column("mover", String(40), nullable=False, server_default="", comment="Random name of the page that moved last"),
    Column("moved_at", Moment, nullable=False, comment="When (UTC)"),
    PrimaryKeyConstraint("agenda_id", "snapshot_number"),
    CheckConstraint("slide >= 1", name="slide_positive"),
    comment="Where a meeting is, so that the wall follows whoever presents; one row a meeting, overwritten",
)
