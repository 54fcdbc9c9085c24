"""What a meeting concluded about organisations, and whether it was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a conclusion by a day."""

    DONE = "done"
    OPEN = "open"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Conclusion:
    """One conclusion as it holds now. About organisations only, never about persons."""

    number: int
    meeting: int
    """Number of the snapshot that the meeting looked at."""
    label: str
    """Name of the meeting."""
    meeting_day: date
    subject: int | None
    """Identity of the organisation it is about, None for all of them."""
    code: str
    """Its code, its name and its short name; empty for all, or where the organisation was not known yet."""
    name: str
    short_name: str
    said: str
    due_on: date | None
    done_on: date | None
    by: str

    def outcome(self, today: date) -> Outcome:
        """Return what became of it: due 30/06 and not done it is overdue from 01/07 on; without a day it never is."""
        if self.done_on is not None:
            return Outcome.DONE
        return Outcome.OVERDUE if self.due_on is not None and today > self.due_on else Outcome.OPEN
