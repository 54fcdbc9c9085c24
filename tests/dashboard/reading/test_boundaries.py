"""Years before a merger: as they were, on today's boundaries, or not comparable and why; on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import Connection, Engine

from dashboard.charts.cumulative import closed_years, cumulative, cumulative_table
from dashboard.domain.boundaries import THEN, TODAY
from dashboard.domain.boundary_words import comparable_note, lines_note, reading_note, reading_word
from dashboard.domain.periods import WHOLE
from dashboard.domain.position import Position
from dashboard.domain.trend import Trend
from dashboard.domain.trend_words import break_text, parts_note, trend_sentence, year_note
from dashboard.i18n.language import NO_BREAK, language
from dashboard.reading.figures import read_position
from dashboard.reading.trends import read_trend
from data_access.engine import read_transaction
from data_access.ingest.change_organizations import record_succession
from data_access.queries.get_jurisdictions import get_jurisdictions
from data_access.scope import Scope
from tests.dashboard.towns import WHEN, add, assign, build_merged, report
from tests.data_access.tree import undone

VI = language("vi")
MERGED, MARCH, OCTOBER = date(2025, 7, 1), date(2026, 3, 31), date(2026, 10, 31)

Looked = tuple[Position, Trend]


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with undone(engine) as opened:
        yield opened


@pytest.fixture
def sample(sample_engine: Engine) -> Iterator[Connection]:
    with read_transaction(sample_engine) as opened:
        yield opened


def look(connection: Connection, root: int, day: date, reading: str, clusters: tuple[str, ...] = ()) -> Looked:
    scope = Scope(root, day)
    position = read_position(connection, scope, day.year, clusters=clusters)
    return position, read_trend(connection, scope, position, reading)


def counts(trend: Trend) -> list[tuple[int, int | None, int | None, int | None]]:
    """Return of each year: people, quota, people more than the year before."""
    return [(year.year, year.count(WHOLE).count, year.quota, trend.compared(year).difference) for year in trend.years]


def ids(connection: Connection, root: int, year: int) -> dict[str, int]:
    day = date(year, 6, 30)
    rows = read_position(connection, Scope(root, day), year).children
    return {row.organization.code: row.organization.id for row in rows}


def merge(connection: Connection, *, whole: bool = True) -> int:
    """The two cities of `build_merged`, the one ward of the old one wholly (or in part) in that of the new one."""
    old, new = build_merged(connection)
    record_succession(connection, old, new, MERGED, WHEN, extent="full")
    before, after = ids(connection, old, 2025)["old-1"], ids(connection, new, 2026)["new-1"]
    record_succession(connection, before, after, MERGED, WHEN, extent="full" if whole else "partial")
    return new


def test_a_city_of_whole_units_has_its_years_added_up_and_compared(connection: Connection):
    """10 a month in 2024; 6 × 10 and 6 × 20 in 2025; 3 × 20 by March 2026 beside 3 × 10."""
    position, trend = look(connection, merge(connection), MARCH, TODAY)
    assert counts(trend) == [(2024, 120, 100, None), (2025, 180, 130, 60), (2026, 60, 260, 30)]
    assert [(one.now.count, one.before.count, one.difference) for one in trend.parts][:2] == [
        (60, 30, 30),
        (None, 30, None),
    ]
    assert trend_sentence(VI, position, trend).replace(NO_BREAK, " ") == (
        "Đến 31/03/2026 kết nạp 60 người, nhiều hơn cùng kỳ năm trước 30 người (30)."
    )
    assert trend.mean_years == (2024, 2025)
    assert "Trước 01/07/2025: cộng từ các đơn vị về đây toàn bộ" in [break_text(VI, one) for one in trend.breaks]
    assert reading_note(VI, position, trend) == (
        "Các năm trước cộng từ các đơn vị trước 01/07/2025 về đây toàn bộ; so sánh được."
    )
    lines = trend.lines(closed_years(position))
    assert [(line.year, line.admitted) for line in lines.years] == [(2024, 120), (2025, 180)]
    assert (lines.apart, lines.merged_on) == (frozenset(), MERGED)


def test_as_it_was_each_city_keeps_its_own_years_and_quotas(connection: Connection):
    position, trend = look(connection, merge(connection), MARCH, THEN)
    assert counts(trend) == [(2025, 120, 130, None), (2026, 60, 260, None)]
    (former,) = trend.former
    assert (former.name, former.last_day) == ("Đảng bộ old", date(2025, 6, 30))
    assert counts(former.trend) == [(2024, 120, 100, None), (2025, 60, 110, 0)]
    assert [(one.before.count, one.difference) for one in trend.parts][:3] == [(30, None), (30, None), (60, None)]
    lines = trend.lines(closed_years(position))
    assert [(line.year, line.admitted) for line in lines.years] == [(2024, 120)]
    assert lines.apart == {2024}
    assert lines_note(VI, lines).startswith("Đường xám đứt (2024)")
    drawn = cumulative(position, VI, dark=False, drawn=lines)["datasets"]
    assert set(drawn["lines"]["apart"]) == {True}
    assert cumulative_table(position, VI, lines)[0] == ["Tháng", "2026", "2024"]
    assert comparable_note(VI, position, trend).endswith("chưa có năm nào.")


def test_a_divided_unit_is_the_reason_why_nothing_compares(connection: Connection):
    """The ward came in part: on today's boundaries its people before count for nobody."""
    position, trend = look(connection, merge(connection, whole=False), MARCH, TODAY)
    assert counts(trend) == [(2024, 0, None, None), (2025, 120, None, None), (2026, 60, 260, None)]
    assert reading_note(VI, position, trend).endswith(
        "không so sánh được với hiện nay: Đảng bộ old-1 chỉ về đây một phần."
    )
    assert year_note(VI, trend.years[0], trend.compared(trend.years[0])) == "chưa đủ các đơn vị hiện nay"


