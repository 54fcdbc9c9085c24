"""What may still come, in words: the range over missing reports, how the forecast is made, what if some met."""

from __future__ import annotations

from dashboard.domain.narrative import forecast_text, lower_first, people, subject_of
from dashboard.domain.numbers import percent
from dashboard.domain.outstanding import Outstanding
from dashboard.domain.position import Position, Standing
from dashboard.domain.what_if import WhatIf
from dashboard.i18n.language import N_, Language


def outstanding_range(language: Language, missing: Outstanding) -> str:
    """Return the range beside the headline: "289–291"; one figure when nobody foretold anything."""
    low, high = language.number(missing.low), language.number(missing.high)
    return low if missing.low == missing.high else f"{low}–{high}"


def outstanding_sentence(language: Language, missing: Outstanding) -> str:
    """Return the rule of the range with its numbers."""
    parts = []
    if missing.foretold:
        expected = people(language, missing.high - missing.low)
        parts.append(language.plural("{n} đơn vị đã dự kiến tháng này có {people}", missing.foretold, people=expected))
    if missing.silent:
        parts.append(language.plural("{n} đơn vị không dự kiến nên tính theo số gần nhất", missing.silent))
    return language.text(
        "Còn thiếu {reports} của tháng {month}: {parts}. Nếu đủ báo cáo như dự kiến, kết quả là {range}.",
        reports=language.plural("{n} báo cáo", missing.missing),
        month=language.number(missing.month),
        parts="; ".join(parts),
        range=outstanding_range(language, missing),
    )


def forecast_method(language: Language, standing: Standing) -> str:
    """Return how the forecast is made and how often it holds, or why there is none."""
    forecast = standing.forecast
    if forecast.promise is None:
        text = N_("Chưa dự báo cả năm: {reason}.")
        if forecast.withheld in ("met", "closed", "ended"):
            text = N_("Không dự báo cả năm: {reason}.")
        return language.text(text, reason=forecast_text(language, forecast, standing.admitted))
    return language.text(
        "Dự báo cả năm: lấy số đã kết nạp chia cho phần của năm mà mỗi năm {years} đã đạt vào cùng ngày, ghi năm thấp"
        " nhất và năm cao nhất. Với {n} năm để so, kết quả cuối năm rơi vào khoảng này chừng {chance} số lần.",
        years=_years(forecast.years),
        n=language.number(len(forecast.years)),
        chance=language.percent(percent(forecast.promise.numerator, forecast.promise.denominator, 0), 0),
    )


def forecast_sentence(language: Language, standing: Standing) -> str:
    """Return the range of the year end and how often it holds; why there is none, and where this pace would lead."""
    forecast = standing.forecast
    if forecast.promise is not None:
        return language.text(
            "Theo nhịp các năm {years}, cả năm ước kết nạp {range} người; với {n} năm để so, kết quả cuối năm rơi vào"
            " khoảng này chừng {chance} số lần.",
            years=_years(forecast.years),
            range=forecast_text(language, forecast, standing.admitted),
            n=language.number(len(forecast.years)),
            chance=language.percent(percent(forecast.promise.numerator, forecast.promise.denominator, 0), 0),
        )
    sentence = forecast_method(language, standing)
    if standing.at_this_pace is not None and forecast.withheld == "too_few_years":
        pace = people(language, standing.at_this_pace)
        sentence += " " + language.text("Nếu giữ nhịp đến nay, cả năm khoảng {people}.", people=pace)
    return sentence


def _years(years: tuple[int, ...]) -> str:
    """Return 2021–2023 where no year is left out, else each: 2019, 2021, 2023."""
    unbroken = years[-1] - years[0] == len(years) - 1
    return f"{years[0]}–{years[-1]}" if unbroken else ", ".join(map(str, years))


def what_if_sentence(language: Language, position: Position, reached: WhatIf) -> str:
    """Return "Nếu 5 đơn vị ... đạt chỉ tiêu năm (thêm 77 người), Toàn Đảng bộ đạt 366/817 (45%)."."""
    subject = subject_of(language, position)
    is_name = subject == position.organization.name or (bool(position.clusters) and language.code == "en")
    text = N_("{who} đạt chỉ tiêu năm (thêm {people}), {subject} đạt {fraction} ({share}).")
    return language.text(
        text,
        who=language.plural("Nếu {n} đơn vị thiếu nhiều người nhất", len(reached.rows)),
        people=people(language, reached.people),
        subject=subject if is_name else lower_first(subject),
        fraction=language.fraction(reached.admitted, reached.quota),
        share=language.percent(percent(reached.admitted, reached.quota, 0), 0),
    )
