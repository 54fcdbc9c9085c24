"""The day by which a conclusion shall be done, as somebody typed it; what is wrong with it is said in plain words."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from dashboard.administration import day_of
from dashboard.i18n.language import N_
from dashboard.meeting.writing import RefusedError

NO_DAY = N_("Không hiểu ngày “{value}”. Ghi ngày/tháng/năm, ví dụ 30/06/2026.")
NO_MONTH = N_("Hạn “{value}”: một năm chỉ có 12 tháng.")
NO_SUCH_DAY = N_("Hạn “{value}”: tháng {month} năm {year} chỉ có {last} ngày.")
SHORT_YEAR = N_("Hạn “{value}”: ghi đủ bốn chữ số của năm, ví dụ 30/06/2026.")
FAR_YEAR = N_("Hạn “{value}”: xem lại năm.")
YEARS = range(2000, 2100)
"""A due day outside of them is a slip of the finger."""
_TYPED = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]+)")


def due_day(text: str) -> date | None:
    """Return the day that was typed, None for none. Raises RefusedError that says what is wrong with another text."""
    value = text.strip()
    if not value:
        return None
    typed = _TYPED.fullmatch(value)
    if typed is None:
        found = day_of(value)
        if found is None:
            raise RefusedError(NO_DAY, value=value)
        return found
    day, month, year = map(int, typed.groups())
    if len(typed[3]) != 4:
        raise RefusedError(SHORT_YEAR, value=value)
    if year not in YEARS:
        raise RefusedError(FAR_YEAR, value=value)
    if not 1 <= month <= 12:
        raise RefusedError(NO_MONTH, value=value)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise RefusedError(NO_SUCH_DAY, value=value, month=month, year=year, last=last)
    return date(year, month, day)
