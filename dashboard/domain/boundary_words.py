"""Earlier years across a change of boundaries, in words: the two readings, and why years do not compare."""

from __future__ import annotations

from dashboard.domain.boundaries import THEN, TODAY, Boundary
from dashboard.domain.life_words import break_reason
from dashboard.domain.position import Position
from dashboard.domain.trend import Lines, Trend
from dashboard.i18n.language import N_, Language

READING_WORDS = {THEN: N_("Như khi đó"), TODAY: N_("Theo địa giới hiện nay")}


def reading_word(language: Language, reading: str, boundary: Boundary) -> str:
    """Return the name of a reading; that of today says where nothing can be told on its boundaries."""
    words = language.text(READING_WORDS[reading])
    if reading == TODAY and not boundary.told:
        return language.text("{reading}: không so sánh được", reading=words)
    return words


def boundary_reason(language: Language, boundary: Boundary, organization_id: int) -> str:
    """Return why the time before a boundary does not compare; empty where it does."""
    if boundary.comparable:
        return ""
    return break_reason(language, organization_id, boundary.breaks, boundary.names)


def reading_note(language: Language, position: Position, trend: Trend) -> str:
    """Return what the earlier years shown are, and whether they compare with this one; empty without a boundary."""
    boundary = trend.boundary
    if boundary is None:
        return ""
    day, why = language.day(boundary.day), boundary_reason(language, boundary, position.organization.id)
    if trend.reading == TODAY and not boundary.told:
        return language.text("Trước {day}: không so sánh được với hiện nay: {why}", day=day, why=why)
    if trend.reading == TODAY and why:
        text = N_("Trước {day} chỉ có số của các đơn vị về đây toàn bộ; không so sánh được với hiện nay: {why}")
        return language.text(text, day=day, why=why)
    if trend.reading == TODAY:
        return language.text("Các năm trước cộng từ các đơn vị trước {day} về đây toàn bộ; so sánh được.", day=day)
    if not trend.former:
        return language.text("Mỗi năm tính theo các đơn vị của chính lúc đó; địa giới đổi từ {day}.", day=day)
    names = "; ".join(former.name for former in trend.former)
    return language.text("Trước {day} là số của {names}, không so sánh được với sau đó.", day=day, names=names)


def comparable_note(language: Language, position: Position, trend: Trend) -> str:
    """Return which earlier years the pace and the forecast use where boundaries changed; empty elsewhere."""
    if trend.boundary is None:
        return ""
    years = [str(result.year) for result in position.own.history if result.admitted]
    if not years:
        return language.text("Mức cần đạt và dự báo chỉ dùng các năm trọn so sánh được: chưa có năm nào.")
    return language.text("Mức cần đạt và dự báo chỉ dùng các năm trọn so sánh được: {years}.", years=", ".join(years))


def lines_note(language: Language, lines: Lines) -> str:
    """Return what the dashed earlier lines are; empty where none is drawn."""
    if not lines.apart:
        return ""
    years = ", ".join(str(year) for year in sorted(lines.apart))
    return language.text(
        "Đường xám đứt ({years}): trước khi địa giới đổi, không so sánh được với năm nay.", years=years
    )
