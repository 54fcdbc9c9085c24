"""What a file would do, before it does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Connection

from data_access.ingest.messages import Message, Severity

KINDS = (
    "report",
    "organizations",
    "successions",
    "quotas",
    "targets",
    "members",
    "plans",
    "documents",
    "pace",
    "register",
    "settings",
)
"""What a file can hold."""


NOTE = "note"
"""Key among the answers under which it is said why the file comes: it decides nothing."""


class Outcome(StrEnum):
    """What becomes of a file."""

    IMPORTED = "imported"
    NEEDS_CONFIRMATION = "needs-confirmation"
    REFUSED = "refused"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Asked:
    """What was said about a file by whoever brought it."""

    jurisdiction_id: int
    today: date
    """By the clock of the office."""
    kind: str = ""
    """One of KINDS; empty: the file tells."""
    month: date | None = None
    """First day of the month it is for; None: the file tells."""
    confirmed: bool = False
    """All questions are answered with yes."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Decisions by the question's `key`: which organisation a name stands for (its code, empty for none)."""


@dataclass(frozen=True)
class Change:
    """One value that the file would change. `field` is a role of ingest.tables.table or a column of a list."""

    code: str
    name: str
    field: str
    period: str
    """'2026-06' for a month, '2026' for a year, '2026-06-30' for a day, empty for what has none."""
    before: int | str | None
    """None: nothing was there."""
    after: int | str | None
    sheet: str = ""
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class MonthTotals:
    """What a file says of a month: how many organisations, and sums by field (cumulative people)."""

    rows: int
    totals: Mapping[str, int]
    """By 'quota', 'admitted', the codes of categories and the fields of a report; absent where no row counts it."""


@dataclass(frozen=True)
class Preview:
    """What was read, what would change and what stands in the way."""

    kind: str
    messages: tuple[Message, ...]
    months: Mapping[date, MonthTotals] = field(default_factory=dict)
    """By first day of the month; empty for lists."""
    rows: int = 0
    """Rows that would be taken over, be it that they are in already."""
    changes: tuple[Change, ...] = ()
    names: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Learnt names by which the file calls organisations, by identity: they stay while it counts (ADR 0047)."""
    record: Callable[[Connection, int, datetime], None] | None = None
    """Writes what the file says: takes the write transaction, the batch and the moment. None where it is refused."""

    def outcome(self, *, confirmed: bool) -> Outcome:
        """Return what would become of the file now."""
        severities = {message.severity for message in self.messages}
        if Severity.REFUSAL in severities or self.record is None:
            return Outcome.REFUSED
        asks = Severity.QUESTION in severities and not confirmed
        if not self.changes and not (asks and not self.rows):  # what is in already is not asked about again
            return Outcome.UNCHANGED
        if asks:
            return Outcome.NEEDS_CONFIRMATION
        return Outcome.IMPORTED
