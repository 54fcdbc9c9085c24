"""Lists in words: the sentence over a list, its choices, orders and groups; what is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.arrivals import Arrival, Row
from dashboard.domain.groups import GroupTotal
from dashboard.domain.level_narrative import units_text
from dashboard.domain.narrative import (
    CLOSED_WORDS,
    STATE_WORDS,
    cluster_word,
    lower_first,
    people,
    state_word,
    subject_of,
    upper_first,
)
from dashboard.domain.position import Position, Standing
from dashboard.domain.ranking import Lagging
from dashboard.domain.states import State
from dashboard.i18n.language import N_, NO_BREAK, Language


def lagging_answer(language: Language, position: Position, shown: Lagging) -> str:
    """Return the sentence over the list of a position's lagging organisations; without any report nobody knows them."""
    if all(row.admitted is None for row in position.children):
        return language.text("Chưa có báo cáo nào trong phạm vi đang xem nên chưa biết đơn vị nào chậm.")
    if not position.judged:
        nobody = sum(row.admitted == 0 for row in position.children)
        text = N_("Năm {year} không giao chỉ tiêu nên không xếp đơn vị nào là chậm; {units} không kết nạp được ai.")
        return language.text(text, year=position.year, units=language.plural("{n} đơn vị", nobody))
    return lagging_sentence(language, shown, subject_of(language, position) if position.clusters else "")


def lagging_sentence(language: Language, shown: Lagging, place: str = "") -> str:
    """Return the sentence over the list of those behind or at zero, true for what is filtered."""
    rows = shown.all
    if not rows:
        return language.text("Không có đơn vị nào chậm hoặc chưa kết nạp được trong phạm vi đang xem.")
    zero = sum(row.state is State.ZERO for row in rows)
    behind, closed = len(rows) - zero, all(row.year_over for row in rows)
    said = [
        language.plural("{n} đơn vị không kết nạp được", zero)
        if closed
        else language.plural("{n} đơn vị chưa kết nạp được", zero),
        language.plural("{n} đơn vị không đạt chỉ tiêu", behind)
        if closed
        else language.plural("{n} đơn vị chậm tiến độ", behind),
    ]
    text = language.text(" và ").join(words for words, count in zip(said, (zero, behind), strict=True) if count)
    if place:
        text = f"{place}: {text}"
    words = N_("{text}; còn thiếu {people} so với mức cần đạt.")
    if closed:
        words = N_("{text}; còn thiếu {people} so với chỉ tiêu năm.")
    return language.text(words, text=text, people=people(language, shown.missing))


def arrivals_sentence(language: Language, rows: Sequence[Row]) -> str:
    """Return how many sent the newest month and how many are late or silent over the year, for those shown."""
    owed = [(month, row.months[month - 1]) for row in rows for month in range(1, 13)]
    owed = [(month, one) for month, one in owed if one.arrival not in (Arrival.NOT_YET, Arrival.NOT_OWED)]
    if not owed:
        return language.text("Chưa có báo cáo nào trong phạm vi đang xem.")
    period = max(month for month, _ in owed)
    newest = [one for month, one in owed if month == period]
    complete = sum(one.arrival is not Arrival.MISSING for one in newest)
    first = language.text(
        "Tháng {month}: {fraction} đảng bộ, chi bộ đã báo cáo",
        month=period,
        fraction=language.fraction(complete, len(newest)),
    )
    missing = sum(one.arrival is Arrival.MISSING for _, one in owed)
    late = sum(one.arrival is Arrival.LATE for _, one in owed)
    if not missing and not late:
        said = language.text("{first}; cả năm không thiếu, không muộn.", first=first)
    elif not missing:
        late_reports = language.plural("{n} báo cáo", late)
        said = language.text(
            "{first}; từ đầu năm không thiếu báo cáo nào, muộn {late}.", first=first, late=late_reports
        )
    else:
        said = language.text(
            "{first}; từ đầu năm thiếu {missing}, muộn {late}.",
            first=first,
            missing=language.plural("{n} báo cáo", missing),
            late=language.plural("{n} báo cáo", late),
        )
    return f"{said} {_plans_sentence(language, rows)}".rstrip()


def _plans_sentence(language: Language, rows: Sequence[Row]) -> str:
    """Return how many plans of the year came, empty where none was owed."""
    plans = [row.plan.arrival for row in rows if row.plan is not None]
    if not plans:
        return ""
    came = sum(arrival in (Arrival.IN_TIME, Arrival.LATE) for arrival in plans)
    return language.text(
        "Kế hoạch năm: đã nhận {fraction}, muộn {late}.",
        fraction=language.fraction(came, len(plans)),
        late=language.number(plans.count(Arrival.LATE)),
    )


