"""The position in words: deterministic sentences that a secretary can read out, in Vietnamese and English.

Tone (rule 9 of docs/rules.md): exact, never scolding; "chậm" and "chưa kết nạp được", never "kém nhất".
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain.numbers import percent
from dashboard.domain.pace import Curve, CurveKind
from dashboard.domain.position import Document, Forecast, Mark, Position, Standing
from dashboard.domain.states import State
from dashboard.i18n.language import N_, NO_BREAK, Language

STATE_WORDS = {
    State.NOT_ASSIGNED: N_("Không giao chỉ tiêu"),
    State.NOT_REPORTED: N_("Chưa báo cáo"),
    State.ZERO: N_("Chưa kết nạp được"),
    State.BEHIND: N_("Chậm tiến độ"),
    State.ON_PACE: N_("Bảo đảm tiến độ"),
    State.MET: N_("Đạt chỉ tiêu"),
    State.EXCEEDED: N_("Vượt chỉ tiêu"),
}
CLOSED_WORDS = {
    State.ZERO: N_("Không kết nạp được"),
    State.BEHIND: N_("Không đạt chỉ tiêu"),
}
"""Once a year is closed nothing can follow any more: "chưa" and "chậm" would be untrue."""
MARK_WORDS = {
    Mark.LAST_REPORT_MISSING: N_("thiếu báo cáo kỳ này"),
    Mark.SMALL_QUOTA: N_("chỉ tiêu nhỏ"),
    Mark.MANY_YEARS_ZERO: N_("nhiều năm chưa kết nạp"),
    Mark.POOL_BUT_ZERO: N_("còn nguồn"),
    Mark.NO_POOL: N_("không còn nguồn"),
}
CLUSTER_WORDS = {
    "ward": N_("Phường"),
    "commune": N_("Xã"),
    "special_zone": N_("Đặc khu"),
    "township": N_("Thị trấn"),
    "district": N_("Cấp huyện"),
    "bloc": N_("Khối cơ quan, doanh nghiệp"),
    "agency": N_("Cơ quan"),
    "enterprise": N_("Doanh nghiệp"),
    "school": N_("Trường học"),
    "armed_forces": N_("Lực lượng vũ trang"),
}


def state_word(language: Language, state: State, *, closed: bool = False) -> str:
    """Return the word of a state, as it is called once a year is `closed` where that differs."""
    return language.text(CLOSED_WORDS[state] if closed and state in CLOSED_WORDS else STATE_WORDS[state])


def standing_word(language: Language, standing: Standing) -> str:
    """Return the word of an organisation's state: one that ended within the year can no longer admit anybody."""
    closed = standing.over if standing.state is State.ZERO else standing.year_over
    return state_word(language, standing.state, closed=closed)


def mark_word(language: Language, mark: Mark) -> str:
    """Return the words of a mark."""
    return language.text(MARK_WORDS[mark])


def cluster_word(language: Language, cluster: str | None) -> str:
    """Return the name of a cluster; one that nobody named yet is shown by its code."""
    if cluster is None:
        return language.text("Không phân khối")
    return language.text(CLUSTER_WORDS[cluster]) if cluster in CLUSTER_WORDS else cluster


def people(language: Language, count: int) -> str:
    """Return a number of people, joined so that no line ends between number and noun."""
    return language.plural("{n} người", count).replace(" ", NO_BREAK, 1)


def share_text(language: Language, standing: Standing) -> str:
    """Return "289/817 (35%)", "3/0" never: without a quota only the people."""
    if standing.admitted is None:
        return language.text("chưa có báo cáo")
    if not standing.quota:
        return language.text("kết nạp {people}, không giao chỉ tiêu", people=people(language, standing.admitted))
    fraction = language.fraction(standing.admitted, standing.quota)
    if standing.small_quota:
        return fraction
    digits = 1 if 0 < standing.admitted * 100 < standing.quota else 0  # below 1% a whole percent says too little
    return f"{fraction} ({language.percent(percent(standing.admitted, standing.quota, digits), digits)})"


def distance_text(language: Language, standing: Standing) -> str:
    """Return how far the organisation is from what was due, in people; empty where nothing was due."""
    judgement = standing.judgement
    if judgement.due is None or standing.admitted is None or judgement.state in (State.MET, State.EXCEEDED):
        return ""
    if standing.share_due >= 1:  # the year is over: what was due is the quota
        return language.text("thiếu {people} so với chỉ tiêu năm", people=people(language, judgement.missing or 0))
    if judgement.behind:
        return language.text(
            "chậm tiến độ, thiếu {people} so với mức cần đạt", people=people(language, judgement.missing or 0)
        )
    if judgement.state is State.ZERO and not judgement.due:
        return language.text("mức cần đạt là 0")
    ahead = standing.admitted - judgement.due
    if ahead > 0:
        return language.text("cao hơn mức cần đạt {people}", people=people(language, ahead))
    if ahead < 0:
        text = N_("thấp hơn mức cần đạt {people}, vẫn trong mức dao động thường gặp")
        return language.text(text, people=people(language, -ahead))
    return language.text("đúng mức cần đạt")


