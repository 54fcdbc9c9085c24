"""Slow and obvious ways to what may come and to comparisons, from the rows that the oracle has read."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import sqrt
from typing import Any

from scipy.stats import binom, norm

from dashboard.domain.states import State
from tests.domain.oracle import Expected, Oracle, ranked

BETTER = [State.ZERO, State.BEHIND, State.ON_PACE, State.MET, State.EXCEEDED]


@cache
def expected(oracle: Oracle, one: int, period: int | None) -> Expected:
    return oracle.expect(one, period)


@cache
def newest(oracle: Oracle, one: int) -> list[dict[str, Any]]:
    """The reports of the last month that anybody at or below the organisation reported."""
    reports = oracle._reports_of(one, oracle.year)
    return [row for row in reports if row["as_of"].month == reports[-1]["as_of"].month]


def said(oracle: Oracle, one: int, column: str) -> int | None:
    amounts = [row[column] for row in newest(oracle, one) if row[column] is not None]
    return sum(amounts) if amounts else None


def outstanding(oracle: Oracle, one: int) -> tuple[int, int, int, int] | None:
    """Low, high, how many foresaw the month, how many did not; None when nothing is missing or known."""
    period, admitted = oracle.period(one), expected(oracle, one, oracle.period(one)).admitted
    low = high = admitted or 0
    foretold = silent = 0
    for child in oracle.children(one):
        if not expected(oracle, child, period).reported:
            reports = newest(oracle, child)
            amount = said(oracle, child, "forecast_next_month")
            if reports and period is not None and reports[0]["as_of"].month + 1 == period and amount is not None:
                high += amount
                foretold += 1
            else:
                silent += 1
    if admitted is None or period is None or foretold + silent == 0:
        return None
    return low, high, foretold, silent


def movement(now: Oracle, before: Oracle, one: int) -> tuple[set[str], set[str], int, int]:
    """Codes of those who moved up and down, how many stayed, how many cannot be compared."""
    up, down, same, unknown = set(), set(), 0, 0
    stood, period, former_period = before.children(one), now.period(one), before.period(one)
    for child in now.children(one):
        code = now.organizations[child]["code"]
        state = expected(now, child, period).state
        former = expected(before, child, former_period).state if child in stood else None
        reports, earlier = newest(now, child), newest(before, child)
        newer = reports and earlier and reports[-1]["as_of"] > earlier[-1]["as_of"]
        if not newer or former not in BETTER or state not in BETTER:
            unknown += 1
        elif BETTER.index(state) > BETTER.index(former):
            up.add(code)
        elif BETTER.index(state) < BETTER.index(former):
            down.add(code)
        else:
            same += 1
    return up, down, same, unknown


def what_if(oracle: Oracle, one: int) -> int | None:
    """People of the whole once the first five of the ranking reached their quotas."""
    own, children = expected(oracle, one, oracle.period(one)), oracle.of_children(one)
    first = ranked(children)[:5]
    if not first or not own.quota or own.admitted is None:
        return None
    return own.admitted + sum((children[code].quota or 0) - (children[code].admitted or 0) for code in first)


def outside(oracle: Oracle, one: int) -> tuple[set[str], set[str]]:
    """Codes of those below and above the band, by the band and by their own pace."""
    below, above = set(), set()
    reports = newest(oracle, one)
    due = float(oracle.expected_share(one, reports[-1]["as_of"])) if reports else 0.0
    drawn = []
    period = oracle.period(one)
    for child in oracle.children(one):
        found = expected(oracle, child, period)
        if found.quota is not None and found.quota >= 4 and found.admitted is not None:
            drawn.append((child, found.quota, found.admitted))
    if not 0 < due < 1 or len(drawn) < 10:
        return below, above
    for child, quota, admitted in drawn:
        half = norm.ppf(0.9) * sqrt(due * (1 - due) / quota)
        own_reports = newest(oracle, child)
        own_due = float(oracle.expected_share(child, own_reports[-1]["as_of"])) if own_reports else 0.0
        missing = expected(oracle, child, period).missing or 0
        code = oracle.organizations[child]["code"]
        if admitted / quota < due - half and missing > 0 and binom.cdf(admitted, quota, own_due) < 0.1:
            below.add(code)
        if admitted / quota > min(1.0, due + half) and binom.sf(admitted - 1, quota, own_due) < 0.1:
            above.add(code)
    return below, above


def peers(oracle: Oracle, child: int, siblings: list[int], period: int | None) -> tuple[set[str], Fraction] | None:
    """Codes of the others like a direct organisation and their median; None when it is not compared."""
    mine, who = expected(oracle, child, period), oracle.organizations[child]
    if mine.quota is None or mine.quota < 4 or mine.admitted is None or not mine.reported:
        return None
    found = {}
    for other in siblings:
        row, its = oracle.organizations[other], expected(oracle, other, period)
        alike = row["cluster"] == who["cluster"] and (who["cluster"] is not None or row["kind"] == who["kind"])
        if other == child or not alike or its.quota is None or its.quota < 4 or its.admitted is None:
            continue
        if its.reported and its.quota * 2 >= mine.quota and its.quota <= mine.quota * 2:
            found[row["code"]] = Fraction(its.admitted, its.quota)
    if len(found) < 4:
        return None
    shares = sorted(found.values())
    middle = len(shares) // 2
    median = shares[middle] if len(shares) % 2 else (shares[middle - 1] + shares[middle]) / 2
    return set(found), median
