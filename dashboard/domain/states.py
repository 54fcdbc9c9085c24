"""In what state an organisation is, and why: rules 3 and 4 of docs/rules.md."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from dashboard.domain.numbers import round_half_up

SMALL_QUOTA = 3
"""Up to this a percent says nothing: one person is a third. Shown as a count and never ranked by percent."""
CHANCE = 0.1
"""A shortfall counts only if chance alone would bring it less often than this."""


@dataclass(frozen=True)
class Limits:
    """What an office set for the day looked at; the values here hold where it set nothing."""

    small_quota: int = SMALL_QUOTA
    chance: float = CHANCE


USUAL = Limits()


class State(StrEnum):
    """States in order of precedence."""

    NOT_ASSIGNED = "not_assigned"
    NOT_REPORTED = "not_reported"
    ZERO = "zero"
    BEHIND = "behind"
    ON_PACE = "on_pace"
    MET = "met"
    EXCEEDED = "exceeded"


@dataclass(frozen=True)
class Judgement:
    """A state with the numbers that explain it. `missing` is people short of `due`; None where nothing is due."""

    state: State
    due: int | None = None
    missing: int | None = None
    chance: float | None = None
    limit: float = CHANCE
    """Chance below which a shortfall counts."""

    @property
    def behind(self) -> bool:
        """True when the shortfall survives chance, also while nobody was admitted yet."""
        return bool(self.missing) and self.chance is not None and self.chance < self.limit


def judge(quota: int | None, admitted: int | None, share: Fraction, limits: Limits = USUAL) -> Judgement:
    """Return the state of an organisation with `quota` (None or 0: not assigned) and `admitted` (None: no report).

    `share` is the share of the year expected by its last report day. 9 of 40 where 5/12 was due: 17 were due, 8 are
    missing, and chance would bring so few in 1 case of 100, so it is behind.
    """
    if not quota:
        return Judgement(State.NOT_ASSIGNED)
    if admitted is None:
        return Judgement(State.NOT_REPORTED)
    due = round_half_up(quota * share)
    missing = max(0, due - admitted)
    chance = chance_of_so_few(quota, max(admitted, 0), float(share)) if missing else None
    late = Judgement(State.BEHIND, due, missing, chance, limits.chance)
    if admitted > quota:
        state = State.EXCEEDED
    elif admitted == quota:
        state = State.MET
    elif admitted <= 0:
        state = State.ZERO
    else:
        state = State.BEHIND if late.behind else State.ON_PACE
    return replace(late, state=state)


@lru_cache(maxsize=50_000)
def chance_of_so_few(quota: int, admitted: int, share: float) -> float:
    """Return P(X <= admitted) for X ~ Binomial(quota, share): how often chance alone would bring so few by now."""
    if share <= 0 or admitted >= quota:
        return 1.0
    if share >= 1:
        return 0.0
    log_share, log_rest = math.log(share), math.log1p(-share)
    log_choose, total = 0.0, 0.0
    for count in range(admitted + 1):
        total += math.exp(log_choose + count * log_share + (quota - count) * log_rest)
        log_choose += math.log(quota - count) - math.log(count + 1)
    return min(total, 1.0)
