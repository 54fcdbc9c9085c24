"""Figures that committees and newspapers printed: the arithmetic must give the same, or say why not.

A quota marked IMPLIED was not printed; it was worked out from the count and the percent.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

import pytest

from dashboard.domain.numbers import percent

IMPLIED = True


@dataclass(frozen=True)
class Printed:
    """One published figure; `digits` are those behind the comma of the printed percent."""

    place: str
    as_of: date | None
    admitted: int
    quota: int
    percent: str
    digits: int
    implied: bool = False


ROUNDED = [
    Printed("Thành phố Thanh Hóa", date(2024, 5, 31), 289, 817, "35", 0),
    Printed("Thị xã trong báo cáo năm 2022", date(2022, 12, 31), 130, 130, "100", 0),
    Printed("Huyện Ninh Phước", date(2022, 6, 30), 52, 102, "50.98", 2, IMPLIED),
    Printed("Đảng bộ Quân sự tỉnh Ninh Thuận", date(2022, 6, 30), 5, 10, "50", 0, IMPLIED),
    Printed("Đảng bộ Bộ đội Biên phòng Ninh Thuận", date(2022, 6, 30), 4, 8, "50", 0, IMPLIED),
    Printed("Huyện Thuận Nam", None, 41, 50, "82", 0, IMPLIED),
    Printed("Tỉnh Bình Thuận", date(2017, 9, 26), 1383, 2000, "69.2", 1),
    Printed("Tỉnh Bình Thuận", date(2017, 11, 23), 1932, 2000, "96.6", 1),
    Printed("Huyện Đức Linh", date(2023, 6, 30), 65, 170, "38.2", 1),
    Printed("Tỉnh Quảng Nam", date(2024, 6, 30), 987, 1900, "51.95", 2, IMPLIED),
    Printed("Thành phố Hải Dương", date(2014, 4, 3), 68, 200, "34", 0, IMPLIED),
    Printed("Thành phố Cần Thơ", date(2017, 5, 28), 1614, 2170, "74.38", 2, IMPLIED),
    Printed("Thành phố Cần Thơ", date(2019, 11, 5), 1988, 2100, "94.7", 1, IMPLIED),
    Printed("Huyện Bình Xuyên", date(2021, 9, 30), 124, 180, "69", 0, IMPLIED),
    Printed("Huyện Lấp Vò", date(2013, 11, 13), 138, 284, "49", 0),
    Printed("Huyện Vũng Liêm", date(2017, 12, 21), 245, 200, "122.5", 1, IMPLIED),
]


@pytest.mark.parametrize("printed", ROUNDED, ids=lambda printed: f"{printed.place} {printed.as_of}")
def test_sixteen_figures_come_out_as_printed(printed: Printed):
    assert percent(printed.admitted, printed.quota, printed.digits) == Decimal(printed.percent)


def test_sixteen_and_five_are_the_twenty_one_figures():
    assert len(ROUNDED) == 16


def test_thanh_hoa_2023_printed_a_percent_that_fits_several_quotas():
    """735 and 104 %, no quota: the percent alone does not tell it, so no quota is made up from it."""
    assert [quota for quota in range(600, 800) if percent(735, quota, 0) == 104] == [704, 705, 706, 707, 708, 709, 710]
    assert [quota for quota in range(600, 800) if percent(735, quota) in (Decimal("104.0"), Decimal("104.1"))] == [
        706,
        707,
    ]
    assert percent(735, None) is None


def test_luc_ngan_2018_was_cut_and_not_rounded():
    assert percent(113, 296) == Decimal("38.2")
    assert (Decimal(11300) / 296).quantize(Decimal("0.1"), ROUND_DOWN) == Decimal("38.1")


def test_duy_xuyen_2009_fits_one_quota_rounded_and_another_cut():
    quotas = range(80, 160)
    assert [quota for quota in quotas if percent(87, quota, 0) == 72] == [121]
    assert [quota for quota in quotas if 8700 // quota == 72] == [120]


def test_nam_sach_2022_printed_people_over_instead_of_a_percent():
    assert 153 - 150 == 3
    assert percent(153, 150) == Decimal("102.0")


def test_bat_xat_is_complete_with_the_files_pending():
    assert percent(256, 274, 2) == Decimal("93.43")
    assert 256 + 18 == 274
    assert percent(256 + 18, 274) == 100


def test_the_parts_of_lap_vo_add_up_and_its_percent_is_not_the_mean_of_theirs():
    assert (79 + 59, 206 + 78) == (138, 284)
    assert percent(79, 206) == Decimal("38.3")
    assert percent(59, 78) == Decimal("75.6")
    assert percent(138, 284) == Decimal("48.6")


def test_a_printed_fraction_can_be_turned_round():
    """Đông Hà: "9/8" printed as 88,8 % is 8 of 9, and cut; rounded it is 88,9 %."""
    assert percent(8, 9) == Decimal("88.9")
    assert percent(9, 8) == Decimal("112.5")
