"""The chart of a share: what it draws, how the least share steps, and that words and table say the same."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

from dashboard.charts.category_shares import category_shares, category_shares_alt, category_shares_table
from dashboard.domain.category_history import CategoryHistory, SharePoint
from dashboard.domain.targets import Shape, Target
from dashboard.i18n.language import language

VI, EN = language("vi"), language("en")


def target(low: int, first: int, last: int) -> Target:
    return Target("share", Shape.MINIMUM_SHARE, "student", Fraction(low, 100), None, "admitted", first, last)


HISTORY = CategoryHistory(
    "student",
    2026,
    years=(SharePoint(2024, None, 16, 100), SharePoint(2025, None, 19, 100)),
    months=(SharePoint(2026, 1, 1, 2), SharePoint(2026, 2, 30, 100), SharePoint(2026, 3, 42, 200)),
    targets=(target(15, 2024, 2025), target(25, 2026, 2030)),
)


def drawn(history: CategoryHistory = HISTORY, **more: Any) -> dict[str, list[dict[str, Any]]]:
    spec = category_shares(history, VI, dark=False, **{"narrowed": False, **more})
    return {name: frame.to_dict("records") for name, frame in spec["datasets"].items()}


def test_a_share_of_two_people_is_not_drawn():
    points = drawn()["points"]
    assert [(point["month"], point["share"], point["label"]) for point in points] == [
        (0, 16.0, "16,0%"),
        (0, 19.0, "19,0%"),
        (2, 30.0, "30,0%"),
        (3, 21.0, "21,0%"),
    ]
    assert [point["place"] for point in points] == ["above", "above", "", "below"]  # a step is named below the years


def test_the_least_share_steps_at_the_edge_of_the_year():
    sets = drawn()
    assert [(corner["x"], corner["share"]) for corner in sets["levels"]] == [(0, 15), (4, 15), (4, 25), (16, 25)]
    assert len({corner["run"] for corner in sets["levels"]}) == 1  # one line, so that the step is drawn
    names = {text["label"]: text["kind"] for text in sets["texts"] if text["kind"] in ("name", "step")}
    assert names == {"tối thiểu 15% (2024–2025)": "step", "tối thiểu 25%": "name"}
    assert sets["edge"] == [{"x": 4}]


def test_a_year_without_a_least_share_is_a_gap():
    history = CategoryHistory(
        "student", 2026, HISTORY.years, HISTORY.months, (target(15, 2024, 2024), target(25, 2026, 2026))
    )
    levels = drawn(history)["levels"]
    assert [(corner["x"], corner["share"]) for corner in levels] == [(0, 15), (2, 15), (4, 25), (16, 25)]
    assert len({corner["run"] for corner in levels}) == 2


def test_the_least_share_of_a_cluster_is_named_that_of_the_whole():
    assert "cả Đảng bộ 25%" in {text["label"] for text in drawn(narrowed=True)["texts"]}


def test_without_earlier_years_or_targets_the_months_stand_alone():
    sets = drawn(CategoryHistory("student", 2026, months=HISTORY.months))
    assert sets["edge"] == sets["levels"] == []
    assert [text["label"] for text in sets["texts"] if text["kind"] == "head"] == ["Năm 2026, cộng dồn"]


def test_colours_and_numbers_are_those_of_theme_and_language():
    for dark in (False, True):
        spec = category_shares(HISTORY, EN, dark=dark, narrowed=False)
        text = json.dumps({name: part for name, part in spec.items() if name != "datasets"})
        assert "token:" not in text
        assert ("#8DBBE8" in text) == dark
        assert spec["config"]["locale"]["number"]["decimal"] == "."


def test_words_and_table_say_what_is_drawn():
    assert category_shares_alt(HISTORY, VI) == (
        "Tỷ lệ học sinh, sinh viên trong số kết nạp. Cả năm: 2024 16,0%, 2025 19,0%."
        " Năm 2026 cộng dồn: T2 30,0%, T3 21,0%. Mức tối thiểu: 25%."
    )
    head, rows = category_shares_table(HISTORY, VI)
    assert head == ["Kỳ", "Thuộc nhóm", "Đã kết nạp", "Tỷ lệ"]
    assert rows[1:4] == [["2025", "19", "100", "19,0%"], ["1/2026", "1", "2", "–"], ["2/2026", "30", "100", "30,0%"]]
    assert HISTORY.years[0].share == Decimal("16.0")
