"""What the tables are made of: types, version columns, counts, named checks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    TypeDecorator,
    text,
)

ALL = "all"
"""Category of every newly admitted member, whoever they are."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: timestamptz on PostgreSQL, ISO text without offset on SQLite. Always aware in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def identifier(comment: str) -> Column[int]:
    """Return the primary key column."""
    return Column("id", Integer, primary_key=True, autoincrement=True, comment=comment)


def organization_column(name: str = "organization_id", comment: str = "Organisation the row is about") -> Column[int]:
    """Return a column that refers to an organisation."""
    return Column(name, ForeignKey("organization_identity.id"), nullable=False, comment=comment)


def category_column() -> Column[str]:
    """Return a column that refers to a category."""
    return Column(
        "category_code",
        ForeignKey("category.code"),
        nullable=False,
        comment="Category of people counted; 'all' is everybody",
    )


def batch_column() -> Column[int]:
    """Return a column that refers to the import which brought the row."""
    return Column("batch_id", ForeignKey("import_batch.id"), comment="Import that brought the row; empty if none did")


def version_columns() -> list[Column[Any]]:
    """Return the two moments between which a version was known."""
    return [
        Column("recorded_at", Moment, nullable=False, comment="Moment (UTC) from which this version was known"),
        Column(
            "superseded_at",
            Moment,
            comment="Moment (UTC) from which another version stood in its place; empty: in force",
        ),
    ]


def version_order() -> CheckConstraint:
    """Return the check that a version ends after it began."""
    return CheckConstraint("superseded_at IS NULL OR superseded_at >= recorded_at", name="version_order")


def one_in_force(table: str, *columns: str) -> Index:
    """Return the unique index that lets one version of a key be in force."""
    return Index(
        f"uq_{table}_in_force",
        *columns,
        unique=True,
        sqlite_where=text("superseded_at IS NULL"),
        postgresql_where=text("superseded_at IS NULL"),
    )


def count_column(name: str, comment: str) -> Column[int]:
    """Return a column of people or things; empty where it was not said."""
    return Column(name, Integer, comment=comment)


def not_negative(*names: str) -> list[CheckConstraint]:
    """Return the checks that refuse negative counts."""
    return [CheckConstraint(f"{name} >= 0", name=f"{name}_not_negative") for name in names]
