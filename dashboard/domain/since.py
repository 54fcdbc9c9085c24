"""What changed since figures were agreed upon: progress, and apart from it what was corrected afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from dashboard.domain.movement import LADDER
from dashboard.domain.position import Organization, Position, Standing
from dashboard.domain.snapshot import Snapshot


class Withheld(StrEnum):
    """Why a view is not held against a snapshot."""

    ANOTHER_YEAR = "another_year"
    """Counts begin on 1 January and quotas are of a year: 289 of May 2024 and 20 of January 2025 say nothing."""
    ANOTHER_JURISDICTION = "another_jurisdiction"
    NOT_THERE = "not_there"
    """The organisation looked at did not stand on the day of the snapshot."""


@dataclass(frozen=True)
class Change:
    """One organisation, as the snapshot shows it (`before`), as its day is known to the view (`known`), and `now`.

    Each is None where the organisation did not stand, or was not known to stand, on the day.
    """

    before: Standing | None
    known: Standing | None
    now: Standing | None

    @property
    def organization(self) -> Organization:
        found = self.now or self.known or self.before
        assert found is not None, "a change is that of somebody"
        return found.organization

    @property
    def total(self) -> int | None:
        """People more than the snapshot shows: 289 then and 312 now are 23. None where one of the two is not known."""
        return _less(self.now, self.before, _admitted)

    @property
    def corrected(self) -> int | None:
        """People of this change who were admitted by the day of the snapshot already, and came to be known later."""
        return _less(self.known, self.before, _admitted)

    @property
    def progress(self) -> int | None:
        """People admitted since the day of the snapshot: 23 of which 1 was corrected are 22."""
        return _less(self.now, self.known, _admitted)

    @property
    def steps(self) -> int | None:
        """How many states up (down: negative), None where one of the two is no state that can be compared."""
        if self.before is None or self.now is None or {self.before.state, self.now.state} - set(LADDER):
            return None
        return LADDER.index(self.now.state) - LADDER.index(self.before.state)

    @property
    def admitted_corrected(self) -> bool:
        """Whether the figure of the snapshot's day is another one by now; one that came late was not known before."""
        return _value(self.before, _admitted) != _value(self.known, _admitted)

    @property
    def quota_corrected(self) -> bool:
        """Whether the quota in effect on the snapshot's day is another one by now."""
        return _value(self.before, _quota) != _value(self.known, _quota)


@dataclass(frozen=True)
class Since:
    """A view held against a snapshot. With `withheld` nothing can be said."""

    snapshot: Snapshot
    own: Change
    rows: tuple[Change, ...] = ()
    """Those listed now in their order, then those that only the snapshot has, in its order."""
    withheld: Withheld | None = None

    @cached_property
    def by_id(self) -> dict[int, Change]:
        """Return the changes by identity, for rows of a list."""
        return {row.organization.id: row for row in self.rows}

    @property
    def up(self) -> tuple[Change, ...]:
        return tuple(row for row in self.rows if (row.steps or 0) > 0)

    @property
    def down(self) -> tuple[Change, ...]:
        return tuple(row for row in self.rows if (row.steps or 0) < 0)

    @property
    def same(self) -> int:
        return sum(row.steps == 0 for row in self.rows)

    @property
    def unknown(self) -> int:
        """How many stand in both lists, and one of their states cannot be compared: no quota, or no report."""
        return sum(row.steps is None and None not in (row.before, row.now) for row in self.rows)

    @property
    def began(self) -> int:
        return sum(row.before is None for row in self.rows)

    @property
    def ended(self) -> int:
        return sum(row.now is None for row in self.rows)

    @property
    def corrections(self) -> tuple[Change, ...]:
        """Those whose figures of the snapshot's day are others by now, most people first."""
        found = [row for row in self.rows if row.admitted_corrected or row.quota_corrected]
        return tuple(sorted(found, key=lambda row: -abs(row.corrected or 0)))


def since(snapshot: Snapshot, now: Position, before: Position | None, known: Position | None) -> Since:
    """Return what changed: `before` is the snapshot, `known` its day with what the view knows, None where the
    organisation did not stand.

    Every total change is progress plus correction: 289 → 312 is +23, of which +22 were admitted since and +1 had been
    admitted by then and was reported later. An organisation is followed by its identity: one that was merged is
    another afterwards, since figures on other boundaries do not compare. States are those that the snapshot and the
    view show.

    Source: "Since a snapshot" in docs/rules.md.
    """
    withheld = why_withheld(snapshot, now)
    if withheld is not None or before is None:
        own = Change(None, known.own if known else None, now.own)
        return Since(snapshot, own, withheld=withheld or Withheld.NOT_THERE)
    then, by_now = _by_id(before), _by_id(known)
    here = {row.organization.id for row in now.children}
    rows = [Change(then.get(one), by_now.get(one), row) for one, row in _by_id(now).items()]
    rows += [Change(row, by_now.get(one), None) for one, row in then.items() if one not in here]
    return Since(snapshot, Change(before.own, known.own if known else None, now.own), tuple(rows))


def why_withheld(snapshot: Snapshot, now: Position) -> Withheld | None:
    """Return why a view cannot be held against a snapshot, before anything else is read; None where it can."""
    if snapshot.jurisdiction != now.jurisdiction.code:
        return Withheld.ANOTHER_JURISDICTION
    return Withheld.ANOTHER_YEAR if snapshot.as_of.year != now.year else None


def _by_id(position: Position | None) -> dict[int, Standing]:
    return {row.organization.id: row for row in position.children} if position else {}


def _admitted(standing: Standing) -> int | None:
    return standing.admitted


def _quota(standing: Standing) -> int | None:
    return standing.quota


def _value(standing: Standing | None, figure: Callable[[Standing], int | None]) -> int | None:
    return None if standing is None else figure(standing)


def _less(later: Standing | None, former: Standing | None, figure: Callable[[Standing], int | None]) -> int | None:
    ours, theirs = _value(later, figure), _value(former, figure)
    return None if ours is None or theirs is None else ours - theirs
