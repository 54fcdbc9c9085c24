"""What the builders of all sample jurisdictions need: moments of an office's day and whole shares of a total."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """Return the moment in UTC when the office's clock shows this hour."""
    return datetime.combine(day, time(hour, minute), OFFICE_ZONE).astimezone(UTC)


def next_month(year: int, month: int) -> date:
    """Return the first day of the month after."""
    return date(year + month // 12, month % 12 + 1, 1)


def share_out(total: int, weights: Mapping[str, float], least: int = 0) -> dict[str, int]:
    """Share `total` out in whole people by weight, at least `least` for each: the largest remainders round up.

    The parts add up to the total exactly; equal remainders go by the order of `weights`, so that a run repeats.
    """
    free = total - least * len(weights)
    if free < 0:
        raise ValueError(f"{total} is too little for {len(weights)} parts of {least}")
    whole = sum(weights.values())
    exact = {key: free * weight / whole for key, weight in weights.items()}
    parts = {key: int(value) for key, value in exact.items()}
    by_remainder = sorted(exact, key=lambda key: parts[key] - exact[key])
    for key in by_remainder[: free - sum(parts.values())]:
        parts[key] += 1
    return {key: least + part for key, part in parts.items()}
