"""A form: its columns, what is filled in already, and what is said about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Value = str | int | Decimal | date | None


class Entry(StrEnum):
    """What may be typed into a column."""

    TEXT = "text"
    COUNT = "count"
    MONTH = "month"
    YEAR = "year"
    SHARE = "share"
    DAY = "day"
    CHOICE = "choice"
    ANY_CHOICE = "any_choice"
    """A choice is offered; other text is taken too."""
    FIXED = "fixed"
    """Filled in by the template and not to be changed."""


@dataclass(frozen=True)
class FormColumn:
    """A column. `choices` are the words of a choice; `explanation` stands on the second sheet."""

    field: str
    heading: str
    entry: Entry
    explanation: str
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Form:
    """A workbook of one table with its explanations. `spare`: empty rows below those filled in."""

    tab: str
    lines: tuple[str, ...]
    """Above the heading, the title first."""
    columns: tuple[FormColumn, ...]
    rows: Sequence[Mapping[str, Value]] = ()
    spare: int = 0
    fixed_columns: int = 0
    remarks: tuple[str, ...] = field(default=())
    """On the second sheet, above the explanations of columns."""
