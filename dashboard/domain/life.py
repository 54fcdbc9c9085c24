"""What became of an organisation: the view model of how it came to be and where it went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.lineage import Break, YearOnBoundaries
from dashboard.domain.position import Document


class EventKind(StrEnum):
    """What happened on a day, seen from the organisation."""

    MERGED = "merged"
    RENAMED = "renamed"
    MOVED = "moved"
    TOOK_PART = "took_part"
    WENT_INTO = "went_into"
    WENT_ALONG = "went_along"  # with the one above it
    DIVIDED = "divided"
    PARTS_WENT = "parts_went"  # nothing is said of itself, but of those below it


@dataclass(frozen=True)
class Relative:
    """A predecessor or successor, and whether all of the one went into the other."""

    code: str
    name: str
    upper: str | None
    """Name of the one directly above, None for a root."""
    whole: bool
    jurisdiction: str
    """Code of the root that it stands below."""
    day: date | None = None
    """The day to open it on, None for its newest."""
    reachable: bool = False
    """Whether whoever looks can open it."""


@dataclass(frozen=True)
class Event:
    """One change: on which day, with whom, by which document."""

    kind: EventKind
    day: date
    relatives: tuple[Relative, ...]
    document: Document | None = None


@dataclass(frozen=True)
class Life:
    """How an organisation came to be, what became of it, and its earlier years on its own boundaries."""

    organization_id: int
    ended_on: date | None
    came_from: tuple[Event, ...] = ()
    went_to: tuple[Event, ...] = ()
    years: tuple[YearOnBoundaries, ...] = ()
    breaks: tuple[Break, ...] = ()
    names: tuple[tuple[int, str], ...] = ()
    """Names of the organisations that `breaks` point at, by identity."""

    @property
    def is_told(self) -> bool:
        """Whether there is anything to tell: most organisations never merged and still stand."""
        return bool(self.came_from or self.went_to or self.breaks or self.ended_on)

    @property
    def boundaries_changed(self) -> bool:
        """Whether any earlier year is another one on these boundaries than it was."""
        return any(year.summed or year.reduced for year in self.years)


def kind_of_origin(name: str, relatives: tuple[Relative, ...], *, alone: bool) -> EventKind:
    """Return how an organisation of this name came from others: one that came over whole moved, or got a new name.

    `alone` is False where others came together with these of which nothing is known.
    """
    if len(relatives) == 1 and alone:
        only = relatives[0]
        if not only.whole:
            return EventKind.TOOK_PART
        return EventKind.MOVED if only.name == name else EventKind.RENAMED
    return EventKind.MERGED


def kind_of_end(name: str, relatives: tuple[Relative, ...]) -> EventKind:
    """Return how an organisation of this name went over into others."""
    if len(relatives) > 1 or not relatives[0].whole:
        return EventKind.DIVIDED
    return EventKind.MOVED if relatives[0].name == name else EventKind.WENT_INTO
