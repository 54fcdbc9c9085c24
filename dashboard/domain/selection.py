"""Which organisations are looked at: one rule for screens and files, so that both show the same rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.position import Mark, Organization, Standing
from dashboard.domain.states import State
from dashboard.i18n.collation import matches

LAGGING_STATES = (State.ZERO, State.BEHIND)


def _state_is(state: State) -> Callable[[Standing], bool]:
    return lambda row: row.state is state


CHOICES: Mapping[str, Callable[[Standing], bool]] = {
    "lagging": lambda row: row.state in LAGGING_STATES,
    "small_quota": lambda row: row.state in LAGGING_STATES and row.small_quota,
    "pool": lambda row: row.state in LAGGING_STATES and bool(row.report and row.report.pool),
    "no_pool": lambda row: row.state in LAGGING_STATES and Mark.NO_POOL in row.marks,
    "many_years_zero": lambda row: Mark.MANY_YEARS_ZERO in row.marks,
    "missing_report": lambda row: not row.reported,
    "everyone": lambda row: True,
    **{state.value: _state_is(state) for state in State},
}
"""What the list can be narrowed to: the name in the address and its rule. "lagging" is where the list starts."""


RANKED_CHOICES = ("lagging", "zero", "behind", "small_quota", "pool", "no_pool", "many_years_zero")
"""Choices whose rows stand in the order of people missing; all others in the order of the quota plan."""


DRAWINGS = ("funnel",)
"""Other ways to see the organisations than the list: by the size of their quotas."""


@dataclass(frozen=True)
class Filters:
    """What is narrowed: clusters (none: all), a choice of CHOICES, words of a search."""

    clusters: tuple[str, ...] = ()
    choice: str = "lagging"
    search: str = ""


def narrow(rows: Sequence[Standing], filters: Filters) -> tuple[Standing, ...]:
    """Return the rows of the clusters whose names match the search, in their order; the choice is left open.

    A name above a row counts as well: a search for a committee finds its cells.
    """
    return tuple(
        row
        for row in rows
        if (not filters.clusters or row.organization.cluster in filters.clusters)
        and (
            not filters.search
            or matches(filters.search, *(name for one in (row.organization, *row.above) for name in _names_of(one)))
        )
    )


def _names_of(organization: Organization) -> tuple[str, ...]:
    return organization.name, organization.short_name, *organization.other_names.splitlines()


def with_own_figures(rows: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return the rows whose figures of the year nobody below recorded for them.

    Along one branch people are recorded at one level a year, so the figures of an organisation are all its own or all
    from below: there is no part to show.
    """
    return tuple(row for row in rows if not row.recorded_below)


def choose(rows: Sequence[Standing], choice: str) -> tuple[Standing, ...]:
    """Return the rows for which the choice holds."""
    return tuple(row for row in rows if CHOICES[choice](row))
