"""Numbers and dates follow the language of the app, not that of the browser or the machine."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dashboard.i18n.language import language

VI, EN = language("vi"), language("en")
MAY = date(2024, 5, 31)


@pytest.mark.parametrize(
    ("value", "digits", "vietnamese", "english"),
    [
        (0, 0, "0", "0"),
        (817, 0, "817", "817"),
        (1020, 0, "1.020", "1,020"),
        (243544, 0, "243.544", "243,544"),
        (-1020, 0, "-1.020", "-1,020"),
        (Decimal("75.4"), 1, "75,4", "75.4"),
        (Decimal("1020.0"), 1, "1.020,0", "1,020.0"),
        (None, 0, "…", "…"),
    ],
)
def test_numbers(value, digits, vietnamese, english):
    assert (VI.number(value, digits), EN.number(value, digits)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("value", "digits", "vietnamese", "english"),
    [
        (Decimal("35.4"), 1, "35,4%", "35.4%"),
        (Decimal(35), 0, "35%", "35%"),
        (Decimal(100), 1, "100,0%", "100.0%"),
        (Decimal("122.5"), 1, "122,5%", "122.5%"),
        (None, 1, "–", "–"),
    ],
)
def test_percents(value, digits, vietnamese, english):
    assert (VI.percent(value, digits), EN.percent(value, digits)) == (vietnamese, english)


@pytest.mark.parametrize(
    ("count", "of", "vietnamese", "english"),
    [
        (289, 817, "289/817", "289/817"),
        (1020, 2170, "1.020/2.170", "1,020/2,170"),
        (None, 817, "…/817", "…/817"),
        (0, None, "0/–", "0/–"),
    ],
)
def test_fractions(count, of, vietnamese, english):
    assert (VI.fraction(count, of), EN.fraction(count, of)) == (vietnamese, english)


def test_days_and_months():
    assert (VI.day(MAY), EN.day(MAY)) == ("31/05/2024", "31 May 2024")
    assert (VI.day(date(2024, 1, 2)), EN.day(date(2024, 1, 2))) == ("02/01/2024", "2 Jan 2024")
    assert (VI.month(2024, 5), EN.month(2024, 5)) == ("5/2024", "May 2024")
    assert (VI.short_month(6), EN.short_month(6)) == ("T6", "Jun")


def test_a_moment_is_told_on_the_clock_of_the_office():
    evening = datetime(2024, 5, 31, 18, 12, tzinfo=UTC)
    assert (VI.moment(evening), EN.moment(evening)) == ("01/06/2024 01:12", "1 Jun 2024 01:12")


def test_charts_get_the_marks_of_the_language():
    assert VI.vega_locale["number"] == {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}
    assert EN.vega_locale["number"] == {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["", ""]}