def lead_sentence(language: Language, position: Position) -> str:
    """Return the answer in one sentence: Toàn Đảng bộ đạt 289/817 (35%), ...; 50 trong 108 ... chưa kết nạp được."""
    own = position.own
    subject = subject_of(language, position)
    if own.admitted is None:
        first = language.text("{subject} chưa có báo cáo năm {year}", subject=subject, year=position.year)
    elif not own.quota:
        text = N_("{subject} kết nạp {people}, năm {year} không giao chỉ tiêu")
        first = language.text(text, subject=subject, people=people(language, own.admitted), year=position.year)
    else:
        first = language.text("{subject} đạt {share}", subject=subject, share=share_text(language, own))
        distance = distance_text(language, own)
        if own.state is State.MET:
            distance = language.text("đủ chỉ tiêu năm")
        elif own.state is State.EXCEEDED:
            distance = language.text("vượt chỉ tiêu năm {people}", people=people(language, own.admitted - own.quota))
        first = f"{first}, {distance}" if distance else first
    if own.admitted is None or not any(child.quota for child in position.children):
        return first + "."
    return f"{first}; {_zero_text(language, position)}."


def _zero_text(language: Language, position: Position) -> str:
    zero, unreported, of = position.count(State.ZERO), position.count(State.NOT_REPORTED), position.organizations
    if zero:
        number = language.number(zero)
        if position.own.year_over:
            return language.plural("{zero} trong {n} đảng bộ, chi bộ không kết nạp được", of, zero=number)
        return language.plural("{zero} trong {n} đảng bộ, chi bộ chưa kết nạp được", of, zero=number)
    if unreported:
        return language.plural("{n} đảng bộ, chi bộ chưa báo cáo", unreported)
    if position.own.year_over:
        return language.text("đảng bộ, chi bộ nào cũng kết nạp được")
    return language.text("không còn đảng bộ, chi bộ nào chưa kết nạp được")


def subject_of(language: Language, position: Position) -> str:
    """Return whom a sentence speaks of: the whole, some clusters of it, or one organisation."""
    if position.clusters:
        words = [cluster_word(language, cluster) for cluster in position.clusters]
        names = ", ".join(words if language.code == "en" else map(lower_first, words))
        return language.text("Khối {clusters}", clusters=names)
    if position.organization.code == position.jurisdiction.code:
        return language.text("Toàn Đảng bộ")
    return position.organization.name


def curve_text(language: Language, curve: Curve, share: str) -> str:
    """Return the name of the curve that says what was due, with the share it gives."""
    years = f"{curve.years[0]}–{curve.years[-1]}" if curve.years else ""
    names = {
        CurveKind.OWN_HISTORY: language.text("nhịp các năm {years}", years=years),
        CurveKind.SCHOOL_HISTORY: language.text("nhịp chung của khối trường học {years}", years=years),
        CurveKind.PARENT_HISTORY: language.text("nhịp của cấp trên {years}", years=years),
        CurveKind.OFFICE: curve.name,
        CurveKind.STRAIGHT: language.text("đường thẳng theo tháng"),
    }
    return f"{names[curve.kind]} ({share})"


def due_text(language: Language, standing: Standing) -> str:
    """Return the named curve with the share due on the last report day: "nhịp các năm 2021–2023 (34,6%)"."""
    if standing.year_over:
        return language.text("năm đã khép ({share})", share=language.percent(Decimal(100), 0))
    exact = Decimal(standing.share_due.numerator * 100) / Decimal(standing.share_due.denominator)
    return curve_text(language, standing.curve, language.percent(exact.quantize(Decimal("0.1"), ROUND_HALF_UP)))


def reports_text(language: Language, position: Position) -> str:
    """Return how many reports of the period are in: "106/108 đảng bộ, chi bộ đã báo cáo"."""
    if not position.children:
        done = position.own.reported and position.own.report is not None
        return language.text("đã báo cáo kỳ này") if done else language.text("chưa báo cáo kỳ này")
    fraction = language.fraction(position.reported, position.organizations)
    return language.plural("{fraction} đảng bộ, chi bộ đã báo cáo", position.organizations, fraction=fraction)


