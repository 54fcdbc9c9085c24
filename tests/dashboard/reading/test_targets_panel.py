"""The panel of targets on the overview: figure, answer, people needed and document of each, in words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from dashboard.components import targets_panel
from dashboard.domain.position import Document
from dashboard.domain.targets import Measured, PastAverage, Result, Shape, Target, hold
from dashboard.i18n.language import Code, language

RESOLUTION = Document("Nghị quyết", None, "Ban Chấp hành Đảng bộ tỉnh", None, "Tăng cường")


def target(code: str, shape: Shape, low: int, high: int | None = None, category: str = "all") -> Target:
    ends = (Fraction(low), None if high is None else Fraction(high))
    return Target(code, shape, category, *ends, "none", 2024, 2030, RESOLUTION, "điểm 2.2")


QUOTA = hold(replace(target("quota", Shape.ASSIGNED_COUNT, 1_100), document=None), Measured(498))
BAND = hold(target("count", Shape.COUNT_BAND, 1_020, 1_250), Measured(498, past=PastAverage(2018, 2022, 943, 4_715)))
BELIEVERS = replace(
    hold(target("religious-count", Shape.COUNT_BAND, 35, 40, "religious"), Measured(37)), until=date(2026, 9, 30)
)
UNKNOWN = hold(target("pupil-count", Shape.COUNT_BAND, 40, 55, "pupil"), Measured(None))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is put on the page, as markup."""
    markup: list[str] = []
    monkeypatch.setattr(targets_panel, "show", markup.append)
    return markup


def words_of(markup: str) -> str:
    """Return what a person reads, spaces put together."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup)).strip()


def panel(shown: list[str], *results: Result, code: Code = "vi") -> list[str]:
    targets_panel.targets_panel(language(code), results, 2024)
    return [words_of(row) for row in re.findall(r"<tr data-target.*?</tr>", "".join(shown))]


def test_every_target_says_document_figure_answer_and_people_needed(shown: list[str]):
    quota, band, believers, unknown = panel(shown, QUOTA, BAND, BELIEVERS, UNKNOWN)
    assert quota == "Chỉ tiêu năm chưa ghi văn bản 1.100 498 ▷ Chưa đạt cần thêm 602 người"
    assert band == (
        "Đảng viên mới kết nạp Nghị quyết (chưa ghi số), Ban Chấp hành Đảng bộ tỉnh, điểm 2.2 1.020–1.250"
        " Bình quân 2018–2022: 943 người/năm; cả 5 năm 4.715 người 498 ▷ Chưa tới mức cả năm cần thêm 522 người"
    )
    assert believers.endswith("35–40 37 đến 30/09/2026 ✓ Trong khoảng")
    assert unknown.endswith("40–55 … □ Chưa đủ số liệu")
    assert "4 chỉ tiêu, mục tiêu của năm 2024" in words_of(shown[0])


def test_it_speaks_english(shown: list[str]):
    (band,) = panel(shown, BAND, code="en")
    assert band.endswith(
        "1,020–1,250 Average of 2018–2022: 943 people a year; 4,715 people in all 5 years"
        " 498 ▷ Not yet at the level of the year 522 people more needed"
    )


def test_a_quota_alone_needs_no_panel(shown: list[str]):
    assert panel(shown, QUOTA) == []
    assert shown == []


def test_what_is_unknown_has_no_gauge(shown: list[str]):
    panel(shown, QUOTA, BAND, UNKNOWN)
    assert "".join(shown).count('role="img"') == 2


def test_the_band_of_everybody_stands_beside_the_quota(shown: list[str]):
    targets_panel.band_line(language("vi"), (QUOTA, BAND, BELIEVERS))
    (line,) = map(words_of, shown)
    assert line == (
        "▷ Mục tiêu 1.020–1.250 người/năm: chưa tới mức cả năm · cần thêm 522 người"
        " · Bình quân 2018–2022: 943 người/năm"
    )
    shown.clear()
    targets_panel.band_line(language("vi"), (QUOTA, BELIEVERS))
    assert shown == []
