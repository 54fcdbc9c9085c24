"""The way of people to admission: in the pool, with the certificate of the course, with a file pending, admitted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.domain.position import Standing


@dataclass(frozen=True)
class Pipeline:
    """People on each step as the newest reports say; None where no report says it.

    Holders and files are among the pool, so the steps are not added up.
    """

    pool: int | None
    certificate_holders: int | None
    files_pending: int | None
    admitted: int | None
    organizations: int
    silent: int
    """Organisations whose report names no pool, or that have no report: the sums leave them out."""


def pipeline_of(rows: Iterable[Standing]) -> Pipeline:
    """Return the people of several organisations, what nobody said left out: pools of 15, 0 and … are 15, 1 silent."""
    rows = tuple(rows)
    reports = [row.report for row in rows if row.report is not None]
    return Pipeline(
        pool=_sum(report.pool for report in reports),
        certificate_holders=_sum(report.certificate_holders for report in reports),
        files_pending=_sum(report.files_pending for report in reports),
        admitted=_sum(row.admitted for row in rows),
        organizations=len(rows),
        silent=len(rows) - sum(report.pool is not None for report in reports),
    )


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