def reason(language: Language, standing: Standing) -> str:
    """Return why the organisation has its state, with the numbers: "9/40, mức cần đạt 17; ... chỉ có 1% ..."."""
    judgement = standing.judgement
    fraction = language.fraction(standing.admitted, standing.quota)
    if judgement.state is State.NOT_ASSIGNED:
        return language.text("Không giao chỉ tiêu trong năm nên không xếp tiến độ.")
    if judgement.state is State.NOT_REPORTED:
        return language.text("Trong năm chưa gửi báo cáo nào; chưa có báo cáo không phải là số 0.")
    if standing.year_over:
        if not judgement.missing:
            return language.text("{fraction}: năm đã khép, đã đạt chỉ tiêu.", fraction=fraction)
        missing = people(language, judgement.missing)
        text = N_("{fraction}: năm đã khép, thiếu {missing} so với chỉ tiêu năm.")
        return language.text(text, fraction=fraction, missing=missing)
    parts = {"fraction": fraction, "due": language.number(judgement.due), "curve": due_text(language, standing)}
    if judgement.state in (State.MET, State.EXCEEDED):
        return language.text("{fraction}: đã đạt chỉ tiêu cả năm; mức cần đạt là {due}, theo {curve}.", **parts)
    if judgement.chance is None:
        return language.text("{fraction}, mức cần đạt {due} theo {curve}: không thiếu.", **parts)
    chance = chance_text(language, judgement.chance)
    if judgement.behind:
        text = N_(
            "{fraction}, mức cần đạt {due} theo {curve}; thiếu rõ: khả năng chỉ do dao động thường gặp là {chance}."
        )
    else:
        text = N_(
            "{fraction}, mức cần đạt {due} theo {curve};"
            " thiếu ít: khả năng chỉ do dao động thường gặp là {chance}, chưa coi là chậm."
        )
    return language.text(text, chance=chance, **parts)


def chance_text(language: Language, chance: float) -> str:
    """Return a probability as whole percent: "1%", or "dưới 1%"."""
    whole = int(Decimal(chance * 100).quantize(Decimal(1), ROUND_HALF_UP))
    return language.percent(Decimal(whole), 0) if whole else language.text("dưới 1%")


def forecast_text(language: Language, forecast: Forecast, admitted: int | None) -> str:
    """Return the range of the year end, or why there is none."""
    if forecast.low is not None and forecast.high is not None:
        if forecast.low == forecast.high:
            return language.number(forecast.low)
        return f"{language.number(forecast.low)}–{language.number(forecast.high)}"
    reasons = {
        "met": language.text("đã đủ chỉ tiêu năm"),
        "too_few_people": language.text("mới {people}, cần từ 10", people=people(language, admitted or 0)),
        "too_few_years": language.text("chưa đủ 3 năm để so"),
        "too_early": language.text("còn quá sớm trong năm"),
        "closed": language.text("năm đã khép"),
        "ended": language.text("đảng bộ, chi bộ đã kết thúc"),
    }
    return reasons[forecast.withheld]


def document_text(language: Language, document: Document | None) -> str:
    """Return a document as it is cited; one without a number says so."""
    if document is None:
        return language.text("chưa ghi văn bản")
    kind, number = document.kind, document.number
    if document.issued_on is None:
        if number is None:
            return language.text("{kind} (chưa ghi số)", kind=kind)
        return language.text("{kind} số {number}", kind=kind, number=number)
    day = language.day(document.issued_on)
    if number is None:
        return language.text("{kind} ngày {day} (chưa ghi số)", kind=kind, day=day)
    return language.text("{kind} số {number} ngày {day}", kind=kind, number=number, day=day)


def curve_comparison(language: Language, position: Position) -> str:
    """Return the statement over the cumulative curve: this year beside the same day of earlier years."""
    own, day = position.own, position.report_day
    years = [result for result in own.history if result.admitted][-3:]
    if own.admitted is None or day is None:
        return language.text("Lũy kế trong năm: chưa có báo cáo")
    if not years:
        return language.plural("Lũy kế trong năm: {n} người đến {day}", own.admitted, day=language.day(day))
    years = [result for result in years if day.month == 12 or not result.only_total]
    if not years:
        return language.text("Lũy kế trong năm; các năm trước chỉ có số cả năm")
    before = [sum(result.months[: day.month]) for result in years]
    higher = sum(own.admitted > value for value in before)
    count = len(years)
    if higher == count:
        return language.plural("Lũy kế trong năm: cao hơn cùng kỳ {n} năm trước", count)
    if not higher:
        return language.plural("Lũy kế trong năm: không cao hơn cùng kỳ {n} năm trước", count)
    return language.text(
        "Lũy kế trong năm: cao hơn cùng kỳ {higher} trong {n} năm trước",
        higher=language.number(higher),
        n=language.number(count),
    )


def lower_first(sentence: str) -> str:
    """Return the sentence as it stands after a comma."""
    return sentence[:1].lower() + sentence[1:]


def upper_first(sentence: str) -> str:
    """Return the words as they begin a sentence."""
    return sentence[:1].upper() + sentence[1:]


def names_of(rows: Sequence[Standing]) -> str:
    """Return the names of organisations for a sentence."""
    return "; ".join(row.organization.name for row in rows)
