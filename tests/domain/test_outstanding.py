"""What the total could be once the missing reports are in."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.outstanding import Outstanding, outstanding, shares_with_all_reports
from dashboard.domain.position import LatestReport, Position, Standing
from dashboard.domain.standing import pool_counts, stand
from tests.domain.people import MAY, NOTHING_ABOVE, YEAR, counts, month_end, organization


def child(admitted: int | None, month: int = MAY, expected: int | None = None) -> Standing:
    """An organisation that reported up to a month and foresaw so many for the next."""
    report = LatestReport(
        month_end(month), datetime(YEAR, month, 28, tzinfo=UTC), False, None, expected, None, None, None
    )
    one = replace(counts(20, admitted, month=month), reports_received=int(admitted is not None and month == MAY))
    return stand(replace(one, report=report if admitted is not None else None), YEAR, MAY, NOTHING_ABOVE)


def position(children: tuple[Standing, ...]) -> Position:
    total = sum(one.admitted or 0 for one in children)
    own = stand(counts(817, total), YEAR, MAY, NOTHING_ABOVE)
    period = max((one.report.as_of.month for one in children if one.report), default=None)
    return Position(organization("city"), YEAR, month_end(MAY), None, 1, own, children, period=period)


def test_the_city_has_289_and_with_the_foretold_two_291():
    late, silent = child(3, month=4, expected=2), child(None)
    assert outstanding(position((child(286), late, silent))) == Outstanding(MAY, 289, 291, foretold=1, silent=1)


def test_a_share_lies_between_nobody_and_all_of_those_still_expected():
    """62 to 64 of 291."""
    missing = Outstanding(MAY, 289, 291, foretold=1, silent=1)
    assert shares_with_all_reports(missing, 62, 289) == (Decimal("21.3"), Decimal("22.0"))
    assert shares_with_all_reports(Outstanding(MAY, 0, 0, foretold=0, silent=2), 0, 0) is None


def test_when_all_are_in_there_is_nothing_to_tell():
    assert outstanding(position((child(286), child(3)))) is None
    assert outstanding(position(())) is None


def test_without_any_report_nobody_knows_the_total():
    nothing = position((child(None), child(None)))
    own = stand(pool_counts(organization("city"), [counts(817, None)]), YEAR, None, NOTHING_ABOVE)
    assert outstanding(replace(nothing, own=own)) is None


def test_a_forecast_of_two_months_ago_says_nothing_of_this_month():
    assert outstanding(position((child(10), child(3, month=3, expected=2)))) == Outstanding(MAY, 13, 13, 0, 1)


def test_who_foresaw_nothing_counts_with_the_last_figure():
    assert outstanding(position((child(10), child(3, month=4)))) == Outstanding(MAY, 13, 13, 0, 1)


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from([3, 4, MAY]), st.none() | st.integers(0, 5)), max_size=8))
def test_if_the_missing_report_what_they_foresaw_the_total_is_the_upper_end(
    sent: list[tuple[int, int, int | None]],
):
    before = position((child(7), *(child(*one) for one in sent)))
    found = outstanding(before)
    later = position(
        (
            child(7),
            *(
                child(admitted + (expected or 0) * (month == 4)) if month < MAY else child(admitted)
                for admitted, month, expected in sent
            ),
        )
    )
    assert (found.high if found else before.own.admitted) == later.own.admitted
    assert outstanding(later) is None
