"""Items of an agenda are told in words: what is shown, and what narrows it."""

from __future__ import annotations

import pytest

from dashboard.exports.documents import VIEWS
from dashboard.i18n.language import language
from dashboard.meeting.item_words import VIEW_TITLES, item_narrowing, item_title
from dashboard.meeting.meeting import AgendaItem

VI = language("vi")


@pytest.mark.parametrize(
    ("view", "query", "words"),
    [
        ("overview", "", ""),
        ("lagging", "trang_thai=pool&khoi=school&tim=tan+an", "còn nguồn · khối: Trường học · tên có “tan an”"),
        ("progress", "cap=cell&xep=percent&nhom=leader", "cấp: chi bộ · xếp theo: tỷ lệ · theo lãnh đạo phụ trách"),
        ("shares", "co_cau=student", "học sinh, sinh viên"),
        ("trends", "dia_gioi=today", "theo địa giới hiện nay"),
        ("report", "ky=quarter", "của quý"),
        ("lagging", "trang_thai=zero&rut_gon=1", "chưa kết nạp được · rút gọn"),
        ("overview", "trang_thai=pool&xep=percent", ""),  # which this screen does not have
    ],
)
def test_what_narrows_an_item_is_told(view: str, query: str, words: str):
    assert item_narrowing(VI, AgendaItem(view, query)) == words


def test_an_organisation_is_told_by_its_name_or_else_its_code():
    item = AgendaItem("organization", "don_vi=th-phuong-tan-an")
    assert item_title(VI, item, {"th-phuong-tan-an": "Phường Tân An"}) == "Đơn vị: Phường Tân An"
    assert item_title(VI, item, {}) == "Đơn vị: th-phuong-tan-an"


def test_every_paper_has_a_name_in_an_agenda():
    assert set(VIEW_TITLES) == set(VIEWS)
