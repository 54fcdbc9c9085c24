"""Every rule of one organisation, applied together."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.narrative import reason
from dashboard.domain.numbers import months_elapsed
from dashboard.domain.pace import STRAIGHT, CurveKind
from dashboard.domain.position import Forecast, Mark
from dashboard.domain.standing import SCHOOL, Counts, forecast_year_end, pool_counts, pooled_history, stand
from dashboard.domain.states import State
from dashboard.i18n.language import language
from tests.domain.people import MAY, NOTHING_ABOVE, YEAR, counts, month_end, organization, standing

HALF = [0, 0, 0, 0, 20, 0, 0, 0, 0, 20, 0, 0]


def year_with(by_may: int, whole: int) -> list[int]:
    return [0, 0, 0, 0, by_may, 0, 0, 0, 0, whole - by_may, 0, 0]


def test_the_city_needs_75_a_month_and_had_58():
    city = standing(817, 289)
    assert (city.admitted, city.quota, city.remaining) == (289, 817, 528)
    assert city.percent == Decimal("35.4")
    assert (city.needed_per_month, city.pace_per_month) == (Decimal("75.4"), Decimal("57.8"))
    assert (city.state, city.missing, city.share_due) == (State.BEHIND, 51, Fraction(5, 12))


def test_no_report_is_not_zero():
    silent = standing(40, None)
    assert silent.state is State.NOT_REPORTED
    assert (silent.admitted, silent.percent, silent.remaining, silent.missing) == (None, None, None, None)
    assert (silent.needed_per_month, silent.pace_per_month) == (None, None)
    assert silent.months == (None,) * 12
    assert not silent.reported


def test_a_month_without_an_admission_is_zero_when_reported_and_unknown_when_not():
    assert standing(40, [3, 0, 5, 0, 1]).months == (3, 0, 5, 0, 1, *[None] * 7)


def test_without_a_quota_there_is_a_count_and_nothing_to_reach():
    free = standing(None, 7)
    assert (free.state, free.admitted, free.percent, free.remaining) == (State.NOT_ASSIGNED, 7, None, None)
    assert free.needed_per_month is None
    assert free.pace_per_month == Decimal("1.4")
    assert standing(0, 7).state is State.NOT_ASSIGNED
    assert standing(0, 7).needed_per_month is None


def test_at_the_end_of_the_year_no_month_is_left_to_need_anything_in():
    closed = stand(counts(40, 30, month=12), YEAR, 12, NOTHING_ABOVE)
    assert (closed.remaining, closed.needed_per_month, closed.pace_per_month) == (10, None, Decimal("2.5"))
    assert closed.forecast == Forecast(withheld="closed")


def test_who_is_done_needs_nobody_more():
    done = standing(130, 192)
    assert (done.state, done.remaining, done.needed_per_month) == (State.EXCEEDED, 0, Decimal("0.0"))
    assert done.percent == Decimal("147.7")


def test_a_report_of_mid_month_is_judged_by_its_day():
    early = stand(counts(24, [1, 1, 2, 3], month=4, day=date(YEAR, 4, 15)), YEAR, 4, NOTHING_ABOVE)
    assert early.share_due == Fraction(7, 24)
    assert (early.judgement.due, early.missing, early.state) == (7, 0, State.ON_PACE)
    assert early.pace_per_month == Decimal("2.0")


def test_periods_behind_judge_a_mid_month_report_by_its_day_too():
    """By 5 May 124 of 360 were due; at the end of May it would have been 150."""
    months, day = [30, 30, 30, 30, 4], date(YEAR, 5, 5)
    early = stand(counts(360, months, day=day), YEAR, MAY, NOTHING_ABOVE)
    assert (early.state, early.periods_behind) == (State.ON_PACE, 0)


def test_periods_behind_count_back_from_the_last_report():
    assert standing(120, [10, 15, 0, 0, 0]).periods_behind == 2  # 25 of 30 due in March may still be chance
    assert standing(120, [0, 0, 0, 0, 50]).periods_behind == 0
    assert standing(None, [0, 0, 0, 0, 0]).periods_behind == 0
    assert standing(40, None).periods_behind == 0


def test_marks_tell_a_pool_from_none_and_from_silence():
    assert Mark.POOL_BUT_ZERO in standing(10, 0, pool=6).marks
    assert Mark.NO_POOL in standing(10, 0, pool=0).marks
    assert Mark.NO_POOL in standing(40, 9, pool=0).marks
    assert standing(10, 0, pool=None).marks == frozenset()
    assert standing(10, 10, pool=0).marks == frozenset()


@pytest.mark.parametrize(("quota", "small"), [(None, False), (0, False), (1, True), (3, True), (4, False)])
def test_a_quota_of_one_to_three_is_small(quota: int | None, small: bool):
    assert standing(quota, 0).small_quota is small
    assert (Mark.SMALL_QUOTA in standing(quota, 0).marks) is small


def test_who_reported_before_but_not_this_period_is_marked_and_keeps_its_state():
    silent = stand(counts(12, 4, month=4, reports_expected=2), YEAR, MAY, NOTHING_ABOVE)
    assert (silent.state, silent.reported) == (State.ON_PACE, False)
    assert Mark.LAST_REPORT_MISSING in silent.marks
    assert Mark.LAST_REPORT_MISSING not in standing(12, None).marks  # it has a state of its own


def test_many_years_at_zero_need_a_quota_a_report_and_a_pool():
    nobody = [0] * 12
    history = {2021: nobody, 2022: nobody, 2023: nobody}
    quotas = {2021: 5, 2022: 5, 2023: 5}
    whole = standing(5, 0, pool=2, history=history, quotas=quotas)
    assert whole.zero_years == 3
    assert Mark.MANY_YEARS_ZERO in whole.marks
    assert Mark.MANY_YEARS_ZERO not in standing(5, 0, pool=0, history=history, quotas=quotas).marks
    assert Mark.MANY_YEARS_ZERO not in standing(5, 1, pool=2, history=history, quotas=quotas).marks


def test_a_year_without_a_report_or_with_an_admission_ends_the_row_of_zero_years():
    nobody, one = [0] * 12, [0] * 11 + [1]
    quotas = {2021: 5, 2022: 5, 2023: 5}
    history = {2021: nobody, 2022: nobody, 2023: nobody}
    assert standing(5, 0, history=history | {2022: one}, quotas=quotas).zero_years == 1
    assert standing(5, 0, history={2021: nobody, 2022: nobody}, quotas=quotas).zero_years == 0
    assert standing(5, 0, history={2021: nobody, 2023: nobody}, quotas=quotas).zero_years == 1


def test_a_year_without_a_quota_is_no_zero_year_and_ends_none():
    nobody, one = [0] * 12, [0] * 11 + [1]
    quotas = {2021: 5, 2022: 5, 2023: None}
    history = {2021: nobody, 2022: nobody, 2023: nobody}
    assert standing(5, 0, history=history, quotas=quotas).zero_years == 2
    assert standing(5, 0, history=history, quotas=quotas | {2023: 0}).zero_years == 2
    assert standing(5, 0, history=history | {2023: one}, quotas=quotas).zero_years == 0
    assert standing(5, 0, history=history, quotas=dict.fromkeys(quotas)).zero_years == 0


def test_the_forecast_is_the_range_that_earlier_years_lead_to():
    history = {2021: year_with(33, 100), 2022: year_with(40, 100), 2023: year_with(36, 100)}
    assert standing(800, 300, history=history).forecast == Forecast(low=750, high=909, years=(2021, 2022, 2023))


def test_a_forecast_that_would_mean_nothing_is_withheld_and_says_why():
    history = {2021: year_with(33, 100), 2022: year_with(40, 100), 2023: year_with(36, 100)}
    late = {year: year_with(9, 100) for year in history}
    assert standing(800, None, history=history).forecast.withheld == "too_few_people"
    assert standing(800, 9, history=history).forecast.withheld == "too_few_people"
    assert standing(800, 300, history={2022: HALF, 2023: HALF}).forecast.withheld == "too_few_years"
    assert standing(800, 300, history=late).forecast.withheld == "too_early"


@given(
    st.lists(st.lists(st.integers(-8, 30), min_size=12, max_size=12), min_size=3, max_size=5),
    st.integers(0, 300),
    st.integers(1, 11),
)
def test_a_forecast_is_a_range_above_what_is_reached_also_after_a_confirmed_fall(
    years: list[list[int]], admitted: int, month: int
):
    history = dict(enumerate(years, 2019))
    forecast = forecast_year_end(counts(100, admitted, month=month, history=history), YEAR, month_end(month))
    if forecast.low is not None:
        assert forecast.high is not None
        assert admitted <= forecast.low <= forecast.high
    else:
        assert forecast.withheld


def test_own_history_comes_before_the_straight_line_and_names_its_years():
    own = standing(40, 20, history=dict.fromkeys((2021, 2022, 2023), HALF))
    assert (own.curve.kind, own.curve.years, own.share_due) == (
        CurveKind.OWN_HISTORY,
        (2021, 2022, 2023),
        Fraction(1, 2),
    )
    assert [result.admitted for result in own.history] == [40, 40, 40]
    assert standing(40, 20).curve is STRAIGHT


def test_schools_are_taken_together_each_with_the_years_it_closed():
    """A year that one school left open would pull the shape of all towards its first months."""
    pupils = [0] * 4 + [4, 4, 0, 0, 0, 0, 0, 4]
    closed = dict.fromkeys((2021, 2022, 2023), pupils)
    school = counts(5, 2, history=closed, who=organization("a", cluster=SCHOOL))
    left_open = counts(5, 2, history=closed | {2023: [90] + [0] * 11}, who=organization("b", cluster=SCHOOL))
    left_open = Counts(**{**left_open.__dict__, "reported_years": frozenset({2021, 2022})})
    curve = pooled_history([school, left_open], YEAR, CurveKind.SCHOOL_HISTORY)
    assert curve is not None
    assert (curve.kind, curve.shares[0], curve.shares[4]) == (CurveKind.SCHOOL_HISTORY, 0, Fraction(1, 3))
    assert pooled_history([], YEAR, CurveKind.SCHOOL_HISTORY) is None


def test_organisations_taken_together_add_up():
    first, second = counts(40, 9, pool=5), counts(None, 4, pool=None)
    silent = counts(6, None)
    together = stand(pool_counts(organization("city"), [first, second, silent]), YEAR, MAY, NOTHING_ABOVE)
    assert (together.quota, together.admitted) == (46, 13)
    assert (together.reports_received, together.reports_expected, together.reported) == (2, 3, False)
    assert together.report is not None
    assert together.report.pool == 5


@given(st.integers(1, 900), st.integers(0, 900), st.integers(1, 11))
def test_the_months_left_bring_what_remains(quota: int, admitted: int, month: int):
    reached = stand(counts(quota, admitted, month=month), YEAR, month, NOTHING_ABOVE)
    left = 12 - months_elapsed(month_end(month))
    assert reached.remaining == max(0, quota - admitted)
    assert reached.needed_per_month is not None
    assert reached.pace_per_month is not None
    assert abs(Fraction(reached.needed_per_month) * left - reached.remaining) <= left * Fraction(1, 20)
    assert abs(Fraction(reached.pace_per_month) * month - admitted) <= month * Fraction(1, 20)


def test_who_ended_within_the_year_needs_nothing_more_and_is_not_forecast():
    known = counts(817, 289)
    for last_day, needed, withheld in ((month_end(5), None, "ended"), (month_end(6), Decimal("75.4"), "too_few_years")):
        ended = replace(known, organization=replace(known.organization, valid_to=last_day))
        row = stand(ended, YEAR, 5, NOTHING_ABOVE)
        assert (row.needed_per_month, row.forecast.withheld, row.remaining) == (needed, withheld, 528)


def test_a_year_that_is_over_needs_nothing_more_and_is_not_forecast():
    row = standing(9, [7, *[0] * 11], month=12)
    assert row.year_over
    assert (row.needed_per_month, row.remaining, row.forecast.withheld) == (None, 2, "closed")
    assert reason(language("vi"), row) == "7/9: năm đã khép, thiếu 2\u00a0người so với chỉ tiêu năm."
    met = standing(9, [9, *[0] * 11], month=12)
    assert reason(language("vi"), met) == "9/9: năm đã khép, đã đạt chỉ tiêu."
    assert not standing(9, 7).year_over


def test_at_the_pace_so_far_is_twelve_times_the_month_and_no_forecast():
    """Hải Phòng 2026: 5.616 in ten months are 561,6 a month, 6.739 in twelve."""
    row = standing(7_307, 5_616, month=10)
    assert row.pace_per_month == Decimal("561.6")
    assert row.at_this_pace == 6_739
    assert standing(9, 9, month=12).at_this_pace is None
    assert standing(9, None).at_this_pace is None
