"""Years of an organisation in words."""

from __future__ import annotations

from dashboard.domain.narrative import people
from dashboard.domain.position import Standing
from dashboard.domain.years import Year, ZeroRun
from dashboard.i18n.language import Language


def result_text(language: Language, year: Year) -> str:
    """Return 3/5, 2/– without a quota, … without a report; nothing for a year in which it did not stand."""
    if not year.stood:
        return ""
    if year.admitted is None:
        return "…"
    return language.fraction(year.admitted, year.quota or None)


def year_text(language: Language, year: Year) -> str:
    """Return what a year was, in words: "2021: kết nạp 2 người, không giao chỉ tiêu"."""
    if not year.stood:
        words = language.text("chưa thành lập")
    elif year.admitted is None:
        words = language.text("chưa có báo cáo cả năm") if year.until is None else language.text("chưa có báo cáo")
    else:
        count = people(language, year.admitted)
        words = (
            language.text("kết nạp {people}, chỉ tiêu {quota}", people=count, quota=language.number(year.quota))
            if year.quota
            else language.text("kết nạp {people}, không giao chỉ tiêu", people=count)
        )
    if year.until is not None and year.admitted is not None:
        words = language.text("{words}, đến {day}", words=words, day=language.day(year.until))
    return f"{year.year}: {words}"


def zero_run_text(language: Language, run: ZeroRun, standing: Standing) -> str:
    """Return how long nobody was admitted and whom there is to admit, so that one asks why and not who is to blame."""
    first, last = str(run.years[0].year), str(run.years[-1].year)
    text = language.plural("{n} năm liền chưa kết nạp được ai ({first}–{last})", len(run.years), first=first, last=last)
    if run.without_quota:
        without = language.plural("trong đó {n} năm không giao chỉ tiêu", run.without_quota)
        text = f"{text}, {without}"
    return f"{text}; {_pool_text(language, standing)}"


def _pool_text(language: Language, standing: Standing) -> str:
    pool = standing.report.pool if standing.report else None
    if pool is None:
        return language.text("chưa báo nguồn")
    if not pool:
        return language.text("không còn nguồn, cần hỗ trợ tạo nguồn")
    return language.text("nguồn hiện có {people}", people=people(language, pool))
