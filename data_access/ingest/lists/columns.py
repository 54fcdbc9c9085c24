"""The columns of every list: one table of names for reading files, writing templates and telling what they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from data_access.ingest.tables.table import CATEGORIES
from data_access.schema import ALL


@dataclass(frozen=True)
class ListColumn:
    """A column of a list. `headings` are the Vietnamese names under which it also comes, that of the template first."""

    field: str
    headings: tuple[str, ...]
    required: bool = False
    """The list is none without it."""


@dataclass(frozen=True)
class ListForm:
    """What a list looks like. `least`: at least one of these columns is there too."""

    kind: str
    columns: tuple[ListColumn, ...]
    least: tuple[str, ...] = ()
    prefilled: tuple[str, ...] = ()
    """Columns that a template fills in: a row with nothing else says nothing."""
    meant_empty: str = ""
    """Column whose empty cell says something too: no quota assigned, no plan received."""
    beside: tuple[str, ...] = ()
    """Columns that may stand beside that one without changing this."""

    @property
    def required(self) -> frozenset[str]:
        """Fields of the columns that must be there."""
        return frozenset(column.field for column in self.columns if column.required)


_CODE = ListColumn("code", ("Mã đơn vị", "Mã", "Mã số", "Mã tổ chức đảng"), required=True)
_NAME = ListColumn("name", ("Tên đơn vị", "Đơn vị", "Tên tổ chức đảng", "Tên"))
_YEAR = ListColumn("year", ("Năm",), required=True)
_DOCUMENT = ListColumn("document", ("Văn bản", "Theo văn bản", "Số văn bản"))
_CATEGORY = ListColumn("category", ("Nhóm người", "Nhóm đối tượng", "Đối tượng"))
_CLUSTER = ListColumn("cluster", ("Khối", "Phân khối"))
_DAY_OF_EFFECT = ("Có hiệu lực từ ngày", "Hiệu lực từ ngày", "Từ ngày")

_COUNTED = {
    ALL: ("Số kết nạp", "Kết nạp", "Số người kết nạp", "Tổng số", "admitted"),
    "pupil": ("Học sinh",),
    "university_student": ("Sinh viên",),
    "student": ("Học sinh, sinh viên", "Học sinh - sinh viên", "HSSV"),
    "enterprise": ("Lao động trong doanh nghiệp", "Doanh nghiệp", "Người lao động trong doanh nghiệp"),
    "non_state_enterprise": ("Doanh nghiệp ngoài nhà nước", "Lao động trong doanh nghiệp ngoài nhà nước"),
    "student_or_non_state": ("Học sinh, sinh viên và doanh nghiệp ngoài nhà nước",),
    "religious": ("Người có đạo", "Có đạo", "Theo đạo"),
    "ethnic_minority": ("Dân tộc thiểu số", "Người dân tộc thiểu số", "DTTS"),
    "women": ("Nữ",),
    "youth_union": ("Đoàn viên", "Đoàn viên TNCS Hồ Chí Minh"),
}
COUNTED = (ALL, *CATEGORIES)
"""Columns of a register that count people: the codes of categories."""

FORMS = (
    ListForm(
        "successions",
        (
            ListColumn("predecessor", ("Mã đơn vị cũ", "Đơn vị cũ"), required=True),
            ListColumn("successor", ("Mã đơn vị mới", "Đơn vị mới"), required=True),
            ListColumn("effective_on", _DAY_OF_EFFECT, required=True),
            ListColumn("extent", ("Toàn bộ hay một phần", "Mức độ")),
            _DOCUMENT,
        ),
    ),
    ListForm(
        "documents",
        (
            ListColumn("number", ("Số, ký hiệu", "Số ký hiệu", "Số văn bản", "Số")),
            ListColumn("kind", ("Loại văn bản", "Tên loại", "Loại")),
            ListColumn("issuer", ("Cơ quan ban hành", "Nơi ban hành")),
            ListColumn("issued_on", ("Ngày ban hành", "Ngày văn bản", "Ngày")),
            ListColumn("title", ("Trích yếu", "Trích yếu nội dung", "Nội dung"), required=True),
        ),
        least=("number", "kind", "issuer", "issued_on"),
    ),
    ListForm(
        "pace",
        (
            ListColumn("name", ("Tên đường tiến độ", "Tên đường", "Tên"), required=True),
            _CLUSTER,
            ListColumn("month", ("Tháng",), required=True),
            ListColumn("share", ("Tỷ lệ lũy kế", "Tỷ lệ lũy kế (%)", "Tỷ lệ"), required=True),
            ListColumn("code", ("Mã đơn vị",)),
            ListColumn("effective_on", _DAY_OF_EFFECT),
        ),
        prefilled=("name", "month"),
    ),
    ListForm(
        "settings",
        (
            ListColumn("setting", ("Thiết lập", "Tên thiết lập"), required=True),
            ListColumn("value", ("Giá trị", "Giá trị đặt"), required=True),
            ListColumn("effective_on", _DAY_OF_EFFECT, required=True),
            _DOCUMENT,
        ),
        prefilled=("setting",),
    ),
    ListForm(
        "targets",
        (
            ListColumn("code", ("Mã đơn vị", "Mã")),
            _NAME,
            _CATEGORY,
            ListColumn("first_year", ("Từ năm", "Năm đầu"), required=True),
            ListColumn("last_year", ("Đến năm", "Năm cuối"), required=True),
            ListColumn("shape", ("Dạng mục tiêu", "Dạng chỉ tiêu"), required=True),
            ListColumn("low", ("Mức thấp nhất", "Mức"), required=True),
            ListColumn("high", ("Mức cao nhất",)),
            ListColumn("denominator", ("Tính trên",)),
            _DOCUMENT,
            ListColumn("clause", ("Điểm, khoản", "Mục, điểm")),
            ListColumn("past_last_year", ("Nhìn lại năm năm đến năm",)),
        ),
    ),
    ListForm(
        "register",
        (
            ListColumn("date", ("Ngày kết nạp", "Ngày"), required=True),
            _CODE,
            _NAME,
            *(ListColumn(code, _COUNTED[code]) for code in COUNTED),
        ),
        least=(ALL,),
        prefilled=("code", "name"),
    ),
    ListForm(
        "quotas",
        (
            _CODE,
            _NAME,
            _YEAR,
            _CATEGORY,
            ListColumn("amount", ("Chỉ tiêu", "Chỉ tiêu giao", "Số chỉ tiêu"), required=True),
            ListColumn("basis", ("Giao hay nghị quyết", "Căn cứ")),
            _DOCUMENT,
            ListColumn("effective_on", _DAY_OF_EFFECT),
        ),
        prefilled=("code", "name", "year"),
        meant_empty="amount",
        beside=("category", "basis", "document", "effective_on"),
    ),
    ListForm(
        "members",
        (
            _CODE,
            _NAME,
            _YEAR,
            ListColumn("members", ("Số đảng viên cuối năm", "Số đảng viên", "Đảng viên"), required=True),
            _DOCUMENT,
        ),
        prefilled=("code", "name", "year"),
    ),
    ListForm(
        "plans",
        (
            _CODE,
            _NAME,
            _YEAR,
            ListColumn("due_on", ("Hạn nộp kế hoạch", "Hạn nộp", "Hạn")),
            ListColumn("received_on", ("Ngày nhận kế hoạch", "Ngày nhận", "Ngày nộp")),
        ),
        least=("due_on", "received_on"),
        prefilled=("code", "name", "year"),
        meant_empty="received_on",
    ),
    ListForm(
        "organizations",
        (
            _CODE,
            ListColumn("name", _NAME.headings, required=True),
            ListColumn("short_name", ("Tên gọi tắt", "Tên ngắn", "Tên viết tắt")),
            ListColumn("kind", ("Loại hình", "Loại hình tổ chức", "Loại")),
            _CLUSTER,
            ListColumn("parent_code", ("Mã cấp trên trực tiếp", "Mã cấp trên", "Cấp trên", "parent")),
            ListColumn("display_order", ("Thứ tự",)),
            ListColumn("valid_from", ("Thành lập ngày", "Ngày thành lập")),
            ListColumn("valid_to", ("Ngày cuối cùng", "Kết thúc ngày", "Ngày kết thúc")),
            ListColumn("other_names", ("Tên gọi khác", "Tên khác")),
            ListColumn(
                "effective_on",
                ("Đổi tên, chuyển cấp trên từ ngày", "Chuyển cấp trên từ ngày", "Đổi tên từ ngày", *_DAY_OF_EFFECT),
            ),
        ),
    ),
)
"""The lists, those first that are told by the most telling columns: whoever has these is not one further down."""

FORM_OF: Mapping[str, ListForm] = {form.kind: form for form in FORMS}


def plain(text: str) -> str:
    """Return a text as headings and words of choice are compared: no marks, no case, one space between words.

    Never for names or codes of organisations: there marks decide.
    """
    text = re.sub(r"\([^)]*\)", " ", text).casefold().replace("đ", "d")
    without_marks = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9%]+", without_marks))


def fields_of(form: ListForm) -> Mapping[str, str]:
    """Return the field by the plain form of every heading under which a list may come."""
    named = {plain(column.field): column.field for column in form.columns}
    for column in form.columns:
        for heading in column.headings:
            named.setdefault(plain(heading), column.field)
    return named
