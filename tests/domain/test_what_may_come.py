"""The people on their way, and what the whole would reach if those with most people missing met their quotas."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.pipeline import Pipeline, pipeline_of
from dashboard.domain.position import LatestReport, Position, Standing
from dashboard.domain.standing import stand
from dashboard.domain.what_if import if_the_farthest_met
from tests.domain.people import MAY, NOTHING_ABOVE, YEAR, counts, month_end, organization, standing


def city(children: tuple[Standing, ...]) -> Position:
    return Position(organization("city"), YEAR, month_end(MAY), None, 1, standing(817, 289), children)


def with_people(pool: int | None, holders: int | None, files: int | None) -> Standing:
    report = LatestReport(month_end(MAY), datetime(YEAR, 6, 3, tzinfo=UTC), False, None, None, pool, holders, files)
    reported = counts(12, 0)
    return stand(type(reported)(**{**reported.__dict__, "report": report}), YEAR, MAY, NOTHING_ABOVE)


def test_what_nobody_said_is_left_out_of_the_sum_and_told():
    steps = pipeline_of([with_people(15, 6, 2), with_people(0, None, 0), with_people(None, None, None)])
    assert steps == Pipeline(15, 6, 2, 0, organizations=3, silent=1)
    assert pipeline_of([standing(12, None)]) == Pipeline(None, None, None, None, 1, 1)
    assert pipeline_of([]) == Pipeline(None, None, None, None, 0, 0)


def test_if_the_five_with_most_missing_met_the_city_stands_at_479():
    """Each of the first five has 2 of 40 and 38 to go: 289 + 5 × 38 = 479."""
    rows = tuple(standing(40, 2, who=organization(f"u{n}", n)) for n in range(5))
    reached = if_the_farthest_met(city((*rows, standing(12, 2, who=organization("near", 9)))))
    assert reached is not None
    assert (reached.rows, reached.people, reached.admitted, reached.quota) == (rows, 190, 479, 817)


def test_small_quotas_and_those_without_a_pool_are_not_counted_on():
    assert if_the_farthest_met(city((standing(3, 0), standing(40, 0, pool=0), standing(12, 5)))) is None
    reached = if_the_farthest_met(city((standing(3, 0), standing(10, 0, pool=4))))
    assert reached is not None
    assert reached.people == 10


def test_without_a_quota_or_a_report_of_the_whole_there_is_no_what_if():
    lagging = (standing(40, 0, pool=5),)
    for own in (standing(None, 5), standing(817, None)):
        assert if_the_farthest_met(Position(organization(), YEAR, month_end(MAY), None, 1, own, lagging)) is None


@given(st.lists(st.tuples(st.integers(4, 60), st.integers(0, 60)), max_size=9))
def test_the_whole_gains_exactly_what_its_five_rows_lack(results: list[tuple[int, int]]):
    reached = if_the_farthest_met(city(tuple(standing(quota, admitted, pool=1) for quota, admitted in results)))
    if reached is not None:
        assert 1 <= len(reached.rows) <= 5
        lacking = sum((row.quota or 0) - (row.admitted or 0) for row in reached.rows)
        assert (reached.people, reached.admitted) == (lacking, 289 + lacking)
        assert lacking > 0
