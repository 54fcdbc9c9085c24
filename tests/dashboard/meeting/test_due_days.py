"""A due day that nobody can mean is refused, and the sentence says what is wrong with it."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.i18n.language import language
from dashboard.meeting.due_days import due_day
from dashboard.meeting.writing import RefusedError


@pytest.mark.parametrize("text", ["30/06/2026", "30.6.2026", " 30-06-2026 ", "30 / 6 / 2026", "2026-06-30"])
def test_a_day_is_read_as_papers_write_it(text: str):
    assert due_day(text) == date(2026, 6, 30)


def test_no_day_is_none():
    assert due_day("  ") is None


@pytest.mark.parametrize(
    ("text", "said", "english"),
    [
        ("31/02/2026", "tháng 2 năm 2026 chỉ có 28 ngày", "month 2 of 2026 has 28 days only"),
        ("29/02/2027", "tháng 2 năm 2027 chỉ có 28 ngày", "month 2 of 2027 has 28 days only"),
        ("0/6/2026", "tháng 6 năm 2026 chỉ có 30 ngày", "month 6 of 2026 has 30 days only"),
        ("06/30/2026", "một năm chỉ có 12 tháng", "a year has 12 months only"),
        ("30/06/26", "ghi đủ bốn chữ số của năm", "write all four digits of the year"),
        ("30/06/20266", "ghi đủ bốn chữ số của năm", "write all four digits of the year"),
        ("30/06/2206", "xem lại năm", "check the year"),
        ("cuối tháng 6", "Không hiểu ngày “cuối tháng 6”", "“cuối tháng 6” cannot be read as a day"),
        ("30/6", "Ghi ngày/tháng/năm", "Write day/month/year"),
        ("9999-99-99", "Không hiểu ngày", "cannot be read as a day"),
    ],
)
def test_what_is_wrong_with_a_day_is_said_plainly(text: str, said: str, english: str):
    with pytest.raises(RefusedError) as refused:
        due_day(text)
    for code, words in (("vi", said), ("en", english)):
        sentence = language(code).text(refused.value.message, **refused.value.values)  # type: ignore[arg-type]
        assert words in sentence
        assert f"“{text}”" in sentence
