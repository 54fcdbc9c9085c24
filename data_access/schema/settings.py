"""Settings of an office that change figures: one row for each value and the day from which it holds."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, String, Table

from data_access.schema.columns import (
    batch_column,
    identifier,
    metadata,
    one_in_force,
    organization_column,
    version_columns,
    version_order,
)

setting = Table(
    "setting",
    metadata,
    identifier("One version of a setting"),
    organization_column(comment="Root for whose subtree it is set"),
    Column("name", String(40), nullable=False, comment="Which setting: see data_access/settings.py"),
    Column("effective_on", Date, nullable=False, comment="Day from which this value holds; a later one is another row"),
    Column("value", String(40), nullable=False, comment="A whole number, or a day of the year as 25/01"),
    Column("document_id", ForeignKey("document.id"), comment="Document that asks for it"),
    batch_column(),
    *version_columns(),
    version_order(),
    CheckConstraint("name <> '' AND value <> ''", name="said"),
    one_in_force("setting", "organization_id", "name", "effective_on"),
    comment="What an office sets for its tree; where nothing is set the program has a value of its own",
)