def test_a_cluster_of_divided_units_says_why_and_shows_its_own_years(connection: Connection):
    old, new = build_merged(connection)
    ward = add(connection, "new-2", new, "ward", began=MERGED)
    report(connection, ward, 2026, dict.fromkeys(range(1, 4), 5))
    assign(connection, ward, {2026: 40})
    record_succession(connection, old, new, MERGED, WHEN, extent="full")
    record_succession(connection, ids(connection, old, 2025)["old-1"], ward, MERGED, WHEN, extent="partial")
    position, trend = look(connection, new, MARCH, TODAY, ("ward",))
    assert trend.boundary is not None
    assert reading_word(VI, TODAY, trend.boundary) == "Theo địa giới hiện nay: không so sánh được"
    assert reading_note(VI, position, trend) == (
        "Trước 01/07/2025: không so sánh được với hiện nay: Đảng bộ old-1 chỉ về đây một phần."
    )
    assert trend.years[-1].count(WHOLE).count == 15
    assert trend.lines(closed_years(position)).years == ()


def root_of(connection: Connection, code: str) -> int:
    roots = get_jurisdictions(connection, "local")
    return int(roots[roots["code"] == code]["id"].iloc[0])


def test_the_merged_city_of_the_sample_as_it_was(sample: Connection):
    position, trend = look(sample, root_of(sample, "hai-phong"), OCTOBER, THEN)
    (former,) = trend.former
    assert [(year, people, quota) for year, people, quota, _ in counts(former.trend)] == [
        (2022, 3_836, 3_900),
        (2023, 4_082, 4_000),
        (2024, 4_222, 4_120),
        (2025, 2_130, 4_250),
    ]
    assert [(year, people) for year, people, _, _ in counts(trend)] == [(2025, 3_065), (2026, 5_616)]
    assert trend.lines(closed_years(position)).apart == {2022, 2023, 2024}


def test_the_merged_city_of_the_sample_on_todays_boundaries(sample: Connection):
    """Of police and army a part went nobody wrote down where: they count for nobody before the merger."""
    position, trend = look(sample, root_of(sample, "hai-phong"), OCTOBER, TODAY)
    by_year = {year: (people, quota, more) for year, people, quota, more in counts(trend)}
    assert list(by_year) == [2022, 2023, 2024, 2025, 2026]
    assert by_year[2024] == (4_002, None, 185)  # 4.222 less 220 of police and army; compared with 2023
    assert by_year[2025] == (5_075, None, None)  # the day of the merger lies within it
    assert by_year[2026] == (5_616, 7_307, None)
    assert [one.difference for one in trend.parts[:4]] == [None, None, 1_715 - 1_606, 527 - 518]
    assert parts_note(VI, trend) == "Không tính chênh lệch vì địa giới đổi từ 01/07/2025."
    assert trend_sentence(VI, position, trend).endswith("vì địa giới đổi từ 01/07/2025.")
    assert "64 đơn vị trực thuộc không có số liệu" in reading_note(VI, position, trend)
    lines = trend.lines(closed_years(position))
    assert ([line.year for line in lines.years], lines.merged_on) == ([2023, 2024, 2025], MERGED)
    marks = cumulative(position, VI, dark=False, drawn=lines)["datasets"]["merged"].to_dict("records")
    assert marks == [{"month": 6, "label": "địa giới đổi 01/07/2025"}]


@pytest.mark.parametrize(
    ("jurisdiction", "day"),
    [
        ("thanh-hoa", date(2024, 5, 31)),
        ("hau-giang", date(2025, 6, 30)),
        ("hai-phong-2024", date(2025, 6, 30)),
        ("thi-xa", date(2022, 12, 31)),
    ],
)
def test_a_series_that_came_from_nobody_has_one_reading(sample: Connection, jurisdiction: str, day: date):
    root = root_of(sample, jurisdiction)
    (position, then), (_, today) = (look(sample, root, day, reading) for reading in (THEN, TODAY))
    assert then.boundary is None
    assert counts(then) == counts(today)
    assert then.lines(closed_years(position)).years == tuple(closed_years(position))
    assert reading_note(VI, position, then) == comparable_note(VI, position, then) == ""
