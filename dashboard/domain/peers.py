"""One organisation beside others like it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from dashboard.domain.position import Standing

OTHERS_NEEDED = 4
SIZE_FACTOR = 2


@dataclass(frozen=True)
class Peers:
    """The others like an organisation, or the reason why it is compared with nobody."""

    others: tuple[Standing, ...] = ()
    median: Fraction | None = None
    """Of the shares of the quota that the others reached."""
    third: int = 0
    """1: among the third with the higher shares, 2: in the middle, 3: among the third with the lower ones."""
    withheld: str = ""  # "no_quota", "small_quota", "not_reported", "too_few"
    elsewhere: bool = False
    """Whether the others stand in the whole jurisdiction, because too few alike stand under the same organisation."""


def compare_with_peers(
    standing: Standing, siblings: Sequence[Standing], level: Callable[[], Sequence[Standing]] = tuple
) -> Peers:
    """Return how an organisation stands among others of the same kind and about the same size.

    The others are its siblings; where too few of them are alike, all of its form in the jurisdiction, which `level`
    returns (asked for only then).

    Alike are those of its cluster (without one, of its kind) whose quota is between half and twice its own, at least 4,
    and who sent the report of the period. Fewer than four others say nothing. With 8 of 20, and others at 10 %, 20 %,
    50 % and 60 %, the median is 35 % and the place in the middle third. Equal shares share their place.

    Source: "Peers" in docs/rules.md. A place is told in thirds only: nobody is named last.
    """
    if not standing.quota:
        return Peers(withheld="no_quota")
    if standing.small_quota:
        return Peers(withheld="small_quota")
    own = _share(standing)
    if own is None or not standing.reported:
        return Peers(withheld="not_reported")
    others, elsewhere = _others(standing, siblings), False
    if len(others) < OTHERS_NEEDED:
        rows = level()
        mine = next((row for row in rows if row.organization.id == standing.organization.id), standing)
        same_form = [row for row in rows if row.organization.kind == mine.organization.kind]
        others, elsewhere = _others(mine, same_form), True
    if len(others) < OTHERS_NEEDED:
        return Peers(withheld="too_few")
    shares = [share for _, share in others]
    return Peers(tuple(row for row, _ in others), median(shares), _third(own, shares), elsewhere=elsewhere)


def _others(standing: Standing, rows: Sequence[Standing]) -> list[tuple[Standing, Fraction]]:
    return [(row, share) for row in rows if _alike(standing, row) and (share := _share(row)) is not None]


def _share(row: Standing) -> Fraction | None:
    return Fraction(row.admitted, row.quota) if row.quota and row.admitted is not None else None


def _alike(standing: Standing, row: Standing) -> bool:
    mine, other = standing.organization, row.organization
    if standing.quota is None or row.quota is None or row.small_quota or not row.reported or mine.id == other.id:
        return False
    same_kind = mine.cluster == other.cluster if mine.cluster else (mine.kind == other.kind and not other.cluster)
    return same_kind and standing.quota <= SIZE_FACTOR * row.quota and row.quota <= SIZE_FACTOR * standing.quota


def _third(own: Fraction, others: Sequence[Fraction]) -> int:
    """Return the third of the middle of all places that the share could take."""
    higher = sum(share > own for share in others)
    equal = sum(share == own for share in others)
    middle = Fraction(2 * higher + equal + 1, 2 * (len(others) + 1))
    return 1 if middle < Fraction(1, 3) else 2 if middle <= Fraction(2, 3) else 3