def states_sentence(language: Language, position: Position, rows: Sequence[Standing], level: str = "direct") -> str:
    """Return how many of the rows are in which state: "108 đảng bộ, chi bộ – 5 vượt chỉ tiêu, 8 đạt ..."."""
    counts = {state: sum(row.state is state for row in rows) for state in reversed(State)}
    parts = [
        f"{language.number(count)}{NO_BREAK}{lower_first(state_word(language, state, closed=position.own.year_over))}"
        for state, count in counts.items()
        if count
    ]
    units = units_text(language, level, len(rows))
    if position.clusters:
        units = f"{subject_of(language, position)}: {units}"
    return f"{units} – {', '.join(parts)}." if parts else f"{units}."


def group_heading(language: Language, grouping: str, total: GroupTotal) -> str:
    """Return the name of a group with its sums: "Phường · 30 đơn vị · 113/379 (29,8%) · 8/30 chưa kết nạp được"."""
    if grouping == "cluster":
        name = cluster_word(language, total.key)
    else:
        name = total.key or language.text("Chưa phân công lãnh đạo phụ trách")
    parts = [name, language.plural("{n} đơn vị", len(total.rows))]
    if total.quota:
        fraction = language.fraction(total.admitted, total.quota)
        parts.append(fraction if total.percent is None else f"{fraction} ({language.percent(total.percent)})")
    if total.zero:
        zero, everyone = language.number(total.zero), language.number(len(total.rows))
        text = N_("{zero}/{all} chưa kết nạp được")
        if all(row.year_over for row in total.rows):
            text = N_("{zero}/{all} không kết nạp được")
        parts.append(language.text(text, zero=zero, all=everyone))
    return " · ".join(parts)


ORDER_WORDS = {
    "plan": N_("Thứ tự giao chỉ tiêu"),
    "name": N_("Tên"),
    "percent": N_("Tỷ lệ"),
    "missing": N_("Còn thiếu"),
    "admitted": N_("Số kết nạp"),
    "last": N_("Lâu chưa kết nạp"),
}
GROUPING_WORDS = {"": N_("Không nhóm"), "cluster": N_("Theo khối"), "leader": N_("Theo lãnh đạo phụ trách")}
CHOICE_WORDS = {
    "lagging": N_("Tất cả"),
    "small_quota": N_("Chỉ tiêu nhỏ"),
    "pool": N_("Còn nguồn"),
    "no_pool": N_("Không còn nguồn"),
    "many_years_zero": N_("Nhiều năm chưa kết nạp"),
    "missing_report": N_("Thiếu báo cáo kỳ này"),
    "everyone": N_("Mọi trạng thái"),
    **{state.value: word for state, word in STATE_WORDS.items()},
}
_CLOSED_CHOICES = {state.value: word for state, word in CLOSED_WORDS.items()}


def choice_word(language: Language, choice: str, *, closed: bool = False) -> str:
    """Return the words of a choice that narrows the list, as its state is called once the year is `closed`."""
    if closed and choice in _CLOSED_CHOICES:
        return language.text(_CLOSED_CHOICES[choice])
    return language.text(CHOICE_WORDS[choice])


def list_sentence(language: Language, choice: str, count: int, place: str = "", *, closed: bool = False) -> str:
    """Return the sentence over a list that is not about lagging: "8 đơn vị đạt chỉ tiêu."."""
    state = lower_first(choice_word(language, choice, closed=closed))
    if choice == "everyone":
        state = language.text("trong phạm vi đang xem")
    words = N_("{units} {state}.") if count else N_("không có đơn vị nào {state}.")
    text = language.text(words, units=language.plural("{n} đơn vị", count), state=state)
    return f"{place}: {text}" if place else upper_first(text)


def needed_sentence(language: Language, own: Standing) -> str:
    """Return what is left to do a month beside the pace so far; empty where nothing is left or no month is."""
    if not own.remaining or own.needed_per_month is None or own.pace_per_month is None:
        return ""
    return language.text(
        "Còn phải kết nạp {remaining}, bình quân {needed} người/tháng (đến nay {pace} người/tháng).",
        remaining=people(language, own.remaining),
        needed=language.number(own.needed_per_month, 1),
        pace=language.number(own.pace_per_month, 1),
    )
