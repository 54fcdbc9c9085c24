"""When two names of organisations are one, near, or must not be matched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.ingest.names import MOST_LIKELY, MOST_VARIANTS, likely, name_key, name_problem, name_variants

STORED = (
    "Đảng bộ phường Tân An",
    "Đảng bộ phường Tân Ân",
    "Chi bộ 2",
    "Chi bộ 12",
    "Chi bộ Trường THPT Lê Lợi",
    "Đảng bộ Công ty Cổ phần Vận tải Minh Khánh",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đảng bộ phường Hòa Bình", "ĐẢNG BỘ  PHƯỜNG HOÀ BÌNH "),
        ("Xã Thủy Nguyên", "Xã Thuỷ\u00a0Nguyên"),
        ("Thị ủy Quý Lộc", "Thị uỷ Qúy Lộc"),
        ("Đảng bộ xã Đông Khê", "Ðảng bộ xã Ðông Khê"),
        ("Chi bộ Cơ quan Tổ chức – Nội vụ", "Chi bộ Cơ quan Tổ chức-Nội vụ"),
        ("Trường “Lê Lợi”", "Trường 'Lê Lợi'"),
        ("Chi bộ 02", "Chi bộ 2"),
        ("Phường Ba\u200b Đình", "Phường Ba Đình"),
        ("Phường Ba Đi\u0300nh", "Phường Ba Đình"),
        ("Phòng TN & MT", "Phòng TN và MT"),
    ],
)
def test_spelling_does_not_make_another_name(one: str, other: str):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tân An", "Tân Ân"),
        ("Tân An", "Tan An"),
        ("Chi bộ 2", "Chi bộ 12"),
        ("Đảng bộ phường Cẩm Giang", "Đảng bộ phường Cẩm Giàng"),
        ("Đảng bộ xã Tân An", "Đảng bộ phường Tân An"),
        ("Chi bộ Trường THPT Lê Lợi", "Đảng bộ Trường THPT Lê Lợi"),
        ("Chi bộ Trường THPT Lê Lợi", "Chi bộ Trường THCS Lê Lợi"),
    ],
)
def test_marks_numbers_and_kinds_make_another_name(one: str, other: str):
    assert not set(name_variants(one)) & set(name_variants(other))


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("P. Ba Đình", "Phường Ba Đình"),
        ("P.Ba Đình", "Đảng bộ phường Ba Đình"),
        ("Phường Ba Đình", "Đảng bộ phường Ba Đình"),
        ("ĐB phường Ba Đình", "Đảng bộ phường Ba Đình"),
        ("Đ.B P. Ba Đình", "Đảng bộ phường Ba Đình"),
        ("Đảng uỷ phường Ba Đình", "Đảng bộ phường Ba Đình"),
        ("ĐU X. Hải Khê", "Đảng bộ xã Hải Khê"),
        ("TT. Rừng Thông", "Đảng bộ thị trấn Rừng Thông"),
        ("TTYT thị xã", "Đảng bộ Trung tâm Y tế thị xã"),
        ("CB THPT Lê Lợi", "Chi bộ Trường THPT Lê Lợi"),
        ("Chi bộ Trường Trung học phổ thông Lê Lợi", "Chi bộ Trường THPT Lê Lợi"),
        ("Trường THPT Lê Lợi", "Chi bộ Trường THPT Lê Lợi"),
        ("Cty CP Vận tải Minh Khánh", "Đảng bộ Công ty Cổ phần Vận tải Minh Khánh"),
        ("CB Cty TNHH MTV Hoa Sen", "Chi bộ Công ty Trách nhiệm hữu hạn một thành viên Hoa Sen"),
        ("ĐB UBND TP", "Đảng bộ Ủy ban nhân dân thành phố"),
        ("Huyện ủy Tây Ngạn", "Đảng bộ huyện Tây Ngạn"),
        ("CB BQL Di tích", "Chi bộ Ban Quản lý Di tích"),
        ("CB MTTQ", "Chi bộ Mặt trận Tổ quốc"),
    ],
)
def test_abbreviations_are_the_name_that_they_stand_for(written: str, official: str):
    assert set(name_variants(written)) & set(name_variants(official))


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("Phường Tan An", "Đảng bộ phường Tân An"),
        ("Đảng bộ phường Tân Am", "Đảng bộ phường Tân An"),
        ("Tân Ân", "Đảng bộ phường Tân Ân"),
        ("Chi bộ số 2", "Chi bộ 2"),
        ("Lê Lợi", "Chi bộ Trường THPT Lê Lợi"),
        ("Vận tải Minh Khánh", "Đảng bộ Công ty Cổ phần Vận tải Minh Khánh"),
    ],
)
def test_a_near_name_is_proposed(written: str, first: str):
    assert likely(written, STORED)[0] == first


def test_a_name_with_another_number_or_nothing_in_common_is_not_near():
    assert likely("Chi bộ 22", STORED) == []
    assert likely("Đảng bộ Bệnh viện Phổi", STORED) == []


def test_both_towns_of_a_name_without_marks_are_proposed():
    assert set(likely("Tan An", STORED)) == {"Đảng bộ phường Tân An", "Đảng bộ phường Tân Ân"}


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Đảng bộ phường Tân An", ""),
        ("Đảng bộ phường T\u0430n An", "letters"),
        ("Chi bộ ٣", "letters"),
        ("Đảng bộ \u202ephường", "bidi"),
        ("Tân\u200b An", ""),
    ],
)
def test_a_name_that_only_looks_like_another_is_a_problem(name: str, problem: str):
    assert name_problem(name) == problem


@given(st.text(max_size=40))
def test_the_key_of_a_key_is_itself_and_variants_begin_with_it(text: str):
    variants = name_variants(text)
    assert variants[0] == name_key(text)
    assert len(variants) <= MOST_VARIANTS
    assert len(likely(text, STORED)) <= MOST_LIKELY
