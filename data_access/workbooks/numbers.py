"""Numbers as workbooks store them, and the days that some of them mean."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta

_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_MOST_EXACT = 10**15
_FIRST_DAY = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_LAST_SERIAL = 2_958_465  # 31/12/9999
_LEAP_DAY_THAT_NEVER_WAS = 60


def stored_number(text: str) -> int | float:
    """Return the number that a workbook stores, in the 15 digits that its program shows. Raises ValueError."""
    text = text.strip(" \t\r\n")
    if not _NUMBER.fullmatch(text) or len(text) > 400:
        raise ValueError(text)
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    number = float(f"{number:.15g}")
    return int(number) if number.is_integer() and abs(number) < _MOST_EXACT else number


def stored_day(number: int | float, *, date1904: bool) -> date | datetime | int | float:
    """Return the day, with its time if there is one; a number that is no day stays what it is.

    A day is a count from 30/12/1899 or, in workbooks that began on old Macintoshes, from 01/01/1904. The former
    count knows a 29/02/1900 that never was; numbers up to it are one day later than they would be without it.
    """
    if not (0 if date1904 else 1) <= number < _LAST_SERIAL + 1 - (1462 if date1904 else 0):
        return number
    early = not date1904 and number < _LEAP_DAY_THAT_NEVER_WAS
    if not date1904 and _LEAP_DAY_THAT_NEVER_WAS <= number < _LEAP_DAY_THAT_NEVER_WAS + 1:
        return number
    moment = _FIRST_DAY[date1904] + timedelta(days=math.floor(number) + early)
    seconds = min(round((number - math.floor(number)) * 86_400), 86_399)
    return moment + timedelta(seconds=seconds) if seconds else moment.date()


def written_day(text: str) -> date | datetime:
    """Return the day of a cell that holds it in words of ISO 8601. Raises ValueError."""
    text = text.strip().removesuffix("Z")
    moment = datetime.fromisoformat(text).replace(tzinfo=None)
    return moment if moment.time().isoformat() != "00:00:00" else moment.date()
